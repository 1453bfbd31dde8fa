// For whom an offer is, and the own check on its page.
import { paths } from '../../../../kernel/names/paths.ts'
import type { PlainDate } from '../../../../kernel/plain-date.ts'
import { Badge, Form, More, Section, type Tone, withQuery } from '../../../../platform/html/index.ts'
import type { OfferPage } from '../../get-offer.ts'
import { answerField } from '../answer-fields.ts'
import { answerParameter, parametersOfAnswers, type ReadAnswers } from '../answers-address.ts'
import { isForOneself } from '../audience.ts'
import { type Dimension, decide, dimensions, isAskedBy, type Verdict } from '../decide.ts'
import { rulesInWords } from '../plain-words.ts'
import { isAnswered } from '../questions.ts'
import { namingOf } from '../region-naming.ts'
import { e } from '../texts.ts'
import { Privacy, Unreadable } from './fits-questions.tsx'
import { ReasonList } from './fits-result.tsx'

type Page = Pick<OfferPage, 'offer' | 'regionPlaces'>

/** Offers for institutions say nothing as long as nobody wrote rules for them. */
export function OfferRules({ page, today }: { page: Page; today: PlainDate }) {
  const { offer, regionPlaces } = page
  if (offer.eligibility === null && !isForOneself(offer.targetGroups)) return null
  return (
    <Section title={e.rules.title}>
      <ul class="steg-reasons">
        {rulesInWords(offer.eligibility, namingOf(regionPlaces, today)).map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
    </Section>
  )
}

const tones: Readonly<Record<Verdict, Tone>> = { fits: 'success', ask: 'info', 'does-not-fit': 'warning' }

/** Asks only what this offer depends on; the answers stand in the address, as everywhere. */
export function OwnCheck({ page, today, read }: { page: Page; today: PlainDate; read: ReadAnswers }) {
  const { offer, regionPlaces } = page
  const rules = offer.eligibility
  if (rules === null || offer.status !== 'published' || !isForOneself(offer.targetGroups)) return null
  const questions = dimensions.filter((about) => isAskedBy(rules, about))
  const parameters = parametersOfAnswers(read)
  const hasAnswers = Object.keys(parameters).length > 0
  if (questions.length === 0 && !hasAnswers) return null
  const form = <CheckForm page={page} today={today} read={read} questions={questions} />
  if (!hasAnswers) {
    return (
      // On paper nobody can answer.
      <div class="steg-no-print">
        <Section title={e.own.title} id="passt-das">
          <Unreadable read={read} />
          <More summary={e.own.ask}>{form}</More>
          <Privacy />
        </Section>
      </div>
    )
  }
  const { verdict, reasons } = decide(rules, read.answers)
  const isOpen = questions.some((about) => !isAnswered(read.answers, about) && !read.skipped.includes(about))
  return (
    <Section title={e.own.title} id="passt-das">
      <Unreadable read={read} />
      <p class="kern-body">
        <Badge tone={tones[verdict]}>{e.page.tabs[verdict]}</Badge> {e.own.verdict[verdict]}
      </p>
      <ReasonList reasons={reasons} rules={rules} answers={read.answers} naming={namingOf(regionPlaces, today)} />
      {questions.length > 0 && <More summary={isOpen ? e.own.ask : e.own.change}>{form}</More>}
      <p class="steg-no-print">
        <a class="kern-link" href={withQuery(paths.fitsMe, { ...parameters, zeigen: '1' })}>
          {e.own.others}
        </a>
      </p>
      <Privacy />
    </Section>
  )
}

function CheckForm(props: { page: Page; today: PlainDate; read: ReadAnswers; questions: readonly Dimension[] }) {
  const { page, today, read, questions } = props
  const asked = questions.map((about) => answerParameter[about])
  const others = Object.entries(parametersOfAnswers(read)).filter(([name]) => !asked.includes(name))
  return (
    <Form
      method="get"
      action={`${paths.offer(page.offer.id)}#passt-das`}
      fields={questions.map((about) =>
        answerField(about, {
          places: page.regionPlaces,
          naming: namingOf(page.regionPlaces, today),
          answers: read.answers,
        }),
      )}
      submit={e.own.check}
      hidden={Object.fromEntries(others)}
    />
  )
}
