// Which region a command means: the named one, else the default one.

import { ok, type Result, refused } from '../kernel/result.ts'
import { findDefaultRegion, findRegionBySlug, listRegions, type Region } from '../modules/network/index.ts'
import type { Services } from '../platform/services.ts'
import { t } from './cli-texts.ts'

export async function findNamedRegion(services: Services, slug: string | undefined): Promise<Result<Region, string>> {
  const regions = await listRegions(services)
  const region = slug === undefined ? findDefaultRegion(regions) : findRegionBySlug(regions, slug)
  if (region !== undefined) return ok(region)
  return refused(slug === undefined ? t.noRegion : t.unknownRegion(slug))
}
