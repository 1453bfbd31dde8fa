// Why somebody is where they are, in sentences that young people read, and what a region reads about its workshops.
import { catalogue } from '../../platform/i18n/catalogue.ts'
import type { FieldFigures, MissedWish, Reason } from './engine/explain.ts'

const number = (value: number): string => value.toLocaleString('de-DE')
const places = (count: number): string => (count === 1 ? '1 Platz' : `${number(count)} Plätze`)
const wishNames = ['Erstwunsch', 'Zweitwunsch', 'Drittwunsch']
const wishName = (rank: number): string => wishNames[rank - 1] ?? `${rank}. Wunsch`

export const reasonTexts = catalogue({
  de: {
    yourWish: (rank: number) => `Das ist dein ${wishName(rank)}.`,
    inWish: (rank: number) => `Du bist in deinem ${wishName(rank)}.`,
    notNamed: 'Kein Wunsch von dir ist offen geblieben. Hier lernst du etwas Neues kennen.',
    inNotNamed: 'Du bist in einem Berufsfeld, das du nicht genannt hast.',
    unwanted: 'Dieses Berufsfeld wolltest du nicht. Wir haben für alle zusammen keinen besseren Plan gefunden.',
    unanswered: 'Von dir lagen keine Wünsche vor.',
    empty: {
      'no-place': 'In diesem Block hast du keinen Platz: Alle Plätze, die für dich möglich sind, sind vergeben.',
      team: 'In diesem Block hast du keinen Platz: Was noch frei ist, reicht nicht für dein ganzes Team.',
      weights:
        'In diesem Block hast du keinen Platz: Was für dich noch frei ist, zählt nach den Regeln des Plans nicht mehr als ein leerer Block.',
      timetable:
        'In diesem Block hast du keinen Platz: Was für dich noch frei ist und mehr zählt, passt nicht zu deinen anderen Blöcken.',
      'not-found':
        'In diesem Block hast du keinen Platz: Vielleicht gibt es einen Plan, in dem du einen hast, aber die Suche hat keinen gefunden. Sprich mit deiner Lehrkraft.',
    },
    manyFirstWishes: (field: string, wishers: number, count: number) =>
      `${field}: ${number(wishers)} Erstwünsche für ${places(count)}.`,
    manyWishes: (field: string, wishers: number, count: number) =>
      `${field}: ${number(wishers)} wollten so gern hin wie du oder noch lieber, es gibt ${places(count)}.`,
    full: (field: string, count: number) =>
      count === 1 ? `${field}: Der einzige Platz ist vergeben.` : `${field}: Alle ${places(count)} sind vergeben.`,
    fullForYou: (field: string, count: number) =>
      `${field}: ${count === 1 ? 'Der einzige Platz, der für dich möglich ist, ist' : `Alle ${places(count)}, die für dich möglich sind, sind`} vergeben.`,
    team: (field: string) => `${field}: Für dein ganzes Team zusammen ist dort kein Platz.`,
    notFound: (field: string) =>
      `${field}: Vielleicht gibt es einen Plan, in dem du dort einen Platz hast. Die Suche hat keinen gefunden.`,
    classLimit: (field: string, most: number) =>
      `${field}: Aus einer Klasse dürfen höchstens ${number(most)} zugleich hin, und diese Plätze sind vergeben.`,
    barred: (field: string) => `${field}: Dort kannst du nicht hin, zum Beispiel wegen des Alters oder des Weges.`,
    notOffered: (field: string) => `${field}: Das gibt es an deinem Tag nicht.`,
    weights: (field: string) => `${field}: Zählt nach den Regeln des Plans nicht mehr als dein Platz hier.`,
    timetable: (field: string) => `${field}: Die freien Plätze passen nicht zu deinen anderen Blöcken.`,
    byLot:
      'Ein anderer Plan wäre genauso gut gewesen und hätte dir diesen Platz gegeben: Hier hat das Los entschieden.',
    fieldFigures: (field: string, wishers: number, count: number) =>
      `${field}: ${number(wishers)} wollten hin, ${places(count)}`,
  },
})

/** One true sentence or two about a pupil and block. */
export function reasonSentence(reason: Reason, nameOfField: (field: number) => string): string {
  const t = reasonTexts
  if (reason.code === 'unanswered') return t.unanswered
  const { missed } = reason
  const own = (alone: string, besideMissed: string): string =>
    missed === undefined ? alone : `${missedSentence(missed, nameOfField(missed.field))} ${besideMissed}`
  if (reason.code === 'wish') return own(t.yourWish(reason.rank), t.inWish(reason.rank))
  if (reason.code === 'not-named') return own(t.notNamed, t.inNotNamed)
  if (reason.code === 'unwanted') return own(t.unwanted, t.unwanted)
  return own(t.empty[reason.cause], t.empty[reason.cause])
}

function missedSentence(missed: MissedWish, field: string): string {
  const t = reasonTexts
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
  const t = reasonTexts
  // Places may be free where the pupil cannot go.
  if (reachableCount < placeCount) return t.fullForYou(field, reachableCount)
  if (wisherCount <= placeCount) return t.full(field, placeCount)
  return rank === 1 ? t.manyFirstWishes(field, wisherCount, placeCount) : t.manyWishes(field, wisherCount, placeCount)
}

/** "KFZ: 61 wollten hin, 48 Plätze". */
export const fieldSentence = ({ wisherCount, placeCount }: FieldFigures, field: string): string =>
  reasonTexts.fieldFigures(field, wisherCount, placeCount)
