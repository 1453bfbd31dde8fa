// Reads everything that the gap analysis counts, and counts it.
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { inContext } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { findMunicipalitiesIn, findRegion } from '../network/index.ts'
import { kinds, listSupply, targetGroups } from '../offers/index.ts'
import type { Cube } from './cube.ts'
import { periodsFrom } from './periods.ts'
import { mayKeepMunicipalities, mayKeepNeeds, mayReadDemand, mayReadGaps, mayWaive } from './policy.ts'
import type { GapQuestion } from './question.ts'
import { findWaivers } from './store.ts'
import { cubeOf, type Region } from './to-cube.ts'

export interface Gaps {
  readonly region: Region
  readonly cube: Cube
  readonly regionName: string
  readonly officeName: string
  readonly may: MayDo
}

/** What the actor may do besides reading, so that pages offer nothing that is refused. */
export interface MayDo {
  readonly readDemand: boolean
  readonly keepNeeds: boolean
  readonly waive: boolean
  readonly keepMunicipalities: boolean
  /** Open the page of any offer that is no longer public. */
  readonly openHidden: boolean
}

export const mayDo = (actor: Actor): MayDo => ({
  readDemand: mayReadDemand(actor, actor) === 'allowed',
  keepNeeds: mayKeepNeeds(actor, actor) === 'allowed',
  waive: mayWaive(actor, actor) === 'allowed',
  keepMunicipalities: mayKeepMunicipalities(actor, actor) === 'allowed',
  openHidden: mayWaive(actor, actor) === 'allowed',
})

export async function readGaps(
  actor: Actor,
  services: Services,
  asked: Pick<GapQuestion, 'raster' | 'reachKm'>,
): Promise<Result<Gaps, 'forbidden'>> {
  if (mayReadGaps(actor, actor) !== 'allowed') return refused('forbidden')
  const today = services.today()
  const [office, supply] = await Promise.all([findRegion(services, actor.regionId), listSupply(actor, services)])
  const { municipalities, waivers } = await inContext(services.database, actor, async (tx) => ({
    municipalities: await findMunicipalitiesIn(tx),
    waivers: await findWaivers(tx),
  }))
  const region: Region = {
    groups: targetGroups.map(({ key }) => key),
    kinds: kinds.map(({ key }) => key),
    municipalities,
    periods: periodsFrom(today, asked.raster),
    supply,
    waivers,
    reachKm: asked.reachKm,
    today,
  }
  return ok({
    region,
    cube: cubeOf(region),
    regionName: office?.name ?? '',
    officeName: office?.officeName ?? '',
    may: mayDo(actor),
  })
}
