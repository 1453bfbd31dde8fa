import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../tests/set-up/test-database.ts'
import { migrate } from './migrate.ts'
import { openDatabaseServer, parseDatabaseUrl } from './open.ts'
import { scramVerifier } from './roles.ts'

const temp = mkdtempSync(join(tmpdir(), 'steg-migrate-'))
afterAll(() => rmSync(temp, { recursive: true, force: true }))

let folders = 0
function folderWith(files: Record<string, string>): string {
  const folder = join(temp, String(++folders))
  mkdirSync(folder)
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(folder, name), sql)
  return folder
}

async function ask(database: TestDatabase, sql: string): Promise<unknown[]> {
  const client = new pg.Client(database.ownerConfig)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

const one = { '0001_one.sql': 'CREATE TABLE one (id int); GRANT SELECT ON one TO steg_app, steg_operator;' }
const two = { '0002_two.sql': 'CREATE TABLE two (id int);\nINSERT INTO two VALUES (1);' }

test('files are applied once, in order, and only the new ones the next time', async () => {
  const database = await testDatabase('bare')
  expect(await migrate(database.ownerConfig, folderWith(one))).toEqual({
    ok: true,
    value: { applied: ['0001_one.sql'] },
  })
  const both = folderWith({ ...two, ...one })
  expect(await migrate(database.ownerConfig, both)).toEqual({ ok: true, value: { applied: ['0002_two.sql'] } })
  expect(await migrate(database.ownerConfig, both)).toEqual({ ok: true, value: { applied: [] } })
  expect(await ask(database, 'SELECT number, name FROM steg_migration ORDER BY number')).toEqual([
    { number: 1, name: '0001_one.sql' },
    { number: 2, name: '0002_two.sql' },
  ])
})

test('many programs that start at once on several new databases of one server migrate each of them once', async () => {
  const databases = await Promise.all(['bare', 'bare', 'bare'].map(() => testDatabase('bare')))
  const folder = folderWith({ ...one, ...two })
  const results = await Promise.all([...databases, ...databases].map((each) => migrate(each.ownerConfig, folder)))
  expect(results.every((result) => result.ok)).toBe(true)
  expect(results.flatMap((result) => (result.ok ? result.value.applied : [])).sort()).toEqual([
    ...Array(3).fill('0001_one.sql'),
    ...Array(3).fill('0002_two.sql'),
  ])
})

test('a file that fails leaves no trace, and the sentence names file and line', async () => {
  const database = await testDatabase('bare')
  const broken = folderWith({ ...one, '0002_two.sql': 'CREATE TABLE two (id int);\n\nINSERT INTO three VALUES (1);' })
  expect(await migrate(database.ownerConfig, broken)).toEqual({
    ok: false,
    error: expect.stringMatching(/0002_two\.sql ist gescheitert \(Zeile 3\).*"three" does not exist/),
  })
  expect(await ask(database, `SELECT to_regclass('one') IS NULL AS one, to_regclass('two') IS NULL AS two`)).toEqual([
    { one: false, two: true },
  ])
})

test('a changed, vanished, late or wrongly named file and a newer database are refused', async () => {
  const database = await testDatabase('bare')
  const why = async (files: Record<string, string>) => {
    const result = await migrate(database.ownerConfig, folderWith(files))
    return result.ok ? result.value.applied.join() : result.error
  }
  await why({ ...one, '0003_three.sql': 'SELECT 1' })
  expect(await why({ '0001_one.sql': 'SELECT 2', '0003_three.sql': 'SELECT 1' })).toContain(
    '0001_one.sql wurde geändert',
  )
  expect(await why(one)).toContain('Datenbank ist neuer als dieses Programm (0003_three.sql)')
  expect(await why({ '0003_three.sql': 'SELECT 1' })).toContain('0001_one.sql fehlt')
  expect(await why({ ...one, ...two, '0003_three.sql': 'SELECT 1' })).toContain('0002_two.sql hat eine kleinere Nummer')
  expect(await why({ ...one, '0001_again.sql': 'SELECT 1' })).toContain('Nummer ist doppelt')
  expect(await why({ '1_one.sql': 'SELECT 1' })).toContain('NNNN_name.sql')
  expect(await why({})).toContain('fehlt oder ist leer')
  expect(
    await why({ '0001_one.sql': one['0001_one.sql'].replace('; ', ';\r\n'), '0003_three.sql': 'SELECT 1' }),
  ).toContain('geändert')
})

test('the same file with Windows line ends counts as the same', async () => {
  const database = await testDatabase('bare')
  const unix = folderWith(two)
  expect((await migrate(database.ownerConfig, unix)).ok).toBe(true)
  const windows = folderWith({ '0002_two.sql': two['0002_two.sql'].replaceAll('\n', '\r\n') })
  expect(await migrate(database.ownerConfig, windows)).toEqual({ ok: true, value: { applied: [] } })
})

test('the verifier of a password is the one of RFC 7677', () => {
  const salt = Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64')
  expect(scramVerifier('pencil', salt)).toBe(
    'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
  )
})

test('DATABASE_URL is read with all its parts, in every usual form', () => {
  expect(parseDatabaseUrl('postgres://steg:p%40ss@db.example:6432/region')).toMatchObject({
    host: 'db.example',
    port: 6432,
    user: 'steg',
    password: 'p@ss',
    database: 'region',
  })
  expect(parseDatabaseUrl('postgresql:///region?host=/var/run/postgresql&user=steg')).toMatchObject({
    host: '/var/run/postgresql',
    user: 'steg',
    database: 'region',
  })
  for (const wrong of [
    '',
    'region',
    'mysql://a@b/c',
    'http://localhost',
    'postgres://[',
    'postgres://a:b@c:99999999/d',
  ])
    expect(parseDatabaseUrl(wrong), wrong).toBeUndefined()
})

test('a DATABASE_URL that leads nowhere or whose login fails is refused without printing the password', async () => {
  const database = await testDatabase('bare')
  const open = async (databaseUrl: string) => {
    const result = await openDatabaseServer({ dataFolder: temp, databaseUrl, mode: 'serve', say: () => undefined })
    return result.ok ? 'open' : result.error
  }
  const { host, port, user, password, database: name } = database.ownerConfig
  const url = (login: string, path: string) =>
    `postgres://${login}@/${path}?host=${encodeURIComponent(String(host))}&port=${port}`
  const sentences = [
    await open('nicht-dieses-4711:nicht-dieses-4711'),
    await open('postgres://steg:nicht-dieses-4711@127.0.0.1:1/region'),
    await open(url(`${user}:nicht-dieses-4711`, String(name))),
    await open(url(`${user}:${password}`, 'nowhere')),
  ]
  expect(
    sentences.map((sentence) => sentence.includes('nicht-dieses-4711') || sentence.includes(String(password))),
  ).toEqual([false, false, false, false])
  expect(sentences[0]).toContain('lässt sich nicht lesen')
  expect(sentences[1]).toContain('127.0.0.1:1 (DATABASE_URL) antwortet kein')
  expect(sentences[2]).toContain('mit diesem Kennwort nicht an')
  expect(sentences[3]).toContain('keine Datenbank nowhere')
  expect(await open(url(`${user}:${password}`, String(name)))).toBe('open')
})
