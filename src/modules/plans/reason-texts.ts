// Why somebody is where they are, in sentences that young people read, and what a region reads about its workshops.
import type { FieldFigures, MissedWish, Reason } from './engine/explain.ts'
import { publicTexts } from './public-texts/catalogue.ts'

const number = (value: number): string => value.toLocaleString('de-DE')

/** What is told: reasons of the engine, and the field outside of the usual ideas, which the engine knows by its weight only. */
export type ToldReason = Reason | { readonly code: 'outside'; readonly missed: MissedWish | undefined }

/** One true sentence or two about a pupil and block. */
export function reasonSentence(reason: ToldReason, nameOfField: (field: number) => string): string {
  const t = publicTexts.reasons
  if (reason.code === 'unanswered') return t.unanswered
  const { missed } = reason
  const own = (alone: string, besideMissed: string): string =>
    missed === undefined ? alone : `${missedSentence(missed, nameOfField(missed.field))} ${besideMissed}`
  if (reason.code === 'wish') return own(t.yourWish(reason.rank), t.inWish(reason.rank))
  if (reason.code === 'not-named') return own(t.notNamed, t.inNotNamed)
  if (reason.code === 'outside') return own(t.outside, t.inOutside)
  if (reason.code === 'unwanted') return own(t.unwanted, t.unwanted)
  return own(t.empty[reason.cause], t.empty[reason.cause])
}

function missedSentence(missed: MissedWish, field: string): string {
  const t = publicTexts.reasons
  const why = {
    full: () => fullSentence(missed, field),
    'class-limit': () => t.classLimit(field, missed.perClass ?? 0),
    barred: () => t.barred(field),
    team: () => t.team(field),
    'not-found': () => t.notFound(field),
    'not-offered': () => t.notOffered(field),
    weights: () => t.weights(field),
    timetable: () => t.timetable(field),
  }[missed.cause]()
  return missed.byLot ? `${why} ${t.byLot}` : why
}

function fullSentence({ wisherCount, placeCount, reachableCount, rank }: MissedWish, field: string): string {
  const t = publicTexts.reasons
  // Places may be free where the pupil cannot go.
  if (reachableCount < placeCount) return t.fullForYou(field, reachableCount)
  if (wisherCount <= placeCount) return t.full(field, placeCount)
  return rank === 1 ? t.manyFirstWishes(field, wisherCount, placeCount) : t.manyWishes(field, wisherCount, placeCount)
}

/** "KFZ: 61 wollten hin, 48 Plätze". */
export const fieldSentence = (
  { wisherCount, placeCount }: Pick<FieldFigures, 'wisherCount' | 'placeCount'>,
  field: string,
): string =>
  `${field}: ${number(wisherCount)} wollten hin, ${placeCount === 1 ? '1 Platz' : `${number(placeCount)} Plätze`}`
