// The public list of offers with 10,000 offers: latency and throughput of whole pages, over a socket, with the real
// database. The peer is the smallest page the same server can answer (not found, no list), in turn in the same run: so
// the ratio says what the list costs, whatever the machine.
import { cpus } from 'node:os'
import pg from 'pg'
import { demoOrganizationId, demoOrganizations, demoRegion } from '../src/modules/network/demo.ts'
import { insertOffers } from '../src/modules/offers/store.ts'
import { inContext } from '../src/platform/db/database.ts'
import { type Load, load } from './load.ts'
import { makeOffers } from './make-offers.ts'
import { serveForBench } from './open-for-bench.ts'

const offerCount = 10_000
const seconds = Number(process.argv[2] ?? 8)

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

const server = await serveForBench({ STEG_LIST_LIMIT: '0' })
try {
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
      const { origin } = server
      await load({ origin, paths, clients, seconds: 1 })
      results.set(name, await load({ origin, paths, clients, seconds }))
    }
    const peer = results.get('Kleinste Seite (Vergleich)')
    for (const [name, result] of results)
      process.stdout.write(`${line(name, result, (peer?.perSecond ?? Number.NaN) / result.perSecond)}\n`)
    process.stdout.write('\n')
  }
} finally {
  await server.end()
}

async function fill(): Promise<void> {
  const opened = await server.open()
  const { services } = opened
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
  const owner = new pg.Client(opened.server.owner)
  await owner.connect()
  await owner.query('ANALYZE offers.offer')
  await owner.end()
  await opened.stop()
}
