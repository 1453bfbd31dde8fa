// Who is who: the public list and page. Active organisations, and only contact persons who agreed.
import { paths } from '../../kernel/names/paths.ts'
import { formatGermanDate, plainDate } from '../../kernel/plain-date.ts'
import { ActionBar, ButtonLink, EmptyState, Notice, Section, Summary } from '../../platform/html/index.ts'
import type { PageRequest } from '../../platform/http/request.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { getOrganization } from './get-organization.ts'
import { parseListAddress, queryOf } from './list-address.ts'
import { listPublicOrganizations } from './list-organizations.ts'
import { presentPublicContactPersons, presentPublicOrganization, presentPublicPlace } from './present.ts'
import { schulformLabel } from './schulform.ts'
import { t } from './texts.ts'
import { OrganizationListView } from './views/organization-list.tsx'
import { addressText, PersonReach, reachFacts } from './views/organization-page.tsx'

async function showList(request: PageRequest) {
  const address = { ...parseListAddress(request.url), statuses: [], unconfirmed: false }
  const list = await listPublicOrganizations(request.actor, request.services, queryOf(address, 25))
  const all = list.facets.status.reduce((sum, entry) => sum + entry.count, 0)
  return request.page(
    { title: t.whoIsWho, section: paths.network, lead: t.public.leadPlain(all) },
    <OrganizationListView
      base={paths.network}
      address={address}
      list={list}
      audience="public"
      hrefOf={paths.networkOrganization}
      empty={<EmptyState title={t.list.emptyTitle} />}
    />,
  )
}

async function showOne(request: PageRequest) {
  const answer = await getOrganization(request.actor, request.services, request.param('id'))
  if (!answer.ok) {
    return answer.error.code === 'merged'
      ? request.redirect(paths.networkOrganization(answer.error.into))
      : request.notFound()
  }
  // Signed-in readers see what everybody sees here; archived ones have no public page.
  if (answer.value.organization.status !== 'active') return request.notFound()
  const one = presentPublicOrganization(answer.value.organization)
  const persons = presentPublicContactPersons(answer.value.contactPersons, request.services.today())
  const places = answer.value.places.filter((place) => place.archivedAt === null).map(presentPublicPlace)
  const address = addressText(one)
  return request.page(
    {
      title: one.name,
      preline: one.schulform === null ? t.kinds[one.kind] : schulformLabel(one.schulform),
      section: paths.network,
      breadcrumb: [{ href: paths.network, label: t.whoIsWho }],
    },
    <>
      <Section title={t.public.contact}>
        <Summary
          facts={[...(address === '' ? [] : [{ label: t.fields.address ?? '', value: address }]), ...reachFacts(one)]}
        />
        {persons.length === 0 ? (
          <p class="kern-body">{t.page.noPublicContacts}</p>
        ) : (
          <ul class="steg-results">
            {persons.map((person) => (
              <li class="steg-result">
                <h3 class="steg-result__title">{person.name}</h3>
                <p class="steg-result__line">{person.functionName}</p>
                <PersonReach person={person} />
              </li>
            ))}
          </ul>
        )}
      </Section>
      {places.length > 0 && (
        <Section title={t.page.places}>
          <ul class="steg-results">
            {places.map((place) => (
              <li class="steg-result">
                <h3 class="steg-result__title">{place.name}</h3>
                <p class="steg-result__line">{addressText(place)}</p>
                <p class="steg-result__line">
                  {t.fields.stepFree}: {t.stepFree[place.stepFree]}
                  {place.stopName && ` · ${t.fields.stopName}: ${place.stopName}`}
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {one.confirmedOn === null ? (
        <Notice title={t.public.unconfirmed} />
      ) : (
        <p class="steg-muted">{t.public.confirmed(formatGermanDate(plainDate(one.confirmedOn)))}</p>
      )}
      <ActionBar>
        <ButtonLink kind="secondary" href={paths.offersOf(one.id)}>
          {t.public.offers}
        </ButtonLink>
        {one.latitude !== null && (
          <ButtonLink kind="tertiary" href={`${paths.network}?von=${one.id}&umkreis=10`}>
            {t.public.near}
          </ButtonLink>
        )}
      </ActionBar>
    </>,
  )
}

export const publicRoutes: readonly PageRoute[] = [
  { method: 'GET', path: paths.network, permission: 'organization.public', isList: true, handle: showList },
  {
    method: 'GET',
    path: paths.networkOrganization(':id'),
    permission: 'organization.public',
    belongsHere: async ({ actor, services, param }) => (await getOrganization(actor, services, param('id'))).ok,
    handle: showOne,
  },
]
