// Groups below the smallest size that is worth opening for, and what it would cost to close their field that day.
import { planByStages } from './make-plan.ts'
import { measurePlan, type PlanFigures } from './measure-plan.ts'
import { type Allocation, nowhere, type Plan, type PlanControl, type PlanProblem } from './problem.ts'

export interface SmallGroup {
  readonly block: number
  readonly size: number
}

/** A workshop with groups that are too small; never an empty one, as nobody has to open for it. */
export interface SmallWorkshop {
  readonly workshop: number
  readonly groups: readonly SmallGroup[]
  /** The proposal: the field to close on this day. */
  readonly field: number
  readonly day: number
  readonly price: ClosingPrice
}

export interface ClosingPrice {
  /** By how much the value falls without the field; negative where it rises (two stages make that possible). */
  readonly value: number
  readonly moreEmpty: number
  readonly moreWithoutWish: number
  /** Both plans are proven best; without that a better one may cost less or more, and the price is an estimate. */
  readonly isProven: boolean
  /** Workshops of the day whose groups would be too small then. */
  readonly smallWorkshops: readonly number[]
}

/**
 * Every workshop with a group that is too small, with the price of closing its field on that day: what the plan gives the
 * day, less what it gives when planned anew without the field; other days are independent. Decisions for a place in the closed
 * field are left out there, as nobody could keep them. Undefined when asked to stop.
 */
export function findSmallGroups(
  problem: PlanProblem,
  plan: Pick<Plan, 'allocation' | 'provenDays'>,
  control: PlanControl = {},
): SmallWorkshop[] | undefined {
  const small = smallWorkshopsOf(problem, plan.allocation)
  const prices = new Map<string, ClosingPrice>()
  const days = new Map<number, OneDay>()
  const found: SmallWorkshop[] = []
  const quiet: PlanControl = control.isStopped === undefined ? {} : { isStopped: control.isStopped }
  for (const { workshop, groups } of small) {
    const { field, day } = problem.workshops[workshop] as { field: number; day: number }
    let price = prices.get(`${day} ${field}`)
    if (price === undefined) {
      const whole = days.get(day) ?? dayOnly(problem, plan.allocation, day)
      days.set(day, whole)
      const closed = withoutField(whole.problem, field)
      const after = planByStages(closed, quiet)
      if (after === undefined) return undefined
      price = {
        value: whole.figures.value - after.value,
        moreEmpty: after.emptyCount - whole.figures.emptyCount,
        moreWithoutWish: after.withoutWishCount - whole.figures.withoutWishCount,
        isProven: plan.provenDays.has(day) && after.proven,
        smallWorkshops: smallWorkshopsOf(closed, after.allocation).map((one) => one.workshop),
      }
      prices.set(`${day} ${field}`, price)
    }
    found.push({ workshop, groups, field, day, price })
  }
  return found
}

function smallWorkshopsOf(
  { workshops, blockCount }: PlanProblem,
  allocation: ArrayLike<number>,
): { workshop: number; groups: SmallGroup[] }[] {
  const sizes = new Int32Array(workshops.length * blockCount)
  for (let cell = 0; cell < allocation.length; cell++) {
    const workshop = allocation[cell] as number
    if (workshop === nowhere) continue
    const group = workshop * blockCount + (cell % blockCount)
    sizes[group] = (sizes[group] as number) + 1
  }
  return workshops.flatMap(({ minimum }, workshop) => {
    const groups = Array.from(sizes.subarray(workshop * blockCount, (workshop + 1) * blockCount), (size, block) => ({
      block,
      size,
    })).filter(({ size }) => size > 0 && size < minimum)
    return groups.length === 0 ? [] : [{ workshop, groups }]
  })
}

interface OneDay {
  readonly problem: PlanProblem
  /** What the plan gives the pupils of the day. */
  readonly figures: PlanFigures
}

/** Only the pupils of one day; workshops keep their numbers. */
function dayOnly(problem: PlanProblem, allocation: Allocation, day: number): OneDay {
  const { pupilCount, fieldCount, blockCount, dayOf, classOf, teamOf, answered, weights, wished, allowed, workshops } =
    problem
  const pupils = Array.from({ length: pupilCount }, (_, pupil) => pupil).filter((pupil) => dayOf[pupil] === day)
  const numberOf = new Map(pupils.map((pupil, number) => [pupil, number]))
  const one = (values: ArrayLike<number>): Int32Array => Int32Array.from(pupils, (pupil) => values[pupil] as number)
  const rows = (values: ArrayLike<number>, width: number): Float64Array => {
    const cut = new Float64Array(pupils.length * width)
    for (const [number, pupil] of pupils.entries())
      for (let at = 0; at < width; at++) cut[number * width + at] = values[pupil * width + at] as number
    return cut
  }
  const ofDay: PlanProblem = {
    ...problem,
    pupilCount: pupils.length,
    dayOf: one(dayOf),
    classOf: one(classOf),
    teamOf: one(teamOf),
    answered: one(answered),
    weights: rows(weights, fieldCount),
    wished: rows(wished, fieldCount),
    ...(allowed === undefined ? {} : { allowed: rows(allowed, workshops.length) }),
    locks: problem.locks.flatMap((lock) => {
      const pupil = numberOf.get(lock.pupil)
      return pupil === undefined ? [] : [{ ...lock, pupil }]
    }),
  }
  return { problem: ofDay, figures: measurePlan(ofDay, Int32Array.from(rows(allocation, blockCount))) }
}

const withoutField = (problem: PlanProblem, field: number): PlanProblem => ({
  ...problem,
  workshops: problem.workshops.map((workshop) =>
    workshop.field === field ? { ...workshop, capacity: workshop.capacity.map(() => 0) } : workshop,
  ),
  locks: problem.locks.filter(({ workshop }) => problem.workshops[workshop]?.field !== field),
})
