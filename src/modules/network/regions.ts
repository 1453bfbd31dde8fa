// The register of regions: read by everybody, even before anybody is known; changed by the office or the operator.

import { ok, type Result, refused } from '../../kernel/result.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { changesBetween, recordAudit } from '../../platform/audit/record-audit.ts'
import { inContext, type Tx } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { mayEditRegion } from './policy.ts'
import { changeRegionRow, findRegionRow, insertRegion, listRegionRows } from './store-regions.ts'
import type { Region } from './terms.ts'

export const listRegions = (services: Services): Promise<Region[]> => listRegionRows(services.database.kysely)

/**
 * Those that visitors may know of: with the demo switched off, no fictional one. Nor is the only region an exception: an
 * installation that has nothing but a closed demo has nothing to show yet.
 */
export const listOpenRegions = async (services: Services): Promise<Region[]> =>
  (await listRegions(services)).filter((region) => services.settings.demo || !region.isDemo)

export const findRegion = async (services: Services, id: string): Promise<Region | undefined> =>
  isUuid(id) ? findRegionRow(services.database.kysely, { id }) : undefined

export const findRegionBySlug = (regions: readonly Region[], slug: string): Region | undefined =>
  regions.find((region) => region.slug === slug)

/** The one marked as default, else the first by name. */
export const findDefaultRegion = (regions: readonly Region[]): Region | undefined =>
  regions.find((region) => region.isDefault) ?? regions[0]

export type RegionDetails = Pick<Region, 'name' | 'officeName' | 'land' | 'kreisKeys' | 'latitude' | 'longitude'>

export type UpdateRegionRefusal =
  | { readonly code: 'not-found' }
  | { readonly code: 'forbidden' }
  | { readonly code: 'conflict'; readonly stored: Region }

export function updateRegion(
  actor: Actor,
  services: Services,
  input: { readonly id: string; readonly version: number; readonly details: RegionDetails },
): Promise<Result<Region, UpdateRegionRefusal>> {
  return inContext(services.database, actor, async (tx) => {
    const verdict = mayEditRegion(actor, { regionId: input.id })
    const stored = verdict === 'hidden' ? undefined : await findRegionRow(tx, { id: input.id })
    if (stored === undefined) return refused({ code: 'not-found' })
    if (verdict !== 'allowed') return refused({ code: 'forbidden' })
    if (stored.version !== input.version || !(await changeRegionRow(tx, input))) {
      return refused({ code: 'conflict', stored: (await findRegionRow(tx, { id: input.id })) ?? stored })
    }
    await recordAudit(tx, actor, services, {
      action: 'region.change',
      objectKind: 'region',
      objectId: input.id,
      changes: changesBetween<RegionDetails>(stored, input.details),
    })
    return ok({ ...stored, ...input.details, version: input.version + 1 })
  })
}

/** Adds a region, in a transaction of the operator (platform/db/operator.ts). */
export const createRegion = (tx: Tx, region: Omit<Region, 'version'>): Promise<void> => insertRegion(tx, region)
