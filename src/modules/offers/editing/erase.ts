// What waits for the office holds about a person: the contact in a changed text, and who handed it in.
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { DataSubject } from '../../../platform/erasure/erasure-step.ts'

/** Claimed by the module's erasure step (offers/erase.ts). */
export const editingPersonalTables = ['offers.submission'] as const

const addressOf = ({ email }: DataSubject): string => email?.trim().toLowerCase() ?? ''

export async function exportEditing(
  tx: Tx,
  subject: DataSubject,
): Promise<Readonly<Record<(typeof editingPersonalTables)[number], readonly object[]>>> {
  const address = addressOf(subject)
  const { rows } = await sql<{
    title: string
    submitted_at: Date
    name: string | null
    phone: string | null
    is_contact: boolean
    is_submitter: boolean
  }>`
    SELECT o.title, s.submitted_at, s.changes ->> 'contactName' AS name, s.changes ->> 'contactPhone' AS phone,
      (${address} <> '' AND lower(s.changes ->> 'contactEmail') = ${address}) IS TRUE AS is_contact,
      (s.submitted_by_person_id = ${subject.personId ?? null}::uuid) IS TRUE AS is_submitter
    FROM offers.submission s JOIN offers.offer o ON o.region_id = s.region_id AND o.id = s.offer_id
    WHERE s.submitted_by_person_id = ${subject.personId ?? null}::uuid
      OR (${address} <> '' AND lower(s.changes ->> 'contactEmail') = ${address})
    ORDER BY s.submitted_at`.execute(tx)
  return {
    'offers.submission': rows.map((row) => ({
      Angebot: row.title,
      'Zur Freigabe eingereicht': row.submitted_at,
      'Von Ihnen eingereicht': row.is_submitter ? 'ja' : 'nein',
      ...(row.is_contact ? { Ansprechperson: row.name, 'E-Mail': subject.email, Telefon: row.phone } : {}),
    })),
  }
}

export async function eraseEditing(
  tx: Tx,
  subject: DataSubject,
): Promise<Readonly<Record<(typeof editingPersonalTables)[number], number>>> {
  const address = addressOf(subject)
  const { numAffectedRows } = await sql`
    UPDATE offers.submission SET
      changes = CASE WHEN ${address} <> '' AND lower(changes ->> 'contactEmail') = ${address}
        THEN changes - 'contactName' - 'contactEmail' - 'contactPhone' ELSE changes END,
      submitted_by_person_id = nullif(submitted_by_person_id, ${subject.personId ?? null}::uuid)
    WHERE submitted_by_person_id = ${subject.personId ?? null}::uuid
      OR (${address} <> '' AND lower(changes ->> 'contactEmail') = ${address})`.execute(tx)
  return { 'offers.submission': Number(numAffectedRows ?? 0) }
}
