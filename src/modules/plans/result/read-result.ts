// What the holder of a slip finds once a plan is published: where, when, how to get there, what to bring, why.
import type { PlainDate } from '../../../kernel/plain-date.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { capacitiesOf, daysOfBlock, findRound, type RoundPage, type Travel } from '../../rounds/index.ts'
import type { PupilVisit } from '../../wishes/index.ts'
import { holderOf } from '../objections/raise-objection.ts'
import { type AnsweredObjection, openAnswers } from '../objections/read-objections.ts'
import type { SeatReason } from '../problem/seat-reason.ts'
import { nameOf } from '../read-round.ts'
import { isOpenForObjections } from '../reading/get-path.ts'
import { findPublishedRuns, findRun } from '../store.ts'
import { findObjections } from '../store-objections.ts'
import { findSeatsOfPupil } from '../store-seats.ts'
import { planStageOf, type Run, type Seat } from '../terms.ts'

export interface ResultBlock {
  /** From 0. */
  readonly number: number
  readonly startsOn: PlainDate
  readonly endsOn: PlainDate
  /** Days on which the workshop is open: without holidays and closed days. */
  readonly days: readonly PlainDate[]
  /** Undefined: in school. */
  readonly place:
    | {
        readonly workshop: string
        /** Key of code-lists/berufsfeld.json. */
        readonly berufsfeld: string
        readonly bbs: string
        readonly room: string | null
        readonly travel: Travel | undefined
        readonly gear: string | null
        readonly needsHygieneInstruction: boolean
      }
    | undefined
  readonly reason: SeatReason
}

export interface OwnObjection extends AnsweredObjection {
  /** The plan that it is about is no longer the one. */
  readonly isWithdrawn: boolean
}

export interface Result {
  readonly run: Run
  readonly roundName: string
  /** 0 = Monday. */
  readonly weekday: number
  readonly blocks: readonly ResultBlock[]
  /** To this plan and to those that were withdrawn, of whatever round: each is promised an answer. */
  readonly objections: readonly OwnObjection[]
  readonly mayObject: boolean
}

function blockOf(page: RoundPage, seat: Seat): ResultBlock | undefined {
  const block = page.blocks[seat.blockNumber]
  if (block === undefined) return undefined
  const workshop = page.workshops.find(({ id }) => id === seat.workshopId)
  const capacities = capacitiesOf(page)
  const open = capacities.ok
    ? capacities.value.find((one) => one.workshopId === seat.workshopId && one.weekday === seat.weekday)
    : undefined
  const weekday = seat.weekday as Parameters<typeof daysOfBlock>[2]
  const all = daysOfBlock(page, block, weekday)
  return {
    ...block,
    days: open?.days[seat.blockNumber] ?? (all.ok ? all.value : []),
    place: workshop && {
      workshop: workshop.name,
      berufsfeld: workshop.berufsfeld,
      bbs: nameOf(page, workshop.organizationId),
      room: workshop.room,
      travel: page.travel.find(
        ({ schoolId, bbsId }) => schoolId === seat.organizationId && bbsId === workshop.organizationId,
      ),
      gear: workshop.protectiveGear,
      needsHygieneInstruction: workshop.needsHygieneInstruction,
    },
    reason: seat.reason,
  }
}

/** Of the round that runs, else the next one, else the last one; undefined while nothing is published for the pupil. */
export async function readResult(services: Services, { regionId, pupil }: PupilVisit): Promise<Result | undefined> {
  const program = holderOf(regionId)
  const today = services.today()
  const found = await inContext(services.database, program, async (tx) => {
    const list: { run: Run; seats: Seat[] }[] = []
    for (const run of await findPublishedRuns(tx)) {
      const seats = await findSeatsOfPupil(tx, run.id, pupil.id)
      if (seats.length > 0) list.push({ run, seats })
    }
    return list
  })
  const rounds: { run: Run; seats: Seat[]; page: RoundPage }[] = []
  for (const one of found) {
    const page = await findRound(program, services, one.run.roundId)
    if (page.ok) rounds.push({ ...one, page: page.value })
  }
  const byStart = rounds.sort((a, b) => (a.page.round.startsOn < b.page.round.startsOn ? -1 : 1))
  const chosen = byStart.find(({ page }) => page.round.endsOn >= today) ?? byStart.at(-1)
  if (chosen === undefined) return undefined
  const { run, seats, page } = chosen
  const objections = (await readOwnObjections(services, { regionId, pupil })).filter(
    ({ roundId, isWithdrawn }) => roundId === run.roundId || isWithdrawn,
  )
  return {
    run,
    roundName: page.round.name,
    weekday: seats[0]?.weekday ?? 0,
    blocks: seats.flatMap((seat) => blockOf(page, seat) ?? []),
    objections,
    mayObject:
      isOpenForObjections(run, today) && !objections.some((one) => one.runId === run.id && one.outcome === null),
  }
}

/** Of all rounds, also while no plan is published for the pupil. */
export const readOwnObjections = (
  services: Services,
  { regionId, pupil }: PupilVisit,
): Promise<readonly (OwnObjection & { readonly roundId: string })[]> => {
  const program = holderOf(regionId)
  return inContext(services.database, program, async (tx) => {
    const own = await openAnswers(tx, services, await findObjections(tx, { pupilId: pupil.id }))
    const objections: (OwnObjection & { readonly roundId: string })[] = []
    for (const objection of own) {
      const run = await findRun(tx, objection.runId)
      if (run === undefined) continue
      objections.push({ ...objection, roundId: run.roundId, isWithdrawn: planStageOf(run) === 'withdrawn' })
    }
    return objections
  })
}

/** Whether the holder of a slip finds a place; the page of wishes links to it. */
export const hasResult = async (services: Services, visit: PupilVisit): Promise<boolean> =>
  inContext(services.database, holderOf(visit.regionId), async (tx) => {
    for (const run of await findPublishedRuns(tx)) {
      if ((await findSeatsOfPupil(tx, run.id, visit.pupil.id)).length > 0) return true
    }
    return false
  })
