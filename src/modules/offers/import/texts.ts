import { catalogue } from '../../../platform/i18n/catalogue.ts'

export const i = catalogue({
  de: {
    courses: {
      label: 'Seiten aus Integreat',
      help: 'JSON-Datei mit Seiten einer Integreat-Stadt, wie ihre Schnittstelle sie ausgibt. Jede Seite mit Inhalt wird ein Angebot.',
    },
    hsds: {
      label: 'Angebote nach HSDS',
      help: 'JSON-Datei nach dem Standard HSDS 3.0: ein Angebot (service), eine Liste oder eine Seite mit Angeboten.',
    },
    notJson: 'Die Datei ist kein lesbares JSON. Bitte laden Sie sie noch einmal herunter.',
    notAList: 'In der Datei steht keine Liste von Seiten.',
    noServices: 'In der Datei steht kein Angebot (service) nach HSDS.',
    notAnObject: 'Der Eintrag ist kein Datensatz.',
    noTitle: 'Der Titel fehlt.',
    noPath: 'Der Pfad der Seite fehlt.',
    noContent: 'Der Inhalt der Seite fehlt.',
    emptyPage: 'Die Seite hat keinen Inhalt, sie ist nur die Überschrift über anderen Seiten.',
    redacted: (n: number) => `${n} entfernte Kontaktangaben wurden weggelassen.`,
    unknownLanguages: (n: number) => `${n} unbekannte Sprachkürzel wurden weggelassen.`,
    integreatProvider: (region: string) => `Integreat ${region}`,
    noId: 'Die Kennung (id) fehlt. Wiedererkannt wird das Angebot an Anbieter und Name.',
    idNotUuid: (id: string) => `Die Kennung „${id.slice(0, 60)}“ ist keine UUID. Sie wird trotzdem verwendet.`,
    noProvider: 'Der Anbieter (organization) fehlt.',
    unknownProvider: 'Angebote ohne Anbieter (HSDS)',
    unknownStatus: (status: string) =>
      `Den Status „${status.slice(0, 40)}“ kennt HSDS nicht. Das Angebot bleibt ein Entwurf.`,
    noStatus: 'Der Status fehlt. Das Angebot bleibt ein Entwurf.',
    badDate: (text: string) => `„${text.slice(0, 40)}“ ist kein Tag. Das Feld bleibt leer.`,
    farDate: (text: string, { first, last }: { first: number; last: number }) =>
      `„${text.slice(0, 40)}“ liegt nicht zwischen ${first} und ${last}. Das Feld bleibt leer.`,
    openEnd: 'Der 31.12.9999 heißt: ohne Ende. Das Feld bleibt leer.',
    futureDate: (text: string) => `${text} liegt in der Zukunft. Das Feld bleibt leer.`,
    swappedAges: 'Das Höchstalter liegt unter dem Mindestalter. Beide bleiben in den Bedingungen leer.',
    swappedDates: 'Das Ende liegt vor dem Beginn. Beide Tage bleiben leer.',
    badCoordinates: 'Die Koordinaten liegen nicht auf der Erde. Sie bleiben leer.',
    badEmail: (text: string) => `„${text.slice(0, 60)}“ ist keine E-Mail-Adresse. Das Feld bleibt leer.`,
    badWebsite: (text: string) => `„${text.slice(0, 60)}“ ist keine Internetadresse. Das Feld bleibt leer.`,
    badPhone: (text: string) => `„${text.slice(0, 40)}“ ist keine Telefonnummer. Das Feld bleibt leer.`,
    cut: (field: string, length: number) => `${field} wurde auf ${length} Zeichen gekürzt.`,
    eligibility: 'Für wen',
    ages: (from: number | undefined, to: number | undefined) =>
      from === undefined ? `bis ${to} Jahre` : to === undefined ? `ab ${from} Jahren` : `von ${from} bis ${to} Jahren`,
    application: 'Anmeldung',
    alert: 'Hinweis',
    accreditations: 'Qualität',
    interpretation: 'Dolmetschen',
    twice: (line: number) => `Ein anderes Angebot mit derselben Kennung steht schon in Eintrag ${line}.`,
    providerCreated: (name: string) => `Der Anbieter „${name}“ wird im Netzwerk neu angelegt.`,
    providerAmbiguous: (name: string) =>
      `Mehrere Einrichtungen heißen „${name}“. Genommen wird die erste; bitte prüfen.`,
  },
})
