// Which stored organisations could be one and the same, and the decision that two are not.
import { ok, type Result, refused } from '../../kernel/result.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { recordAudit } from '../../platform/audit/record-audit.ts'
import { inContext } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import type { Pair, PairReason } from './duplicates/find-pairs.ts'
import { findOpenPairs } from './open-pairs.ts'
import { mayManageRegister } from './policy.ts'
import { findOrganizations } from './store.ts'
import { insertDistinctPair } from './store-duplicates.ts'
import type { Organization } from './terms.ts'

export interface DuplicatePair {
  readonly first: Organization
  readonly second: Organization
  readonly reasons: readonly PairReason[]
}

export const pairsPageSize = 50

/** One page of the pairs that nobody has decided yet, and how many there are. */
export function findDuplicates(
  actor: Actor,
  services: Services,
  { page = 1 }: { readonly page?: number } = {},
): Promise<
  Result<{ readonly pairs: readonly DuplicatePair[]; readonly total: number }, { readonly code: 'forbidden' }>
> {
  if (mayManageRegister(actor) !== 'allowed') return Promise.resolve(refused({ code: 'forbidden' }))
  return inContext(services.database, actor, async (tx) => {
    const pairs = await findOpenPairs(tx, { database: services.database, regionId: actor.regionId })
    const shown = pairs.slice((page - 1) * pairsPageSize, page * pairsPageSize)
    const found = await findOrganizations(
      tx,
      shown.flatMap(({ first, second }) => [first, second]),
    )
    const byId = new Map(found.map((one) => [one.id, one]))
    return ok({ pairs: shown.flatMap((pair) => describe(pair, byId)), total: pairs.length })
  })
}

function describe({ first, second, reasons }: Pair, byId: ReadonlyMap<string, Organization>): DuplicatePair[] {
  const [a, b] = [byId.get(first), byId.get(second)]
  return a && b ? [{ first: a, second: b, reasons }] : []
}

/** Remembered, so that nobody is asked the same question again. */
export function markDistinct(
  actor: Actor,
  services: Services,
  input: { readonly first: string; readonly second: string },
): Promise<Result<null, { readonly code: 'forbidden' } | { readonly code: 'not-found' }>> {
  if (mayManageRegister(actor) !== 'allowed') return Promise.resolve(refused({ code: 'forbidden' }))
  return inContext(services.database, actor, async (tx) => {
    const ids = [input.first, input.second].filter(isUuid)
    if ((await findOrganizations(tx, ids)).length !== 2) return refused({ code: 'not-found' })
    const [first, second] = ids.map((id) => id.toLowerCase()).sort() as [string, string]
    await insertDistinctPair(tx, { regionId: actor.regionId, first, second, at: services.now() })
    for (const objectId of [first, second]) {
      await recordAudit(tx, actor, services, {
        action: 'organization.not-duplicate',
        objectKind: 'organization',
        objectId,
      })
    }
    return ok(null)
  })
}
