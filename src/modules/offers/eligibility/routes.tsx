// „Passt das für mich?“: one question after the other, or all on one page; the answers live in the address alone.
import { paths } from '../../../kernel/names/paths.ts'
import { withQuery } from '../../../platform/html/index.ts'
import type { PageRequest } from '../../../platform/http/request.ts'
import type { PageRoute } from '../../../platform/http/route.ts'
import { askedFrom, isFiltered, parametersOf } from '../asked.ts'
import type { OffersAsked } from '../list-offers.ts'
import { answerParameter } from './answers-address.ts'
import { type CheckedOffers, checkOffers } from './check-offers.ts'
import { type Dimension, dimensions, type Verdict, verdicts } from './decide.ts'
import { isAnswered, mostQuestions } from './questions.ts'
import { namingOf } from './region-naming.ts'
import { e } from './texts.ts'
import { AllQuestions, OneQuestion, type Way } from './views/fits-questions.tsx'
import { FitsResult } from './views/fits-result.tsx'

/** Groups of the result in the address. */
const verdictWord: Readonly<Record<Verdict, string>> = {
  fits: 'passt',
  ask: 'frag-nach',
  'does-not-fit': 'passt-nicht',
}

const named = (word: string | null): Dimension | undefined =>
  dimensions.find((about) => answerParameter[about] === word)

async function showFitsMe(request: PageRequest) {
  const { actor, services, url } = request
  const parameters = url.searchParams
  const asked = askedFrom(parameters)
  const checked = await checkOffers(actor, services, {
    asked,
    parameters,
    verdict: verdicts.find((one) => verdictWord[one] === parameters.get('ansicht')),
  })
  const way: Way = {
    places: checked.places,
    naming: namingOf(checked.places, services.today()),
    read: checked.read,
    filters: parametersOf(asked),
    isShown: parameters.has('zeigen'),
  }
  const page = (title: string | undefined, lead: string, body: Parameters<PageRequest['page']>[1], hasErrors = false) =>
    request.page(
      {
        title: e.page.title,
        preline: title,
        lead,
        description: e.page.description,
        breadcrumb: [{ href: withQuery(paths.offers, way.filters), label: e.page.offers }],
        section: paths.offers,
        unlisted: url.search !== '',
        hasErrors,
      },
      body,
    )
  const isNew = !way.isShown && !dimensions.some((about) => isDone(checked, about))
  const lead = isNew && checked.next.length > 0 ? e.page.lead(checked.checkedCount) : leadOf(checked, asked)
  if (parameters.get('fragen') === 'alle') {
    const questions = dimensions.filter((about) => isDone(checked, about) || checked.next.includes(about))
    return page(undefined, lead, <AllQuestions way={way} questions={questions} />)
  }
  const sent = named(parameters.get('beantwortet'))
  const missing = sent !== undefined && !isDone(checked, sent) ? sent : undefined
  const about = missing ?? named(parameters.get('frage')) ?? (way.isShown ? undefined : checked.next[0])
  if (about === undefined) {
    return page(undefined, lead, <FitsResult way={way} checked={checked} asked={asked} words={verdictWord} />)
  }
  const done = dimensions.filter((one) => one !== about && isDone(checked, one)).length
  const most = Math.min(mostQuestions, done + Math.max(1, checked.next.length))
  return page(
    e.page.question(Math.min(done + 1, most), most),
    lead,
    <OneQuestion
      way={way}
      about={about}
      isMissing={missing !== undefined}
      typed={parameters.get(answerParameter[about]) ?? ''}
    />,
    missing !== undefined,
  )
}

const isDone = ({ read }: CheckedOffers, about: Dimension): boolean =>
  isAnswered(read.answers, about) || read.skipped.includes(about)

function leadOf(checked: CheckedOffers, asked: OffersAsked): string {
  const { counts, checkedCount } = checked
  if (checkedCount === 0) return isFiltered(asked) ? e.page.leadNoneFiltered : e.page.leadNone
  return e.page.result(counts.fits, counts.ask, counts['does-not-fit'])
}

export const fitsMeRoutes: readonly PageRoute[] = [
  { method: 'GET', path: paths.fitsMe, permission: 'offer.read', isList: true, handle: showFitsMe },
]
