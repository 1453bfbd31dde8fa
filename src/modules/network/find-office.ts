// The coordination office as pages for everybody name it: whom to ask.
import type { Actor } from '../../platform/actor/actor.ts'
import { inContext, type Tx } from '../../platform/db/database.ts'
import type { Fact } from '../../platform/html/index.ts'
import type { Services } from '../../platform/services.ts'
import { presentPublicOrganization } from './present.ts'
import { findOffices } from './store.ts'
import { t } from './texts.ts'
import { addressText, reachFacts } from './views/organization-page.tsx'

export interface OfficePresent {
  readonly name: string
  readonly facts: readonly Fact[]
}

/** How everybody reaches the office, for a mail: what it published itself. */
export async function findOfficeReach(tx: Tx): Promise<{ phone: string | null; email: string | null }> {
  const [office] = await findOffices(tx)
  if (office === undefined) return { phone: null, email: null }
  const { phone, email } = presentPublicOrganization(office)
  return { phone, email }
}

export async function findOffice(actor: Actor, services: Services): Promise<OfficePresent | undefined> {
  const [office] = await inContext(services.database, actor, findOffices)
  if (office === undefined) return undefined
  const seen = presentPublicOrganization(office)
  const address = addressText(seen)
  return {
    name: seen.name,
    facts: [
      { label: t.fields.name ?? '', value: seen.name },
      ...(address === '' ? [] : [{ label: t.fields.address ?? '', value: address }]),
      ...reachFacts(seen),
    ],
  }
}
