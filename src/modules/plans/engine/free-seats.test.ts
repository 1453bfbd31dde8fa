// Reasons of plans that a search made, teams and gaps included: whatever is said is asked of a slow judge that shares no line
// with what says it. It tries every row of the pupil, or of the team, and lets the verifier decide.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ranksOf } from '../../../../tests/support/ranks-of.ts'
import { madeUpProblem } from '../../../../tests/support/varying-plans/made-up-problem.ts'
import { type EmptyCause, explainPlan, type MissedCause, type Reason } from './explain.ts'
import { alone, nowhere, type PlanProblem } from './problem.ts'
import { planVarying } from './varying/plan-varying.ts'
import { seededRandom } from './varying/random.ts'
import { verifyPlan } from './verify.ts'

interface Case {
  readonly problem: PlanProblem
  readonly allocation: Int32Array
}

/** As the search left it, or with the rows of a few units emptied: a plan that is worse than it could be. */
const drawnCase: fc.Arbitrary<Case> = fc
  .record({
    seed: fc.nat(),
    pupils: fc.integer({ min: 3, max: 9 }),
    teamSize: fc.constantFrom(1, 1, 3),
    perClass: fc.constantFrom(undefined, undefined, 1, 2),
    fairness: fc.constantFrom([], [40, 12, 4, 0], [3]),
    emptyWeight: fc.constantFrom(-50, -3, 2, 6),
    wishForAllFirst: fc.boolean(),
    fewestEmptyFirst: fc.boolean(),
    unansweredLast: fc.boolean(),
    supply: fc.constantFrom(0.7, 1, 1.3),
    emptied: fc.constantFrom(0, 0, 0.2, 0.5),
  })
  .map(({ seed, pupils, teamSize, supply, emptied, ...rules }) => {
    const random = seededRandom(seed)
    const problem = madeUpProblem(random, {
      pupilCount: pupils,
      fieldCount: 4,
      blockCount: 3,
      dayCount: 1,
      classSize: 4,
      workshopsPerField: 1,
      supply,
      closed: 0.2,
      teamSize,
      silent: 0.25,
      barred: 0.15,
      lockCount: 1,
      rules: { ...rules, seed: 3 },
    })
    const { allocation } = planVarying(problem, { budget: 2e5 })
    const locked = new Set(problem.locks.map(({ pupil, block }) => pupil * problem.blockCount + block))
    const left = new Set(Array.from({ length: pupils }, (_, pupil) => pupil).filter(() => random() < emptied))
    const isLeft = (pupil: number): boolean =>
      left.has(problem.teamOf[pupil] === alone ? pupil : Array.from(problem.teamOf).indexOf(problem.teamOf[pupil] ?? 0))
    return {
      problem,
      allocation: allocation.map((workshop, cell) =>
        isLeft(Math.floor(cell / problem.blockCount)) && !locked.has(cell) ? nowhere : workshop,
      ),
    }
  })

/** Everything that a pupil, with its team, could be given beside the seats of the others. */
class Judge {
  readonly #case: Case
  readonly members: readonly number[]
  /** The plan as it stood when these were planned, without them. */
  readonly #beside: Int32Array

  constructor(given: Case, pupil: number) {
    const { problem, allocation } = given
    this.#case = given
    const all = Array.from({ length: problem.pupilCount }, (_, one) => one)
    const team = problem.teamOf[pupil]
    const mates = (one: number): number[] =>
      problem.teamOf[one] === alone ? [one] : all.filter((other) => problem.teamOf[other] === problem.teamOf[one])
    this.members = team === alone ? [pupil] : mates(pupil)
    const isLate = (one: number): boolean =>
      problem.rules.unansweredLast && mates(one).every((mate) => problem.answered[mate] !== 1)
    const locked = new Set(
      problem.locks.flatMap(({ pupil: one, block }) => mates(one).map((mate) => `${mate} ${block}`)),
    )
    this.#beside = allocation.map((workshop, cell) => {
      const [one, block] = [Math.floor(cell / problem.blockCount), cell % problem.blockCount]
      const isGone = isLate(one) && !isLate(pupil) && !locked.has(`${one} ${block}`)
      return this.members.includes(one) || isGone ? nowhere : workshop
    })
  }

  with(row: readonly number[], members = this.members) {
    const allocation = this.#beside.slice()
    for (const one of members) allocation.set(row, one * this.#case.problem.blockCount)
    return verifyPlan(this.#case.problem, allocation)
  }

  /** Whether these, and nobody else of the team, could sit there: places, bans and limits, but no locks. */
  isFree(workshop: number, block: number, members = this.members): boolean {
    const row = Array.from({ length: this.#case.problem.blockCount }, (_, at) => (at === block ? workshop : nowhere))
    const forbidden = ['other-day', 'barred', 'too-many', 'class-limit']
    return !this.with(row, members).breaches.some(({ rule }) => forbidden.includes(rule))
  }

  /** All rows that keep every rule and visit exactly these fields. */
  rowsOf(fields: readonly number[]): number[][] {
    const { workshops, blockCount } = this.#case.problem
    let rows: number[][] = [[]]
    for (let block = 0; block < blockCount; block++)
      rows = rows.flatMap((row) => [nowhere, ...workshops.keys()].map((workshop) => [...row, workshop]))
    const wanted = [...fields].sort().join()
    return rows
      .filter(
        (row) =>
          row
            .flatMap((one) => workshops[one]?.field ?? [])
            .sort()
            .join() === wanted,
      )
      .filter((row) => this.with(row).breaches.length === 0)
  }

  /** Without a wish, and sum, of the team for these fields. */
  worthOf(fields: readonly number[]): readonly [without: number, value: number] {
    const { weights, wished, fieldCount, blockCount, rules } = this.#case.problem
    const each = this.members.map((one) => {
      const wishes = fields.filter((field) => wished[one * fieldCount + field] === 1).length
      const value =
        fields.reduce((sum, field) => sum + (weights[one * fieldCount + field] ?? 0), 0) +
        rules.fairness.slice(0, wishes).reduce((sum, bonus) => sum + bonus, 0) +
        (blockCount - fields.length) * rules.emptyWeight
      return { isWithout: wishes === 0, value }
    })
    return [each.filter(({ isWithout }) => isWithout).length, each.reduce((sum, { value }) => sum + value, 0)]
  }

  isBetter(next: readonly number[], before: readonly number[]): boolean {
    const [[without, value], [withoutBefore, valueBefore]] = [this.worthOf(next), this.worthOf(before)]
    if (this.#case.problem.rules.wishForAllFirst && without !== withoutBefore) return without < withoutBefore
    if (this.#case.problem.rules.fewestEmptyFirst && next.length !== before.length) return next.length > before.length
    return value > valueBefore
  }
}

/** What must be so for each thing that can be said. */
function isTrue(cause: MissedCause, about: { given: Case; judge: Judge; pupil: number; from: number; to: number }) {
  const { given, judge, pupil, from, to } = about
  const { problem, allocation } = given
  const { workshops, blockCount, allowed } = problem
  const slots = workshops.flatMap(({ field, day, capacity }, workshop) =>
    field !== to || day !== problem.dayOf[pupil]
      ? []
      : capacity.flatMap((places, block) => (places > 0 ? [{ workshop, block, places }] : [])),
  )
  const may = slots.filter(({ workshop }) => allowed?.[pupil * workshops.length + workshop] !== 0)
  const emptyRow = Array.from({ length: blockCount }, () => nowhere)
  const sizeAt = ({ workshop, block, places }: (typeof slots)[number]): number => {
    const row = emptyRow.map((none, at) => (at === block ? workshop : none))
    // One more than there are places: the verifier says how many it found.
    const found = judge
      .with(row, [pupil])
      .breaches.find((breach) => breach.rule === 'too-many' && breach.workshop === workshop && breach.block === block)
    return found === undefined ? -1 : (found.found ?? 0) - 1 - places
  }
  const isFull = (slot: (typeof slots)[number]): boolean => sizeAt(slot) >= 0
  const isFreeForOne = may.filter(({ workshop, block }) => judge.isFree(workshop, block, [pupil]))
  const isFreeForAll = may.filter(({ workshop, block }) => judge.isFree(workshop, block))
  const had = Array.from(allocation.subarray(pupil * blockCount, (pupil + 1) * blockCount)).flatMap(
    (one) => workshops[one]?.field ?? [],
  )
  const next = [...had.filter((field) => field !== from), to]
  switch (cause) {
    case 'not-offered':
      return slots.length === 0
    case 'barred':
      return slots.length > 0 && may.length === 0
    case 'full':
      return may.length > 0 && may.every(isFull)
    // Not full and not barred, and yet not free for one more: nothing but the class is left.
    case 'class-limit':
      return isFreeForOne.length === 0 && may.some((slot) => !isFull(slot))
    case 'team':
      return judge.members.length > 1 && isFreeForOne.length > 0 && isFreeForAll.length === 0
    case 'weights':
      return isFreeForAll.length > 0 && !judge.isBetter(next, had)
    case 'timetable':
      return isFreeForAll.length > 0 && judge.isBetter(next, had) && judge.rowsOf(next).length === 0
    case 'not-found':
      return judge.isBetter(next, had) && judge.rowsOf(next).length > 0
  }
}

const fieldAt = ({ problem, allocation }: Case, cell: number): number =>
  problem.workshops[allocation[cell] ?? nowhere]?.field ?? nowhere

const missedOf = (reason: Reason) => (reason.code === 'unanswered' ? undefined : reason.missed)

test('whatever a reason says about a missed wish is true, for single pupils and for teams', () => {
  const seen = new Map<MissedCause, number>()
  fc.assert(
    fc.property(drawnCase, (given) => {
      const { problem, allocation } = given
      expect(verifyPlan(problem, allocation).breaches).toEqual([])
      const reasons = explainPlan({ problem, allocation, ranks: ranksOf(problem) })
      for (const [cell, reason] of reasons.entries()) {
        const missed = missedOf(reason)
        if (missed === undefined) continue
        const pupil = Math.floor(cell / problem.blockCount)
        const about = { given, judge: new Judge(given, pupil), pupil, from: fieldAt(given, cell), to: missed.field }
        expect({ cause: missed.cause, isTrue: isTrue(missed.cause, about) }).toEqual({
          cause: missed.cause,
          isTrue: true,
        })
        seen.set(missed.cause, (seen.get(missed.cause) ?? 0) + 1)
      }
    }),
    { numRuns: 200 },
  )
  // Every one of them was said, and so was judged.
  const causes: MissedCause[] = ['barred', 'full', 'class-limit', 'team', 'weights', 'timetable', 'not-found']
  for (const cause of causes) expect(`${cause}: ${(seen.get(cause) ?? 0) > 2}`).toBe(`${cause}: true`)
}, 120_000)

test('whatever a reason says about an empty block is true', () => {
  const seen = new Map<EmptyCause, number>()
  fc.assert(
    fc.property(drawnCase, (given) => {
      const { problem, allocation } = given
      const reasons = explainPlan({ problem, allocation, ranks: ranksOf(problem) })
      for (const [cell, reason] of reasons.entries()) {
        if (reason.code !== 'empty') continue
        const pupil = Math.floor(cell / problem.blockCount)
        const judge = new Judge(given, pupil)
        const own = Array.from(allocation.subarray(pupil * problem.blockCount, (pupil + 1) * problem.blockCount))
        const had = own.flatMap((one) => problem.workshops[one]?.field ?? [])
        const others = Array.from({ length: problem.fieldCount }, (_, field) => field).filter(
          (one) => !had.includes(one),
        )
        const isFree = (field: number, members?: readonly number[]): boolean =>
          problem.workshops.some(
            (workshop, at) =>
              workshop.field === field && workshop.capacity.some((_, block) => judge.isFree(at, block, members)),
          )
        const possible = others.filter((field) => isFree(field))
        const better = possible.filter((field) => judge.isBetter([...had, field], had))
        const found = better.filter((field) => judge.rowsOf([...had, field]).length > 0)
        const expected: EmptyCause =
          found.length > 0
            ? 'not-found'
            : better.length > 0
              ? 'timetable'
              : possible.length > 0
                ? 'weights'
                : others.some((field) => isFree(field, [pupil]))
                  ? 'team'
                  : 'no-place'
        expect(reason.cause).toBe(expected)
        seen.set(reason.cause, (seen.get(reason.cause) ?? 0) + 1)
      }
    }),
    { numRuns: 150 },
  )
  const causes: EmptyCause[] = ['no-place', 'team', 'weights', 'timetable', 'not-found']
  for (const cause of causes) expect(`${cause}: ${(seen.get(cause) ?? 0) > 2}`).toBe(`${cause}: true`)
}, 120_000)
