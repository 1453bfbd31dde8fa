// What the search made of the words, above the results; and what to do when nothing was found.
import { EmptyState, type Fact, Marked, More, Summary } from '../../../platform/html/index.ts'
import { type AskedParameters, facetParameter, listHref } from '../asked.ts'
import { kindLabel } from '../code-lists.ts'
import type { OfferList, OffersAsked } from '../list-offers.ts'
import type { FoundText } from '../search/found-text.ts'
import { t } from '../texts.ts'

interface NotesProps {
  base: string
  list: OfferList
  asked: OffersAsked
  hidden?: Record<string, string>
}

/** "Meinten Sie …?" Nothing where all words are known. */
export function DidYouMean({ base, list, asked, hidden = {} }: NotesProps) {
  const { suggestion, corrections } = list.words
  if (suggestion === undefined) return null
  return (
    <p>
      {t.list.didYouMean}{' '}
      <a class="kern-link" href={listHref(base, asked, { ...hidden, q: suggestion })}>
        {suggestion}
      </a>
      {' – '}
      {t.list.notUsed(corrections.map(({ typed }) => typed))}
    </p>
  )
}

/** A distance hides what has no place; silently that would look like a gap. */
export function Placeless({ base, list, asked, hidden = {} }: NotesProps) {
  if (list.placeless === 0) return null
  return (
    <p>
      {t.list.placeless(list.placeless)}{' '}
      <a class="kern-link" href={listHref(base, asked, { ...hidden, von: '', umkreis: '' })}>
        {t.list.withoutDistance}
      </a>
    </p>
  )
}

/** The other words of the same meaning, one click away; below the results, since nobody came for them. */
export function AlsoSearched({ base, list, asked, hidden = {} }: NotesProps) {
  const { alsoSearched } = list.words
  if (alsoSearched.length === 0 || list.total === 0) return null
  return (
    <More summary={t.list.alsoSearched(alsoSearched.slice(0, 3))}>
      <p>{t.list.alsoSearchedWhy}</p>
      <ul>
        {alsoSearched.map((words) => (
          <li>
            <a class="kern-link" href={listHref(base, asked, { ...hidden, q: words })}>
              {t.list.searchOnly(words)}
            </a>
          </li>
        ))}
      </ul>
    </More>
  )
}

export function Snippet({ found }: { found: FoundText }) {
  const { text, marks, isCutBefore, isCutAfter } = found.snippet
  return (
    <>
      {isCutBefore && '… '}
      <Marked text={text} marks={marks} />
      {isCutAfter && ' …'}
    </>
  )
}

/** Fewer filters, other words, other offers, and somebody to ask. */
export function NothingFound(props: NotesProps & { office?: { facts: readonly Fact[] } | undefined }) {
  const { base, list, asked, hidden = {}, office } = props
  const { withoutFilters, kinds } = list.instead ?? { withoutFilters: 0, kinds: [] }
  const none = (kept: AskedParameters): string =>
    listHref(base, asked, {
      ...Object.fromEntries(Object.values(facetParameter).map((name) => [name, ''])),
      zeit: '',
      von: '',
      umkreis: '',
      ...hidden,
      ...kept,
    })
  return (
    <EmptyState title={t.list.emptyTitle}>
      <ul>
        {withoutFilters > 0 && (
          <li>
            <a class="kern-link" href={none({ zeit: 'alle' })}>
              {t.list.withoutFilters(withoutFilters)}
            </a>
          </li>
        )}
        {asked.text !== '' && <li>{t.list.emptySpelling}</li>}
        {kinds.length > 0 && (
          <li>
            {t.list.emptyKinds}{' '}
            {kinds.map(({ value, count }, index) => (
              <>
                {index > 0 && ', '}
                <a class="kern-link" href={none({ q: '', [facetParameter.kind]: value })}>
                  {t.list.kindCount(kindLabel(value), count)}
                </a>
              </>
            ))}
          </li>
        )}
        <li>
          <a class="kern-link" href={none({ q: '' })}>
            {t.list.emptyAll}
          </a>
        </li>
      </ul>
      {office !== undefined && (
        <>
          <p>{t.list.emptyOffice}</p>
          <Summary facts={office.facts} />
        </>
      )}
    </EmptyState>
  )
}
