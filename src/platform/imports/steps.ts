// The steps of an import on the site: upload, mapping, check, take, cancel. Each is one use case; the heavy ones queue a
// job, so that the answer comes at once.

import { ok, type Result, refused } from '../../kernel/result.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Actor } from '../actor/actor.ts'
import { inContext, type Tx } from '../db/database.ts'
import { queueJob } from '../jobs/jobs.ts'
import type { Services } from '../services.ts'
import type { ColumnMapping } from '../tabular/column-mapping.ts'
import { type OpenedFile, openFile, refuseMapping } from './read-file.ts'
import {
  type Acting,
  changeRun,
  findContent,
  findMapping,
  findRecentRuns,
  findRun,
  forgetOldContent,
  type ImportRun,
  insertRun,
  rememberMapping,
} from './store.ts'
import type { AnyImportTarget, ImportOptions } from './target.ts'

export const importJobKind = 'import.run'

export type StepRefusal =
  | { readonly code: 'forbidden' }
  | { readonly code: 'not-found' }
  /** The run is already further. */
  | { readonly code: 'stale' }
  /** A sentence about the file or the mapping. */
  | { readonly code: 'unusable'; readonly sentence: string }

const actingOf = (actor: Actor): Acting =>
  actor.kind === 'person'
    ? {
        personId: actor.personId,
        membershipId: actor.membershipId,
        organizationId: actor.organizationId,
        role: actor.role,
      }
    : {}

/** Whose import it is; null: for the whole region. */
const ownerOf = (target: AnyImportTarget, actor: Actor): string | null =>
  // The office imports for the whole region, whatever the target.
  target.isOwn && actor.kind === 'person' && actor.role !== 'coordinator' ? actor.organizationId : null

/** The file is read once before it is kept: what cannot be read never becomes a run. */
export async function uploadFile(
  actor: Actor,
  services: Services,
  input: {
    readonly target: AnyImportTarget
    readonly bytes: Uint8Array
    readonly fileName: string
    readonly options?: ImportOptions
  },
): Promise<Result<{ readonly id: string }, StepRefusal>> {
  const { target, bytes } = input
  if (target.mayImport(actor) !== 'allowed') return refused({ code: 'forbidden' })
  const fileName = input.fileName.slice(0, 200)
  const opened = await openFile(target, { bytes, name: fileName, isOnlyChecked: true })
  if (!opened.ok) return refused({ code: 'unusable', sentence: opened.error })
  const id = services.newId()
  await inContext(services.database, actor, async (tx) => {
    await forgetOldContent(tx, new Date(services.now().getTime() - 24 * 60 * 60 * 1000))
    const run = { regionId: actor.regionId, id, target: target.key, fileName, content: bytes }
    await insertRun(tx, {
      ...run,
      acting: actingOf(actor),
      organizationId: ownerOf(target, actor),
      isAboutPupils: target.isAboutPupils === true,
      options: input.options ?? {},
      at: services.now(),
    })
    // A structured file needs no mapping.
    if (opened.value.kind === 'own') await startCheck(tx, actor, services, { id, mapping: {} })
  })
  return ok({ id })
}

async function startCheck(
  tx: Tx,
  actor: Actor,
  services: Services,
  given: { id: string; mapping: ColumnMapping },
): Promise<boolean> {
  const changed = await changeRun(tx, {
    ...given,
    acting: actingOf(actor),
    from: ['uploaded', 'checked'],
    to: 'checking',
  })
  if (changed) await queue(tx, actor, services, given.id, 'check')
  return changed
}

const queue = (tx: Tx, actor: Actor, services: Services, id: string, step: 'check' | 'take') =>
  queueJob(tx, services, {
    kind: importJobKind,
    regionId: actor.regionId,
    payload: { run: id, step, at: services.newId() },
  })

export interface MappingQuestion {
  readonly run: ImportRun
  readonly opened: Extract<OpenedFile, { kind: 'table' }>
  readonly mapping: ColumnMapping
  readonly remembered: boolean
}

/** What the mapping page shows: the file again, and what was confirmed for such a file the last time. */
export async function askMapping(
  actor: Actor,
  services: Services,
  input: { readonly target: AnyImportTarget; readonly run: ImportRun },
): Promise<Result<MappingQuestion, StepRefusal>> {
  const { target, run } = input
  const bytes = await inContext(services.database, actor, (tx) => findContent(tx, run.id))
  if (bytes === undefined) return refused({ code: 'stale' })
  // Outside of any transaction: reading takes seconds for a large file.
  const read = await openFile(target, { bytes, name: run.fileName })
  if (!read.ok) return refused({ code: 'unusable', sentence: read.error })
  const opened = read.value
  if (opened.kind === 'own') return refused({ code: 'stale' })
  const { fingerprint } = opened
  const organizationId = ownerOf(target, actor)
  const remembered = await inContext(services.database, actor, (tx) =>
    findMapping(tx, { target: target.key, organizationId, fingerprint }),
  )
  const mapping = run.mapping ?? remembered ?? opened.proposal
  return ok({ run, opened, mapping, remembered: remembered !== undefined })
}

/** Remembers the mapping for the next file with the same header, and starts the dry run. */
export async function confirmMapping(
  actor: Actor,
  services: Services,
  input: { readonly target: AnyImportTarget; readonly run: ImportRun; readonly mapping: ColumnMapping },
): Promise<Result<null, StepRefusal>> {
  const { target, run, mapping } = input
  const question = await askMapping(actor, services, { target, run })
  if (!question.ok) return question
  const { table, fingerprint } = question.value.opened
  const sentence = refuseMapping(target, mapping, table.columns)
  if (sentence !== undefined) return refused({ code: 'unusable', sentence })
  const started = await inContext(services.database, actor, async (tx) => {
    const at = services.now()
    await rememberMapping(tx, {
      regionId: actor.regionId,
      target: target.key,
      organizationId: ownerOf(target, actor),
      fingerprint,
      mapping,
      at,
    })
    return startCheck(tx, actor, services, { id: run.id, mapping })
  })
  return started ? ok(null) : refused({ code: 'stale' })
}

export async function startTaking(
  actor: Actor,
  services: Services,
  input: { readonly target: AnyImportTarget; readonly run: ImportRun },
): Promise<Result<null, StepRefusal>> {
  if (input.target.mayImport(actor) !== 'allowed') return refused({ code: 'forbidden' })
  const started = await inContext(services.database, actor, async (tx) => {
    const changed = await changeRun(tx, {
      id: input.run.id,
      acting: actingOf(actor),
      from: ['checked'],
      to: 'taking',
    })
    if (changed) await queue(tx, actor, services, input.run.id, 'take')
    return changed
  })
  return started ? ok(null) : refused({ code: 'stale' })
}

/** A run that is being taken notices it between two batches and rolls back. */
export async function cancelImport(
  actor: Actor,
  services: Services,
  input: { readonly run: ImportRun },
): Promise<Result<null, StepRefusal>> {
  const cancelled = await inContext(services.database, actor, (tx) =>
    changeRun(tx, {
      id: input.run.id,
      from: ['uploaded', 'checking', 'checked', 'taking'],
      to: 'cancelled',
      finishedAt: services.now(),
    }),
  )
  return cancelled ? ok(null) : refused({ code: 'stale' })
}

/** The run and its target, if the actor may import there; everything else looks like not found. */
export async function findImport(
  actor: Actor,
  services: Services,
  input: { readonly targets: readonly AnyImportTarget[]; readonly id: string },
): Promise<{ readonly run: ImportRun; readonly target: AnyImportTarget } | undefined> {
  if (!isUuid(input.id)) return undefined
  const run = await inContext(services.database, actor, (tx) => findRun(tx, input.id))
  const target = input.targets.find((one) => one.key === run?.target)
  return run && target && target.mayImport(actor) === 'allowed' ? { run, target } : undefined
}

export const listImports = (
  actor: Actor,
  services: Services,
  targets: readonly AnyImportTarget[],
): Promise<ImportRun[]> =>
  inContext(services.database, actor, (tx) =>
    findRecentRuns(
      tx,
      targets.map((one) => one.key),
    ),
  )
