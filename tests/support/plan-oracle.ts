// Two slow judges of small plans that share nothing with the engine: one tries everything, one asks HiGHS.
import loadHighs from 'highs'
import { nowhere, type PlanProblem } from '../../src/modules/plans/engine/problem.ts'

export interface Judged {
  /** Pupils without a fulfilled wish. */
  readonly withoutWish: number
  readonly value: number
}

/** Rows that are fixed: workshop by block, by pupil. */
export type FixedRows = ReadonlyMap<number, readonly number[]>

/**
 * The best of all allocations of these pupils beside the fixed ones, by the value or, with `wishForAllFirst`, first by the
 * pupils without a wish. Every row of every pupil is tried; what is left of the places is remembered, nothing is pruned.
 */
export function tryEverything(problem: PlanProblem, pupils: readonly number[], fixed: FixedRows = new Map()): Judged {
  const { blockCount, workshops, rules } = problem
  const left = workshops.map(({ capacity }) => [...capacity])
  const ofClass = new Map<string, number>()
  const put = (pupil: number, row: readonly number[], by: 1 | -1): boolean => {
    let fits = true
    for (const [block, workshop] of row.entries()) {
      if (workshop === nowhere) continue
      const places = left[workshop] as number[]
      places[block] = (places[block] as number) - by
      if ((places[block] as number) < 0) fits = false
      const key = `${workshop},${block},${problem.classOf[pupil]}`
      ofClass.set(key, (ofClass.get(key) ?? 0) + by)
      if ((ofClass.get(key) as number) > (rules.perClass ?? Number.POSITIVE_INFINITY)) fits = false
    }
    return fits
  }
  for (const [pupil, row] of fixed) put(pupil, row, 1)
  const rowsOf = pupils.map((pupil) => allRows(problem, pupil, blockCount))
  const known = new Map<string, Judged>()
  const best = (at: number): Judged => {
    if (at === pupils.length) return { withoutWish: 0, value: 0 }
    const key = `${at}|${left.join('|')}|${[...ofClass]
      .filter(([, count]) => count > 0)
      .sort()
      .join()}`
    const before = known.get(key)
    if (before !== undefined) return before
    const pupil = pupils[at] as number
    let found: Judged | undefined
    for (const { row, value, hasWish } of rowsOf[at] as readonly TriedRow[]) {
      if (put(pupil, row, 1)) {
        const rest = best(at + 1)
        const candidate = { withoutWish: rest.withoutWish + (hasWish ? 0 : 1), value: rest.value + value }
        if (found === undefined || isBetter(problem, candidate, found)) found = candidate
      }
      put(pupil, row, -1)
    }
    if (found === undefined) throw new Error('An empty row always fits')
    known.set(key, found)
    return found
  }
  return best(0)
}

const isBetter = ({ rules }: PlanProblem, one: Judged, other: Judged): boolean =>
  rules.wishForAllFirst && one.withoutWish !== other.withoutWish
    ? one.withoutWish < other.withoutWish
    : one.value > other.value

interface TriedRow {
  readonly row: readonly number[]
  readonly value: number
  readonly hasWish: boolean
}

function allRows(problem: PlanProblem, pupil: number, blockCount: number): TriedRow[] {
  const { workshops, rules } = problem
  const open = workshops.flatMap(({ day }, workshop) => {
    const isBarred = problem.allowed !== undefined && problem.allowed[pupil * workshops.length + workshop] === 0
    return day === problem.dayOf[pupil] && !isBarred ? [workshop] : []
  })
  const rows: number[][] = [[]]
  for (let block = 0; block < blockCount; block++)
    for (const row of rows.splice(0)) {
      const used = row.map((workshop) => workshops[workshop]?.field)
      rows.push([...row, nowhere])
      for (const workshop of open) if (!used.includes(workshops[workshop]?.field)) rows.push([...row, workshop])
    }
  return rows.map((row) => {
    const cells = row.filter((one) => one !== nowhere).map((one) => fieldCell(problem, pupil, one))
    const wishes = cells.filter((cell) => problem.wished[cell] === 1).length
    const bonus = rules.fairness.slice(0, wishes).reduce((sum, one) => sum + one, 0)
    const worth = cells.reduce((sum, cell) => sum + (problem.weights[cell] as number), 0)
    return { row, value: worth + bonus + (blockCount - cells.length) * rules.emptyWeight, hasWish: wishes > 0 }
  })
}

const fieldCell = ({ fieldCount, workshops }: PlanProblem, pupil: number, workshop: number): number =>
  pupil * fieldCount + (workshops[workshop]?.field as number)

export type Highs = Awaited<ReturnType<typeof loadHighs>>

export const openHighs = (): Promise<Highs> => loadHighs()

/** The same by a mixed-integer program over pupil, workshop and block, which knows nothing of flows and colours. */
export function askHighs(highs: Highs, problem: PlanProblem, pupils: readonly number[]): Judged {
  const solve = (withoutWish?: number): { objective: number; withoutWish: number } => {
    const wantsFewest = problem.rules.wishForAllFirst && withoutWish === undefined
    const model = modelOf(problem, pupils, { wantsFewest, withoutWish })
    const solution = highs.solve(model, { mip_rel_gap: 0, mip_abs_gap: 0.5, output_flag: false })
    if (solution.Status !== 'Optimal') throw new Error(`HiGHS: ${solution.Status}`)
    const missed = pupils.filter(
      (pupil) => Math.round((solution.Columns[`u${pupil}`] as { Primal: number }).Primal) === 1,
    )
    return { objective: Math.round(solution.ObjectiveValue), withoutWish: missed.length }
  }
  const empty = pupils.length * problem.blockCount * problem.rules.emptyWeight
  if (!problem.rules.wishForAllFirst) {
    const { objective, withoutWish } = solve()
    return { withoutWish, value: objective + empty }
  }
  const fewest = solve().objective
  return { withoutWish: fewest, value: solve(fewest).objective + empty }
}

/** Maximises worth beyond empty blocks; u is 1 for a pupil without a wish, z the bonus of its wishes. */
export function modelOf(
  problem: PlanProblem,
  pupils: readonly number[],
  { wantsFewest, withoutWish }: { readonly wantsFewest: boolean; readonly withoutWish: number | undefined },
): string {
  const { blockCount, workshops, rules } = problem
  const objective: string[] = []
  const limits: string[] = []
  const binaries: string[] = []
  const bonuses: string[] = []
  const seats = new Map<string, string[]>()
  const add = (key: string, name: string): void => void (seats.get(key)?.push(name) ?? seats.set(key, [name]))
  for (const pupil of pupils) {
    const wishes: string[] = []
    for (const [workshop, { day, field }] of workshops.entries()) {
      if (day !== problem.dayOf[pupil]) continue
      if (problem.allowed !== undefined && problem.allowed[pupil * workshops.length + workshop] === 0) continue
      const cell = fieldCell(problem, pupil, workshop)
      for (let block = 0; block < blockCount; block++) {
        const name = `x${pupil}_${workshop}_${block}`
        binaries.push(name)
        if (!wantsFewest) objective.push(term((problem.weights[cell] as number) - rules.emptyWeight, name))
        if (problem.wished[cell] === 1) wishes.push(name)
        add(`one place a block ${pupil} ${block}`, name)
        add(`a field once ${pupil} ${field}`, name)
        add(`places ${workshop} ${block}`, name)
        if (rules.perClass !== undefined) add(`class ${workshop} ${block} ${problem.classOf[pupil]}`, name)
      }
    }
    const steps = rules.fairness.map((_, wish) => `z${pupil}_${wish}`).slice(0, blockCount)
    bonuses.push(...steps)
    if (!wantsFewest)
      for (const [wish, name] of steps.entries()) objective.push(term(rules.fairness[wish] as number, name))
    if (steps.length > 0)
      limits.push(`${[...steps.map((name) => `+ ${name}`), ...wishes.map((name) => `- ${name}`)].join(' ')} <= 0`)
    binaries.push(`u${pupil}`)
    limits.push(`${[`u${pupil}`, ...wishes].map((name) => `+ ${name}`).join(' ')} >= 1`)
    if (wantsFewest) objective.push(term(1, `u${pupil}`))
  }
  for (const [key, names] of seats) {
    const [workshop = 0, block = 0] = key
      .replace(/^[a-z ]+/, '')
      .split(' ')
      .map(Number)
    const most = key.startsWith('places')
      ? (workshops[workshop]?.capacity[block] as number)
      : key.startsWith('class')
        ? rules.perClass
        : 1
    limits.push(`${names.map((name) => `+ ${name}`).join(' ')} <= ${most}`)
  }
  if (withoutWish !== undefined) limits.push(`${pupils.map((pupil) => `+ u${pupil}`).join(' ')} <= ${withoutWish}`)
  return [
    wantsFewest ? 'Minimize' : 'Maximize',
    ` obj: ${objective.length === 0 ? '0 u0' : objective.join(' ')}`,
    'Subject To',
    ...limits.map((limit, at) => ` c${at}: ${limit}`),
    'Bounds',
    ...bonuses.map((name) => ` 0 <= ${name} <= 1`),
    'Binary',
    ` ${binaries.join(' ')}`,
    'End',
  ].join('\n')
}

const term = (factor: number, name: string): string => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${name}`
