// The blocks of a round: proposed from the school weeks, or typed; all at once, so that they never overlap.
import type { PlainDate } from '../../../kernel/plain-date.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import type { CalendarRefusal, FreeTimes, Weekday } from '../../calendar/index.ts'
import { weekdays } from '../../calendar/index.ts'
import { inRound } from '../in-round.ts'
import { mayKeepRound } from '../policy.ts'
import { praxistageBetween } from '../round-days.ts'
import { replaceBlocks } from '../store.ts'
import { dropBlockCapacitiesFrom } from '../store-workshops.ts'
import type { Held, RoundBlock, RoundPage } from '../terms.ts'
import { mostBlocks, type ProposeRefusal, proposeBlocks } from './propose-blocks.ts'

export type BlockFault =
  /** `block` counts from 0 in order of time. */
  | { readonly code: 'reversed' | 'outside' | 'overlap' | 'no-school-day'; readonly block: number }
  | { readonly code: 'too-many' }
  | CalendarRefusal

export type KeepBlocksRefusal = 'forbidden' | 'not-found' | Held | BlockFault | ProposeRefusal

export interface BlockDates {
  readonly startsOn: PlainDate
  readonly endsOn: PlainDate
}

/** Sorted by time and numbered, or the first thing that is wrong with them. */
export function arrangeBlocks(
  page: { readonly land: string; readonly freeTimes: FreeTimes } & {
    readonly round: { readonly startsOn: PlainDate; readonly endsOn: PlainDate }
  },
  dates: readonly BlockDates[],
): Result<readonly RoundBlock[], BlockFault> {
  if (dates.length > mostBlocks) return refused({ code: 'too-many' })
  const blocks = [...dates]
    .sort((a, b) => (a.startsOn < b.startsOn ? -1 : a.startsOn > b.startsOn ? 1 : 0))
    .map((block, number) => ({ number, ...block }))
  for (const block of blocks) {
    const at = block.number
    const earlier = blocks[at - 1]
    if (block.endsOn < block.startsOn) return refused({ code: 'reversed', block: at })
    if (block.startsOn < page.round.startsOn || block.endsOn > page.round.endsOn)
      return refused({ code: 'outside', block: at })
    if (earlier !== undefined && earlier.endsOn >= block.startsOn) return refused({ code: 'overlap', block: at })
    const days = praxistageBetween({ ...page, from: block.startsOn, to: block.endsOn })
    if (!days.ok) return days
    if (days.value.length === 0) return refused({ code: 'no-school-day', block: at })
  }
  return ok(blocks)
}

/** The days on which the schools of the round come; all five while nobody has decided. */
export function weekdaysOf({ schools, classDays }: Pick<RoundPage, 'schools' | 'classDays'>): readonly Weekday[] {
  const used = new Set([
    ...schools.filter(({ takesPart }) => takesPart).map(({ weekday }) => weekday),
    ...classDays.map(({ weekday }) => weekday),
  ])
  const chosen = weekdays.filter((weekday) => used.has(weekday))
  return chosen.length === 0 ? weekdays : chosen
}

export const proposeBlocksFor = (page: RoundPage, blockCount: number): Result<readonly RoundBlock[], ProposeRefusal> =>
  proposeBlocks({
    from: page.round.startsOn,
    to: page.round.endsOn,
    land: page.land,
    freeTimes: page.freeTimes,
    weekdays: weekdaysOf(page),
    blockCount,
  })

/** Blocks that were typed. */
export const setBlocks = (
  actor: Actor,
  services: Services,
  given: { readonly roundId: string; readonly blocks: readonly BlockDates[] },
): Promise<Result<readonly RoundBlock[], KeepBlocksRefusal>> =>
  inRound<readonly RoundBlock[], KeepBlocksRefusal>(
    actor,
    services,
    { roundId: given.roundId, verdict: mayKeepRound(actor, actor) },
    async (tx, page) => {
      const blocks = arrangeBlocks(page, given.blocks)
      return blocks.ok ? writeBlocks(tx, { actor, services, page, blocks: blocks.value }) : blocks
    },
  )

/** So many blocks as the calendar proposes them, in place of those that are there. */
export const takeProposedBlocks = (
  actor: Actor,
  services: Services,
  given: { readonly roundId: string; readonly blockCount: number },
): Promise<Result<readonly RoundBlock[], KeepBlocksRefusal>> =>
  inRound<readonly RoundBlock[], KeepBlocksRefusal>(
    actor,
    services,
    { roundId: given.roundId, verdict: mayKeepRound(actor, actor) },
    async (tx, page) => {
      const blocks = proposeBlocksFor(page, given.blockCount)
      return blocks.ok ? writeBlocks(tx, { actor, services, page, blocks: blocks.value }) : blocks
    },
  )

const inWords = (blocks: readonly RoundBlock[]): string | null =>
  blocks.length === 0 ? null : blocks.map(({ startsOn, endsOn }) => `${startsOn}/${endsOn}`).join(' ')

async function writeBlocks(
  tx: Tx,
  given: { actor: Actor; services: Services; page: RoundPage; blocks: readonly RoundBlock[] },
): Promise<Result<readonly RoundBlock[], Held>> {
  const { actor, services, page, blocks } = given
  const [before, after] = [inWords(page.blocks), inWords(blocks)]
  if (before === after) return ok(blocks)
  const { heldBy } = page.round
  if (heldBy !== null) return refused({ code: 'held', heldBy })
  await replaceBlocks(tx, actor.regionId, { roundId: page.round.id, blocks })
  await dropBlockCapacitiesFrom(tx, { roundId: page.round.id, block: blocks.length })
  await recordAudit(tx, actor, services, {
    action: 'round.blocks',
    objectKind: 'round',
    objectId: page.round.id,
    changes: [{ field: 'blocks', before, after }],
  })
  return ok(blocks)
}
