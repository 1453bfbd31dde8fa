// Which decisions made beforehand cannot all be kept, as few of them as explain it.
import { alone, type Lock, nowhere, type PlanProblem } from './problem.ts'

/** Why some locks cannot be kept together; each of them alone could be left out and the others would do. */
export interface PlanContradiction {
  /** Indices of `locks`, minimal. */
  readonly locks: readonly number[]
  readonly rule: BrokenRule
}

export type BrokenRule =
  /** The workshop takes place on another day. */
  | 'other-day'
  /** The pupil, or another one of the team, must not go there. */
  | 'barred'
  /** One pupil or team, one block, two places. */
  | 'two-places'
  /** One Berufsfeld twice for one pupil or team. */
  | 'field-twice'
  /** More pupils than places in a workshop and block. */
  | 'too-few-places'
  /** More pupils of a class than its limit in a workshop and block. */
  | 'class-limit'

/**
 * Since every block may stay empty, only locks can contradict each other, the bans and the limits. The deletion filter
 * (Chinneck, Dravnieks 1991): leaves one lock out after the other and keeps it out as long as the rest still
 * contradicts. O(locks² × largest team) and only if there is a contradiction at all.
 */
export function findContradiction(problem: PlanProblem): PlanContradiction | undefined {
  if (problem.locks.length === 0) return undefined
  const teams = teamsOf(problem)
  let kept = problem.locks.map((_, index) => index)
  let rule = brokenRule(problem, teams, kept)
  if (rule === undefined) return undefined
  for (const index of [...kept]) {
    const rest = kept.filter((one) => one !== index)
    const ofRest = brokenRule(problem, teams, rest)
    if (ofRest === undefined) continue
    kept = rest
    rule = ofRest
  }
  return { locks: kept, rule }
}

type Teams = ReadonlyMap<number, readonly number[]>

function teamsOf({ pupilCount, teamOf }: PlanProblem): Teams {
  const teams = new Map<number, number[]>()
  for (let pupil = 0; pupil < pupilCount; pupil++) {
    const team = teamOf[pupil] as number
    if (team === alone) continue
    const members = teams.get(team)
    if (members) members.push(pupil)
    else teams.set(team, [pupil])
  }
  return teams
}

/** The first rule that these locks break, carried over to all members of a team. */
function brokenRule(problem: PlanProblem, teams: Teams, indices: readonly number[]): BrokenRule | undefined {
  const placed = new Map<string, number>()
  const fields = new Map<string, number>()
  const sizes = new Map<string, number>()
  for (const index of indices) {
    const lock = problem.locks[index] as Lock
    for (const pupil of teams.get(problem.teamOf[lock.pupil] as number) ?? [lock.pupil]) {
      const broken = brokenBy(problem, { ...lock, pupil }, { placed, fields, sizes })
      if (broken !== undefined) return broken
    }
  }
  return undefined
}

interface Kept {
  /** Workshop by pupil and block. */
  readonly placed: Map<string, number>
  /** Block by pupil and field. */
  readonly fields: Map<string, number>
  /** Pupils by workshop and block, and by class in them. */
  readonly sizes: Map<string, number>
}

function brokenBy(problem: PlanProblem, { pupil, block, workshop }: Lock, kept: Kept): BrokenRule | undefined {
  const slot = `${pupil} ${block}`
  const before = kept.placed.get(slot)
  if (before !== undefined) return before === workshop ? undefined : 'two-places'
  kept.placed.set(slot, workshop)
  if (workshop === nowhere) return undefined
  const place = problem.workshops[workshop]
  if (place === undefined || place.day !== problem.dayOf[pupil]) return 'other-day'
  if (problem.allowed !== undefined && problem.allowed[pupil * problem.workshops.length + workshop] === 0)
    return 'barred'
  const field = `${pupil} ${place.field}`
  if (kept.fields.has(field)) return 'field-twice'
  kept.fields.set(field, block)
  const grow = (key: string): number => {
    const size = (kept.sizes.get(key) ?? 0) + 1
    kept.sizes.set(key, size)
    return size
  }
  if (grow(`${workshop} ${block}`) > (place.capacity[block] as number)) return 'too-few-places'
  const ofClass = grow(`${workshop} ${block} ${problem.classOf[pupil]}`)
  return ofClass > (problem.rules.perClass ?? ofClass) ? 'class-limit' : undefined
}
