// What came in from outside, in the work area: list, one report, one suggestion.
import { paths } from '../../../kernel/names/paths.ts'
import { formatGermanDate } from '../../../kernel/plain-date.ts'
import { drawFields, type FormErrors, type TypedValues } from '../../../platform/forms/form.ts'
import {
  ActionBar,
  Badge,
  Button,
  ButtonLink,
  DataTable,
  Form,
  HiddenInputs,
  More,
  Section,
} from '../../../platform/html/index.ts'
import { dayOf } from '../freshness/day-of.ts'
import { seenOf } from '../freshness/suggest.ts'
import { datedFields, type Suggestion } from '../freshness/terms.ts'
import { f } from '../freshness/texts.ts'
import { w } from '../work-texts.ts'
import type {
  Incoming,
  ReportPage as ReportPageData,
  SuggestionPage as SuggestionPageData,
  WithOffer,
} from './handle-report.ts'
import { closingFields, declineFields } from './report-form.ts'
import { r } from './texts.ts'

const day = (instant: Date): string => formatGermanDate(dayOf(instant), 'short')

function OfferName({ one, href }: { one: WithOffer<unknown>; href: string }) {
  return (
    <>
      <a class="kern-link" href={href}>
        {one.offer.title}
      </a>
      <br />
      {one.providerName}
    </>
  )
}

export function IncomingList({ incoming }: { incoming: Incoming }) {
  const { reports, suggestions, closed } = incoming
  return (
    <>
      <Section title={r.list.reports}>
        {reports.length === 0 ? (
          <p class="kern-body">{r.list.none}</p>
        ) : (
          <DataTable
            caption={r.list.reports}
            captionHidden
            rows={reports}
            columns={[
              { label: r.list.offer, cell: (one) => <OfferName one={one} href={paths.workReport(one.about.id)} /> },
              { label: r.list.about, cell: (one) => r.form.abouts[one.about.about] },
              { label: r.list.since, cell: (one) => day(one.about.createdAt) },
            ]}
          />
        )}
      </Section>
      <Section title={r.list.suggestions}>
        {suggestions.length === 0 ? (
          <p class="kern-body">{r.list.noSuggestions}</p>
        ) : (
          <DataTable
            caption={r.list.suggestions}
            captionHidden
            rows={suggestions}
            columns={[
              { label: r.list.offer, cell: (one) => <OfferName one={one} href={paths.workSuggestion(one.about.id)} /> },
              { label: r.list.about, cell: (one) => wordsOf(one.about) },
              { label: r.list.since, cell: (one) => day(one.about.createdAt) },
            ]}
          />
        )}
      </Section>
      {closed.length > 0 && (
        <Section title={r.list.closed}>
          <DataTable
            caption={r.list.closed}
            captionHidden
            rows={closed}
            columns={[
              { label: r.list.offer, cell: (one) => <OfferName one={one} href={paths.workReport(one.about.id)} /> },
              { label: r.list.about, cell: (one) => r.form.abouts[one.about.about] },
              { label: r.list.outcome, cell: (one) => one.about.outcome && r.report.outcomes[one.about.outcome] },
            ]}
          />
        </Section>
      )}
    </>
  )
}

/** "Beginn, Kosten, Ansprechperson": which parts somebody wants to change. */
function wordsOf(suggestion: Suggestion): string {
  const { changes, contactName, contactEmail, contactPhone, note } = suggestion
  return [
    ...datedFields.filter((field) => field in changes).map((field) => w.fields[field] ?? field),
    ...((contactName ?? contactEmail ?? contactPhone) ? [w.fields.contact ?? ''] : []),
    ...(note === null ? [] : [r.suggestion.note]),
  ].join(', ')
}

export function ReportPage(props: { one: ReportPageData; typed?: TypedValues; errors?: FormErrors }) {
  const { about: report, offer, answered, isForgotten } = props.one
  return (
    <>
      <Section title={r.report.words}>
        <p class="kern-body steg-typed">{report.words ?? (isForgotten ? r.report.forgottenWords : r.report.noWords)}</p>
        {answered !== undefined && (
          <p class="kern-body">{r.report.answered(f.confirm.answers[answered.answer](day(answered.happenedAt)))}</p>
        )}
        <ActionBar>
          <ButtonLink href={paths.workOfferEdit(offer.id)} icon="edit">
            {r.report.edit}
          </ButtonLink>
          <ButtonLink href={paths.workOffer(offer.id)} kind="secondary">
            {r.report.view}
          </ButtonLink>
        </ActionBar>
      </Section>
      {report.closedAt !== null && report.outcome !== null ? (
        <Section title={r.list.outcome}>
          <p class="kern-body">{r.report.closedOn(day(report.closedAt), r.report.outcomes[report.outcome])}</p>
          {report.answer !== null && <p class="kern-body steg-typed">{report.answer}</p>}
        </Section>
      ) : (
        <Section title={r.report.close}>
          <p class="kern-body">{report.replyEmail === null ? r.report.noReply : r.report.wantsReply}</p>
          <Form
            action={paths.workReport(report.id)}
            fields={drawFields(closingFields(), props.typed, props.errors)}
            submit={r.report.close}
          />
        </Section>
      )}
    </>
  )
}

const shown = (value: string | null | undefined): string =>
  value === null || value === undefined || value === ''
    ? '–'
    : /^\d{4}-\d{2}-\d{2}$/.test(value)
      ? formatGermanDate(value as Parameters<typeof formatGermanDate>[0])
      : value

interface ProposedRow {
  readonly label: string
  readonly before: string
  readonly after: string
  /** Stands in the offer already, and whether it does so to this day. */
  readonly isApplied: boolean
  readonly isChangedSince: boolean
}

/** What would change, what changed already, and what would be gone. */
function rowsOf({ about: suggestion, offer, proposal }: SuggestionPageData): ProposedRow[] {
  const { before, after, person } = proposal
  const labelOf = (field: string): string => w.fields[field] ?? field
  const applied = datedFields
    .filter((field) => suggestion.appliedFields.includes(field))
    .map((field) => ({
      label: labelOf(field),
      before: shown(offer[field]),
      after: shown(suggestion.changes[field]),
      isApplied: true,
      isChangedSince: offer[field] !== suggestion.changes[field],
    }))
  const row = (label: string, from: string | null, to: string | null): ProposedRow[] =>
    from === to ? [] : [{ label, before: shown(from), after: shown(to), isApplied: false, isChangedSince: false }]
  // Of a person of the network the offer holds the name alone: what it says stands there.
  const isMoved = before.contactPersonId !== after.contactPersonId
  const known = isMoved
    ? { contactName: person?.name ?? null, contactEmail: person?.email ?? null, contactPhone: person?.phone ?? null }
    : before
  return [
    ...datedFields.flatMap((field) => row(labelOf(field), before[field], after[field])),
    ...applied,
    ...(isMoved ? row(w.form.contactPerson, person?.name ?? r.suggestion.someone, null) : []),
    ...(['contactName', 'contactEmail', 'contactPhone'] as const).flatMap((field) =>
      row(labelOf(field), known[field], after[field]),
    ),
  ]
}

export function SuggestionPage(props: { one: SuggestionPageData; typed?: TypedValues; errors?: FormErrors }) {
  const { about: suggestion, offer } = props.one
  const rows = rowsOf(props.one)
  const declineForm = (
    <Form
      action={paths.workSuggestion(suggestion.id)}
      hidden={{ entscheidung: 'ablehnen', stand: seenOf(suggestion) }}
      fields={drawFields(declineFields(), props.typed, props.errors)}
      submit={r.suggestion.decline}
    />
  )
  return (
    <>
      {rows.length > 0 && (
        <DataTable
          caption={r.suggestion.title(offer.title)}
          captionHidden
          rows={rows}
          columns={[
            { label: r.suggestion.field, cell: (row) => row.label },
            { label: r.suggestion.before, cell: (row) => row.before },
            {
              label: r.suggestion.after,
              cell: (row) => (
                <>
                  {row.after}{' '}
                  {row.isApplied && (
                    <Badge tone={row.isChangedSince ? 'warning' : 'success'}>
                      {row.isChangedSince ? r.suggestion.appliedBefore : r.suggestion.applied}
                    </Badge>
                  )}
                </>
              ),
            },
          ]}
        />
      )}
      {suggestion.note !== null && (
        <Section title={r.suggestion.note}>
          <p class="kern-body steg-typed">{suggestion.note}</p>
          <p class="steg-muted">{r.suggestion.noteHelp}</p>
        </Section>
      )}
      <form method="post" action={paths.workSuggestion(suggestion.id)}>
        <HiddenInputs values={{ entscheidung: 'uebernehmen', stand: seenOf(suggestion) }} />
        <ActionBar>
          <Button icon="check">{r.suggestion.take}</Button>
          <ButtonLink href={paths.workOfferEdit(offer.id)} kind="secondary" icon="edit">
            {r.report.edit}
          </ButtonLink>
        </ActionBar>
      </form>
      {props.errors === undefined ? (
        <More summary={r.suggestion.decline}>{declineForm}</More>
      ) : (
        <Section title={r.suggestion.decline}>{declineForm}</Section>
      )}
    </>
  )
}
