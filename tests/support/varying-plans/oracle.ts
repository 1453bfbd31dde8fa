// For tests only, and written without a line of the engine: all plans of a small problem, one after the other, and whether a plan keeps the rules.
import { alone, nowhere, type PlanProblem } from '../../../src/modules/plans/engine/problem.ts'
import { compareAims, type JudgedStage, type Judgement, judgementOf } from './stages.ts'

/** What the pupils of a stage have in the best plan beside what stands. Time (workshops + 1) ^ (pupils × blocks). */
export function bestByTrying(problem: PlanProblem, { pupils, standing }: JudgedStage): Judgement {
  const { blockCount } = problem
  const places = [...standing]
  const cells = pupils.flatMap((pupil) => Array.from({ length: blockCount }, (_, b) => pupil * blockCount + b))
  const locks = problem.locks.filter(({ pupil }) => pupils.includes(pupil))
  const asked = { ...problem, locks }
  let best: Judgement | undefined
  const visit = (number: number): void => {
    const at = cells[number]
    if (at === undefined) {
      if (brokenRules(asked, places).length > 0) return
      const found = judgementOf(problem, pupils, places)
      if (best === undefined || compareAims(problem, found, best) > 0) best = found
      return
    }
    const pupil = Math.floor(at / blockCount)
    const first = firstOfTeam(problem, pupil)
    const choices =
      first < pupil ? [places[first * blockCount + (at % blockCount)] ?? nowhere] : allChoices(problem, pupil)
    for (const choice of choices) {
      if (choice !== nowhere && clashes(problem, places, { pupil, at, choice })) continue
      places[at] = choice
      visit(number + 1)
    }
    places[at] = nowhere
  }
  visit(0)
  if (best === undefined) throw new Error('no plan keeps the locks')
  return best
}

const allChoices = (problem: PlanProblem, pupil: number): number[] => [
  nowhere,
  ...problem.workshops.flatMap((workshop, index) => (workshop.day === problem.dayOf[pupil] ? [index] : [])),
]

/** Cuts off what can never become a plan: it saves time, the rules are asked again at the end. */
function clashes(
  problem: PlanProblem,
  places: readonly number[],
  { pupil, at, choice }: { pupil: number; at: number; choice: number },
): boolean {
  const { blockCount, workshops } = problem
  for (let other = pupil * blockCount; other < at; other++) {
    const place = places[other] ?? nowhere
    if (place !== nowhere && workshops[place]?.field === workshops[choice]?.field) return true
  }
  let load = 1
  for (let other = at % blockCount; other < at; other += blockCount) if (places[other] === choice) load++
  return load > (workshops[choice]?.capacity[at % blockCount] ?? 0)
}

function firstOfTeam(problem: PlanProblem, pupil: number): number {
  if (problem.teamOf[pupil] === alone) return pupil
  for (let other = 0; other < pupil; other++) if (problem.teamOf[other] === problem.teamOf[pupil]) return other
  return pupil
}

/** The hard rules that a plan breaks, in words for the log of a test. */
export function brokenRules(problem: PlanProblem, places: ArrayLike<number>): string[] {
  const { pupilCount, blockCount, workshops, rules } = problem
  const found: string[] = []
  const loads = new Map<string, number>()
  const add = (key: string): number => {
    const load = (loads.get(key) ?? 0) + 1
    loads.set(key, load)
    return load
  }
  for (let pupil = 0; pupil < pupilCount; pupil++) {
    const seen = new Set<number>()
    for (let b = 0; b < blockCount; b++) {
      const place = places[pupil * blockCount + b] ?? nowhere
      const together = places[firstOfTeam(problem, pupil) * blockCount + b] ?? nowhere
      if (place !== together) found.push(`pupil ${pupil} is not with the team in block ${b}`)
      if (place === nowhere) continue
      const workshop = workshops[place]
      if (workshop === undefined || workshop.day !== problem.dayOf[pupil]) found.push(`pupil ${pupil} has another day`)
      if (seen.has(workshop?.field ?? 0)) found.push(`pupil ${pupil} has a field twice`)
      seen.add(workshop?.field ?? 0)
      if (problem.allowed !== undefined && problem.allowed[pupil * workshops.length + place] === 0)
        found.push(`pupil ${pupil} must not go to ${place}`)
      if (add(`${place}/${b}`) > (workshop?.capacity[b] ?? 0)) found.push(`workshop ${place} is too full in block ${b}`)
      if (add(`${place}/${b}/${problem.classOf[pupil]}`) > (rules.perClass ?? Infinity))
        found.push(`too many of class ${problem.classOf[pupil]} in workshop ${place} and block ${b}`)
    }
  }
  for (const lock of problem.locks)
    if ((places[lock.pupil * blockCount + lock.block] ?? nowhere) !== lock.workshop)
      found.push(`the lock of pupil ${lock.pupil} in block ${lock.block} is not kept`)
  return found
}
