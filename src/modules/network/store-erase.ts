// SQL for organisations whose own address is that of a person. Never exported from the module.
import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { ImportedValues } from './import/store-import.ts'
import { type NetworkTables, organizationColumns, organizationOf } from './tables.ts'
import type { Organization } from './terms.ts'

export interface ReachedOrganization {
  readonly organization: Organization
  readonly imported: ImportedValues
}

const keyOf = (email: string): string => email.trim().toLowerCase()

/** Archived and merged ones, too; and those where only the last file named the address. */
export async function findOrganizationsReachedAt(tx: Tx, email: string): Promise<ReachedOrganization[]> {
  const key = keyOf(email)
  if (key === '') return []
  const rows = await tx
    .withTables<NetworkTables>()
    .selectFrom('network.organization')
    .select(organizationColumns)
    .select('imported')
    .where(sql<boolean>`(lower(email) = ${key} OR lower(imported ->> 'email') = ${key})`)
    .orderBy('name_key')
    .execute()
  return rows.map((row) => ({
    organization: organizationOf(row),
    imported: (row.imported ?? {}) as unknown as ImportedValues,
  }))
}

/**
 * Where the address is the organisation's, its telephone and note go with it; where only a file named it, what people
 * entered since then stays. NULL among the imported values says to the next import that nothing is to be filled in.
 */
export async function forgetReach(tx: Tx, given: { id: string; email: string; at: Date }): Promise<void> {
  const key = keyOf(given.email)
  await sql`
    UPDATE network.organization SET
      email = CASE WHEN lower(email) = ${key} THEN NULL ELSE email END,
      phone = CASE WHEN lower(email) = ${key} THEN NULL ELSE phone END,
      note = CASE WHEN lower(email) = ${key} THEN NULL ELSE note END,
      imported = coalesce(imported, '{}') || '{"email": null, "phone": null, "note": null}',
      updated_at = ${given.at}, version = version + 1
    WHERE id = ${given.id}`.execute(tx)
}
