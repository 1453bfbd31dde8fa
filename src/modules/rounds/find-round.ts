// One round with everything around it, and the list of rounds.
import { ok, type Result, refused } from '../../kernel/result.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { inContext, type Tx } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { findOrganizationNamesIn, findRegion } from '../network/index.ts'
import { mayReadPublicRounds, mayReadRound, mayReadTeachers } from './policy.ts'
import { usualRules } from './policy-rules.ts'
import {
  findBlocks,
  findClassDays,
  findFreeTimes,
  findPolicies,
  findRoundRow,
  findRounds,
  findSchools,
  findTravel,
} from './store.ts'
import { findClosings, findWorkshops } from './store-workshops.ts'
import {
  isAnnounced,
  type PolicyVersion,
  type PublicRoundPage,
  type Round,
  type RoundPage,
  type Workshop,
} from './terms.ts'

/** Latest first. */
export async function listRounds(actor: Actor, services: Services): Promise<Result<readonly Round[], 'forbidden'>> {
  if (mayReadRound(actor, actor) !== 'allowed') return refused('forbidden')
  return ok(await inContext(services.database, actor, findRounds))
}

export async function findRound(
  actor: Actor,
  services: Services,
  id: string,
): Promise<Result<RoundPage, 'forbidden' | 'not-found'>> {
  if (mayReadRound(actor, actor) !== 'allowed') return refused('forbidden')
  return readRound(actor, services, id)
}

/**
 * What pupils and parents may know of: rounds whose dates are decided, latest first. Read by itself and not as whole
 * rounds: everybody asks for this page, and schools, ways and calendars are two thirds of a round.
 */
export async function listPublicRounds(actor: Actor, services: Services): Promise<readonly PublicRoundPage[]> {
  if (mayReadPublicRounds(actor, actor) !== 'allowed') return []
  const today = services.today()
  return inContext(services.database, actor, async (tx) => {
    const rounds = (await findRounds(tx)).filter((one) => isAnnounced(one, today) && one.endsOn >= today)
    const workshops = await findWorkshops(tx, ...rounds.map(({ id }) => id))
    const names = await namesOf(tx, workshops)
    const pages: PublicRoundPage[] = []
    for (const round of rounds) {
      pages.push({
        round,
        blocks: await findBlocks(tx, round.id),
        policy: policyOf(round, await findPolicies(tx, round.id)),
        workshops: inOrder(workshops.filter(({ roundId }) => roundId === round.id).map(withoutTeacher), names),
        names,
      })
    }
    return pages
  })
}

async function readRound(actor: Actor, services: Services, id: string): Promise<Result<RoundPage, 'not-found'>> {
  if (!isUuid(id)) return refused('not-found')
  const region = await findRegion(services, actor.regionId)
  if (region === undefined) return refused('not-found')
  return inContext(services.database, actor, async (tx) => {
    const round = await findRoundRow(tx, id)
    return round === undefined ? refused('not-found') : ok(await readRoundIn(tx, { actor, round, land: region.land }))
  })
}

/** The same inside of a transaction that is open already. */
export async function readRoundIn(
  tx: Tx,
  { actor, round, land }: { readonly actor: Actor; readonly round: Round; readonly land: string },
): Promise<RoundPage> {
  const schools = await findSchools(tx, round.id)
  const workshops = await findWorkshops(tx, round.id)
  const travel = await findTravel(tx, round.id)
  const ways = travel.flatMap(({ schoolId, bbsId }) => [{ organizationId: schoolId }, { organizationId: bbsId }])
  const names = await namesOf(tx, [...schools, ...workshops, ...ways])
  const seesTeachers = mayReadTeachers(actor, actor) === 'allowed'
  return {
    round,
    blocks: await findBlocks(tx, round.id),
    policy: policyOf(round, await findPolicies(tx, round.id)),
    schools: schools
      .map((school) => ({ ...school, name: names.get(school.organizationId) ?? '' }))
      .sort((a, b) => byName(a.name, b.name)),
    classDays: await findClassDays(tx, round.id),
    workshops: inOrder(seesTeachers ? workshops : workshops.map(withoutTeacher), names),
    closings: await findClosings(tx, round.id),
    travel,
    freeTimes: await findFreeTimes(tx),
    land,
    names,
  }
}

type Names = ReadonlyMap<string, string>

async function namesOf(tx: Tx, of: readonly { readonly organizationId: string }[]): Promise<Names> {
  const found = await findOrganizationNamesIn(tx, [...new Set(of.map(({ organizationId }) => organizationId))])
  return new Map(found.map(({ id, name }) => [id, name]))
}

const byName = (a: string, b: string): number => a.localeCompare(b, 'de')

const withoutTeacher = (workshop: Workshop): Workshop => ({ ...workshop, teacher: null })

/** By name of the vocational school, then of the workshop. */
function inOrder(workshops: readonly Workshop[], names: Names): Workshop[] {
  const nameOf = ({ organizationId }: Workshop): string => names.get(organizationId) ?? ''
  return workshops.toSorted((a, b) => byName(nameOf(a), nameOf(b)) || byName(a.name, b.name))
}

const policyOf = (round: Round, history: readonly PolicyVersion[]): RoundPage['policy'] => ({
  current: history[0] ?? beforeAnyPolicy(round),
  history,
})

/** Every round is made with a first version; this holds for one that was written past the use case. */
const beforeAnyPolicy = (round: Round): PolicyVersion => ({
  version: 0,
  rules: usualRules,
  reason: '',
  setAt: round.createdAt,
})
