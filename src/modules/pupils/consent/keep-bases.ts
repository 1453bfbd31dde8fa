// On which legal bases pupils are kept: set by the office, revoked, never changed.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { mayKeepLegalBases, mayReadLegalBases } from '../policy.ts'
import type { LegalBasis, LegalBasisDetails } from '../terms.ts'
import { isActiveBasis, isKindFor } from './state.ts'
import { findBases, insertBasis, revokeBasisRow } from './store.ts'

export interface BasisList {
  readonly active: readonly LegalBasis[]
  /** Revoked, over, or not yet begun. */
  readonly others: readonly LegalBasis[]
  readonly mayKeep: boolean
}

export async function listBases(actor: Actor, services: Services): Promise<Result<BasisList, 'forbidden'>> {
  if (mayReadLegalBases(actor, actor) !== 'allowed') return refused('forbidden')
  const all = await inContext(services.database, actor, findBases)
  const today = services.today()
  return ok({
    active: all.filter((basis) => isActiveBasis(basis, today)),
    others: all.filter((basis) => !isActiveBasis(basis, today)),
    mayKeep: mayKeepLegalBases(actor, actor) === 'allowed',
  })
}

export async function findBasis(actor: Actor, services: Services, id: string): Promise<LegalBasis | undefined> {
  if (!isUuid(id) || mayReadLegalBases(actor, actor) !== 'allowed') return undefined
  return (await inContext(services.database, actor, findBases)).find((basis) => basis.id === id)
}

export type SetBasisRefusal = 'forbidden' | 'ends-before-it-begins' | 'names-need-law'

export async function setBasis(
  actor: Actor,
  services: Services,
  details: LegalBasisDetails,
): Promise<Result<{ id: string }, SetBasisRefusal>> {
  if (mayKeepLegalBases(actor, actor) !== 'allowed') return refused('forbidden')
  if (!isKindFor(details)) return refused('names-need-law')
  if (details.validUntil !== null && details.validUntil < details.validFrom) return refused('ends-before-it-begins')
  return inContext(services.database, actor, async (tx) => {
    const id = services.newId()
    await insertBasis(tx, { regionId: actor.regionId, id, at: services.now(), details })
    const { purpose, kind, norm, validFrom, validUntil } = details
    await recordAudit(tx, actor, services, {
      action: 'legal-basis.set',
      objectKind: 'legal-basis',
      objectId: id,
      changes: Object.entries({ purpose, kind, norm, validFrom, validUntil }).flatMap(([field, after]) =>
        after === null ? [] : [{ field, before: null, after }],
      ),
    })
    return ok({ id })
  })
}

/** Pressing twice is no mistake. */
export async function revokeBasis(
  actor: Actor,
  services: Services,
  id: string,
): Promise<Result<LegalBasis, 'forbidden' | 'not-found'>> {
  if (mayKeepLegalBases(actor, actor) !== 'allowed') return refused('forbidden')
  if (!isUuid(id)) return refused('not-found')
  return inContext(services.database, actor, async (tx) => {
    const basis = (await findBases(tx)).find((one) => one.id === id)
    if (basis === undefined) return refused('not-found')
    if (await revokeBasisRow(tx, id, services.now())) {
      await recordAudit(tx, actor, services, { action: 'legal-basis.revoke', objectKind: 'legal-basis', objectId: id })
    }
    return ok(basis)
  })
}
