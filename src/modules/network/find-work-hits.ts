// What the global search finds in the network: organisations and contact persons.
import { searchForm } from '../../kernel/din-91379.ts'
import { paths } from '../../kernel/names/paths.ts'
import type { PersonActor } from '../../platform/actor/actor.ts'
import { inContext } from '../../platform/db/database.ts'
import { withQuery } from '../../platform/html/href.ts'
import type { Services } from '../../platform/services.ts'
import type { WorkHit, WorkHits } from '../../platform/work/work-area.ts'
import { subjectOf } from './get-organization.ts'
import { searchWords } from './keys.ts'
import { listOrganizations } from './list-organizations.ts'
import { mayReadContactPersons } from './policy.ts'
import { fullName, presentContactPerson } from './present.ts'
import { findOrganizations } from './store.ts'
import { findAllContactPersons } from './store-people.ts'
import type { ContactPerson } from './terms.ts'
import { t } from './texts.ts'

const shownOrganizations = 8
const shownPersons = 20

export async function findWorkHits(actor: PersonActor, services: Services, text: string): Promise<WorkHits[]> {
  if (searchWords(text).length === 0) return []
  return [await findOrganizationHits(actor, services, text), await findPersonHits(actor, services, text)]
}

async function findOrganizationHits(actor: PersonActor, services: Services, text: string): Promise<WorkHits> {
  const answer = await listOrganizations(actor, services, { text, pageSize: shownOrganizations })
  const { items, total } = answer.ok ? answer.value : { items: [], total: 0 }
  return {
    title: t.search.organizations,
    total,
    all: { href: withQuery(paths.workNetwork, { q: text }), label: t.search.allOrganizations(total) },
    hits: items.map((one) => ({
      kind: t.kinds[one.kind],
      title: one.name,
      detail: [one.street, [one.postalCode, one.city].filter(Boolean).join(' ')].filter(Boolean).join(', '),
      href: paths.workOrganization(one.id),
    })),
  }
}

/** By name and function; whom the actor may not read about is not searched either. */
async function findPersonHits(actor: PersonActor, services: Services, text: string): Promise<WorkHits> {
  const words = searchWords(text)
  return inContext(services.database, actor, async (tx) => {
    const found = (await findAllContactPersons(tx)).filter((person) => {
      const key = searchForm(`${fullName(person)} ${person.functionName}`)
      return words.every((word) => key.includes(word))
    })
    const organizations = await findOrganizations(tx, [...new Set(found.map(({ organizationId }) => organizationId))])
    const byId = new Map(organizations.map((one) => [one.id, one]))
    const hits = found.flatMap((person): WorkHit[] => {
      const organization = byId.get(person.organizationId)
      if (organization === undefined) return []
      return mayReadContactPersons(actor, subjectOf(actor, organization)) === 'allowed'
        ? [hitOf(person, organization)]
        : []
    })
    return { title: t.search.persons, total: hits.length, hits: hits.slice(0, shownPersons) }
  })
}

function hitOf(person: ContactPerson, organization: { readonly id: string; readonly name: string }): WorkHit {
  const seen = presentContactPerson('work', person)
  return {
    kind: t.search.person,
    title: seen.name ?? seen.functionName,
    detail: `${seen.functionName}, ${organization.name}`,
    href: paths.workOrganization(organization.id),
  }
}
