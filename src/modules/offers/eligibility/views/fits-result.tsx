// What fits, what is to be asked, and what does not fit, each with its reasons one click away.
import { paths } from '../../../../kernel/names/paths.ts'
import {
  ButtonLink,
  EmptyState,
  ListLayout,
  More,
  Pagination,
  type ResultItem,
  ResultList,
  Summary,
  Tabs,
  withQuery,
} from '../../../../platform/html/index.ts'
import type { OffersAsked } from '../../list-offers.ts'
import { presentCard } from '../../present.ts'
import { FavouriteLink } from '../../shortlist/views/favourite.tsx'
import { badgeOf, ChosenFilters, OfferFacets } from '../../views/list-parts.tsx'
import { answerLabel } from '../answer-fields.ts'
import { answerParameter, parametersOfAnswers } from '../answers-address.ts'
import type { CheckedOffer, CheckedOffers } from '../check-offers.ts'
import { type Answers, dimensions, type Reason, type Verdict, verdicts } from '../decide.ts'
import type { Eligibility } from '../eligibility.ts'
import { type Naming, reasonInWords } from '../plain-words.ts'
import { isAnswered } from '../questions.ts'
import { e } from '../texts.ts'
import { fitsHref, Privacy, Unreadable, type Way } from './fits-questions.tsx'

export function ReasonList(props: {
  reasons: readonly Reason[]
  rules: Eligibility | null
  answers: Answers
  naming: Naming
}) {
  return (
    <ul class="steg-reasons">
      {props.reasons.map((reason) => (
        <li class={`steg-reason steg-reason--${reason.outcome}`}>{reasonInWords(reason, props)}</li>
      ))}
    </ul>
  )
}

function YourAnswers({ way }: { way: Way }) {
  const { read } = way
  const given = dimensions.filter((about) => isAnswered(read.answers, about) || read.skipped.includes(about))
  if (given.length === 0) return null
  return (
    <More summary={e.page.yourAnswers(given.length)}>
      <Summary
        facts={given.map((about) => ({
          label: e.questions[about].short,
          value: (
            <>
              {read.skipped.includes(about) ? e.answers.skipped : answerLabel(about, { ...way, answers: read.answers })}{' '}
              <a
                class="kern-link"
                href={fitsHref({ ...way, isShown: true }, { frage: answerParameter[about] })}
                aria-label={e.page.changeOf(e.questions[about].ask)}
              >
                {e.page.change}
              </a>
            </>
          ),
        }))}
      />
      <p>
        <a class="kern-link" href={withQuery(paths.fitsMe, way.filters)}>
          {e.page.restart}
        </a>
      </p>
    </More>
  )
}

export function FitsResult(props: {
  way: Way
  checked: CheckedOffers
  asked: OffersAsked
  words: Readonly<Record<Verdict, string>>
}) {
  const { way, checked, asked, words } = props
  const { verdict, items, page, pages } = checked
  const shown = { ...way, isShown: true }
  const answers = parametersOfAnswers(way.read)
  const itemOf = (item: CheckedOffer): ResultItem => {
    const card = presentCard(item, checked.list.today)
    const { reasons } = item.decision
    return {
      href: withQuery(paths.offer(card.id), answers),
      title: card.title,
      lines: card.lines,
      badge: badgeOf(card),
      more: (
        <div class="steg-result__more">
          <More summary={e.page.why} label={e.page.whyOf(card.title)}>
            <ReasonList
              reasons={reasons}
              rules={item.offer.eligibility}
              answers={way.read.answers}
              naming={way.naming}
            />
          </More>
          <FavouriteLink id={card.id} title={card.title} />
        </div>
      ),
    }
  }
  const kept = { ...answers, zeigen: '1' }
  return (
    <>
      <Unreadable read={way.read} />
      <YourAnswers way={way} />
      {checked.next.length > 0 && (
        <div class="steg-actions steg-no-print">
          <p class="kern-body">{e.page.more(checked.next.length)}</p>
          <ButtonLink kind="secondary" href={fitsHref({ ...way, isShown: false })}>
            {e.page.moreLink}
          </ButtonLink>
        </div>
      )}
      <ChosenFilters base={paths.fitsMe} list={checked.list} asked={asked} hidden={kept} hasSearchBox={false} />
      <ListLayout facets={<OfferFacets base={paths.fitsMe} list={checked.list} asked={asked} hidden={kept} />}>
        <Tabs
          label={e.page.tabsLabel}
          tabs={verdicts.map((one) => ({
            href: fitsHref(shown, { ansicht: words[one] }),
            label: e.page.tabs[one],
            count: checked.counts[one],
            current: one === verdict,
          }))}
        />
        {items.length === 0 ? <EmptyState title={e.page.empty[verdict]} /> : <ResultList items={items.map(itemOf)} />}
        <Pagination
          page={page}
          pages={pages}
          href={(number) =>
            fitsHref(shown, { ansicht: words[verdict], ...(number === 1 ? {} : { seite: String(number) }) })
          }
        />
        {checked.notForOneselfCount > 0 && (
          <p class="steg-muted">
            {e.page.notCounted(checked.notForOneselfCount)}{' '}
            <a class="kern-link" href={withQuery(paths.offers, way.filters)}>
              {e.page.notCountedLink}
            </a>
          </p>
        )}
      </ListLayout>
      <Privacy />
    </>
  )
}
