import { catalogue } from '../../platform/i18n/catalogue.ts'

const number = new Intl.NumberFormat('de-DE')
const tasks = (count: number): string =>
  count === 0
    ? 'Es wartet nichts auf Sie'
    : count === 1
      ? 'Eine Aufgabe wartet auf Sie'
      : `${number.format(count)} Aufgaben warten auf Sie`
const overdue = (count: number, all: number): string =>
  count === 0
    ? ''
    : all === 1
      ? ' und ist überfällig'
      : `, davon ${count === 1 ? 'ist eine' : `sind ${number.format(count)}`} überfällig`

export const t = catalogue({
  de: {
    start: {
      title: 'Den Weg von der Schule in den Beruf finden',
      lead: (region: string) =>
        `${region}: alle Angebote an einem Ort. Ausprobieren, beraten lassen, Ausbildung finden, Abschluss nachholen.`,
      searchLabel: 'Was suchen Sie?',
      searchHelp: 'Zum Beispiel: Praktikum, Werkstatt, Bewerbung, Abschluss nachholen',
    },
    region: {
      title: 'Region wählen',
      lead: 'Welche Region möchten Sie sehen?',
      office: 'Ansprechstelle',
      choose: (name: string) => `${name} anzeigen`,
    },
    help: {
      title: 'Hilfe',
      lead: 'Hier steht, wie Sie mit Steg ans Ziel kommen, und wer Ihnen weiterhilft.',
      parts: [
        {
          title: 'Ich suche ein Angebot',
          text: 'Schreiben Sie auf der Seite „Angebote“ in Ihren Worten auf, was Sie suchen. Mit den Filtern schränken Sie ein: für wen, wann, wo. Jedes Angebot nennt eine Stelle, die Sie anrufen oder der Sie schreiben können.',
        },
        {
          title: 'Ich suche eine Schule, einen Betrieb oder eine Beratungsstelle',
          text: 'Unter „Wer ist wer“ stehen alle Stellen der Region mit Adresse. Geben Sie einen Ort oder eine Postleitzahl ein, dann sehen Sie die nächsten zuerst.',
        },
        {
          title: 'Ich habe einen Zugang',
          text: 'Melden Sie sich oben rechts an. Haben Sie Ihr Passwort vergessen, bekommen Sie auf der Anmeldeseite einen neuen Link per E-Mail. Einen Zugang bekommen Sie durch eine Einladung Ihrer Einrichtung oder der Koordinierungsstelle.',
        },
        {
          title: 'Etwas stimmt nicht',
          text: 'Rufen Sie die Koordinierungsstelle Ihrer Region an oder schreiben Sie ihr. Ihre Adresse steht unten auf dieser Seite und im Impressum.',
        },
      ],
    },
    office: 'Koordinierungsstelle',
    accessibility: {
      title: 'Erklärung zur Barrierefreiheit',
      lead: 'Steg soll für alle Menschen benutzbar sein: mit Tastatur, mit Vorleseprogramm, auf dem Telefon, in starker Vergrößerung und ohne JavaScript.',
      parts: [
        {
          title: 'Stand der Vereinbarkeit',
          text: 'Die Seiten sind nach WCAG 2.2, Stufe AA, gebaut. Jede Seite wird bei jeder Änderung automatisch geprüft; eine Prüfung durch Menschen mit Behinderungen steht noch aus. Dieser Entwurf ist von der Stelle, die Steg betreibt, zu prüfen und zu ergänzen (§ 7 BITV 2.0 und Landesrecht).',
        },
        {
          title: 'Was noch nicht geht',
          text: 'Videos in Deutscher Gebärdensprache gibt es noch nicht. Beschreibungen der Angebote schreiben die Anbieter selbst; sie sind nicht immer in einfacher Sprache.',
        },
        {
          title: 'Barriere melden',
          text: 'Kommen Sie an einer Stelle nicht weiter? Schreiben Sie der Koordinierungsstelle oder rufen Sie dort an. Die Adresse steht unten.',
        },
      ],
    },
    privacy: {
      title: 'Datenschutz',
      lead: 'Sie können alle öffentlichen Seiten benutzen, ohne etwas über sich zu verraten.',
      parts: [
        {
          title: 'Beim Lesen der öffentlichen Seiten',
          text: 'Steg setzt keine Werkzeuge zur Beobachtung ein und lädt nichts von fremden Servern. Das Protokoll des Servers enthält keine Adressen und keine Suchwörter.',
        },
        {
          title: 'Wenn eine Suche etwas nicht findet',
          text: 'Damit die Koordinierungsstelle sieht, was fehlt, merkt sich Steg mit dem Tag die Suchwörter, zu denen es kein Angebot gibt, auch wenn die Suche für die übrigen Wörter etwas findet. Lassen erst die Filter nichts übrig, merkt es sich Ort, Art und Zielgruppe, nach denen gefiltert wurde, und die Suchwörter dazu, wenn es zu allen von ihnen sonst ein Angebot gibt. Zahlen und E-Mail-Adressen werden vorher entfernt, höchstens fünf Wörter bleiben, in alphabetischer Reihenfolge. Wer gesucht hat, wird nicht gespeichert. Lesen können die Wörter nur Koordinierungsstelle und Monitoring, und erst, wenn sie an fünf verschiedenen Tagen gesucht wurden. Nach 24 Monaten werden sie gelöscht. Schreiben Sie bitte keine Namen in das Suchfeld.',
        },
        {
          title: 'Wenn Sie einen Fehler melden',
          text: 'Gespeichert wird, was Sie schreiben, und Ihre E-Mail-Adresse, wenn Sie eine Antwort möchten. Lesen können das der Anbieter und die Koordinierungsstelle. Adresse und Text werden 30 Tage nach der Antwort gelöscht, spätestens 180 Tage nach Ihrer Meldung, auch wenn niemand geantwortet hat.',
        },
        {
          title: 'Wenn Sie sich die Merkliste schicken lassen',
          text: 'Ihre Merkliste liegt nur in Ihrem Browser. Lassen Sie sich die Liste schicken, stehen E-Mail-Adresse und Liste im Postausgang von Steg; beides wird spätestens nach 30 Tagen gelöscht.',
        },
        {
          title: 'Cookies und was im Browser liegt',
          text: 'Alle Cookies kommen von dieser Seite, und keines dient der Beobachtung. steg_darstellung und steg_region merken sich ein Jahr lang, was Sie eingestellt haben: hell oder dunkel, und die Region, auch die eines Links, dem Sie gefolgt sind. steg_hinweis trägt eine Meldung wie „Gespeichert“ zur nächsten Seite und endet nach zwei Minuten. steg_session (verschlüsselt: __Host-steg) hält Ihre Anmeldung, bis Sie den Browser schließen. steg_geraet (verschlüsselt: __Host-steg-geraet) merkt sich 180 Tage, dass Sie sich von diesem Gerät schon angemeldet haben, und schützt so Ihr Passwort; bei den Wünschen zählt es falsche Codes, bis der Browser geschlossen wird. steg_zettel hält bei den Wünschen den eingegebenen Code, höchstens zwei Stunden. steg_sprache merkt sich dort 180 Tage die Sprache. Außerdem liegen im Browser selbst die Merkliste und angefangene Formulare; beides wird nicht übertragen.',
        },
        {
          title: 'Wenn Sie einen Zugang haben',
          text: 'Gespeichert werden Name, dienstliche E-Mail-Adresse, Ihre Rolle in Ihrer Einrichtung und das Passwort als nicht umkehrbarer Wert, dazu Zeit und Art des Geräts bei jeder Anmeldung. Jede Änderung wird mit Zeit und Rolle protokolliert. Die Anmeldung endet nach acht Stunden ohne Benutzung. E-Mails von Steg bleiben 30 Tage im Postausgang.',
        },
        {
          title: 'Ansprechpersonen',
          text: 'Öffentlich stehen dienstliche Kontaktdaten nur dann, wenn die Person zugestimmt hat. Sie kann die Zustimmung jederzeit zurücknehmen.',
        },
        {
          title: 'Ihre Rechte',
          text: 'Sie können Auskunft, Berichtigung und Löschung verlangen (Art. 15 bis 17 DSGVO). Verantwortlich ist die Koordinierungsstelle der Region; ihre Adresse steht unten. Diese Erklärung ist ein Entwurf, den die verantwortliche Stelle prüft und ergänzt.',
        },
      ],
    },
    imprint: {
      title: 'Impressum',
      lead: 'Verantwortlich für den Inhalt dieser Region:',
      text: 'Angaben nach § 5 DDG ergänzt die Stelle, die diese Installation betreibt. Steg ist freie Software unter der EUPL-1.2.',
    },
    plain: {
      title: 'Leichte Sprache',
      lead: 'Hier erklären wir die Seite in Leichter Sprache.',
      sentences: [
        'Diese Seite heißt Steg.',
        'Ein Steg ist eine kleine Brücke.',
        'Steg hilft Ihnen auf dem Weg von der Schule in den Beruf.',
        'Auf der Seite Angebote finden Sie Hilfe.',
        'Zum Beispiel: Sie wollen einen Beruf ausprobieren.',
        'Oder: Sie suchen einen Ausbildungs-Platz.',
        'Oder: Sie wollen einen Schul-Abschluss nachholen.',
        'Schreiben Sie in das Such-Feld, was Sie brauchen.',
        'Drücken Sie dann auf den Knopf Suchen.',
        'Sie sehen dann eine Liste.',
        'Bei jedem Angebot steht eine Telefon-Nummer oder eine Adresse.',
        'Dort können Sie fragen.',
        'Sie brauchen kein Passwort.',
        'Das Lesen kostet nichts.',
      ],
      note: 'Dieser Text ist ein Entwurf und noch nicht von Menschen mit Lern-Schwierigkeiten geprüft.',
    },
    work: {
      title: 'Start',
      lead: (count: number, overdueCount: number) => `${tasks(count)}${overdue(overdueCount, count)}.`,
      ownOrganization: 'Meine Einrichtung',
      waiting: 'Was auf Sie wartet',
      nothingWaits: 'Alles erledigt',
      nothingWaitsText: 'Neue Aufgaben erscheinen hier von selbst.',
      urgency: { overdue: 'überfällig', soon: 'bald', sometime: 'wenn Zeit ist' },
      changes: 'Zuletzt geändert',
      noChanges: 'Noch keine Änderungen in Ihrer Region.',
      noOwnChanges: 'Noch keine Änderungen an Ihrer Einrichtung und ihren Angeboten.',
      searchLabel: 'Alles durchsuchen',
      searchHelp: 'Einrichtungen, Ansprechpersonen, Angebote',
      allChanges: 'Ganzes Protokoll',
      system: 'Steg selbst',
    },
    search: {
      title: 'Suche',
      found: (count: number, text: string) =>
        count === 0
          ? `Nichts gefunden zu „${text}“.`
          : count === 1
            ? `Ein Treffer zu „${text}“.`
            : `${number.format(count)} Treffer zu „${text}“.`,
      group: (title: string, count: number) => `${title} (${number.format(count)})`,
      shown: (count: number, all: number) => `Hier stehen ${number.format(count)} von ${number.format(all)}.`,
      narrow: 'Ein Wort mehr grenzt ein.',
      empty: 'Bitte geben Sie ein Wort ein.',
      emptyTitle: 'Nichts gefunden',
      emptyText: 'Versuchen Sie ein kürzeres Wort oder nur den Anfang.',
    },
    settings: {
      title: 'Einstellungen',
      lead: 'Was Sie an Ihrem Zugang und an Ihrer Region einstellen können.',
      profile: { title: 'Mein Zugang', text: 'Name, Passwort und offene Anmeldungen.' },
      accounts: { title: 'Zugänge', text: 'Menschen einladen, Rollen geben und beenden.' },
      region: { title: 'Region', text: 'Name, Koordinierungsstelle und Gebiet.' },
      mailbox: {
        title: 'Postfach des Betriebs',
        text: 'E-Mails, die Steg verschickt oder noch nicht verschicken konnte.',
      },
      audit: { title: 'Protokoll', text: 'Wer wann was geändert hat.' },
      subject: {
        title: 'Auskunft und Löschung',
        text: 'Was über eine Person gespeichert ist, und wie es gelöscht wird.',
      },
      membership: { title: 'Rolle wechseln', text: 'Für welche Einrichtung Sie gerade arbeiten.' },
    },
    subject: {
      title: 'Auskunft und Löschung',
      lead: 'Sehen Sie nach, was in Ihrer Region über eine Person gespeichert ist. Jeder Blick wird protokolliert, ohne Adresse und Code.',
      email: 'E-Mail-Adresse der Person',
      emailHelp:
        'Die Adresse, mit der sie sich anmeldet oder unter der sie als Ansprechperson steht; bei Einzelunternehmen die des Betriebs.',
      code: 'Oder der Code einer Schülerin, eines Schülers',
      name: 'Oder der Name einer Lehrkraft',
      nameHelp: 'Für Werkstätten, bei denen nur ein Name steht: Vor- und Nachname, wie er dort geschrieben ist.',
      codeHelp: 'Er steht auf dem Zettel mit dem QR-Code. Die Schule kann ihn nachsehen.',
      codeWrong: 'Das ist kein Code. Er hat acht Zeichen, zum Beispiel KM4T 7RXA.',
      eitherOr: 'Bitte geben Sie entweder eine E-Mail-Adresse oder einen Code ein.',
      look: 'Nachsehen',
      found: (count: number) =>
        count === 0
          ? 'Dazu ist in Ihrer Region nichts gespeichert.'
          : count === 1
            ? 'Dazu ist ein Eintrag gespeichert.'
            : `Dazu sind ${number.format(count)} Einträge gespeichert.`,
      nothing: 'keine Angabe',
      file: 'Als Datei speichern (JSON)',
      fileName: 'auskunft.json',
      eraseTitle: 'Löschen',
      eraseWarning: 'Das lässt sich nicht rückgängig machen',
      eraseText:
        'Zugang, Rollen, Einladungen, Kontaktdaten und E-Mails werden gelöscht; bei einer Einrichtung mit dieser Adresse E-Mail, Telefon und Notiz, während Name und Anschrift bleiben; bei Schülerinnen und Schülern der Eintrag in der Klassenliste mit allem, was daran hängt, und der Schlüssel, mit dem er verschlüsselt war. Das Protokoll bleibt; es enthält keine Namen. Ältere Sicherungen laufen nach ihrer Frist ab.',
      eraseQuestion: 'Soll alles gelöscht werden, was dazu gespeichert ist?',
      erase: 'Endgültig löschen',
      keep: 'Nicht löschen',
      erased: (count: number) =>
        count === 1 ? 'Ein Eintrag ist gelöscht.' : `${number.format(count)} Einträge sind gelöscht.`,
      erasedNext: 'Bestätigen Sie der Person die Löschung. Offene Anmeldungen dieser Person sind beendet.',
      tables: {
        'accounts.person': 'Zugang',
        'accounts.membership': 'Rollen in Einrichtungen',
        'accounts.session': 'Anmeldungen',
        'accounts.invitation': 'Einladungen',
        'platform.outbox_mail': 'E-Mails',
        'network.contact_person': 'Ansprechperson',
        'network.organization': 'Einrichtung mit dieser E-Mail-Adresse',
        'offers.offer': 'Kontakt in Angeboten',
        'pupils.pupil': 'Klassenliste',
        'pupils.pupil_person': 'Angaben zur Person',
        'pupils.consent_event': 'Information und Erklärungen',
      },
    },
    audit: {
      title: 'Protokoll',
      lead: 'Jede Änderung in Ihrer Region, die neueste zuerst. Das Protokoll kann niemand ändern oder löschen.',
      when: 'Wann',
      what: 'Was',
      who: 'Wer',
      changed: (fields: string) => `Geändert: ${fields}`,
      caption: 'Änderungen',
    },
  },
})
