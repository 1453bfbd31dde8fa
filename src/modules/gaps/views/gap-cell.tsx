// One cell: what was counted and what was not, each with its reason; demand beside it; decisions about it.
import { paths } from '../../../kernel/names/paths.ts'
import {
  ButtonLink,
  Columns,
  type ResultItem,
  ResultList,
  Section,
  Summary,
  withQuery,
} from '../../../platform/html/index.ts'
import { kindLabel, type MissedSearch } from '../../offers/index.ts'
import { type ViewCell, worths } from '../cube.ts'
import type { CellDemand } from '../demand.ts'
import type { Explained } from '../explain.ts'
import { type GapQuestion, questionHref, withKeys, wordOf } from '../question.ts'
import type { Gaps } from '../read-gaps.ts'
import { isActiveWaiver, type Waiver } from '../terms.ts'
import { t } from '../texts.ts'
import { dayOf, filterLabel, short, whereText, whyText } from '../words.ts'
import { StateSign } from './gap-kit.tsx'

export interface CellGiven {
  readonly gaps: Gaps
  readonly question: GapQuestion
  readonly cell: ViewCell
  readonly explained: readonly Explained[]
  readonly waivers: readonly Waiver[]
  /** Undefined for those who may not see needs. */
  readonly demand: CellDemand | undefined
  readonly searches: readonly MissedSearch[]
}

const mostNotCounted = 30

/** Who may not open an offer that is no longer public can ask its provider. */
const itemOf = ({ offer, where, why, state }: Explained, { region, may }: Gaps): ResultItem => ({
  href: offer.isHidden && !may.openHidden ? paths.networkOrganization(offer.organizationId) : paths.workOffer(offer.id),
  title: offer.title,
  lines: [
    `${whyText(why, where, region.today)} ${whereText(where)}.`,
    `${kindLabel(offer.kind)} · ${offer.providerName}${offer.city === null ? '' : ` · ${offer.city}`}`,
  ],
  badge: { text: t.states[state], tone: worths[state] >= worths.elsewhere ? 'success' : 'warning' },
})

export function leadOfCell({ cell, explained }: Pick<CellGiven, 'cell' | 'explained'>): string {
  if (cell.state === undefined) return t.cell.leads.waived
  if (cell.state === 'none') return t.cell.leads.none(explained.length)
  return t.cell.leads[cell.state](cell.offers[worths[cell.state]] ?? 0)
}

function Counted({ explained, gaps }: { explained: readonly Explained[]; gaps: Gaps }) {
  const counted = explained.filter(({ state }) => state !== 'none')
  const others = explained.filter(({ state }) => state === 'none')
  return (
    <>
      <Section title={t.cell.counted}>
        {counted.length === 0 ? (
          <p class="kern-body">{t.cell.countedNone}</p>
        ) : (
          <ResultList items={counted.map((one) => itemOf(one, gaps))} />
        )}
      </Section>
      {others.length > 0 && (
        <Section title={t.cell.notCounted}>
          <p class="kern-body">{t.cell.notCountedHelp}</p>
          <ResultList
            items={others.slice(0, mostNotCounted).map((one) => {
              const { badge: _badge, ...item } = itemOf(one, gaps)
              return item
            })}
          />
          {others.length > mostNotCounted && (
            <p class="steg-muted">{t.cell.moreNotCounted(others.length - mostNotCounted)}</p>
          )}
        </Section>
      )}
    </>
  )
}

function Demand({
  demand,
  searches,
  mayNote,
  question,
}: {
  demand: CellDemand
  searches: readonly MissedSearch[]
  mayNote: boolean
  question: GapQuestion
}) {
  const { shownPeople, unplacedPeople, suppressedSums } = demand
  return (
    <Section title={t.cell.demand}>
      {shownPeople + suppressedSums === 0 ? (
        <p class="kern-body">{t.cell.demandNone}</p>
      ) : (
        <p class="kern-body">
          {shownPeople > 0 && t.cell.demandPeople(shownPeople)}{' '}
          {unplacedPeople > 0 && t.cell.demandUnplaced(unplacedPeople)}{' '}
          {suppressedSums > 0 && t.cell.demandSmall(suppressedSums)}
        </p>
      )}
      {searches.length > 0 && (
        <p class="kern-body">
          {t.cell.demandSearches} {searches.map(({ words, times }) => `„${words}“ (${t.count(times)})`).join(', ')}
        </p>
      )}
      {mayNote && (
        <ButtonLink kind="secondary" href={`${aboutHref(paths.workGapNeeds, question)}#notieren`}>
          {t.cell.noteNeed}
        </ButtonLink>
      )}
    </Section>
  )
}

/** The same group, by kind of offer: where exactly something is missing. */
const byKindHref = (question: GapQuestion): string =>
  questionHref(paths.workGaps, {
    ...withKeys(question, { kind: undefined, municipality: undefined }),
    rows: 'kind',
    columns: 'municipality',
  })

/** A form about the same cell. */
const aboutHref = (base: string, { keys }: GapQuestion): string =>
  withQuery(base, {
    [wordOf('group')]: keys.group,
    [wordOf('kind')]: keys.kind,
    [wordOf('municipality')]: keys.municipality,
  })

function waiverLine(waiver: Waiver, today: Gaps['region']['today']): string {
  if (isActiveWaiver(waiver, today)) return t.cell.reasonOf(waiver.reason, short(waiver.validUntil))
  return waiver.liftedAt === null
    ? t.cell.endedOf(waiver.reason, short(waiver.validUntil))
    : t.cell.liftedOf(waiver.reason, short(dayOf(waiver.liftedAt)))
}

export function GapCell(given: CellGiven) {
  const { gaps, question, cell, explained, waivers, demand, searches } = given
  const { region, may } = gaps
  const isNarrow =
    question.keys.group !== undefined || question.keys.kind !== undefined || question.keys.municipality !== undefined
  return (
    <Columns
      aside={
        <>
          <Section title={t.cell.facts}>
            <Summary
              facts={[
                ...(['group', 'kind', 'municipality', 'period'] as const).map((dimension) => ({
                  label: t.dimensions[dimension].one,
                  value: filterLabel(region, dimension, question.keys[dimension]),
                })),
                { label: t.matrix.reach, value: t.matrix.reachOption(question.reachKm) },
              ]}
            />
          </Section>
          {demand !== undefined && (
            <Demand demand={demand} searches={searches} mayNote={may.keepNeeds} question={question} />
          )}
          <Section title={t.cell.waivers}>
            {waivers.length === 0 ? (
              <p class="kern-body">{t.cell.waiversNone}</p>
            ) : (
              <ul class="steg-plain-list">
                {waivers.map((waiver) => (
                  <li>{waiverLine(waiver, region.today)}</li>
                ))}
              </ul>
            )}
            {may.waive && isNarrow && cell.state !== undefined && (
              <ButtonLink kind="secondary" href={aboutHref(paths.workGapWaiverNew, question)}>
                {t.cell.waive}
              </ButtonLink>
            )}
          </Section>
        </>
      }
    >
      <div class="steg-gap-alone">
        <StateSign shown={cell.state ?? 'waived'} />
      </div>
      {cell.needed > 1 && (
        <p class="kern-body">
          {t.cell.summed(cell.gaps, cell.needed)}{' '}
          {question.keys.kind === undefined && (
            <a class="kern-link" href={byKindHref(question)}>
              {t.cell.byKind}
            </a>
          )}
        </p>
      )}
      <Counted explained={explained} gaps={gaps} />
    </Columns>
  )
}
