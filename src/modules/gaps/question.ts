// What somebody wants to see of the cube, as an address says it. Pure.
import { withQuery } from '../../platform/html/index.ts'
import { type CubeView, type Dimension, dimensions } from './cube.ts'
import { type Raster, rasters } from './periods.ts'
import { defaultReach, reaches } from './terms.ts'
import type { Region } from './to-cube.ts'

/** Every period that is looked at, instead of the one that is running. */
export const anyPeriod = 'alle'

export interface GapQuestion {
  readonly rows: Dimension
  readonly columns: Dimension
  /** Keys of the lists; a dimension without a key is summed up by its best, time by the period that is running. */
  readonly keys: { readonly [D in Dimension]: string | undefined }
  readonly raster: Raster
  readonly reachKm: number
}

const dimensionWords: Readonly<Record<Dimension, string>> = {
  group: 'zielgruppe',
  kind: 'art',
  municipality: 'gemeinde',
  period: 'zeit',
}
const rasterWords: Readonly<Record<Raster, string>> = { 'half-year': 'halbjahr', quarter: 'quartal' }

export const parameters = {
  rows: 'zeilen',
  columns: 'spalten',
  ...dimensionWords,
  raster: 'raster',
  reachKm: 'umkreis',
}
export const wordOf = (dimension: Dimension): string => dimensionWords[dimension]
export const rasterWord = (raster: Raster): string => rasterWords[raster]

const defaultAxes = { rows: 'group', columns: 'municipality' } as const

/** What makes no sense falls back to the usual view: an address may be old. */
export function gapQuestionFrom(query: URLSearchParams): GapQuestion {
  const axis = (name: string): Dimension | undefined =>
    dimensions.find((dimension) => dimensionWords[dimension] === query.get(name))
  const rows = axis(parameters.rows) ?? defaultAxes.rows
  const asked = axis(parameters.columns) ?? defaultAxes.columns
  const columns = asked === rows ? (rows === 'municipality' ? 'group' : 'municipality') : asked
  const key = (dimension: Dimension): string | undefined =>
    query.get(dimensionWords[dimension])?.slice(0, 80) || undefined
  const km = Number(query.get(parameters.reachKm))
  return {
    rows,
    columns,
    keys: { group: key('group'), kind: key('kind'), municipality: key('municipality'), period: key('period') },
    raster: rasters.find((raster) => rasterWords[raster] === query.get(parameters.raster)) ?? 'half-year',
    reachKm: reaches.find((reach) => reach === km) ?? defaultReach,
  }
}

/** The address of a question below `base`; what is usual is left out. */
export const questionHref = (base: string, question: GapQuestion): string =>
  withQuery(base, {
    [parameters.rows]: question.rows === defaultAxes.rows ? '' : dimensionWords[question.rows],
    [parameters.columns]: question.columns === defaultAxes.columns ? '' : dimensionWords[question.columns],
    ...Object.fromEntries(dimensions.map((dimension) => [dimensionWords[dimension], question.keys[dimension] ?? ''])),
    [parameters.raster]: question.raster === 'half-year' ? '' : rasterWords[question.raster],
    [parameters.reachKm]: question.reachKm === defaultReach ? '' : String(question.reachKm),
  })

export const withKeys = (question: GapQuestion, keys: Partial<GapQuestion['keys']>): GapQuestion => ({
  ...question,
  keys: { ...question.keys, ...keys },
})

/** The picture without the keys of its axes: from a cell back to the whole. */
export const wholePicture = (question: GapQuestion): GapQuestion =>
  withKeys(question, { [question.rows]: undefined, [question.columns]: undefined })

export const keysOf = (region: Region): { readonly [D in Dimension]: readonly string[] } => ({
  group: region.groups,
  kind: region.kinds,
  municipality: region.municipalities.map(({ key }) => key),
  period: region.periods.map(({ key }) => key),
})

/** What one cell of a picture is about: the keys of its row and column, and the filters. Undefined means all. */
export function keysOfCell(
  region: Region,
  { keys, rows, columns }: GapQuestion,
  at: { readonly row: number; readonly column: number },
): GapQuestion['keys'] {
  const all = keysOf(region)
  return { ...keys, [rows]: all[rows][at.row], [columns]: all[columns][at.column] }
}

/** Indices of a dimension; undefined where the address names something that is not there. */
function chosenIn(
  keys: readonly string[],
  dimension: Dimension,
  key: string | undefined,
): readonly number[] | undefined {
  const all = keys.map((_, index) => index)
  if (key === undefined) return dimension === 'period' ? all.slice(0, 1) : all
  if (dimension === 'period' && key === anyPeriod) return all
  const found = keys.indexOf(key)
  return found === -1 ? undefined : [found]
}

const complete = (
  chosen: { readonly [D in Dimension]: readonly number[] | undefined },
): CubeView['chosen'] | undefined => {
  const { group, kind, municipality, period } = chosen
  return group && kind && municipality && period ? { group, kind, municipality, period } : undefined
}

/** The picture that was asked for: axes whole, the other two as filtered. */
export function viewOf(region: Region, question: GapQuestion): CubeView | undefined {
  const keys = keysOf(region)
  const isAxis = (dimension: Dimension) => dimension === question.rows || dimension === question.columns
  const of = (dimension: Dimension) =>
    isAxis(dimension)
      ? keys[dimension].map((_, index) => index)
      : chosenIn(keys[dimension], dimension, question.keys[dimension])
  const chosen = complete({
    group: of('group'),
    kind: of('kind'),
    municipality: of('municipality'),
    period: of('period'),
  })
  return chosen && { rows: question.rows, columns: question.columns, chosen }
}

/** One cell: every dimension as filtered. */
export function cellOf(region: Region, question: GapQuestion): CubeView['chosen'] | undefined {
  const keys = keysOf(region)
  const of = (dimension: Dimension) => chosenIn(keys[dimension], dimension, question.keys[dimension])
  return complete({ group: of('group'), kind: of('kind'), municipality: of('municipality'), period: of('period') })
}
