// Services on a test database: real ids and randomness, a clock that the test sets, a log that the test can read.
import { openServices } from '../../src/app/services.ts'
import { openDatabase } from '../../src/platform/db/database.ts'
import { readSettings, type Settings } from '../../src/platform/env/settings.ts'
import { openLog } from '../../src/platform/log/log.ts'
import type { Services } from '../../src/platform/services.ts'
import { testSubjectMasterKey } from '../set-up/subject-master-key.ts'
import { type TestDatabase, testDatabase } from '../set-up/test-database.ts'
import { whenFileIsDone } from '../set-up/when-done.ts'

export interface TestServices extends Services {
  readonly testDatabase: TestDatabase
  readonly logLines: readonly string[]
  /** From now on `now()` answers this instant; undefined gives back the real clock. */
  setNow(instant: Date | undefined): void
}

export function testSettings(changes: Partial<Settings> = {}): Settings {
  const read = readSettings({})
  if (!read.ok) throw new Error(read.error)
  // No test asks the internet.
  return { ...read.value, checksLinks: false, ...changes }
}

/** Connections and database go when the file is done. */
export async function testServices(
  given: { content?: 'filled' | 'migrated'; settings?: Partial<Settings> } = {},
): Promise<TestServices> {
  const testedDatabase = await testDatabase(given.content ?? 'filled')
  const logLines: string[] = []
  let instant: Date | undefined
  const database = openDatabase(testedDatabase.appConfig, {
    onIdleError: (error) => void logLines.push(`idle: ${error.name}`),
  })
  whenFileIsDone(() => database.close())
  const services = openServices({
    database,
    settings: testSettings(given.settings),
    log: openLog({ level: 'debug', destination: { write: (line: string) => void logLines.push(line) } }),
    signingKey: new Uint8Array(32).fill(7),
    subjectMasterKey: testSubjectMasterKey,
    now: () => instant ?? new Date(),
  })
  return {
    ...services,
    testDatabase: testedDatabase,
    logLines,
    setNow: (next) => {
      instant = next
    },
  }
}
