// Why a seat is as it is, as it is stored: codes and numbers, with keys instead of indices. Pure.
import { type EmptyCause, explainPlan, type MissedCause, type MissedWish, type Reason } from '../engine/explain.ts'
import { nowhere, type Plan } from '../engine/problem.ts'
import type { BuiltProblem } from './build-problem.ts'

/** The best wish that the pupil has in no block, if it is better than what the block brought. */
export interface MissedField {
  /** Key of code-lists/berufsfeld.json. */
  readonly berufsfeld: string
  readonly rank: number
  readonly cause: MissedCause
  /** Pupils of the day who gave the field this rank or a better one. */
  readonly wisherCount: number
  /** Places of the field on the day over all blocks. */
  readonly placeCount: number
  /** Of these, in workshops to which the pupil may go; absent in older plans, where all were counted. */
  readonly reachableCount?: number
  readonly perClass?: number
  readonly byLot: boolean
}

export type SeatReason =
  | { readonly code: 'wish'; readonly rank: number; readonly missed?: MissedField }
  /** Outside: the field that the pupil named beyond the usual ideas, a weak wish. */
  | { readonly code: 'not-named' | 'outside' | 'unwanted'; readonly missed?: MissedField }
  | { readonly code: 'unanswered' }
  | { readonly code: 'empty'; readonly cause: EmptyCause; readonly missed?: MissedField }
  /** Decided by a person, before the run (lock) or after it; why stands with the decision. Rank as in `rankOf`. */
  | { readonly code: 'lock' | 'override'; readonly rank: number }

const missedOf = (missed: MissedWish | undefined, fields: readonly string[]): { missed?: MissedField } => {
  if (missed === undefined) return {}
  const { field, perClass, ...rest } = missed
  const berufsfeld = fields[field] ?? ''
  return { missed: { berufsfeld, ...rest, ...(perClass === undefined ? {} : { perClass }) } }
}

function storedReason(reason: Reason, fields: readonly string[]): SeatReason {
  switch (reason.code) {
    case 'wish':
      return { code: 'wish', rank: reason.rank, ...missedOf(reason.missed, fields) }
    case 'empty':
      return { code: 'empty', cause: reason.cause, ...missedOf(reason.missed, fields) }
    case 'unanswered':
      return { code: 'unanswered' }
    case 'not-named':
    case 'unwanted':
      return { code: reason.code, ...missedOf(reason.missed, fields) }
  }
}

/** Pupil × block, row by row; cost as explainPlan. */
export function reasonsOf({ problem, fields, ranks, outside }: BuiltProblem, { allocation }: Plan): SeatReason[] {
  const reasons = explainPlan({ problem, allocation, ranks }).map((reason, seat): SeatReason => {
    const stored = storedReason(reason, fields)
    if (stored.code !== 'not-named') return stored
    const field = problem.workshops[allocation[seat] ?? nowhere]?.field ?? nowhere
    const pupil = Math.floor(seat / problem.blockCount)
    return outside[pupil * problem.fieldCount + field] === 1 ? { ...stored, code: 'outside' } : stored
  })
  for (const { pupil, block } of problem.locks) {
    const seat = pupil * problem.blockCount + block
    reasons[seat] = { code: 'lock', rank: rankOf(reasons[seat]) }
  }
  return reasons
}

/** Rank of the wish that a seat fulfils; 0 = none, -1 = not wanted at all. */
export function rankOf(reason: SeatReason | undefined): number {
  if (reason === undefined) return 0
  if (reason.code === 'unwanted') return -1
  return 'rank' in reason ? reason.rank : 0
}
