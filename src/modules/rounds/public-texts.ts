import { catalogue } from '../../platform/i18n/catalogue.ts'

const n = (count: number): string => count.toLocaleString('de-DE')

/** For young people ("du") and, where it says so, for parents ("Sie"). */
export const t = catalogue({
  de: {
    title: 'Praxistage',
    lead: (given: { fields: number; until: string | undefined }) =>
      given.until === undefined
        ? `Einen Tag in der Woche in einer echten Werkstatt: ${n(given.fields)} Berufsfelder zum Ausprobieren.`
        : `Du kannst bis ${given.until} sagen, welche Werkstätten du dir wünschst. Wann du antwortest, spielt keine Rolle.`,
    leadNone: 'Einen Tag in der Woche in einer echten Werkstatt.',
    none: 'Zurzeit stehen keine Praxistage fest',
    noneText: 'Sobald die Termine feststehen, findest du sie hier.',
    what: 'Was sind Praxistage?',
    whatText: [
      'An einem Tag in der Woche gehst du nicht in deine Schule, sondern in eine Werkstatt einer berufsbildenden Schule.',
      'Du bleibst einige Wochen in einem Berufsfeld und wechselst dann. So lernst du mehrere Berufe kennen.',
      'Du darfst sagen, was du dir wünschst und was gar nicht geht.',
    ] as readonly string[],
    who: (grade: number) => `Für Jugendliche in Jahrgang ${grade}.`,
    wishes: (span: string, count: number) =>
      `Wünsche: ${span}. Du kannst bis zu ${n(count)} Berufsfelder der Reihe nach nennen.`,
    wishesLater: 'Wann du deine Wünsche nennen kannst, steht noch nicht fest.',
    toWishes: 'Wünsche nennen',
    blocks: 'Blöcke',
    block: 'Block',
    blockName: (number: number) => `Block ${number}`,
    when: 'Wann',
    fields: (count: number) => (count === 1 ? '1 Berufsfeld' : `${n(count)} Berufsfelder zur Wahl`),
    age: (years: number) => `Ab ${n(years)} Jahren.`,
    gear: (gear: string) => `Mitbringen: ${gear}.`,
    hygiene: 'Vorher gibt es eine kostenlose Belehrung des Gesundheitsamts.',
    rules: 'So werden die Plätze vergeben',
    rulesLead: 'Die Regeln gelten für alle gleich und stehen fest, bevor gerechnet wird.',
    holdsFor: {
      published: (version: number) => `Gilt für den veröffentlichten Plan (Fassung ${n(version)})`,
      next: (version: number) => `Gilt für den nächsten Lauf (Fassung ${n(version)})`,
    },
    example: 'Ein Beispiel',
    lot: 'Das Los',
    lotText:
      'Sind zwei Pläne genau gleich gut, entscheidet eine Losnummer. Sie wird vorher veröffentlicht und nie geändert.',
    lotNone: 'Die Losnummer wird hier veröffentlicht, bevor gerechnet wird.',
    lotNumber: (value: string, when: string, source: string) =>
      `Losnummer ${value}, veröffentlicht am ${when}. Herkunft: ${source}`,
    parents: 'Für Eltern und Sorgeberechtigte',
    parentsText: [
      'Praxistage sind Schulveranstaltungen; Ihr Kind ist dabei gesetzlich unfallversichert. Welche Werkstatt ein Mindestalter, Schutzkleidung oder eine Belehrung verlangt, steht beim Berufsfeld.',
      'Die Schule sagt Ihnen, an welchem Tag Ihr Kind kommt und wie es dorthin gelangt. Namen sieht nur, wer sie für seine Arbeit braucht.',
      'Wenn Sie mit dem Plan nicht einverstanden sind, wenden Sie sich an die Schule oder an die Leitstelle.',
    ] as readonly string[],
  },
})
