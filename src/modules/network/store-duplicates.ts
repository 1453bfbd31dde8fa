// SQL for duplicates: candidates, decided pairs. Never exported from the module.
import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Candidate } from './duplicates/find-pairs.ts'
import type { NetworkTables } from './tables.ts'

export async function findActiveCandidates(tx: Tx): Promise<Candidate[]> {
  const rows = await tx
    .withTables<NetworkTables>()
    .selectFrom('network.organization')
    .select([
      'id',
      'kind',
      'name',
      'schulform',
      'official_number',
      'street',
      'postal_code',
      'city',
      'latitude',
      'longitude',
    ])
    .where('status', '=', 'active')
    .where('merged_into', 'is', null)
    .execute()
  return rows.map(({ official_number, postal_code, ...row }) => ({
    ...row,
    officialNumber: official_number,
    postalCode: postal_code,
  }))
}

/** As `first|second`, the smaller id first. */
export async function findDistinctPairs(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await tx
    .withTables<NetworkTables>()
    .selectFrom('network.distinct_pair')
    .select(['first_id', 'second_id'])
    .execute()
  return new Set(rows.map((row) => `${row.first_id}|${row.second_id}`))
}

export async function insertDistinctPair(
  tx: Tx,
  given: { regionId: string; first: string; second: string; at: Date },
): Promise<void> {
  await tx
    .withTables<NetworkTables>()
    .insertInto('network.distinct_pair')
    .values({ region_id: given.regionId, first_id: given.first, second_id: given.second, decided_at: given.at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Changes whenever an organisation is added, changed, archived or told apart from another. */
export async function stateOfRegister(tx: Tx): Promise<string> {
  const { rows } = await sql<{ state: string }>`
    SELECT concat_ws('|', count(*), sum(version), max(updated_at), (SELECT count(*) FROM network.distinct_pair)) AS state
    FROM network.organization`.execute(tx)
  return rows[0]?.state ?? ''
}
