// Decisions made before a run, named so that one of them can be taken back: code, block, workshop, and the button.
import { paths } from '../../../kernel/names/paths.ts'
import type { RoundPage } from '../../rounds/index.ts'
import { decisionTexts as d } from '../decisions/decision-texts.ts'
import type { Lock } from '../terms.ts'
import { placeName } from './plan-kit.tsx'

/** The active locks of a round, with the codes of their pupils. */
export interface NamedLocks {
  readonly page: RoundPage
  readonly locks: readonly Lock[]
  readonly codeOf: (pupilId: string) => string
}

/** "ABCD2345, Block 2, Tischlerei, BBS I". */
export const lockSentence = ({ page, codeOf }: NamedLocks, { pupilId, blockNumber, workshopId }: Lock): string =>
  d.locks.named(codeOf(pupilId), blockNumber + 1, placeName(page, workshopId))

export function LiftButton({ locks, lock }: { locks: NamedLocks; lock: Lock }) {
  return (
    <form method="post" action={paths.workPlanLockLift(locks.page.round.id, lock.id)}>
      <button type="submit" class="steg-quiet-button">
        {d.locks.lift}
        <span class="kern-sr-only">{d.locks.liftFor(locks.codeOf(lock.pupilId), lock.blockNumber + 1)}</span>
      </button>
    </form>
  )
}

/** Those of the ids that still hold. */
export function LockLines({ ids, locks }: { ids: readonly string[]; locks: NamedLocks }) {
  const named = ids.flatMap((id) => locks.locks.find((lock) => lock.id === id) ?? [])
  return (
    <ul class="steg-plain-list">
      {named.map((lock) => (
        <li>
          {lockSentence(locks, lock)} <LiftButton locks={locks} lock={lock} />
        </li>
      ))}
    </ul>
  )
}
