// Several offers at once: each in a transaction of its own, so that one that was changed meanwhile stops no other.
import type { Actor } from '../../../platform/actor/actor.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { confirmOffer, endOffer, type OfferAndVersion, type StateRefusal } from '../offer-state.ts'
import { findOffersByIds } from '../store.ts'

export const severalSteps = ['confirm', 'end'] as const
export type SeveralStep = (typeof severalSteps)[number]

export const mostAtOnce = 200

export interface SeveralResult {
  readonly id: string
  /** Undefined for what the actor may not even see. */
  readonly title: string | undefined
  readonly refusal: StateRefusal['code'] | undefined
  /** For taking back the end. */
  readonly version: number | undefined
}

export async function changeSeveral(
  actor: Actor,
  services: Services,
  given: { readonly step: SeveralStep; readonly offers: readonly OfferAndVersion[] },
): Promise<readonly SeveralResult[]> {
  const step = given.step === 'confirm' ? confirmOffer : endOffer
  const known = new Map(given.offers.slice(0, mostAtOnce).map((one) => [one.id, one]))
  const results: { id: string; refusal: StateRefusal['code'] | undefined; version: number | undefined }[] = []
  for (const offer of known.values()) {
    const done = await step(actor, services, offer)
    results.push({
      id: offer.id,
      refusal: done.ok ? undefined : done.error.code,
      version: done.ok ? done.value.version : undefined,
    })
  }
  const seen = results.filter(({ refusal }) => refusal !== 'not-found').map(({ id }) => id)
  const titles = new Map(
    (await inContext(services.database, actor, (tx) => findOffersByIds(tx, seen))).map(({ id, title }) => [id, title]),
  )
  return results.map((result) => ({ ...result, title: titles.get(result.id) }))
}
