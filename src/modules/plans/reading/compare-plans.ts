// Two plans of one round side by side: for how many something changes, school by school, and for whom.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { listPupilsById } from '../../pupils/index.ts'
import { rankOf } from '../problem/seat-reason.ts'
import { nameOf, openPlan, type PlanRoom, type ReadRefusal } from '../read-round.ts'
import { findRun } from '../store.ts'
import { findSeats } from '../store-seats.ts'
import type { Run, Seat } from '../terms.ts'

/** Fulfilled wishes of a pupil before and after. */
export type Turn = 'better' | 'worse' | 'other'

export interface ChangedPupil {
  readonly pupilId: string
  readonly code: string
  readonly schoolName: string
  readonly className: string
  /** Numbers of the blocks with another place, from 0. */
  readonly blocks: readonly number[]
  readonly wishesBefore: number
  readonly wishesAfter: number
  readonly turn: Turn
}

export interface SchoolChange {
  readonly name: string
  readonly pupils: number
  readonly changed: number
  readonly better: number
  readonly worse: number
}

export interface Comparison extends PlanRoom {
  readonly other: Run
  /** Pupils who are in both plans. */
  readonly pupils: number
  readonly changed: readonly ChangedPupil[]
  readonly schools: readonly SchoolChange[]
  /** Pupils who are only in one of the two. */
  readonly onlyHere: number
  readonly onlyThere: number
}

const fulfilled = (seats: readonly Seat[]): number => seats.filter(({ reason }) => rankOf(reason) > 0).length

/** `runId` is the plan looked at, `otherId` the one before it. O(pupils × blocks). */
export async function comparePlans(
  actor: Actor,
  services: Services,
  at: { readonly roundId: string; readonly runId: string; readonly otherId: string },
): Promise<Result<Comparison, ReadRefusal>> {
  const opened = await openPlan(actor, services, at)
  if (!opened.ok) return opened
  if (!isUuid(at.otherId) || at.otherId === at.runId) return refused('not-found')
  const { page, run, classes } = opened.value
  const both = await inContext(services.database, actor, async (tx) => {
    const other = await findRun(tx, at.otherId)
    if (other === undefined || other.roundId !== page.round.id) return undefined
    return { other, before: await findSeats(tx, other.id), after: await findSeats(tx, run.id) }
  })
  if (both === undefined) return refused('not-found')
  const before = Map.groupBy(both.before, ({ pupilId }) => pupilId)
  const after = Map.groupBy(both.after, ({ pupilId }) => pupilId)
  const pupilById = new Map(
    (await listPupilsById(actor, services, [...after.keys()])).map((pupil) => [pupil.id, pupil]),
  )
  const changed: ChangedPupil[] = []
  const bySchool = new Map<string, SchoolChange>()
  for (const [pupilId, now] of after) {
    const then = before.get(pupilId)
    if (then === undefined) continue
    const placeAt = new Map(then.map(({ blockNumber, workshopId }) => [blockNumber, workshopId]))
    const blocks = now
      .filter(({ blockNumber, workshopId }) => placeAt.get(blockNumber) !== workshopId)
      .map(({ blockNumber }) => blockNumber)
    const [wishesBefore, wishesAfter] = [fulfilled(then), fulfilled(now)]
    const turn: Turn = wishesAfter > wishesBefore ? 'better' : wishesAfter < wishesBefore ? 'worse' : 'other'
    const schoolName = nameOf(page, now[0]?.organizationId ?? null)
    const school = bySchool.get(schoolName) ?? { name: schoolName, pupils: 0, changed: 0, better: 0, worse: 0 }
    const isChanged = blocks.length > 0
    bySchool.set(schoolName, {
      name: schoolName,
      pupils: school.pupils + 1,
      changed: school.changed + (isChanged ? 1 : 0),
      better: school.better + (isChanged && turn === 'better' ? 1 : 0),
      worse: school.worse + (isChanged && turn === 'worse' ? 1 : 0),
    })
    if (!isChanged) continue
    const pupil = pupilById.get(pupilId)
    changed.push({
      pupilId,
      code: pupil?.code ?? '',
      schoolName,
      className: classes.get(pupil?.classId ?? '')?.name ?? '',
      blocks,
      wishesBefore,
      wishesAfter,
      turn,
    })
  }
  const order: readonly Turn[] = ['worse', 'better', 'other']
  const onlyIn = (one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): number =>
    [...one.keys()].filter((id) => !other.has(id)).length
  return ok({
    ...opened.value,
    other: both.other,
    pupils: after.size - onlyIn(after, before),
    changed: changed.sort((a, b) => order.indexOf(a.turn) - order.indexOf(b.turn) || (a.code < b.code ? -1 : 1)),
    schools: [...bySchool.values()].sort((a, b) => a.name.localeCompare(b.name, 'de')),
    onlyHere: onlyIn(after, before),
    onlyThere: onlyIn(before, after),
  })
}
