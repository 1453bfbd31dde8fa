import pg from 'pg'
import { expect, test } from 'vitest'
import { testDatabase } from './test-database.ts'

test('a test database has all migrations and lets the app in without any power of its own', async () => {
  const database = await testDatabase('migrated')
  const app = new pg.Client(database.appConfig)
  await app.connect()
  const answer = await app.query(
    `SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole,
       (SELECT count(*) FROM pg_class WHERE relowner = r.oid)::int AS owned
     FROM pg_roles r WHERE rolname = current_user`,
  )
  await app.end()
  expect(answer.rows).toEqual([
    { rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false, owned: 0 },
  ])
})

test('two test databases do not see each other', async () => {
  const [one, other] = await Promise.all([testDatabase(), testDatabase('bare')])
  expect(one.ownerConfig.database).not.toBe(other.ownerConfig.database)
})
