import { catalogue } from '../../../platform/i18n/catalogue.ts'

const n = (count: number): string => count.toLocaleString('de-DE')

export const t = catalogue({
  de: {
    title: 'Schulen und Tage',
    lead: (given: { all: number; withoutDay: number }) =>
      given.all === 0
        ? 'Noch nimmt keine Schule teil.'
        : given.withoutDay === 0
          ? `${given.all === 1 ? '1 Schule nimmt' : `${n(given.all)} Schulen nehmen`} teil, alle haben einen Tag.`
          : `${given.all === 1 ? '1 Schule nimmt' : `${n(given.all)} Schulen nehmen`} teil, ${n(given.withoutDay)} ohne Tag.`,
    none: 'Es gibt noch keine Schule in Ihrem Netzwerk',
    noneText: 'Tragen Sie die Schulen zuerst im Netzwerk ein.',
    caption: 'Schulen des Durchgangs',
    school: 'Schule',
    takesPart: 'Nimmt teil',
    takesPartOf: (name: string) => `${name}: nimmt teil`,
    expected: 'Jugendliche im Jahrgang',
    expectedOf: (name: string) => `${name}: Jugendliche im Jahrgang`,
    inLists: 'In Listen',
    day: 'Tag',
    dayOf: (name: string) => `${name}: Tag`,
    noDay: 'noch keiner',
    classesTitle: 'Klassen mit eigenem Tag',
    classesHelp: 'Große Schulen kommen mit ihren Klassen an verschiedenen Tagen. Ohne Eintrag gilt der Tag der Schule.',
    classesCaption: 'Klassen',
    class: 'Klasse',
    pupils: 'Jugendliche',
    asSchool: 'wie die Schule',
    yes: 'ja',
    no: 'nein',
    save: 'Schulen speichern',
    saved: (count: number) => (count === 1 ? '1 Änderung ist gespeichert' : `${n(count)} Änderungen sind gespeichert`),
    propose: 'Tage vorschlagen',
    proposed: 'Vorschlag für die Tage',
    proposedText: (excess: number) =>
      excess === 0
        ? 'An jedem Tag reichen die Plätze. Tage, die schon feststanden, sind geblieben. Gespeichert ist noch nichts: Prüfen Sie den Vorschlag und speichern Sie ihn.'
        : `So verteilt fehlen zusammen ${n(excess)} Plätze; besser ging es bei dieser Suche nicht. Gespeichert ist noch nichts: Prüfen Sie den Vorschlag und speichern Sie ihn.`,
    unknownSchool: 'Eine der Schulen gibt es nicht mehr. Bitte laden Sie die Seite neu.',
    unknownClass: 'Eine der Klassen gibt es nicht mehr. Bitte laden Sie die Seite neu.',
    notACount: 'Bitte nennen Sie eine Zahl von 0 bis 9999.',
    load: 'Jugendliche und Plätze je Tag',
    places: 'Plätze je Block',
    left: 'Frei',
    travel: {
      title: 'Wege',
      lead: (missing: number) =>
        missing === 0
          ? 'Zu jeder Schule ist bekannt, wie man zu den Werkstätten kommt.'
          : missing === 1
            ? '1 Weg ist noch nicht beschrieben.'
            : `${n(missing)} Wege sind noch nicht beschrieben.`,
      help: 'Ein Weg, der nicht möglich ist, zählt bei der Planung: Jugendliche dieser Schule kommen dann nicht in Werkstätten dort.',
      none: 'Noch gibt es keine Schulen oder keine Werkstätten',
      noneText: 'Wege gibt es erst zwischen Schulen, die teilnehmen, und berufsbildenden Schulen mit Werkstätten.',
      caption: (bbs: string) => `Wege zu ${bbs}`,
      possible: 'Möglich',
      possibleOf: (name: string) => `${name}: möglich`,
      minutes: 'Minuten',
      minutesOf: (name: string) => `${name}: Minuten`,
      way: 'Weg in Worten',
      wayOf: (name: string) => `${name}: Weg in Worten`,
      save: 'Wege speichern',
      saved: (count: number) => (count === 1 ? '1 Weg ist gespeichert' : `${n(count)} Wege sind gespeichert`),
      badMinutes: 'Bitte nennen Sie 0 bis 240 Minuten.',
      longWay: 'Höchstens 300 Zeichen.',
      yes: 'ja',
      no: 'nein',
    },
  },
})
