// For tests and benchmarks only: the same problem as a model in the CPLEX LP format, for HiGHS. Without the two switches.
import { alone, nowhere, type PlanProblem } from '../../../src/modules/plans/engine/problem.ts'

export interface IntegerModel {
  readonly text: string
  /** Added to the optimum of the model: what empty blocks cost. */
  readonly constant: number
}

/** One binary variable for each unit, workshop and block. */
export function integerModelOf(problem: PlanProblem): IntegerModel {
  const { pupilCount, blockCount, fieldCount, workshops, rules } = problem
  const teams = new Map<string, number[]>()
  for (let pupil = 0; pupil < pupilCount; pupil++) {
    const name = problem.teamOf[pupil] === alone ? `p${pupil}` : `t${problem.teamOf[pupil]}`
    teams.set(name, [...(teams.get(name) ?? []), pupil])
  }
  const objective: string[] = []
  const rows: string[] = []
  const binaries: string[] = []
  const bounds: string[] = []
  const sums = new Map<string, { terms: string[]; most: number }>()
  const into = (key: string, term: string, most: number): void => {
    const sum = sums.get(key) ?? { terms: [], most }
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
        objective.push(`${worth < 0 ? '-' : '+'} ${Math.abs(worth)} ${x}`)
        into(`one ${name} ${b}`, x, 1)
        into(`field ${name} ${workshop.field}`, x, 1)
        into(`place ${w} ${b}`, `${members.length} ${x}`, workshop.capacity[b] ?? 0)
        for (const pupil of rules.perClass === undefined ? [] : members)
          into(`class ${w} ${b} ${problem.classOf[pupil]}`, x, rules.perClass ?? 0)
        for (const pupil of members)
          if (rules.fairness.length > 0 && problem.wished[pupil * fieldCount + workshop.field] === 1)
            into(`wish ${pupil}`, `- 1 ${x}`, 0)
      }
    })
  for (let pupil = 0; pupil < pupilCount; pupil++)
    rules.fairness.forEach((bonus, i) => {
      const z = `z_${pupil}_${i}`
      objective.push(`+ ${bonus} ${z}`)
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
  const text = [
    'Maximize',
    ` worth: ${objective.join('\n ')}`,
    'Subject To',
    ...rows.map((row, i) => ` r${i}: ${row}`),
    'Bounds',
    ...bounds.map((bound) => ` ${bound}`),
    'Binary',
    ...binaries.map((x) => ` ${x}`),
    'End',
  ].join('\n')
  return { text, constant: pupilCount * blockCount * rules.emptyWeight }
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
