// Demand beside supply: needs that were told, searches that found nothing. Small numbers of people never leave here.
import { foldGerman } from '../../kernel/fold.ts'
import { addDays, type PlainDate } from '../../kernel/plain-date.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { inContext } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import type { OrganizationKind } from '../network/index.ts'
import { listMissedSearches, type MissedSearch, type MissedSearches } from '../offers/index.ts'
import { mayReadDemand } from './policy.ts'
import { findNeeds } from './store.ts'
import { type Figure, figureOf, type Need } from './terms.ts'

/** What was told longer ago says nothing about today. */
export const demandDays = 365

/**
 * On so many different days words have to be looked for in vain before anybody reads them. A proposal of our own: one
 * person who tries again stays below, however often on a day.
 */
const searchedDays = 5

export interface NeedSum {
  readonly targetGroup: string
  readonly kind: string
  readonly municipalityKey: string | null
  readonly people: Figure
  readonly toldBy: readonly OrganizationKind[]
  readonly lastOn: PlainDate
}

/** The needs of the last year by what is needed and where. Pure. */
export function sumNeeds(needs: readonly Need[]): NeedSum[] {
  const sums = new Map<string, { first: Need; count: number; toldBy: Set<OrganizationKind>; lastOn: PlainDate }>()
  for (const need of needs) {
    const key = `${need.targetGroup}|${need.kind}|${need.municipalityKey ?? ''}`
    const sum = sums.get(key) ?? { first: need, count: 0, toldBy: new Set<OrganizationKind>(), lastOn: need.askedOn }
    sum.count += need.personCount
    sum.toldBy.add(need.askedBy)
    if (need.askedOn > sum.lastOn) sum.lastOn = need.askedOn
    sums.set(key, sum)
  }
  return [...sums.values()]
    .sort((a, b) => b.count - a.count)
    .map(({ first, count, toldBy, lastOn }) => ({
      targetGroup: first.targetGroup,
      kind: first.kind,
      municipalityKey: first.municipalityKey,
      people: figureOf(count),
      toldBy: [...toldBy],
      lastOn,
    }))
}

export interface CellDemand {
  readonly sums: readonly NeedSum[]
  /**
   * All sums that may be shown, added up. What is suppressed is in no total, so that no total gives it away by
   * subtraction.
   */
  readonly shownPeople: number
  /** Of these: told without a municipality, so that they stand beside every one. */
  readonly unplacedPeople: number
  readonly suppressedSums: number
}

const shownIn = (sums: readonly NeedSum[]): number =>
  sums.reduce((sum, { people }) => sum + (people.kind === 'value' ? people.value : 0), 0)

/**
 * How many people a cell of a picture is looked for by. Of a municipality only those who were told for it: what holds for
 * the whole region would stand in every column and be added up by whoever reads along them. Undefined: nobody was told.
 */
export function figureBeside(sums: readonly NeedSum[], cell: Parameters<typeof demandOf>[1]): Figure | undefined {
  const told = demandOf(sums, cell).sums.filter(
    ({ municipalityKey }) => cell.municipality === undefined || municipalityKey !== null,
  )
  if (told.length === 0) return undefined
  const people = shownIn(told)
  return people === 0 ? { kind: 'suppressed', because: 'below-5' } : { kind: 'value', value: people }
}

/** What concerns a cell; a need without a municipality concerns each of them. Keys that are undefined mean all. */
export function demandOf(
  sums: readonly NeedSum[],
  cell: { group: string | undefined; kind: string | undefined; municipality: string | undefined },
): CellDemand {
  const concerned = sums.filter(
    (sum) =>
      (cell.group === undefined || sum.targetGroup === cell.group) &&
      (cell.kind === undefined || sum.kind === cell.kind) &&
      (cell.municipality === undefined || sum.municipalityKey === null || sum.municipalityKey === cell.municipality),
  )
  return {
    sums: concerned,
    shownPeople: shownIn(concerned),
    unplacedPeople: shownIn(concerned.filter(({ municipalityKey }) => municipalityKey === null)),
    suppressedSums: concerned.filter(({ people }) => people.kind === 'suppressed').length,
  }
}

/** Searches that name the target group or the kind of a cell, by the beginnings of their words. */
export const searchesAbout = (searches: readonly MissedSearch[], labels: readonly string[]): MissedSearch[] => {
  const stems = labels.flatMap((label) => wordsIn(label)).map((word) => word.slice(0, 6))
  return searches.filter(({ words }) => wordsIn(words).some((word) => stems.some((stem) => word.startsWith(stem))))
}

const wordsIn = (text: string): string[] =>
  foldGerman(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 4)

export interface Demand {
  readonly needs: readonly Need[]
  readonly sums: readonly NeedSum[]
  readonly since: PlainDate
  readonly searches: MissedSearches
}

export async function readDemand(actor: Actor, services: Services): Promise<Result<Demand, 'forbidden'>> {
  if (mayReadDemand(actor, actor) !== 'allowed') return refused('forbidden')
  const since = addDays(services.today(), -demandDays)
  const needs = await inContext(services.database, actor, (tx) => findNeeds(tx, since))
  const searches = await listMissedSearches(actor, services, { since, fromDays: searchedDays })
  return ok({ needs, sums: sumNeeds(needs), since, searches })
}
