// What a plan is made from: plain values of the round, its pupils and their wishes, so that a thread can be given them.
import type { PlainDate } from '../../../kernel/plain-date.ts'
import type { PolicyRules } from '../../rounds/index.ts'

export interface PlanningBlock {
  /** From 0. */
  readonly number: number
  readonly startsOn: PlainDate
  readonly endsOn: PlainDate
}

/** One workshop on one weekday. */
export interface PlanningWorkshop {
  readonly workshopId: string
  readonly bbsId: string
  /** Key of code-lists/berufsfeld.json. */
  readonly berufsfeld: string
  /** 0 = Monday. */
  readonly weekday: number
  /** Places per block; 0 = closed. */
  readonly capacity: readonly number[]
  readonly minimum: number
  readonly minimumAge: number | null
  readonly isStepFree: boolean
}

/** Why a pupil must not be planned. */
export type Barrier = 'no-basis' | 'objected' | 'no-consent'

export interface PlanningPupil {
  readonly id: string
  readonly code: string
  readonly classId: string
  readonly schoolId: string
  /** 0 = Monday; undefined: neither the class nor its school has a day yet. */
  readonly weekday: number | undefined
  readonly birthDate: PlainDate | undefined
  readonly needsStepFree: boolean
  readonly barrier: Barrier | undefined
}

export interface PlanningWish {
  readonly pupilId: string
  readonly berufsfeld: string
  /** null: not at all. */
  readonly rank: number | null
}

/** A field outside of the usual ideas that somebody would like to see. */
export interface OutsideWish {
  readonly pupilId: string
  readonly berufsfeld: string
}

export interface PlanningLock {
  readonly id: string
  readonly pupilId: string
  readonly blockNumber: number
  /** null: in school. */
  readonly workshopId: string | null
}

export interface PlanningInput {
  readonly blocks: readonly PlanningBlock[]
  readonly workshops: readonly PlanningWorkshop[]
  readonly pupils: readonly PlanningPupil[]
  readonly wishes: readonly PlanningWish[]
  readonly outsideWishes: readonly OutsideWish[]
  /** Pupils who said something, be it that nothing matters to them. */
  readonly answeredIds: readonly string[]
  readonly locks: readonly PlanningLock[]
  /** Ways that do not exist. */
  readonly noWay: readonly { readonly schoolId: string; readonly bbsId: string }[]
  readonly rules: PolicyRules
  readonly seed: number
}
