// Drawn problems for tests and benchmarks; the product never plans them.
import {
  alone,
  type Lock,
  nowhere,
  type PlanProblem,
  type PlanRules,
} from '../../../src/modules/plans/engine/problem.ts'
import type { Random } from '../../../src/modules/plans/engine/varying/random.ts'

export interface MadeUp {
  readonly pupilCount: number
  readonly fieldCount: number
  readonly blockCount: number
  readonly dayCount: number
  /** Pupils of a class, one after the other; a class has one day. */
  readonly classSize: number
  /** Workshops for each field and day; each has a part of the places. */
  readonly workshopsPerField: number
  /** Places of all workshops of a day and block for each pupil of the day, on average. */
  readonly supply: number
  /** Chance that a workshop is closed in a block. */
  readonly closed: number
  /** Largest team; 1 = everybody is alone. */
  readonly teamSize: number
  /** Chance that a pupil did not answer. */
  readonly silent: number
  /** Chance that a pupil must not go to a workshop. */
  readonly barred: number
  /** Decisions before the run that do not contradict each other. */
  readonly lockCount: number
  readonly rules: Partial<PlanRules>
}

export const plainRules: PlanRules = {
  emptyWeight: -50,
  fairness: [],
  perClass: undefined,
  wishForAllFirst: false,
  unansweredLast: false,
  seed: 1,
}

const wishWeights = [10, 7, 5, 4]

/** Pupils wish by a common taste and one of their own, so that some fields are asked for by many. */
export function madeUpProblem(random: Random, wanted: MadeUp): PlanProblem {
  const { pupilCount, fieldCount, blockCount, dayCount, workshopsPerField } = wanted
  const classOf = Int32Array.from({ length: pupilCount }, (_, pupil) => Math.floor(pupil / wanted.classSize))
  const dayOf = classOf.map((number) => number % dayCount)
  const perDay = new Int32Array(dayCount)
  for (const day of dayOf) perDay[day] = (perDay[day] ?? 0) + 1
  const taste = Array.from({ length: fieldCount }, () => random())
  const weights = new Int32Array(pupilCount * fieldCount).fill(1)
  const wished = new Uint8Array(pupilCount * fieldCount)
  const answered = new Uint8Array(pupilCount)
  for (let pupil = 0; pupil < pupilCount; pupil++) {
    if (random() < wanted.silent) continue
    answered[pupil] = 1
    const liking = taste.map((common, field) => ({ field, worth: common + random() }))
    liking.sort((a, b) => b.worth - a.worth)
    liking.slice(0, wishWeights.length).forEach(({ field }, rank) => {
      weights[pupil * fieldCount + field] = wishWeights[rank] ?? 0
      wished[pupil * fieldCount + field] = 1
    })
    const worst = liking.at(-1)
    if (worst !== undefined && liking.length > wishWeights.length) weights[pupil * fieldCount + worst.field] = -4
  }
  const workshops = Array.from({ length: dayCount * fieldCount * workshopsPerField }, (_, index) => {
    const day = index % dayCount
    const mean = (wanted.supply * (perDay[day] ?? 0)) / (fieldCount * workshopsPerField)
    return {
      field: Math.floor(index / dayCount) % fieldCount,
      day,
      capacity: Array.from({ length: blockCount }, () =>
        random() < wanted.closed ? 0 : Math.max(0, Math.round(mean * (0.5 + random()))),
      ),
      minimum: 0,
    }
  })
  const teamOf = new Int32Array(pupilCount).fill(alone)
  for (let pupil = 0, team = 0; wanted.teamSize > 1 && pupil < pupilCount; team++) {
    const size = 1 + Math.floor(random() * wanted.teamSize)
    for (let end = pupil + size; pupil < end && pupil < pupilCount; pupil++) {
      if (dayOf[pupil] !== dayOf[end - size]) break
      teamOf[pupil] = team
    }
  }
  const allowed = Uint8Array.from({ length: pupilCount * workshops.length }, () => (random() < wanted.barred ? 0 : 1))
  const problem: PlanProblem = {
    pupilCount,
    fieldCount,
    blockCount,
    dayOf,
    classOf,
    teamOf,
    answered,
    weights,
    wished,
    workshops,
    ...(wanted.barred > 0 ? { allowed } : {}),
    locks: [],
    rules: { ...plainRules, ...wanted.rules },
  }
  return { ...problem, locks: drawnLocks(problem, random, wanted.lockCount) }
}

/** Few pupils and places each, so that no two locks meet but where they agree. */
function drawnLocks(problem: PlanProblem, random: Random, count: number): Lock[] {
  const locks: Lock[] = []
  const seen = new Set<number>()
  for (let i = 0; i < count; i++) {
    const pupil = Math.floor(random() * problem.pupilCount)
    const block = Math.floor(random() * problem.blockCount)
    const workshop = random() < 0.3 ? nowhere : Math.floor(random() * problem.workshops.length)
    const isAlone = problem.teamOf[pupil] === alone
    const { day, capacity } = problem.workshops[workshop] ?? { day: problem.dayOf[pupil], capacity: [] }
    const mayGo = problem.allowed?.[pupil * problem.workshops.length + workshop] !== 0
    if (!isAlone || seen.has(pupil) || seen.has(-2 - workshop) || day !== problem.dayOf[pupil] || !mayGo) continue
    if (workshop !== nowhere && ((capacity[block] ?? 0) < 1 || (problem.rules.perClass ?? 1) < 1)) continue
    seen.add(pupil)
    if (workshop !== nowhere) seen.add(-2 - workshop)
    locks.push({ pupil, block, workshop })
  }
  return locks
}
