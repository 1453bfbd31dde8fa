// Create and change an organisation.
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { changesBetween, recordAudit } from '../../platform/audit/record-audit.ts'
import { inContext, isUniqueViolation } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { findReadable, subjectOf } from './get-organization.ts'
import { mayEditOrganization, mayEditRegisterFields, mayManageRegister } from './policy.ts'
import { isKnownSchulform } from './schulform.ts'
import { changeOrganization, findByOfficialNumber, findOrganization, insertOrganization } from './store.ts'
import {
  carriesSchulform,
  type Organization,
  type OrganizationDetails,
  personalDetailFields,
  registerFields,
} from './terms.ts'

export type DetailsRefusal =
  | { readonly code: 'forbidden' }
  | { readonly code: 'unknown-schulform' }
  /** `holder` carries this number already. */
  | { readonly code: 'number-taken'; readonly holder: { readonly id: string; readonly name: string } }

export type UpdateOrganizationRefusal =
  | DetailsRefusal
  | { readonly code: 'not-found' }
  | { readonly code: 'conflict'; readonly stored: Organization }

/** Only schools and BBS have a Schulform, whatever stood in the form before the kind was changed. */
const tidy = (details: OrganizationDetails): OrganizationDetails =>
  carriesSchulform(details.kind) ? details : { ...details, schulform: null }

export async function createOrganization(
  actor: Actor,
  services: Services,
  input: OrganizationDetails,
): Promise<Result<{ readonly id: string }, DetailsRefusal>> {
  if (mayManageRegister(actor) !== 'allowed') return refused({ code: 'forbidden' })
  const details = tidy(input)
  if (!isKnownSchulform(details.schulform)) return refused({ code: 'unknown-schulform' })
  const id = services.newId()
  return orNumberTaken<{ id: string }, DetailsRefusal>(actor, services, details, () =>
    inContext(services.database, actor, async (tx) => {
      await insertOrganization(tx, {
        regionId: actor.regionId,
        id,
        details,
        confirmedOn: services.today(),
        at: services.now(),
      })
      await recordAudit(tx, actor, services, {
        action: 'organization.create',
        objectKind: 'organization',
        objectId: id,
      })
      return ok({ id })
    }),
  )
}

export function updateOrganization(
  actor: Actor,
  services: Services,
  input: { readonly id: string; readonly version: number; readonly details: OrganizationDetails },
): Promise<Result<Organization, UpdateOrganizationRefusal>> {
  return orNumberTaken<Organization, UpdateOrganizationRefusal>(actor, services, input.details, () =>
    inContext(services.database, actor, async (tx) => {
      const stored = await findReadable(tx, actor, input.id)
      if (stored === undefined || stored.mergedInto !== null) return refused({ code: 'not-found' })
      const subject = subjectOf(actor, stored)
      if (mayEditOrganization(actor, subject) !== 'allowed') return refused({ code: 'forbidden' })
      const register = Object.fromEntries(registerFields.map((field) => [field, stored[field]]))
      const details = tidy(
        mayEditRegisterFields(actor, subject) === 'allowed' ? input.details : { ...input.details, ...register },
      )
      if (!isKnownSchulform(details.schulform)) return refused({ code: 'unknown-schulform' })
      if (stored.version !== input.version) return refused({ code: 'conflict', stored })
      const changes = changesBetween<OrganizationDetails>(stored, details, personalDetailFields)
      if (changes.length === 0) return ok(stored)
      if (!(await changeOrganization(tx, { id: input.id, version: input.version, details, at: services.now() }))) {
        return refused({ code: 'conflict', stored: (await findOrganization(tx, input.id)) ?? stored })
      }
      await recordAudit(tx, actor, services, {
        action: 'organization.change',
        objectKind: 'organization',
        objectId: input.id,
        changes,
      })
      return ok({ ...stored, ...details, version: input.version + 1, updatedAt: services.now() })
    }),
  )
}

/** The database is the one that knows for sure, also when two people type the same number at once. */
async function orNumberTaken<T, E>(
  actor: Actor,
  services: Services,
  details: OrganizationDetails,
  work: () => Promise<Result<T, E>>,
): Promise<Result<T, E | { code: 'number-taken'; holder: { id: string; name: string } }>> {
  try {
    return await work()
  } catch (error) {
    const { officialNumber, kind } = details
    if (!isUniqueViolation(error, 'organization_official_number') || officialNumber === null) throw error
    const holder = await inContext(services.database, actor, (tx) => findByOfficialNumber(tx, { kind, officialNumber }))
    return refused({ code: 'number-taken', holder: { id: holder?.id ?? '', name: holder?.name ?? officialNumber } })
  }
}
