// From settings to a running set of services: what every command of the command line begins with.
import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ok, type Result, refused } from '../kernel/result.ts'
import { openDatabase } from '../platform/db/database.ts'
import { migrate } from '../platform/db/migrate.ts'
import { type OpenServer, openDatabaseServer } from '../platform/db/open.ts'
import type { Settings } from '../platform/env/settings.ts'
import { readOrMakeSigningKey } from '../platform/keys/signing-key.ts'
import { type Log, openLog } from '../platform/log/log.ts'
import type { Services } from '../platform/services.ts'
import { t } from './cli-texts.ts'
import { keyOfNames } from './key-of-names.ts'
import { openServices } from './services.ts'

export interface Program {
  readonly services: Services
  readonly server: OpenServer
  /** How many migrations ran just now. */
  readonly appliedCount: number
  stop(): Promise<void>
}

export interface ProgramOptions {
  readonly settings: Settings
  /** The checkout: migrations lie there. */
  readonly programFolder: string
  readonly mode: 'serve' | 'command'
  say(sentence: string): void
  readonly log?: Log
}

export const migrationsFolder = (programFolder: string): string => join(programFolder, 'migrations')

export async function openProgram(options: ProgramOptions): Promise<Result<Program, string>> {
  const { settings } = options
  if (!isWritable(settings.dataFolder)) return refused(t.folderUnwritable(settings.dataFolder))
  const log = options.log ?? openLog({ level: settings.logLevel })
  const server = await openDatabaseServer({
    dataFolder: settings.dataFolder,
    databaseUrl: settings.databaseUrl,
    mode: options.mode,
    say: options.say,
  })
  if (!server.ok) return server
  try {
    const opened = await openOn(server.value, options, log)
    if (!opened.ok) await server.value.stop()
    return opened
  } catch (error) {
    await server.value.stop()
    throw error
  }
}

async function openOn(server: OpenServer, options: ProgramOptions, log: Log): Promise<Result<Program, string>> {
  const { settings } = options
  const migrated = await migrate(server.owner, migrationsFolder(options.programFolder))
  if (!migrated.ok) return migrated
  const subjectMasterKey = await keyOfNames(server.owner, settings.dataFolder)
  if (!subjectMasterKey.ok) return subjectMasterKey
  const database = openDatabase(server.app, {
    onIdleError: (error) => log.warn({ error }, 'database connection lost'),
  })
  const signingKey = readOrMakeSigningKey(settings.dataFolder)
  const services = openServices({ database, settings, log, signingKey, subjectMasterKey: subjectMasterKey.value })
  return ok({
    services,
    server,
    appliedCount: migrated.value.applied.length,
    stop: async () => {
      await database.close()
      await server.stop()
    },
  })
}

function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK | constants.X_OK)
    return true
  } catch {
    return false
  }
}
