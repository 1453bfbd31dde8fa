// The made-up region that every test database of the kind "filled" begins with: the same that the demo shows.
import type pg from 'pg'
import { fillDemoWhereEmpty } from '../../src/app/demo.ts'
import { openServices } from '../../src/app/services.ts'
import { openDatabase } from '../../src/platform/db/database.ts'
import { readSettings } from '../../src/platform/env/settings.ts'
import { openLog } from '../../src/platform/log/log.ts'
import { testSubjectMasterKey } from './subject-master-key.ts'

export async function fillTemplate(owner: pg.PoolConfig, app: pg.PoolConfig): Promise<void> {
  const settings = readSettings({})
  if (!settings.ok) throw new Error(settings.error)
  const database = openDatabase(app, { onIdleError: () => undefined })
  try {
    const log = openLog({ level: 'error' })
    const services = openServices({
      database,
      settings: settings.value,
      log,
      signingKey: new Uint8Array(32),
      subjectMasterKey: testSubjectMasterKey,
    })
    await fillDemoWhereEmpty(owner, services)
  } finally {
    await database.close()
  }
}
