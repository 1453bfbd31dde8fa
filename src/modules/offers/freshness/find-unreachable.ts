// Providers that are to be asked and cannot be: nobody there has an address that a mail would reach.
import type { Tx } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { findProviders } from '../neighbours.ts'
import type { Offer, Provider } from '../terms.ts'
import { usable } from './ask.ts'
import { chooseFirst } from './choose-recipient.ts'
import { findAllReachable } from './request-store.ts'

/** Of the providers of these open offers, by name. */
export async function findUnreachable(tx: Tx, services: Services, offers: readonly Offer[]): Promise<Provider[]> {
  const organizationIds = [...new Set(offers.map(({ organizationId }) => organizationId))]
  const reachable = await findAllReachable(tx, { organizationIds, offerIds: [] })
  const today = services.today()
  const without = organizationIds.filter((id) => {
    const found = reachable.get(id)
    return found === undefined || chooseFirst({ ...usable(found), today }) === undefined
  })
  const alphabetical = new Intl.Collator('de')
  return [...(await findProviders(tx, without)).values()]
    .filter(({ isActive }) => isActive)
    .sort((a, b) => alphabetical.compare(a.name, b.name) || (a.id < b.id ? -1 : 1))
}
