// One organisation in the work area: facts on the left, tasks and history on the right.
import { paths } from '../../../kernel/names/paths.ts'
import { addDays, formatGermanDate, type PlainDate, plainDate } from '../../../kernel/plain-date.ts'
import type { HistoryEntry } from '../../../platform/audit/read-audit.ts'
import {
  ActionBar,
  Badge,
  Button,
  ButtonLink,
  Columns,
  type Fact,
  HiddenInputs,
  History,
  Notice,
  Pagination,
  Section,
  Summary,
  safeHref,
  withQuery,
} from '../../../platform/html/index.ts'
import { formatInstant } from '../../../platform/i18n/format.ts'
import type { OrganizationPage } from '../get-organization.ts'
import type { ContactPersonView } from '../present.ts'
import { schulformLabel } from '../schulform.ts'
import type { Organization, Place } from '../terms.ts'
import { t } from '../texts.ts'

export const addressText = (of: Pick<Organization, 'street' | 'postalCode' | 'city'>): string =>
  [of.street, [of.postalCode, of.city].filter(Boolean).join(' ')].filter(Boolean).join(', ')

const Mail = ({ address }: { address: string }) => (
  <a class="kern-link" href={safeHref(`mailto:${address}`)}>
    {address}
  </a>
)
const Phone = ({ phone }: { phone: string }) => (
  <a class="kern-link" href={safeHref(`tel:${phone.replace(/[^+\d]/g, '')}`)}>
    {phone}
  </a>
)
const Website = ({ website }: { website: string }) => (
  <a class="kern-link" href={safeHref(website)} rel="noreferrer">
    {website.replace(/^https?:\/\//, '')}
  </a>
)

type Reachable = Pick<Organization, 'phone' | 'email' | 'website'>

export const reachFacts = (one: Reachable): Fact[] => [
  ...(one.phone ? [{ label: t.fields.phone ?? '', value: <Phone phone={one.phone} /> }] : []),
  ...(one.email ? [{ label: t.fields.email ?? '', value: <Mail address={one.email} /> }] : []),
  ...(one.website ? [{ label: t.fields.website ?? '', value: <Website website={one.website} /> }] : []),
]

function factsOf(one: Organization): Fact[] {
  const plain = (label: string | undefined, value: string | null | undefined): Fact[] =>
    value ? [{ label: label ?? '', value }] : []
  return [
    ...plain(t.fields.kind, t.kinds[one.kind]),
    ...plain(t.fields.schulform, schulformLabel(one.schulform)),
    ...plain(t.fields.officialNumber, one.officialNumber),
    ...plain(t.fields.legalStatus, one.legalStatus && t.legalStatuses[one.legalStatus]),
    ...plain(t.fields.address, addressText(one)),
    ...plain(t.fields.municipalityKey, one.municipalityKey),
    ...reachFacts(one),
    ...plain(t.fields.note, one.note),
    ...plain(t.fields.source, one.source),
    ...plain(
      t.fields.confirmedOn,
      one.confirmedOn ? formatGermanDate(one.confirmedOn as PlainDate) : t.list.neverConfirmed,
    ),
    ...plain(t.fields.changedAt, formatInstant(one.updatedAt)),
  ]
}

function Persons({ page }: { page: OrganizationPage }) {
  const { contactPersons, organization, may } = page
  if (contactPersons.length === 0) return <p class="kern-body">{t.page.noContacts}</p>
  const nameOf = (id: string | null) => contactPersons.find((person) => person.id === id)?.name
  return (
    <ul class="steg-results">
      {contactPersons.map((person) => {
        const principal = nameOf(person.deputyOf)
        return (
          <li class="steg-result">
            <h3 class="steg-result__title">
              {person.name ?? person.functionName} {person.isPublic && <Badge>{t.page.isPublic}</Badge>}
            </h3>
            {person.name !== null && <p class="steg-result__line">{person.functionName}</p>}
            {principal && <p class="steg-result__line">{t.page.deputyOf(principal)}</p>}
            <PersonReach person={person} />
            {person.validUntil && (
              <p class="steg-result__line">{t.page.validUntil(formatGermanDate(person.validUntil))}</p>
            )}
            {(may.edit || may.eraseContactPersons) && (
              <p class="steg-result__line">
                {may.edit && (
                  <a class="kern-link" href={paths.workContactPerson(organization.id, person.id)}>
                    {t.actions.edit}
                    <span class="kern-sr-only"> {person.name}</span>
                  </a>
                )}{' '}
                {may.eraseContactPersons && (
                  <a class="kern-link" href={paths.workContactPersonRemove(organization.id, person.id)}>
                    {t.actions.remove}
                    <span class="kern-sr-only"> {person.name ?? person.functionName}</span>
                  </a>
                )}
              </p>
            )}
          </li>
        )
      })}
    </ul>
  )
}

export const PersonReach = ({ person }: { person: Pick<ContactPersonView, 'phone' | 'email'> }) =>
  person.phone === null && person.email === null ? null : (
    <p class="steg-result__line">
      {person.phone && <Phone phone={person.phone} />}
      {person.phone && person.email && ' · '}
      {person.email && <Mail address={person.email} />}
    </p>
  )

function PlaceItem({ place, page }: { place: Place; page: OrganizationPage }) {
  const archived = place.archivedAt !== null
  return (
    <li class="steg-result">
      <h3 class="steg-result__title">
        {place.name} {archived && <Badge tone="warning">{t.page.placeArchived}</Badge>}
      </h3>
      {addressText(place) !== '' && <p class="steg-result__line">{addressText(place)}</p>}
      <p class="steg-result__line">
        {[
          `${t.fields.stepFree}: ${t.stepFree[place.stepFree]}`,
          ...(place.stopName ? [`${t.fields.stopName}: ${place.stopName}`] : []),
        ].join(' · ')}
      </p>
      {page.may.edit && (
        <form method="post" action={paths.workPlaceArchive(page.organization.id, place.id)}>
          <HiddenInputs values={{ version: String(place.version), archiviert: archived ? 'nein' : 'ja' }} />
          <a class="kern-link" href={paths.workPlace(page.organization.id, place.id)}>
            {t.actions.edit}
            <span class="kern-sr-only"> {place.name}</span>
          </a>{' '}
          <button type="submit" class="steg-quiet-button">
            {archived ? t.actions.reactivate : t.actions.archive}
            <span class="kern-sr-only"> {place.name}</span>
          </button>
        </form>
      )}
    </li>
  )
}

function Tasks({ page, today }: { page: OrganizationPage; today: PlainDate }) {
  const { organization, may } = page
  const due =
    organization.status === 'active' &&
    (organization.confirmedOn === null || organization.confirmedOn < addDays(today, -365))
  const expired = page.contactPersons.filter((person) => person.validUntil !== null && person.validUntil < today)
  if (!due && expired.length === 0) return null
  return (
    <Section title={t.page.tasks}>
      {due && <Notice tone="warning" title={t.page.confirmDue} />}
      {expired.map((person) => (
        <Notice
          tone="warning"
          title={t.page.contactExpired(
            person.name ?? person.functionName,
            person.validUntil === null ? '' : formatGermanDate(person.validUntil),
          )}
        />
      ))}
      {may.edit && due && (
        <form method="post" action={paths.workOrganizationConfirm(organization.id)}>
          <HiddenInputs values={{ version: String(organization.version) }} />
          <Button kind="secondary" icon="check">
            {t.actions.confirm}
          </Button>
        </form>
      )}
    </Section>
  )
}

function historyOf(page: OrganizationPage) {
  const nameOf = (id: string) => page.contactPersons.find((person) => person.id === id)?.name ?? t.fields.contactPerson
  const shownValue = (field: string, value: string | null): string => {
    if (value === null) return ''
    if (field === 'schulform') return schulformLabel(value)
    if (field === 'deputyOf') return nameOf(value) ?? ''
    if (value === 'true' || value === 'false') return value === 'true' ? t.yes : t.no
    if (/(On|Until)$/.test(field)) return formatGermanDate(plainDate(value))
    const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      kind: t.kinds,
      legalStatus: t.legalStatuses,
      stepFree: t.stepFree,
      status: t.statuses,
    }
    return words[field]?.[value] ?? value
  }
  const hidden = ['contactPerson']
  return page.history.map((entry: HistoryEntry) => {
    const changes = entry.changes
      .filter((change) => !hidden.includes(change.field))
      .map((change) => {
        const label = t.fields[change.field] ?? change.field
        return 'before' in change
          ? t.page.changed(label, shownValue(change.field, change.before), shownValue(change.field, change.after))
          : t.page.changedPersonal(label)
      })
    return {
      title: t.history[entry.action] ?? entry.action,
      when: formatInstant(entry.happenedAt),
      dateTime: entry.happenedAt.toISOString(),
      by: t.page.by(
        t.roles[entry.role] ?? entry.role,
        entry.organizationId === null ? undefined : page.actingNames.get(entry.organizationId),
      ),
      details:
        changes.length === 0 ? undefined : (
          <ul>
            {changes.map((change) => (
              <li>{change}</li>
            ))}
          </ul>
        ),
    }
  })
}

export function OrganizationPageView(props: { page: OrganizationPage; today: PlainDate; isOwn: boolean }) {
  const { page, today, isOwn } = props
  const { organization, may, places } = page
  return (
    <>
      {organization.status === 'archived' && <Notice tone="warning" title={t.page.archived} />}
      <Tasks page={page} today={today} />
      <Columns
        aside={
          <Section title={t.page.history}>
            {page.mergedFrom.map((one) => (
              <p class="kern-body">{t.page.mergedFrom(one.name)}</p>
            ))}
            {page.history.length === 0 ? (
              <p class="kern-body">{t.page.noHistory}</p>
            ) : (
              <History entries={historyOf(page)} />
            )}
            <Pagination
              page={page.historyPage}
              pages={page.historyPages}
              href={(number) => withQuery(paths.workOrganization(organization.id), { verlauf: String(number) })}
            />
          </Section>
        }
      >
        <Section title={t.page.facts}>
          <Summary facts={factsOf(organization)} />
        </Section>
        <Section
          title={t.page.contacts}
          actions={
            may.edit ? (
              <ButtonLink kind="secondary" icon="add" href={paths.workContactPersonNew(organization.id)}>
                {t.actions.addContact}
              </ButtonLink>
            ) : undefined
          }
        >
          <Persons page={page} />
        </Section>
        <Section
          title={t.page.places}
          actions={
            may.edit ? (
              <ButtonLink kind="secondary" icon="add" href={paths.workPlaceNew(organization.id)}>
                {t.actions.addPlace}
              </ButtonLink>
            ) : undefined
          }
        >
          {places.length === 0 ? (
            <p class="kern-body">{t.page.noPlaces}</p>
          ) : (
            <ul class="steg-results">
              {places.map((place) => (
                <PlaceItem place={place} page={page} />
              ))}
            </ul>
          )}
        </Section>
        <ActionBar>
          {organization.latitude !== null && (
            <ButtonLink kind="secondary" href={`${paths.workNetwork}?von=${organization.id}&umkreis=10`}>
              {t.actions.near}
            </ButtonLink>
          )}
          {may.manage && !isOwn && organization.status === 'active' && (
            <ButtonLink kind="tertiary" href={paths.workOrganizationArchive(organization.id)}>
              {t.actions.archive}
            </ButtonLink>
          )}
          {may.manage && organization.status === 'archived' && (
            <form method="post" action={paths.workOrganizationReactivate(organization.id)}>
              <HiddenInputs values={{ version: String(organization.version) }} />
              <Button kind="secondary">{t.actions.reactivate}</Button>
            </form>
          )}
        </ActionBar>
      </Columns>
    </>
  )
}
