// Whether a person may put a pupil somewhere else: the rules that the verifier asks, for one seat. Pure.
import { barOf, type HasNoWay } from './bars.ts'
import type { PlanningBlock, PlanningPupil, PlanningWorkshop } from './planning-input.ts'

export type MoveBreach =
  | { readonly code: 'not-planned' | 'other-day' | 'closed' }
  | { readonly code: 'full'; readonly places: number }
  | { readonly code: 'field-twice'; readonly otherBlock: number }
  | { readonly code: 'class-limit'; readonly limit: number }
  /** Which bar it is stays inside: it would tell an age, or that somebody needs step-free access. */
  | { readonly code: 'barred' }

export interface Move {
  readonly pupil: PlanningPupil
  readonly block: PlanningBlock
  /** Rows of the workshop to which the pupil shall go, one for each of its days. */
  readonly target: readonly PlanningWorkshop[]
  /** Berufsfelder of the pupil in the other blocks. */
  readonly otherFields: readonly { readonly blockNumber: number; readonly berufsfeld: string }[]
  /** Pupils who are in that group already, without this one. */
  readonly groupSize: number
  /** Of these, of the same class. */
  readonly ofSameClass: number
  readonly perClass: number | null
  readonly hasNoWay: HasNoWay
}

/** Everything that breaks; empty where the move keeps all rules. O(1). */
export function checkMove(move: Move): MoveBreach[] {
  const { pupil, block, target, otherFields, groupSize, ofSameClass, perClass, hasNoWay } = move
  if (pupil.barrier !== undefined) return [{ code: 'not-planned' }]
  const place = target.find(({ weekday }) => weekday === pupil.weekday)
  if (place === undefined) return [{ code: 'other-day' }]
  const places = place.capacity[block.number] ?? 0
  if (places === 0) return [{ code: 'closed' }]
  const twice = otherFields.find(({ berufsfeld }) => berufsfeld === place.berufsfeld)
  const bar = barOf(pupil, place, block.startsOn, hasNoWay)
  return [
    ...(groupSize >= places ? [{ code: 'full' as const, places }] : []),
    ...(twice === undefined ? [] : [{ code: 'field-twice' as const, otherBlock: twice.blockNumber }]),
    ...(perClass !== null && ofSameClass >= perClass ? [{ code: 'class-limit' as const, limit: perClass }] : []),
    ...(bar === undefined ? [] : [{ code: 'barred' as const }]),
  ]
}
