// Whether a data folder may seal names in a database, on a real one: its own, somebody else's, and one without a value yet.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../tests/set-up/test-database.ts'
import { asOperator } from '../db/operator.ts'
import { findSubjectMasterKey, makeSubjectMasterKey, subjectMasterKeyFile } from './subject-key.ts'
import { forgetSubjectKey, judgeSubjectKey, openSubjectKey, type WrappedCount } from './subject-key-check.ts'

const root = mkdtempSync(join(tmpdir(), 'steg-key-check-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let folderCount = 0
const newFolder = () => join(root, String(folderCount++))
const folderWithKey = () => {
  const folder = newFolder()
  makeSubjectMasterKey(folder)
  return folder
}

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase('migrated')
})
beforeEach(() => asOperator(database.ownerConfig, forgetSubjectKey))

const nothing: WrappedCount = { total: 0, opened: 0 }
const given = (dataFolder: string, count: WrappedCount) => ({ dataFolder, countWrapped: async () => count })
const judge = (folder: string, count = nothing) =>
  asOperator(database.ownerConfig, (tx) => judgeSubjectKey(tx, given(folder, count)))
const open = (folder: string, count = nothing) =>
  asOperator(database.ownerConfig, (tx) => openSubjectKey(tx, given(folder, count)))

describe('a database that has seen no key', () => {
  test('takes the first one, made where there is none, and only that one from then on', async () => {
    const folder = newFolder()
    expect(await judge(folder)).toBe('unused')
    expect(findSubjectMasterKey(folder)).toBe('missing')
    const opened = await open(folder)
    expect(opened).toEqual({ ok: true, value: findSubjectMasterKey(folder) })
    expect(await open(folder)).toEqual(opened)
    expect(await judge(folder)).toBe('fits')

    const elsewhere = newFolder()
    expect(await open(elsewhere)).toEqual({ ok: false, error: 'missing' })
    expect(findSubjectMasterKey(elsewhere)).toBe('missing')
    expect(await open(folderWithKey())).toEqual({ ok: false, error: 'other' })
    cpSync(join(folder, 'keys'), join(elsewhere, 'keys'), { recursive: true })
    expect(await open(elsewhere)).toEqual(opened)
  })

  test('takes one of two programs that begin at once with two folders', async () => {
    const opened = await Promise.all([open(newFolder()), open(newFolder()), open(newFolder())])
    expect(opened.filter(({ ok }) => ok)).toHaveLength(1)
    // Whoever comes when another is done already is told that the own folder has no key.
    const faults = opened.flatMap((one) => (one.ok ? [] : [one.error]))
    expect(faults).toHaveLength(2)
    for (const fault of faults) expect(['other', 'missing']).toContain(fault)
  })

  test('but holds names from before there was a value wants a key that opens one of them', async () => {
    expect(await open(newFolder(), { total: 3, opened: 0 })).toEqual({ ok: false, error: 'missing' })
    const folder = folderWithKey()
    expect(await open(folder, { total: 3, opened: 0 })).toEqual({ ok: false, error: 'other' })
    expect((await open(folder, { total: 3, opened: 1 })).ok).toBe(true)
    expect(await judge(folder, { total: 3, opened: 0 })).toBe('fits')
  })
})

test('a file that holds no key is refused, whatever the database has seen', async () => {
  const folder = folderWithKey()
  writeFileSync(subjectMasterKeyFile(folder), 'kein Schlüssel')
  expect(await open(folder)).toEqual({ ok: false, error: 'malformed' })
  await open(folderWithKey())
  expect(await open(folder)).toEqual({ ok: false, error: 'malformed' })
})

test('the value tells nothing about the key, and the application does not read it', async () => {
  const folder = folderWithKey()
  await open(folder)
  const key = findSubjectMasterKey(folder)
  const sealed = await asOperator(database.ownerConfig, async (tx) => {
    const { rows } = await sql<{ sealed: Buffer; app: boolean }>`
      SELECT sealed, has_table_privilege('steg_app', 'platform.subject_key_check', 'SELECT') AS app
      FROM platform.subject_key_check`.execute(tx)
    return rows[0]
  })
  expect(sealed?.app).toBe(false)
  expect(sealed?.sealed.includes(Buffer.from(key as Uint8Array))).toBe(false)
})
