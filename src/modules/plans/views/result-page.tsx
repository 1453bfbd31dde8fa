// The own place, for the phone and for paper: a simple line of blocks, then one card for each.
import { paths } from '../../../kernel/names/paths.ts'
import { formatGermanDate, type PlainDate } from '../../../kernel/plain-date.ts'
import { Button, ButtonLink, Form, type FormField, Notice, Section, Summary } from '../../../platform/html/index.ts'
import type { Result, ResultBlock } from '../result/read-result.ts'
import { resultTexts as r } from '../result/result-texts.ts'
import { seatSentence, short } from '../words.ts'

function BlockLine({ blocks, today }: { blocks: readonly ResultBlock[]; today: PlainDate }) {
  return (
    <ol class="steg-block-line" aria-label={r.line}>
      {blocks.map((block) => {
        const isNow = block.startsOn <= today && today <= block.endsOn
        return (
          <li aria-current={isNow ? 'step' : undefined}>
            <span class="steg-muted">
              {r.block(block.number + 1)}
              {isNow && `, ${r.now}`}
            </span>
            <strong>{block.place?.field ?? r.inSchool}</strong>
            <span class="steg-muted">{`${short(block.startsOn)} – ${short(block.endsOn)}`}</span>
          </li>
        )
      })}
    </ol>
  )
}

function BlockCard({ block }: { block: ResultBlock }) {
  const { place, days, reason } = block
  const why = { label: r.facts.why, value: seatSentence(reason) }
  const when = {
    label: r.facts.when,
    value:
      days.length === 0 ? (
        r.noDates
      ) : (
        <>
          {r.dates(days.length)}: {days.map(short).join(', ')}
        </>
      ),
  }
  if (place === undefined) {
    return (
      <section class="steg-section steg-plan-sheet">
        <h2 class="kern-heading-medium">{`${r.block(block.number + 1)}: ${r.inSchool}`}</h2>
        <Summary facts={[when, why]} />
      </section>
    )
  }
  const way = place.travel?.way ?? r.wayUnknown
  const minutes = place.travel?.minutes ?? null
  return (
    <section class="steg-section steg-plan-sheet">
      <h2 class="kern-heading-medium">{`${r.block(block.number + 1)}: ${place.field}`}</h2>
      <Summary
        facts={[
          when,
          {
            label: r.facts.where,
            value: [place.workshop, ...(place.room === null ? [] : [place.room]), place.bbs].join(', '),
          },
          { label: r.facts.way, value: minutes === null ? way : `${way} (${r.minutes(minutes)})` },
          {
            label: r.facts.bring,
            value: (
              <>
                {place.gear ?? r.noGear} {place.needsHygieneInstruction && r.hygiene}
              </>
            ),
          },
          why,
        ]}
      />
    </section>
  )
}

function Objecting({ result }: { result: Result }) {
  const { objections, mayObject, run } = result
  const until = run.objectionsUntil
  return (
    <>
      {objections.map((objection) => (
        <Section title={r.objected}>
          <p class="kern-body">{objection.outcome === null ? r.waiting : r[objection.outcome]}</p>
          {objection.answer !== undefined && <p class="kern-body steg-typed">{objection.answer}</p>}
          {objection.text !== undefined && (
            <details class="steg-more">
              <summary>{r.yourWords}</summary>
              <p class="kern-body steg-typed">{objection.text}</p>
            </details>
          )}
        </Section>
      ))}
      {until !== null && (
        <Section title={r.object}>
          {mayObject ? (
            <>
              <p class="kern-body">{r.objectText(formatGermanDate(until))}</p>
              <ButtonLink kind="secondary" href={paths.myPlaceObject}>
                {r.objectButton}
              </ButtonLink>
            </>
          ) : (
            objections.length === 0 && <p class="kern-body">{r.objectOver(formatGermanDate(until))}</p>
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
        {r.lotHint}{' '}
        <a class="kern-link" href={paths.praxistage}>
          {r.rules}
        </a>
      </p>
      <Objecting result={result} />
      <div class="steg-actions steg-no-print">
        <steg-print data-label={r.print} />
        <Leave />
      </div>
    </>
  )
}

const Leave = () => (
  <form method="post" action={paths.wishesLeave} data-sign-out>
    <Button kind="secondary">{r.leave}</Button>
  </form>
)

export const NoResult = () => (
  <>
    <Notice title={r.none}>
      <p class="kern-body">{r.noneText}</p>
    </Notice>
    <div class="steg-actions">
      <Leave />
    </div>
  </>
)

export const ResultObjection = ({ fields }: { fields: readonly FormField[] }) => (
  <Form
    action={paths.myPlaceObject}
    fields={fields}
    submit={r.submit}
    cancel={{ href: paths.myPlace, label: r.back }}
  />
)
