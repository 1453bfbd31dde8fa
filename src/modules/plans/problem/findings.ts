// What a plan cannot do and why, known before the engine runs. Pure; sentences are made when they are shown.
import { countDemand } from '../engine/count-demand.ts'
import type { BrokenRule } from '../engine/find-contradiction.ts'
import { barOf, noWayOf } from './bars.ts'
import type { Barrier, PlanningInput, PlanningPupil, PlanningWorkshop } from './planning-input.ts'

export type Finding =
  /** Without one of these there is nothing to plan. */
  | { readonly kind: 'no-blocks' | 'no-workshops' | 'no-pupils' }
  /** Decisions that no plan can keep together: taking back any of the named ones resolves it. */
  | { readonly kind: 'locks'; readonly lockIds: readonly string[]; readonly rule: LockRule }
  | { readonly kind: 'barred'; readonly barrier: Barrier; readonly count: number }
  | { readonly kind: 'no-day'; readonly classIds: readonly string[]; readonly count: number }
  | { readonly kind: 'not-offered'; readonly berufsfeld: string; readonly count: number }
  /** Offered, but not on the day on which these come. */
  | { readonly kind: 'not-on-day'; readonly berufsfeld: string; readonly weekday: number; readonly count: number }
  /** More pupils of a day wish a Berufsfeld than it has places on it in all blocks. */
  | {
      readonly kind: 'wanted'
      readonly berufsfeld: string
      readonly weekday: number
      readonly wanted: number
      readonly places: number
    }
  | {
      readonly kind: 'too-few-places'
      readonly weekday: number
      readonly block: number
      readonly pupils: number
      readonly places: number
    }
  /** Nothing is open: no school day, or everything is closed. */
  | { readonly kind: 'block-closed'; readonly block: number; readonly weekday: number }
  /** Reach the minimum age of a workshop only during the round. */
  | { readonly kind: 'age-later' | 'unknown-age'; readonly count: number }
  /** May go nowhere on their day: age, step-free access, ways. */
  | { readonly kind: 'nowhere'; readonly count: number }

/** What keeps decisions from being kept: a rule that the engine found broken, or that there is nothing to decide about. */
export type LockRule = BrokenRule | 'not-planned' | 'no-such-block' | 'no-such-workshop'

/** Whether a run could not give a plan at all. */
export const isBlocking = ({ kind }: Finding): boolean =>
  kind === 'no-blocks' || kind === 'no-workshops' || kind === 'no-pupils' || kind === 'locks'

/** Places of a Berufsfeld on a day on which somebody comes, and who of that day wishes it. */
export interface FieldDemand {
  readonly berufsfeld: string
  /** 0 = Monday. */
  readonly weekday: number
  /** Pupils who gave it a rank. */
  readonly wanted: number
  /** Of these, as their first wish. */
  readonly first: number
  /** In all blocks. */
  readonly places: number
  /** Whether some workshop has it on the day, be it without a place. */
  readonly isOffered: boolean
}

export interface Drawn {
  readonly input: PlanningInput
  readonly pupils: readonly PlanningPupil[]
  readonly workshops: readonly PlanningWorkshop[]
  /** Of the workshops. */
  readonly fields: readonly string[]
  /** Pupil × workshop, row by row. */
  readonly allowed: ArrayLike<number>
}

/** In the order of the keys, so that the order of the list never matters. */
const countBy = <T>(list: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, number> =>
  new Map(
    [...Map.groupBy(list, keyOf)]
      .map(([key, members]) => [key, members.length] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )

const placesOf = (workshops: readonly PlanningWorkshop[], block?: number): number =>
  workshops.reduce(
    (sum, { capacity }) =>
      sum + (block === undefined ? capacity.reduce((all, places) => all + places, 0) : (capacity[block] ?? 0)),
    0,
  )

/** By field and day; those that nobody offers come last. O(pupils × fields + workshops × blocks + wishes). */
export function demandOf({ input, pupils, workshops, fields }: Drawn): FieldDemand[] {
  const pupilAt = new Map(pupils.map(({ id }, index) => [id, index]))
  const wishes = input.wishes.flatMap(({ pupilId, berufsfeld, rank }) => {
    const pupil = pupilAt.get(pupilId)
    return pupil === undefined || rank === null ? [] : [{ pupil, berufsfeld, rank }]
  })
  const offered = new Set(fields)
  const missed = new Set(wishes.map(({ berufsfeld }) => berufsfeld).filter((field) => !offered.has(field)))
  const named = [...fields, ...[...missed].sort()]
  const fieldAt = new Map(named.map((field, index) => [field, index]))
  const ranks = new Int16Array(pupils.length * named.length)
  for (const { pupil, berufsfeld, rank } of wishes) ranks[pupil * named.length + (fieldAt.get(berufsfeld) ?? 0)] = rank
  const days = new Set(pupils.map(({ weekday }) => weekday))
  const demand = countDemand({
    problem: {
      pupilCount: pupils.length,
      fieldCount: named.length,
      dayOf: Int32Array.from(pupils, ({ weekday }) => weekday ?? 0),
      workshops: workshops
        .filter(({ weekday }) => days.has(weekday))
        .map(({ berufsfeld, weekday, capacity }) => ({ field: fieldAt.get(berufsfeld) ?? 0, day: weekday, capacity })),
    },
    ranks,
  })
  return demand
    .sort((a, b) => a.field - b.field || a.day - b.day)
    .map(({ day, field, wisherCount, firstWisherCount, placeCount, isOffered }) => ({
      berufsfeld: named[field] ?? '',
      weekday: day,
      wanted: wisherCount,
      first: firstWisherCount,
      places: placeCount,
      isOffered,
    }))
}

/** What nobody offers at all, by field; what is not offered on a day; what has too few places on it, worst first. */
function demandFindings(drawn: Drawn): Finding[] {
  const demand = demandOf(drawn)
  const offered = new Set(drawn.fields)
  const unknown = Map.groupBy(
    demand.filter(({ berufsfeld }) => !offered.has(berufsfeld)),
    ({ berufsfeld }) => berufsfeld,
  )
  return [
    ...[...unknown].map(
      ([berufsfeld, days]): Finding => ({
        kind: 'not-offered',
        berufsfeld,
        count: days.reduce((sum, { wanted }) => sum + wanted, 0),
      }),
    ),
    ...demand
      .filter(({ berufsfeld, isOffered }) => offered.has(berufsfeld) && !isOffered)
      .map(({ berufsfeld, weekday, wanted }): Finding => ({ kind: 'not-on-day', berufsfeld, weekday, count: wanted })),
    ...demand
      .filter(({ isOffered, wanted, places }) => isOffered && wanted > places)
      .sort((a, b) => b.wanted - b.places - (a.wanted - a.places))
      .map(
        ({ berufsfeld, weekday, wanted, places }): Finding => ({ kind: 'wanted', berufsfeld, weekday, wanted, places }),
      ),
  ]
}

function peopleFindings({ input }: Drawn): Finding[] {
  const barred = countBy(
    input.pupils.filter(({ barrier }) => barrier !== undefined),
    ({ barrier }) => barrier ?? '',
  )
  const dayless = input.pupils.filter(({ barrier, weekday }) => barrier === undefined && weekday === undefined)
  return [
    ...[...barred].map(([barrier, count]): Finding => ({ kind: 'barred', barrier: barrier as Barrier, count })),
    ...(dayless.length === 0
      ? []
      : [
          {
            kind: 'no-day' as const,
            classIds: [...new Set(dayless.map(({ classId }) => classId))].sort(),
            count: dayless.length,
          },
        ]),
  ]
}

function placeFindings({ input, pupils, workshops }: Drawn): Finding[] {
  const found: Finding[] = []
  const byDay = countBy(pupils, ({ weekday }) => String(weekday))
  for (const [day, count] of byDay) {
    const weekday = Number(day)
    const open = workshops.filter((one) => one.weekday === weekday)
    input.blocks.forEach((_, block) => {
      const places = placesOf(open, block)
      if (places === 0) found.push({ kind: 'block-closed', block, weekday })
      else if (places < count) found.push({ kind: 'too-few-places', weekday, block, pupils: count, places })
    })
  }
  return found
}

function accessFindings({ input, pupils, workshops, allowed }: Drawn): Finding[] {
  const hasNoWay = noWayOf(input.noWay)
  const lastDay = input.blocks.at(-1)?.startsOn
  let [later, unknown, stuck] = [0, 0, 0]
  pupils.forEach((pupil, row) => {
    const open = workshops
      .map((workshop, column) => ({ workshop, may: allowed[row * workshops.length + column] === 1 }))
      .filter(({ workshop }) => workshop.weekday === pupil.weekday)
    if (open.length > 0 && !open.some(({ may }) => may)) stuck++
    if (lastDay === undefined) return
    const bars = open.filter(({ may }) => !may).map(({ workshop }) => barOf(pupil, workshop, lastDay, hasNoWay))
    if (bars.includes('unknown-age')) unknown++
    // Barred from the first block on, but not in the last one any more.
    if (bars.includes(undefined)) later++
  })
  return [
    ...(later > 0 ? [{ kind: 'age-later' as const, count: later }] : []),
    ...(unknown > 0 ? [{ kind: 'unknown-age' as const, count: unknown }] : []),
    ...(stuck > 0 ? [{ kind: 'nowhere' as const, count: stuck }] : []),
  ]
}

/** In the order in which they matter. O(pupils × (fields + workshops)). */
export function findingsOf(drawn: Drawn): Finding[] {
  const { input, pupils, workshops } = drawn
  const missing: Finding[] = [
    ...(input.blocks.length === 0 ? [{ kind: 'no-blocks' as const }] : []),
    ...(workshops.length === 0 ? [{ kind: 'no-workshops' as const }] : []),
    ...(pupils.length === 0 ? [{ kind: 'no-pupils' as const }] : []),
  ]
  if (input.blocks.length === 0 || workshops.length === 0) return [...missing, ...peopleFindings(drawn)]
  return [
    ...missing,
    ...peopleFindings(drawn),
    ...placeFindings(drawn),
    ...accessFindings(drawn),
    ...demandFindings(drawn),
  ]
}
