// The address of a list and what it asks for: one place for the public page, the work area and the API. Pure.
import { withQuery } from '../../platform/html/index.ts'
import type { OffersAsked } from './list-offers.ts'
import {
  type FacetName,
  facetNames,
  type OfferSort,
  type OfferTime,
  offerSorts,
  offerTimes,
} from './search/offer-query.ts'

/** German, because people read addresses. */
export const facetParameter: Readonly<Record<FacetName, string>> = {
  kind: 'art',
  phase: 'phase',
  targetGroup: 'zielgruppe',
  language: 'sprache',
  city: 'ort',
  provider: 'anbieter',
}

const timeWord: Readonly<Record<OfferTime, string>> = { current: '', upcoming: 'kommend', all: 'alle' }
const sortWord: Readonly<Record<OfferSort, string>> = {
  relevance: '',
  title: 'titel',
  start: 'beginn',
  confirmed: 'bestaetigt',
  distance: 'entfernung',
}

export const timeWords = offerTimes.map((time) => timeWord[time])
export const sortWords = offerSorts.map((sort) => sortWord[sort])

export const distances = [5, 10, 20, 30, 50] as const

const known = <K extends string>(
  words: Readonly<Record<K, string>>,
  names: readonly K[],
  given: string | null,
): K | undefined => names.find((name) => words[name] === (given ?? ''))

const numberBetween = (given: string | null, least: number, most: number, fallback: number): number => {
  const number = Number(given ?? '')
  return given !== null && Number.isInteger(number) && number >= least && number <= most ? number : fallback
}

/** PostgreSQL knows no zero byte, and halves of a surrogate pair are no text. */
const clean = (text: string): string => text.toWellFormed().replaceAll('\u0000', '').trim()

const facetsFrom = (many: (parameter: string) => string[]): OffersAsked['facets'] => ({
  kind: many(facetParameter.kind),
  phase: many(facetParameter.phase),
  targetGroup: many(facetParameter.targetGroup),
  language: many(facetParameter.language),
  city: many(facetParameter.city),
  provider: many(facetParameter.provider),
})

/** Whatever does not fit is left out: a mistyped address still shows a list. */
export function askedFrom(parameters: URLSearchParams, pageSize = 20): OffersAsked {
  const many = (name: string): string[] =>
    [
      ...new Set(
        parameters
          .getAll(name)
          .map(clean)
          .filter((value) => value !== '' && value.length <= 120),
      ),
    ].slice(0, 50)
  const town = clean(parameters.get('von') ?? '').slice(0, 120)
  const sort = known(sortWord, offerSorts, parameters.get('sortierung'))
  return {
    text: clean(parameters.get('q') ?? '').slice(0, 200),
    facets: facetsFrom(many),
    time: known(timeWord, offerTimes, parameters.get('zeit')) ?? 'current',
    sort: sort ?? 'relevance',
    page: numberBetween(parameters.get('seite'), 1, 10_000, 1),
    pageSize,
    ...(town === '' ? {} : { from: { town, km: numberBetween(parameters.get('umkreis'), 1, 500, 20) } }),
  }
}

export type AskedParameters = Readonly<Record<string, string | readonly string[]>>

/** The other way round, the page left out: who filters anew begins on page 1. */
export const parametersOf = (asked: OffersAsked): AskedParameters => ({
  q: asked.text,
  ...Object.fromEntries(facetNames.map((name) => [facetParameter[name], asked.facets[name]])),
  zeit: timeWord[asked.time],
  von: asked.from?.town ?? '',
  umkreis: asked.from === undefined ? '' : String(asked.from.km),
  sortierung: sortWord[asked.sort],
})

export const listHref = (base: string, asked: OffersAsked, changed: AskedParameters = {}): string =>
  withQuery(base, { ...parametersOf(asked), ...changed })

/** Hidden inputs that keep everything but the named parameters, empty ones left out. */
export const keptParameters = (asked: OffersAsked, without: readonly string[]): AskedParameters =>
  Object.fromEntries(
    Object.entries(parametersOf(asked)).filter(([name, value]) => !without.includes(name) && value.length > 0),
  )

export const isFiltered = (asked: OffersAsked): boolean =>
  asked.text !== '' ||
  asked.from !== undefined ||
  asked.time !== 'current' ||
  facetNames.some((name) => asked.facets[name].length > 0)
