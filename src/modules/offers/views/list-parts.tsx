// Parts that the public list and the list of the work area share: facets, active filters, results, distance form.
import type { Child } from 'hono/jsx'
import {
  type ActiveFilter,
  ActiveFilters,
  Button,
  type FacetGroup,
  Facets,
  fieldId,
  HiddenInputs,
  More,
  Pagination,
  type ResultItem,
  ResultList,
  Section,
} from '../../../platform/html/index.ts'
import { distances, facetParameter, keptParameters, listHref, parametersOf, sortWords, timeWords } from '../asked.ts'
import { kindLabel, languageLabel, phaseLabel, targetGroupLabel } from '../code-lists.ts'
import { OfferPicture } from '../editing/views/picture.tsx'
import type { OfferList, OffersAsked } from '../list-offers.ts'
import { type OfferCard, presentCard } from '../present.ts'
import { type FacetName, facetNames, offerSorts, offerTimes } from '../search/offer-query.ts'
import type { Offer } from '../terms.ts'
import { t } from '../texts.ts'
import { Snippet } from './search-notes.tsx'

/** More values than these hide the list on a phone: the others open below. What is chosen always stands in front. */
const mostValues = 12

const alphabetical = new Intl.Collator('de')

export const facetLabel = (name: FacetName, value: string, list: OfferList): string => {
  switch (name) {
    case 'kind':
      return kindLabel(value)
    case 'phase':
      return phaseLabel(value)
    case 'targetGroup':
      return targetGroupLabel(value)
    case 'language':
      return languageLabel(value)
    case 'provider':
      return list.providerNames.get(value) ?? t.page.providerInactive
    case 'city':
      return list.facets.city.find((one) => one.value === value)?.label ?? value
  }
}

function groupOf(name: FacetName, list: OfferList, asked: OffersAsked): FacetGroup {
  const chosen = asked.facets[name]
  const counted = new Map(list.facets[name].map(({ value, count }) => [value, count]))
  for (const value of chosen) if (!counted.has(value)) counted.set(value, 0)
  const options = [...counted]
    .map(([value, count]) => ({ value, count, label: facetLabel(name, value, list), checked: chosen.includes(value) }))
    .filter((option) => option.checked || name !== 'provider' || list.providerNames.has(option.value))
    .sort(
      (a, b) => Number(b.checked) - Number(a.checked) || b.count - a.count || alphabetical.compare(a.label, b.label),
    )
  const shown = Math.max(mostValues, chosen.length)
  const rest = options.slice(shown)
  return {
    name: facetParameter[name],
    label: t.list.facets[name],
    options: options.slice(0, shown),
    rest: { summary: t.list.moreFacetValues(rest.length), options: rest },
  }
}

export function OfferFacets({
  base,
  list,
  asked,
  hidden = {},
}: {
  base: string
  list: OfferList
  asked: OffersAsked
  hidden?: Record<string, string>
}) {
  const time: FacetGroup = {
    name: 'zeit',
    label: t.list.time,
    single: true,
    options: offerTimes.map((one, index) => ({
      value: timeWords[index] ?? '',
      label: t.list.times[one],
      count: list.times[one],
      checked: asked.time === one,
    })),
  }
  return (
    <Facets
      action={base}
      groups={[...facetNames.map((name) => groupOf(name, list, asked)), time]}
      hidden={{ ...keptParameters(asked, [...Object.values(facetParameter), 'zeit']), ...hidden }}
    />
  )
}

/** Chips: each takes one filter away. The words are none where they stand in a search box above. */
export function ChosenFilters({
  base,
  list,
  asked,
  hidden = {},
  hasSearchBox,
}: {
  base: string
  list: OfferList
  asked: OffersAsked
  hidden?: Record<string, string>
  hasSearchBox: boolean
}) {
  const href = (changed: Record<string, string | readonly string[]>) => listHref(base, asked, { ...changed, ...hidden })
  const filters: ActiveFilter[] = facetNames.flatMap((name) =>
    asked.facets[name].map((value) => ({
      label: facetLabel(name, value, list),
      removeHref: href({ [facetParameter[name]]: asked.facets[name].filter((other) => other !== value) }),
    })),
  )
  if (asked.text !== '' && !hasSearchBox)
    filters.unshift({ label: t.list.textFilter(asked.text), removeHref: href({ q: '' }) })
  if (asked.from !== undefined && list.unknownTown === undefined) {
    filters.push({ label: t.list.around(asked.from.town, asked.from.km), removeHref: href({ von: '', umkreis: '' }) })
  }
  if (asked.time !== 'current') filters.push({ label: t.list.times[asked.time], removeHref: href({ zeit: '' }) })
  const words = hasSearchBox ? { q: asked.text } : {}
  const none = { ...Object.fromEntries(Object.keys(parametersOf(asked)).map((name) => [name, ''])), ...words }
  return <ActiveFilters filters={filters} clearHref={listHref(base, asked, { ...none, ...hidden })} />
}

/** Distance and order in a small form of their own, closed until somebody wants it. */
export function NearbyForm({
  base,
  list,
  asked,
  hidden = {},
}: {
  base: string
  list: OfferList
  asked: OffersAsked
  hidden?: Record<string, string>
}) {
  const towns = list.facets.city.map((one) => one.label ?? one.value).sort(alphabetical.compare)
  return (
    <More summary={t.list.nearby}>
      <form class="steg-form" method="get" action={base}>
        <HiddenInputs values={{ ...keptParameters(asked, ['von', 'umkreis', 'sortierung']), ...hidden }} />
        <div class="kern-form-input">
          <label class="kern-label" for={fieldId('von')}>
            {t.list.from}
          </label>
          <div class="kern-hint" id={`${fieldId('von')}-hilfe`}>
            {t.list.fromHelp}
          </div>
          <input
            class="kern-form-input__input steg-width-medium"
            id={fieldId('von')}
            name="von"
            value={asked.from?.town ?? ''}
            maxlength={120}
            autocomplete="address-level2"
            list="orte"
            aria-describedby={`${fieldId('von')}-hilfe`}
          />
          <datalist id="orte">
            {towns.slice(0, 100).map((town) => (
              <option value={town} />
            ))}
          </datalist>
        </div>
        <Select
          name="umkreis"
          label={t.list.within}
          chosen={String(asked.from?.km ?? 20)}
          options={distances.map((km) => [String(km), t.list.km(km)])}
        />
        <Select
          name="sortierung"
          label={t.list.sort}
          chosen={sortWords[offerSorts.indexOf(asked.sort)] ?? ''}
          options={offerSorts.map((sort, index) => [sortWords[index] ?? '', t.list.sorts[sort]])}
        />
        <Button kind="secondary">{t.list.apply}</Button>
      </form>
    </More>
  )
}

function Select(props: {
  name: string
  label: string
  chosen: string
  options: readonly (readonly [string, string])[]
}) {
  return (
    <div class="kern-form-input">
      <label class="kern-label" for={fieldId(props.name)}>
        {props.label}
      </label>
      <div class="kern-form-input__select-wrapper">
        <select class="kern-form-input__select" id={fieldId(props.name)} name={props.name}>
          {props.options.map(([value, label]) => (
            <option value={value} selected={value === props.chosen}>
              {label}
            </option>
          ))}
        </select>
      </div>
    </div>
  )
}

/** What is to be known before the title is opened; the same wherever offers are listed. */
export function badgeOf(card: OfferCard): ResultItem['badge'] {
  if (card.status === 'draft') return { text: t.card.draft, tone: 'warning' }
  if (card.status === 'ended') return { text: t.card.ended, tone: 'danger' }
  if (card.isHidden) return { text: t.card.hidden, tone: 'warning' }
  return card.cautions.length === 0 ? undefined : { text: card.cautions.join(', '), tone: 'warning' }
}

export function OfferResults({
  list,
  href,
  more,
}: {
  list: OfferList
  href: (id: string) => string
  more?: (offer: Offer) => Child
}) {
  const itemOf = (item: OfferList['items'][number]): ResultItem => {
    const card = presentCard(item, list.today)
    const { picture } = item
    return {
      href: href(card.id),
      title: card.title,
      titleMarks: item.found?.title,
      lines: item.found === undefined ? card.lines : [<Snippet found={item.found} />, ...card.lines],
      badge: badgeOf(card),
      picture: picture === undefined ? undefined : <OfferPicture picture={picture} size="small" />,
      more: more?.(item.offer),
    }
  }
  const partial = list.items.filter(({ isPartial }) => isPartial)
  return (
    <>
      {partial.length < list.items.length && (
        <ResultList items={list.items.filter(({ isPartial }) => !isPartial).map(itemOf)} />
      )}
      {partial.length > 0 && (
        <Section title={t.list.partial}>
          <p class="kern-body">{t.list.partialWhy}</p>
          <ResultList items={partial.map(itemOf)} level={3} />
        </Section>
      )}
    </>
  )
}

export function OfferPages({
  base,
  list,
  asked,
  hidden = {},
}: {
  base: string
  list: OfferList
  asked: OffersAsked
  hidden?: Record<string, string>
}) {
  return (
    <Pagination
      page={asked.page}
      pages={Math.ceil(list.total / list.pageSize)}
      href={(page) => listHref(base, asked, { ...hidden, seite: page === 1 ? '' : String(page) })}
    />
  )
}
