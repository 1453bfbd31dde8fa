// A database for one test file: a copy of the template, dropped when the file is done.
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { appConfigOf } from '../../src/platform/db/roles.ts'
import { dropDatabase } from './drop-database.ts'
import { whenFileIsDone } from './when-done.ts'

export interface TestDatabase {
  /** Migrations, looking behind row-level security. */
  readonly ownerConfig: pg.PoolConfig
  /** As the application connects. */
  readonly appConfig: pg.PoolConfig
  /** Runs by itself after the file; call it only to be rid of the database earlier. */
  drop(): Promise<void>
}

/**
 * filled: with the made-up region (the default). migrated: all migrations, no rows of ours. bare: nothing at all.
 * Close your own connections before the file is done.
 */
export async function testDatabase(content: 'filled' | 'migrated' | 'bare' = 'filled'): Promise<TestDatabase> {
  const { owner, run } = inject('databaseServer')
  const name = `${run}_${randomBytes(6).toString('hex')}`
  const template = { filled: `${run}_filled`, migrated: `${run}_empty`, bare: 'template0' }[content]
  await asAdmin(owner, (admin) => admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`))
  const ownerConfig = { ...owner, database: name }
  const drop = () => asAdmin(owner, (admin) => dropDatabase(admin, name))
  whenFileIsDone(drop)
  return { ownerConfig, appConfig: appConfigOf(ownerConfig), drop }
}

async function asAdmin(owner: pg.PoolConfig, work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client(owner)
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}
