// The fictional region Landkreis Musterau: made from the modules' own demo data, in one go, only where no region exists.
import type pg from 'pg'
import { demoPersons, fillDemo as fillAccounts } from '../modules/accounts/demo.ts'
import { fillDemo as fillGaps } from '../modules/gaps/demo.ts'
import { demoRegion, fillDemo as fillNetwork } from '../modules/network/demo.ts'
import { createRegion, listRegions } from '../modules/network/index.ts'
import { fillDemo as fillOffers } from '../modules/offers/demo.ts'
import { fillDemo as fillPlans } from '../modules/plans/demo.ts'
import { fillDemo as fillPupils } from '../modules/pupils/demo.ts'
import { fillDemo as fillRounds } from '../modules/rounds/demo.ts'
import { fillDemo as fillWishes } from '../modules/wishes/demo.ts'
import type { SystemActor } from '../platform/actor/actor.ts'
import { findHistory } from '../platform/audit/read-audit.ts'
import { recordAudit } from '../platform/audit/record-audit.ts'
import { inContext } from '../platform/db/database.ts'
import { asOperator } from '../platform/db/operator.ts'
import type { Services } from '../platform/services.ts'

const actor: SystemActor = { kind: 'system', regionId: demoRegion.id, reason: 'demo' }
/** The line of the protocol that says that the demo is complete. */
const filled = { action: 'region.demo-filled', objectKind: 'region', objectId: demoRegion.id } as const

/**
 * False where a region exists already: then nothing is touched. A demo that was cut off half way is completed, every
 * part leaves alone what is there; once it is complete, it belongs to those who try it out, and what they archived or
 * erased does not come back.
 */
export async function fillDemoWhereEmpty(owner: pg.PoolConfig, services: Services): Promise<boolean> {
  const regions = await listRegions(services)
  const isNew = regions.length === 0
  const isHalf = regions.length === 1 && regions[0]?.isDemo === true && !(await isComplete(services))
  if (!isNew && !isHalf) return false
  if (isNew) await asOperator(owner, (tx) => createRegion(tx, demoRegion))
  await fillNetwork(actor, services)
  await fillAccounts(actor, services)
  await fillOffers(actor, services)
  await fillGaps(actor, services)
  await fillPupils(actor, services)
  await fillRounds(actor, services)
  await fillWishes(actor, services)
  await fillPlans(actor, services)
  await inContext(services.database, actor, (tx) => recordAudit(tx, actor, services, filled))
  return isNew
}

async function isComplete(services: Services): Promise<boolean> {
  const history = await inContext(services.database, actor, (tx) =>
    findHistory(tx, { objectKind: filled.objectKind, objectId: filled.objectId, action: filled.action, limit: 1 }),
  )
  return history.length > 0
}

export async function demoLogins(
  services: Services,
): Promise<readonly { email: string; password: string; roleLabel: string }[]> {
  const regions = await listRegions(services)
  return regions.some((region) => region.isDemo) ? demoPersons : []
}
