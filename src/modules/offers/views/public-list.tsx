import { paths } from '../../../kernel/names/paths.ts'
import { EmptyState, ListLayout, Notice, SearchBox, withQuery } from '../../../platform/html/index.ts'
import type { OfficePresent } from '../../network/index.ts'
import { isFiltered, keptParameters, parametersOf } from '../asked.ts'
import { FitsMeLink } from '../eligibility/views/fits-me-link.tsx'
import type { OfferList, OffersAsked } from '../list-offers.ts'
import { FavouriteTick, ShortlistForm } from '../shortlist/views/favourite.tsx'
import { t } from '../texts.ts'
import { ChosenFilters, NearbyForm, OfferFacets, OfferPages, OfferResults } from './list-parts.tsx'
import { AlsoSearched, DidYouMean, NothingFound, Placeless } from './search-notes.tsx'

export function PublicOfferList({
  list,
  asked,
  office,
}: {
  list: OfferList
  asked: OffersAsked
  /** Whom to ask, where nothing was found. */
  office?: OfficePresent | undefined
}) {
  const base = paths.offers
  if (list.total === 0 && !isFiltered(asked)) {
    return (
      <EmptyState title={t.list.noneTitle}>
        <p>{t.list.noneHelp}</p>
      </EmptyState>
    )
  }
  return (
    <>
      <SearchBox
        action={base}
        label={t.list.search}
        help={asked.text === '' ? t.list.searchHelp : undefined}
        value={asked.text}
        hidden={keptParameters(asked, ['q'])}
      />
      {asked.text === '' && <FitsMeLink filters={parametersOf(asked)} />}
      <ChosenFilters base={base} list={list} asked={asked} hasSearchBox />
      <ListLayout facets={<OfferFacets base={base} list={list} asked={asked} />}>
        {list.unknownTown !== undefined && <Notice tone="warning" title={t.list.unknownTown(list.unknownTown)} />}
        <DidYouMean base={base} list={list} asked={asked} />
        {list.items.length === 0 ? (
          <NothingFound base={base} list={list} asked={asked} office={office} />
        ) : (
          <ShortlistForm>
            <OfferResults
              list={list}
              href={paths.offer}
              more={({ id, title }) => <FavouriteTick id={id} title={title} />}
            />
          </ShortlistForm>
        )}
        <OfferPages base={base} list={list} asked={asked} />
        <Placeless base={base} list={list} asked={asked} />
        <AlsoSearched base={base} list={list} asked={asked} />
        {/* Whoever searched came for the results. */}
        {asked.text !== '' && <FitsMeLink filters={parametersOf(asked)} />}
        <NearbyForm base={base} list={list} asked={asked} />
        <p class="steg-muted steg-no-print">
          <a class="kern-link" href={withQuery(`${paths.api}/offers`, parametersOf(asked))}>
            {t.list.jsonOfList}
          </a>
        </p>
      </ListLayout>
    </>
  )
}
