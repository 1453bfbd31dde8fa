// What a run says about its plan: counts, demand and hints, without a person. Pure.
import { explainFields, type FieldFigures } from '../engine/explain.ts'
import { findSmallGroups, type SmallWorkshop } from '../engine/find-small-groups.ts'
import { nowhere, type Plan, type PlanControl } from '../engine/problem.ts'
import type { BuiltProblem } from './build-problem.ts'
import type { FieldDemand, Finding } from './findings.ts'

export interface FieldOutcome extends Omit<FieldDemand, 'weekday' | 'isOffered'> {
  /** Absent in older runs, which added up the days. */
  readonly weekday?: number
  /** Places that the plan gives. */
  readonly taken: number
}

/** A workshop with groups that are smaller than it is worth opening for, and what closing its field would cost. */
export interface SmallGroups {
  readonly workshopId: string
  /** 0 = Monday. */
  readonly weekday: number
  readonly berufsfeld: string
  readonly minimum: number
  readonly groups: readonly { readonly block: number; readonly size: number }[]
  /** Undefined where the run was stopped before it was known. */
  readonly price?: {
    /** Points of the plan that are lost. */
    readonly points: number
    readonly moreEmpty: number
    readonly moreWithoutWish: number
    /** False: an estimate, as one of the two plans is not proven best. Absent in older runs, which told proven ones only. */
    readonly isProven?: boolean
  }
}

/** What stands behind the groups of a workshop on one of its days. */
export interface WorkshopDemand {
  readonly workshopId: string
  /** 0 = Monday. */
  readonly weekday: number
  /** Pupils of the day who gave its Berufsfeld a rank, and the first one. */
  readonly wanted: number
  readonly first: number
  /** Places of the Berufsfeld on the day over all blocks, in all its workshops. */
  readonly fieldPlaces: number
}

export interface RunReport {
  readonly pupilCount: number
  readonly answeredCount: number
  readonly blockCount: number
  /** Pupils by how many of their wishes are fulfilled: none, one, two … Those who answered only. */
  readonly fulfilled: readonly number[]
  /** Pupils whose first wish is fulfilled. */
  readonly firstWishCount: number
  readonly demand: readonly FieldOutcome[]
  readonly findings: readonly Finding[]
  readonly smallGroups: readonly SmallGroups[]
  /** Absent in runs that were made before it was counted. */
  readonly workshops?: readonly WorkshopDemand[]
}

/** O(pupils × blocks), and a plan of one day for every field with small groups. */
export function reportOf(built: BuiltProblem, plan: Plan, control: PlanControl = {}): RunReport {
  const { problem, fields, demand, findings, ranks } = built
  const { pupilCount, blockCount, fieldCount, answered, wished, workshops } = problem
  const figures = explainFields({ problem, allocation: plan.allocation, ranks })
  const fulfilled: number[] = Array.from({ length: blockCount + 1 }, () => 0)
  let [firstWishCount, answeredCount] = [0, 0]
  for (let pupil = 0; pupil < pupilCount; pupil++) {
    let count = 0
    for (let block = 0; block < blockCount; block++) {
      const at = plan.allocation[pupil * blockCount + block] ?? nowhere
      const field = at === nowhere ? undefined : workshops[at]?.field
      if (field === undefined) continue
      count += wished[pupil * fieldCount + field] ?? 0
      if (ranks[pupil * fieldCount + field] === 1) firstWishCount++
    }
    if (answered[pupil] !== 1) continue
    answeredCount++
    fulfilled[count] = (fulfilled[count] ?? 0) + 1
  }
  return {
    pupilCount,
    answeredCount,
    blockCount,
    fulfilled,
    firstWishCount,
    demand: demand.map(({ berufsfeld, weekday, wanted, first, places }) => {
      const of = figures.find(({ day, field }) => day === weekday && fields[field] === berufsfeld)
      return { berufsfeld, weekday, wanted, first, places, taken: of?.takenCount ?? 0 }
    }),
    findings,
    smallGroups: smallGroupsOf(built, plan, control),
    workshops: workshopDemandOf(built, figures),
  }
}

function workshopDemandOf({ problem, workshops }: BuiltProblem, figures: readonly FieldFigures[]): WorkshopDemand[] {
  return workshops.flatMap(({ workshopId, weekday }, at): WorkshopDemand[] => {
    const of = figures.find(({ day, field }) => day === weekday && field === problem.workshops[at]?.field)
    if (of === undefined) return []
    return [{ workshopId, weekday, wanted: of.wisherCount, first: of.firstWisherCount, fieldPlaces: of.placeCount }]
  })
}

function smallGroupsOf(built: BuiltProblem, plan: Plan, control: PlanControl): SmallGroups[] {
  const { problem, workshops } = built
  const found = findSmallGroups(problem, plan, control) ?? []
  const priced = new Map(found.map((one) => [one.workshop, one]))
  const sizes = new Int32Array(workshops.length * problem.blockCount)
  plan.allocation.forEach((workshop, cell) => {
    if (workshop === nowhere) return
    const group = workshop * problem.blockCount + (cell % problem.blockCount)
    sizes[group] = (sizes[group] ?? 0) + 1
  })
  return workshops.flatMap(({ workshopId, weekday, berufsfeld, minimum }, at): SmallGroups[] => {
    const groups = Array.from({ length: problem.blockCount }, (_, block) => ({
      block,
      size: sizes[at * problem.blockCount + block] ?? 0,
    })).filter(({ size }) => size > 0 && size < minimum)
    if (groups.length === 0) return []
    const price = priceOf(priced.get(at))
    return [{ workshopId, weekday, berufsfeld, minimum, groups, ...(price === undefined ? {} : { price }) }]
  })
}

const priceOf = (found: SmallWorkshop | undefined): SmallGroups['price'] =>
  found && {
    points: found.price.value,
    moreEmpty: found.price.moreEmpty,
    moreWithoutWish: found.price.moreWithoutWish,
    isProven: found.price.isProven,
  }
