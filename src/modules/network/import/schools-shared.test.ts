import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { type TestServices, testServices } from '../../../../tests/support/services.ts'
import { asOperator } from '../../../platform/db/operator.ts'
import { importFile } from '../../../platform/imports/import-file.ts'
import { demoRegion } from '../demo.ts'
import { networkImports } from '../imports.ts'
import { createRegion } from '../regions.ts'

const folder = '../shared/data/schools'
const nrw = `${folder}/nrw_schulen_2024_25_sozialindex_koordinaten.csv`
const pilot = `${folder}/pilot_regions_schools.json`
describe('x', () => {
  let services: TestServices
  beforeAll(async () => {
    services = await testServices({ content: 'migrated' })
    await asOperator(services.testDatabase.ownerConfig, (tx) => createRegion(tx, demoRegion))
  })
  test('x', { timeout: 120000 }, async () => {
    for (const path of [nrw, nrw, pilot, pilot]) {
      const t0 = performance.now()
      const o = await importFile(services, networkImports, { target: 'schools', path, regionId: demoRegion.id })
      process.stdout.write(
        `${path} ${performance.now() - t0}\n${o.exitCode}\n${o.lines.slice(-160).join('\n')}\n${o.errors.join('\n')}\n`,
      )
    }
    expect(1).toBe(1)
  })
})
