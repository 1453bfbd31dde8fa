// Who has access, who is invited, and where the actor may invite somebody.
import { searchForm } from '../../kernel/din-91379.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { inContext } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { organizationKinds } from '../network/index.ts'
import { mayListAccounts, maySeeAccountsOf, rolesToGive } from './policy.ts'
import { findAccounts, findOpenInvitations, findOrganizationLabel, findOrganizationLabels } from './store.ts'
import { type Account, type InvitableOrganization, isLeadRole, type OpenInvitation } from './terms.ts'

export function listAccounts(
  actor: Actor,
  services: Services,
): Promise<
  Result<
    { readonly accounts: readonly Account[]; readonly invitations: readonly OpenInvitation[] },
    { readonly code: 'forbidden' }
  >
> {
  return inContext(services.database, actor, async (tx) => {
    if (mayListAccounts(actor) !== 'allowed') return refused({ code: 'forbidden' })
    const isVisible = (row: { organizationId: string }) =>
      maySeeAccountsOf(actor, { regionId: actor.regionId, organizationId: row.organizationId }) === 'allowed'
    return ok({
      accounts: (await findAccounts(tx)).filter(isVisible),
      invitations: (await findOpenInvitations(tx, services.now())).filter(isVisible),
    })
  })
}

const mostOffered = 50

/** Organisations into which the actor may invite somebody, by words of their name; the office first. */
export function listInvitableOrganizations(
  actor: Actor,
  services: Services,
  input: { readonly text: string },
): Promise<
  Result<
    { readonly items: readonly InvitableOrganization[]; readonly hasMore: boolean },
    { readonly code: 'forbidden' }
  >
> {
  return inContext(services.database, actor, async (tx) => {
    const givesRoles = organizationKinds.some((kind) => rolesToGive(actor, { kind }).length > 0)
    if (mayListAccounts(actor) !== 'allowed' || !givesRoles) return refused({ code: 'forbidden' })
    const found = await findOrganizationLabels(tx, {
      words: searchForm(input.text).split(' ').filter(Boolean).slice(0, 10),
      ...(actor.kind === 'person' && isLeadRole(actor.role) && { only: actor.organizationId }),
      limit: mostOffered + 1,
    })
    return ok({
      items: found.slice(0, mostOffered).filter((organization) => rolesToGive(actor, organization).length > 0),
      hasMore: found.length > mostOffered,
    })
  })
}

/** One of them; unknown, archived and not the actor's business look alike. */
export function findInvitableOrganization(
  actor: Actor,
  services: Services,
  input: { readonly id: string },
): Promise<InvitableOrganization | undefined> {
  return inContext(services.database, actor, async (tx) => {
    if (mayListAccounts(actor) !== 'allowed' || !isUuid(input.id)) return undefined
    const organization = await findOrganizationLabel(tx, input.id)
    if (organization === undefined) return undefined
    const visible = maySeeAccountsOf(actor, { regionId: actor.regionId, organizationId: organization.id })
    return visible === 'allowed' && rolesToGive(actor, organization).length > 0 ? organization : undefined
  })
}
