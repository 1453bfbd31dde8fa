// From the round, its pupils and their wishes to what the engine is asked, and to what the engine cannot do. Pure.
import type { PlainDate } from '../../../kernel/plain-date.ts'
import { findContradiction } from '../engine/find-contradiction.ts'
import { alone, type Lock, nowhere, type PlanProblem, type Workshop } from '../engine/problem.ts'
import { barOf, noWayOf } from './bars.ts'
import { demandOf, type FieldDemand, type Finding, findingsOf, type LockRule } from './findings.ts'
import type { PlanningInput, PlanningPupil, PlanningWorkshop } from './planning-input.ts'

export interface BuiltProblem {
  readonly problem: PlanProblem
  /** Rows of the problem: sorted by code, so that the order of answering can never matter. */
  readonly pupils: readonly PlanningPupil[]
  readonly workshops: readonly PlanningWorkshop[]
  /** Keys of the Berufsfelder, by index. */
  readonly fields: readonly string[]
  /** Rank of a pupil for a field, pupil × field, row by row; 0 = none, -1 = not at all. */
  readonly ranks: Int16Array
  /** 1 where a field counts as the pupil's one outside of the usual ideas, pupil × field, row by row. */
  readonly outside: Uint8Array
  /** Locks that the problem holds, in its order. */
  readonly lockIds: readonly string[]
  readonly demand: readonly FieldDemand[]
  readonly findings: readonly Finding[]
}

const ordered = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The first day on which a workshop takes somebody; undefined where it never does. */
const firstDayOf = (workshop: PlanningWorkshop, blocks: PlanningInput['blocks']): PlainDate | undefined =>
  blocks.find((_, index) => (workshop.capacity[index] ?? 0) > 0)?.startsOn

/**
 * The engine knows who may go to a workshop, not from which block on: a pupil who reaches the minimum age during the
 * round stays out of that workshop and is named (`age-later`); by hand, and by a lock, it is possible from the block on
 * that fits. O(pupils × workshops + wishes).
 */
export function buildProblem(input: PlanningInput): BuiltProblem {
  const { blocks, rules } = input
  const workshops = [...input.workshops].sort(
    (a, b) => ordered(a.berufsfeld, b.berufsfeld) || ordered(a.workshopId, b.workshopId) || a.weekday - b.weekday,
  )
  const fields = [...new Set(workshops.map(({ berufsfeld }) => berufsfeld))].sort(ordered)
  const fieldAt = new Map(fields.map((field, index) => [field, index]))
  const pupils = input.pupils
    .filter(({ barrier, weekday }) => barrier === undefined && weekday !== undefined)
    .sort((a, b) => ordered(a.code, b.code))
  const pupilAt = new Map(pupils.map(({ id }, index) => [id, index]))

  const classAt = new Map<string, number>()
  const classOf = Int32Array.from(pupils, ({ classId }) => {
    const known = classAt.get(classId) ?? classAt.size
    classAt.set(classId, known)
    return known
  })

  const weights = new Int32Array(pupils.length * fields.length).fill(rules.neutralWeight)
  const wished = new Uint8Array(pupils.length * fields.length)
  const ranks = new Int16Array(pupils.length * fields.length)
  for (const { pupilId, berufsfeld, rank } of input.wishes) {
    const [pupil, field] = [pupilAt.get(pupilId), fieldAt.get(berufsfeld)]
    if (pupil === undefined || field === undefined) continue
    const cell = pupil * fields.length + field
    const weight = rank === null ? rules.neverWeight : rules.rankWeights[rank - 1]
    ranks[cell] = rank ?? -1
    weights[cell] = weight ?? rules.neutralWeight
    if (rank !== null && weight !== undefined) wished[cell] = 1
  }
  const outside = outsideOf(input, { pupilAt, fieldAt, ranks, weights })
  // Whoever ranked something has answered, whatever the list says.
  const answeredIds = new Set([...input.answeredIds, ...input.wishes.map(({ pupilId }) => pupilId)])

  const hasNoWay = noWayOf(input.noWay)
  const allowed = new Uint8Array(pupils.length * workshops.length).fill(1)
  let isAnybodyBarred = false
  workshops.forEach((workshop, column) => {
    const firstDay = firstDayOf(workshop, blocks)
    pupils.forEach((pupil, row) => {
      if (firstDay === undefined || barOf(pupil, workshop, firstDay, hasNoWay) === undefined) return
      allowed[row * workshops.length + column] = 0
      isAnybodyBarred = true
    })
  })

  const { locks, lockIds, findings: lockFindings } = locksOf(input, { pupils, pupilAt, workshops })
  // A lock says the block, and a Berufsfeld comes once: opened for it, the workshop is open to the pupil in no other block.
  for (const { pupil, block, workshop } of locks) {
    const [locked, place, at] = [pupils[pupil], workshops[workshop], blocks[block]]
    if (locked === undefined || place === undefined || at === undefined) continue
    if (barOf(locked, place, at.startsOn, hasNoWay) === undefined) allowed[pupil * workshops.length + workshop] = 1
  }

  const problem: PlanProblem = {
    pupilCount: pupils.length,
    fieldCount: fields.length,
    blockCount: blocks.length,
    dayOf: Int32Array.from(pupils, ({ weekday }) => weekday ?? 0),
    classOf,
    teamOf: new Int32Array(pupils.length).fill(alone),
    answered: Uint8Array.from(pupils, ({ id }) => (answeredIds.has(id) ? 1 : 0)),
    weights,
    wished,
    workshops: workshops.map(
      ({ berufsfeld, weekday, capacity, minimum }): Workshop => ({
        field: fieldAt.get(berufsfeld) ?? 0,
        day: weekday,
        capacity,
        minimum,
      }),
    ),
    ...(isAnybodyBarred ? { allowed } : {}),
    locks,
    rules: {
      emptyWeight: rules.emptyWeight,
      fairness: rules.fairness,
      perClass: rules.perClass ?? undefined,
      wishForAllFirst: rules.wishForAllFirst,
      // Part of the order of aims of every region (decision 0007), whatever the weights are.
      fewestEmptyFirst: true,
      unansweredLast: rules.unansweredLast,
      seed: input.seed,
    },
  }
  const contradiction = findContradiction(problem)
  const drawn = { input, pupils, workshops, fields, allowed }
  return {
    problem,
    pupils,
    workshops,
    fields,
    ranks,
    outside,
    lockIds,
    demand: demandOf(drawn),
    findings: [
      ...lockFindings,
      ...(contradiction === undefined
        ? []
        : [
            {
              kind: 'locks' as const,
              lockIds: contradiction.locks.map((index) => lockIds[index] ?? ''),
              rule: contradiction.rule,
            },
          ]),
      ...findingsOf(drawn),
    ],
  }
}

interface Cells {
  readonly pupilAt: ReadonlyMap<string, number>
  readonly fieldAt: ReadonlyMap<string, number>
  readonly ranks: Int16Array
  readonly weights: Int32Array
}

/**
 * The field outside of the usual ideas as a weak wish: its weight, where the pupil ranked or ruled out something else, and
 * never more than the least of the pupil's own ranked wishes, since a late rank may count no more than a field that nobody
 * named. It is no fulfilled wish, so neither the additions nor "first a wish for everybody" know it. Writes `weights`.
 */
function outsideOf({ outsideWishes, rules }: PlanningInput, { pupilAt, fieldAt, ranks, weights }: Cells): Uint8Array {
  const outside = new Uint8Array(ranks.length)
  const { outsideWeight, neutralWeight } = rules
  if (outsideWeight === null) return outside
  for (const { pupilId, berufsfeld } of outsideWishes) {
    const [pupil, field] = [pupilAt.get(pupilId), fieldAt.get(berufsfeld)]
    if (pupil === undefined || field === undefined) continue
    const cell = pupil * fieldAt.size + field
    if (ranks[cell] !== 0) continue
    const row = pupil * fieldAt.size
    const leastRanked = weights
      .subarray(row, row + fieldAt.size)
      .reduce((least, weight, at) => ((ranks[row + at] ?? 0) > 0 ? Math.min(least, weight) : least), outsideWeight)
    if (leastRanked <= neutralWeight) continue
    weights[cell] = leastRanked
    outside[cell] = 1
  }
  return outside
}

interface Rows {
  readonly pupils: readonly PlanningPupil[]
  readonly pupilAt: ReadonlyMap<string, number>
  readonly workshops: readonly PlanningWorkshop[]
}

/** What cannot even be said to the engine is named here; what contradicts itself, the engine finds. */
function locksOf(
  { locks, blocks }: PlanningInput,
  { pupils, pupilAt, workshops }: Rows,
): { locks: Lock[]; lockIds: string[]; findings: Finding[] } {
  const kept: Lock[] = []
  const lockIds: string[] = []
  const findings: Finding[] = []
  for (const lock of [...locks].sort((a, b) => ordered(a.id, b.id))) {
    const refuse = (rule: LockRule) => findings.push({ kind: 'locks', lockIds: [lock.id], rule })
    const pupil = pupilAt.get(lock.pupilId)
    const ofWorkshop = workshops.filter(({ workshopId }) => workshopId === lock.workshopId)
    // One of another day is handed on: the engine says so.
    const place = ofWorkshop.find(({ weekday }) => weekday === pupils[pupil ?? -1]?.weekday) ?? ofWorkshop[0]
    if (pupil === undefined) refuse('not-planned')
    else if (lock.blockNumber >= blocks.length) refuse('no-such-block')
    else if (lock.workshopId !== null && place === undefined) refuse('no-such-workshop')
    else {
      kept.push({ pupil, block: lock.blockNumber, workshop: place === undefined ? nowhere : workshops.indexOf(place) })
      lockIds.push(lock.id)
    }
  }
  return { locks: kept, lockIds, findings }
}
