// The gap analysis with 10,000 offers and 20 municipalities: the pure core, and the whole way from the database to a
// page. The peer asks every offer for every cell, as one would without a cube, in the same run.
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fillDemoWhereEmpty } from '../src/app/demo.ts'
import { buildCube, type CubeOffer, cellCount, viewCube, worthOf } from '../src/modules/gaps/cube.ts'
import { explainCell } from '../src/modules/gaps/explain.ts'
import { cellOf, gapQuestionFrom, viewOf } from '../src/modules/gaps/question.ts'
import { type Gaps, readGaps } from '../src/modules/gaps/read-gaps.ts'
import { cubeOf, shapeOf, toCubeOffers } from '../src/modules/gaps/to-cube.ts'
import { demoMunicipalities, demoOrganizationId, demoOrganizations, demoRegion } from '../src/modules/network/demo.ts'
import { insertMunicipalities } from '../src/modules/network/store-municipalities.ts'
import { insertOffers } from '../src/modules/offers/store.ts'
import { inContext } from '../src/platform/db/database.ts'
import { makeOffers, randomOf } from './make-offers.ts'
import { openForBench } from './open-for-bench.ts'

const offerCount = 10_000
const municipalityCount = 20
const runs = Number(process.argv[2] ?? 20)

const dataFolder = mkdtempSync(join(tmpdir(), 'steg-bench-'))
const program = await openForBench({ STEG_DATA: dataFolder, STEG_LOG: 'error' })
const { services, server } = program
const actor = { kind: 'system', regionId: demoRegion.id, reason: 'bench' } as const

async function fill(): Promise<void> {
  await fillDemoWhereEmpty(server.owner, services)
  const random = randomOf(2)
  const providers = demoOrganizations.map((one) => demoOrganizationId(one.number))
  const details = makeOffers(offerCount, 1, providers)
  await inContext(services.database, actor, async (tx) => {
    await insertMunicipalities(
      tx,
      { regionId: actor.regionId, at: services.now() },
      // Besides those of the demo.
      Array.from({ length: municipalityCount - demoMunicipalities.length }, (_, index) => ({
        key: `03999${String(index + 11).padStart(3, '0')}`,
        name: `Gemeinde ${index + 1}`,
        latitude: 51.6 + random() * 0.3,
        longitude: 10 + random() * 0.4,
        population: null,
        source: 'bench',
      })),
    )
    await insertOffers(
      tx,
      details.map((one) => ({
        regionId: actor.regionId,
        id: services.newId(),
        details: one,
        providerName: 'Anbieter',
        at: services.now(),
        status: 'published' as const,
        confirmedOn: services.today(),
        publishedAt: services.now(),
      })),
    )
  })
}

async function times(work: () => unknown): Promise<{ p50: number; p95: number }> {
  const measured: number[] = []
  for (let run = 0; run < runs + 3; run++) {
    const began = performance.now()
    await work()
    // The first ones warm up.
    if (run >= 3) measured.push(performance.now() - began)
  }
  measured.sort((a, b) => a - b)
  const at = (share: number) =>
    measured[Math.min(measured.length - 1, Math.floor(measured.length * share))] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95) }
}

/** Every cell asks every offer. */
function withoutCube(offers: readonly CubeOffer[], shape: ReturnType<typeof shapeOf>): number {
  let gaps = 0
  for (let group = 0; group < shape.group; group++)
    for (let kind = 0; kind < shape.kind; kind++)
      for (let municipality = 0; municipality < shape.municipality; municipality++)
        for (let period = 0; period < shape.period; period++) {
          const best = offers
            .filter((offer) => offer.kind === kind && offer.groups.includes(group))
            .reduce((worth, offer) => Math.max(worth, worthOf(offer, municipality, period)), 0)
          if (best < 3) gaps++
        }
  return gaps
}

try {
  await fill()
  const question = gapQuestionFrom(new URLSearchParams('raster=halbjahr'))
  const read = async (): Promise<Gaps> => {
    const gaps = await readGaps(actor, services, question)
    if (!gaps.ok) throw new Error(gaps.error)
    return gaps.value
  }
  const { region, cube } = await read()
  const view = viewOf(region, question)
  const chosen = cellOf(region, gapQuestionFrom(new URLSearchParams('zielgruppe=eltern&gemeinde=03999007')))
  if (view === undefined || chosen === undefined) throw new Error('no view')
  const shape = shapeOf(region)
  const offers = toCubeOffers(region)
  process.stdout.write(
    `${region.supply.length} Angebote, ${shape.municipality} Gemeinden, ${cellCount(shape)} Felder, ${cpus().length} Kerne (${cpus()[0]?.model}), Node ${process.versions.node}, ${runs} Läufe\n\n| Schritt | p50 ms | p95 ms |\n|---|--:|--:|\n`,
  )
  const rows: [string, () => unknown][] = [
    ['Würfel füllen (buildCube)', () => buildCube(shape, offers)],
    ['Bild mit Anzahlen (viewCube)', () => viewCube(cube, view)],
    ['Angebote verorten und Würfel füllen (cubeOf)', () => cubeOf(region)],
    ['Gründe eines Feldes (explainCell)', () => explainCell({ region, cube }, chosen)],
    ['aus der Datenbank bis zum Bild', async () => viewCube((await read()).cube, view)],
  ]
  let core = Number.NaN
  for (const [name, work] of rows) {
    const { p50, p95 } = await times(work)
    if (Number.isNaN(core)) core = p50
    process.stdout.write(`| ${name} | ${p50.toFixed(1)} | ${p95.toFixed(1)} |\n`)
  }
  const began = performance.now()
  withoutCube(offers, shape)
  const slow = performance.now() - began
  process.stdout.write(`| Vergleich: jedes Feld fragt jedes Angebot | ${slow.toFixed(0)} | |\n\n`)
  process.stdout.write(`Der Würfel ist ${(slow / core).toFixed(0)}-mal so schnell wie der Vergleich.\n`)
} finally {
  await program.stop()
  rmSync(dataFolder, { recursive: true, force: true })
}
