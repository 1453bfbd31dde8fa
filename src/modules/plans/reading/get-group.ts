// One group: who is in a workshop in a block, on a weekday. Codes; names only for those who may read them.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { listPupilsById, type PupilName, readNames } from '../../pupils/index.ts'
import type { Workshop } from '../../rounds/index.ts'
import { rankOf } from '../problem/seat-reason.ts'
import { nameOf, openPlan, type PlanRoom, type ReadRefusal } from '../read-round.ts'
import { findSeatsOfGroup, type GroupKey } from '../store-seats.ts'
import type { SeatSource } from '../terms.ts'
import { listPlannable } from './list-freed-seats.ts'
import { readWorkshopReason } from './read-workshop-reason.ts'
import type { WorkshopReason } from './workshop-reason.ts'

export interface Member {
  readonly pupilId: string
  readonly code: string
  readonly className: string
  readonly schoolName: string
  /** Rank of the wish that the group fulfils; 0 = none, -1 = not wanted at all. */
  readonly rank: number
  readonly source: SeatSource
  readonly name: PupilName | undefined
}

export interface GroupView extends PlanRoom {
  readonly workshop: Workshop
  readonly group: GroupKey
  readonly members: readonly Member[]
  readonly reason: WorkshopReason | undefined
}

export async function getGroup(
  actor: Actor,
  services: Services,
  asked: { readonly roundId: string; readonly runId: string; readonly group: GroupKey },
): Promise<Result<GroupView, ReadRefusal>> {
  const opened = await openPlan(actor, services, asked)
  if (!opened.ok) return opened
  const { page, run, classes } = opened.value
  const { group } = asked
  const workshop = page.workshops.find(({ id }) => id === group.workshopId)
  if (!isUuid(group.workshopId) || workshop === undefined || page.blocks[group.blockNumber] === undefined) {
    return refused('not-found')
  }
  // The address may say anything.
  if (![0, 1, 2, 3, 4].includes(group.weekday)) return refused('not-found')
  const seats = await inContext(services.database, actor, (tx) => findSeatsOfGroup(tx, run.id, group))
  const ids = seats.map(({ pupilId }) => pupilId)
  const pupilById = new Map((await listPupilsById(actor, services, ids)).map((pupil) => [pupil.id, pupil]))
  const plannable = await listPlannable(actor, services, ids)
  const names = await readNames(
    actor,
    services,
    plannable.map(({ id }) => id),
  )
  const members = seats.map(({ pupilId, organizationId, reason, source }): Member => {
    const pupil = pupilById.get(pupilId)
    return {
      pupilId,
      code: pupil?.code ?? '',
      className: classes.get(pupil?.classId ?? '')?.name ?? '',
      schoolName: nameOf(page, organizationId),
      rank: rankOf(reason),
      source,
      name: names.get(pupilId),
    }
  })
  const key = ({ schoolName, className, code }: Member): string => `${schoolName}\n${className}\n${code}`
  return ok({
    ...opened.value,
    workshop,
    group,
    reason: await readWorkshopReason(actor, services, { page, run, ...group }),
    members: members.sort((a, b) => key(a).localeCompare(key(b), 'de', { numeric: true })),
  })
}
