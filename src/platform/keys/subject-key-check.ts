// Whether the master key of a data folder is the one that a database was filled with. The database holds a known word sealed
// with the key, from the first time that the key was used with it; a key that does not open it must not seal anything there.
import { sql } from 'kysely'
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { Tx } from '../db/database.ts'
import { type FieldPlace, findSubjectMasterKey, makeSubjectMasterKey, openField, sealField } from './subject-key.ts'

const place: FieldPlace = { table: 'platform.subject_key_check', row: 'only', column: 'sealed' }
const word = 'steg'

/** How much in the database is wrapped by a master key, and how much of it the given key opens. */
export interface WrappedCount {
  readonly total: number
  readonly opened: number
}

export interface KeyToJudge {
  readonly dataFolder: string
  /** For databases that were filled before there was a check: what is wrapped there proves the key. */
  countWrapped(tx: Tx, key: Uint8Array | undefined): Promise<WrappedCount>
}

export type KeyFault = 'missing' | 'malformed' | 'other'

/** unused: nothing is sealed here yet, so any key will do. Needs a transaction of the operator; changes nothing. */
export async function judgeSubjectKey(tx: Tx, given: KeyToJudge): Promise<'fits' | 'unused' | KeyFault> {
  const key = findSubjectMasterKey(given.dataFolder)
  if (key === 'malformed') return key
  const check = await findCheck(tx)
  if (check !== undefined) return key === 'missing' ? key : opens(key, check) ? 'fits' : 'other'
  const { total, opened } = await given.countWrapped(tx, key === 'missing' ? undefined : key)
  if (total === 0) return 'unused'
  return key === 'missing' ? key : opened > 0 ? 'fits' : 'other'
}

/**
 * The key of the folder, where it is the right one; where nothing is sealed yet, it is made and from now on the right one.
 * Of two programs that begin at once with two folders, one is refused.
 */
export async function openSubjectKey(tx: Tx, given: KeyToJudge): Promise<Result<Uint8Array, KeyFault>> {
  const judged = await judgeSubjectKey(tx, given)
  if (judged !== 'fits' && judged !== 'unused') return refused(judged)
  if (judged === 'unused') makeSubjectMasterKey(given.dataFolder)
  const key = findSubjectMasterKey(given.dataFolder)
  if (typeof key === 'string') return refused(key)
  // Waits for a program that writes its own at this moment; then that one counts.
  await sql`INSERT INTO platform.subject_key_check (sealed) VALUES (${sealField(key, place, word)})
    ON CONFLICT DO NOTHING`.execute(tx)
  const check = await findCheck(tx)
  return check !== undefined && opens(key, check) ? ok(key) : refused('other')
}

/** The next program to open the database brings its key. Only where nothing is sealed, or what was sealed is given up. */
export async function forgetSubjectKey(tx: Tx): Promise<void> {
  await sql`DELETE FROM platform.subject_key_check`.execute(tx)
}

async function findCheck(tx: Tx): Promise<Buffer | undefined> {
  const { rows } = await sql<{ sealed: Buffer }>`SELECT sealed FROM platform.subject_key_check`.execute(tx)
  return rows[0]?.sealed
}

const opens = (key: Uint8Array, check: Buffer): boolean => openField(key, place, check) === word
