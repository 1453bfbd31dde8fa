// steg new-key: goes on without the names when the key that they are sealed with is lost for good.
import { countWrappedKeys, forgetUnopenedPupils } from '../modules/pupils/index.ts'
import { openDatabase } from '../platform/db/database.ts'
import { migrate } from '../platform/db/migrate.ts'
import { type OpenServer, openDatabaseServer } from '../platform/db/open.ts'
import { asOperator } from '../platform/db/operator.ts'
import { readOrMakeSigningKey } from '../platform/keys/signing-key.ts'
import { findSubjectMasterKey, makeSubjectMasterKey, subjectMasterKeyFile } from '../platform/keys/subject-key.ts'
import { forgetSubjectKey } from '../platform/keys/subject-key-check.ts'
import { openLog } from '../platform/log/log.ts'
import { t } from './cli-texts.ts'
import type { CommandInput } from './command-input.ts'
import { faultOfNames, keyOfNames } from './key-of-names.ts'
import { migrationsFolder } from './program.ts'
import { openServices } from './services.ts'

/**
 * Only with `replace`; else it says what would be lost. The key of the folder counts from then on, or a new one where there
 * is none.
 */
export async function replaceKeyOfNames(given: CommandInput, replace: boolean): Promise<number> {
  const { settings, say, complain, programFolder } = given
  const { dataFolder, databaseUrl } = settings
  const server = await openDatabaseServer({ dataFolder, databaseUrl, mode: 'serve', say })
  if (!server.ok) {
    complain(server.error)
    return 1
  }
  try {
    const migrated = await migrate(server.value.owner, migrationsFolder(programFolder))
    if (!migrated.ok) {
      complain(migrated.error)
      return 1
    }
    const key = findSubjectMasterKey(dataFolder)
    if (key === 'malformed') {
      complain(t.names.malformed(subjectMasterKeyFile(dataFolder)))
      return 1
    }
    const { owner } = server.value
    if ((await faultOfNames(owner, dataFolder)) === undefined) {
      say(t.names.fits)
      return 0
    }
    const { total, opened } = await asOperator(owner, (tx) => countWrappedKeys(tx, key === 'missing' ? undefined : key))
    if (!replace) {
      complain(t.names.wouldBeLost(total - opened))
      return 2
    }
    say(t.names.replaced(await giveUpNames(server.value, given)))
    return 0
  } finally {
    await server.value.stop()
  }
}

/** Forgets first: broken off in the middle, the database still refuses the key, and the command can be given again. */
async function giveUpNames(server: OpenServer, { settings }: CommandInput): Promise<number> {
  makeSubjectMasterKey(settings.dataFolder)
  const subjectMasterKey = findSubjectMasterKey(settings.dataFolder)
  if (typeof subjectMasterKey === 'string') throw new Error('The key could not be read back')
  const database = openDatabase(server.app, { onIdleError: () => undefined })
  const log = openLog({ level: settings.logLevel })
  const signingKey = readOrMakeSigningKey(settings.dataFolder)
  try {
    const count = await forgetUnopenedPupils(openServices({ database, settings, log, signingKey, subjectMasterKey }))
    await asOperator(server.owner, forgetSubjectKey)
    const kept = await keyOfNames(server.owner, settings.dataFolder)
    if (!kept.ok) throw new Error(kept.error)
    return count
  } finally {
    await database.close()
  }
}
