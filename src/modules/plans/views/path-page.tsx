// One pupil's way through the blocks, each with its reason; the form that changes a seat; what was objected.
import { paths } from '../../../kernel/names/paths.ts'
import {
  ButtonLink,
  Columns,
  DataTable,
  Form,
  type FormField,
  History,
  Section,
  Summary,
} from '../../../platform/html/index.ts'
import { formatInstant } from '../../../platform/i18n/format.ts'
import { berufsfeldLabel } from '../../rounds/index.ts'
import { objectionTexts as o } from '../objections/objection-texts.ts'
import { rankOf } from '../problem/seat-reason.ts'
import { nameOf } from '../read-round.ts'
import type { PathView } from '../reading/get-path.ts'
import type { Seat } from '../terms.ts'
import { t } from '../texts.ts'
import { dateRange, rankLabel, seatSentence } from '../words.ts'
import { placeName } from './plan-kit.tsx'

function Way({ view }: { view: PathView }) {
  const { page, seats } = view
  const c = t.path.columns
  const when = ({ blockNumber }: Seat): string => {
    const block = page.blocks[blockNumber]
    return block === undefined ? '' : dateRange(block.startsOn, block.endsOn)
  }
  return (
    <DataTable
      caption={t.path.title(view.pupil.code)}
      captionHidden
      rows={seats}
      columns={[
        { label: c.block, cell: ({ blockNumber }) => String(blockNumber + 1) },
        { label: c.when, cell: when },
        { label: c.where, cell: ({ workshopId }) => placeName(page, workshopId) },
        { label: c.wish, cell: ({ workshopId, reason }) => (workshopId === null ? '–' : rankLabel(rankOf(reason))) },
        { label: c.why, cell: ({ reason }) => seatSentence(reason) },
      ]}
    />
  )
}

function Wishes({ view }: { view: PathView }) {
  const { wishes, never } = view
  return (
    <Section title={t.path.wishes}>
      {wishes.length === 0 && never.length === 0 && <p class="kern-body">{t.path.noWishes}</p>}
      {wishes.length > 0 && (
        <ol class="kern-body">
          {wishes.map((field) => (
            <li>{berufsfeldLabel(field)}</li>
          ))}
        </ol>
      )}
      {never.length > 0 && <p class="kern-body">{t.path.never(never.map(berufsfeldLabel))}</p>}
    </Section>
  )
}

function Objections({ view }: { view: PathView }) {
  const { page, run, objections, pupil } = view
  if (objections.length === 0 && !view.mayObject) return null
  return (
    <Section title={o.list.title}>
      <ul class="steg-plain-list">
        {objections.map((objection) => (
          <li class="kern-body">
            <a class="kern-link" href={paths.workPlanObjection(page.round.id, run.id, objection.id)}>
              {o.list.line(o.raisers[objection.raisedBy], formatInstant(objection.raisedAt))}
            </a>{' '}
            {objection.outcome === null ? o.open : o.outcomes[objection.outcome]}
          </li>
        ))}
      </ul>
      {view.mayObject && (
        <ButtonLink kind="secondary" href={paths.workPlanObject(page.round.id, run.id, pupil.id)}>
          {o.raise.forPupil}
        </ButtonLink>
      )}
    </Section>
  )
}

export function PathPage({ view, fields }: { view: PathView; fields: readonly FormField[] | undefined }) {
  const { page, run, pupil, name, classes, seats, overrides } = view
  const f = t.path.facts
  return (
    <Columns
      aside={
        <>
          <Summary
            facts={[
              ...(name === undefined ? [] : [{ label: f.name, value: `${name.givenName} ${name.familyName}` }]),
              { label: f.class, value: classes.get(pupil.classId)?.name ?? '' },
              { label: f.school, value: nameOf(page, pupil.organizationId) },
              { label: f.day, value: t.weekdays[seats[0]?.weekday ?? 0] ?? '' },
            ]}
          />
          <Wishes view={view} />
          {overrides.length > 0 && (
            <Section title={t.path.history}>
              <History
                entries={overrides.map((one) => ({
                  title: t.path.overridden(
                    one.blockNumber + 1,
                    placeName(page, one.workshopBefore),
                    placeName(page, one.workshopAfter),
                  ),
                  when: formatInstant(one.happenedAt),
                  dateTime: one.happenedAt.toISOString(),
                  details: <p class="kern-body">{one.reason}</p>,
                }))}
              />
            </Section>
          )}
        </>
      }
    >
      <Way view={view} />
      <Objections view={view} />
      {fields !== undefined && (
        <Section title={t.path.override} id="aendern">
          <p class="kern-body">{t.path.overrideText}</p>
          <Form
            action={paths.workPlanPupil(page.round.id, run.id, pupil.id)}
            fields={fields}
            submit={t.path.submit}
            draft={`plan-override ${run.id} ${pupil.id}`}
          />
        </Section>
      )}
    </Columns>
  )
}
