// The check of a bound. Like verify.ts it shares no code with what planned: it takes prices of places from the certificates,
// whoever found them, and works out anew which bound follows from them.
import type { Allocation, Plan, PlanProblem, StageCertificate } from './problem.ts'

/**
 * The smallest bound that the certificates of a plan prove, in the weights of the rules; undefined where they prove none
 * (a price below 0, or for what the rules do not ask, a pupil in no stage or in two, or planned late without reason).
 *
 * Weak duality: let every place cost its price and every pupil, or team, choose by itself what is best at these prices; with
 * what the places cost given back, no plan is worth more than that, as it would pay for no more places than there are. In
 * plans that count, at least as many pupils have a fulfilled wish as in this one, and no more blocks are empty, so that prices
 * may be put on that, too (`wish`, `empty`); that no plan has more of the former is not shown here. O(pupils × blocks × (blocks × fields + columns)).
 */
export function verifyBound(
  problem: PlanProblem,
  { allocation, certificates }: Pick<Plan, 'allocation' | 'certificates'>,
): number | undefined {
  const planned = new Set<number>()
  let bound = 0
  for (const stage of certificates) {
    const own = new Set(stage.pupils)
    const ofDay = Array.from({ length: problem.pupilCount }, (_, pupil) => pupil).filter(
      (pupil) => problem.dayOf[pupil] === stage.day,
    )
    const later = ofDay.filter((pupil) => !own.has(pupil) && !planned.has(pupil))
    if (
      own.size !== stage.pupils.length ||
      [...own].some((pupil) => planned.has(pupil) || problem.dayOf[pupil] !== stage.day)
    )
      return undefined
    if (later.length > 0 && !(problem.rules.unansweredLast && later.every((pupil) => problem.answered[pupil] !== 1)))
      return undefined
    const prices = [
      ...stage.places,
      ...stage.members,
      stage.wish,
      stage.empty,
      ...stage.classes.map(({ price }) => price),
    ]
    if (prices.some((price) => !(price >= 0))) return undefined
    if (stage.wish > 0 && !problem.rules.wishForAllFirst) return undefined
    if (stage.empty > 0 && problem.rules.fewestEmptyFirst !== true) return undefined
    const isDecided = decidedOf(problem)
    const isTaken = (pupil: number, block: number): boolean => planned.has(pupil) || isDecided.has(`${pupil} ${block}`)
    const others = ofDay.filter((pupil) => !own.has(pupil))
    bound += boundOfStage(problem, { allocation, stage, others, isTaken })
    for (const pupil of own) planned.add(pupil)
  }
  return planned.size === problem.pupilCount ? bound : undefined
}

/** Pupil and block of each decision of a person, carried over to the whole team. */
function decidedOf({ locks, teamOf, pupilCount }: PlanProblem): ReadonlySet<string> {
  const decided = new Set<string>()
  for (const { pupil, block } of locks)
    for (let other = 0; other < pupilCount; other++)
      if (other === pupil || (teamOf[pupil] !== -1 && teamOf[other] === teamOf[pupil])) decided.add(`${other} ${block}`)
  return decided
}

interface Given {
  readonly allocation: Allocation
  readonly stage: StageCertificate
  readonly others: readonly number[]
  /** Whether another pupil of the day takes its place of a block away from this stage. */
  readonly isTaken: (pupil: number, block: number) => boolean
}

function boundOfStage(problem: PlanProblem, { allocation, stage, others, isTaken }: Given): number {
  const { blockCount, workshops, classOf, teamOf, rules } = problem
  const left = new Map<string, number>()
  const add = (key: string, by: number): void => void left.set(key, (left.get(key) ?? 0) + by)
  for (const pupil of others)
    for (let block = 0; block < blockCount; block++) {
      const workshop = allocation[pupil * blockCount + block] as number
      if (workshop < 0 || !isTaken(pupil, block)) continue
      add(`${workshop} ${block}`, -1)
      add(`${workshop} ${block} ${classOf[pupil]}`, -1)
    }
  let bound = 0
  for (const [workshop, { capacity }] of workshops.entries())
    for (const [block, places] of capacity.entries()) {
      add(`${workshop} ${block}`, places)
      bound += (stage.places[workshop * blockCount + block] as number) * (left.get(`${workshop} ${block}`) as number)
    }
  const classPrices = new Map<string, number>()
  for (const { workshop, block, ofClass, price } of stage.classes) {
    const key = `${workshop} ${block} ${ofClass}`
    // Without a limit a price would be one for nothing.
    bound += price * ((rules.perClass ?? Infinity) + (left.get(key) ?? 0))
    classPrices.set(key, price)
  }
  let [empties, covered] = [0, 0]
  const teams = new Map<number, number[]>()
  for (const [at, pupil] of stage.pupils.entries()) {
    const team = teamOf[pupil] as number
    const key = team === -1 ? -1 - pupil : team
    teams.set(key, [...(teams.get(key) ?? []), at])
    const row = allocation.subarray(pupil * blockCount, (pupil + 1) * blockCount)
    empties += row.filter((workshop) => workshop < 0).length
    const fields = Array.from(row).flatMap((workshop) => workshops[workshop]?.field ?? [])
    if (fields.some((field) => problem.wished[pupil * problem.fieldCount + field] === 1)) covered++
  }
  bound -= stage.wish * covered
  for (const members of teams.values()) bound += bestRow(problem, { stage, members, left, classPrices })
  return Math.floor(bound) + stage.empty * empties
}

interface Chooser {
  readonly stage: StageCertificate
  /** Places in `stage.pupils`. */
  readonly members: readonly number[]
  /** Places left by workshop and block. */
  readonly left: ReadonlyMap<string, number>
  readonly classPrices: ReadonlyMap<string, number>
}

/** An arc of the choice of one team: one unit may pass. */
interface Arc {
  readonly from: number
  readonly to: number
  readonly worth: number
  isUsed: boolean
}

/** The most that a pupil, or team, could have at the prices: blocks flow to fields, or stay empty. */
function bestRow(problem: PlanProblem, { stage, members, left, classPrices }: Chooser): number {
  const { blockCount, fieldCount, workshops, rules, locks, weights, wished, allowed } = problem
  const pupils = members.map((at) => stage.pupils[at] as number)
  const emptyWeight = pupils.length * (rules.emptyWeight - stage.empty)
  const steps = Array.from({ length: Math.max(1, rules.fairness.length) }, (_, wish) => rules.fairness[wish] ?? 0)
  steps[0] = (steps[0] as number) + stage.wish
  let fixed = 0
  // Several members have several numbers of wishes: each pays its price for a wish, and counts with the best number there is.
  if (pupils.length > 1)
    for (const at of members) {
      let [sum, most] = [0, 0]
      for (const step of steps) {
        sum += step - (stage.members[at] as number)
        most = Math.max(most, sum)
      }
      fixed += most
    }
  const [source, hub, sink] = [0, 1, 2]
  const blockNode = (block: number): number => 3 + block
  const fieldNode = (field: number): number => 3 + blockCount + field
  const arcs: Arc[] = []
  const arc = (from: number, to: number, worth: number): void => void arcs.push({ from, to, worth, isUsed: false })
  for (let block = 0; block < blockCount; block++) {
    arc(source, blockNode(block), 0)
    const lock = locks.find((one) => one.block === block && pupils.includes(one.pupil))
    if (lock === undefined || lock.workshop < 0) arc(blockNode(block), sink, emptyWeight)
    const best = new Map<number, number>()
    for (const [workshop, { day, field }] of workshops.entries()) {
      if (day !== stage.day || (lock !== undefined && lock.workshop !== workshop)) continue
      if ((left.get(`${workshop} ${block}`) ?? 0) < pupils.length) continue
      if (pupils.some((pupil) => allowed !== undefined && allowed[pupil * workshops.length + workshop] !== 1)) continue
      let worth = -pupils.length * (stage.places[workshop * blockCount + block] as number)
      for (const [i, pupil] of pupils.entries()) {
        worth += weights[pupil * fieldCount + field] as number
        worth -= classPrices.get(`${workshop} ${block} ${problem.classOf[pupil]}`) ?? 0
        if (pupils.length > 1 && wished[pupil * fieldCount + field] === 1)
          worth += stage.members[members[i] as number] as number
      }
      best.set(field, Math.max(best.get(field) ?? -Infinity, worth))
    }
    for (const [field, worth] of best) arc(blockNode(block), fieldNode(field), worth)
  }
  for (let field = 0; field < fieldCount; field++)
    arc(
      fieldNode(field),
      pupils.length === 1 && wished[(pupils[0] as number) * fieldCount + field] === 1 ? hub : sink,
      0,
    )
  for (let wish = 0; wish < blockCount; wish++) arc(hub, sink, steps[wish] ?? 0)
  let total = fixed
  for (let block = 0; block < blockCount; block++)
    total += augment(arcs, { source, sink, nodeCount: 3 + blockCount + fieldCount })
  return total
}

/** Sends one unit more along the way that is worth most (Bellman, Ford), and answers what it adds. */
function augment(
  arcs: readonly Arc[],
  { source, sink, nodeCount }: { source: number; sink: number; nodeCount: number },
): number {
  const worthTo = new Float64Array(nodeCount).fill(-Infinity)
  const through = new Array<Arc | undefined>(nodeCount)
  worthTo[source] = 0
  for (let hasChanged = true; hasChanged; ) {
    hasChanged = false
    for (const arc of arcs) {
      const [from, to, worth] = arc.isUsed ? [arc.to, arc.from, -arc.worth] : [arc.from, arc.to, arc.worth]
      if (!((worthTo[from] as number) + worth > (worthTo[to] as number))) continue
      worthTo[to] = (worthTo[from] as number) + worth
      through[to] = arc
      hasChanged = true
    }
  }
  for (let node = sink; node !== source; ) {
    const arc = through[node]
    // Decisions of persons that no plan could keep are refused before; a block can always stay empty else.
    if (arc === undefined) throw new RangeError('A block without any choice')
    node = arc.isUsed ? arc.to : arc.from
    arc.isUsed = !arc.isUsed
  }
  return worthTo[sink] as number
}
