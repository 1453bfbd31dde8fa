// What confirmations, suggestions and reports hold about a person, and how they forget it.
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { DataSubject } from '../../../platform/erasure/erasure-step.ts'

/** Claimed by the module's erasure step (offers/erase.ts). */
export const freshnessPersonalTables = ['offers.confirmation_request', 'offers.suggestion', 'offers.report'] as const

const addressOf = ({ email }: DataSubject): string => email?.trim().toLowerCase() ?? ''

export async function exportFreshness(
  tx: Tx,
  subject: DataSubject,
): Promise<Readonly<Record<(typeof freshnessPersonalTables)[number], readonly object[]>>> {
  const address = addressOf(subject)
  const requests = await sql<{ created_at: Date }>`
    SELECT r.created_at FROM offers.confirmation_request r
      JOIN network.contact_person c ON c.region_id = r.region_id AND c.id = r.contact_person_id
    WHERE ${address} <> '' AND lower(c.email) = ${address} ORDER BY r.created_at`.execute(tx)
  const suggestions = await sql<{
    contact_name: string | null
    contact_email: string | null
    contact_phone: string | null
  }>`
    SELECT contact_name, contact_email, contact_phone FROM offers.suggestion
    WHERE ${address} <> '' AND lower(contact_email) = ${address} ORDER BY created_at`.execute(tx)
  const reports = await sql<{ reply_email: string; words: string | null; answer: string | null; created_at: Date }>`
    SELECT reply_email, words, answer, created_at FROM offers.report
    WHERE ${address} <> '' AND lower(reply_email) = ${address} ORDER BY created_at`.execute(tx)
  return {
    'offers.confirmation_request': requests.rows.map((row) => ({ 'Um Bestätigung gebeten': row.created_at })),
    'offers.suggestion': suggestions.rows.map((row) => ({
      Ansprechperson: row.contact_name,
      'E-Mail': row.contact_email,
      Telefon: row.contact_phone,
    })),
    'offers.report': reports.rows.map((row) => ({
      'Antwort an': row.reply_email,
      Meldung: row.words,
      Antwort: row.answer,
      Eingegangen: row.created_at,
    })),
  }
}

export async function eraseFreshness(
  tx: Tx,
  subject: DataSubject,
): Promise<Readonly<Record<(typeof freshnessPersonalTables)[number], number>>> {
  const address = addressOf(subject)
  const changed = async (statement: ReturnType<typeof sql>): Promise<number> =>
    Number((await statement.execute(tx)).numAffectedRows ?? 0)
  return {
    'offers.confirmation_request': await changed(sql`
      UPDATE offers.confirmation_request r SET contact_person_id = NULL FROM network.contact_person c
      WHERE c.region_id = r.region_id AND c.id = r.contact_person_id AND ${address} <> '' AND lower(c.email) = ${address}`),
    // What the person wrote may name itself, so the words go, too.
    'offers.suggestion': await changed(sql`
      UPDATE offers.suggestion SET contact_name = NULL, contact_email = NULL, contact_phone = NULL, note = NULL
      WHERE ${address} <> '' AND lower(contact_email) = ${address}`),
    'offers.report': await changed(sql`
      UPDATE offers.report SET reply_email = NULL, words = NULL, answer = NULL, reporter_key = NULL
      WHERE ${address} <> '' AND lower(reply_email) = ${address}`),
  }
}
