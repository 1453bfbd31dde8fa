// One page A4 for a council: what is missing, what that means, how it was counted, and lines for the proposal.
import { paths } from '../../../kernel/names/paths.ts'
import { formatGermanDate } from '../../../kernel/plain-date.ts'
import { worths } from '../cube.ts'
import type { CellDemand } from '../demand.ts'
import { t } from '../texts.ts'
import { labelsOf, periodLabel } from '../words.ts'
import type { MatrixGiven } from './gap-matrix.tsx'

/** Counts up whenever the way of counting changes, so that two papers can be compared. */
const methodVersion = 1

/** So many rows fit on the page beside everything else. */
const mostRows = 6

export interface TemplateGiven extends MatrixGiven {
  readonly demand: CellDemand | undefined
}

const joined = (sentences: readonly (string | false | undefined)[]): string =>
  sentences.filter((sentence) => sentence !== false && sentence !== undefined).join(' ')

function GapTable({ gaps, view, picture, finding }: MatrixGiven) {
  const [rows, columns] = [labelsOf(gaps.region, view.rows), labelsOf(gaps.region, view.columns)]
  const shown = finding.rowsWithGaps.slice(0, mostRows)
  if (shown.length === 0) return <p>{t.template.tableNone}</p>
  return (
    <>
      {/* A region that scrolls must be reachable with the keyboard. */}
      <section class="steg-scroll" aria-label={t.template.tableTitle} tabindex={0}>
        <table>
          <caption class="kern-sr-only">{t.template.tableTitle}</caption>
          <thead>
            <tr>
              <th scope="col">{t.dimensions[view.rows].one}</th>
              {view.chosen[view.columns].map((column) => (
                <th scope="col">{columns[column]}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ index }) => (
              <tr>
                <th scope="row">{rows[view.chosen[view.rows][index] ?? -1]}</th>
                {(picture[index] ?? []).map(({ state }) => (
                  <td class={state !== undefined && worths[state] < worths.elsewhere ? 'steg-sheet__gap' : undefined}>
                    {t.states[state ?? 'waived']}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {finding.rowsWithGaps.length > mostRows && (
        <p class="steg-sheet__small">{t.template.tableMore(finding.rowsWithGaps.length - mostRows)}</p>
      )}
    </>
  )
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

function Unknowns({ gaps, finding }: Pick<MatrixGiven, 'gaps' | 'finding'>) {
  const { supply } = gaps.region
  const running = supply.filter(({ endsOn }) => endsOn === null || endsOn >= gaps.region.today)
  const unknownPlaces = running.filter(({ places }) => places.state === 'unknown').length
  const placeless = running.filter(
    ({ latitude, city, serviceArea }) => latitude === null && city === null && serviceArea.length === 0,
  ).length
  return (
    <p class="steg-sheet__small">
      {joined([
        t.template.unknownPlaces(unknownPlaces, running.length),
        placeless > 0 && t.template.unknownPlace(placeless),
        t.template.unknownWay,
        t.template.unknownMissing,
        finding.waived > 0 && t.template.waived(finding.waived),
      ])}
    </p>
  )
}

export function DecisionTemplate(given: TemplateGiven) {
  const { gaps, question, view, finding, demand } = given
  const { region } = gaps
  const { byState, worstColumn } = finding
  const columns = labelsOf(region, view.columns)
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
          ])}
        </p>
        <GapTable {...given} />
      </section>
      <section>
        <h2>{t.template.meaning}</h2>
        <p>
          {worstColumn === undefined
            ? t.template.meaningNone
            : joined([
                t.template.meaningWorst(
                  columns[view.chosen[view.columns][worstColumn.index] ?? -1] ?? '',
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
            offers: region.supply.length,
            providers: new Set(region.supply.map(({ organizationId }) => organizationId)).size,
            reach: question.reachKm,
            period: period === undefined ? '' : periodLabel(period),
          })}
        </p>
      </section>
      <section>
        <h2>{t.template.unknown}</h2>
        <Unknowns gaps={gaps} finding={finding} />
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
