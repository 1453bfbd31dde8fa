import { ok, type Result, refused } from '../../../kernel/result.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import type { Services } from '../../../platform/services.ts'
import type { OwnMembership } from '../terms.ts'
import { chooseForSession, findOwnMemberships } from './login-store.ts'
import { recordSessionOpen } from './sign-in.ts'
import { hashToken } from './tokens.ts'

/** The lasting memberships of the holder of the token, in all regions. */
export const listMemberships = (services: Services, token: string): Promise<OwnMembership[]> =>
  findOwnMemberships(services.database.kysely, hashToken('session', token), services.now())

/** From the next request on the session acts by this membership and no other: never the union. */
export async function chooseMembership(
  services: Services,
  input: { readonly token: string; readonly membershipId: string },
): Promise<Result<void, { readonly code: 'not-found' }>> {
  if (!isUuid(input.membershipId)) return refused({ code: 'not-found' })
  const chosen = await chooseForSession(services.database.kysely, {
    tokenHash: hashToken('session', input.token),
    membershipId: input.membershipId,
    now: services.now(),
  })
  if (!chosen) return refused({ code: 'not-found' })
  await recordSessionOpen(services, input.token)
  return ok(undefined)
}
