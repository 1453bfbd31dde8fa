// What people read about class lists.
import { catalogue } from '../../platform/i18n/catalogue.ts'

const number = new Intl.NumberFormat('de-DE')
const pupils = (count: number) =>
  `${number.format(count)} ${count === 1 ? 'Schülerin oder Schüler' : 'Schülerinnen und Schüler'}`
const pupilsDative = (count: number) =>
  `${number.format(count)} ${count === 1 ? 'Schülerin oder Schüler' : 'Schülerinnen und Schülern'}`
const classes = (count: number) => (count === 1 ? '1 Klasse' : `${number.format(count)} Klassen`)

export const t = catalogue({
  de: {
    section: 'Klassen',
    count: (value: number) => number.format(value),
    pupils,
    overview: {
      title: 'Klassen',
      schoolNone: (year: string) => `Für das Schuljahr ${year} gibt es noch keine Klassenliste Ihrer Schule.`,
      school: (year: string, classCount: number, pupilCount: number) =>
        `${classes(classCount)} mit ${pupilsDative(pupilCount)} im Schuljahr ${year}.`,
      schoolOpen: (count: number) =>
        count === 1
          ? 'Bei einer Person steht noch nicht fest, ob die Erziehungsberechtigten informiert sind.'
          : `Bei ${number.format(count)} steht noch nicht fest, ob die Erziehungsberechtigten informiert sind.`,
      region: (given: { handedIn: number; all: number; year: string; missing: string }) =>
        `${given.handedIn} von ${given.all} Schulen haben ihre Klassenlisten für ${given.year} abgegeben.${given.missing === '' ? '' : ` Es fehlen: ${given.missing}.`}`,
      regionNone: 'In dieser Region gibt es noch keine Schule mit einer Klassenliste.',
      import: 'Klassenliste einlesen',
      importAgain: 'Neue Klassenliste einlesen',
      bases: 'Rechtsgrundlagen',
      year: 'Schuljahr',
      tableClasses: 'Klassen der Schule',
      tableSchools: 'Schulen und ihre Klassenlisten',
      className: 'Klasse',
      pupilCount: 'Schülerinnen und Schüler',
      open: 'noch nicht informiert',
      without: 'nicht einplanbar',
      withoutHelp: 'Nach Widerspruch oder ohne Einwilligung wird niemand eingeplant.',
      school_: 'Schule',
      classCount: 'Klassen',
      sum: 'Zusammen',
      state: 'Stand',
      handedIn: 'abgegeben',
      missing: 'fehlt',
      departures: (count: number) =>
        count === 1
          ? 'Eine Person steht nicht auf der neuen Liste'
          : `${number.format(count)} Personen stehen nicht auf der neuen Liste`,
      departuresAction: 'Abgänge klären',
      noBasis: 'Für die Planung gibt es keine Rechtsgrundlage',
      noBasisText: 'Ohne Rechtsgrundlage wird niemand eingeplant. Die Leitstelle legt sie unter „Rechtsgrundlagen“ an.',
      emptyText:
        'Lesen Sie die Liste ein, wie Ihr Schulprogramm sie ausgibt: als CSV oder Excel. Danach drucken Sie die Zettel mit den Codes.',
    },
    one: {
      preline: (school: string, year: string) => `${school}, ${year}`,
      title: (name: string) => `Klasse ${name}`,
      leadNames: (count: number) => `${pupils(count)}.`,
      leadCodes: (count: number) =>
        `${pupils(count)}. Sie sehen Codes: Namen sieht nur die Schule, solange keine Rechtsgrundlage etwas anderes erlaubt.`,
      leadOffice: (count: number) =>
        `${pupils(count)}. Sie sehen Namen, weil eine Rechtsgrundlage das erlaubt. Jeder Blick wird protokolliert.`,
      empty: 'In dieser Klasse ist niemand mehr.',
      emptyText: 'Die Schülerinnen und Schüler sind in anderen Klassen, abgegangen oder gelöscht.',
      slips: 'Zettel drucken',
      consent: 'Rückmeldungen eintragen',
      table: 'Schülerinnen und Schüler der Klasse',
      name: 'Name',
      code: 'Code',
      birthDate: 'Geboren',
      access: 'Zugang',
      stepFree: 'stufenlos',
      guardians: 'Erziehungsberechtigte',
      planning: 'Einplanen',
    },
    states: { active: 'in der Schule', left: 'abgegangen' },
    said: {
      open: 'noch nicht informiert',
      informed: 'informiert',
      objected: 'widersprochen',
      given: 'eingewilligt',
      refused: 'abgelehnt',
      withdrawn: 'widerrufen',
    },
    planning: {
      law: 'ja',
      consent: 'ja, mit Einwilligung',
      'no-basis': 'nein, keine Rechtsgrundlage',
      objected: 'nein, Widerspruch',
      'not-given': 'nein, ohne Einwilligung',
    },
    events: {
      informed: 'informiert',
      objected: 'widersprochen',
      'objection-withdrawn': 'Widerspruch zurückgenommen',
      given: 'eingewilligt',
      refused: 'Einwilligung abgelehnt',
      withdrawn: 'Einwilligung widerrufen',
    },
    givers: { guardian: 'Erziehungsberechtigte', pupil: 'Schülerin oder Schüler' },
    slips: {
      title: (name: string) => `Zettel der Klasse ${name}`,
      lead: (count: number) =>
        `${count === 1 ? '1 Zettel' : `${number.format(count)} Zettel`} zum Ausschneiden. Damit öffnen Schülerinnen und Schüler ihre Wünsche, ohne Konto und ohne E-Mail.`,
      print: 'Drucken',
      noNames: 'Ohne Namen: Die Schule ordnet die Codes zu.',
      heading: 'Deine Wünsche für die Praxistage',
      how: 'Scanne den QR-Code oder öffne diese Seite und gib den Code ein:',
      code: 'Dein Code',
      keep: 'Zettel verloren? Deine Schule gibt dir einen neuen Code.',
    },
    pupil: {
      title: (code: string) => `Eintrag ${code}`,
      name: 'Name',
      fullName: (given: string, family: string) => `${given} ${family}`,
      facts: 'Angaben',
      code: 'Code',
      className: 'Klasse',
      state: 'Stand',
      birthDate: 'Geburtsdatum',
      birthDateNone: 'nicht bekannt',
      birthDateHelp: 'nur für das Mindestalter der Werkstätten',
      access: 'Zugang',
      accessStepFree: 'Braucht stufenlosen Zugang',
      accessNone: 'keine Angabe',
      departing: 'Steht nicht auf der neuen Liste',
      consent: 'Was Erziehungsberechtigte wissen und gesagt haben',
      consentNone: 'Noch nichts eingetragen.',
      consentBy: (giver: string, norm: string) => `${giver} · ${norm}`,
      consentOf: (norm: string) => norm,
      record: 'Rückmeldung eintragen',
      history: 'Was geschehen ist',
      historyNone: 'Noch nichts.',
      newCode: 'Neuen Code ausgeben',
      newCodeTitle: 'Zettel verloren?',
      newCodeText: 'Ein neuer Code macht den alten Zettel ungültig. Die Wünsche bleiben.',
      newCodeDone: (code: string) => `Der neue Code ist ${code}.`,
      newCodeNext: 'Drucken Sie den Zettel neu oder schreiben Sie den Code auf. Der alte Code öffnet nichts mehr.',
      eraseTitle: 'Löschen',
      eraseLink: 'Eintrag löschen',
      eraseQuestion: 'Soll dieser Eintrag gelöscht werden?',
      eraseText:
        'Name, Geburtsdatum, Wünsche und alles, was daran hängt, werden gelöscht, dazu der Schlüssel, mit dem sie verschlüsselt sind. Das lässt sich nicht rückgängig machen. Wer nur die Schule verlassen hat, muss nicht gelöscht werden: Das geschieht nach 90 Tagen von selbst.',
      erase: 'Endgültig löschen',
      keep: 'Nicht löschen',
      erased: 'Der Eintrag ist gelöscht.',
      erasedNext:
        'Der Code auf dem Zettel öffnet nichts mehr. Im Protokoll steht, dass gelöscht wurde, aber kein Name.',
    },
    record: {
      title: 'Rückmeldungen eintragen',
      lead: (name: string) => `Klasse ${name}: Die Zettel sind zurück? Tragen Sie alle auf einmal ein.`,
      what: 'Was tragen Sie ein?',
      whatHelp:
        'Getrennt nach Rechtsgrundlage. Ein Widerspruch gilt für jedes Gesetz und jede Vereinbarung zur Planung, eine Einwilligung nur für ihre eigene Rechtsgrundlage.',
      option: (event: string, norm: string) => `${event} – ${norm}`,
      givenBy: 'Von wem kommt die Erklärung?',
      givenByHelp: 'Bei „informiert“ ohne Bedeutung.',
      happenedOn: 'Wann?',
      who: 'Für wen?',
      chooseAll: 'Alle auswählen',
      chooseNobody: 'Niemanden auswählen',
      submit: 'Eintragen',
      done: (count: number, event: string) => `Eingetragen für ${pupils(count)}: ${event}.`,
      doneNext: 'Fehlt noch eine Rückmeldung? Die Liste der Klasse zeigt es.',
      noBasis: 'Es gibt zurzeit keine Rechtsgrundlage, zu der etwas einzutragen wäre. Die Leitstelle legt sie an.',
      errors: {
        nobody: 'Bitte wählen Sie mindestens eine Person.',
        'unknown-basis': 'Diese Rechtsgrundlage gilt nicht mehr.',
        'wrong-event': 'Das passt nicht zu dieser Rechtsgrundlage.',
        'giver-missing': 'Bitte wählen Sie, von wem die Erklärung kommt.',
        'bad-day': 'Der Tag liegt in der Zukunft.',
      },
    },
    departures: {
      title: 'Abgänge klären',
      lead: (count: number) =>
        count === 0
          ? 'Alle Schülerinnen und Schüler stehen auf der neuesten Liste.'
          : count === 1
            ? 'Eine Person steht nicht auf der neuen Liste. Hat sie die Schule verlassen?'
            : `${number.format(count)} Personen stehen nicht auf der neuen Liste. Haben sie die Schule verlassen?`,
      explanation:
        'Wer die Schule verlassen hat, wird nicht mehr eingeplant und nach 90 Tagen gelöscht. Steht die Person später wieder auf einer Liste, ist sie wieder da.',
      left: 'hat die Schule verlassen',
      stays: 'ist noch da',
      later: 'noch nicht geklärt',
      submit: 'Speichern',
      who: (name: string, className: string) => `${name}, ${className}`,
      saved: (left: number, stays: number) => `Gespeichert: ${left} abgegangen, ${stays} noch da.`,
      none: 'Zurück zu den Klassen',
    },
    bases: {
      title: 'Rechtsgrundlagen',
      lead: (count: number) =>
        count === 0
          ? 'Es gilt zurzeit keine. Ohne Rechtsgrundlage wird niemand eingeplant.'
          : count === 1
            ? 'Eine Rechtsgrundlage gilt.'
            : `${number.format(count)} Rechtsgrundlagen gelten.`,
      add: 'Rechtsgrundlage anlegen',
      active: 'Was gilt',
      others: 'Was nicht mehr oder noch nicht gilt',
      none: 'Keine.',
      ground: 'Wofür und wonach',
      groundHelp: 'Namen darf die Leitstelle nur nach Gesetz oder Vereinbarung sehen.',
      groundOption: (purpose: string, kind: string) => `${purpose}: ${kind}`,
      purposes: {
        planning: 'Praxistage planen',
        'office-names': 'Namen der Leitstelle zeigen',
      },
      purposesHelp: {
        planning: 'Klassenliste, Wünsche und Plan. Die Leitstelle sieht Codes, die Schule Namen.',
        'office-names':
          'Die Leitstelle sieht dann die Namen aller Schülerinnen und Schüler. Jeder Blick wird protokolliert.',
      },
      kind: 'Art',
      kinds: {
        law: 'Gesetz oder Erlass',
        agreement: 'Vereinbarung',
        consent: 'Einwilligung',
      },
      kindsHelp: {
        law: 'Erziehungsberechtigte werden informiert und können widersprechen.',
        agreement: 'Zum Beispiel ein Vertrag über Auftragsverarbeitung oder eine Kooperationsvereinbarung.',
        consent: 'Gilt für jede Person nur, solange sie oder die Erziehungsberechtigten einwilligen.',
      },
      norm: 'Vorschrift oder Vereinbarung',
      normHelp: 'Zum Beispiel: NSchG § 31 Abs. 1',
      explanation: 'Erklärung für Erziehungsberechtigte',
      explanationHelp: 'In einfachen Sätzen. Sie steht auf dem Informationsblatt.',
      validFrom: 'Gilt ab',
      validUntil: 'Gilt bis',
      validUntilHelp: 'Leer: bis sie aufgehoben wird.',
      period: 'Gilt',
      open: (from: string) => `ab ${from}, bis auf Weiteres`,
      since: (from: string, until: string) => `${from} bis ${until}`,
      revokedOn: (when: string) => `aufgehoben am ${when}`,
      revokeLabel: (purpose: string) => `„${purpose}“ aufheben`,
      sheet: 'Informationsblatt',
      sheetLabel: (purpose: string) => `Informationsblatt zu „${purpose}“`,
      formTitle: 'Rechtsgrundlage anlegen',
      formLead:
        'Sie wird nie geändert: Wenn sich etwas ändert, heben Sie die alte auf und legen eine neue an. Widersprüche gelten weiter, Einwilligungen nicht.',
      save: 'Anlegen',
      saved: 'Die Rechtsgrundlage ist angelegt.',
      savedNext: 'Die Schulen drucken das Informationsblatt und informieren die Erziehungsberechtigten.',
      revoked: 'Die Rechtsgrundlage ist aufgehoben.',
      revokedNext: 'Was auf ihr beruhte, ist ab sofort nicht mehr erlaubt.',
      namesNeedLaw:
        'Namen darf die Leitstelle nur nach Gesetz oder Vereinbarung sehen, nicht durch Einwilligung: Sie gälte für alle auf einmal.',
      endsBefore: 'Das Ende liegt vor dem Anfang.',
      tooShort: 'Bitte schreiben Sie mindestens drei Zeichen.',
    },
    actions: {
      'school-class.import': 'Klasse angelegt',
      'pupil.import': 'Aus der Klassenliste übernommen',
      'pupil.change': 'Angaben nach der Klassenliste geändert',
      'pupil.miss': 'Auf der neuen Klassenliste vermisst',
      'pupil.leave': 'Als abgegangen eingetragen',
      'pupil.stay': 'Als noch in der Schule bestätigt',
      'pupil.read-names': 'Namen gelesen',
      'pupil.new-code': 'Neuen Code ausgegeben',
      'pupil.consent': 'Rückmeldung eingetragen',
      'pupil.erase': 'Eintrag gelöscht',
      'legal-basis.set': 'Rechtsgrundlage angelegt',
      'legal-basis.revoke': 'Rechtsgrundlage aufgehoben',
    },
    fieldLabels: {
      name: 'Name der Klasse',
      className: 'Klasse',
      pupilCount: 'Anzahl',
      state: 'Stand',
      givenName: 'Vorname',
      familyName: 'Nachname',
      birthDate: 'Geburtsdatum',
      needsStepFree: 'Zugang',
      code: 'Code',
      event: 'Rückmeldung',
      purpose: 'Wofür',
      kind: 'Art',
      norm: 'Vorschrift',
      validFrom: 'gilt ab',
      validUntil: 'gilt bis',
    },
    subject: {
      code: 'Code',
      className: 'Klasse',
      schoolYear: 'Schuljahr, Beginn',
      state: 'Stand',
      givenName: 'Vorname',
      familyName: 'Nachname',
      birthDate: 'Geburtsdatum',
      needsStepFree: 'Braucht stufenlosen Zugang',
      yes: 'ja',
      no: 'nein',
      event: 'Was',
      givenBy: 'Von wem',
      happenedOn: 'Wann',
      recordedAt: 'Eingetragen',
      norm: 'Rechtsgrundlage',
    },
    tasks: {
      handIn: 'Die Klassenliste fehlt noch',
      handInDetail: 'Lesen Sie sie ein, damit Ihre Schülerinnen und Schüler bei den Praxistagen dabei sind.',
      departures: (count: number) =>
        count === 1 ? 'Ein Abgang ist zu klären' : `${number.format(count)} Abgänge sind zu klären`,
      departuresDetail: 'Sie stehen nicht auf der neuen Klassenliste.',
      inform: (count: number) => `${number.format(count)} Erziehungsberechtigte sind noch nicht informiert`,
      informDetail: 'Drucken Sie das Informationsblatt und tragen Sie die Rückmeldungen ein.',
      missing: (count: number) =>
        count === 1 ? 'Eine Klassenliste fehlt noch' : `${number.format(count)} Klassenlisten fehlen noch`,
      noBasis: 'Es gibt keine Rechtsgrundlage für die Planung',
      noBasisDetail: 'Ohne sie wird niemand eingeplant.',
    },
  },
})
