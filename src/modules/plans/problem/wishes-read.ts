// What a run reads of the wishes, pupil by pupil: written down with the seats, and held against the wishes of today before
// a plan is published. Pure.
import { createHash } from 'node:crypto'
import type { PlanningInput } from './planning-input.ts'

/**
 * By pupil, 16 hexadecimal digits, of those who answered and of nobody else. Made of what is wished, not of when and by
 * which way it came: whoever changes something and changes it back has changed nothing. O(wishes).
 */
export function fingerprintsOf(
  wishes: Pick<PlanningInput, 'wishes' | 'outsideWishes' | 'answeredIds'>,
): ReadonlyMap<string, string> {
  const ranked = Map.groupBy(wishes.wishes, ({ pupilId }) => pupilId)
  const outside = new Map(wishes.outsideWishes.map(({ pupilId, berufsfeld }) => [pupilId, berufsfeld]))
  return new Map(
    wishes.answeredIds.map((pupilId) => {
      const lines = (ranked.get(pupilId) ?? []).map(({ berufsfeld, rank }) => `${rank ?? 'never'} ${berufsfeld}`).sort()
      const text = [pupilId, outside.get(pupilId) ?? '', ...lines].join('\n')
      return [pupilId, createHash('sha256').update(text).digest('hex').slice(0, 16)]
    }),
  )
}
