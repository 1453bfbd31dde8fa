// One page A4 for a council: what is missing, what that means, how it was counted, and lines for the proposal.
import { paths } from '../../../kernel/names/paths.ts'
import { formatGermanDate } from '../../../kernel/plain-date.ts'
import type { CouncilPaper } from '../council-paper.ts'
import { worths } from '../cube.ts'
import type { CellDemand } from '../demand.ts'
import type { GapQuestion } from '../question.ts'
import type { Gaps } from '../read-gaps.ts'
import { t } from '../texts.ts'
import { filterLabel, labelsOf, periodLabel } from '../words.ts'

/**
 * Counts up whenever the way of counting changes, so that two papers can be compared. 2: young groups only in the
 * headline, "full" for the period of which it was said, hidden offers as stale.
 */
const methodVersion = 2

/** So many rows fit on the page beside everything else. */
const mostRows = 5
/** So many municipalities fit beside each other on A4; of more the worst are named. */
const mostColumns = 8
const mostNamed = 5
const mostKinds = 4

export interface TemplateGiven {
  readonly gaps: Gaps
  readonly question: GapQuestion
  readonly paper: CouncilPaper
  readonly demand: CellDemand | undefined
}

type Paper = Pick<TemplateGiven, 'gaps' | 'paper'>

const joined = (sentences: readonly (string | false | undefined)[]): string =>
  sentences.filter((sentence) => sentence !== false && sentence !== undefined).join(' ')

/** Every municipality as a column, and what there is in each. */
function StateTable({ gaps, paper }: Paper) {
  const { view, picture, finding } = paper
  const [rows, columns] = [labelsOf(gaps.region, 'group'), labelsOf(gaps.region, 'municipality')]
  return (
    <table>
      <caption class="kern-sr-only">{t.template.tableTitle}</caption>
      <thead>
        <tr>
          <th scope="col">{t.dimensions.group.one}</th>
          {view.chosen.municipality.map((column) => (
            <th scope="col">{columns[column]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {finding.rowsWithGaps.slice(0, mostRows).map(({ index }) => (
          <tr>
            <th scope="row">{rows[view.chosen.group[index] ?? -1]}</th>
            {(picture[index] ?? []).map(({ state }) => (
              <td class={state !== undefined && worths[state] < worths.elsewhere ? 'steg-sheet__gap' : undefined}>
                {t.states[state ?? 'waived']}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Of many municipalities how many there are, and the worst by name. */
function WorstTable({ gaps, paper }: Paper) {
  const [rows, names] = [labelsOf(gaps.region, 'group'), labelsOf(gaps.region, 'municipality')]
  return (
    <table>
      <caption class="kern-sr-only">{t.template.tableTitle}</caption>
      <thead>
        <tr>
          <th scope="col">{t.dimensions.group.one}</th>
          <th scope="col">{t.template.without}</th>
          <th scope="col">{t.template.worst}</th>
        </tr>
      </thead>
      <tbody>
        {paper.groups.slice(0, mostRows).map(({ group, needed, without }) => (
          <tr>
            <th scope="row">{rows[group]}</th>
            <td>{t.template.ofAll(without.length, needed)}</td>
            <td>
              {without
                .slice(0, mostNamed)
                .map((index) => names[index] ?? '')
                .concat(without.length > mostNamed ? [t.matrix.more(without.length - mostNamed)] : [])
                .join(', ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function GapTable(given: Paper) {
  const { view, groups } = given.paper
  if (groups.length === 0) return <p>{t.template.tableNone}</p>
  return (
    <>
      {/* A region that scrolls must be reachable with the keyboard. */}
      <section class="steg-scroll" aria-label={t.template.tableTitle} tabindex={0}>
        {view.chosen.municipality.length <= mostColumns ? <StateTable {...given} /> : <WorstTable {...given} />}
      </section>
      {groups.length > mostRows && <p class="steg-sheet__small">{t.template.tableMore(groups.length - mostRows)}</p>}
    </>
  )
}

/** A green cell says that there is anything at all: what is missing of each kind stands here. */
function kindText({ gaps, paper }: Paper): string | undefined {
  const kinds = labelsOf(gaps.region, 'kind')
  const missing = paper.kinds
    .slice(0, mostKinds)
    .map(({ kind, gaps: without, needed }) => t.template.kindIn(kinds[kind] ?? '', without, needed))
  return missing.length === 0 ? undefined : t.template.byKind(missing.join(', '))
}

function demandText(demand: CellDemand | undefined): string | undefined {
  if (demand === undefined) return undefined
  const { shownPeople, suppressedSums } = demand
  if (shownPeople + suppressedSums === 0) return t.template.demandNone
  const small = suppressedSums > 0 ? t.template.demandSmall(suppressedSums) : undefined
  return shownPeople === 0
    ? `${t.needs.title}: ${small ?? ''}.`
    : `${t.template.demandText(shownPeople)}${small === undefined ? '' : `, dazu ${small}`}.`
}

function Unknowns({ gaps, paper }: Paper) {
  const running = gaps.region.supply.filter(
    ({ endsOn, isHidden }) => !isHidden && (endsOn === null || endsOn >= gaps.region.today),
  )
  const unknownPlaces = running.filter(({ places }) => places.state === 'unknown').length
  const placeless = running.filter(
    ({ latitude, city, serviceArea }) => latitude === null && city === null && serviceArea.length === 0,
  ).length
  const { waived } = paper.finding
  return (
    <p class="steg-sheet__small">
      {joined([
        t.template.unknownPlaces(unknownPlaces, running.length),
        placeless > 0 && t.template.unknownPlace(placeless),
        t.template.unknownWay,
        t.template.unknownMissing,
        waived > 0 && t.template.waived(waived),
      ])}
    </p>
  )
}

export function DecisionTemplate(given: TemplateGiven) {
  const { gaps, question, paper, demand } = given
  const { region } = gaps
  const { view, finding, others } = paper
  const { byState, worstColumn } = finding
  const [groups, columns] = [labelsOf(region, 'group'), labelsOf(region, 'municipality')]
  const { kind } = question.keys
  const listed = region.supply.filter(({ isHidden }) => !isHidden)
  const asked = demandText(demand)
  const period = region.periods[view.chosen.period[0] ?? 0]
  return (
    <article class="steg-sheet">
      <p>
        <strong>{t.template.for(gaps.regionName)}</strong>
        <br />
        {t.template.version(formatGermanDate(region.today), methodVersion)} {t.template.by(gaps.officeName)}
      </p>
      <section>
        <h2>{t.template.goal}</h2>
        <p>{t.template.goalText}</p>
      </section>
      <section>
        <h2>{t.template.finding}</h2>
        <p>
          {joined([
            t.template.findingText(
              finding.gaps,
              finding.needed,
              finding.needed === 0 ? 0 : Math.round((100 * finding.gaps) / finding.needed),
            ),
            t.template.findingStates(byState.none, byState.stale, byState.full),
            t.template.findingElsewhere(byState.elsewhere),
            kind === undefined ? t.template.anyKind : t.template.oneKind(filterLabel(region, 'kind', kind)),
          ])}
        </p>
        <GapTable {...given} />
        <p>
          {joined([
            kindText(given),
            others.needed > 0 &&
              t.template.findingOthers(
                others.groups.map((group) => groups[group] ?? ''),
                others.gaps,
                others.needed,
              ),
          ])}
        </p>
      </section>
      <section>
        <h2>{t.template.meaning}</h2>
        <p>
          {worstColumn === undefined
            ? t.template.meaningNone
            : joined([
                t.template.meaningWorst(
                  columns[view.chosen.municipality[worstColumn.index] ?? -1] ?? '',
                  worstColumn.gaps,
                  worstColumn.needed,
                ),
                byState.stale > 0 && t.template.meaningCheap(byState.stale),
                byState.full > 0 && t.template.meaningFull(byState.full),
                asked,
              ])}
        </p>
      </section>
      <section>
        <h2>{t.template.proposal}</h2>
        {t.template.proposalLines.map((line) => (
          <div class="steg-sheet__line">{line}</div>
        ))}
      </section>
      <section>
        <h2>{t.template.method}</h2>
        <p class="steg-sheet__small">
          {t.template.methodText({
            offers: listed.length,
            hidden: region.supply.length - listed.length,
            providers: new Set(region.supply.map(({ organizationId }) => organizationId)).size,
            reach: question.reachKm,
            period: period === undefined ? '' : periodLabel(period),
          })}
        </p>
      </section>
      <section>
        <h2>{t.template.unknown}</h2>
        <Unknowns gaps={gaps} paper={paper} />
      </section>
      <p class="steg-muted steg-no-print">
        {t.template.hint}{' '}
        <a class="kern-link" href={paths.workGaps}>
          {t.cell.back}
        </a>
      </p>
    </article>
  )
}
