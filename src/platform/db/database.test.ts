import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../tests/set-up/test-database.ts'
import { type Database, inContext, isDatabaseAway, openDatabase } from './database.ts'

const actor = { kind: 'system', regionId: '0199c000-0000-7000-8000-000000000001', reason: 'test' } as const

let tested: TestDatabase
let database: Database
let server: pg.Client

beforeAll(async () => {
  tested = await testDatabase('migrated')
  database = openDatabase(tested.appConfig, { onIdleError: () => undefined })
  // A role may end its own sessions.
  server = new pg.Client(tested.appConfig)
  await server.connect()
})

afterAll(async () => {
  await server.end()
  await database.close()
})

describe('a connection that ends', () => {
  // The driver tells of it outside of any statement: without a listener the whole process would end.
  test('between two statements of a transaction costs this transaction only', async () => {
    const outcome = inContext(database, actor, async (tx) => {
      const { rows } = await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(tx)
      await endBackend(rows[0]?.pid ?? 0)
      await sql`SELECT 1`.execute(tx)
    })
    await expect(outcome).rejects.toSatisfy(isDatabaseAway)
    const { rows } = await sql<{ one: number }>`SELECT 1 AS one`.execute(database.kysely)
    expect(rows).toEqual([{ one: 1 }])
  })
})

/** Ends it and waits until it is gone, so that our side has been told. */
async function endBackend(pid: number): Promise<void> {
  await server.query('SELECT pg_terminate_backend($1, 10000)', [pid])
  // A round trip later the news has reached the driver, which reads in the same loop.
  await server.query('SELECT 1')
}
