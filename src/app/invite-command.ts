// steg invite ROLE MAIL: lets somebody into the office of a region, for whoever holds the machine. The way to the first
// operator, and back in where nobody is left to invite.
import { z } from 'zod'
import { isMembershipRole, type MembershipRole } from '../kernel/names/roles.ts'
import { type Result, refused } from '../kernel/result.ts'
import { type InviteRefusal, invitePerson, listInvitableOrganizations, roleLabel } from '../modules/accounts/index.ts'
import type { Services } from '../platform/services.ts'
import { t } from './cli-texts.ts'
import type { OpenCommand } from './command-input.ts'
import { findNamedRegion } from './find-region.ts'

const refusals = {
  'not-found': t.inviteNoOffice,
  forbidden: t.inviteRole,
  'role-does-not-fit': t.inviteRole,
  'already-member': t.inviteKnown,
  'fictional-only': t.inviteFictional,
} satisfies Record<InviteRefusal['code'], string>

export async function invite(given: OpenCommand): Promise<number> {
  const { program, positionals, options, say, complain } = given
  const { services } = program
  const [role = '', mail = ''] = positionals
  const region = await findNamedRegion(services, options.region)
  const refusal = !region.ok
    ? region.error
    : !isMembershipRole(role)
      ? t.inviteRole
      : !z.email().safeParse(mail).success
        ? t.inviteMail
        : undefined
  if (refusal !== undefined || !region.ok || !isMembershipRole(role)) {
    complain(refusal ?? t.inviteRole)
    return 2
  }
  const invited = await inviteIntoOffice(services, { regionId: region.value.id, role, mail })
  if (!invited.ok) {
    complain(refusals[invited.error.code])
    return 2
  }
  say(t.invitationLink(roleLabel(role), invited.value.link ?? ''))
  return 0
}

/** The link is for the terminal: who holds the machine holds the database anyway. */
export async function inviteIntoOffice(
  services: Services,
  given: { readonly regionId: string; readonly role: MembershipRole; readonly mail: string },
): Promise<Result<{ readonly id: string; readonly link?: string }, InviteRefusal>> {
  const actor = { kind: 'system', regionId: given.regionId, reason: 'command line' } as const
  const listed = await listInvitableOrganizations(actor, services, { text: '' })
  // The office is listed first.
  const office = listed.ok ? listed.value.items.find(({ kind }) => kind === 'office') : undefined
  if (office === undefined) return refused({ code: 'not-found' })
  return invitePerson(actor, services, { email: given.mail, organizationId: office.id, role: given.role })
}
