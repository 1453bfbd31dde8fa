// Planning Praxistage: the exact plan beside HiGHS on the same model, 70,000 pupils in one problem, places that vary and
// teams beside HiGHS, and other pages meanwhile. Times are those
// of the processor, as the machine may be shared; a ratio compares two runs of the same process, memory is a child's own.
// A further part of the benchmark is one more entry of `parts`.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { planExactly } from '../src/modules/plans/engine/exact/plan-exactly.ts'
import { alone, type Plan, type PlanProblem } from '../src/modules/plans/engine/problem.ts'
import { verifyPlan } from '../src/modules/plans/engine/verify.ts'
import { madeUpProblem } from '../tests/support/plan-instances.ts'
import { modelOf, openHighs } from '../tests/support/plan-oracle.ts'
import { comparePraxistageVarying } from './praxistage-varying.ts'
import { benchWeb } from './praxistage-web.ts'

const folder = process.env.STEG_BENCH_PRAXISTAGE ?? '../shared/data/praxistage'
const say = (line = ''): void => void process.stdout.write(`${line}\n`)

/** Seconds that HiGHS gets for one day of the whole model. */
const secondsPerDay = Number(process.env.STEG_BENCH_SECONDS ?? 60)

const processorSeconds = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

function timed<T>(work: () => T): { readonly seconds: number; readonly result: T } {
  const begin = processorSeconds()
  const result = work()
  return { seconds: processorSeconds() - begin, result }
}

/** Plans, checks the plan and takes the least of some runs after others that warmed up. */
function measurePlanning(problem: PlanProblem, runs: { readonly warmUp: number; readonly measured: number }) {
  let seconds = Number.POSITIVE_INFINITY
  let plan: Plan | undefined
  for (let run = 0; run < runs.warmUp + runs.measured; run++) {
    const one = timed(() => planExactly(problem))
    if (run >= runs.warmUp) seconds = Math.min(seconds, one.seconds)
    plan = one.result
  }
  if (plan === undefined) throw new Error('No plan')
  const check = verifyPlan(problem, plan.allocation)
  if (check.breaches.length > 0 || check.value !== plan.value || !plan.proven || check.unevenWorkshops.length > 0)
    throw new Error('The plan does not stand its check')
  return { seconds, plan }
}

interface FairInstance {
  readonly n: number
  readonly F: number
  readonly B: number
  readonly day: readonly number[]
  readonly cls: readonly number[]
  readonly w: readonly number[]
  readonly cap: readonly (readonly number[])[]
}

/** The known instance of 1,000 pupils, 12 fields and 6 blocks, or a made-up one of its size where it is not at hand. */
function thousandPupils(): { readonly name: string; readonly problem: PlanProblem } {
  const file = `${folder}/fair.json`
  const madeUp = madeUpProblem({ pupils: 1000, fields: 12, blocks: 6, days: 5, slack: 1.14, seed: 3 })
  if (!existsSync(file)) return { name: 'ausgedacht', problem: madeUp }
  const known = JSON.parse(readFileSync(file, 'utf8')) as FairInstance
  return {
    name: 'fair.json',
    problem: {
      ...madeUp,
      pupilCount: known.n,
      fieldCount: known.F,
      blockCount: known.B,
      dayOf: known.day,
      classOf: known.cls,
      teamOf: new Int32Array(known.n).fill(alone),
      answered: new Uint8Array(known.n).fill(1),
      weights: known.w,
      wished: known.w.map((weight) => (weight > 1 ? 1 : 0)),
      workshops: known.cap.flatMap((fields, day) =>
        fields.map((places, field) => ({ field, day, capacity: new Array<number>(known.B).fill(places), minimum: 0 })),
      ),
    },
  }
}

/** Only which fields, not when: one block with the places of all, several fields for each pupil. HiGHS's easier half. */
function choiceModelOf(problem: PlanProblem, pupils: readonly number[]): string {
  const { blockCount, workshops, fieldCount, weights, rules } = problem
  const seats = new Map<string, { names: string[]; most: number }>()
  const objective: string[] = []
  const names: string[] = []
  const add = (key: string, name: string, most: number): void => {
    const row = seats.get(key)
    if (row) row.names.push(name)
    else seats.set(key, { names: [name], most })
  }
  for (const pupil of pupils)
    for (const [workshop, { day, field, capacity }] of workshops.entries()) {
      if (day !== problem.dayOf[pupil]) continue
      const name = `y${pupil}_${workshop}`
      names.push(name)
      objective.push(`+ ${(weights[pupil * fieldCount + field] as number) - rules.emptyWeight} ${name}`)
      add(`p${pupil}`, name, blockCount)
      add(`w${workshop}`, name, (capacity[0] as number) * blockCount)
    }
  const limits = [...seats.values()].map(
    (row, at) => ` c${at}: ${row.names.map((name) => `+ ${name}`).join(' ')} <= ${row.most}`,
  )
  return [
    'Maximize',
    ` obj: ${objective.join(' ')}`,
    'Subject To',
    ...limits,
    'Binary',
    ` ${names.join(' ')}`,
    'End',
  ].join('\n')
}

async function besideHighs(): Promise<void> {
  const { name, problem } = thousandPupils()
  const cold = timed(() => planExactly(problem)).seconds
  const { seconds, plan } = measurePlanning(problem, { warmUp: 20, measured: 20 })
  say(`1.000 Jugendliche × 12 Berufsfelder × 6 Blöcke (${name}): Wert ${plan.value}, Schranke ${plan.bound}\n`)
  say('| Verfahren | Wert | CPU-Sekunden | Verhältnis |\n|---|--:|--:|--:|')
  say(`| Steg, warm | ${plan.value} | ${seconds.toFixed(4)} | 1 |`)
  say(`| Steg, erster Aufruf | ${plan.value} | ${cold.toFixed(4)} | ${(cold / seconds).toFixed(1)} |`)
  const highs = await openHighs()
  const days = [...new Set(Array.from(problem.dayOf))]
  const models = {
    'HiGHS, nur Auswahl ohne Stundenplan': choiceModelOf,
    'HiGHS, Auswahl und Stundenplan': (one: PlanProblem, pupils: readonly number[]) =>
      modelOf(one, pupils, { wantsFewest: false, withoutWish: undefined }),
  }
  for (const [method, modelFor] of Object.entries(models)) {
    let [total, value, isOptimal] = [0, problem.pupilCount * problem.blockCount * problem.rules.emptyWeight, true]
    for (const day of days) {
      const pupils = Array.from({ length: problem.pupilCount }, (_, pupil) => pupil).filter(
        (one) => problem.dayOf[one] === day,
      )
      const model = modelFor(problem, pupils)
      const solved = timed(() => highs.solve(model, { output_flag: false, time_limit: secondsPerDay, mip_rel_gap: 0 }))
      total += solved.seconds
      value += Math.round(solved.result.ObjectiveValue)
      isOptimal &&= solved.result.Status === 'Optimal'
    }
    if (isOptimal && value !== plan.value) throw new Error(`HiGHS finds ${value}`)
    const mark = isOptimal ? '' : ` (nach ${secondsPerDay} s je Tag abgebrochen)`
    say(
      `| ${method}${mark} | ${value} | ${total.toFixed(1)} | ${isOptimal ? '' : '≥ '}${(total / seconds).toFixed(0)} |`,
    )
  }
  say('\nZiel: mindestens 300-mal so schnell wie HiGHS auf demselben Modell (Auswahl und Stundenplan).\n')
}

const large = { fields: 12, blocks: 6, days: 5, slack: 1.14, seed: 3 }

/** What the child process does: one large problem, its time and the peak of its memory. */
function planLarge(): void {
  const small = measurePlanning(madeUpProblem({ pupils: 1000, ...large }), { warmUp: 20, measured: 20 })
  const { seconds, plan } = measurePlanning(madeUpProblem({ pupils: 70_000, ...large }), { warmUp: 0, measured: 1 })
  const megabytes = process.resourceUsage().maxRSS / 1024
  say(JSON.stringify({ small: small.seconds, seconds, value: plan.value, megabytes }))
}

async function seventyThousand(): Promise<void> {
  const child = spawnSync(process.execPath, [process.argv[1] as string, 'child'], { encoding: 'utf8' })
  if (child.status !== 0) throw new Error(child.stderr)
  const { small, seconds, value, megabytes } = JSON.parse(child.stdout) as Record<string, number>
  const ratio = (seconds as number) / (small as number)
  say('| 70.000 Jugendliche in einem Problem | gemessen | Ziel |\n|---|--:|--:|')
  say(`| Wert = Schranke | ${value} | |`)
  say(`| CPU-Sekunden | ${seconds?.toFixed(2)} | |`)
  say(`| Vielfaches von 1.000 Jugendlichen (${small?.toFixed(4)} s) | ${ratio.toFixed(0)} | ≤ 150 |`)
  say(`| höchster Speicher, MB | ${megabytes?.toFixed(0)} | < 400 |\n`)
}

const parts: readonly (() => Promise<void>)[] = [
  besideHighs,
  seventyThousand,
  () => comparePraxistageVarying(folder, say),
  () => benchWeb(say),
]

if (process.argv[2] === 'child') planLarge()
else {
  const [first] = cpus()
  say(`${cpus().length} Kerne (${first?.model}), Last ${loadavg()[0]?.toFixed(1)}, Node ${process.versions.node}\n`)
  for (const part of parts) await part()
}
