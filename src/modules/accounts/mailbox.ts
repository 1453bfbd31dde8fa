// The operator's look into the outbox: what waits, what failed, and, where no mail server exists, what it says.
import { ok, type Result, refused } from '../../kernel/result.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { recordAudit } from '../../platform/audit/record-audit.ts'
import { inContext, type Tx } from '../../platform/db/database.ts'
import { findMail, listMail, type StoredMail } from '../../platform/mail/outbox.ts'
import type { Services } from '../../platform/services.ts'
import { findRegion } from '../network/index.ts'
import { mayReadMailbox } from './policy.ts'

export const mailboxPageSize = 50

/** What becomes of the mails: a server sends them, none is set, or they stay because their region is fictional. */
export type Delivery = 'sends' | 'no-server' | 'fictional'

/** `text` is undefined where a mail server sends the mails (then nobody needs to read them here) or the key is another one. */
export type ReadMail = StoredMail & { readonly text: string | undefined; readonly delivery: Delivery }

type MailboxRefusal = { readonly code: 'not-found' | 'forbidden' }

async function reading<T>(
  actor: Actor,
  services: Services,
  read: (tx: Tx, delivery: Delivery) => Promise<Result<T, MailboxRefusal>>,
): Promise<Result<T, MailboxRefusal>> {
  const region = await findRegion(services, actor.regionId)
  const verdict = mayReadMailbox(actor, { regionId: actor.regionId, isDemo: region?.isDemo ?? false })
  if (verdict !== 'allowed') return refused({ code: verdict === 'hidden' ? 'not-found' : 'forbidden' })
  // Row-level security knows no coordinators at the mailbox; in the fictional region the program reads for them.
  const reader: Actor =
    actor.kind === 'person' && actor.role !== 'operator'
      ? { kind: 'system', regionId: actor.regionId, reason: 'demo-mailbox' }
      : actor
  const delivery = region?.isDemo ? 'fictional' : services.settings.smtpUrl === undefined ? 'no-server' : 'sends'
  return inContext(services.database, reader, (tx) => read(tx, delivery))
}

export const listMailbox = (
  actor: Actor,
  services: Services,
  input: { readonly page: number },
): Promise<
  Result<{ readonly items: readonly StoredMail[]; readonly total: number; readonly delivery: Delivery }, MailboxRefusal>
> =>
  reading(actor, services, async (tx, delivery) =>
    ok({ ...(await listMail(tx, { number: input.page, size: mailboxPageSize })), delivery }),
  )

export async function readMailboxMail(
  actor: Actor,
  services: Services,
  input: { readonly id: string },
): Promise<Result<ReadMail, MailboxRefusal>> {
  const found = await reading(actor, services, async (tx, delivery): Promise<Result<ReadMail, MailboxRefusal>> => {
    const mail = isUuid(input.id) ? await findMail(tx, services, input.id) : undefined
    if (mail === undefined) return refused({ code: 'not-found' })
    return ok({ ...mail, delivery, ...(delivery === 'sends' && { text: undefined }) })
  })
  if (found.ok) {
    await inContext(services.database, actor, (tx) =>
      recordAudit(tx, actor, services, { action: 'mail.read', objectKind: 'mail', objectId: input.id }),
    )
  }
  return found
}
