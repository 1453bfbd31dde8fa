// Further places of an organisation: add, change, archive, bring back.

import { ok, type Result, refused } from '../../kernel/result.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { changesBetween, recordAudit } from '../../platform/audit/record-audit.ts'
import { inContext, type Tx } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { findReadable, subjectOf } from './get-organization.ts'
import { mayEditOrganization } from './policy.ts'
import { changePlaceRow, findPlace, insertPlace } from './store-people.ts'
import type { Organization, Place, PlaceDetails } from './terms.ts'

export type PlaceRefusal =
  | { readonly code: 'not-found' }
  | { readonly code: 'forbidden' }
  | { readonly code: 'conflict'; readonly stored: Place }

interface PlaceInput {
  readonly organizationId: string
  readonly placeId: string
  readonly version: number
}

async function editableOrganization(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<Result<Organization, { readonly code: 'not-found' } | { readonly code: 'forbidden' }>> {
  const organization = await findReadable(tx, actor, id)
  if (organization === undefined || organization.mergedInto !== null) return refused({ code: 'not-found' })
  return mayEditOrganization(actor, subjectOf(actor, organization)) === 'allowed'
    ? ok(organization)
    : refused({ code: 'forbidden' })
}

export function addPlace(
  actor: Actor,
  services: Services,
  input: { readonly organizationId: string; readonly details: PlaceDetails },
): Promise<Result<{ readonly id: string }, Exclude<PlaceRefusal, { code: 'conflict' }>>> {
  return inContext(services.database, actor, async (tx) => {
    const organization = await editableOrganization(tx, actor, input.organizationId)
    if (!organization.ok) return organization
    const id = services.newId()
    await insertPlace(tx, { regionId: actor.regionId, id, ...input })
    await recordAudit(tx, actor, services, {
      action: 'place.add',
      objectKind: 'organization',
      objectId: input.organizationId,
      changes: [{ field: 'place', before: null, after: input.details.name }],
    })
    return ok({ id })
  })
}

function onPlace(
  actor: Actor,
  services: Services,
  input: PlaceInput,
  act: (tx: Tx, stored: Place) => Promise<boolean>,
): Promise<Result<Place, PlaceRefusal>> {
  return inContext(services.database, actor, async (tx) => {
    const organization = await editableOrganization(tx, actor, input.organizationId)
    if (!organization.ok) return organization
    const stored = isUuid(input.placeId) ? await findPlace(tx, input.placeId) : undefined
    if (stored === undefined || stored.organizationId !== input.organizationId) return refused({ code: 'not-found' })
    if (stored.version !== input.version || !(await act(tx, stored))) {
      return refused({ code: 'conflict', stored: (await findPlace(tx, stored.id)) ?? stored })
    }
    return ok((await findPlace(tx, stored.id)) ?? stored)
  })
}

export const updatePlace = (actor: Actor, services: Services, input: PlaceInput & { readonly details: PlaceDetails }) =>
  onPlace(actor, services, input, async (tx, stored) => {
    const changes = changesBetween<PlaceDetails>(stored, input.details)
    if (changes.length === 0) return true
    const saved = await changePlaceRow(tx, { id: stored.id, version: input.version, details: input.details })
    const line = { action: 'place.change', objectKind: 'organization', objectId: input.organizationId, changes }
    if (saved) await recordAudit(tx, actor, services, line)
    return saved
  })

export const archivePlace = (actor: Actor, services: Services, input: PlaceInput & { readonly archived: boolean }) =>
  onPlace(actor, services, input, async (tx, stored) => {
    const archivedAt = input.archived ? services.now() : null
    if (!(await changePlaceRow(tx, { id: stored.id, version: input.version, archivedAt }))) return false
    await recordAudit(tx, actor, services, {
      action: input.archived ? 'place.archive' : 'place.reactivate',
      objectKind: 'organization',
      objectId: input.organizationId,
      changes: [{ field: 'place', before: stored.name, after: stored.name }],
    })
    return true
  })
