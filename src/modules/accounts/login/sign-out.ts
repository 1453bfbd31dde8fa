import type { Actor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { endSession } from './login-store.ts'
import { hashToken } from './tokens.ts'

/** Always works, also for a session that has ended already. */
export async function signOut(actor: Actor, services: Services, input: { readonly token: string }): Promise<void> {
  await endSession(services.database.kysely, hashToken('session', input.token), services.now())
  if (actor.kind !== 'person') return
  await inContext(services.database, actor, (tx) =>
    recordAudit(tx, actor, services, { action: 'session.end', objectKind: 'session', objectId: actor.sessionId }),
  )
}
