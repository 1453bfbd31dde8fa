// SQL of the gap analysis. Never exported from the module.
import type { PlainDate } from '../../kernel/plain-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { GapsTables } from './tables.ts'
import type { Need, NewNeed, Waiver, WaiverSubject } from './terms.ts'

const gaps = (tx: Tx) => tx.withTables<GapsTables>()

interface Given {
  readonly regionId: string
  readonly at: Date
}

const waiverColumns = [
  'id',
  'target_group',
  'kind',
  'municipality_key',
  'reason',
  'valid_until',
  'set_at',
  'lifted_at',
] as const

const waiverOf = (row: Pick<GapsTables['gaps.waiver'], (typeof waiverColumns)[number]>): Waiver => ({
  id: row.id,
  targetGroup: row.target_group,
  kind: row.kind,
  municipalityKey: row.municipality_key,
  reason: row.reason,
  validUntil: row.valid_until,
  setAt: row.set_at,
  liftedAt: row.lifted_at,
})

/** With those that are over: they are the history. Newest first. */
export async function findWaivers(tx: Tx): Promise<Waiver[]> {
  const rows = await gaps(tx)
    .selectFrom('gaps.waiver')
    .select(waiverColumns)
    .orderBy('set_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(waiverOf)
}

export async function lockWaiver(tx: Tx, id: string): Promise<Waiver | undefined> {
  const row = await gaps(tx)
    .selectFrom('gaps.waiver')
    .select(waiverColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && waiverOf(row)
}

export type NewWaiver = WaiverSubject & { readonly id: string; readonly reason: string; readonly validUntil: PlainDate }

export async function insertWaivers(tx: Tx, given: Given, list: readonly NewWaiver[]): Promise<void> {
  if (list.length === 0) return
  await gaps(tx)
    .insertInto('gaps.waiver')
    .values(
      list.map((waiver) => ({
        region_id: given.regionId,
        id: waiver.id,
        target_group: waiver.targetGroup,
        kind: waiver.kind,
        municipality_key: waiver.municipalityKey,
        reason: waiver.reason,
        valid_until: waiver.validUntil,
        set_at: given.at,
        lifted_at: null,
      })),
    )
    .execute()
}

export async function liftWaiverRow(tx: Tx, id: string, at: Date): Promise<void> {
  await gaps(tx).updateTable('gaps.waiver').set({ lifted_at: at }).where('id', '=', id).execute()
}

/** Newest first. */
export async function findNeeds(tx: Tx, since: PlainDate): Promise<Need[]> {
  const rows = await gaps(tx)
    .selectFrom('gaps.need')
    .selectAll()
    .where('asked_on', '>=', since)
    .orderBy('asked_on', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    targetGroup: row.target_group,
    kind: row.kind,
    municipalityKey: row.municipality_key,
    askedBy: row.asked_by,
    askedOn: row.asked_on,
    personCount: row.person_count,
  }))
}

export async function insertNeeds(tx: Tx, given: Given, list: readonly (NewNeed & { id: string })[]): Promise<void> {
  if (list.length === 0) return
  await gaps(tx)
    .insertInto('gaps.need')
    .values(
      list.map((need) => ({
        region_id: given.regionId,
        id: need.id,
        target_group: need.targetGroup,
        kind: need.kind,
        municipality_key: need.municipalityKey,
        asked_by: need.askedBy,
        asked_on: need.askedOn,
        person_count: need.personCount,
        noted_at: given.at,
      })),
    )
    .execute()
}

/** Whether it was there. */
export async function deleteNeed(tx: Tx, id: string): Promise<boolean> {
  const done = await gaps(tx).deleteFrom('gaps.need').where('id', '=', id).executeTakeFirst()
  return done.numDeletedRows > 0n
}
