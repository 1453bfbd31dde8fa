// What is said about the files of a plan: why they are refused, and what the report hints at.
import { catalogue } from '../../../platform/i18n/catalogue.ts'

const number = (value: number): string => value.toLocaleString('de-DE')
const shown = (value: string): string => (value.length > 60 ? `${value.slice(0, 59)}…` : value)
const dayNames = ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag']

export const dayName = (day: number): string => dayNames[day] ?? `Tag ${day}`

/** German sentences without their full stop. */
export const fileReasons = catalogue({
  de: {
    notUtf8: 'Dieses Zeichen ist kein gültiges UTF-8',
    openQuote: 'Dieses Anführungszeichen wird nicht geschlossen',
    tooLarge: 'Die Datei ist zu groß',
    noHeader: (columns: readonly string[]) => `Die Kopfzeile fehlt: ${columns.join(';')}`,
    unknownColumn: (name: string) => `Die Spalte „${shown(name)}“ ist unbekannt`,
    columnTwice: (name: string) => `Die Spalte „${shown(name)}“ steht zweimal in der Kopfzeile`,
    missingColumn: (name: string) => `Die Spalte „${name}“ fehlt`,
    cellCount: (found: number, wanted: number) =>
      `Die Zeile hat ${number(found)} Felder, die Kopfzeile ${number(wanted)}`,
    empty: (name: string) => `Das Feld „${name}“ ist leer`,
    noDay: (value: string) => `„${shown(value)}“ ist kein Tag von 0 (Montag) bis 4 (Freitag)`,
    noCount: (name: string, value: string) => `${name}: „${shown(value)}“ ist keine ganze Zahl von 0 bis 1.000.000`,
    noRank: (value: string) => `„${shown(value)}“ ist kein Rang: erlaubt sind 1, 2, 3 … und „nein“`,
    noBlock: (value: string, blocks: number) => `„${shown(value)}“ ist kein Block von 0 bis ${blocks - 1}`,
    twice: (what: string, line: number) => `${shown(what)} steht schon in Zeile ${number(line)}`,
    unknownPupil: (code: string) => `Der Code „${shown(code)}“ steht nicht in schueler.csv`,
    unknownWorkshop: (name: string, day: number) =>
      `Die Werkstatt „${shown(name)}“ steht für ${dayName(day)} nicht in werkstaetten.csv`,
    teamOnTwoDays: (team: string, line: number) =>
      `Das Team „${shown(team)}“ hätte zwei Tage (siehe Zeile ${number(line)}), es muss aber einen gemeinsamen haben`,
    notJson: 'Das ist kein gültiges JSON',
    noObject: 'Hier muss ein Objekt in geschweiften Klammern stehen',
    unknownKey: (key: string) => `Die Angabe „${shown(key)}“ ist unbekannt`,
    missingKey: (key: string) => `Die Angabe „${key}“ fehlt`,
    noInteger: (key: string, least: number, most: number) =>
      `„${key}“ muss eine ganze Zahl von ${number(least)} bis ${number(most)} sein`,
    noSwitch: (key: string) => `„${key}“ muss true oder false sein`,
    noFairness: '„fairness“ muss eine Liste ganzer Zahlen sein, keine negativ und keine größer als die davor',
  },
})

export const hintTexts = catalogue({
  de: {
    smallGroup: (given: {
      workshop: string
      day: number
      groups: readonly { block: number; size: number }[]
      minimum: number
      field: string
      price: { readonly value: number; readonly isProven: boolean }
    }) => {
      const groups = given.groups.map(({ block, size }) => `Block ${block}: ${size}`).join(', ')
      const price = given.price.isProven
        ? `Das kostet ${number(given.price.value)} Punkte.`
        : `Das kostet geschätzt ${number(given.price.value)} Punkte; bewiesen ist das nicht.`
      return `${given.workshop} am ${dayName(given.day)} bleibt unter ${given.minimum} (${groups}). Vorschlag: das Berufsfeld ${given.field} an diesem Tag schließen. ${price}`
    },
    closedBlock: (day: number, block: number) => `${dayName(day)}, Block ${block}: Keine Werkstatt hat einen Platz.`,
    tooFewPlaces: (given: { day: number; block: number; pupils: number; places: number }) =>
      `${dayName(given.day)}, Block ${given.block}: ${number(given.pupils)} Jugendliche, aber nur ${number(given.places)} ${given.places === 1 ? 'Platz' : 'Plätze'}.`,
    wanted: (day: number, figures: string) => `${dayName(day)}: ${figures}.`,
    fieldNotOnDay: (given: { field: string; day: number; wishers: number }) =>
      `Das Berufsfeld ${given.field} gibt es am ${dayName(given.day)} nicht. ${given.wishers === 1 ? 'Ein Wunsch danach bleibt' : `${number(given.wishers)} Wünsche danach bleiben`} offen.`,
    uneven: (given: { workshop: string; day: number; sizes: readonly number[] }) =>
      `${given.workshop} am ${dayName(given.day)}: Die Gruppen sind ungleich groß (${given.sizes.map((size, block) => `Block ${block}: ${size}`).join(', ')}).`,
    unknownField: (field: string, wishers: number) =>
      `Das Berufsfeld ${field} bietet keine Werkstatt an. ${wishers === 1 ? 'Ein Wunsch danach bleibt' : `${number(wishers)} Wünsche danach bleiben`} offen.`,
  },
})
