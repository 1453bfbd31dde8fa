// The register of municipalities: the layout of the Statistisches Bundesamt, made up; a plain table; the real one where
// the folder with outside data is at hand.
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { networkStage, type Stage } from '../../../../tests/support/network-stage.ts'
import { importFile } from '../../../platform/imports/import-file.ts'
import { writeCsv } from '../../../platform/tabular/write-csv.ts'
import { writeXlsx } from '../../../platform/tabular/write-xlsx.ts'
import { demoRegion } from '../demo.ts'
import { municipalitiesTarget } from '../imports.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steg-municipalities-'))
})
afterAll(() => rm(folder, { recursive: true }))

const freshStage = async (): Promise<{ stage: Stage; run(path: string): ReturnType<typeof importFile> }> => {
  const stage = await networkStage()
  // The demo has its own.
  await stage.rows('DELETE FROM network.municipality WHERE region_id = $1', [demoRegion.id])
  return {
    stage,
    run: (path) =>
      importFile(stage.services, [municipalitiesTarget], { target: 'municipalities', path, regionId: demoRegion.id }),
  }
}

const countsIn = (lines: readonly string[]): string => lines.at(-1)?.replace(/ \(.*/, '') ?? ''

const heading = ['Satz-art', 'Kennzeichen', 'Land', 'RB', 'Kreis', 'VB', 'Gem', 'Gemeindename', 'Fläche', 'insgesamt']
const registerColumns = [...heading, 'männlich', 'weiblich', 'je km2', 'PLZ', 'Längengrad', 'Breitengrad']

/** Record 60 is a municipality; 40 is its Kreis, 50 the union of municipalities to which it belongs. */
const municipality = (kreis: string, number: string, name: string, at: readonly [string, string], people = 5000) => [
  ...['60', '64', '03', kreis.slice(0, 1), kreis.slice(1), '0000', number, name, '12.5'],
  people,
  ...['', '', '', '37990'],
  ...at,
]
const kreisRecord = ['40', '43', '03', '9', '99', '', '', 'Musterau', '', '', '', '', '', '', '', '']

async function writeRegister(name: string, rows: readonly (readonly (string | number)[])[]): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, writeXlsx(registerColumns, rows, { sheet: 'Gemeinden' }))
  return path
}

describe('the official register', () => {
  const rows = [
    kreisRecord,
    municipality('999', '001', 'Musterau, Stadt', ['10,25', '51,73'], 32410),
    municipality('999', '007', 'Wiesental', ['10,09', '51,76']),
    municipality('999', '008', 'Inselhausen', ['0', '0']),
    municipality('998', '001', 'Anderswo', ['10,5', '52,0']),
  ]

  test('gives the municipalities of the region with key, name, centre and population, and says what it left out', async () => {
    const { stage, run } = await freshStage()
    const outcome = await run(await writeRegister('register.xlsx', rows))
    expect(outcome.exitCode).toBe(0)
    expect(countsIn(outcome.lines)).toBe('übernommen 3, geändert 0, bekannt 0, abgelehnt 0, zweifelhaft 1')
    expect(outcome.lines.join('\n')).toContain('1 Gemeinden anderer Kreise sind nicht übernommen.')
    const stored = await stage.rows(
      'SELECT municipality_key, name, latitude, longitude, population, source FROM network.municipality ORDER BY 1',
    )
    expect(stored).toEqual([
      {
        municipality_key: '03999001',
        name: 'Musterau, Stadt',
        latitude: 51.73,
        longitude: 10.25,
        population: 32410,
        source: 'register.xlsx',
      },
      expect.objectContaining({ municipality_key: '03999007', latitude: 51.76 }),
      expect.objectContaining({ municipality_key: '03999008', latitude: null, longitude: null }),
    ])
    const audit = await stage.rows(`SELECT 1 FROM platform.audit_event WHERE action = 'municipality.import'`)
    expect(audit).toHaveLength(3)
  })

  test('changes only what changed, and takes nothing twice', async () => {
    const { stage, run } = await freshStage()
    await run(await writeRegister('first.xlsx', rows))
    const again = await run(await writeRegister('again.xlsx', rows))
    expect(countsIn(again.lines)).toBe('übernommen 0, geändert 0, bekannt 3, abgelehnt 0, zweifelhaft 1')
    const renamed = [...rows.slice(0, 2), municipality('999', '007', 'Wiesental am See', ['10,09', '51,76'])]
    const outcome = await run(await writeRegister('renamed.xlsx', [...renamed, ...renamed.slice(-1)]))
    expect(countsIn(outcome.lines)).toBe('übernommen 0, geändert 1, bekannt 1, abgelehnt 1, zweifelhaft 0')
    const [row] = await stage.rows(`SELECT name, source FROM network.municipality WHERE municipality_key = '03999007'`)
    expect(row).toEqual({ name: 'Wiesental am See', source: 'renamed.xlsx' })
  })

  test('of other Kreise is refused with the keys of the region', async () => {
    const { stage, run } = await freshStage()
    const outcome = await run(await writeRegister('foreign.xlsx', rows.slice(4)))
    expect(outcome.lines.join('\n')).toContain('Schlüsseln der Region (03999)')
    expect(await stage.rows('SELECT FROM network.municipality')).toEqual([])
  })
})

test('a plain table is read by its headings, and every bad row is named', async () => {
  const { stage, run } = await freshStage()
  const path = join(folder, 'liste.csv')
  const columns = ['AGS', 'Gemeinde', 'Breitengrad', 'Längengrad', 'Einwohner']
  await writeFile(
    path,
    writeCsv(columns, [
      ['3999001', 'Musterau', '51,73', '10,25', '32.410'],
      ['03999007', "'t Wiesental <script>", '10,09', '51,76', 'viele'],
      ['0399', 'Zu kurz', '', '', ''],
      ['03999005', '', '', '', ''],
    ]),
  )
  const outcome = await run(path)
  expect(countsIn(outcome.lines)).toBe('übernommen 2, geändert 0, bekannt 0, abgelehnt 2, zweifelhaft 1')
  const text = outcome.lines.join('\n')
  expect(text).toMatch(/abgelehnt · Zeile 4 · Gemeindeschlüssel/)
  expect(text).toMatch(/abgelehnt · Zeile 5 · Gemeindename/)
  const stored = await stage.rows('SELECT municipality_key, latitude, population FROM network.municipality ORDER BY 1')
  expect(stored).toEqual([
    { municipality_key: '03999001', latitude: 51.73, population: 32410 },
    // Latitude and longitude were swapped: better no centre than one in the Indian Ocean.
    { municipality_key: '03999007', latitude: null, population: null },
  ])
})

const real = join(import.meta.dirname, '../../../../../shared/data/geo/AuszugGV2QAktuell.xlsx')

test.skipIf(!existsSync(real))(
  'the real register gives the 38 municipalities of Göttingen (03159)',
  async () => {
    const { stage } = await freshStage()
    await stage.rows(`UPDATE network.region SET kreis_keys = '{03159}' WHERE id = $1`, [demoRegion.id])
    const began = performance.now()
    const outcome = await importFile(stage.services, [municipalitiesTarget], {
      target: 'municipalities',
      path: real,
      regionId: demoRegion.id,
    })
    expect(outcome.exitCode).toBe(0)
    const stored = await stage.rows<{ name: string; latitude: number | null }>(
      'SELECT name, latitude FROM network.municipality',
    )
    expect(stored.length).toBeGreaterThan(30)
    expect(stored.every(({ latitude }) => latitude !== null && latitude > 51.2 && latitude < 52)).toBe(true)
    expect(stored.map(({ name }) => name)).toContain('Göttingen, Stadt')
    // Generous: the promise for an import is 20 s.
    expect(performance.now() - began).toBeLessThan(20_000)
  },
  30_000,
)
