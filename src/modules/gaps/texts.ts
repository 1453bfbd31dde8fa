import { catalogue } from '../../platform/i18n/catalogue.ts'

const format = new Intl.NumberFormat('de-DE')
const n = (count: number): string => format.format(count)
const offers = (count: number): string => `${n(count)} ${count === 1 ? 'Angebot' : 'Angebote'}`
const km = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 0 })

export const t = catalogue({
  de: {
    count: n,
    offers,
    km: (distance: number) => (distance < 1 ? 'unter 1 km' : `${km.format(distance)} km`),
    breadcrumb: 'Lücken',
    offersBreadcrumb: 'Angebote',
    states: {
      none: 'nichts',
      stale: 'nur veraltet',
      full: 'nur ausgebucht',
      elsewhere: 'nur anderswo',
      available: 'vorhanden',
      waived: 'kein Bedarf',
    },
    stateHelp: {
      none: 'Kein Angebot in Reichweite.',
      stale: 'Es gibt Einträge, aber seit Langem bestätigt sie niemand. Manche sind deshalb nicht mehr öffentlich.',
      full: 'Es gibt Angebote, aber zurzeit wird niemand aufgenommen.',
      elsewhere: 'Nicht in der Gemeinde selbst, aber in Reichweite.',
      available: 'In der Gemeinde selbst.',
      waived: 'Die Leitstelle hat vermerkt, dass hier nichts gebraucht wird.',
    },
    dimensions: {
      group: { one: 'Zielgruppe', many: 'Zielgruppen', dative: 'Zielgruppen', any: 'irgendeine Zielgruppe' },
      kind: { one: 'Angebotsart', many: 'Angebotsarten', dative: 'Angebotsarten', any: 'irgendeine Angebotsart' },
      municipality: { one: 'Gemeinde', many: 'Gemeinden', dative: 'Gemeinden', any: 'irgendwo in der Region' },
      period: { one: 'Zeitraum', many: 'Zeiträume', dative: 'Zeiträumen', any: 'irgendwann' },
    },
    periods: {
      'half-year': (from: string, half: 1 | 2) => {
        const year = Number(from.slice(0, 4)) - (half === 2 ? 1 : 0)
        return `${half}. Schulhalbjahr ${year}/${String((year + 1) % 100).padStart(2, '0')}`
      },
      quarter: (from: string) => `${Math.ceil(Number(from.slice(5, 7)) / 3)}. Quartal ${from.slice(0, 4)}`,
      now: (label: string) => `${label} (läuft)`,
    },
    matrix: {
      title: 'Was fehlt wo?',
      finding: (gaps: number, needed: number, rows: string, place: string) =>
        `Für ${n(gaps)} von ${n(needed)} ${rows} gibt es in ${place} kein erreichbares Angebot`,
      findingOf: (finding: string, names: string) => `${finding}: ${names}.`,
      more: (count: number) => `${n(count)} weitere`,
      findingCells: (gaps: number, needed: number) =>
        `In ${n(gaps)} von ${n(needed)} Feldern gibt es kein erreichbares Angebot.`,
      noGap: (needed: number) => `Alle ${n(needed)} Felder haben ein erreichbares Angebot.`,
      allGone: 'Für diese Auswahl ist überall vermerkt, dass nichts gebraucht wird.',
      demand: (people: number) => `Bedarf: ${n(people)}`,
      demandHelp:
        '„Bedarf“ zählt die Personen, für die der Leitstelle im letzten Jahr ein Bedarf in diesem Feld genannt wurde. Zahlen unter 5 stehen nicht dabei.',
      caption: (rows: string, columns: string) => `${rows} und ${columns}`,
      cellOf: (row: string, column: string) => `: ${row}, ${column}`,
      template: 'Vorlage für die Politik',
      change: 'Ansicht ändern',
      apply: 'Anzeigen',
      rows: 'Zeilen',
      columns: 'Spalten',
      raster: 'Zeitraster',
      rasters: { 'half-year': 'Schulhalbjahre', quarter: 'Quartale' },
      reach: 'In Reichweite bis',
      reachOf: (distance: number) => `in Reichweite bis ${distance} km Luftlinie`,
      reachOption: (distance: number) => `${distance} km Luftlinie`,
      looked: (parts: string) => `Gezeigt wird: ${parts}.`,
      legend: 'Was die Zeichen bedeuten',
      legendCount: (count: number) => (count === 1 ? '1 Feld' : `${n(count)} Felder`),
      exportAs: (form: string) => `Tabelle als ${form} herunterladen`,
      pick: 'Jedes Feld führt zu den Angeboten, die gezählt wurden.',
      summed: (dimension: string) =>
        `Von mehreren ${dimension} zählt in jedem Feld die am besten versorgte. Wählen Sie eine aus, um Lücken genauer zu sehen.`,
      emptyTitle: 'Noch keine Gemeinden',
      emptyText:
        'Die Lückenanalyse zählt, was die Menschen in jeder Gemeinde erreichen. Dafür braucht sie die Liste der Gemeinden Ihrer Region. Das Gemeindeverzeichnis des Statistischen Bundesamts enthält sie.',
      emptyAction: 'Gemeinden importieren',
      unknownTitle: 'Diese Auswahl gibt es nicht mehr',
      unknownText:
        'Die Adresse nennt etwas, das es nicht oder nicht mehr gibt. Fangen Sie mit der ganzen Übersicht an.',
      backToAll: 'Zur ganzen Übersicht',
    },
    tabs: {
      label: 'Teile der Lückenanalyse',
      matrix: 'Lücken',
      needs: 'Bedarf',
      waivers: 'Kein Bedarf',
      overlaps: 'Doppeltes',
      municipalities: 'Gemeinden',
    },
    cell: {
      in: (what: string, place: string) => `${what} in ${place}`,
      anywhere: (what: string, place: string) => `${what}, ${place}`,
      leads: {
        none: (near: number) =>
          near === 0
            ? 'Hier gibt es kein Angebot, auch nicht weiter weg.'
            : `Hier ist nichts in Reichweite. ${offers(near)} ${near === 1 ? 'passt' : 'passen'}, ${near === 1 ? 'ist' : 'sind'} aber zu weit weg oder zu anderer Zeit.`,
        stale: (count: number) =>
          `${offers(count)}, aber veraltet: Niemand hat in letzter Zeit bestätigt, dass die Angaben stimmen.`,
        full: (count: number) => `${offers(count)}, aber zurzeit wird niemand aufgenommen.`,
        elsewhere: (count: number) => `${offers(count)} in Reichweite, aber keines in der Gemeinde selbst.`,
        available: (count: number) => `${offers(count)} am Ort, mit denen zu rechnen ist.`,
        waived: 'Hier wird nichts gebraucht: So hat es die Leitstelle vermerkt.',
      },
      summed: (gaps: number, needed: number) =>
        `Zusammengefasst sind hier ${n(needed)} Felder, ${gaps === 0 ? 'keines davon ist eine Lücke' : gaps === needed ? 'alle davon sind Lücken' : gaps === 1 ? 'eines davon ist eine Lücke' : `${n(gaps)} davon sind Lücken`}.`,
      byKind: 'Nach Angebotsart aufschlüsseln',
      counted: 'Diese Angebote zählen',
      countedNone: 'Keines.',
      notCounted: 'Diese Angebote zählen nicht',
      notCountedHelp: 'Zielgruppe und Art passen, aber:',
      moreNotCounted: (count: number) => `${offers(count)} mehr, noch weiter weg oder zu anderer Zeit.`,
      facts: 'Worum es geht',
      back: 'Zurück zur Übersicht',
      demand: 'Nachfrage im letzten Jahr',
      demandNone: 'Der Leitstelle wurde kein Bedarf genannt.',
      demandPeople: (count: number) => `Genannt wurden ${n(count)} Personen.`,
      demandUnplaced: (count: number) => `Für ${n(count)} davon ist keine Gemeinde genannt.`,
      demandSmall: (count: number) =>
        count === 1 ? 'Dazu eine Meldung mit unter 5 Personen.' : `Dazu ${n(count)} Meldungen mit je unter 5 Personen.`,
      demandSearches: 'Gesucht und nicht gefunden:',
      noteNeed: 'Bedarf notieren',
      waivers: 'Vermerke „kein Bedarf“',
      waiversNone: 'Keine.',
      waive: 'Hier wird nichts gebraucht',
      reasonOf: (reason: string, until: string) => `${reason} (gilt bis ${until})`,
      liftedOf: (reason: string, on: string) => `${reason} (aufgehoben am ${on})`,
      endedOf: (reason: string, on: string) => `${reason} (endete am ${on})`,
    },
    where: {
      here: (place: string) => `In ${place}`,
      near: (distance: string, place: string) => `${distance} von ${place}`,
      comes: (place: string) => `Der Anbieter kommt nach ${place}`,
      'comes-everywhere': 'Der Anbieter kommt in die ganze Region',
      far: (distance: string, place: string) => `${distance} von ${place}`,
      nowhere: 'Ohne Ort',
    },
    why: {
      countsFree: (on: string) => `Plätze frei (Stand ${on}).`,
      counts: 'Zählt. Ob Plätze frei sind, ist nicht bekannt.',
      countsOld: (on: string) => `Zählt. Ob noch Plätze frei sind, ist nicht bekannt; letzte Angabe vom ${on}.`,
      full: (on: string) => `Ausgebucht seit der Angabe vom ${on}.`,
      fullUndated: 'Ausgebucht.',
      closed: (on: string) => `Anmeldeschluss war am ${on}.`,
      stale: (on: string) => `Veraltet: zuletzt bestätigt am ${on}.`,
      neverConfirmed: 'Veraltet: noch nie bestätigt.',
      hidden: (on: string) => `Nicht mehr öffentlich: zuletzt bestätigt am ${on}.`,
      hiddenNever: 'Nicht mehr öffentlich: noch nie bestätigt.',
      lapsed: (on: string) => `Die Angaben gelten nur bis ${on}.`,
      'too-far': 'Zu weit weg.',
      noPlace: 'Zählt nirgends, weil der Ort fehlt.',
      over: (on: string) => `Endete am ${on}.`,
      from: (on: string) => `Beginnt erst am ${on}.`,
      until: (on: string) => `Endet schon am ${on}.`,
      otherTime: 'Findet zu anderer Zeit statt.',
      'not-needed': 'Hier ist „kein Bedarf“ vermerkt.',
    },
    waivers: {
      title: 'Kein Bedarf',
      lead: (count: number) =>
        count === 0
          ? 'Es gibt keinen Vermerk. Leere Felder zählen alle als Lücke.'
          : `${count === 1 ? '1 Vermerk nimmt' : `${n(count)} Vermerke nehmen`} Felder aus der Zählung, in denen nichts gebraucht wird.`,
      active: 'Das gilt zurzeit',
      past: 'Frühere Vermerke',
      pastNone: 'Keine.',
      add: 'Vermerk anlegen',
      about: 'Wofür',
      reason: 'Grund',
      until: 'Gilt bis',
      setAt: 'Vermerkt am',
      ended: 'Ende',
      action: 'Aktion',
      lift: 'Aufheben',
      liftOf: (about: string) => `: ${about}`,
      liftedOn: (on: string) => `aufgehoben am ${on}`,
      ranOutOn: (on: string) => `abgelaufen am ${on}`,
      formTitle: 'Hier wird nichts gebraucht',
      formLead: 'Das Feld zählt dann nicht mehr als Lücke. Alle, die die Übersicht sehen, lesen auch Ihren Grund.',
      everyGroup: 'alle Zielgruppen',
      everyKind: 'alle Angebotsarten',
      everyMunicipality: 'alle Gemeinden',
      reasonHelp: 'Zum Beispiel: Die Berufsberatung kommt in jede Schule. Bitte keine Namen von Personen.',
      untilHelp: 'Danach zählt das Feld wieder. Höchstens drei Jahre.',
      save: 'Vermerken',
      cancel: 'Abbrechen',
      aboutNothing: 'Bitte wählen Sie eine Zielgruppe, eine Angebotsart oder eine Gemeinde.',
      badEnd: 'Bitte wählen Sie einen Tag zwischen heute und in drei Jahren.',
      reasonTooShort: 'Bitte nennen Sie einen Grund.',
      unknownMunicipality: 'Diese Gemeinde gehört nicht zur Region.',
      saved: 'Vermerkt. Das Feld zählt nicht mehr als Lücke.',
      savedNext: 'Steg erinnert Sie, bevor der Vermerk endet.',
      lifted: 'Der Vermerk ist aufgehoben. Das Feld zählt wieder.',
    },
    needs: {
      title: 'Genannter Bedarf',
      lead: (count: number) =>
        count === 0
          ? 'Im letzten Jahr wurde der Leitstelle kein Bedarf genannt.'
          : `Im letzten Jahr wurde der Leitstelle ${count === 1 ? '1 Bedarf' : `${n(count)}-mal Bedarf`} genannt.`,
      sums: 'Was gebraucht wird',
      entries: 'Einzelne Meldungen',
      none: 'Noch keine Meldung.',
      noneHelp:
        'Ruft eine Schule an, weil sie für jemanden nichts findet, notieren Sie das hier. So sieht man, wo es oft fehlt.',
      searches: 'Gesucht und nicht gefunden',
      searchesHelp:
        'Das wurde in der öffentlichen Suche an mindestens fünf Tagen eingegeben, ohne dass ein Angebot dazu passte. Wo erst Filter nichts übrig ließen, stehen Ort, Art und Zielgruppe dabei.',
      import: {
        label: 'Bedarf',
        open: 'Umfrage einlesen',
        help: 'Eine Tabelle mit einer Zeile je Meldung: Zielgruppe, Angebotsart, Gemeinde, Personen, gemeldet von, Tag der Meldung. Die Wörter sind dieselben wie im Formular. Bitte keine Namen von Personen.',
        unknownGroup: (text: string) => `Die Zielgruppe „${text}“ kennt Steg nicht.`,
        unknownKind: (text: string) => `Die Angebotsart „${text}“ kennt Steg nicht.`,
        unknownAsker: (text: string) => `„${text}“ ist keine Art von Einrichtung, die Steg kennt.`,
        badCount: 'Die Zahl der Personen ist keine ganze Zahl von 1 bis 9999.',
      },
      searchesNone: 'Kein Wort wurde an mindestens fünf Tagen vergeblich gesucht.',
      rare: (count: number) =>
        `${count === 1 ? '1 weitere Suche' : `${n(count)} weitere Suchen`} an weniger als fünf Tagen, zu selten zum Zeigen: Es könnte ein Name dabei sein.`,
      words: 'Wörter',
      times: 'Wie oft',
      lastOn: 'Zuletzt',
      group: 'Zielgruppe',
      kind: 'Angebotsart',
      municipality: 'Gemeinde',
      askedBy: 'Gemeldet von',
      askedOn: 'Tag der Meldung',
      people: 'Personen',
      noMunicipality: 'ganze Region oder nicht bekannt',
      suppressed: 'unter 5',
      suppressedHelp: 'Zahlen unter 5 stehen nirgends genau, damit niemand erkennbar wird.',
      action: 'Aktion',
      add: 'Bedarf notieren',
      addLead: 'Nur Zahlen und die Art der Einrichtung, keine Namen.',
      peopleHelp: 'Für wie viele Personen wurde etwas gesucht?',
      save: 'Notieren',
      remove: 'Entfernen',
      removeOf: (about: string) => `: ${about}`,
      saved: 'Der Bedarf ist notiert.',
      removed: 'Die Meldung ist entfernt.',
      badDay: 'Bitte wählen Sie einen Tag aus dem letzten Jahr, höchstens heute.',
      askers: {
        school: 'Schule',
        bbs: 'Berufsbildende Schule',
        company: 'Betrieb',
        chamber: 'Kammer oder Verband',
        agency: 'Agentur, Jobcenter oder Jugendamt',
        traeger: 'Träger',
        municipality: 'Gemeinde',
        initiative: 'Initiative',
        office: 'Leitstelle selbst',
      },
    },
    overlaps: {
      title: 'Doppeltes und Überschneidungen',
      lead: (duplicates: number, overlaps: number) =>
        duplicates + overlaps === 0
          ? 'Kein Eintrag ist doppelt, und nichts überschneidet sich.'
          : `${duplicates === 1 ? '1 Eintrag steht' : `${n(duplicates)} Einträge stehen`} mehrfach in der Übersicht. ${overlaps === 1 ? 'Einmal überschneiden' : `${n(overlaps)}-mal überschneiden`} sich Angebote verschiedener Anbieter.`,
      duplicates: 'Wohl doppelt eingetragen',
      duplicatesHelp:
        'Gleicher oder fast gleicher Titel, gleicher Ort, gleiche Zeit. Bitte sehen Sie nach, und beenden Sie einen der Einträge.',
      acrossProviders: 'Unter verschiedenen Anbietern, vielleicht aus zwei Importen:',
      duplicatesNone: 'Nichts ist doppelt.',
      overlaps: 'Verschiedene Anbieter, gleiches Angebot',
      overlapsHelp:
        'Gleiche Art, gleiche Zielgruppe, gleicher Ort, gleiche Zeit. Das kann gut sein. Es lohnt sich, miteinander zu sprechen.',
      overlapsNone: 'Nichts überschneidet sich.',
      of: (kind: string, city: string) => `${kind} in ${city}`,
      forWhom: (groups: string) => `Für: ${groups}`,
      everybody: 'alle',
      moreOverlaps: (count: number) => `${n(count)} weitere werden nicht gezeigt.`,
      listed: (title: string, provider: string) => `${title}, ${provider}`,
    },
    municipalities: {
      title: 'Gemeinden der Region',
      lead: (count: number) =>
        count === 0
          ? 'Noch ist keine Gemeinde eingetragen.'
          : `${count === 1 ? '1 Gemeinde' : `${n(count)} Gemeinden`}.`,
      import: 'Gemeinden importieren',
      caption: 'Gemeinden',
      key: 'Gemeindeschlüssel',
      name: 'Gemeinde',
      population: 'Einwohner',
      centre: 'Mittelpunkt',
      source: 'Quelle',
      unknown: 'nicht bekannt',
      noCentre: 'fehlt: Entfernungen zählen hier nicht',
    },
    template: {
      title: 'Vorlage: Wo Angebote fehlen',
      lead: 'Eine Seite zum Drucken oder Speichern als PDF. Tragen Sie Ihren Vorschlag ein.',
      for: (region: string) => `Übergang Schule–Beruf: Wo im Gebiet „${region}“ Angebote fehlen`,
      version: (date: string, method: number) => `Stand: ${date}. Verfahren: Lückenanalyse, Fassung ${method}.`,
      goal: 'Ziel',
      goalText:
        'Jeder junge Mensch soll in erreichbarer Nähe ein Angebot finden, das zu seiner Lage passt und noch einen Platz hat.',
      finding: 'Befund',
      findingText: (gaps: number, needed: number, share: number) =>
        `In ${n(gaps)} von ${n(needed)} Feldern (${share} %) aus junger Zielgruppe und Gemeinde gibt es kein erreichbares Angebot.`,
      findingStates: (none: number, stale: number, full: number) =>
        `Davon: ${n(none)} ganz ohne Angebot, ${n(stale)} nur mit veralteten Angaben, ${n(full)} nur ausgebucht.`,
      findingElsewhere: (count: number) =>
        `In ${n(count)} weiteren Feldern liegt das nächste Angebot in einer anderen Gemeinde.`,
      anyKind: 'Dabei zählt jede Art von Angebot: Schon eine Beratung genügt.',
      oneKind: (kind: string) => `Dabei zählen nur Angebote der Art „${kind}“.`,
      findingOthers: (groups: readonly string[], gaps: number, needed: number) =>
        `Getrennt gezählt sind ${groups.join(', ')}: ${n(gaps)} von ${n(needed)} Feldern ohne erreichbares Angebot.`,
      byKind: (kinds: string) => `Am häufigsten für alle jungen Zielgruppen unerreichbar: ${kinds}.`,
      kindIn: (kind: string, gaps: number, needed: number) => `${kind} in ${n(gaps)} von ${n(needed)} Gemeinden`,
      without: 'Ohne Angebot',
      ofAll: (gaps: number, needed: number) => `${n(gaps)} von ${n(needed)} Gemeinden`,
      worst: 'Am schlechtesten versorgt',
      tableTitle: 'Junge Zielgruppen mit Lücken',
      tableMore: (count: number) =>
        `${count === 1 ? '1 weitere junge Zielgruppe hat' : `${n(count)} weitere junge Zielgruppen haben`} ebenfalls Lücken; sie stehen in der ausführlichen Tabelle.`,
      tableNone: 'Keine junge Zielgruppe hat eine Lücke.',
      meaning: 'Was das heißt',
      meaningWorst: (place: string, gaps: number, needed: number) =>
        `Am meisten fehlt in ${place}: Dort gehen ${n(gaps)} von ${n(needed)} jungen Zielgruppen leer aus.`,
      meaningNone: 'Es besteht zurzeit kein Handlungsbedarf.',
      meaningCheap: (count: number) =>
        `${count === 1 ? '1 Lücke ließe' : `${n(count)} Lücken ließen`} sich vielleicht ohne neues Angebot schließen: Dort gibt es Einträge, die nur niemand bestätigt hat.`,
      meaningFull: (count: number) =>
        `${count === 1 ? 'In 1 Feld fehlen' : `In ${n(count)} Feldern fehlen`} Plätze, nicht Angebote.`,
      proposal: 'Vorschlag',
      proposalLines: ['Was soll geschehen?', 'Wer macht es, bis wann?', 'Was kostet es, wer zahlt?'],
      demand: 'Nachfrage',
      demandText: (people: number) => `Der Leitstelle wurden im letzten Jahr ${n(people)} Personen mit Bedarf genannt`,
      demandSmall: (count: number) =>
        count === 1 ? '1 Meldung mit unter 5 Personen' : `${n(count)} Meldungen mit je unter 5 Personen`,
      demandNone: 'Der Leitstelle wurde im letzten Jahr kein Bedarf genannt.',
      method: 'So wurde gezählt',
      methodText: (given: { offers: number; hidden: number; reach: number; period: string; providers: number }) =>
        `${offers(given.offers)} der Angebotsübersicht von ${n(given.providers)} Anbietern.${given.hidden === 0 ? '' : ` Dazu ${n(given.hidden)}, ${given.hidden === 1 ? 'das nicht mehr öffentlich ist und als veraltet zählt' : 'die nicht mehr öffentlich sind und als veraltet zählen'}.`} Zeitraum: ${given.period}. „In Reichweite“ heißt: höchstens ${given.reach} km Luftlinie vom Mittelpunkt der Gemeinde, oder der Anbieter kommt dorthin. Ein Feld gilt als versorgt, wenn irgendein Angebot offen ist, das diese Zielgruppe nennt oder für alle ist.`,
      unknown: 'Was wir nicht wissen',
      unknownPlaces: (count: number, all: number) =>
        `Bei ${n(count)} von ${n(all)} Angeboten ist nicht bekannt, ob Plätze frei sind; sie zählen als offen.`,
      unknownPlace: (count: number) => `${offers(count)} ohne Ort ${count === 1 ? 'zählt' : 'zählen'} nirgends.`,
      unknownWay: 'Fahrzeiten mit Bus und Bahn sind nicht berücksichtigt, und nicht, wie gut ein Angebot ist.',
      unknownMissing: 'Angebote, die niemand eingetragen hat, fehlen.',
      waived: (count: number) =>
        `${n(count)} ${count === 1 ? 'Feld ist' : 'Felder sind'} ausgenommen, weil dort nach Einschätzung der Leitstelle nichts gebraucht wird.`,
      by: (office: string) => `Erstellt von: ${office}`,
      hint: 'Zum Drucken: Strg und P (auf dem Mac: cmd und P).',
    },
    export: {
      sheet: 'Lücken',
      file: 'luecken',
      state: 'Zustand',
      gaps: 'Lücken dahinter',
      needed: 'Felder dahinter',
      demand: 'Genannter Bedarf, Personen',
      filters: 'Auswahl',
    },
    tasks: {
      waivers: (count: number) =>
        count === 1 ? 'Ein Vermerk „kein Bedarf“ läuft bald ab' : `${n(count)} Vermerke „kein Bedarf“ laufen bald ab`,
      waiversDetail: 'Danach zählen die Felder wieder als Lücke.',
    },
    actions: {
      'gap.waive': '„Kein Bedarf“ vermerkt',
      'gap.unwaive': '„Kein Bedarf“ aufgehoben',
      'gap.export': 'Lückentabelle heruntergeladen',
      'need.note': 'Bedarf notiert',
      'need.remove': 'Bedarfsmeldung entfernt',
    } as Readonly<Record<string, string>>,
    fieldLabels: {
      targetGroup: 'Zielgruppe',
      kind: 'Angebotsart',
      municipalityKey: 'Gemeinde',
      validUntil: 'Gilt bis',
      rows: 'Zeilen',
    } as Readonly<Record<string, string>>,
  },
})
