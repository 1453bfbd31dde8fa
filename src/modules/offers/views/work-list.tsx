import { paths } from '../../../kernel/names/paths.ts'
import { EmptyState, ListLayout, SearchBox, Tabs, withQuery } from '../../../platform/html/index.ts'
import { isFiltered, keptParameters } from '../asked.ts'
import type { OfferList, OffersAsked } from '../list-offers.ts'
import { w } from '../work-texts.ts'
import { type ViewName, viewNames, views } from '../work-views.ts'
import { ChosenFilters, NothingFound, OfferFacets, OfferPages, OfferResults } from './list-parts.tsx'

export function WorkOfferList({ list, asked, view }: { list: OfferList; asked: OffersAsked; view: ViewName }) {
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
      <ChosenFilters base={base} list={list} asked={asked} hidden={hidden} />
      <ListLayout facets={<OfferFacets base={base} list={list} asked={asked} hidden={hidden} />}>
        {list.items.length > 0 ? (
          <OfferResults list={list} href={paths.workOffer} />
        ) : isFiltered(asked) ? (
          <NothingFound clearHref={withQuery(base, hidden)} />
        ) : (
          <EmptyState title={w.list.emptyTitle}>
            <p>{w.list.emptyHelp}</p>
          </EmptyState>
        )}
        <OfferPages base={base} list={list} asked={asked} hidden={hidden} />
        <p class="steg-no-print">
          <a class="kern-link" href={paths.offers}>
            {w.list.public}
          </a>
        </p>
      </ListLayout>
    </>
  )
}
