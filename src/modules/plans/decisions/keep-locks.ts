// Locks: what a person decides before a run. Set with a reason, lifted, never deleted.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import { inContext, isUniqueViolation } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { listPupils, type Pupil, parseCode } from '../../pupils/index.ts'
import type { RoundPage } from '../../rounds/index.ts'
import { maySteerPlans } from '../policy.ts'
import { buildProblem } from '../problem/build-problem.ts'
import type { LockRule } from '../problem/findings.ts'
import { openRound } from '../read-round.ts'
import { readPlanningProblem } from '../runs/read-planning-input.ts'
import { findLock, findLocks, insertLock, liftLockRow } from '../store.ts'
import type { Coded, Lock } from '../terms.ts'

export interface LockRoom {
  readonly page: RoundPage
  readonly active: readonly Lock[]
  readonly lifted: readonly Lock[]
  readonly pupilById: ReadonlyMap<string, Pupil>
}

export async function listLocks(
  actor: Actor,
  services: Services,
  roundId: string,
): Promise<Result<LockRoom, 'forbidden' | 'not-found'>> {
  if (maySteerPlans(actor, actor) !== 'allowed') return refused('forbidden')
  const page = await openRound(actor, services, roundId)
  if (!page.ok) return page
  const { schoolYear, grade, id } = page.value.round
  const locks = await inContext(services.database, actor, (tx) => findLocks(tx, id))
  const pupils = await listPupils(actor, services, { schoolYear, grade })
  return ok({
    page: page.value,
    active: locks.filter(({ liftedAt }) => liftedAt === null),
    lifted: locks.filter(({ liftedAt }) => liftedAt !== null),
    pupilById: new Map(pupils.map((pupil) => [pupil.id, pupil])),
  })
}

export interface LockInput {
  /** As typed. */
  readonly code: string
  readonly blockNumber: number
  /** null: in school. */
  readonly workshopId: string | null
  readonly reason: string
}

export type LockRefusal =
  | Coded<'forbidden' | 'not-found' | 'unknown-code' | 'locked-already'>
  /** No plan could keep it, alone or with the named ones. */
  | { readonly code: 'contradiction'; readonly rule: LockRule; readonly otherLockIds: readonly string[] }

export async function setLock(
  actor: Actor,
  services: Services,
  { roundId, input }: { readonly roundId: string; readonly input: LockInput },
): Promise<Result<{ readonly id: string; readonly code: string }, LockRefusal>> {
  if (maySteerPlans(actor, actor) !== 'allowed') return refused({ code: 'forbidden' })
  const planning = await readPlanningProblem(actor, services, roundId)
  if (planning === undefined) return refused({ code: 'not-found' })
  const code = parseCode(input.code)
  const pupil = planning.input.pupils.find((one) => one.code === code)
  if (pupil === undefined) return refused({ code: 'unknown-code' })
  const { blockNumber, workshopId, reason } = input
  const id = services.newId()
  const lock = { id, pupilId: pupil.id, blockNumber, workshopId }
  const same = planning.input.locks.find((one) => one.pupilId === pupil.id && one.blockNumber === blockNumber)
  if (same !== undefined) return refused({ code: 'locked-already' })
  const tried = buildProblem({ ...planning.input, locks: [...planning.input.locks, lock] })
  const conflict = tried.findings.find((finding) => finding.kind === 'locks' && finding.lockIds.includes(id))
  if (conflict?.kind === 'locks') {
    const otherLockIds = conflict.lockIds.filter((one) => one !== id)
    return refused({ code: 'contradiction', rule: conflict.rule, otherLockIds })
  }
  try {
    return await inContext(services.database, actor, async (tx) => {
      await insertLock(tx, { ...lock, regionId: actor.regionId, roundId, reason, setAt: services.now() })
      await recordAudit(tx, actor, services, {
        action: 'plan.lock',
        objectKind: 'round',
        objectId: roundId,
        changes: [
          { field: 'pupilId', before: null, after: pupil.id },
          { field: 'block', before: null, after: String(blockNumber + 1) },
          { field: 'workshopId', before: null, after: workshopId },
        ],
      })
      return ok({ id, code: pupil.code })
    })
  } catch (error) {
    if (isUniqueViolation(error)) return refused({ code: 'locked-already' })
    throw error
  }
}

export async function liftLock(
  actor: Actor,
  services: Services,
  { roundId, lockId }: { readonly roundId: string; readonly lockId: string },
): Promise<Result<Lock, 'forbidden' | 'not-found'>> {
  if (maySteerPlans(actor, actor) !== 'allowed') return refused('forbidden')
  if (!isUuid(lockId)) return refused('not-found')
  return inContext(services.database, actor, async (tx) => {
    const lock = await findLock(tx, lockId)
    if (lock === undefined || lock.roundId !== roundId) return refused('not-found')
    // Pressing twice is no mistake.
    if (lock.liftedAt !== null) return ok(lock)
    await liftLockRow(tx, lockId, services.now())
    await recordAudit(tx, actor, services, {
      action: 'plan.unlock',
      objectKind: 'round',
      objectId: roundId,
      changes: [{ field: 'pupilId', before: lock.pupilId, after: null }],
    })
    return ok(lock)
  })
}
