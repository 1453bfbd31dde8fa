// Weekdays share nothing, and on each of them who gave no answer is planned after all others. This cuts a problem into such
// stages, says which of them flow and colours solve, and puts their plans together again.
import { measurePlan } from './measure-plan.ts'
import { type Allocation, alone, nowhere, type Plan, type PlanProblem, type StageCertificate } from './problem.ts'
import { extraWeightOfEmpty, withLighterEmpty } from './weigh-empty.ts'

/** Some pupils of one day who are planned together. */
export interface Stage {
  /** With empty blocks weighed so that the order of the rules is that of the value alone. */
  readonly problem: PlanProblem
  /** By how much an empty block is lighter in it than by the rules. */
  readonly extra: number
  readonly day: number
  /** 0: as if nobody else existed, but for what persons decided; 1: beside those whose plan stands. */
  readonly number: 0 | 1
  readonly pupils: Int32Array
  /** Pupils of the day whose rows stand in the allocation already. */
  readonly placed: Int32Array
  /** Pupils of the day who come later: of them only decisions of persons count. */
  readonly waiting: Int32Array
  readonly allocation: Allocation
  /** Same places in all blocks, nobody in a team, nothing decided beforehand: for these pupils, on this day. */
  readonly isExact: boolean
}

export interface StagePlan {
  /** Workshop of each pupil of the stage and block, row by row. */
  readonly rows: Int32Array
  /** By the weights of the stage. */
  readonly value: number
  /** No plan of these pupils beside those whose plan stands, with as few empty blocks, is worth more, by the weights of the stage. */
  readonly bound: number
  readonly certificate: StageCertificate
}

export interface StageControl {
  readonly onProgress: (share: number) => void
  readonly isStopped: () => boolean
}

/** Undefined when asked to stop. */
export type StagePlanner = (stage: Stage, control: StageControl) => StagePlan | undefined

export interface DayControl {
  readonly onProgress?: (share: number) => void
  readonly isStopped?: () => boolean
}

/** The plans of all stages, one after the other; undefined when one of them was stopped without a plan. */
export function planDays(problem: PlanProblem, planStage: StagePlanner, control: DayControl = {}): Plan | undefined {
  const { pupilCount, blockCount } = problem
  const allocation: Allocation = new Int32Array(pupilCount * blockCount).fill(nowhere)
  const certificates: StageCertificate[] = []
  const provenDays = new Set(Array.from(problem.dayOf))
  let bound = 0
  let done = 0
  for (const plain of stagesOf(problem, allocation)) {
    const extra = extraWeightOfEmpty(problem, plain.pupils)
    const stage = { ...plain, extra, problem: withLighterEmpty(problem, extra) }
    const share = stage.pupils.length / pupilCount
    const start = done
    const plan = planStage(stage, {
      onProgress: (part) => control.onProgress?.(Math.min(1, start + part * share)),
      isStopped: control.isStopped ?? (() => false),
    })
    if (plan === undefined) return undefined
    for (const [at, pupil] of stage.pupils.entries())
      allocation.set(plan.rows.subarray(at * blockCount, (at + 1) * blockCount), pupil * blockCount)
    certificates.push(plan.certificate)
    if (plan.value !== plan.bound) provenDays.delete(stage.day)
    // Said in the weights of the rules again: of plans with as few empty blocks none is worth more.
    bound += plan.bound + extra * emptyCountOf(plan)
    done += share
  }
  control.onProgress?.(1)
  const figures = measurePlan(problem, allocation)
  return { allocation, ...figures, bound, proven: figures.value === bound, provenDays, certificates }
}

export const emptyCountOf = ({ rows }: Pick<StagePlan, 'rows'>): number =>
  rows.reduce((count, workshop) => count + (workshop === nowhere ? 1 : 0), 0)

/**
 * All stages in the order of planning. A team of which one member answered counts as answered as a whole, as its members
 * have one plan. Who is planned first, and by which method, does not depend on those who come later, but for places that
 * persons gave to these. O(pupils + locks) for each day.
 */
export function stagesOf(problem: PlanProblem, allocation: Allocation): readonly Stage[] {
  const { pupilCount, dayOf, teamOf, answered, workshops, locks, rules } = problem
  const all = Int32Array.from({ length: pupilCount }, (_, pupil) => pupil)
  const sizes = new Map<number, number>()
  const answeredTeams = new Set<number>()
  for (const pupil of all) {
    const team = teamOf[pupil] as number
    if (team === alone) continue
    sizes.set(team, (sizes.get(team) ?? 0) + 1)
    if (answered[pupil] === 1) answeredTeams.add(team)
  }
  const isLate = (pupil: number): boolean =>
    rules.unansweredLast && answered[pupil] !== 1 && !answeredTeams.has(teamOf[pupil] as number)
  const isLocked = new Set(locks.map(({ pupil }) => pupil))
  const hasPlace = new Set(locks.flatMap(({ pupil, workshop }) => (workshop === nowhere ? [] : [pupil])))
  const isFree = (pupil: number): boolean => (sizes.get(teamOf[pupil] as number) ?? 1) === 1 && !isLocked.has(pupil)
  const nobody = new Int32Array(0)
  const days = [...new Set(Array.from(all, (pupil) => dayOf[pupil] as number))].sort((a, b) => a - b)
  return days.flatMap((day) => {
    const ofDay = all.filter((pupil) => dayOf[pupil] === day)
    const early = ofDay.filter((pupil) => !isLate(pupil))
    const late = ofDay.filter(isLate)
    const isConstant = workshops.every((one) => one.day !== day || one.capacity.every((all) => all === one.capacity[0]))
    const isExact = isConstant && early.every(isFree) && !late.some((pupil) => hasPlace.has(pupil))
    const common = { problem, extra: 0, day, allocation }
    const stages: Stage[] = [
      { ...common, number: 0, pupils: early, placed: nobody, waiting: late, isExact },
      { ...common, number: 1, pupils: late, placed: early, waiting: nobody, isExact: isConstant && late.every(isFree) },
    ]
    return stages.filter(({ pupils }) => pupils.length > 0)
  })
}
