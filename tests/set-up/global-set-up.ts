// Before all tests: one database server in a temporary folder and the templates that every test database is copied from.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import type { Result } from '../../src/kernel/result.ts'
import { openEmbedded } from '../../src/platform/db/embedded/embedded.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { openDatabaseServer } from '../../src/platform/db/open.ts'
import { appConfigOf } from '../../src/platform/db/roles.ts'
import { dropDatabase } from './drop-database.ts'
import { fillTemplate } from './fill-template.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: { readonly owner: pg.PoolConfig; readonly run: string }
  }
}

const say = (sentence: string) => process.stderr.write(`${sentence}\n`)

const orThrow = <T>(result: Result<T, string>): T => {
  if (!result.ok) throw new Error(result.error)
  return result.value
}

/** The server of STEG_TEST_DATABASE_URL, else our own; with the programs of another version where the soak run brought some. */
async function openTestServer(
  dataFolder: string,
  databaseUrl: string | undefined,
): Promise<{ owner: pg.PoolConfig; stop(): Promise<void> }> {
  const programsFrom = process.env.STEG_TEST_PROGRAMS
  return databaseUrl === undefined && programsFrom !== undefined
    ? orThrow(await openEmbedded({ dataFolder, mode: 'command', say, programsFrom }))
    : orThrow(await openDatabaseServer({ dataFolder, databaseUrl, mode: 'command', say }))
}

const folderName = /^steg-test-(\d+)-/

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env.STEG_TEST_DATABASE_URL
  if (url === undefined) await removeLeftovers()
  const folder = mkdtempSync(join(tmpdir(), `steg-test-${process.pid}-`))
  const server = await openTestServer(folder, url)
  // Several runs may share one server, so each has its own names.
  const run = `steg_test_${process.pid}`
  const admin = new pg.Client(server.owner)
  await admin.connect()
  try {
    await admin.query(`CREATE DATABASE ${run}_empty`)
    const empty = { ...server.owner, database: `${run}_empty` }
    orThrow(await migrate(empty, join(project.config.root, 'migrations')))
    await admin.query(`CREATE DATABASE ${run}_filled TEMPLATE ${run}_empty`)
    const filled = { ...server.owner, database: `${run}_filled` }
    await fillTemplate(filled, appConfigOf(filled))
  } catch (error) {
    await admin.end()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
  project.provide('databaseServer', { owner: server.owner, run })

  return async () => {
    try {
      const left = await admin.query<{ datname: string }>(`SELECT datname FROM pg_database WHERE datname LIKE $1`, [
        `${run}%`,
      ])
      for (const { datname } of left.rows) await dropDatabase(admin, datname)
    } finally {
      await admin.end()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

/** A killed test run leaves its server running; opening and closing it as the only user stops it. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(folderName.exec(name)?.[1] ?? 0)
    if (pid === 0 || isAlive(pid)) continue
    const dataFolder = join(tmpdir(), name)
    if (existsSync(join(dataFolder, 'postgres'))) {
      const server = await openDatabaseServer({ dataFolder, databaseUrl: undefined, mode: 'command', say: () => {} })
      if (!server.ok) continue
      await server.value.stop()
    }
    rmSync(dataFolder, { recursive: true, force: true })
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
