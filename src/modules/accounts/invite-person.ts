import { paths } from '../../kernel/names/paths.ts'
import type { MembershipRole } from '../../kernel/names/roles.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { recordAudit } from '../../platform/audit/record-audit.ts'
import { inContext } from '../../platform/db/database.ts'
import { isFictionalAddress } from '../../platform/mail/address.ts'
import { queueMail } from '../../platform/mail/outbox.ts'
import type { Services } from '../../platform/services.ts'
import { findRegion } from '../network/index.ts'
import { hashToken } from './login/tokens.ts'
import { mailTexts } from './mail-texts.ts'
import { mayInvite } from './policy.ts'
import { addInvitation, findOrganizationLabel, hasMembership, revokeSameInvitations } from './store.ts'
import { emailKeyOf, invitationDays, rolesThatFit } from './terms.ts'
import { roleLabel } from './texts.ts'

export type InviteRefusal = {
  readonly code: 'not-found' | 'forbidden' | 'role-does-not-fit' | 'already-member' | 'fictional-only'
}

const day = new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeZone: 'Europe/Berlin' })

/** The link is answered to the program itself only (first coordinator from the command line); people get it by mail. */
export async function invitePerson(
  actor: Actor,
  services: Services,
  input: { readonly email: string; readonly organizationId: string; readonly role: MembershipRole },
): Promise<Result<{ readonly id: string; readonly link?: string }, InviteRefusal>> {
  if (!isUuid(input.organizationId)) return refused({ code: 'not-found' })
  const region = await findRegion(services, actor.regionId)
  return inContext(services.database, actor, async (tx) => {
    const organization = await findOrganizationLabel(tx, input.organizationId)
    if (organization === undefined || region === undefined) return refused({ code: 'not-found' })
    const subject = {
      regionId: actor.regionId,
      organizationId: organization.id,
      kind: organization.kind,
      role: input.role,
    }
    const verdict = mayInvite(actor, subject)
    if (verdict === 'hidden') return refused({ code: 'not-found' })
    if (!rolesThatFit(organization.kind).includes(input.role)) return refused({ code: 'role-does-not-fit' })
    if (verdict === 'forbidden') return refused({ code: 'forbidden' })
    // Everybody gets into the fictional region and reads its mails there: whoever found an invitation of a real person, or
    // later a link for their new password, would hold a login in that person's name.
    if (region.isDemo && !isFictionalAddress(input.email)) {
      return refused({ code: 'fictional-only' })
    }

    const same = { emailKey: emailKeyOf(input.email), organizationId: organization.id, role: input.role }
    if (await hasMembership(tx, same)) return refused({ code: 'already-member' })

    const id = services.newId()
    const token = services.newToken()
    const link = `${services.settings.baseUrl}${paths.invitation}?code=${token}`
    const now = services.now()
    const expiresAt = new Date(now.getTime() + invitationDays * 24 * 3_600_000)
    await revokeSameInvitations(tx, { ...same, now })
    await addInvitation(tx, {
      region_id: actor.regionId,
      id,
      token_hash: hashToken('invitation', token),
      email: input.email,
      email_key: same.emailKey,
      organization_id: organization.id,
      role: input.role,
      invited_by: actor.kind === 'person' ? actor.personId : null,
      created_at: now,
      expires_at: expiresAt,
    })
    await queueMail(tx, actor, services, {
      to: input.email,
      purpose: 'invitation',
      ...mailTexts.invitation({
        link,
        organization: organization.name,
        role: roleLabel(input.role),
        region: region.name,
        until: day.format(expiresAt),
      }),
    })
    await recordAudit(tx, actor, services, {
      action: 'invitation.send',
      objectKind: 'invitation',
      objectId: id,
      changes: [
        { field: 'email' },
        { field: 'organization', before: null, after: organization.id },
        { field: 'role', before: null, after: input.role },
      ],
    })
    return ok(actor.kind === 'system' ? { id, link } : { id })
  })
}
