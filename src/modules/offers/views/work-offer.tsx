// One offer in the work area: facts on the left, what to do next and the history on the right.
import { paths } from '../../../kernel/names/paths.ts'
import { formatGermanDate, type PlainDate, plainDate } from '../../../kernel/plain-date.ts'
import type { AuditChange } from '../../../platform/audit/record-audit.ts'
import {
  Badge,
  Button,
  ButtonLink,
  Columns,
  HiddenInputs,
  History,
  type HistoryEntry,
  Section,
  Summary,
} from '../../../platform/html/index.ts'
import { actedByWords } from '../../network/index.ts'
import { actionLabels, fieldLabels } from '../action-labels.ts'
import { kindLabel, languageLabel, phaseLabel, targetGroupLabel } from '../code-lists.ts'
import { d } from '../editing/texts.ts'
import { SubmissionNotice, SubmissionSteps } from '../editing/views/submission.tsx'
import { readEligibility } from '../eligibility/eligibility.ts'
import { rulesInWords } from '../eligibility/plain-words.ts'
import { FreshnessSection } from '../freshness/views/offer-freshness.tsx'
import type { OfferHistoryEntry, WorkOfferPage } from '../get-offer.ts'
import { isOver } from '../present.ts'
import type { ReportAbout, ReportOutcome } from '../reports/terms.ts'
import { r } from '../reports/texts.ts'
import { type PlacesState, wholeRegion } from '../terms.ts'
import { w } from '../work-texts.ts'
import { ContactSection, OfferBody, ProviderSection } from './offer-facts.tsx'

const instant = new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Berlin' })

/** One button that changes something, as a form of its own. */
function Act(props: {
  action: string
  version: number
  label: string
  kind?: 'primary' | 'secondary' | 'tertiary'
  children?: unknown
}) {
  return (
    <form method="post" action={props.action}>
      <HiddenInputs values={{ version: String(props.version) }} />
      <Button kind={props.kind ?? 'secondary'}>{props.label}</Button>
    </form>
  )
}

function NextSteps({ page, today }: { page: WorkOfferPage; today: PlainDate }) {
  const { offer } = page
  const { id, version, status } = offer
  const help =
    offer.hiddenAt !== null
      ? w.page.hiddenHelp
      : status === 'draft'
        ? w.page.draftHelp
        : status === 'published'
          ? isOver(offer, today)
            ? w.page.overHelp
            : w.page.publishedHelp
          : w.page.endedHelp
  return (
    <Section title={w.page.state}>
      <p class="kern-body">
        <Badge tone={status === 'published' ? 'success' : 'warning'}>{w.statuses[status]}</Badge> {help}
      </p>
      <div class="steg-actions">
        {status === 'draft' && !page.needsApproval && (
          <Act action={paths.workOfferPublish(id)} version={version} label={w.page.publish} kind="primary" />
        )}
        <SubmissionSteps page={page} />
        {status === 'published' && offer.confirmedOn !== today && !isOver(offer, today) && (
          <Act action={paths.workOfferConfirm(id)} version={version} label={w.page.confirm} kind="primary" />
        )}
        {status === 'ended' && <Act action={paths.workOfferReopen(id)} version={version} label={w.page.reopen} />}
        <ButtonLink href={paths.workOfferCopy(id)} kind="secondary">
          {w.page.copy}
        </ButtonLink>
        <ButtonLink href={paths.workOfferPicture(id)} kind="secondary">
          {page.picture === undefined && page.waitingPicture === undefined ? d.picture.add : d.picture.change}
        </ButtonLink>
        {status !== 'ended' && (
          <Act action={paths.workOfferEnd(id)} version={version} label={w.page.end} kind="tertiary" />
        )}
      </div>
      {status === 'draft' && page.needsApproval && <p class="steg-muted">{d.waits.submitHelp}</p>}
      {status !== 'ended' && <p class="steg-muted">{w.page.endHelp}</p>}
    </Section>
  )
}

// Ids say nothing to people: there the name of the field is enough.
const idFields = ['organizationId', 'placeId', 'contactPersonId', 'copyOf']

/** In the history certificates have the names of the KMK, and places their keys. */
const anywhere = { land: '', on: plainDate('2026-01-01'), places: new Map<string, string>() }

const readable = (field: string, value: string | null): string => {
  if (value === null || value === '' || value === '[]') return '–'
  if (/(On|Until)$/.test(field)) return formatGermanDate(plainDate(value))
  if (field === 'languages') return (JSON.parse(value) as string[]).map(languageLabel).join(', ')
  if (field === 'placesState') return w.form.placesStates[value as PlacesState] ?? value
  if (field === 'serviceArea') {
    return (JSON.parse(value) as string[]).map((key) => (key === wholeRegion ? w.form.wholeRegion : key)).join(', ')
  }
  if (field === 'eligibility') return rulesInWords(readEligibility(JSON.parse(value)), anywhere).join('; ')
  if (field === 'kind') return kindLabel(value)
  if (field === 'phase') return phaseLabel(value)
  if (field === 'about') return r.form.abouts[value as ReportAbout] ?? value
  if (field === 'outcome') return r.report.outcomes[value as ReportOutcome] ?? value
  if (field === 'status') return value in w.statuses ? w.statuses[value as keyof typeof w.statuses] : value
  if (field === 'targetGroups') return (JSON.parse(value) as string[]).map(targetGroupLabel).join(', ')
  return value.length > 120 ? `${value.slice(0, 120)} …` : value
}

function Changes({ changes }: { changes: readonly AuditChange[] }) {
  return (
    <ul>
      {changes.map((change) => (
        <li>
          {fieldLabels[change.field] ?? change.field}
          {'before' in change &&
            !idFields.includes(change.field) &&
            `: ${w.page.changed(readable(change.field, change.before), readable(change.field, change.after))}`}
        </li>
      ))}
    </ul>
  )
}

/** Function and organisation of whoever acted; behind a link the organisation alone, since nobody signed in. */
const byWords = ({ role, organizationName, isByLink }: OfferHistoryEntry): string =>
  isByLink ? [organizationName ?? w.page.provider, w.page.byLink].join(', ') : actedByWords(role, organizationName)

function historyOf(page: WorkOfferPage): HistoryEntry[] {
  return page.history.map((entry) => ({
    title: actionLabels[entry.action] ?? entry.action,
    when: `${instant.format(entry.happenedAt)} Uhr`,
    dateTime: entry.happenedAt.toISOString(),
    by: byWords(entry),
    details:
      entry.changes.length === 0 && entry.reason === null ? undefined : (
        <>
          {entry.reason !== null && entry.role !== 'system' && <p class="kern-body">{entry.reason}</p>}
          {entry.changes.length > 0 && <Changes changes={entry.changes} />}
        </>
      ),
  }))
}

export function WorkOffer({
  page,
  today,
  personId,
  isOffice,
}: {
  page: WorkOfferPage
  today: PlainDate
  personId: string | undefined
  isOffice: boolean
}) {
  const { offer } = page
  const history = historyOf(page)
  const owner =
    offer.ownerPersonId === null ? w.page.nobody : offer.ownerPersonId === personId ? w.page.you : w.page.someone
  return (
    <Columns
      aside={
        <>
          {page.mayEdit && <NextSteps page={page} today={today} />}
          {page.mayEdit && offer.publishedAt !== null && (
            <FreshnessSection
              offer={offer}
              confirmation={page.confirmation}
              linkCheck={page.linkCheck}
              today={today}
              isOffice={isOffice}
            />
          )}
          <ContactSection contact={page.contact} />
          <ProviderSection provider={page.provider} />
          {page.mayEdit && (
            <Section title={w.page.history}>
              <Summary
                facts={[
                  { label: w.page.owner, value: owner },
                  ...(offer.source === null
                    ? []
                    : [{ label: w.page.source, value: w.page.sources[offer.source] ?? offer.source }]),
                ]}
              />
              {history.length === 0 ? <p class="steg-muted">{w.page.noHistory}</p> : <History entries={history} />}
            </Section>
          )}
        </>
      }
    >
      <SubmissionNotice page={page} isOffice={isOffice} />
      <OfferBody page={page} today={today} />
    </Columns>
  )
}

export function WorkOfferActions({ page }: { page: WorkOfferPage }) {
  const { id, status, publishedAt } = page.offer
  return (
    <>
      {page.mayEdit && (
        <ButtonLink href={paths.workOfferEdit(id)} icon="edit">
          {w.page.edit}
        </ButtonLink>
      )}
      {status === 'draft' ? (
        <ButtonLink href={paths.workOfferPreview(id)} kind="secondary" icon="visibility">
          {w.page.preview}
        </ButtonLink>
      ) : (
        publishedAt !== null && (
          <ButtonLink href={paths.offer(id)} kind="secondary" icon="visibility">
            {w.page.publicPage}
          </ButtonLink>
        )
      )}
    </>
  )
}
