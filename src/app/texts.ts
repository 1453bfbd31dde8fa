import type { ProblemCode } from '../platform/http/problem.ts'
import { catalogue } from '../platform/i18n/catalogue.ts'

const number = new Intl.NumberFormat('de-DE', { useGrouping: false })

export const t = catalogue({
  de: {
    importFields: {
      taken: 'neu',
      changed: 'geändert',
      known: 'schon bekannt',
      refused: 'abgelehnt',
      doubtful: 'zweifelhaft',
    },
    actions: {
      'subject.read': 'Auskunft über eine Person gegeben',
      'subject.erase': 'Daten einer Person gelöscht',
      'region.demo-filled': 'Vorführregion angelegt',
    },
    objects: {
      organization: 'Einrichtung',
      region: 'Region',
    },
    api: {
      title: 'Offene Daten von Steg',
      description:
        'Alles, was auf den öffentlichen Seiten steht, auch als JSON. Mit dem Parameter region wählen Sie die Region; ohne ihn antwortet die Standardregion.',
      invalid: 'Die Anfrage passt nicht zur Beschreibung der Schnittstelle.',
      noRegion: 'In dieser Installation ist noch keine Region offen.',
      lead: 'Alle öffentlichen Angaben können Sie als JSON abrufen, ohne Anmeldung und ohne Schlüssel.',
      document: 'Beschreibung nach OpenAPI 3.1 (JSON)',
      parameters: 'Parameter',
      answers: 'Antworten',
      tryIt: 'Beispiel öffnen',
      problems: 'Jede Ablehnung kommt als Problem Details nach RFC 9457, mit Nummer und deutschem Satz.',
      allProblems: 'Alle Ablehnungen und was dann hilft',
      issues: {
        number: 'Bitte eine Zahl angeben.',
        integer: 'Bitte eine ganze Zahl angeben.',
        missing: 'Diese Angabe fehlt.',
        wrong: 'Diese Angabe passt nicht zur Beschreibung.',
        format: 'Die Schreibweise stimmt nicht.',
        formats: {
          uuid: 'Das ist keine Kennung. Kennungen sehen so aus: 0199c000-0000-7000-8000-000000000001.',
          date: 'Bitte ein Datum angeben, das es gibt, zum Beispiel 2026-11-20.',
          datetime: 'Bitte Datum und Uhrzeit angeben, zum Beispiel 2026-11-20T08:00:00Z.',
          url: 'Bitte eine vollständige Internetadresse angeben.',
          email: 'Bitte eine vollständige E-Mail-Adresse angeben.',
        },
        oneOf: (values: readonly string[]) => `Erlaubt ist: ${values.join(', ')}.`,
        unknown: (names: readonly string[]) => `Das kennt die Schnittstelle nicht: ${names.join(', ')}.`,
        most: {
          number: (limit: number) => `Höchstens ${number.format(limit)}.`,
          beyond: (limit: number) => `Weniger als ${number.format(limit)}.`,
          characters: (limit: number) => `Höchstens ${number.format(limit)} Zeichen.`,
          values: (limit: number) => `Höchstens ${number.format(limit)} Werte.`,
        },
        least: {
          number: (limit: number) => `Mindestens ${number.format(limit)}.`,
          beyond: (limit: number) => `Mehr als ${number.format(limit)}.`,
          characters: (limit: number) => `Mindestens ${number.format(limit)} Zeichen.`,
          values: (limit: number) => `Mindestens ${number.format(limit)} Werte.`,
        },
      },
      problemsPage: {
        title: 'Ablehnungen der Schnittstelle',
        lead: 'Was die Schnittstelle ablehnen kann, mit Nummer, Grund und dem, was dann hilft.',
        back: 'Offene Daten (API)',
        status: (status: number) => `Status ${status}`,
        types: {
          'invalid-request': {
            status: 400,
            title: 'Die Anfrage passt nicht zur Beschreibung',
            help: 'Unter errors steht zu jedem Parameter, was nicht stimmt. Ändern Sie ihn, und fragen Sie noch einmal.',
          },
          'not-found': {
            status: 404,
            title: 'Das gibt es hier nicht',
            help: 'Die Adresse ist falsch, oder der Eintrag ist nicht öffentlich: ein Entwurf, zurückgezogen, oder aus einer anderen Region.',
          },
          'foreign-origin': {
            status: 403,
            title: 'Das kam nicht von unserer Seite',
            help: 'Die Schnittstelle ist nur zum Lesen da. Benutzen Sie GET.',
          },
          'too-many-requests': {
            status: 429,
            title: 'Zu viele Anfragen in der letzten Minute',
            help: 'Warten Sie so viele Sekunden, wie im Kopf Retry-After steht, und fragen Sie dann weiter.',
          },
          'no-region': {
            status: 503,
            title: 'In dieser Installation ist noch keine Region offen',
            help: 'Der Betrieb der Plattform legt eine an. Bis dahin gibt es nichts zu lesen.',
          },
          'database-away': {
            status: 503,
            title: 'Steg ist gerade nicht erreichbar',
            help: 'Die Datenbank antwortet nicht. Fragen Sie in einer Minute noch einmal.',
          },
          'disk-full': {
            status: 507,
            title: 'Es ist kein Speicherplatz mehr frei',
            help: 'Der Betrieb der Plattform muss Platz schaffen. Fragen Sie später noch einmal.',
          },
          'broken-form': {
            status: 400,
            title: 'Die Sendung kam unvollständig an',
            help: 'Die Schnittstelle ist nur zum Lesen da. Benutzen Sie GET.',
          },
          broken: {
            status: 500,
            title: 'Da ist uns ein Fehler passiert',
            help: 'Versuchen Sie es noch einmal. Bleibt der Fehler, nennen Sie dem Betrieb der Plattform die Nummer unter instance.',
          },
        } satisfies Readonly<Record<ProblemCode, { status: number; title: string; help: string }>>,
      },
      name: 'Name',
      meaning: 'Bedeutung',
      status: 'Status',
    },
  },
})
