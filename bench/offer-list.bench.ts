// The public list of offers with 10,000 offers: latency and throughput of whole pages, over a socket, with the real
// database. The peer is the smallest page the same server can answer (not found, no list), in turn in the same run: so
// the ratio says what the list costs, whatever the machine.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { openProgram } from '../src/app/program.ts'
import { demoOrganizationId, demoOrganizations, demoRegion } from '../src/modules/network/demo.ts'
import { insertOffers } from '../src/modules/offers/store.ts'
import { inContext } from '../src/platform/db/database.ts'
import { readSettings } from '../src/platform/env/settings.ts'
import { type Load, load } from './load.ts'
import { makeOffers } from './make-offers.ts'

const offerCount = 10_000
const seconds = Number(process.argv[2] ?? 8)

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  await new Promise((done) => server.close(done))
  return port
}

const pages = {
  'Liste, erste Seite': ['/angebote'],
  'Suche mit einem Wort': [
    '/angebote?q=praktikum',
    '/angebote?q=werkstatt',
    '/angebote?q=bewerbung',
    '/angebote?q=pflege',
  ],
  'Suche mit Frage und Filter': [
    '/angebote?q=wo+kann+ich+ein+praktikum+machen&art=praktikum',
    '/angebote?q=ausbildung+metall&ort=Musterau',
  ],
  'Letzte Seiten': ['/angebote?seite=200', '/angebote?seite=400'],
  'Passt das für mich? Ergebnis': ['/passt-das?alter=16&klasse=keine&abschluss=esa&zeigen=1'],
  'Kleinste Seite (Vergleich)': ['/gibt-es-nicht'],
} as const

const line = (name: string, result: Load, ratio: number): string =>
  `| ${name} | ${result.perSecond.toFixed(0)} | ${result.p50.toFixed(1)} | ${result.p95.toFixed(1)} | ${result.p99.toFixed(1)} | ${(result.bytes / 1024).toFixed(0)} | ${ratio.toFixed(1)} |`

const dataFolder = mkdtempSync(join(tmpdir(), 'steg-bench-'))
const [port, opsPort] = [await freePort(), await freePort()]
const environment = {
  STEG_DATA: dataFolder,
  PORT: String(port),
  STEG_OPS_PORT: String(opsPort),
  STEG_LOG: 'error',
  STEG_LIST_LIMIT: '0',
}
const server = spawn(process.execPath, [resolve('dist/steg.js'), 'serve'], {
  env: { ...process.env, ...environment },
  stdio: ['ignore', 'pipe', 'inherit'],
})
try {
  await new Promise<void>((done, fail) => {
    server.stdout.on('data', (text: Buffer) => text.toString().includes('Steg läuft') && done())
    server.on('exit', () => fail(new Error('server ended')))
  })
  await fill()
  process.stdout.write(
    `${offerCount} Angebote, ${cpus().length} Kerne (${cpus()[0]?.model}), Node ${process.versions.node}\n\n`,
  )
  for (const clients of [1, 16]) {
    process.stdout.write(
      `${clients} Abfragende gleichzeitig, je ${seconds} s\n\n| Seite | Seiten/s | p50 ms | p95 ms | p99 ms | kB | Zeit gegen Vergleich |\n|---|--:|--:|--:|--:|--:|--:|\n`,
    )
    const results = new Map<string, Load>()
    for (const [name, paths] of Object.entries(pages)) {
      const origin = `http://127.0.0.1:${port}`
      await load({ origin, paths, clients, seconds: 1 })
      results.set(name, await load({ origin, paths, clients, seconds }))
    }
    const peer = results.get('Kleinste Seite (Vergleich)')
    for (const [name, result] of results)
      process.stdout.write(`${line(name, result, (peer?.perSecond ?? Number.NaN) / result.perSecond)}\n`)
    process.stdout.write('\n')
  }
} finally {
  server.removeAllListeners('exit')
  const ended = new Promise((done) => server.on('exit', done))
  server.kill('SIGTERM')
  await ended
  rmSync(dataFolder, { recursive: true, force: true })
}

async function fill(): Promise<void> {
  const settings = readSettings(environment)
  if (!settings.ok) throw new Error(settings.error)
  const opened = await openProgram({
    settings: settings.value,
    programFolder: resolve('.'),
    mode: 'command',
    say: () => undefined,
  })
  if (!opened.ok) throw new Error(opened.error)
  const { services } = opened.value
  const actor = { kind: 'system', regionId: demoRegion.id, reason: 'bench' } as const
  const providers = demoOrganizations.map((one) => demoOrganizationId(one.number))
  const details = makeOffers(offerCount, 1, providers)
  await inContext(services.database, actor, (tx) =>
    insertOffers(
      tx,
      details.map((one) => ({
        regionId: actor.regionId,
        id: services.newId(),
        details: one,
        at: services.now(),
        status: 'published' as const,
        confirmedOn: services.today(),
        publishedAt: services.now(),
      })),
    ),
  )
  // As a running server has it after a minute: without statistics PostgreSQL reads a whole index for twenty offers.
  const owner = new pg.Client(opened.value.server.owner)
  await owner.connect()
  await owner.query('ANALYZE offers.offer')
  await owner.end()
  await opened.value.stop()
}
