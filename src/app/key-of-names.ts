// The key that names are sealed with (keys/subjects.key), held against the database of this start.
import type pg from 'pg'
import { type Result, refused } from '../kernel/result.ts'
import { countWrappedKeys } from '../modules/pupils/index.ts'
import type { Tx } from '../platform/db/database.ts'
import { asOperator } from '../platform/db/operator.ts'
import { subjectMasterKeyFile } from '../platform/keys/subject-key.ts'
import { forgetSubjectKey, judgeSubjectKey, type KeyFault, openSubjectKey } from '../platform/keys/subject-key-check.ts'
import { t } from './cli-texts.ts'

const sentences = {
  missing: t.names.missing,
  malformed: t.names.malformed,
  other: t.names.other,
} satisfies Record<KeyFault, (file: string) => string>

export async function keyOfNames(owner: pg.PoolConfig, dataFolder: string): Promise<Result<Uint8Array, string>> {
  const opened = await asOperator(owner, (tx) => openSubjectKey(tx, { dataFolder, countWrapped: countWrappedKeys }))
  return opened.ok ? opened : refused(sentences[opened.error](subjectMasterKeyFile(dataFolder)))
}

const judge = (tx: Tx, dataFolder: string) => judgeSubjectKey(tx, { dataFolder, countWrapped: countWrappedKeys })

/** undefined: the key fits, or nothing is sealed yet. Changes nothing. */
export async function faultOfNames(owner: pg.PoolConfig, dataFolder: string): Promise<string | undefined> {
  const judged = await asOperator(owner, (tx) => judge(tx, dataFolder))
  return judged === 'fits' || judged === 'unused' ? undefined : sentences[judged](subjectMasterKeyFile(dataFolder))
}

/** A backup without names belongs to no key, wherever it is restored; with names it needs the key that they are sealed with. */
export async function faultAfterRestore(owner: pg.PoolConfig, dataFolder: string): Promise<string | undefined> {
  await asOperator(owner, async (tx) => {
    if ((await countWrappedKeys(tx, undefined)).total === 0) await forgetSubjectKey(tx)
  })
  return faultOfNames(owner, dataFolder)
}
