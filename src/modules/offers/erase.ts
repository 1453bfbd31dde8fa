// What offers hold about a person: a contact in free text, and who cares for the entry.
import { sql } from 'kysely'
import { recordAudits } from '../../platform/audit/record-audit.ts'
import { asProgram, type Tx } from '../../platform/db/database.ts'
import type { DataSubject, ErasureStep } from '../../platform/erasure/erasure-step.ts'
import { editingPersonalTables, eraseEditing, exportEditing } from './editing/erase.ts'
import { eraseFreshness, exportFreshness, freshnessPersonalTables } from './freshness/erase.ts'

interface Held {
  readonly id: string
  readonly title: string
  readonly contact_name: string | null
  readonly contact_email: string | null
  readonly contact_phone: string | null
  readonly is_owner: boolean
  readonly is_contact: boolean
  /** In what the last import brought, whatever people made of it since. */
  readonly is_imported: boolean
  readonly imported_name: string | null
  readonly imported_phone: string | null
}

/** Found by the address, whatever its capitals, and by the login. */
async function findHeld(tx: Tx, { personId, email }: DataSubject): Promise<Held[]> {
  const address = email?.trim().toLowerCase() ?? ''
  const { rows } = await sql<Held>`
    SELECT id, title, contact_name, contact_email, contact_phone,
      (owner_person_id = ${personId ?? null}::uuid) IS TRUE AS is_owner,
      (lower(contact_email) = ${address}) IS TRUE AND ${address} <> '' AS is_contact,
      (lower(imported ->> 'contactEmail') = ${address}) IS TRUE AND ${address} <> '' AS is_imported,
      imported ->> 'contactName' AS imported_name, imported ->> 'contactPhone' AS imported_phone
    FROM offers.offer
    WHERE owner_person_id = ${personId ?? null}::uuid
      OR (${address} <> '' AND ${address} IN (lower(contact_email), lower(imported ->> 'contactEmail')))
    ORDER BY title`.execute(tx)
  return rows
}

export const offersErasure: ErasureStep = {
  module: 'offers',
  tables: ['offers.offer', ...freshnessPersonalTables, ...editingPersonalTables],
  exportOf: async (tx, subject) => ({
    'offers.offer': (await findHeld(tx, subject)).map((row) => ({
      Angebot: row.title,
      ...(row.is_contact
        ? { Ansprechperson: row.contact_name, 'E-Mail': row.contact_email, Telefon: row.contact_phone }
        : {}),
      ...(row.is_imported
        ? { 'Aus einer Datei': [row.imported_name, subject.email, row.imported_phone].filter(Boolean).join(', ') }
        : {}),
      'Kümmert sich um den Eintrag': row.is_owner ? 'ja' : 'nein',
    })),
    ...(await exportFreshness(tx, subject)),
    ...(await exportEditing(tx, subject)),
  }),
  erase: async (tx, actor, services, subject) => {
    // Drafts, submissions and reports are hidden from whoever answers the request, and offers are not theirs to change.
    const { held, others } = await asProgram(tx, actor, async () => {
      const found = await findHeld(tx, subject)
      const contactOf = found.filter((row) => row.is_contact).map((row) => row.id)
      const importedOf = found.filter((row) => row.is_contact || row.is_imported).map((row) => row.id)
      const ownerOf = found.filter((row) => row.is_owner).map((row) => row.id)
      await sql`
        UPDATE offers.offer SET contact_name = NULL, contact_email = NULL, contact_phone = NULL, version = version + 1
        WHERE id = ANY (${contactOf}::uuid[])`.execute(tx)
      // Also where people corrected the contact since: else the next file would bring parts of it back.
      await sql`
        UPDATE offers.offer SET imported = imported - 'contactName' - 'contactEmail' - 'contactPhone', version = version + 1
        WHERE id = ANY (${importedOf}::uuid[])`.execute(tx)
      await sql`
        UPDATE offers.offer SET owner_person_id = NULL, version = version + 1
        WHERE id = ANY (${ownerOf}::uuid[])`.execute(tx)
      return { held: found, others: { ...(await eraseFreshness(tx, subject)), ...(await eraseEditing(tx, subject)) } }
    })
    await recordAudits(
      tx,
      actor,
      services,
      held.map((row) => ({
        action: 'offer.forget-person',
        objectKind: 'offer',
        objectId: row.id,
        changes: [
          ...(row.is_contact || row.is_imported ? [{ field: 'contact' }] : []),
          ...(row.is_owner ? [{ field: 'owner' }] : []),
        ],
      })),
    )
    return { 'offers.offer': held.length, ...others }
  },
}
