// What accounts holds about a person, and how it forgets it: login, memberships, invitations, and mails to the address.
import { sql } from 'kysely'
import { recordAudit } from '../../platform/audit/record-audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { DataSubject, ErasureStep } from '../../platform/erasure/erasure-step.ts'
import type { OutboxTables } from '../../platform/mail/outbox.ts'
import type { AccountsTables } from './tables.ts'
import { emailKeyOf } from './terms.ts'

const on = (tx: Tx) => tx.withTables<AccountsTables & OutboxTables>()

/** Sessions, known devices and reset links; which of them, `kind` says. */
interface HeldLogin {
  readonly kind: string
  readonly device_label: string | null
  readonly created_at: Date
  readonly last_seen_at: Date | null
  readonly ended_at: Date | null
}

interface Found {
  readonly personIds: readonly string[]
  readonly emailKeys: readonly string[]
}

/** A login and an address lead to each other. */
async function find(tx: Tx, subject: DataSubject): Promise<Found> {
  const asked = subject.email === undefined ? [] : [emailKeyOf(subject.email)]
  const persons = await on(tx)
    .selectFrom('accounts.person')
    .select(['id', 'email_key'])
    .where((eb) =>
      eb.or([
        ...(subject.personId === undefined ? [] : [eb('id', '=', subject.personId)]),
        ...asked.map((key) => eb('email_key', '=', key)),
      ]),
    )
    .execute()
  return {
    personIds: persons.map((row) => row.id),
    emailKeys: [...new Set([...asked, ...persons.map((row) => row.email_key)])],
  }
}

// `in ()` is no SQL; an id and an address that nobody has stand in for "none".
const orNone = (values: readonly string[], none: string): string[] => (values.length > 0 ? [...values] : [none])
const noPerson = '00000000-0000-0000-0000-000000000000'

const mailsTo = (emailKeys: readonly string[]) =>
  sql<boolean>`lower(normalize(to_address, NFC)) = ANY(${[...emailKeys]})`

export const accountsErasure: ErasureStep = {
  module: 'accounts',
  tables: [
    'accounts.person',
    'accounts.membership',
    'accounts.session',
    'accounts.invitation',
    'accounts.one_time_token',
    'accounts.known_device',
    'platform.outbox_mail',
  ],

  async exportOf(tx, subject) {
    const { personIds, emailKeys } = await find(tx, subject)
    const persons = orNone(personIds, noPerson)
    const logins: HeldLogin[] = []
    for (const id of personIds) {
      logins.push(...(await sql<HeldLogin>`SELECT * FROM accounts.person_logins(${id})`.execute(tx)).rows)
    }
    return {
      'accounts.session': logins,
      'accounts.person': await on(tx)
        .selectFrom('accounts.person')
        .select(['email', 'title', 'given_name', 'family_name', 'created_at', 'updated_at', 'deactivated_at'])
        .where('id', 'in', persons)
        .execute(),
      'accounts.membership': await on(tx)
        .selectFrom('accounts.membership as m')
        .innerJoin('accounts.organization_label as o', (join) =>
          join.onRef('o.region_id', '=', 'm.region_id').onRef('o.id', '=', 'm.organization_id'),
        )
        .select(['o.name as organization', 'm.role', 'm.started_at', 'm.ended_at'])
        .where('m.person_id', 'in', persons)
        .execute(),
      'accounts.invitation': await on(tx)
        .selectFrom('accounts.invitation')
        .select(['email', 'role', 'created_at', 'expires_at', 'accepted_at', 'revoked_at'])
        .where('email_key', 'in', orNone(emailKeys, ''))
        .execute(),
      'platform.outbox_mail': await on(tx)
        .selectFrom('platform.outbox_mail')
        .select(['to_address', 'subject', 'purpose', 'created_at', 'sent_at'])
        .where(mailsTo(emailKeys))
        .execute(),
    }
  },

  /** Sessions, tokens and known devices go with the person; the login itself only when no other region needs it. */
  async erase(tx, actor, services, subject) {
    const { personIds, emailKeys } = await find(tx, subject)
    const count = async (gone: Promise<{ readonly numDeletedRows: bigint }>) => Number((await gone).numDeletedRows)
    const mails = await count(on(tx).deleteFrom('platform.outbox_mail').where(mailsTo(emailKeys)).executeTakeFirst())
    const invitations = await count(
      on(tx).deleteFrom('accounts.invitation').where('email_key', 'in', orNone(emailKeys, '')).executeTakeFirst(),
    )
    const memberships = await count(
      on(tx).deleteFrom('accounts.membership').where('person_id', 'in', orNone(personIds, noPerson)).executeTakeFirst(),
    )
    let persons = 0
    for (const id of personIds) {
      const { rows } = await sql<{ gone: boolean | null }>`SELECT accounts.person_forget(${id}) AS gone`.execute(tx)
      if (rows[0]?.gone === true) persons++
      await recordAudit(tx, actor, services, { action: 'person.erase', objectKind: 'person', objectId: id })
    }
    return {
      'platform.outbox_mail': mails,
      'accounts.invitation': invitations,
      'accounts.membership': memberships,
      'accounts.person': persons,
    }
  },
}
