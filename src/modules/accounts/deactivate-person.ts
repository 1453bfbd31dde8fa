// Closes a login in all regions at once and opens it again; for the command line, when a login was stolen.
import { ok, type Result, refused } from '../../kernel/result.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { recordAudit } from '../../platform/audit/record-audit.ts'
import { inContext, type Tx } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { createResetLink } from './login/reset-link.ts'
import { mayDeactivatePerson } from './policy.ts'
import { findLoginRow, markPersonDeactivated, markPersonReactivated } from './store.ts'
import { emailKeyOf } from './terms.ts'

export type DeactivateRefusal = { readonly code: 'not-found' | 'forbidden' }

/** Who signs in with this address, if the acting region knows them. */
export function findLogin(
  actor: Actor,
  services: Services,
  input: { readonly email: string },
): Promise<Result<{ readonly personId: string; readonly isDeactivated: boolean }, DeactivateRefusal>> {
  return inContext(services.database, actor, async (tx) => {
    if (mayDeactivatePerson(actor) !== 'allowed') return refused({ code: 'forbidden' })
    const found = await findLoginRow(tx, emailKeyOf(input.email))
    return found === undefined ? refused({ code: 'not-found' }) : ok(found)
  })
}

interface PersonInput {
  readonly personId: string
}

type Mark = (tx: Tx, id: string, now: Date) => Promise<boolean>

const marking =
  (action: 'person.deactivate' | 'person.reactivate', mark: Mark) =>
  (actor: Actor, services: Services, { personId }: PersonInput): Promise<Result<void, DeactivateRefusal>> =>
    inContext(services.database, actor, async (tx) => {
      if (mayDeactivatePerson(actor) !== 'allowed') return refused({ code: 'forbidden' })
      if (!isUuid(personId) || !(await mark(tx, personId, services.now()))) return refused({ code: 'not-found' })
      await recordAudit(tx, actor, services, { action, objectKind: 'person', objectId: personId })
      return ok(undefined)
    })

/**
 * Ends every session, and takes whatever could open the login again: password, reset links, known devices. Asked in each
 * region the person works in, it does nothing more than write the line that the protocol of that region needs.
 */
export const deactivatePerson = marking('person.deactivate', markPersonDeactivated)

/** The password is gone with the deactivation: the owner sets one by a link (`openResetLink`). */
export const reactivatePerson = marking('person.reactivate', markPersonReactivated)

/** The link for a new password, for whoever holds the machine; people get theirs by mail. */
export async function openResetLink(
  actor: Actor,
  services: Services,
  input: { readonly email: string },
): Promise<Result<string, DeactivateRefusal>> {
  if (mayDeactivatePerson(actor) !== 'allowed') return refused({ code: 'forbidden' })
  const { link } = await createResetLink(services, { emailKey: emailKeyOf(input.email), regionId: actor.regionId })
  return ok(link)
}
