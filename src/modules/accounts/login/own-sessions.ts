// The sessions of the person who asks: look, and end the others.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import type { PersonActor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import type { OwnSession } from '../terms.ts'
import { endOwnSessions, findOwnSessions } from './login-store.ts'
import { hashToken } from './tokens.ts'

export const listSessions = (services: Services, token: string): Promise<OwnSession[]> =>
  findOwnSessions(services.database.kysely, hashToken('session', token), services.now())

/** Ends one other session of the same person, or all others; answers how many ended. */
export async function endSessions(
  actor: PersonActor,
  services: Services,
  input: { readonly token: string; readonly sessionId: string | 'others' },
): Promise<Result<number, { readonly code: 'not-found' }>> {
  const sessionId = input.sessionId === 'others' ? null : input.sessionId
  if (sessionId !== null && !isUuid(sessionId)) return refused({ code: 'not-found' })
  return inContext(services.database, actor, async (tx) => {
    const ended = await endOwnSessions(tx, {
      tokenHash: hashToken('session', input.token),
      sessionId,
      now: services.now(),
    })
    if (ended === 0 && sessionId !== null) return refused({ code: 'not-found' })
    await recordAudit(tx, actor, services, {
      action: 'session.end-other',
      objectKind: 'session',
      ...(sessionId !== null && { objectId: sessionId }),
    })
    return ok(ended)
  })
}
