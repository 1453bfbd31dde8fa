// A survey of needs as a table: what is taken, what is not, and that the same file takes nothing twice.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { networkStage, type Stage } from '../../../../tests/support/network-stage.ts'
import { addDays } from '../../../kernel/plain-date.ts'
import { importFile } from '../../../platform/imports/import-file.ts'
import { writeCsv } from '../../../platform/tabular/write-csv.ts'
import { writeXlsx } from '../../../platform/tabular/write-xlsx.ts'
import { demoRegion } from '../../network/demo.ts'
import { gapsImports } from '../imports.ts'

let folder: string
let stage: Stage
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steg-needs-'))
  stage = await networkStage()
}, 60_000)
afterAll(() => rm(folder, { recursive: true }))

const columns = ['Für wen', 'Angebotsart', 'Ort', 'Anzahl', 'Gemeldet von', 'Datum']

async function run(name: string, rows: readonly (readonly (string | number)[])[]) {
  const path = join(folder, name)
  await writeFile(path, name.endsWith('csv') ? writeCsv(columns, rows) : writeXlsx(columns, rows, { sheet: 'Bedarf' }))
  const outcome = await importFile(stage.services, gapsImports, { target: 'needs', path, regionId: demoRegion.id })
  return { ...outcome, counts: outcome.lines.at(-1)?.replace(/ \(.*/, '') ?? '', text: outcome.lines.join('\n') }
}

const stored = () =>
  stage.rows<{ municipality_key: string | null; person_count: number }>(
    `SELECT municipality_key, person_count FROM gaps.need WHERE target_group = 'maedchen' ORDER BY person_count`,
  )

test.each(['umfrage.csv', 'umfrage.xlsx'])('%s is taken once, and every bad row is named', async (name) => {
  await stage.rows(`DELETE FROM gaps.need WHERE target_group = 'maedchen'`)
  const day = addDays(stage.services.today(), -10)
  const german = `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`
  const girls = 'MÄDCHEN und junge Frauen'
  const rows = [
    [girls, 'Training und Workshop', 'Tannengrund', 7, 'Schule', german],
    ['maedchen', 'training', '03999001', 3, 'Schule', day],
    ['maedchen', 'training', '03999001', 3, 'Schule', day],
    [girls, 'Beratung', '', 12, 'Träger', german],
    [girls, 'Zauberei', '', 12, 'Träger', german],
    [girls, 'Beratung', 'Anderswo', 4, 'Träger', german],
    [girls, 'Beratung', '', 0, 'Träger', german],
    [girls, 'Beratung', '', 4, 'Nachbarin', german],
    [girls, 'Beratung', '', 4, 'Träger', addDays(stage.services.today(), 1)],
    ["Robert'); DROP TABLE", 'Beratung', '', 4, 'Träger', 'gestern'],
  ]
  const first = await run(name, rows)
  expect(first.counts).toBe('übernommen 4, geändert 0, bekannt 0, abgelehnt 6, zweifelhaft 0')
  expect(first.text).toContain('Die Angebotsart „Zauberei“ kennt Steg nicht.')
  expect(first.text).toMatch(/abgelehnt · Zeile 7 · Gemeinde/)
  // Two schools told the same: both count.
  expect(await stored()).toEqual([
    { municipality_key: '03999001', person_count: 3 },
    { municipality_key: '03999001', person_count: 3 },
    { municipality_key: '03999008', person_count: 7 },
    { municipality_key: null, person_count: 12 },
  ])
  const audit = await stage.rows<{ changes: unknown }>(
    `SELECT changes FROM platform.audit_event e JOIN gaps.need n ON n.id = e.object_id
     WHERE e.action = 'need.note' AND n.target_group = 'maedchen'`,
  )
  expect(audit).toHaveLength(4)
  expect(JSON.stringify(audit)).not.toMatch(/personCount|person_count/)

  const again = await run(name, rows)
  expect(again.counts).toBe('übernommen 0, geändert 0, bekannt 4, abgelehnt 6, zweifelhaft 0')
  expect(await stored()).toHaveLength(4)
})
