// The plan of Praxistage where no single flow suffices: gap, and CPU beside HiGHS (WebAssembly) on the same model in the
// same process. Called by the benchmark of the plan; rows are printed, nothing is returned.
import { existsSync, readFileSync } from 'node:fs'
import loadHighs from 'highs'
import type { PlanProblem } from '../src/modules/plans/engine/problem.ts'
import { planVarying } from '../src/modules/plans/engine/varying/plan-varying.ts'
import { seededRandom } from '../src/modules/plans/engine/varying/random.ts'
import { integerModelOf } from '../tests/support/varying-plans/integer-model.ts'
import { type MadeUp, madeUpProblem } from '../tests/support/varying-plans/made-up-problem.ts'
import { brokenRules } from '../tests/support/varying-plans/oracle.ts'
import { readPraxistage } from '../tests/support/varying-plans/read-instance.ts'

interface Row {
  readonly name: string
  readonly problem: PlanProblem
  /** Best worth or bound that is known from elsewhere. */
  readonly known?: number
  /** Seconds of wall time for HiGHS, of which a loaded machine gives it a part only; 0 = not asked. */
  readonly limit: number
}

const region: MadeUp = {
  pupilCount: 1240,
  fieldCount: 16,
  blockCount: 8,
  dayCount: 5,
  classSize: 25,
  workshopsPerField: 1,
  supply: 1.1,
  closed: 0.1,
  teamSize: 1,
  silent: 0,
  barred: 0,
  lockCount: 0,
  rules: { fairness: [40, 12, 4, 0] },
}

const madeUp = (name: string, change: Partial<MadeUp>): Row => ({
  name,
  problem: madeUpProblem(seededRandom(7), { ...region, ...change, rules: { ...region.rules, ...change.rules } }),
  limit: 0,
})

const cpu = (from?: NodeJS.CpuUsage): NodeJS.CpuUsage => process.cpuUsage(from)
const secondsSince = (from: NodeJS.CpuUsage): number => {
  const { user, system } = cpu(from)
  return (user + system) / 1e6
}

/** Prints one line for each instance of the folder that is there, then for made-up regions of the product's size. */
export async function comparePraxistageVarying(folder: string, say: (line: string) => void): Promise<void> {
  const published = [
    { file: 'v5_100', known: 2333, limit: 600 },
    { file: 'h_300_8_7_0.5', known: 7274, limit: 600 },
    { file: 't4', known: 20_631, limit: 60 },
  ].flatMap(({ file, known, limit }): Row[] => {
    const path = `${folder}/${file}.json`
    if (!existsSync(path)) return []
    return [{ name: file, problem: readPraxistage(readFileSync(path, 'utf8')), known, limit }]
  })
  if (published.length === 0) say(`Die Planungsfälle liegen nicht unter ${folder}: Nur erfundene werden gemessen.\n`)
  say('Platzzahlen, die sich von Block zu Block ändern, und Teams: Summe, Schranke und CPU neben HiGHS (WASM)\n')
  say(
    '| Fall | Jugendliche | Summe | Schranke | Abstand, % | bekannt | CPU kalt, s | CPU warm, s | HiGHS | CPU HiGHS, s | Verhältnis kalt | warm |',
  )
  say('|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|')
  const rows = [
    ...published,
    madeUp('Region, Blöcke geschlossen', {}),
    madeUp('Region, höchstens 5 je Klasse', { rules: { perClass: 5 } }),
    madeUp('Region, zwei Werkstätten je Feld', { workshopsPerField: 2 }),
    madeUp('Region, beide Schalter', { silent: 0.1, rules: { wishForAllFirst: true, unansweredLast: true } }),
    madeUp('Region, Teams bis 4', { teamSize: 4 }),
    madeUp('10.000 Jugendliche', { pupilCount: 10_000 }),
  ]
  for (const row of rows) say(await measured(row))
}

async function measured({ name, problem, known, limit }: Row): Promise<string> {
  const times: number[] = []
  let cells: (string | number)[] = []
  for (let run = 0; run < (limit > 0 ? 3 : 1); run++) {
    const start = cpu()
    const plan = planVarying(problem)
    times.push(secondsSince(start))
    const broken = brokenRules(problem, plan.allocation)
    if (broken.length > 0) throw new Error(`${name}: ${broken[0]}`)
    const gap = plan.bound === 0 ? 0 : (100 * (plan.bound - plan.value)) / Math.abs(plan.bound)
    cells = [name, problem.pupilCount, plan.value, plan.bound, gap.toFixed(3), known ?? '–']
  }
  const [cold = 0] = times
  const warm = Math.min(...times)
  const seconds = [cold.toFixed(2), warm.toFixed(2)]
  if (limit === 0) return `| ${[...cells, ...seconds, '–', '–', '–', '–'].join(' | ')} |`
  const highs = await loadHighs()
  const { text, constant } = integerModelOf(problem)
  const start = cpu()
  const solved = highs.solve(text, { output_flag: false, time_limit: limit, mip_rel_gap: 0 })
  const other = secondsSince(start)
  const reached = Math.round(solved.ObjectiveValue) + constant
  const told = solved.Status === 'Optimal' ? `${reached}` : `${reached} (${limit} s)`
  const ratios = [(other / cold).toFixed(0), (other / warm).toFixed(0)]
  return `| ${[...cells, ...seconds, told, other.toFixed(1), ...ratios].join(' | ')} |`
}
