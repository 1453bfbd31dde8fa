// For tests and benchmarks only: the same problem as a model in the CPLEX LP format, for HiGHS, and the order of
// its aims one after the other.
import type loadHighs from 'highs'
import { alone, nowhere, type PlanProblem } from '../../../src/modules/plans/engine/problem.ts'
import type { JudgedStage, Judgement } from './stages.ts'

export interface IntegerModel {
  readonly text: string
  /** Added to the optimum of the model: what empty blocks cost. */
  readonly constant: number
}

type Aim = 'wishes' | 'filled' | 'worth'

export interface IntegerQuestion extends Partial<JudgedStage> {
  readonly wants?: Aim
  readonly wishesAtLeast?: number
  readonly filledAtLeast?: number
}

/** One binary variable for each unit, workshop and block; v is 1 for a pupil with a fulfilled wish. */
export function integerModelOf(problem: PlanProblem, question: IntegerQuestion = {}): IntegerModel {
  const { pupilCount, blockCount, fieldCount, workshops, rules } = problem
  const { pupils = Array.from({ length: pupilCount }, (_, pupil) => pupil), standing = [], wants = 'worth' } = question
  const taken = new Map<string, number>()
  for (const [cell, place] of standing.entries()) {
    const [pupil, b] = [Math.floor(cell / blockCount), cell % blockCount]
    if (place === nowhere) continue
    for (const key of [`place ${place} ${b}`, `class ${place} ${b} ${problem.classOf[pupil]}`])
      taken.set(key, (taken.get(key) ?? 0) + 1)
  }
  const asksForWishes = wants === 'wishes' || question.wishesAtLeast !== undefined
  const filled: string[] = []
  const teams = new Map<string, number[]>()
  for (const pupil of pupils) {
    const name = problem.teamOf[pupil] === alone ? `p${pupil}` : `t${problem.teamOf[pupil]}`
    teams.set(name, [...(teams.get(name) ?? []), pupil])
  }
  const objective: string[] = []
  const rows: string[] = []
  const binaries: string[] = []
  const bounds: string[] = []
  const sums = new Map<string, { terms: string[]; most: number }>()
  const into = (key: string, term: string, most: number): void => {
    const sum = sums.get(key) ?? { terms: [], most: most - (taken.get(key) ?? 0) }
    sum.terms.push(term)
    sums.set(key, sum)
  }
  for (const [name, members] of teams)
    workshops.forEach((workshop, w) => {
      if (workshop.day !== problem.dayOf[members[0] ?? 0]) return
      if (members.some((pupil) => problem.allowed?.[pupil * workshops.length + w] === 0)) return
      const worth = members.reduce(
        (sum, pupil) => sum + (problem.weights[pupil * fieldCount + workshop.field] ?? 0) - rules.emptyWeight,
        0,
      )
      for (let b = 0; b < blockCount; b++) {
        const x = `x_${name}_${w}_${b}`
        binaries.push(x)
        filled.push(`${members.length} ${x}`)
        if (wants === 'worth') objective.push(`${worth < 0 ? '-' : '+'} ${Math.abs(worth)} ${x}`)
        into(`one ${name} ${b}`, x, 1)
        into(`field ${name} ${workshop.field}`, x, 1)
        into(`place ${w} ${b}`, `${members.length} ${x}`, workshop.capacity[b] ?? 0)
        for (const pupil of rules.perClass === undefined ? [] : members)
          into(`class ${w} ${b} ${problem.classOf[pupil]}`, x, rules.perClass ?? 0)
        for (const pupil of members)
          if (problem.wished[pupil * fieldCount + workshop.field] === 1) {
            if (rules.fairness.length > 0) into(`wish ${pupil}`, `- 1 ${x}`, 0)
            if (asksForWishes) into(`any ${pupil}`, `- 1 ${x}`, 0)
          }
      }
    })
  for (const pupil of asksForWishes ? pupils : []) {
    binaries.push(`v_${pupil}`)
    into(`any ${pupil}`, `v_${pupil}`, 0)
    if (wants === 'wishes') objective.push(`+ 1 v_${pupil}`)
  }
  if (wants === 'filled') objective.push(...filled.map((term) => `+ ${term}`))
  for (const pupil of pupils)
    rules.fairness.forEach((bonus, i) => {
      const z = `z_${pupil}_${i}`
      if (wants === 'worth') objective.push(`+ ${bonus} ${z}`)
      bounds.push(`0 <= ${z} <= 1`)
      into(`wish ${pupil}`, z, 0)
    })
  for (const { terms, most } of sums.values()) rows.push(`${signed(terms)} <= ${most}`)
  for (const { pupil, block, workshop } of problem.locks) {
    const name = problem.teamOf[pupil] === alone ? `p${pupil}` : `t${problem.teamOf[pupil]}`
    const terms = sums.get(`one ${name} ${block}`)?.terms ?? []
    const kept = workshop === nowhere ? terms : terms.filter((term) => term === `x_${name}_${workshop}_${block}`)
    if (kept.length > 0) rows.push(`${signed(kept)} = ${workshop === nowhere ? 0 : 1}`)
  }
  if (question.wishesAtLeast !== undefined && pupils.length > 0)
    rows.push(`${signed(pupils.map((pupil) => `v_${pupil}`))} >= ${question.wishesAtLeast}`)
  if (question.filledAtLeast !== undefined && filled.length > 0)
    rows.push(`${filled.map((term) => `+ ${term}`).join('\n ')} >= ${question.filledAtLeast}`)
  const text = [
    'Maximize',
    ` worth: ${objective.length === 0 ? '0 nothing' : objective.join('\n ')}`,
    'Subject To',
    ...rows.map((row, i) => ` r${i}: ${row}`),
    'Bounds',
    ...bounds.map((bound) => ` ${bound}`),
    'Binary',
    ...binaries.map((x) => ` ${x}`),
    'End',
  ].join('\n')
  return { text, constant: pupils.length * blockCount * rules.emptyWeight }
}

/** Several lines, because the format limits their length. Equal terms are added up by their count. */
function signed(terms: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return [...counts]
    .map(([term, count]) => {
      const plain = count === 1 ? term : `${count} ${term}`
      return plain.startsWith('-') ? plain : `+ ${plain}`
    })
    .join('\n ')
}

type Highs = Awaited<ReturnType<typeof loadHighs>>

/** The best that a stage can have, one aim after the other. */
export function askStage(highs: Highs, problem: PlanProblem, stage: JudgedStage): Judgement {
  const { rules, blockCount } = problem
  const seats = stage.pupils.length * blockCount
  if (seats === 0) return { value: 0, withoutWishCount: 0, emptyCount: 0 }
  const best = (question: IntegerQuestion): number => {
    const { text } = integerModelOf(problem, { ...stage, ...question })
    const solved = highs.solve(text, { output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.5 })
    if (solved.Status !== 'Optimal') throw new Error(`HiGHS: ${solved.Status}`)
    return Math.round(solved.ObjectiveValue)
  }
  const kept: { wishesAtLeast?: number; filledAtLeast?: number } = {}
  if (rules.wishForAllFirst) kept.wishesAtLeast = best({ wants: 'wishes' })
  if (rules.fewestEmptyFirst === true) kept.filledAtLeast = best({ ...kept, wants: 'filled' })
  return {
    value: best({ ...kept, wants: 'worth' }) + seats * rules.emptyWeight,
    withoutWishCount: stage.pupils.length - (kept.wishesAtLeast ?? 0),
    emptyCount: seats - (kept.filledAtLeast ?? 0),
  }
}
