// The list of the network with facets, distance and what an empty list says; the work area and the public share it.
import type { Child } from 'hono/jsx'
import { formatGermanDate, type PlainDate } from '../../../kernel/plain-date.ts'
import {
  type ActiveFilter,
  ActiveFilters,
  EmptyState,
  type FacetGroup,
  Facets,
  Form,
  ListLayout,
  More,
  Notice,
  Pagination,
  type ResultItem,
  ResultList,
  SearchBox,
} from '../../../platform/html/index.ts'
import { hiddenValues, type ListAddress, listHref, listSorts } from '../list-address.ts'
import type { OrganizationList, Origin } from '../list-organizations.ts'
import { schulformLabel } from '../schulform.ts'
import type { ListedOrganization } from '../store-list.ts'
import type { OrganizationKind, OrganizationStatus } from '../terms.ts'
import { t } from '../texts.ts'

type Props = {
  base: string
  address: ListAddress
  list: OrganizationList
  audience: 'work' | 'public'
  /** Address of one organisation. */
  hrefOf: (id: string) => string
  empty: Child
  exports?: Child
}

const townOf = (city: string, list: OrganizationList): string =>
  list.facets.city.find((entry) => entry.value === city)?.label ?? city

function facetGroups({ address, list, audience }: Props): FacetGroup[] {
  const group = (
    name: string,
    label: string,
    entries: readonly { value: string; label: string; count: number }[],
    chosen: readonly string[],
  ): FacetGroup => ({
    name,
    label,
    options: entries.map((entry) => ({ ...entry, checked: chosen.includes(entry.value) })),
  })
  const groups = [
    group(
      'art',
      t.fields.kind ?? '',
      list.facets.kind.map((entry) => ({ ...entry, label: t.kindsPlural[entry.value as OrganizationKind] })),
      address.kinds,
    ),
    group(
      'schulform',
      t.fields.schulform ?? '',
      list.facets.schulform.map((entry) => ({ ...entry, label: schulformLabel(entry.value) })),
      address.schulformen,
    ),
    group('ort', t.fields.city ?? '', shownTowns(list, address.cities), address.cities),
  ]
  if (audience === 'public') return groups
  return [
    ...groups,
    group(
      'stand',
      t.fields.status ?? '',
      list.facets.status.map((entry) => ({ ...entry, label: t.statuses[entry.value as OrganizationStatus] })),
      address.statuses,
    ),
    {
      name: 'unbestaetigt',
      label: t.list.freshness,
      options: [{ value: 'ja', label: t.list.unconfirmed, checked: address.unconfirmed }],
    },
  ]
}

/** The twenty largest and the chosen ones; a county has some dozens, a Land hundreds. */
const shownTowns = (list: OrganizationList, chosen: readonly string[]) =>
  list.facets.city.filter((entry, index) => index < 20 || chosen.includes(entry.value))

function activeFilters({ base, address, list }: Props): ActiveFilter[] {
  const without = (label: string, change: Partial<ListAddress>): ActiveFilter => ({
    label,
    removeHref: listHref(base, address, change),
  })
  const rest = (all: readonly string[], one: string) => all.filter((other) => other !== one)
  return [
    ...(address.text === '' ? [] : [without(`„${address.text}“`, { text: '' })]),
    ...address.kinds.map((kind) =>
      without(t.kindsPlural[kind as OrganizationKind], { kinds: rest(address.kinds, kind) }),
    ),
    ...address.schulformen.map((key) => without(schulformLabel(key), { schulformen: rest(address.schulformen, key) })),
    ...address.cities.map((city) => without(townOf(city, list), { cities: rest(address.cities, city) })),
    ...address.statuses.map((status) =>
      without(t.statuses[status as OrganizationStatus], { statuses: rest(address.statuses, status) }),
    ),
    ...(address.unconfirmed ? [without(t.list.unconfirmed, { unconfirmed: false })] : []),
    ...(address.from === ''
      ? []
      : [
          without(t.list.near(list.origin?.label ?? address.from, address.withinKm), { from: '', withinKm: undefined }),
        ]),
  ]
}

const addressLine = (one: ListedOrganization): string =>
  [one.street, [one.postalCode, one.city].filter(Boolean).join(' ')].filter(Boolean).join(', ')

function resultOf(one: ListedOrganization, { hrefOf, list, audience }: Props): ResultItem {
  const what = [one.schulform === null ? t.kinds[one.kind] : schulformLabel(one.schulform), addressLine(one)]
  const distance =
    list.origin === undefined
      ? []
      : [
          one.distanceKm === null
            ? t.list.noCoordinates
            : one.nearestPlace === null
              ? t.list.distance(one.distanceKm)
              : t.list.distanceOfPlace(one.distanceKm, one.nearestPlace),
        ]
  const confirmed = one.confirmedOn
    ? t.list.confirmed(formatGermanDate(one.confirmedOn as PlainDate))
    : t.list.neverConfirmed
  return {
    href: hrefOf(one.id),
    title: one.name,
    lines: [
      [...what, ...distance].filter(Boolean).join(' · '),
      ...(audience === 'work' ? [[one.officialNumber, confirmed].filter(Boolean).join(' · ')] : []),
    ],
    ...(one.status === 'archived' && { badge: { text: t.statuses.archived, tone: 'warning' as const } }),
  }
}

const originText = (origin: Origin): string =>
  origin.basis.kind === 'organization'
    ? t.list.originOrganization(origin.label)
    : t.list.originAddresses(origin.label, origin.basis.addresses)

function Near({ base, address, list }: Props) {
  return (
    <details class="steg-more" open={address.from !== ''}>
      <summary>{t.list.nearTitle}</summary>
      <Form
        method="get"
        action={base}
        hidden={hiddenValues(address, ['von', 'umkreis', 'sortierung'])}
        submit={t.list.nearSubmit}
        fields={[
          {
            control: 'text',
            name: 'von',
            label: t.list.from,
            width: 'medium',
            value: list.origin?.basis.kind === 'organization' ? '' : address.from,
            suggestions: list.facets.city.slice(0, 50).map((entry) => entry.label),
          },
          {
            control: 'select',
            name: 'umkreis',
            label: t.list.within,
            empty: t.list.withinAny,
            value: address.withinKm === undefined ? '' : String(address.withinKm),
            options: [2, 5, 10, 20, 50].map((km) => ({ value: String(km), label: `${km} km` })),
          },
        ]}
      />
    </details>
  )
}

export function OrganizationListView(props: Props) {
  const { base, address, list } = props
  const filters = activeFilters(props)
  const sorts = listSorts.filter(
    (sort) =>
      (sort !== 'distance' || list.origin) &&
      (props.audience === 'work' || ['name', 'city', 'distance'].includes(sort)),
  )
  return (
    <>
      <SearchBox action={base} label={t.list.search} value={address.text} hidden={hiddenValues(address, ['q'])} />
      <Near {...props} />
      {list.unknownOrigin !== undefined && (
        <Notice tone="warning" title={t.list.unknownOrigin(list.unknownOrigin)}>
          <p class="kern-body">{t.list.unknownOriginHelp}</p>
        </Notice>
      )}
      <ListLayout
        facets={
          <Facets
            action={base}
            groups={facetGroups(props)}
            hidden={hiddenValues(address, ['art', 'schulform', 'ort', 'stand', 'unbestaetigt'])}
          />
        }
      >
        <ActiveFilters filters={filters} clearHref={base} />
        {filters.length > 0 && (
          <p class="kern-body" role="status">
            {t.list.found(list.total)}
          </p>
        )}
        {list.origin && (
          <More summary={t.list.explainDistance}>
            <p>{originText(list.origin)}</p>
            <p>{t.list.notLocated}</p>
          </More>
        )}
        {list.total > 1 && (
          <p class="steg-muted">
            {t.list.sort}:{' '}
            {sorts.map((sort, index) => (
              <>
                {index > 0 && ' · '}
                {sort === list.sort ? (
                  <strong>{t.list.sorts[sort]}</strong>
                ) : (
                  <a class="kern-link" href={listHref(base, address, { sort })}>
                    {t.list.sorts[sort]}
                  </a>
                )}
              </>
            ))}
          </p>
        )}
        {list.total === 0 ? (
          filters.length === 0 ? (
            props.empty
          ) : (
            <EmptyState title={t.list.noHits}>{t.list.noHitsText}</EmptyState>
          )
        ) : (
          <ResultList items={list.items.map((one) => resultOf(one, props))} />
        )}
        <Pagination
          page={list.page}
          pages={Math.ceil(list.total / list.pageSize)}
          href={(page) => listHref(base, address, { page })}
        />
        {list.total > 0 && props.exports}
      </ListLayout>
    </>
  )
}
