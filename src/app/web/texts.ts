import { catalogue } from '../../platform/i18n/catalogue.ts'

export const t = catalogue({
  de: {
    demoBanner: 'Vorführregion: Alle Menschen und Einrichtungen hier sind erfunden.',
    signIn: 'Anmelden',
    fallbackRegion: 'Übergang Schule–Beruf',
    navigation: {
      start: 'Start',
      offers: 'Angebote',
      praxistage: 'Praxistage',
      network: 'Wer ist wer',
      work: 'Arbeitsbereich',
      workStart: 'Start',
      workNetwork: 'Netzwerk',
      workOffers: 'Angebote',
      workRounds: 'Praxistage',
      workClasses: 'Klassen',
      workGaps: 'Lücken',
      settings: 'Einstellungen',
    },
    footer: {
      help: 'Hilfe',
      plainLanguage: 'Leichte Sprache',
      accessibility: 'Barrierefreiheit',
      privacy: 'Datenschutz',
      imprint: 'Impressum',
      api: 'Offene Daten (API)',
      region: 'Region wechseln',
    },
    notFound: {
      title: 'Diese Seite gibt es nicht',
      text: 'Vielleicht ist die Adresse vertippt, oder die Seite ist für Sie nicht sichtbar. Beginnen Sie am besten auf der Startseite.',
      home: 'Zur Startseite',
      offers: 'Angebote suchen',
    },
    forbidden: {
      title: 'Dafür fehlt Ihnen das Recht',
      text: 'Ihre Rolle darf das nicht. Wenn Sie es für Ihre Arbeit brauchen, fragen Sie die Koordinierungsstelle Ihrer Region.',
    },
    foreignOrigin: {
      title: 'Das kam nicht von unserer Seite',
      text: 'Aus Sicherheit wurde nichts geändert. Bitte öffnen Sie die Seite neu und senden Sie das Formular noch einmal ab.',
    },
    tooLarge: {
      title: 'Die Datei ist zu groß',
      text: (megabytes: number) =>
        `Erlaubt sind höchstens ${megabytes} MB. Bitte teilen Sie die Datei auf oder speichern Sie sie ohne Bilder.`,
    },
    brokenForm: {
      title: 'Das Formular kam unvollständig an',
      text: 'Es wurde nichts geändert. Bitte gehen Sie zurück und senden Sie es noch einmal ab.',
    },
    lengthMissing: {
      title: 'Die Länge der Sendung fehlt',
      text: 'Es wurde nichts geändert. Bitte senden Sie das Formular mit einem Browser ab; Programme nennen die Länge im Feld Content-Length.',
    },
    tooMany: {
      title: 'Bitte einen Moment Pause',
      text: (seconds: number) =>
        `Aus Ihrem Netz wurden in der letzten Minute sehr viele Listen abgerufen. In ${seconds === 1 ? 'einer Sekunde' : `${seconds} Sekunden`} geht es weiter: Laden Sie die Seite dann neu. Es ging nichts verloren.`,
    },
    noRegion: {
      title: 'Hier ist noch nichts eingerichtet',
      text: 'In dieser Installation ist noch keine Region offen. Der Betrieb der Plattform legt eine an, siehe npm run steg -- help.',
    },
    unreadable: {
      400: {
        title: 'Diese Anfrage ist nicht lesbar',
        text: 'Vielleicht ist die Adresse vertippt. Bitte beginnen Sie auf der Startseite.',
      },
      408: {
        title: 'Die Anfrage kam nicht zu Ende',
        text: 'Die Verbindung war zu langsam. Bitte versuchen Sie es noch einmal.',
      },
      431: {
        title: 'Die Adresse ist zu lang',
        text: 'Bitte kürzen Sie die Adresse, zum Beispiel mit weniger Suchwörtern.',
      },
      500: {
        title: 'Da ist uns ein Fehler passiert',
        text: 'Es wurde nichts halb gespeichert. Bitte versuchen Sie es noch einmal.',
      },
    },
    databaseAway: {
      title: 'Steg ist gerade nicht erreichbar',
      text: 'Die Datenbank antwortet nicht. Es ging nichts verloren. Bitte versuchen Sie es in einer Minute noch einmal.',
    },
    diskFull: {
      title: 'Es ist kein Speicherplatz mehr frei',
      text: 'Ihre Änderung wurde nicht gespeichert. Bitte sagen Sie dem Betrieb der Plattform Bescheid und versuchen Sie es später noch einmal.',
    },
    broken: {
      title: 'Da ist uns ein Fehler passiert',
      text: 'Es wurde nichts halb gespeichert. Bitte versuchen Sie es noch einmal. Bleibt der Fehler, nennen Sie dem Betrieb der Plattform diese Nummer:',
    },
  },
})
