// The check of a plan, run after every planning. It shares no code with the engine on purpose: it reads the rules once
// more, slowly and plainly, so that a fault there cannot hide itself here.
import type { Allocation, PlanProblem } from './problem.ts'

export interface PlanBreach {
  readonly rule:
    | 'size'
    | 'no-such-workshop'
    | 'other-day'
    | 'field-twice'
    | 'barred'
    | 'too-many'
    | 'class-limit'
    | 'team-apart'
    | 'lock-broken'
  readonly pupil?: number
  readonly block?: number
  readonly workshop?: number
  /** What there is, for example pupils in the group. */
  readonly found?: number
  /** What there may be at most. */
  readonly limit?: number
}

export interface PlanCheck {
  readonly breaches: readonly PlanBreach[]
  readonly value: number
  readonly emptyCount: number
  readonly withoutWishCount: number
  /** Workshops whose groups differ by two or more between blocks; owed to nobody where places vary. */
  readonly unevenWorkshops: readonly number[]
}

/** Everything again from the problem and the allocation alone. O(pupils × blocks + locks). */
export function verifyPlan(problem: PlanProblem, allocation: Allocation): PlanCheck {
  const { pupilCount, blockCount, rules } = problem
  const breaches: PlanBreach[] = []
  if (allocation.length !== pupilCount * blockCount) {
    const sizes = { found: allocation.length, limit: pupilCount * blockCount }
    return { breaches: [{ rule: 'size', ...sizes }], value: 0, emptyCount: 0, withoutWishCount: 0, unevenWorkshops: [] }
  }
  let [value, emptyCount, withoutWishCount] = [0, 0, 0]
  const groups = new Map<string, number>()
  const classGroups = new Map<string, number>()
  const planOfTeam = new Map<number, string>()
  for (let pupil = 0; pupil < pupilCount; pupil++) {
    const row = Array.from(allocation.subarray(pupil * blockCount, (pupil + 1) * blockCount))
    const seenFields = new Set<number>()
    let fulfilled = 0
    for (const [block, workshop] of row.entries()) {
      if (workshop === -1) {
        emptyCount += 1
        value += rules.emptyWeight
        continue
      }
      const place = problem.workshops[workshop]
      if (place === undefined) {
        breaches.push({ rule: 'no-such-workshop', pupil, block, workshop })
        continue
      }
      const at = { pupil, block, workshop }
      if (place.day !== problem.dayOf[pupil]) breaches.push({ rule: 'other-day', ...at })
      if (seenFields.has(place.field)) breaches.push({ rule: 'field-twice', ...at })
      seenFields.add(place.field)
      if (problem.allowed && problem.allowed[pupil * problem.workshops.length + workshop] !== 1)
        breaches.push({ rule: 'barred', ...at })
      const group = `${workshop}/${block}`
      groups.set(group, (groups.get(group) ?? 0) + 1)
      const classGroup = `${group}/${problem.classOf[pupil]}`
      classGroups.set(classGroup, (classGroups.get(classGroup) ?? 0) + 1)
      value += problem.weights[pupil * problem.fieldCount + place.field] ?? 0
      if (problem.wished[pupil * problem.fieldCount + place.field] === 1) fulfilled += 1
    }
    for (let wish = 0; wish < fulfilled && wish < rules.fairness.length; wish++) value += rules.fairness[wish] ?? 0
    if (fulfilled === 0) withoutWishCount += 1
    const team = problem.teamOf[pupil] ?? -1
    if (team !== -1) {
      const plan = row.join()
      if (planOfTeam.has(team) && planOfTeam.get(team) !== plan) breaches.push({ rule: 'team-apart', pupil })
      planOfTeam.set(team, plan)
    }
  }
  const unevenWorkshops: number[] = []
  for (const [workshop, { capacity }] of problem.workshops.entries()) {
    const sizes = capacity.map((_, block) => groups.get(`${workshop}/${block}`) ?? 0)
    for (const [block, found] of sizes.entries()) {
      const limit = capacity[block] ?? 0
      if (found > limit) breaches.push({ rule: 'too-many', workshop, block, found, limit })
    }
    if (sizes.length > 0 && Math.max(...sizes) - Math.min(...sizes) > 1) unevenWorkshops.push(workshop)
  }
  const limit = rules.perClass
  if (limit !== undefined)
    for (const [key, found] of classGroups) {
      const [workshop = 0, block = 0] = key.split('/').map(Number)
      if (found > limit) breaches.push({ rule: 'class-limit', workshop, block, found, limit })
    }
  for (const { pupil, block, workshop } of problem.locks)
    if (allocation[pupil * blockCount + block] !== workshop)
      breaches.push({ rule: 'lock-broken', pupil, block, workshop })
  return { breaches, value, emptyCount, withoutWishCount, unevenWorkshops }
}
