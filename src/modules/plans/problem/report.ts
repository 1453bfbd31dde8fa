// What a run says about its plan: counts, demand and hints, without a person. Pure.
import { closeHintsOf } from '../engine/close-hints.ts'
import { nowhere, type Plan } from '../engine/problem.ts'
import type { BuiltProblem } from './build-problem.ts'
import type { FieldDemand, Finding } from './findings.ts'

export interface FieldOutcome extends FieldDemand {
  /** Places that the plan gives. */
  readonly taken: number
}

/** A group that is smaller than it is worth opening for. */
export interface SmallGroup {
  readonly workshopId: string
  /** 0 = Monday. */
  readonly weekday: number
  readonly block: number
  readonly size: number
  readonly minimum: number
}

/** What it would cost to close a Berufsfeld on a day, so that its small groups disappear. */
export interface ClosingProposal {
  readonly berufsfeld: string
  readonly weekday: number
  /** Points of the plan that are lost; 0 = nothing. */
  readonly price: number
  /** Blocks that would stay empty in addition. */
  readonly moreEmpty: number
  /** Pupils without a fulfilled wish in addition. */
  readonly moreWithoutWish: number
}

export interface RunReport {
  readonly pupilCount: number
  readonly answeredCount: number
  readonly blockCount: number
  /** Pupils by how many of their wishes are fulfilled: none, one, two … Those who answered only. */
  readonly fulfilled: readonly number[]
  /** Pupils whose first wish is fulfilled. */
  readonly firstWishCount: number
  readonly demand: readonly FieldOutcome[]
  readonly findings: readonly Finding[]
  readonly smallGroups: readonly SmallGroup[]
  readonly proposals: readonly ClosingProposal[]
}
