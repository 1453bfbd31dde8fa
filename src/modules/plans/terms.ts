// Ids, unions and value types of plans.
import type { PlainDate } from '../../kernel/plain-date.ts'
import type { RunReport } from './problem/report.ts'
import type { SeatReason } from './problem/seat-reason.ts'

export const runStates = ['waiting', 'running', 'done', 'cancelled', 'failed'] as const
export type RunState = (typeof runStates)[number]

/** Why a run has no plan. The sentence is made when it is shown. */
export const runFailures = ['interrupted', 'breach', 'contradiction', 'impossible', 'too-slow', 'error'] as const
export type RunFailure = (typeof runFailures)[number]

/** One run of the engine and what became of its plan. */
export interface Run {
  readonly id: string
  readonly roundId: string
  /** From 1 within a round, as people name it. */
  readonly number: number
  readonly state: RunState
  /** 0 to 100. */
  readonly progress: number
  readonly policyVersion: number
  readonly seed: number
  readonly worth: number | null
  readonly bound: number | null
  readonly emptyCount: number | null
  readonly withoutWishCount: number | null
  readonly report: RunReport | null
  readonly failure: RunFailure | null
  readonly note: string | null
  readonly createdAt: Date
  readonly touchedAt: Date
  readonly finishedAt: Date | null
  readonly frozenAt: Date | null
  readonly publishedAt: Date | null
  readonly objectionsUntil: PlainDate | null
  readonly withdrawnAt: Date | null
  readonly withdrawnBecause: string | null
}

/** A draft is for the office; frozen is a draft that nobody changes by hand any more. */
export type PlanStage = 'draft' | 'frozen' | 'published' | 'withdrawn'

export function planStageOf(run: Pick<Run, 'frozenAt' | 'publishedAt' | 'withdrawnAt'>): PlanStage {
  if (run.publishedAt !== null) return run.withdrawnAt === null ? 'published' : 'withdrawn'
  return run.frozenAt === null ? 'draft' : 'frozen'
}

/** Without a sign of life for so long a run has lost its process. */
export const silentSeconds = 60

/** State as of now: a run whose process is gone cannot say so itself. */
export function runStateAt(run: Pick<Run, 'state' | 'touchedAt'>, now: Date): RunState {
  const isSilent = run.state === 'running' && now.getTime() - run.touchedAt.getTime() > silentSeconds * 1000
  return isSilent ? 'failed' : run.state
}

export const isActive = (run: Pick<Run, 'state' | 'touchedAt'>, now: Date): boolean =>
  ['waiting', 'running'].includes(runStateAt(run, now))

export type SeatSource = 'engine' | 'lock' | 'override'

/** Where a pupil is in a block. */
export interface Seat {
  readonly pupilId: string
  /** From 0. */
  readonly blockNumber: number
  /** School of the pupil. */
  readonly organizationId: string
  /** 0 = Monday. */
  readonly weekday: number
  /** null: in school. */
  readonly workshopId: string | null
  readonly bbsId: string | null
  readonly source: SeatSource
  readonly reason: SeatReason
}

/** What a person decided before a run. */
export interface Lock {
  readonly id: string
  readonly roundId: string
  readonly pupilId: string
  readonly blockNumber: number
  /** null: in school. */
  readonly workshopId: string | null
  readonly reason: string
  readonly setAt: Date
  readonly liftedAt: Date | null
}

export interface Override {
  readonly id: string
  readonly runId: string
  readonly pupilId: string
  readonly blockNumber: number
  readonly workshopBefore: string | null
  readonly workshopAfter: string | null
  readonly reason: string
  readonly happenedAt: Date
}

export const raisers = ['pupil', 'guardian', 'school'] as const
export type Raiser = (typeof raisers)[number]
export const outcomes = ['changed', 'kept'] as const
export type Outcome = (typeof outcomes)[number]

/** Somebody does not agree with a published plan. What was said and answered lies encrypted beside it. */
export interface Objection {
  readonly id: string
  readonly runId: string
  readonly pupilId: string
  /** School of the pupil. */
  readonly organizationId: string
  readonly raisedBy: Raiser
  readonly raisedAt: Date
  readonly decidedAt: Date | null
  readonly outcome: Outcome | null
}

/** A count of people is shown from here on, to those who see counts only (docs/house.md; monitoring). */
export const smallestShown = 5

/** Refusals that say nothing but their code; distributed, so that single ones can be taken out. */
export type Coded<Code extends string> = Code extends string ? { readonly code: Code } : never
