// Contact persons whose entry may no longer be relied upon.
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { inContext } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { mayManageRegister } from './policy.ts'
import { type ContactPersonView, presentContactPerson } from './present.ts'
import { findOrganizations } from './store.ts'
import { findExpiredContactPersons } from './store-people.ts'
import type { Organization } from './terms.ts'

export interface ExpiredContactPerson {
  readonly person: ContactPersonView
  readonly organization: Pick<Organization, 'id' | 'name'>
}

export function listExpiredContactPersons(
  actor: Actor,
  services: Services,
): Promise<Result<readonly ExpiredContactPerson[], { readonly code: 'forbidden' }>> {
  if (mayManageRegister(actor) !== 'allowed') return Promise.resolve(refused({ code: 'forbidden' }))
  return inContext(services.database, actor, async (tx) => {
    const persons = await findExpiredContactPersons(tx, services.today())
    const organizations = await findOrganizations(
      tx,
      persons.map((person) => person.organizationId),
    )
    const byId = new Map(organizations.map((one) => [one.id, one]))
    return ok(
      persons.flatMap((person) => {
        const organization = byId.get(person.organizationId)
        return organization?.status === 'active' ? [{ person: presentContactPerson('work', person), organization }] : []
      }),
    )
  })
}
