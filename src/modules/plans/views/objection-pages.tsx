// Objections: the list, one of them with the decision, and the form of a school.
import { paths } from '../../../kernel/names/paths.ts'
import { Columns, DataTable, EmptyState, Form, type FormField, Section } from '../../../platform/html/index.ts'
import { formatInstant } from '../../../platform/i18n/format.ts'
import type { RoundPage } from '../../rounds/index.ts'
import { objectionTexts as o } from '../objections/objection-texts.ts'
import type { ReadableObjection } from '../objections/read-objections.ts'
import { nameOf } from '../read-round.ts'
import { type Objection, type Outcome, planStageOf, type Run } from '../terms.ts'

/** Of a withdrawn plan no place stays. */
const outcomeWord = (outcome: Outcome, run: Run): string =>
  outcome === 'kept' && planStageOf(run) === 'withdrawn' ? o.answered : o.outcomes[outcome]

export function ObjectionList(props: {
  page: RoundPage
  run: Run
  objections: readonly Objection[]
  codeOf: (pupilId: string) => string
}) {
  const { page, run, objections, codeOf } = props
  const c = o.list.columns
  if (objections.length === 0) return <EmptyState title={o.list.lead(0, 0)} />
  return (
    <DataTable
      caption={o.list.title}
      captionHidden
      rows={objections}
      columns={[
        {
          label: c.code,
          cell: ({ id, pupilId }) => (
            <a class="kern-link" href={paths.workPlanObjection(page.round.id, run.id, id)}>
              {codeOf(pupilId)} <span class="kern-sr-only">{o.list.readOn}</span>
            </a>
          ),
        },
        { label: c.school, cell: ({ organizationId }) => nameOf(page, organizationId) },
        { label: c.by, cell: ({ raisedBy }) => o.raisers[raisedBy] },
        { label: c.when, cell: ({ raisedAt }) => formatInstant(raisedAt) },
        { label: c.state, cell: ({ outcome }) => (outcome === null ? o.open : outcomeWord(outcome, run)) },
      ]}
    />
  )
}

export function ObjectionPage(props: {
  page: RoundPage
  run: Run
  objection: ReadableObjection
  /** False for a school, once the plan is withdrawn. */
  leadsToPath: boolean
  fields: readonly FormField[] | undefined
}) {
  const { page, run, objection, leadsToPath, fields } = props
  const isWithdrawn = planStageOf(run) === 'withdrawn'
  return (
    <Columns
      aside={
        leadsToPath && (
          <p class="kern-body">
            <a class="kern-link" href={paths.workPlanPupil(page.round.id, run.id, objection.pupilId)}>
              {o.page.way}
            </a>
          </p>
        )
      }
    >
      <Section title={o.page.said}>
        <p class="kern-body steg-typed">{objection.text ?? o.page.gone}</p>
      </Section>
      {objection.outcome !== null && (
        <Section title={`${o.page.answer}: ${outcomeWord(objection.outcome, run)}`}>
          <p class="kern-body steg-typed">{objection.answer ?? ''}</p>
        </Section>
      )}
      {fields !== undefined && (
        <Section title={isWithdrawn ? o.page.answer : o.page.decide}>
          {isWithdrawn && <p class="kern-body">{o.page.ofWithdrawn}</p>}
          <Form
            action={paths.workPlanObjection(page.round.id, run.id, objection.id)}
            fields={fields}
            submit={isWithdrawn ? o.page.answerSubmit : o.page.submit}
            draft={`objection ${objection.id}`}
          />
        </Section>
      )}
    </Columns>
  )
}

export const RaisePage = (props: {
  action: string
  cancelHref: string
  fields: readonly FormField[]
  draft: string
}) => (
  <Form
    action={props.action}
    fields={props.fields}
    submit={o.raise.submit}
    cancel={{ href: props.cancelHref }}
    draft={props.draft}
  />
)
