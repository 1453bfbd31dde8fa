import { catalogue } from '../../platform/i18n/catalogue.ts'

const number = new Intl.NumberFormat('de-DE')
const count = (n: number, one: string, many: string): string => `${number.format(n)} ${n === 1 ? one : many}`
const offers = (n: number): string => count(n, 'Angebot', 'Angebote')

export const t = catalogue({
  de: {
    offers,
    apiNotFound: 'Dieses Angebot gibt es hier nicht.',
    list: {
      title: 'Angebote',
      description: 'Alle Angebote der Region am Übergang von der Schule in den Beruf: suchen, filtern, Kontakt finden.',
      lead: (total: number, confirmed: number) =>
        `${offers(total)} in der Region am Übergang von der Schule in den Beruf. ${number.format(confirmed)} davon haben die Anbieter im letzten halben Jahr bestätigt.`,
      leadFiltered: (found: number, partial: number) => {
        if (found === 0) return 'Kein Angebot passt zu dieser Suche.'
        const some = `${found === partial ? offers(partial) : `${number.format(partial)} weitere`}`
        const partly = `${some} ${partial === 1 ? 'passt' : 'passen'} nur zum Teil`
        if (found === partial) return `${partly} zu Ihrer Suche.`
        const whole = `${offers(found - partial)} ${found - partial === 1 ? 'passt' : 'passen'} zu Ihrer Suche`
        return partial === 0 ? `${whole}.` : `${whole}, ${partly}.`
      },
      partial: 'Passt nur zum Teil',
      partialWhy: 'In diesen Angeboten steht nur ein Teil von dem, was Sie suchen.',
      leadNone: 'In dieser Region ist noch kein Angebot veröffentlicht.',
      search: 'Was suchen Sie?',
      searchHelp: 'Zum Beispiel: Praktikum, Lehrstelle Kfz, Schulabschluss nachholen',
      found: 'Gefundene Angebote',
      facets: {
        kind: 'Art',
        phase: 'Phase',
        targetGroup: 'Für wen',
        language: 'Sprache',
        city: 'Ort',
        provider: 'Anbieter',
      },
      time: 'Zeitraum',
      times: { current: 'Läuft oder kommt noch', upcoming: 'Beginnt erst noch', all: 'Auch vergangene' },
      sort: 'Sortierung',
      sorts: {
        relevance: 'Passendste zuerst',
        title: 'Nach Titel',
        start: 'Nach Beginn',
        confirmed: 'Zuletzt bestätigt zuerst',
        distance: 'Nächste zuerst',
      },
      nearby: 'Umkreis und Sortierung',
      from: 'Entfernung von',
      fromHelp: 'Ort in der Region',
      within: 'Höchstens',
      km: (km: number) => `${number.format(km)} km`,
      apply: 'Anwenden',
      unknownTown: (town: string) =>
        `Den Ort „${town}“ kennen wir hier nicht. Deshalb sehen Sie Angebote aus allen Orten.`,
      placeless: (n: number) =>
        `${offers(n)} ohne Ort ${n === 1 ? 'ist' : 'sind'} hier nicht dabei, weil niemand gesagt hat, wo ${n === 1 ? 'es stattfindet' : 'sie stattfinden'}.`,
      withoutDistance: 'Ohne Umkreis suchen',
      around: (town: string, km: number) => `bis ${number.format(km)} km um ${town}`,
      textFilter: (text: string) => `Suche: ${text}`,
      emptyTitle: 'Dazu haben wir nichts gefunden',
      emptySpelling: 'Suchen Sie mit einem einzigen, kürzeren Wort.',
      emptyKinds: 'Das gibt es hier:',
      kindCount: (kind: string, count: number) => `${kind} (${number.format(count)})`,
      withoutFilters: (count: number) => `Ohne Filter: ${offers(count)}`,
      emptyOffice: 'Fragen Sie uns. Wir kennen auch Wege, die hier noch fehlen:',
      didYouMean: 'Meinten Sie:',
      notUsed: (words: readonly string[]) =>
        `${words.map((word) => `„${word}“`).join(', ')} ${words.length === 1 ? 'kommt' : 'kommen'} hier nicht vor. Gezeigt wird, was ähnlich geschrieben ist.`,
      alsoSearched: (words: readonly string[]) => `Auch gesucht: ${words.join(', ')}`,
      alsoSearchedWhy:
        'Diese Wörter bedeuten dasselbe oder etwas sehr Ähnliches. Deshalb zeigen wir auch ihre Treffer.',
      searchOnly: (words: string) => `Nach „${words}“ suchen`,
      emptyAll: 'Alle Angebote zeigen',
      noneTitle: 'Hier stehen bald Angebote',
      noneHelp: 'Die Koordinierungsstelle trägt gerade zusammen, was es in der Region gibt.',
      moreFacetValues: (n: number) => `und ${number.format(n)} weitere`,
      jsonOfList: 'Diese Liste als Daten (JSON)',
    },
    card: {
      by: (name: string) => `von ${name}`,
      forWhom: (groups: string) => `Für: ${groups}`,
      everybody: 'Für alle',
      distance: (km: number) => (km < 1 ? 'unter 1 km entfernt' : `${number.format(Math.round(km))} km entfernt`),
      comes: (town: string) => `kommt nach ${town}`,
      confirmed: (date: string) => `bestätigt am ${date}`,
      unconfirmed: 'noch nicht bestätigt',
      longUnconfirmed: (date: string) => `zuletzt bestätigt am ${date}`,
      over: 'vorbei',
      full: 'ausgebucht',
      applyOver: 'Anmeldung beendet',
      appliedUntil: (date: string) => `Anmeldung war bis ${date}`,
      draft: 'Entwurf',
      ended: 'Beendet',
      hidden: 'Verborgen',
      anywhere: 'Ort nach Absprache',
      anytime: 'laufend',
      from: (date: string) => `ab ${date}`,
      until: (date: string) => `bis ${date}`,
      range: (from: string, to: string) => `${from} bis ${to}`,
      applyUntil: (date: string) => `Anmeldung bis ${date}`,
    },
    page: {
      facts: 'Auf einen Blick',
      about: 'Worum es geht',
      contact: 'Kontakt',
      toContact: 'Zum Kontakt',
      provider: 'Anbieter',
      providerInactive: 'Diesen Anbieter gibt es nicht mehr.',
      providerPage: 'Mehr über diesen Anbieter',
      moreOfProvider: 'Alle Angebote dieses Anbieters',
      kind: 'Art',
      phase: 'Phase',
      forWhom: 'Für wen',
      where: 'Wo',
      when: 'Wann',
      starts: 'Beginn',
      ends: 'Ende',
      applyUntil: 'Anmeldung bis',
      places: 'Freie Plätze',
      placesFree: (date: string) => `ja (Stand: ${date})`,
      placesFull: (date: string) => `ausgebucht (Stand: ${date})`,
      placesOld: (date: string) => `nicht bekannt (letzte Angabe: ${date})`,
      alsoIn: 'Kommt auch nach',
      wholeRegion: 'die ganze Region',
      fullTitle: 'Im Moment ist nichts frei',
      fullHelp: (date: string) => `Das hat der Anbieter am ${date} gesagt. Fragen Sie nach einer Warteliste.`,
      languages: 'Sprachen',
      cost: 'Kosten oder Vergütung',
      website: 'Internet',
      confirmed: 'Bestätigt am',
      validUntil: 'Gültig bis',
      neverConfirmed: 'Der Anbieter hat die Angaben noch nicht bestätigt. Fragen Sie vorher nach.',
      longAgo: (date: string) => `${date}. Das ist lange her. Fragen Sie vorher nach.`,
      ended: 'Dieses Angebot gibt es nicht mehr',
      endedOn: (date: string) => `Der Anbieter hat es am ${date} beendet. Die Seite bleibt zum Nachlesen stehen.`,
      endedSearch: 'Ähnliche Angebote suchen',
      over: 'Der letzte Termin ist vorbei',
      overHelp: (date: string) => `Dieses Angebot endete am ${date}. Fragen Sie den Anbieter nach einem neuen Termin.`,
      applyOver: (date: string) => `Die Anmeldefrist endete am ${date}. Fragen Sie nach freien Plätzen.`,
      noContact: 'Zu diesem Angebot ist keine Ansprechperson eingetragen. Wenden Sie sich an den Anbieter.',
      function: 'Aufgabe',
      name: 'Name',
      phone: 'Telefon',
      email: 'E-Mail',
      breadcrumb: 'Angebote',
      json: 'Als Daten (JSON)',
      printed: (day: string, address: string) => `Gedruckt am ${day}. Der neueste Stand: ${address}`,
      back: 'Zur Liste der Angebote',
    },
    doors: {
      way: {
        title: 'Ich suche einen Weg',
        text: (n: number) =>
          n === 0
            ? 'Noch unsicher, was nach der Schule kommt? Hier findest du bald Praktika, Beratung und Ausbildung.'
            : `Was kommt nach der Schule? Finde Praktika, Beratung und Ausbildung: ${offers(n)} für dich.`,
      },
      school: {
        title: 'Schule',
        text: (n: number) =>
          n === 0
            ? 'Angebote, die Sie mit Ihren Klassen nutzen können, stehen bald hier.'
            : `${offers(n)}, die Sie mit Ihren Klassen nutzen können: Praxistage, Trainings, Messen.`,
      },
      company: {
        title: 'Betrieb',
        text: (n: number) =>
          n === 0
            ? 'Wie Sie junge Menschen kennenlernen und ausbilden: Angebote für Betriebe stehen bald hier.'
            : `Wie Sie junge Menschen kennenlernen und ausbilden: ${offers(n)} für Betriebe.`,
      },
      office: {
        title: 'Koordinierung',
        text: (n: number) =>
          n === 0
            ? 'Wer in der Region am Übergang Schule–Beruf arbeitet, und wen Sie fragen können.'
            : `Wer in der Region am Übergang Schule–Beruf arbeitet: ${count(n, 'Anbieter', 'Anbieter')}, und wen Sie fragen können.`,
      },
    },
  },
})
