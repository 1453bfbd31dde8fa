// SQL of the import: what is stored of a region, and many rows in one statement. Never exported from the module.
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { keysOf } from '../keys.ts'
import { columnOfDetail, type NetworkTables, organizationColumns, organizationOf } from '../tables.ts'
import { type DetailField, detailFields, type Organization, type OrganizationDetails } from '../terms.ts'

/** Field values as an import brought them last; null: forgotten on request, and not to be filled in by any file. */
export type ImportedValues = Partial<Record<DetailField, string | number | null>>

export interface StoredForImport {
  readonly organization: Organization
  readonly nameKey: string
  readonly cityKey: string
  readonly imported: ImportedValues
}

/** Merged ones included: their numbers must not come back as new. */
export async function findAllForImport(tx: Tx): Promise<StoredForImport[]> {
  const rows = await tx
    .withTables<NetworkTables>()
    .selectFrom('network.organization')
    .select(organizationColumns)
    .select(['name_key', 'city_key', 'imported'])
    .execute()
  return rows.map((row) => ({
    organization: organizationOf(row),
    nameKey: row.name_key,
    cityKey: row.city_key,
    imported: (row.imported ?? {}) as ImportedValues,
  }))
}

export interface NewRow {
  readonly id: string
  readonly details: OrganizationDetails
  readonly imported: ImportedValues
}

export interface ChangedRow extends NewRow {
  readonly version: number
}

const columnTypes: Readonly<Record<string, string>> = {
  id: 'uuid',
  latitude: 'double precision',
  longitude: 'double precision',
  imported: 'jsonb',
  version: 'integer',
}

const written = [
  ...detailFields.map((field) => columnOfDetail[field]),
  'name_key',
  'city_key',
  'search_key',
  'imported',
]

const recordOf = (row: NewRow) => ({
  ...Object.fromEntries(detailFields.map((field) => [columnOfDetail[field], row.details[field]])),
  ...keysOf(row.details),
  id: row.id,
  imported: row.imported,
})

const columnList = (columns: readonly string[], prefix = '') =>
  sql.raw(columns.map((column) => `${prefix}${column}`).join(', '))
const typedList = (columns: readonly string[]) =>
  sql.raw(columns.map((column) => `${column} ${columnTypes[column] ?? 'text'}`).join(', '))

export async function insertMany(
  tx: Tx,
  given: { regionId: string; source: string; at: Date; rows: readonly NewRow[] },
): Promise<void> {
  const columns = ['id', ...written]
  await sql`
    INSERT INTO network.organization (region_id, source, created_at, updated_at, ${columnList(columns)})
    SELECT ${given.regionId}::uuid, ${given.source}::text, ${given.at}::timestamptz, ${given.at}::timestamptz,
      ${columnList(columns, 'r.')}
    FROM jsonb_to_recordset(${JSON.stringify(given.rows.map(recordOf))}::jsonb) AS r(${typedList(columns)})`.execute(tx)
}

/** How many were still at the version that was planned with. */
export async function changeMany(tx: Tx, given: { at: Date; rows: readonly ChangedRow[] }): Promise<number> {
  const columns = ['id', 'version', ...written]
  const records = given.rows.map((row) => ({ ...recordOf(row), version: row.version }))
  const answer = await sql`
    UPDATE network.organization AS o
    SET ${sql.raw(written.map((column) => `${column} = r.${column}`).join(', '))},
      updated_at = ${given.at}::timestamptz, version = r.version + 1
    FROM jsonb_to_recordset(${JSON.stringify(records)}::jsonb) AS r(${typedList(columns)})
    WHERE o.region_id = platform.acting_region() AND o.id = r.id AND o.version = r.version`.execute(tx)
  return Number(answer.numAffectedRows ?? 0)
}
