// How sure one offer is: a notice for everybody, and for those who care for it dates, link and what to do.
import { paths } from '../../../../kernel/names/paths.ts'
import { formatGermanDate, type PlainDate } from '../../../../kernel/plain-date.ts'
import {
  ActionBar,
  Badge,
  Button,
  type Fact,
  Field,
  More,
  Notice,
  Section,
  Summary,
  type Tone,
} from '../../../../platform/html/index.ts'
import type { Offer } from '../../terms.ts'
import { dayOf } from '../day-of.ts'
import { freshnessOf } from '../offer-freshness.ts'
import type { Freshness } from '../state.ts'
import type { Confirmation, LinkCheck } from '../terms.ts'
import { f } from '../texts.ts'

const tones: Readonly<Record<Freshness, Tone>> = {
  fresh: 'success',
  due: 'info',
  overdue: 'warning',
  stale: 'warning',
  hidden: 'danger',
}

/** "seit 3. Mai 2026 nicht bestätigt", for what has been unsure for long. */
export function staleWords(offer: Offer, today: PlainDate, form: 'long' | 'short'): string | undefined {
  const state = freshnessOf(offer, today)
  if (state !== 'stale' && state !== 'hidden') return undefined
  return offer.confirmedOn === null ? f.badge.staleNever : f.badge.stale(formatGermanDate(offer.confirmedOn, form))
}

export function StaleNotice({ offer, today }: { offer: Offer; today: PlainDate }) {
  const words = staleWords(offer, today, 'long')
  if (words === undefined) return null
  return (
    <Notice tone="warning" title={f.badge.title(words)}>
      <p class="kern-body">{f.badge.help}</p>
    </Notice>
  )
}

export interface Care {
  readonly confirmation: Confirmation | undefined
  readonly linkCheck: LinkCheck | undefined
}

function factsOf({ offer, confirmation, linkCheck }: Care & { offer: Offer }): Fact[] {
  const long = (day: PlainDate): string => formatGermanDate(day)
  const isOwnWay = confirmation !== undefined && dayOf(confirmation.happenedAt) === offer.confirmedOn
  const confirmed =
    offer.confirmedOn === null
      ? f.never
      : isOwnWay
        ? `${long(offer.confirmedOn)}, ${f.facts.way[confirmation.way]}`
        : long(offer.confirmedOn)
  return [
    { label: f.facts.changed, value: long(dayOf(offer.updatedAt)) },
    { label: f.facts.confirmed, value: confirmed },
    ...(offer.dueOn === null ? [] : [{ label: f.facts.dueOn, value: long(offer.dueOn) }]),
    ...(offer.website === null
      ? []
      : [
          {
            label: f.facts.link,
            value:
              linkCheck === undefined || linkCheck.url !== offer.website
                ? f.facts.noLink
                : f.linkChecked(
                    f.linkOutcomes[linkCheck.outcome] ?? linkCheck.outcome,
                    long(dayOf(linkCheck.checkedAt)),
                  ),
          },
        ]),
  ]
}

/** In the work area, for those who may change the offer. */
export function FreshnessSection(props: Care & { offer: Offer; today: PlainDate; isOffice: boolean }) {
  const { offer, today, isOffice, linkCheck } = props
  const state = freshnessOf(offer, today)
  return (
    <Section title={f.facts.state}>
      {state !== undefined && (
        <p>
          <Badge tone={tones[state]}>{f.states[state]}</Badge>
        </p>
      )}
      {state !== undefined && state !== 'fresh' && offer.forcedBecause !== null && (
        <p class="kern-body">{f.facts.forced[offer.forcedBecause]}</p>
      )}
      <Summary facts={factsOf(props)} />
      {linkCheck !== undefined && linkCheck.url === offer.website && linkCheck.failedDays > 0 && (
        <p class="kern-body">{f.linkFailedDays(linkCheck.failedDays)}</p>
      )}
      {isOffice && offer.hiddenAt !== null && offer.status === 'published' && (
        <More summary={f.facts.showAgain}>
          <form class="steg-form" method="post" action={paths.workOfferShowAgain(offer.id)}>
            <Field
              field={{
                control: 'text',
                name: 'grund',
                label: f.facts.showAgainWhy,
                help: f.facts.showAgainHelp,
                required: true,
                maxLength: 500,
              }}
            />
            <ActionBar>
              <Button kind="secondary">{f.facts.showAgain}</Button>
            </ActionBar>
          </form>
        </More>
      )}
    </Section>
  )
}
