// What young people read about their own place and why they have it. Short sentences, "du". German is the type of all others.

import type { Raiser } from '../terms.ts'

const number = (value: number): string => value.toLocaleString('de-DE')
const places = (count: number): string => (count === 1 ? '1 Platz' : `${number(count)} Plätze`)
const wishNames = ['Erstwunsch', 'Zweitwunsch', 'Drittwunsch']
const wishName = (rank: number): string => wishNames[rank - 1] ?? `${rank}. Wunsch`
const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} und ${parts.at(-1)}`

export interface ReasonTexts {
  yourWish(rank: number): string
  inWish(rank: number): string
  readonly notNamed: string
  readonly inNotNamed: string
  readonly outside: string
  readonly inOutside: string
  readonly unwanted: string
  readonly unanswered: string
  readonly lock: string
  readonly override: string
  readonly empty: Readonly<Record<'no-place' | 'team' | 'weights' | 'timetable' | 'not-found', string>>
  manyFirstWishes(field: string, wishers: number, count: number): string
  manyWishes(field: string, wishers: number, count: number): string
  full(field: string, count: number): string
  fullForYou(field: string, count: number): string
  team(field: string): string
  notFound(field: string): string
  classLimit(field: string, most: number): string
  barred(field: string): string
  notOffered(field: string): string
  weights(field: string): string
  timetable(field: string): string
  readonly byLot: string
}

export interface ResultTexts {
  readonly title: string
  lead(weekday: string, blocks: number, places: readonly string[]): string
  readonly none: string
  readonly noneText: string
  readonly line: string
  block(block: number): string
  readonly now: string
  readonly inSchool: string
  dates(count: number): string
  readonly noDates: string
  readonly facts: Readonly<Record<'when' | 'where' | 'way' | 'bring' | 'why', string>>
  minutes(count: number): string
  readonly wayUnknown: string
  readonly hygiene: string
  readonly noGear: string
  readonly lotHint: string
  readonly rules: string
  readonly object: string
  objectText(day: string): string
  objectOver(day: string): string
  readonly objectButton: string
  /** Titles: the holder of the code may be somebody else than who raised it. */
  readonly objectedBy: Readonly<Record<Raiser, string>>
  readonly waiting: string
  readonly changed: string
  readonly kept: string
  /** Before the answer to an objection to a plan that was withdrawn. */
  readonly planGone: string
  readonly formTitle: string
  readonly formLead: string
  readonly who: string
  readonly whos: Readonly<Record<'pupil' | 'guardian', string>>
  readonly text: string
  readonly textHelp: string
  readonly submit: string
  readonly sent: string
  readonly sentNext: string
  readonly tooLate: string
  readonly openAlready: string
  readonly tooShort: string
  readonly back: string
  readonly print: string
  readonly leave: string
  readonly toPlace: string
  readonly toPlaceText: string
  readonly toPlaceLink: string
}

export interface PublicTexts {
  readonly result: ResultTexts
  readonly reasons: ReasonTexts
}

export const de: PublicTexts = {
  result: {
    title: 'Dein Platz',
    lead: (weekday, blocks, where) =>
      `Immer am ${weekday}${blocks === 1 ? '' : `, in ${blocks} Blöcken`}: ${listed(where)}.`,
    none: 'Für dich gibt es noch keinen Platz',
    noneText: 'Sobald der Plan veröffentlicht ist, steht er hier. Deine Lehrkraft weiß, wann das ist.',
    line: 'Deine Blöcke der Reihe nach',
    block: (block) => `Block ${block}`,
    now: 'läuft gerade',
    inSchool: 'In der Schule',
    dates: (count) => (count === 1 ? '1 Termin' : `${count} Termine`),
    noDates: 'In diesem Block gibt es keinen Termin.',
    facts: {
      when: 'Wann',
      where: 'Wo',
      way: 'So kommst du hin',
      bring: 'Das bringst du mit',
      why: 'Warum dieser Platz',
    },
    minutes: (count) => `etwa ${count} Minuten`,
    wayUnknown: 'Frag deine Lehrkraft nach dem Weg.',
    hygiene:
      'Vor dem ersten Tag brauchst du eine Belehrung nach dem Infektionsschutzgesetz. Deine Schule sagt dir, wie.',
    noGear: 'Nichts Besonderes. Feste Schuhe sind immer gut.',
    lotHint: 'Wie entschieden wurde, steht bei den Praxistagen.',
    rules: 'Die Regeln nachlesen',
    object: 'Stimmt etwas nicht?',
    objectText: (day) =>
      `Du oder deine Erziehungsberechtigten können Einspruch erheben. Letzter Tag: ${day}. Die Leitstelle antwortet hier.`,
    objectOver: (day) => `Die Frist für Einsprüche ist vorbei. Letzter Tag war ${day}. Sprich mit deiner Lehrkraft.`,
    objectButton: 'Einspruch erheben',
    objectedBy: {
      pupil: 'Dein Einspruch',
      guardian: 'Einspruch deiner Eltern oder Erziehungsberechtigten',
      school: 'Einspruch deiner Schule',
    },
    waiting: 'Der Einspruch ist angekommen. Die Leitstelle antwortet hier.',
    changed: 'Dein Platz wurde geändert.',
    planGone: 'Der Plan, um den es ging, gilt nicht mehr. Das ist die Antwort der Leitstelle:',
    kept: 'Dein Platz bleibt, wie er ist.',
    formTitle: 'Einspruch erheben',
    formLead: 'Schreib, was nicht passt und was helfen würde. Du bekommst auf jeden Fall eine Antwort.',
    who: 'Wer schreibt?',
    whos: { pupil: 'Ich selbst', guardian: 'Meine Eltern oder andere Erziehungsberechtigte' },
    text: 'Was passt nicht?',
    textHelp: 'Nur die Leitstelle und deine Schule lesen das. Auf dieser Seite steht es danach nicht.',
    submit: 'Abschicken',
    sent: 'Dein Einspruch ist angekommen.',
    sentNext: 'Die Antwort steht hier, sobald entschieden ist. Schau mit deinem Code wieder vorbei.',
    tooLate: 'Die Frist ist leider vorbei.',
    openAlready: 'Es gibt schon einen Einspruch, er wird noch bearbeitet.',
    tooShort: 'Schreib bitte mindestens zehn Zeichen.',
    back: 'Zurück zu deinem Platz',
    print: 'Drucken',
    leave: 'Fertig, Seite verlassen',
    toPlace: 'Dein Platz ist da',
    toPlaceText: 'Der Plan ist veröffentlicht. Du kannst sehen, wo du hinkommst, und warum.',
    toPlaceLink: 'Meinen Platz ansehen',
  },
  reasons: {
    yourWish: (rank) => `Das ist dein ${wishName(rank)}.`,
    inWish: (rank) => `Du bist in deinem ${wishName(rank)}.`,
    notNamed: 'Kein Wunsch von dir ist offen geblieben. Hier lernst du etwas Neues kennen.',
    inNotNamed: 'Du bist in einem Berufsfeld, das du nicht genannt hast.',
    outside: 'Kein Wunsch von dir ist offen geblieben. Das ist das Feld, an das du sonst nie denkst.',
    inOutside: 'Du bist in dem Feld, an das du sonst nie denkst. Du hast es selbst genannt.',
    unwanted: 'Dieses Berufsfeld wolltest du nicht. Wir haben für alle zusammen keinen besseren Plan gefunden.',
    unanswered: 'Von dir lagen keine Wünsche vor.',
    lock: 'Diesen Platz hat die Leitstelle vor der Planung festgelegt.',
    override: 'Diesen Platz hat die Leitstelle von Hand vergeben.',
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
    manyFirstWishes: (field, wishers, count) => `${field}: ${number(wishers)} Erstwünsche für ${places(count)}.`,
    manyWishes: (field, wishers, count) =>
      `${field}: ${number(wishers)} wollten so gern hin wie du oder noch lieber, es gibt ${places(count)}.`,
    full: (field, count) =>
      count === 1 ? `${field}: Der einzige Platz ist vergeben.` : `${field}: Alle ${places(count)} sind vergeben.`,
    fullForYou: (field, count) =>
      `${field}: ${count === 1 ? 'Der einzige Platz, der für dich möglich ist, ist' : `Alle ${places(count)}, die für dich möglich sind, sind`} vergeben.`,
    team: (field) => `${field}: Für dein ganzes Team zusammen ist dort kein Platz.`,
    notFound: (field) =>
      `${field}: Vielleicht gibt es einen Plan, in dem du dort einen Platz hast. Die Suche hat keinen gefunden.`,
    classLimit: (field, most) =>
      `${field}: Aus einer Klasse dürfen höchstens ${number(most)} zugleich hin, und diese Plätze sind vergeben.`,
    barred: (field) => `${field}: Dort kannst du nicht hin, zum Beispiel wegen des Alters oder des Weges.`,
    notOffered: (field) => `${field}: Das gibt es an deinem Tag nicht.`,
    weights: (field) => `${field}: Zählt nach den Regeln des Plans nicht mehr als dein Platz hier.`,
    timetable: (field) => `${field}: Die freien Plätze passen nicht zu deinen anderen Blöcken.`,
    byLot:
      'Ein anderer Plan wäre genauso gut gewesen und hätte dir diesen Platz gegeben: Hier hat das Los entschieden.',
  },
}
