// Takes planned rows into the network, in batches, within the transaction that the engine opened.
import { type AuditLine, changesBetween, recordAudits } from '../../../platform/audit/record-audit.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { PlannedRow, TakeInput } from '../../../platform/imports/target.ts'
import { type OrganizationDetails, personalDetailFields } from '../terms.ts'
import type { PlannedOrganization } from './plan-organizations.ts'
import { changeMany, insertMany } from './store-import.ts'

const batch = 500

/** Somebody changed a record between planning and taking, in spite of the transaction: nothing is taken. */
export class ChangedMeanwhile extends Error {
  override name = 'ChangedMeanwhile'
}

export async function takeOrganizations(tx: Tx, given: TakeInput<PlannedOrganization>): Promise<void> {
  const { services, actor, rows } = given
  for (let start = 0; start < rows.length; start += batch) {
    const part = rows.slice(start, start + batch)
    const lines = [...(await takeNew(tx, given, part)), ...(await takeChanged(tx, given, part))]
    await recordAudits(tx, actor, services, lines)
    await given.progress(Math.min(start + batch, rows.length))
  }
}

async function takeNew(
  tx: Tx,
  { services, actor, fileName }: TakeInput<PlannedOrganization>,
  part: readonly PlannedRow<PlannedOrganization>[],
): Promise<AuditLine[]> {
  const rows = part
    .filter((row) => row.state === 'new')
    .map(({ row }) => ({ id: services.newId(), details: row.details, imported: row.imported }))
  if (rows.length === 0) return []
  await insertMany(tx, { regionId: actor.regionId, source: fileName, at: services.now(), rows })
  return rows.map(({ id }) => ({
    action: 'organization.import',
    objectKind: 'organization',
    objectId: id,
    reason: fileName,
  }))
}

async function takeChanged(
  tx: Tx,
  { services, fileName }: TakeInput<PlannedOrganization>,
  part: readonly PlannedRow<PlannedOrganization>[],
): Promise<AuditLine[]> {
  const rows = part.flatMap(({ state, row }) =>
    state === 'changed' && row.stored
      ? [
          {
            id: row.stored.id,
            version: row.stored.version,
            details: row.details,
            imported: row.imported,
            before: row.stored,
          },
        ]
      : [],
  )
  if (rows.length === 0) return []
  if ((await changeMany(tx, { at: services.now(), rows })) !== rows.length) throw new ChangedMeanwhile()
  return rows.map(({ id, before, details }) => ({
    action: 'organization.import-change',
    objectKind: 'organization',
    objectId: id,
    changes: changesBetween<OrganizationDetails>(before, pickDetails(details), personalDetailFields),
    reason: fileName,
  }))
}

/** A merged record carries ids and dates of the stored one, too; they are no changes. */
const pickDetails = (details: OrganizationDetails): OrganizationDetails => {
  const { kind, name, shortName, schulform, officialNumber, legalStatus, street, postalCode, city } = details
  const { municipalityKey, latitude, longitude, phone, email, website, note } = details
  return {
    ...{ kind, name, shortName, schulform, officialNumber, legalStatus, street, postalCode, city },
    ...{ municipalityKey, latitude, longitude, phone, email, website, note },
  }
}
