import { catalogue } from '../../../platform/i18n/catalogue.ts'

const number = new Intl.NumberFormat('de-DE')
const offers = (n: number): string => `${number.format(n)} ${n === 1 ? 'Angebot' : 'Angebote'}`

export const s = catalogue({
  de: {
    title: 'Merkliste',
    offers: 'Angebote',
    description: 'Gemerkte Angebote ansehen, drucken oder sich zuschicken lassen.',
    lead: (n: number) => `${offers(n)} auf der Merkliste.`,
    leadEmpty: 'Auf der Merkliste steht noch nichts.',
    kept: 'Die Merkliste liegt nur in diesem Browser. Wir speichern nicht, was Sie sich merken. Erst wenn Sie die Liste öffnen, fragt der Browser nach den gemerkten Angeboten.',
    emptyTitle: 'So merken Sie sich Angebote',
    emptyHelp: [
      'Wählen Sie bei einem Angebot „Merken“.',
      'Gibt es dort keinen Knopf? Kreuzen Sie in der Liste Angebote an, und wählen Sie „Angekreuzte auf die Merkliste“. Speichern Sie die Seite dann als Lesezeichen.',
    ],
    search: 'Angebote suchen',
    more: 'Weitere Angebote suchen',
    tooMany: (most: number) => `Auf eine Liste passen ${most} Angebote. Die übrigen haben wir weggelassen.`,
    unreadable: (n: number) =>
      `${number.format(n)} ${n === 1 ? 'Eintrag' : 'Einträge'} in der Adresse konnten wir nicht lesen.`,
    gone: (n: number) =>
      n === 1
        ? 'Ein gemerktes Angebot gibt es hier nicht mehr.'
        : `${number.format(n)} gemerkte Angebote gibt es hier nicht mehr.`,
    columns: { offer: 'Angebot', when: 'Wann und wo', contact: 'Kontakt', action: 'Aktion' },
    ended: 'Dieses Angebot gibt es nicht mehr.',
    by: (name: string) => `von ${name}`,
    noContact: 'keine Angabe',
    remove: 'Entfernen',
    removeOf: (title: string) => `Entfernen: ${title}`,
    print: 'Liste drucken',
    printed: (date: string, address: string) => `Stand ${date}. Alle Angebote: ${address}`,
    clear: 'Merkliste in diesem Browser leeren',
    mark: 'Merken',
    unmark: 'Nicht mehr merken',
    full: (most: number) => `Die Merkliste ist voll: ${most} Angebote. Entfernen Sie zuerst eines.`,
    toShortlist: 'Angekreuzte auf die Merkliste',
    tick: (title: string) => `Ankreuzen: ${title}`,
    tickShort: 'Für die Merkliste ankreuzen',
    open: 'Merkliste öffnen',
    mail: {
      title: 'Liste als E-Mail schicken',
      help: 'Wir schicken diese Liste einmal an die Adresse. Danach wird die Adresse gelöscht, spätestens nach 30 Tagen.',
      email: 'E-Mail-Adresse',
      submit: 'Liste schicken',
      sent: 'Die Liste ist unterwegs.',
      sentNext: 'Sehen Sie in einigen Minuten in das Postfach. Vielleicht liegt die Mail auch im Spam-Ordner.',
      fictionalOnly:
        'In der Vorführregion verlässt keine Mail das Haus. Bitte nehmen Sie eine Adresse, die auf .example endet.',
      empty: 'Auf der Liste steht nichts, was man verschicken könnte.',
      throttled: (minutes: number) =>
        `Das war zu oft. Bitte warten Sie ${minutes >= 120 ? `${Math.ceil(minutes / 60)} Stunden` : minutes === 1 ? 'eine Minute' : `${minutes} Minuten`}, oder drucken Sie die Liste.`,
      subject: (region: string) => `Merkliste: Angebote in ${region}`,
      greeting: 'Guten Tag,',
      intro: (region: string, n: number) =>
        `jemand hat sich auf den Seiten „Übergang Schule–Beruf“ (${region}) ${offers(n)} gemerkt und diese Liste an Ihre Adresse geschickt.`,
      footer:
        'Sie haben die Liste nicht bestellt? Dann löschen Sie diese Mail einfach. Ihre Adresse wird nicht weiter verwendet, und niemand meldet sich bei Ihnen.',
      list: 'Die Liste im Internet, zum Drucken:',
      contact: 'Kontakt: ',
      caution: (words: string) => `Achtung: ${words}`,
    },
    permission: { object: 'Merkliste', mail: 'sich zuschicken lassen' },
  },
})
