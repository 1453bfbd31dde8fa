// The own place, for the phone and for paper: a simple line of blocks, then one card for each.
import { paths } from '../../../kernel/names/paths.ts'
import type { PlainDate } from '../../../kernel/plain-date.ts'
import { Button, ButtonLink, Form, type FormField, Notice, Section, Summary } from '../../../platform/html/index.ts'
import { formatWeekday } from '../../../platform/i18n/format.ts'
import { fieldWords } from '../../wishes/index.ts'
import { publicTexts as p } from '../public-texts/catalogue.ts'
import type { OwnObjection, Result, ResultBlock } from '../result/read-result.ts'
import { seatSentence, short } from '../words.ts'

function BlockLine({ blocks, today }: { blocks: readonly ResultBlock[]; today: PlainDate }) {
  return (
    <ol class="steg-block-line" aria-label={p.result.line}>
      {blocks.map((block) => {
        const isNow = block.startsOn <= today && today <= block.endsOn
        return (
          <li aria-current={isNow ? 'step' : undefined}>
            <span class="steg-muted">
              {p.result.block(block.number + 1)}
              {isNow && `, ${p.result.now}`}
            </span>
            <strong>{block.place === undefined ? p.result.inSchool : fieldWords(block.place.berufsfeld).label}</strong>
            <span class="steg-muted" dir="ltr">{`${short(block.startsOn)} – ${short(block.endsOn)}`}</span>
          </li>
        )
      })}
    </ol>
  )
}

/** Names and ways as somebody wrote them, also in a page that is read from the right. */
const German = ({ children }: { children: string }) => (
  <span lang="de" dir="ltr">
    {children}
  </span>
)

function BlockCard({ block }: { block: ResultBlock }) {
  const { place, days, reason } = block
  const why = { label: p.result.facts.why, value: seatSentence(reason, (key) => fieldWords(key).label) }
  const when = {
    label: p.result.facts.when,
    value:
      days.length === 0 ? (
        p.result.noDates
      ) : (
        <>
          {p.result.dates(days.length)}: {days.map(short).join(', ')}
        </>
      ),
  }
  if (place === undefined) {
    return (
      <section class="steg-section steg-plan-sheet">
        <h2 class="kern-heading-medium">{`${p.result.block(block.number + 1)}: ${p.result.inSchool}`}</h2>
        <Summary facts={[when, why]} />
      </section>
    )
  }
  const way = place.travel?.way ?? null
  const minutes = place.travel?.minutes ?? null
  return (
    <section class="steg-section steg-plan-sheet">
      <h2 class="kern-heading-medium">{`${p.result.block(block.number + 1)}: ${fieldWords(place.berufsfeld).label}`}</h2>
      <Summary
        facts={[
          when,
          {
            label: p.result.facts.where,
            value: (
              <German>{[place.workshop, ...(place.room === null ? [] : [place.room]), place.bbs].join(', ')}</German>
            ),
          },
          {
            label: p.result.facts.way,
            value: (
              <>
                {way === null ? p.result.wayUnknown : <German>{way}</German>}
                {minutes !== null && ` (${p.result.minutes(minutes)})`}
              </>
            ),
          },
          {
            label: p.result.facts.bring,
            value: (
              <>
                {place.gear === null ? p.result.noGear : <German>{place.gear}</German>}{' '}
                {place.needsHygieneInstruction && p.result.hygiene}
              </>
            ),
          },
          why,
        ]}
      />
    </section>
  )
}

/** Only in a plan that holds does a place stay, or was changed. */
const answerLine = ({ outcome, isWithdrawn }: OwnObjection): string =>
  outcome === null ? p.result.waiting : isWithdrawn ? p.result.planGone : p.result[outcome]

const OwnObjections = ({ objections }: { objections: readonly OwnObjection[] }) => (
  <>
    {objections.map((objection) => (
      <Section title={p.result.objectedBy[objection.raisedBy]}>
        <p class="kern-body">{answerLine(objection)}</p>
        {objection.answer !== undefined && <p class="kern-body steg-typed">{objection.answer}</p>}
      </Section>
    ))}
  </>
)

function Objecting({ result }: { result: Result }) {
  const { objections, mayObject, run } = result
  const until = run.objectionsUntil
  return (
    <>
      <OwnObjections objections={objections} />
      {until !== null && (
        <Section title={p.result.object}>
          {mayObject ? (
            <>
              <p class="kern-body">{p.result.objectText(formatWeekday(until))}</p>
              <ButtonLink kind="secondary" href={paths.myPlaceObject}>
                {p.result.objectButton}
              </ButtonLink>
            </>
          ) : (
            !objections.some((one) => one.runId === run.id) && (
              <p class="kern-body">{p.result.objectOver(formatWeekday(until))}</p>
            )
          )}
        </Section>
      )}
    </>
  )
}

export function ResultPage({ result, today }: { result: Result; today: PlainDate }) {
  return (
    <>
      <BlockLine blocks={result.blocks} today={today} />
      {result.blocks.map((block) => (
        <BlockCard block={block} />
      ))}
      <p class="kern-body">
        {p.result.lotHint}{' '}
        <a class="kern-link" href={paths.praxistage}>
          {p.result.rules}
        </a>
      </p>
      <Objecting result={result} />
      <div class="steg-actions steg-no-print">
        <steg-print data-label={p.result.print} />
        <Leave />
      </div>
    </>
  )
}

const Leave = () => (
  <form method="post" action={paths.wishesLeave} data-sign-out>
    <Button kind="secondary">{p.result.leave}</Button>
  </form>
)

export const NoResult = ({ objections }: { objections: readonly OwnObjection[] }) => (
  <>
    <Notice title={p.result.none}>
      <p class="kern-body">{p.result.noneText}</p>
    </Notice>
    <OwnObjections objections={objections} />
    <div class="steg-actions">
      <Leave />
    </div>
  </>
)

export const ResultObjection = ({ fields }: { fields: readonly FormField[] }) => (
  <Form
    action={paths.myPlaceObject}
    fields={fields}
    submit={p.result.submit}
    cancel={{ href: paths.myPlace, label: p.result.back }}
  />
)
