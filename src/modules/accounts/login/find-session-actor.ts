// Who acts in a request. Asked anew for every request: an ended membership ends the session at once.
import type { Services } from '../../../platform/services.ts'
import type { SessionActor } from '../terms.ts'
import { findSession } from './login-store.ts'
import { hashToken } from './tokens.ts'

/** undefined: not signed in, or signed in and no membership chosen yet (`isChoosing` tells). */
export async function findSessionActor(services: Services, token: string): Promise<SessionActor | undefined> {
  const session = await findSession(services.database.kysely, hashToken('session', token), services.now())
  if (session?.chosen === undefined) return undefined
  const { regionId, membershipId, organizationId, organizationName, role } = session.chosen
  return {
    actor: {
      kind: 'person',
      personId: session.personId,
      sessionId: session.sessionId,
      membershipId,
      organizationId,
      regionId,
      role,
    },
    displayName: `${session.givenName} ${session.familyName}`,
    organizationName,
    membershipCount: session.membershipCount,
  }
}

/** Signed in with several memberships, none chosen yet. */
export async function isChoosing(services: Services, token: string): Promise<boolean> {
  const session = await findSession(services.database.kysely, hashToken('session', token), services.now())
  return session !== undefined && session.chosen === undefined
}
