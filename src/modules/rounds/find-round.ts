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
import { isAnnounced, type PolicyVersion, type Round, type RoundPage } from './terms.ts'

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

/** What pupils and parents may know of: rounds whose dates are decided, latest first. */
export async function listPublicRounds(actor: Actor, services: Services): Promise<readonly RoundPage[]> {
  if (mayReadPublicRounds(actor, actor) !== 'allowed') return []
  const today = services.today()
  const all = await inContext(services.database, actor, findRounds)
  const pages: RoundPage[] = []
  for (const round of all.filter((one) => isAnnounced(one, today) && one.endsOn >= today)) {
    const page = await readRound(actor, services, round.id)
    if (page.ok) pages.push(page.value)
  }
  return pages
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
  const history = await findPolicies(tx, round.id)
  const schools = await findSchools(tx, round.id)
  const workshops = await findWorkshops(tx, round.id)
  const travel = await findTravel(tx, round.id)
  const ids = [
    ...schools.map(({ organizationId }) => organizationId),
    ...workshops.map(({ organizationId }) => organizationId),
    ...travel.flatMap(({ schoolId, bbsId }) => [schoolId, bbsId]),
  ]
  const names = new Map((await findOrganizationNamesIn(tx, [...new Set(ids)])).map((one) => [one.id, one.name]))
  const nameOf = (organizationId: string): string => names.get(organizationId) ?? ''
  const byName = (a: string, b: string): number => a.localeCompare(b, 'de')
  const seesTeachers = mayReadTeachers(actor, actor) === 'allowed'
  return {
    round,
    blocks: await findBlocks(tx, round.id),
    policy: { current: history[0] ?? beforeAnyPolicy(round), history },
    schools: schools
      .map((school) => ({ ...school, name: nameOf(school.organizationId) }))
      .sort((a, b) => byName(a.name, b.name)),
    classDays: await findClassDays(tx, round.id),
    workshops: workshops
      .map((workshop) => (seesTeachers ? workshop : { ...workshop, teacher: null }))
      .sort((a, b) => byName(nameOf(a.organizationId), nameOf(b.organizationId)) || byName(a.name, b.name)),
    closings: await findClosings(tx, round.id),
    travel,
    freeTimes: await findFreeTimes(tx),
    land,
    names,
  }
}

/** Every round is made with a first version; this holds for one that was written past the use case. */
const beforeAnyPolicy = (round: Round): PolicyVersion => ({
  version: 0,
  rules: usualRules,
  reason: '',
  setAt: round.createdAt,
})
