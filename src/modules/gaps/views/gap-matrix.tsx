// The matrix: the sentence stands above it, choices and meaning of the signs below.
import { paths } from '../../../kernel/names/paths.ts'
import { Button, DataTable, Field, type FormField, More, Section } from '../../../platform/html/index.ts'
import { type CubeView, type Dimension, dimensions, type ViewCell, worths } from '../cube.ts'
import { figureBeside, type NeedSum } from '../demand.ts'
import type { Finding } from '../finding.ts'
import { rasters } from '../periods.ts'
import {
  anyPeriod,
  type GapQuestion,
  keysOf,
  keysOfCell,
  parameters,
  questionHref,
  rasterWord,
  withKeys,
  wordOf,
} from '../question.ts'
import type { Gaps } from '../read-gaps.ts'
import { reaches } from '../terms.ts'
import { t } from '../texts.ts'
import { filterLabel, labelsOf } from '../words.ts'
import { type Shown, StateSign, shownStates } from './gap-kit.tsx'

export interface MatrixGiven {
  readonly gaps: Gaps
  readonly question: GapQuestion
  readonly view: CubeView
  readonly picture: readonly (readonly ViewCell[])[]
  readonly finding: Finding
  /** What people told the office they need; undefined for those who may not read it. */
  readonly needs?: readonly NeedSum[] | undefined
}

const shownOf = (cell: ViewCell): Shown => cell.state ?? 'waived'

/** The offers that make the state; a gap of the worst kind has none. */
const countOf = (cell: ViewCell): number => (cell.state === undefined ? 0 : (cell.offers[worths[cell.state]] ?? 0))

export function GapMatrix({ gaps, question, view, picture, needs }: MatrixGiven) {
  const rowLabels = labelsOf(gaps.region, view.rows)
  const columnLabels = labelsOf(gaps.region, view.columns)
  const keys = keysOf(gaps.region)
  const rows = view.chosen[view.rows].map((index, at) => ({ index, cells: picture[at] ?? [] }))
  const caption = t.matrix.caption(t.dimensions[view.rows].many, t.dimensions[view.columns].many)
  const hrefOf = (row: number, column: number) =>
    questionHref(
      paths.workGapCell,
      withKeys(question, { [view.rows]: keys[view.rows][row], [view.columns]: keys[view.columns][column] }),
    )
  const demandIn = (row: number, column: number): number => {
    const { group, kind, municipality } = keysOfCell(gaps.region, question, { row, column })
    const figure = needs && figureBeside(needs, { group, kind, municipality })
    return figure?.kind === 'value' ? figure.value : 0
  }
  return (
    // A region that scrolls must be reachable with the keyboard.
    <section class="steg-matrix" aria-label={caption} tabindex={0}>
      <DataTable
        caption={caption}
        captionHidden
        rows={rows}
        columns={[
          { label: t.dimensions[view.rows].one, cell: (row) => rowLabels[row.index] ?? '' },
          ...view.chosen[view.columns].map((column, at) => ({
            label: columnLabels[column] ?? '',
            cell: (row: (typeof rows)[number]) => {
              const cell = row.cells[at]
              if (cell === undefined) return ''
              const people = demandIn(row.index, column)
              return (
                <>
                  <StateSign
                    shown={shownOf(cell)}
                    href={hrefOf(row.index, column)}
                    count={countOf(cell)}
                    about={t.matrix.cellOf(rowLabels[row.index] ?? '', columnLabels[column] ?? '')}
                  />
                  {people > 0 && <div class="steg-muted">{t.matrix.demand(people)}</div>}
                </>
              )
            },
          })),
        ]}
      />
    </section>
  )
}

export function Legend({ finding, hasDemand }: { finding: Finding; hasDemand: boolean }) {
  const countOfState = (shown: Shown) => (shown === 'waived' ? finding.waived : finding.byState[shown])
  return (
    <Section title={t.matrix.legend}>
      <ul class="steg-legend">
        {shownStates.map((shown) => (
          <li>
            <StateSign shown={shown} />
            <span>
              {t.stateHelp[shown]} <span class="steg-muted">{t.matrix.legendCount(countOfState(shown))}</span>
            </span>
          </li>
        ))}
      </ul>
      {hasDemand && <p class="kern-body">{t.matrix.demandHelp}</p>}
    </Section>
  )
}

/** What the picture leaves out or sums up, in one line. */
export function LookedAt({ gaps, question, view }: Pick<MatrixGiven, 'gaps' | 'question' | 'view'>) {
  const others = dimensions.filter((dimension) => dimension !== view.rows && dimension !== view.columns)
  const parts = [
    ...others.map((dimension) => filterLabel(gaps.region, dimension, question.keys[dimension])),
    t.matrix.reachOf(question.reachKm),
  ]
  const summed = others.filter((dimension) => view.chosen[dimension].length > 1)
  return (
    <p class="kern-body">
      {t.matrix.looked(parts.join(', '))} {t.matrix.pick}{' '}
      {summed.length > 0 && t.matrix.summed(summed.map((dimension) => t.dimensions[dimension].dative).join(' / '))}
    </p>
  )
}

export function Choices({ gaps, question }: Pick<MatrixGiven, 'gaps' | 'question'>) {
  const keys = keysOf(gaps.region)
  const axis = (name: 'rows' | 'columns'): FormField => ({
    control: 'select',
    name: parameters[name],
    label: t.matrix[name],
    empty: false,
    value: wordOf(question[name]),
    options: dimensions.map((dimension) => ({ value: wordOf(dimension), label: t.dimensions[dimension].many })),
  })
  const filter = (dimension: Dimension): FormField => {
    const labels = labelsOf(gaps.region, dimension)
    const options = keys[dimension].map((key, index) => ({ value: key, label: labels[index] ?? key }))
    const every = dimension === 'period' ? [{ value: anyPeriod, label: t.dimensions.period.any }] : []
    return {
      control: 'select',
      name: wordOf(dimension),
      label: t.dimensions[dimension].one,
      value: question.keys[dimension] ?? (dimension === 'period' ? (keys.period[0] ?? '') : ''),
      empty: dimension === 'period' ? false : t.dimensions[dimension].any,
      options: [...options, ...every],
    }
  }
  const fields: FormField[] = [
    axis('rows'),
    axis('columns'),
    ...dimensions.filter((dimension) => dimension !== question.rows && dimension !== question.columns).map(filter),
    {
      control: 'select',
      name: parameters.raster,
      label: t.matrix.raster,
      empty: false,
      value: rasterWord(question.raster),
      options: rasters.map((raster) => ({ value: rasterWord(raster), label: t.matrix.rasters[raster] })),
    },
    {
      control: 'select',
      name: parameters.reachKm,
      label: t.matrix.reach,
      empty: false,
      value: String(question.reachKm),
      options: reaches.map((reach) => ({ value: String(reach), label: t.matrix.reachOption(reach) })),
    },
  ]
  return (
    <More summary={t.matrix.change}>
      <form class="steg-gap-choices" method="get" action={paths.workGaps}>
        {fields.map((field) => (
          <Field field={field} />
        ))}
        <Button kind="secondary">{t.matrix.apply}</Button>
      </form>
    </More>
  )
}

export function Exports({ question }: { question: GapQuestion }) {
  return (
    <p class="kern-body steg-no-print">
      {(['csv', 'xlsx'] as const).map((form, index) => (
        <>
          {index > 0 && ' · '}
          <a class="kern-link" href={questionHref(paths.workGapExport(form), question)} download>
            {t.matrix.exportAs(form.toUpperCase())}
          </a>
        </>
      ))}
    </p>
  )
}
