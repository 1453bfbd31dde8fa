// An organisation that an import of another module brings along, inside of that import's transaction: all or nothing.
import type { Actor } from '../../platform/actor/actor.ts'
import { recordAudit } from '../../platform/audit/record-audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { mayManageRegister } from './policy.ts'
import { insertOrganization } from './store.ts'
import { type OrganizationKind, unknownDetails } from './terms.ts'

export interface NewProvider {
  readonly kind: Exclude<OrganizationKind, 'school' | 'bbs' | 'office'>
  readonly name: string
  readonly email: string | null
  readonly website: string | null
  readonly source: string
}

/** Undefined for those who may not write the register. */
export async function addOrganizationIn(
  tx: Tx,
  actor: Actor,
  services: Services,
  given: NewProvider,
): Promise<string | undefined> {
  if (mayManageRegister(actor) !== 'allowed') return undefined
  const id = services.newId()
  const { source, ...known } = given
  await insertOrganization(tx, {
    regionId: actor.regionId,
    id,
    details: { ...unknownDetails, ...known },
    source,
    at: services.now(),
  })
  await recordAudit(tx, actor, services, {
    action: 'organization.create',
    objectKind: 'organization',
    objectId: id,
    reason: source,
  })
  return id
}
