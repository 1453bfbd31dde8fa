// The command line: npm start and npm run steg -- COMMAND.
import { randomUUID } from 'node:crypto'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readSettings, type Settings } from '../platform/env/settings.ts'
import { openLog } from '../platform/log/log.ts'
import { t } from './cli-texts.ts'
import { runCommand } from './commands.ts'
import { serve } from './serve.ts'

const startedAt = performance.now()
// This file runs as dist/steg.js.
const programFolder = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const say = (sentence: string): void => void process.stdout.write(`${sentence}\n`)
const complain = (sentence: string): void => void process.stderr.write(`${sentence}\n`)

async function main(): Promise<number> {
  const [command = 'help', ...args] = process.argv.slice(2)
  if (command === 'help' || command === '--help' || command === '-h') {
    say(t.usage)
    return 0
  }
  const settings = readSettings(process.env)
  if (!settings.ok) {
    complain(settings.error)
    return 2
  }
  const given = { settings: settings.value, programFolder, say }
  return command === 'serve' ? serveUntilSignal(given) : runCommand({ ...given, command, args, complain })
}

async function serveUntilSignal(given: {
  settings: Settings
  programFolder: string
  say(sentence: string): void
}): Promise<number> {
  const signalled = nextSignal()
  const serving = await serve({ ...given, startedAt })
  if (!serving.ok) {
    complain(serving.error)
    return 1
  }
  await signalled
  say(t.stopping)
  await serving.value.stop()
  say(t.stopped)
  return 0
}

function nextSignal(): Promise<void> {
  return new Promise((resolveSignal) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolveSignal())
  })
}

// Whoever reads along (`npm start | head`) may leave; Steg goes on.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

process.exitCode = await main().catch((error: unknown) => {
  const id = randomUUID()
  openLog({ level: 'error' }).error({ error, requestId: id }, 'start failed')
  complain(t.failed(id))
  return 1
})
// Connections that a library keeps open must not keep a finished command alive.
process.exit()
