import { paths } from '../../../kernel/names/paths.ts'
import { EmptyState, ListLayout, SearchBox, Tabs, withQuery } from '../../../platform/html/index.ts'
import { isFiltered, keptParameters } from '../asked.ts'
import { ExportLinks, SeveralForm } from '../editing/views/several.tsx'
import type { OfferList, OffersAsked } from '../list-offers.ts'
import type { Offer } from '../terms.ts'
import { w } from '../work-texts.ts'
import { type ViewName, viewNames, views } from '../work-views.ts'
import { ChosenFilters, OfferFacets, OfferPages } from './list-parts.tsx'
import { AlsoSearched, DidYouMean, NothingFound } from './search-notes.tsx'

export function WorkOfferList(props: {
  list: OfferList
  asked: OffersAsked
  view: ViewName
  mayEdit: (offer: Offer) => boolean
}) {
  const { list, asked, view } = props
  const base = paths.workOffers
  const hidden: Record<string, string> = { ansicht: views[view] }
  const tabs = viewNames.map((name) => ({
    href: withQuery(base, { ansicht: views[name] }),
    label: w.list.views[name],
    current: name === view,
  }))
  return (
    <>
      <Tabs tabs={tabs} label={w.list.viewsLabel} />
      <SearchBox
        action={base}
        label={w.list.search}
        value={asked.text}
        hidden={{ ...keptParameters(asked, ['q']), ...hidden }}
      />
      <ChosenFilters base={base} list={list} asked={asked} hidden={hidden} hasSearchBox />
      <ListLayout facets={<OfferFacets base={base} list={list} asked={asked} hidden={hidden} />}>
        <DidYouMean base={base} list={list} asked={asked} hidden={hidden} />
        {list.items.length > 0 ? (
          <SeveralForm list={list} view={views[view]} mayEdit={props.mayEdit} />
        ) : isFiltered(asked) ? (
          <NothingFound base={base} list={list} asked={asked} hidden={hidden} />
        ) : (
          <EmptyState title={w.list.emptyTitle}>
            <p>{w.list.emptyHelp}</p>
          </EmptyState>
        )}
        <OfferPages base={base} list={list} asked={asked} hidden={hidden} />
        <AlsoSearched base={base} list={list} asked={asked} hidden={hidden} />
        <ExportLinks asked={asked} view={views[view]} />
        <p class="steg-no-print">
          <a class="kern-link" href={paths.offers}>
            {w.list.public}
          </a>
        </p>
      </ListLayout>
    </>
  )
}
