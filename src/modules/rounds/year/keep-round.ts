// A round: made from the half-years of the calendar, with last year's workshops if wished; changed; removed while nothing hangs on it.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { changesBetween, recordAudit } from '../../../platform/audit/record-audit.ts'
import { inContext, type Tx } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { type CalendarRefusal, halfYearsOf, schoolYearRange, weekdays } from '../../calendar/index.ts'
import { findRegion, listOrganizations } from '../../network/index.ts'
import { readRoundIn } from '../find-round.ts'
import { inRound } from '../in-round.ts'
import { mayKeepRound } from '../policy.ts'
import { usualRules } from '../policy-rules.ts'
import { t } from '../rules/texts.ts'
import {
  deleteRound,
  findFreeTimes,
  findRoundRow,
  insertPolicy,
  insertRound,
  replaceBlocks,
  type SchoolRow,
  updateRound,
  writeSchools,
  writeTravel,
} from '../store.ts'
import { insertWorkshops } from '../store-workshops.ts'
import { type Held, type Round, type RoundDetails, type RoundPage, stageOf } from '../terms.ts'
import { type ProposeRefusal, proposeBlocks } from './propose-blocks.ts'

export type RoundFault =
  | 'ends-before-start'
  /** Not within the school year it names. */
  | 'outside-year'
  /** One of the two dates of the wishes is missing. */
  | 'wishes-half'
  | 'wishes-reversed'
  /** Wishes would still come in while the Praxistage run. */
  | 'wishes-after-start'

/** What a plan takes from the round itself. */
const ground = ['schoolYear', 'grade', 'startsOn', 'endsOn'] as const

/** Wishes that come after a plan is published would go nowhere. */
const wishDays = ['wishesFrom', 'wishesUntil'] as const

export type KeepRoundRefusal =
  | 'forbidden'
  | 'not-found'
  | RoundFault
  /** A published plan stands on the wishes that came until then. */
  | 'wishes-published'
  /** There are blocks outside of the new dates. */
  | 'blocks-outside'
  | 'unknown-copy'
  | ProposeRefusal
  /** Somebody else saved meanwhile. */
  | { readonly code: 'stale'; readonly current: Round }
  | Held

export function faultOf(details: RoundDetails): RoundFault | undefined {
  const { startsOn, endsOn, wishesFrom, wishesUntil } = details
  const { from, to } = schoolYearRange(details.schoolYear)
  if (endsOn <= startsOn) return 'ends-before-start'
  if (startsOn < from || endsOn > to) return 'outside-year'
  if ((wishesFrom === null) !== (wishesUntil === null)) return 'wishes-half'
  if (wishesFrom === null || wishesUntil === null) return undefined
  if (wishesUntil < wishesFrom) return 'wishes-reversed'
  return wishesUntil >= startsOn ? 'wishes-after-start' : undefined
}

/** The two halves of a school year, to choose the dates of a round from. */
export async function proposeDates(
  actor: Actor,
  services: Services,
  schoolYear: number,
): Promise<Result<readonly { readonly startsOn: string; readonly endsOn: string }[], CalendarRefusal | 'not-found'>> {
  const region = await findRegion(services, actor.regionId)
  if (region === undefined) return refused('not-found')
  const freeTimes = await inContext(services.database, actor, findFreeTimes)
  const halves = halfYearsOf(schoolYear, region.land, { freeTimes })
  return halves.ok ? ok(halves.value.map(({ from, to }) => ({ startsOn: from, endsOn: to }))) : halves
}

export interface NewRound {
  readonly details: RoundDetails
  /** Proposed from the school weeks; 0: none yet. */
  readonly blockCount: number
  /** Workshops, schools, days, ways and rules of this round come along. */
  readonly copyOf: string | null
}

/** Schulformen whose pupils of the middle years do not take part in a region's Praxistage, unless somebody decides so. */
const usuallyAway: readonly string[] = ['gymnasium', 'grundschule', 'abendgymnasium', 'kolleg', 'berufsbildende-schule']

export async function createRound(
  actor: Actor,
  services: Services,
  given: NewRound,
): Promise<Result<{ id: string }, KeepRoundRefusal>> {
  if (mayKeepRound(actor, actor) !== 'allowed') return refused('forbidden')
  const { details, blockCount } = given
  const fault = faultOf(details)
  if (fault !== undefined) return refused(fault)
  const region = await findRegion(services, actor.regionId)
  if (region === undefined) return refused('not-found')
  const schools = given.copyOf === null ? await schoolsOfTheRegion(actor, services) : []
  return inContext(services.database, actor, async (tx) => {
    const source =
      given.copyOf === null ? undefined : await findSource(tx, { actor, id: given.copyOf, land: region.land })
    if (given.copyOf !== null && source === undefined) return refused('unknown-copy')
    const blocks =
      blockCount === 0
        ? ok([])
        : proposeBlocks({
            from: details.startsOn,
            to: details.endsOn,
            land: region.land,
            freeTimes: await findFreeTimes(tx),
            weekdays,
            blockCount,
          })
    if (!blocks.ok) return blocks
    const id = services.newId()
    const at = { regionId: actor.regionId, at: services.now() }
    await insertRound(tx, at, { id, details })
    await insertPolicy(tx, at, {
      roundId: id,
      version: 1,
      rules: source?.policy.current.rules ?? usualRules,
      reason: source === undefined ? t.rules.firstReason : t.rules.copiedReason(source.round.name),
    })
    await replaceBlocks(tx, actor.regionId, { roundId: id, blocks: blocks.value })
    await writeSchools(tx, actor.regionId, { roundId: id, schools: source?.schools ?? schools })
    await recordAudit(tx, actor, services, { action: 'round.create', objectKind: 'round', objectId: id })
    if (source !== undefined) await copyInto(tx, { actor, services, source, roundId: id })
    return ok({ id })
  })
}

async function schoolsOfTheRegion(actor: Actor, services: Services): Promise<SchoolRow[]> {
  const found: SchoolRow[] = []
  for (let page = 1; ; page++) {
    const list = await listOrganizations(actor, services, {
      kinds: ['school'],
      statuses: ['active'],
      page,
      pageSize: 200,
    })
    if (!list.ok) return found
    found.push(
      ...list.value.items.map((school) => ({
        organizationId: school.id,
        takesPart: !usuallyAway.includes(school.schulform ?? ''),
        expectedCount: null,
        weekday: null,
      })),
    )
    if (found.length >= list.value.total || list.value.items.length === 0) return found
  }
}

async function findSource(tx: Tx, given: { actor: Actor; id: string; land: string }): Promise<RoundPage | undefined> {
  const round = isUuid(given.id) ? await findRoundRow(tx, given.id) : undefined
  return round && readRoundIn(tx, { actor: given.actor, round, land: given.land })
}

/** Workshops with days and teachers, and ways. Closings and numbers of single blocks belong to last year's dates. */
async function copyInto(
  tx: Tx,
  given: { actor: Actor; services: Services; source: RoundPage; roundId: string },
): Promise<void> {
  const { actor, services, source, roundId } = given
  const workshops = source.workshops
    .filter(({ archivedAt }) => archivedAt === null)
    .map((workshop) => ({
      id: services.newId(),
      roundId,
      organizationId: workshop.organizationId,
      details: workshop,
      teacher: workshop.teacher,
      days: workshop.days,
    }))
  await insertWorkshops(tx, { regionId: actor.regionId, at: services.now() }, workshops)
  await writeTravel(tx, actor.regionId, { roundId, travel: source.travel })
  await recordAudit(tx, actor, services, {
    action: 'round.copy',
    objectKind: 'round',
    objectId: roundId,
    changes: [
      { field: 'copyOf', before: null, after: source.round.id },
      { field: 'workshops', before: null, after: String(workshops.length) },
    ],
  })
}

export async function updateRoundDetails(
  actor: Actor,
  services: Services,
  given: { readonly id: string; readonly version: number; readonly details: RoundDetails },
): Promise<Result<{ changed: number }, KeepRoundRefusal>> {
  const about = { roundId: given.id, verdict: mayKeepRound(actor, actor) }
  return inRound<{ changed: number }, KeepRoundRefusal>(actor, services, about, async (tx, page) => {
    const { round, blocks } = page
    if (round.version !== given.version) return refused({ code: 'stale', current: round })
    const fault = faultOf(given.details)
    if (fault !== undefined) return refused(fault)
    const { heldBy } = round
    if (heldBy !== null && ground.some((key) => round[key] !== given.details[key])) {
      return refused({ code: 'held', heldBy })
    }
    if (heldBy === 'published' && wishDays.some((key) => round[key] !== given.details[key])) {
      return refused('wishes-published')
    }
    const { startsOn, endsOn } = given.details
    if (blocks.some((block) => block.startsOn < startsOn || block.endsOn > endsOn)) return refused('blocks-outside')
    const changes = changesBetween<RoundDetails>(round, given.details)
    if (changes.length === 0) return ok({ changed: 0 })
    await updateRound(tx, services.now(), given)
    await recordAudit(tx, actor, services, { action: 'round.change', objectKind: 'round', objectId: round.id, changes })
    return ok({ changed: changes.length })
  })
}

/** Only while it is set up: once young people may have answered, a round stays. */
export const removeRound = (
  actor: Actor,
  services: Services,
  id: string,
): Promise<Result<{ name: string }, 'forbidden' | 'not-found' | 'has-begun'>> =>
  inRound(actor, services, { roundId: id, verdict: mayKeepRound(actor, actor) }, async (tx, { round }) => {
    const today = services.today()
    if (stageOf({ round }, today) !== 'setup' || round.seed !== null || round.startsOn <= today)
      return refused('has-begun' as const)
    await deleteRound(tx, id)
    await recordAudit(tx, actor, services, {
      action: 'round.remove',
      objectKind: 'round',
      objectId: id,
      changes: [{ field: 'name', before: round.name, after: null }],
    })
    return ok({ name: round.name })
  })
