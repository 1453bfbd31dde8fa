// SQL of legal bases and of what guardians were told and said. Never exported from the module.
import type { Tx } from '../../../platform/db/database.ts'
import { pupils } from '../store.ts'
import type { PupilsTables } from '../tables.ts'
import type { ConsentEvent, LegalBasis, LegalBasisDetails } from '../terms.ts'

const basisOf = (row: PupilsTables['pupils.legal_basis']): LegalBasis => ({
  id: row.id,
  purpose: row.purpose,
  kind: row.kind,
  norm: row.norm,
  explanation: row.explanation,
  validFrom: row.valid_from,
  validUntil: row.valid_until,
  setAt: row.set_at,
  revokedAt: row.revoked_at,
})

/** With those that are over: they are the history. Newest first. */
export async function findBases(tx: Tx): Promise<LegalBasis[]> {
  const rows = await pupils(tx)
    .selectFrom('pupils.legal_basis')
    .selectAll()
    .orderBy('set_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(basisOf)
}

export async function insertBasis(
  tx: Tx,
  given: { readonly regionId: string; readonly id: string; readonly at: Date; readonly details: LegalBasisDetails },
): Promise<void> {
  const { details } = given
  await pupils(tx)
    .insertInto('pupils.legal_basis')
    .values({
      region_id: given.regionId,
      id: given.id,
      purpose: details.purpose,
      kind: details.kind,
      norm: details.norm,
      explanation: details.explanation,
      valid_from: details.validFrom,
      valid_until: details.validUntil,
      set_at: given.at,
      revoked_at: null,
    })
    .execute()
}

/** False if it was revoked already. */
export async function revokeBasisRow(tx: Tx, id: string, at: Date): Promise<boolean> {
  const done = await pupils(tx)
    .updateTable('pupils.legal_basis')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Oldest first. */
export async function findEvents(tx: Tx, pupilIds: readonly string[]): Promise<ConsentEvent[]> {
  if (pupilIds.length === 0) return []
  const rows = await pupils(tx)
    .selectFrom('pupils.consent_event')
    .selectAll()
    .where('pupil_id', 'in', pupilIds)
    .orderBy('happened_on')
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    pupilId: row.pupil_id,
    legalBasisId: row.legal_basis_id,
    event: row.event,
    givenBy: row.given_by,
    happenedOn: row.happened_on,
    recordedAt: row.recorded_at,
  }))
}

export type NewConsentEvent = Omit<ConsentEvent, 'recordedAt'> & {
  readonly id: string
  readonly organizationId: string
}

export async function insertEvents(
  tx: Tx,
  given: { readonly regionId: string; readonly at: Date },
  events: readonly NewConsentEvent[],
): Promise<void> {
  for (let start = 0; start < events.length; start += 1000) {
    await pupils(tx)
      .insertInto('pupils.consent_event')
      .values(
        events.slice(start, start + 1000).map((event) => ({
          region_id: given.regionId,
          id: event.id,
          pupil_id: event.pupilId,
          organization_id: event.organizationId,
          legal_basis_id: event.legalBasisId,
          event: event.event,
          given_by: event.givenBy,
          happened_on: event.happenedOn,
          recorded_at: given.at,
        })),
      )
      .execute()
  }
}
