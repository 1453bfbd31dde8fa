// The questions of „Passt das für mich?“: one alone, or all together; both are forms that only change the address.
import { paths } from '../../../../kernel/names/paths.ts'
import { Button, Form, type FormField, Notice, withQuery } from '../../../../platform/html/index.ts'
import type { AskedParameters } from '../../asked.ts'
import { answerField } from '../answer-fields.ts'
import { answerParameter, parametersOfAnswers, type ReadAnswers, skipWord } from '../answers-address.ts'
import type { Dimension } from '../decide.ts'
import type { Naming } from '../plain-words.ts'
import type { RegionPlaces } from '../store.ts'
import { e } from '../texts.ts'

/** What every page on the way carries along. */
export interface Way {
  readonly places: RegionPlaces
  readonly naming: Naming
  readonly read: ReadAnswers
  /** Filters of the list of offers. */
  readonly filters: AskedParameters
  /** The result was asked for, although more could be answered. */
  readonly isShown: boolean
}

type Parameters = Readonly<Record<string, string | readonly string[]>>

/** All that the address keeps, without the answers to some questions. */
export function keptOf({ read, filters, isShown }: Way, without: readonly Dimension[] = []): Parameters {
  const answers = Object.entries(parametersOfAnswers(read)).filter(
    ([name]) => !without.some((about) => answerParameter[about] === name),
  )
  const filtered = Object.entries(filters).filter(([, value]) => value.length > 0)
  return { ...Object.fromEntries([...filtered, ...answers]), ...(isShown ? { zeigen: '1' } : {}) }
}

export const fitsHref = (way: Way, changed: Parameters = {}, without: readonly Dimension[] = []): string =>
  withQuery(paths.fitsMe, { ...keptOf(way, without), ...changed })

/** Nonsense in the address is left out, and said. */
export function Unreadable({ read, but }: { read: ReadAnswers; but?: Dimension | undefined }) {
  const names = read.unreadable.filter((about) => about !== but).map((about) => e.questions[about].short)
  return names.length === 0 ? null : <Notice tone="warning" title={e.page.ignored(names)} />
}

export const Privacy = () => <p class="steg-muted steg-no-print">{e.page.privacy}</p>

export function OneQuestion({
  way,
  about,
  isMissing,
  typed,
}: {
  way: Way
  about: Dimension
  isMissing: boolean
  typed: string
}) {
  const hasAnswers = Object.keys(parametersOfAnswers(way.read)).length > 0
  const field = answerField(about, {
    ...way,
    answers: way.read.answers,
    typed: typed === skipWord ? '' : typed,
    error: isMissing ? e.missing[about] : undefined,
  })
  return (
    <>
      <Unreadable read={way.read} but={isMissing ? about : undefined} />
      <Form
        method="get"
        action={paths.fitsMe}
        fields={[field]}
        submit={e.page.next}
        hidden={{ ...keptOf(way, [about]), beantwortet: answerParameter[about] }}
        extra={
          <Button kind="secondary" name={answerParameter[about]} value={skipWord}>
            {e.answers.skip}
          </Button>
        }
      />
      <ul class="steg-plain-list steg-no-print">
        {hasAnswers && (
          <li>
            <a class="kern-link" href={fitsHref({ ...way, isShown: true })}>
              {e.page.show}
            </a>
          </li>
        )}
        <li>
          <a class="kern-link" href={fitsHref(way, { fragen: 'alle' })}>
            {e.page.allAtOnce}
          </a>
        </li>
      </ul>
      <Privacy />
    </>
  )
}

/** A radio button cannot be taken back, so there is one that says nothing. */
const withSkip = (field: FormField, isSkipped: boolean): FormField =>
  field.control === 'radio'
    ? {
        ...field,
        options: [...field.options, { value: skipWord, label: e.answers.noAnswer }],
        value: isSkipped ? skipWord : field.value,
      }
    : field

export function AllQuestions({ way, questions }: { way: Way; questions: readonly Dimension[] }) {
  const fields = questions.map((about) =>
    withSkip(answerField(about, { ...way, answers: way.read.answers }), way.read.skipped.includes(about)),
  )
  return (
    <>
      <Unreadable read={way.read} />
      <p class="kern-body">{e.page.allHelp}</p>
      <Form
        method="get"
        action={paths.fitsMe}
        fields={fields}
        submit={e.page.show}
        hidden={{ ...keptOf({ ...way, isShown: true }, questions) }}
      />
      <p class="steg-no-print">
        <a class="kern-link" href={fitsHref({ ...way, isShown: false })}>
          {e.page.oneByOne}
        </a>
      </p>
      <Privacy />
    </>
  )
}
