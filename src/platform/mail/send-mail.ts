// Sends what waits in the outbox. At least once: a program that dies between the server's "250" and our note sends again
// under the same Message-ID, by which mail servers recognise the second copy.

import { sql } from 'kysely'
import { createTransport, type Transporter } from 'nodemailer'
import type { SystemActor } from '../actor/actor.ts'
import { inContext } from '../db/database.ts'
import type { Services } from '../services.ts'
import { isPlainAddress } from './address.ts'
import { type OutboxTables, placeOf } from './outbox.ts'
import { openText } from './sealed-text.ts'

/** Minutes until the next try after the first, second … failure; then it is given up. About two days in all. */
const waitMinutes = [1, 5, 15, 60, 240, 720, 1440] as const
/** A worker that dies while sending loses the mail to the next one after this time. */
const leaseMinutes = 10

interface ClaimedMail {
  readonly region_id: string
  readonly id: string
  readonly to_address: string
  readonly subject: string
  readonly body_text: string
  readonly attempts: number
}

type Outcome = { readonly kind: 'sent' } | { readonly kind: 'retry' | 'give-up'; readonly error: string }

/**
 * Without SMTP nothing happens: the mails stay and are read in the mailbox. Those of a fictional region stay always: the
 * database names no such region (0023_mail_and_closed_logins.sql). Body of a job.
 */
export async function sendWaitingMail(services: Services, signal?: AbortSignal): Promise<void> {
  const { smtpUrl } = services.settings
  if (smtpUrl === undefined) return
  const regionIds = await regionsWithMail(services, { waitingAt: services.now(), olderThan: new Date(0) })
  if (regionIds.length === 0) return
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 30_000,
    // Texts are ours alone: nodemailer must never read a file or an address of the net because a text says so.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    for (const regionId of regionIds) {
      const actor: SystemActor = { kind: 'system', regionId, reason: 'mail' }
      while (!signal?.aborted) {
        const mail = await claimMail(services, actor)
        if (mail === undefined) break
        await noteOutcome(services, actor, mail, await deliver(services, transport, mail))
      }
    }
  } finally {
    transport.close()
  }
}

async function regionsWithMail(services: Services, when: { waitingAt: Date; olderThan: Date }): Promise<string[]> {
  const { rows } = await sql<{ region_id: string }>`
    SELECT region_id FROM platform.regions_with_mail(${when.waitingAt}, ${when.olderThan})`.execute(
    services.database.kysely,
  )
  return rows.map((row) => row.region_id)
}

async function claimMail(services: Services, actor: SystemActor): Promise<ClaimedMail | undefined> {
  const now = services.now()
  const lease = new Date(now.getTime() + leaseMinutes * 60_000)
  return inContext(services.database, actor, async (tx) => {
    const { rows } = await sql<ClaimedMail>`
      UPDATE platform.outbox_mail SET attempts = attempts + 1, next_attempt_at = ${lease}
      WHERE region_id = ${actor.regionId} AND id = (
        SELECT id FROM platform.outbox_mail
        WHERE region_id = ${actor.regionId} AND sent_at IS NULL AND failed_at IS NULL AND next_attempt_at <= ${now}
        ORDER BY next_attempt_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING region_id, id, to_address, subject, body_text, attempts`.execute(tx)
    return rows[0]
  })
}

async function deliver(services: Services, transport: Transporter, mail: ClaimedMail): Promise<Outcome> {
  const text = openText(services.signingKey, placeOf(mail), mail.body_text)
  if (text === undefined || !isPlainAddress(mail.to_address)) return { kind: 'give-up', error: 'unreadable' }
  const { mailFrom, baseUrl } = services.settings
  try {
    await transport.sendMail({
      from: { name: 'Steg', address: mailFrom },
      to: { name: '', address: mail.to_address },
      envelope: { from: mailFrom, to: [mail.to_address] },
      subject: mail.subject,
      text,
      messageId: `<${mail.id}@${new URL(baseUrl).hostname}>`,
      // Out-of-office answers to a program help nobody (RFC 3834).
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
    return { kind: 'sent' }
  } catch (error) {
    const { code, responseCode } = error as { code?: string; responseCode?: number }
    // The answer of the server may repeat the address, so only its numbers are kept.
    const name = [code, responseCode].filter((part) => part !== undefined).join(' ') || 'unknown'
    const isFinal = responseCode !== undefined && responseCode >= 500 && code === 'EENVELOPE'
    return { kind: isFinal ? 'give-up' : 'retry', error: name }
  }
}

async function noteOutcome(services: Services, actor: SystemActor, mail: ClaimedMail, outcome: Outcome): Promise<void> {
  const now = services.now()
  const wait = outcome.kind === 'retry' ? waitMinutes[mail.attempts - 1] : undefined
  await inContext(services.database, actor, (tx) =>
    tx
      .withTables<OutboxTables>()
      .updateTable('platform.outbox_mail')
      .set(
        outcome.kind === 'sent'
          ? { sent_at: now, last_error: null }
          : wait === undefined
            ? { failed_at: now, last_error: outcome.error }
            : { next_attempt_at: new Date(now.getTime() + wait * 60_000), last_error: outcome.error },
      )
      .where('region_id', '=', mail.region_id)
      .where('id', '=', mail.id)
      .where('sent_at', 'is', null)
      .execute(),
  )
  if (outcome.kind !== 'sent') {
    services.log.warn({ mailId: mail.id, code: outcome.error, attempts: mail.attempts }, 'mail not sent')
  }
}

/** Mails are deleted 30 days after they were sent, given up, or written; body of a job. */
export async function forgetOldMail(services: Services): Promise<void> {
  const limit = new Date(services.now().getTime() - 30 * 24 * 3_600_000)
  for (const regionId of await regionsWithMail(services, { waitingAt: new Date(0), olderThan: limit })) {
    await inContext(services.database, { kind: 'system', regionId, reason: 'retention' }, (tx) =>
      tx
        .withTables<OutboxTables>()
        .deleteFrom('platform.outbox_mail')
        .where((eb) => eb(eb.fn.coalesce('sent_at', 'failed_at', 'created_at'), '<', limit))
        .execute(),
    )
  }
}
