// SQL for rules of approval and for what waits for the office. Never exported from the module.
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { readEligibility } from '../eligibility/eligibility.ts'
import type { OfferDetails } from '../terms.ts'
import type { ApprovalMode, ApprovalRule, PictureChange, Submission } from './terms.ts'

type RuleRow = {
  readonly id: string
  readonly organization_kind: string | null
  readonly organization_id: string | null
  readonly mode: ApprovalMode
  readonly version: number
}

const ruleOf = (row: RuleRow): ApprovalRule => ({
  id: row.id,
  organizationKind: row.organization_kind,
  organizationId: row.organization_id,
  mode: row.mode,
  version: row.version,
})

export async function findRules(tx: Tx): Promise<ApprovalRule[]> {
  const { rows } = await sql<RuleRow>`
    SELECT id, organization_kind, organization_id, mode, version FROM offers.approval_rule
    ORDER BY organization_kind NULLS FIRST, organization_id NULLS FIRST`.execute(tx)
  return rows.map(ruleOf)
}

/** The narrowest rule: of the organisation, else of its kind, else of the region; without any, offers appear at once. */
export async function findMode(tx: Tx, organizationId: string): Promise<ApprovalMode> {
  const { rows } = await sql<{ mode: ApprovalMode }>`
    SELECT r.mode FROM offers.approval_rule r JOIN network.organization o ON o.id = ${organizationId}
    WHERE r.organization_id = o.id OR r.organization_kind = o.kind
      OR (r.organization_id IS NULL AND r.organization_kind IS NULL)
    ORDER BY r.organization_id IS NULL, r.organization_kind IS NULL LIMIT 1`.execute(tx)
  return rows[0]?.mode ?? 'at-once'
}

export async function insertRule(tx: Tx, rule: ApprovalRule & { regionId: string; at: Date }): Promise<void> {
  await sql`
    INSERT INTO offers.approval_rule (region_id, id, organization_kind, organization_id, mode, changed_at, version)
    VALUES (${rule.regionId}, ${rule.id}, ${rule.organizationKind}, ${rule.organizationId}, ${rule.mode}, ${rule.at}, 1)`.execute(
    tx,
  )
}

/** False when somebody else changed it meanwhile. */
export async function updateRule(
  tx: Tx,
  given: { readonly id: string; readonly version: number; readonly mode: ApprovalMode; readonly at: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE offers.approval_rule SET mode = ${given.mode}, changed_at = ${given.at}, version = version + 1
    WHERE id = ${given.id} AND version = ${given.version}`.execute(tx)
  return numAffectedRows === 1n
}

export async function deleteRule(tx: Tx, given: { readonly id: string; readonly version: number }): Promise<boolean> {
  const { numAffectedRows } = await sql`
    DELETE FROM offers.approval_rule WHERE id = ${given.id} AND version = ${given.version}`.execute(tx)
  return numAffectedRows === 1n
}

/** When an organisation turns out to be another one, its rule goes along, unless that one has its own. */
export async function moveRule(tx: Tx, given: { readonly from: string; readonly to: string }): Promise<void> {
  await sql`
    UPDATE offers.approval_rule SET organization_id = ${given.to}
    WHERE organization_id = ${given.from}
      AND NOT EXISTS (SELECT FROM offers.approval_rule other WHERE other.organization_id = ${given.to})`.execute(tx)
}

type SubmissionRow = {
  readonly offer_id: string
  readonly organization_id: string
  readonly kind: 'publish' | 'change'
  readonly state: 'submitted' | 'returned'
  readonly changes: Partial<OfferDetails> | null
  readonly picture: PictureChange
  readonly submitted_at: Date
  readonly submitted_by_person_id: string | null
  readonly answered_at: Date | null
  readonly reason: string | null
}

/** The rules of eligibility are read like everywhere: their shape has a version of its own. */
const changesOf = (changes: Partial<OfferDetails>): Partial<OfferDetails> =>
  'eligibility' in changes ? { ...changes, eligibility: readEligibility(changes.eligibility) } : changes

const submissionOf = (row: SubmissionRow): Submission => ({
  offerId: row.offer_id,
  organizationId: row.organization_id,
  submittedAt: row.submitted_at,
  submittedByPersonId: row.submitted_by_person_id,
  answeredAt: row.answered_at,
  ...(row.kind === 'publish'
    ? { kind: 'publish' as const }
    : { kind: 'change' as const, changes: changesOf(row.changes ?? {}), picture: row.picture }),
  ...(row.state === 'submitted'
    ? { state: 'submitted' as const }
    : { state: 'returned' as const, reason: row.reason ?? '' }),
})

const submissionsWhere = async (tx: Tx, condition: RawBuilder<unknown>): Promise<Submission[]> => {
  const { rows } = await sql<SubmissionRow>`
    SELECT offer_id, organization_id, kind, state, changes, picture, submitted_at, submitted_by_person_id, answered_at,
      reason
    FROM offers.submission s WHERE ${condition} ORDER BY submitted_at, offer_id`.execute(tx)
  return rows.map(submissionOf)
}

export const findSubmission = async (tx: Tx, offerId: string): Promise<Submission | undefined> =>
  (await submissionsWhere(tx, sql`offer_id = ${offerId}`))[0]

export const findSubmissionsOf = async (
  tx: Tx,
  offerIds: readonly string[],
): Promise<ReadonlyMap<string, Submission>> => {
  if (offerIds.length === 0) return new Map()
  const found = await submissionsWhere(tx, sql`offer_id = ANY (${offerIds}::uuid[])`)
  return new Map(found.map((one) => [one.offerId, one]))
}

/** Oldest first. What was ended meanwhile needs no decision. */
export const findWaiting = (tx: Tx): Promise<Submission[]> =>
  submissionsWhere(tx, sql`EXISTS (SELECT FROM offers.offer o WHERE o.id = s.offer_id AND o.status <> 'ended')`)

export interface NewSubmission {
  readonly regionId: string
  readonly offerId: string
  readonly organizationId: string
  readonly changes: Partial<OfferDetails> | null
  readonly picture: PictureChange
  readonly at: Date
  readonly personId: string | null
}

/** Handing in again replaces what waited, and the answer to it. */
export async function putSubmission(tx: Tx, given: NewSubmission): Promise<void> {
  const changes = given.changes === null ? null : JSON.stringify(given.changes)
  await sql`
    INSERT INTO offers.submission (region_id, offer_id, organization_id, kind, state, changes, picture, submitted_at,
      submitted_by_person_id)
    VALUES (${given.regionId}, ${given.offerId}, ${given.organizationId}, ${changes === null ? 'publish' : 'change'},
      'submitted', ${changes}, ${given.picture}, ${given.at}, ${given.personId})
    ON CONFLICT (region_id, offer_id) DO UPDATE SET kind = excluded.kind, state = 'submitted',
      changes = excluded.changes, picture = excluded.picture, submitted_at = excluded.submitted_at,
      submitted_by_person_id = excluded.submitted_by_person_id, answered_at = NULL, reason = NULL`.execute(tx)
}

export async function returnSubmission(
  tx: Tx,
  given: { readonly offerId: string; readonly reason: string; readonly at: Date },
): Promise<void> {
  await sql`
    UPDATE offers.submission SET state = 'returned', reason = ${given.reason}, answered_at = ${given.at}
    WHERE offer_id = ${given.offerId}`.execute(tx)
}

export async function deleteSubmission(tx: Tx, offerId: string): Promise<void> {
  await sql`DELETE FROM offers.submission WHERE offer_id = ${offerId}`.execute(tx)
}
