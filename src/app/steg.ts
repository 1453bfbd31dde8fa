// The command line: npm start and npm run steg -- COMMAND.
import { randomUUID } from 'node:crypto'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Settings } from '../platform/env/settings.ts'
import { t } from './cli-texts.ts'
import type { headless as Headless } from './headless.ts'

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
  const { headless } = await import('./headless.ts')
  if (Object.hasOwn(headless, command)) return runHeadless(headless[command], args)
  // Only now, since a command without a database has no use for all this.
  const { readSettings } = await import('../platform/env/settings.ts')
  const settings = readSettings(process.env)
  if (!settings.ok) {
    complain(settings.error)
    return 2
  }
  const given = { settings: settings.value, programFolder, say }
  if (command === 'serve') return serveUntilSignal(given)
  const { runCommand } = await import('./commands.ts')
  return runCommand({ ...given, command, args, complain })
}

async function runHeadless(run: (typeof Headless)[string] | undefined, args: readonly string[]): Promise<number> {
  const stopping = new AbortController()
  void nextSignal().then(() => stopping.abort())
  return (await run?.({ args, signal: stopping.signal, complain })) ?? 2
}

async function serveUntilSignal(given: {
  settings: Settings
  programFolder: string
  say(sentence: string): void
}): Promise<number> {
  const { serve } = await import('./serve.ts')
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

process.exitCode = await main().catch(async (error: unknown) => {
  const { openLog } = await import('../platform/log/log.ts')
  const id = randomUUID()
  openLog({ level: 'error' }).error({ error, requestId: id }, 'start failed')
  complain(t.failed(id))
  return 1
})
// Connections that a library keeps open must not keep a finished command alive.
process.exit()
