// SQL for runs of imports and remembered mappings. Never used outside of this folder.
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import type { ColumnMapping } from '../tabular/column-mapping.ts'
import type { ImportCounts } from './run-import.ts'
import type { Finding, ImportOptions } from './target.ts'
import { t } from './texts.ts'

export type RunState = 'uploaded' | 'checking' | 'checked' | 'taking' | 'done' | 'failed' | 'cancelled'

/** Ids of whoever pressed last; the work is done later, in their name. */
export interface Acting {
  readonly personId?: string
  readonly membershipId?: string
  readonly organizationId?: string
  readonly role?: string
}

type ImportTables = {
  'platform.import_run': {
    region_id: string
    id: string
    target: string
    file_name: string
    content: Uint8Array | null
    state: RunState
    mapping: string | null
    progress_done: number
    progress_total: number
    taken_count: number
    changed_count: number
    known_count: number
    refused_count: number
    doubtful_count: number
    findings: string
    failure: string | null
    acting: string
    organization_id: string | null
    is_about_pupils: boolean
    options: string
    created_at: Date
    finished_at: Date | null
  }
  'platform.import_mapping': {
    region_id: string
    target: string
    organization_id: string
    header_fingerprint: string
    mapping: string
    used_at: Date
  }
}

const on = (tx: Tx) => tx.withTables<ImportTables>()

export interface ImportRun {
  readonly id: string
  readonly target: string
  readonly fileName: string
  readonly state: RunState
  readonly mapping: ColumnMapping | undefined
  readonly progress: { readonly done: number; readonly total: number }
  readonly counts: ImportCounts
  readonly findings: readonly Finding[]
  readonly failure: string | null
  readonly acting: Acting
  readonly options: ImportOptions
  readonly createdAt: Date
}

const columns = [
  'id',
  'target',
  'file_name',
  'state',
  'mapping',
  'progress_done',
  'progress_total',
  'taken_count',
  'changed_count',
  'known_count',
  'refused_count',
  'doubtful_count',
  'failure',
  'acting',
  'options',
  'created_at',
] as const

type Row = Pick<ImportTables['platform.import_run'], (typeof columns)[number]> & { findings?: unknown }

// jsonb comes back from pg as values, whatever type it is written as.
const runOf = (row: Row): ImportRun => ({
  id: row.id,
  target: row.target,
  fileName: row.file_name,
  state: row.state,
  mapping: (row.mapping ?? undefined) as ColumnMapping | undefined,
  progress: { done: row.progress_done, total: row.progress_total },
  counts: {
    taken: row.taken_count,
    changed: row.changed_count,
    known: row.known_count,
    refused: row.refused_count,
    doubtful: row.doubtful_count,
  },
  findings: (row.findings ?? []) as Finding[],
  failure: row.failure,
  acting: row.acting as unknown as Acting,
  options: row.options as unknown as ImportOptions,
  createdAt: row.created_at,
})

export async function insertRun(
  tx: Tx,
  run: {
    regionId: string
    id: string
    target: string
    fileName: string
    content: Uint8Array
    acting: Acting
    /** Whose own import it is; null: for the whole region. */
    organizationId: string | null
    isAboutPupils: boolean
    options: ImportOptions
    at: Date
  },
): Promise<void> {
  await on(tx)
    .insertInto('platform.import_run')
    .values({
      region_id: run.regionId,
      id: run.id,
      target: run.target,
      file_name: run.fileName,
      content: Buffer.from(run.content),
      state: 'uploaded',
      mapping: null,
      progress_done: 0,
      progress_total: 0,
      taken_count: 0,
      changed_count: 0,
      known_count: 0,
      refused_count: 0,
      doubtful_count: 0,
      findings: '[]',
      failure: null,
      acting: JSON.stringify(run.acting),
      organization_id: run.organizationId,
      is_about_pupils: run.isAboutPupils,
      options: JSON.stringify(run.options),
      created_at: run.at,
      finished_at: null,
    })
    .execute()
}

export async function findRun(tx: Tx, id: string): Promise<ImportRun | undefined> {
  const row = await on(tx)
    .selectFrom('platform.import_run')
    .select([...columns, 'findings'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && runOf(row)
}

export async function findRecentRuns(tx: Tx, targets: readonly string[]): Promise<ImportRun[]> {
  const rows = await on(tx)
    .selectFrom('platform.import_run')
    .select(columns)
    .where('target', 'in', targets)
    .orderBy('created_at', 'desc')
    .limit(10)
    .execute()
  return rows.map(runOf)
}

export async function findContent(tx: Tx, id: string): Promise<Uint8Array | undefined> {
  const row = await on(tx).selectFrom('platform.import_run').select('content').where('id', '=', id).executeTakeFirst()
  return row?.content ?? undefined
}

/** False if the run was no longer in one of the states `from`: somebody else pressed first. */
export async function changeRun(
  tx: Tx,
  given: {
    id: string
    from: readonly RunState[]
    to: RunState
    /** In whose name the step that begins is done. */
    acting?: Acting
    mapping?: ColumnMapping
    counts?: ImportCounts
    findings?: readonly Finding[]
    failure?: string
    finishedAt?: Date
  },
): Promise<boolean> {
  const { counts } = given
  const answer = await on(tx)
    .updateTable('platform.import_run')
    .set({
      state: given.to,
      ...(given.acting && { acting: JSON.stringify(given.acting) }),
      ...(given.mapping && { mapping: JSON.stringify(given.mapping) }),
      ...(counts && {
        taken_count: counts.taken,
        changed_count: counts.changed,
        known_count: counts.known,
        refused_count: counts.refused,
        doubtful_count: counts.doubtful,
      }),
      ...(given.findings && { findings: JSON.stringify(given.findings) }),
      ...(given.failure !== undefined && { failure: given.failure }),
      // The file has served its purpose; keeping it would keep what it says about people.
      ...(given.finishedAt && { finished_at: given.finishedAt, content: null }),
    })
    .where('id', '=', given.id)
    .where('state', 'in', given.from)
    .executeTakeFirst()
  return answer.numUpdatedRows === 1n
}

/** Answers the state that the run has now, so that the worker learns that it was cancelled. */
export async function showProgress(
  tx: Tx,
  given: { id: string; done: number; total: number },
): Promise<RunState | undefined> {
  const row = await on(tx)
    .updateTable('platform.import_run')
    .set({ progress_done: given.done, progress_total: given.total })
    .where('id', '=', given.id)
    .returning('state')
    .executeTakeFirst()
  return row?.state
}

/** A key cannot hold NULL: stands for the office. */
const nobody = '00000000-0000-0000-0000-000000000000'

export async function findMapping(
  tx: Tx,
  key: { target: string; organizationId: string | null; fingerprint: string },
): Promise<ColumnMapping | undefined> {
  const row = await on(tx)
    .selectFrom('platform.import_mapping')
    .select('mapping')
    .where('target', '=', key.target)
    .where('organization_id', '=', key.organizationId ?? nobody)
    .where('header_fingerprint', '=', key.fingerprint)
    .executeTakeFirst()
  return row?.mapping as unknown as ColumnMapping | undefined
}

export async function rememberMapping(
  tx: Tx,
  given: {
    regionId: string
    target: string
    organizationId: string | null
    fingerprint: string
    mapping: ColumnMapping
    at: Date
  },
): Promise<void> {
  const mapping = JSON.stringify(given.mapping)
  await on(tx)
    .insertInto('platform.import_mapping')
    .values({
      region_id: given.regionId,
      target: given.target,
      organization_id: given.organizationId ?? nobody,
      header_fingerprint: given.fingerprint,
      mapping,
      used_at: given.at,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['region_id', 'target', 'organization_id', 'header_fingerprint'])
        .doUpdateSet({ mapping, used_at: given.at }),
    )
    .execute()
}

/** Files that nobody took over within a day are forgotten, also those of runs that came to no end. */
export async function forgetOldContent(tx: Tx, before: Date): Promise<void> {
  await on(tx)
    .updateTable('platform.import_run')
    .set({ content: null, state: 'cancelled' })
    .where('content', 'is not', null)
    .where('created_at', '<', before)
    .execute()
}

/** What organisations read in for themselves, and all that is about pupils, is forgotten sooner than the run. */
export async function forgetFindings(tx: Tx, { createdBefore }: { readonly createdBefore: Date }): Promise<void> {
  await on(tx)
    .updateTable('platform.import_run')
    .set({ findings: '[]' })
    .where('created_at', '<', createdBefore)
    .where(({ eb, or }) => or([eb('organization_id', 'is not', null), eb('is_about_pupils', '=', true)]))
    .execute()
}

/**
 * For somebody who is erased: whatever the runs of the region say with one of these words, an address or a number, in
 * any capitals.
 */
export async function forgetFindingsAbout(tx: Tx, words: readonly string[]): Promise<void> {
  const keys = [...new Set(words.map((word) => word.trim().toLowerCase()).filter((word) => word !== ''))]
  if (keys.length === 0) return
  await sql`
    UPDATE platform.import_run SET findings = (
      SELECT coalesce(jsonb_agg(one.finding ORDER BY one.number), '[]')
      FROM jsonb_array_elements(findings) WITH ORDINALITY AS one (finding, number)
      WHERE NOT EXISTS (SELECT FROM unnest(${keys}::text[]) key WHERE strpos(lower(one.finding ->> 'reason'), key) > 0))
    WHERE EXISTS (SELECT FROM unnest(${keys}::text[]) key WHERE strpos(lower(findings::text), key) > 0)`.execute(tx)
}

/**
 * For somebody who is erased: at once, in the runs of the organisation and in those of the office for the whole region,
 * since nobody can tell in which rows the person stood. A file that waits would bring the person back: its run ends.
 */
export async function forgetPupilsOf(tx: Tx, organizationId: string): Promise<void> {
  await on(tx)
    .updateTable('platform.import_run')
    .set(({ case: when }) => ({
      findings: '[]',
      content: null,
      // Files are called after classes and people.
      file_name: t.fileForgotten,
      state: when('state')
        .when('done')
        .then('done')
        .when('failed')
        .then('failed')
        .else('cancelled')
        .end()
        .$castTo<RunState>(),
    }))
    .where('is_about_pupils', '=', true)
    .where(({ eb, or }) => or([eb('organization_id', '=', organizationId), eb('organization_id', 'is', null)]))
    .execute()
}
