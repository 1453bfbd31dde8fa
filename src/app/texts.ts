import { catalogue } from '../platform/i18n/catalogue.ts'

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
      noRegion: 'In dieser Installation gibt es noch keine Region.',
      lead: 'Alle öffentlichen Angaben können Sie als JSON abrufen, ohne Anmeldung und ohne Schlüssel.',
      document: 'Beschreibung nach OpenAPI 3.1 (JSON)',
      parameters: 'Parameter',
      answers: 'Antworten',
      tryIt: 'Beispiel öffnen',
      problems: 'Jede Ablehnung kommt als Problem Details nach RFC 9457, mit Nummer und deutschem Satz.',
      name: 'Name',
      meaning: 'Bedeutung',
      status: 'Status',
    },
  },
})
