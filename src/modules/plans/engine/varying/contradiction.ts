// Whether what persons fixed can be kept at all. Blocks may stay empty, so that nothing else can contradict.
import { alone, type Lock, nowhere, type PlanProblem } from '../problem.ts'

/** A pupil who must not go to a workshop, as the problem's `allowed` says. */
export interface Bar {
  readonly pupil: number
  readonly workshop: number
}

/** Locks that cannot be kept together, none of which could be left out: each smaller set of them can be kept. */
export interface Contradiction {
  readonly kind: 'contradiction'
  readonly reason: 'block' | 'day' | 'barred' | 'field' | 'capacity' | 'class'
  /** Indices in the locks of the problem, ascending. */
  readonly locks: readonly number[]
  /** Bars that take part; with `barred` only. */
  readonly bars: readonly Bar[]
  readonly block: number
  /** The workshop in question, of the first lock. */
  readonly workshop: number
}

interface Numbered extends Lock {
  readonly index: number
  /** Pupils that the lock moves: the team of the pupil. */
  readonly pupils: readonly number[]
  readonly unit: number
}

const reasons = ['day', 'barred', 'block', 'field', 'capacity', 'class'] as const

/** Undefined if all locks can be kept. O(locks × team + conflict² × team), where the conflict is what shares one pupil or one place. */
export function findContradiction(problem: PlanProblem): Contradiction | undefined {
  const broken = brokenGroup(problem, numbered(problem))
  if (broken === undefined) return undefined
  // A part may be broken for a simpler reason than the whole.
  const kept = reduced(broken.group, (part) => brokenGroup(problem, part) !== undefined)
  const reason = brokenGroup(problem, kept)?.reason ?? broken.reason
  const [first] = kept
  return {
    kind: 'contradiction',
    reason,
    locks: kept.map((lock) => lock.index).sort((a, b) => a - b),
    bars: reason === 'barred' ? kept.flatMap((lock) => barsOf(problem, lock)).slice(0, 1) : [],
    block: first?.block ?? 0,
    workshop: first?.workshop ?? nowhere,
  }
}

interface BrokenGroup {
  readonly reason: Contradiction['reason']
  readonly group: readonly Numbered[]
}

function brokenGroup(problem: PlanProblem, locks: readonly Numbered[]): BrokenGroup | undefined {
  for (const reason of reasons)
    for (const group of groupsOf(problem, locks, reason)) if (isBroken(problem, group, reason)) return { reason, group }
  return undefined
}

/** The deletion filter (Chinneck 2008): whatever can be left out of a broken set is left out. */
function reduced(
  group: readonly Numbered[],
  isStillBroken: (part: readonly Numbered[]) => boolean,
): readonly Numbered[] {
  let kept = group
  for (const lock of group) {
    const without = kept.filter((other) => other !== lock)
    if (isStillBroken(without)) kept = without
  }
  return kept
}

function numbered(problem: PlanProblem): Numbered[] {
  const membersOf = new Map<number, number[]>()
  for (let pupil = 0; pupil < problem.pupilCount; pupil++) {
    const team = problem.teamOf[pupil] ?? alone
    if (team === alone) continue
    const members = membersOf.get(team) ?? []
    members.push(pupil)
    membersOf.set(team, members)
  }
  return problem.locks.map((lock, index) => {
    const team = problem.teamOf[lock.pupil] ?? alone
    const pupils = team === alone ? [lock.pupil] : (membersOf.get(team) ?? [])
    return { ...lock, index, pupils, unit: pupils[0] ?? lock.pupil }
  })
}

/** Locks that share what the reason is about; a contradiction never reaches beyond one such group. */
function groupsOf(problem: PlanProblem, locks: readonly Numbered[], reason: Contradiction['reason']): Numbered[][] {
  const groups = new Map<string, Numbered[]>()
  for (const lock of locks) {
    if (reason !== 'block' && lock.workshop === nowhere) continue
    const field = problem.workshops[lock.workshop]?.field ?? 0
    const key = {
      day: `${lock.index}`,
      barred: `${lock.index}`,
      block: `${lock.unit}/${lock.block}`,
      field: `${lock.unit}/${field}`,
      capacity: `${lock.workshop}/${lock.block}`,
      class: `${lock.workshop}/${lock.block}`,
    }[reason]
    const group = groups.get(key) ?? []
    group.push(lock)
    groups.set(key, group)
  }
  return [...groups.values()]
}

const barsOf = (problem: PlanProblem, lock: Numbered): Bar[] =>
  problem.allowed === undefined
    ? []
    : lock.pupils.flatMap((pupil) =>
        problem.allowed?.[pupil * problem.workshops.length + lock.workshop] === 0
          ? [{ pupil, workshop: lock.workshop }]
          : [],
      )

function isBroken(problem: PlanProblem, group: readonly Numbered[], reason: Contradiction['reason']): boolean {
  const [first] = group
  if (first === undefined) return false
  if (reason === 'day') return problem.workshops[first.workshop]?.day !== problem.dayOf[first.pupil]
  if (reason === 'barred') return barsOf(problem, first).length > 0
  if (reason === 'block') return group.some((lock) => lock.workshop !== first.workshop)
  if (reason === 'field') return group.some((lock) => lock.block !== first.block)
  const units = new Map(group.map((lock) => [lock.unit, lock.pupils]))
  const pupils = [...units.values()].flat()
  if (reason === 'capacity') return pupils.length > (problem.workshops[first.workshop]?.capacity[first.block] ?? 0)
  const most = problem.rules.perClass ?? Infinity
  const counts = new Map<number, number>()
  for (const pupil of pupils) {
    const name = problem.classOf[pupil] ?? 0
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts.values()].some((count) => count > most)
}
