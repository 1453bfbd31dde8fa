import { catalogue } from '../../platform/i18n/catalogue.ts'

const n = (count: number): string => count.toLocaleString('de-DE')
const schools = (count: number): string => (count === 1 ? '1 Schule' : `${n(count)} Schulen`)

/** What all pages of the rounds share, the list of rounds, the start page of one, and what the protocol calls things. */
export const t = catalogue({
  de: {
    count: n,
    title: 'Praxistage',
    weekdays: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag'] as readonly string[],
    weekdaysShort: ['Mo', 'Di', 'Mi', 'Do', 'Fr'] as readonly string[],
    span: (from: string, to: string) => `${from} bis ${to}`,
    cancel: 'Abbrechen',
    save: 'Speichern',
    saved: 'Gespeichert',
    nothingChanged: 'Es hat sich nichts geändert',
    heldTitle: 'Das bleibt, wie es ist',
    held: {
      published: 'Zu diesem Durchgang gibt es einen veröffentlichten Plan. Ziehen Sie ihn erst zurück.',
      frozen: 'Zu diesem Durchgang gibt es einen eingefrorenen Plan. Tauen Sie ihn erst auf.',
    },
    breaks: {
      title: 'Das betrifft den veröffentlichten Plan',
      lead: (places: number, groups: number) =>
        `${places === 1 ? '1 Platz' : `${n(places)} Plätze`} des veröffentlichten Plans in ${groups === 1 ? '1 Gruppe' : `${n(groups)} Gruppen`} gäbe es dann nicht mehr. Noch ist nichts gespeichert.`,
      caption: 'Was nicht mehr passt',
      places: 'Plätze, die fehlen',
      plan: 'Plan ansehen',
      question: 'Trotzdem speichern?',
      whatThen:
        'Der Plan ändert sich dadurch nicht von selbst: Die Listen nennen die Jugendlichen weiter in diesen Gruppen. Sollen sie einen anderen Platz bekommen, ziehen Sie den Plan zurück und rechnen neu.',
      confirm: 'Trotzdem speichern',
    },
    stale:
      'Inzwischen hat jemand anderes gespeichert. Bitte sehen Sie sich den neuen Stand an und ändern Sie ihn noch einmal.',
    tabs: {
      label: 'Räume des Durchgangs',
      start: 'Übersicht',
      year: 'Schuljahr',
      workshops: 'Werkstätten',
      schools: 'Schulen',
      travel: 'Wege',
      rules: 'Regeln',
    },
    calendar: {
      unknown: (given: { year: string; land: string; schoolKind: 'general' | 'vocational' }) =>
        `Für das Schuljahr ${given.year} sind die Ferien der ${given.schoolKind === 'general' ? 'allgemeinbildenden' : 'berufsbildenden'} Schulen in ${given.land} hier nicht bekannt. Steg rät sie nicht. Amtlich stehen sie beim Bildungsministerium des Landes: Bitte tragen Sie von dort alle Ferien dieses Schuljahres, die der allgemeinbildenden und die der berufsbildenden Schulen, unter „Schuljahr“ als freie Tage ein und bestätigen Sie dort, dass das Schuljahr vollständig ist.`,
      laender: {
        '01': 'Schleswig-Holstein',
        '02': 'Hamburg',
        '03': 'Niedersachsen',
        '04': 'Bremen',
        '05': 'Nordrhein-Westfalen',
        '06': 'Hessen',
        '07': 'Rheinland-Pfalz',
        '08': 'Baden-Württemberg',
        '09': 'Bayern',
        '10': 'dem Saarland',
        '11': 'Berlin',
        '12': 'Brandenburg',
        '13': 'Mecklenburg-Vorpommern',
        '14': 'Sachsen',
        '15': 'Sachsen-Anhalt',
        '16': 'Thüringen',
      } as Readonly<Record<string, string>>,
    },
    list: {
      lead: (count: number) =>
        count === 1 ? 'Es gibt einen Durchgang.' : `Es gibt ${n(count)} Durchgänge. Der neueste steht oben.`,
      add: 'Durchgang anlegen',
      none: 'Noch gibt es keinen Durchgang',
      noneOffice:
        'Ein Durchgang ist ein Stück des Schuljahres, in dem die Jugendlichen eines Jahrgangs einen Tag pro Woche in Werkstätten verbringen. Steg schlägt Ihnen Zeiten und Blöcke aus dem Kalender vor.',
      noneOther: 'Die Leitstelle legt den Durchgang an. Danach sehen Sie hier, was Sie eintragen können.',
      when: (grade: number, span: string) => `Jahrgang ${grade} · ${span}`,
      blocks: (count: number) => (count === 0 ? 'noch keine Blöcke' : count === 1 ? '1 Block' : `${n(count)} Blöcke`),
      wishes: (span: string) => `Wünsche: ${span}`,
      noWishes: 'Wünsche: noch kein Zeitraum',
      stages: { setup: 'wird vorbereitet', wishes: 'Wünsche laufen', planning: 'Wünsche sind da', over: 'vorbei' },
    },
    start: {
      lead: (handedIn: number, all: number) =>
        all === 0
          ? 'Noch nimmt keine Schule teil.'
          : handedIn === all
            ? `Alle ${schools(all)} haben ihre Klassenlisten abgegeben.`
            : `${n(handedIn)} von ${schools(all)} haben ihre Klassenlisten abgegeben.`,
      missing: (names: string) => `Es fehlen: ${names}.`,
      more: (count: number) => `${n(count)} weitere`,
      places: (places: number, pupils: number) =>
        `Werkstattplätze: ${n(places)} für ${n(pupils)} Jugendliche in einem Block.`,
      placesShort: (days: string) => `Zu wenig Plätze: ${days}.`,
      placesShortDay: (day: string, missing: number) => `${day} fehlen ${n(missing)}`,
      next: (step: string) => `Weiter: ${step}`,
      keptUntil: (day: string) =>
        `Wünsche, Gründe, Plätze und Einsprüche bleiben bis ${day} gespeichert. Danach löscht Steg sie von selbst; es bleiben nur Zahlen.`,
      forgotten: (day: string) =>
        `Wünsche, Gründe, Plätze und Einsprüche waren bis ${day} gespeichert und sind gelöscht. Es bleiben nur Zahlen.`,
      steps: 'Was zu tun ist',
      stepsHelp: 'Von oben nach unten. Sie können jederzeit zurückgehen.',
      stepNames: {
        year: 'Schuljahr und Blöcke',
        workshops: 'Werkstätten',
        schools: 'Schulen und Tage',
        classes: 'Klassenlisten',
        wishes: 'Wünsche',
        plan: 'Plan',
        publish: 'Veröffentlichen',
      },
      states: { done: 'fertig', doing: 'läuft', open: 'offen', later: 'später' },
      stepTexts: {
        yearDone: (blocks: string, span: string) => `${blocks}, ${span}`,
        yearOpen: 'Es gibt noch keine Blöcke.',
        workshopsDone: (workshops: number, fields: number) =>
          `${workshops === 1 ? '1 Werkstatt' : `${n(workshops)} Werkstätten`} in ${fields === 1 ? '1 Berufsfeld' : `${n(fields)} Berufsfeldern`}`,
        workshopsOpen: 'Noch keine Werkstatt ist eingetragen.',
        schoolsDone: (count: number) => `${schools(count)}, alle mit Tag`,
        schoolsOpen: (without: number) =>
          `${without === 1 ? '1 Schule hat' : `${n(without)} Schulen haben`} noch keinen Tag.`,
        schoolsNone: 'Noch nimmt keine Schule teil.',
        classesDone: (pupils: number) => `${n(pupils)} Jugendliche in Listen`,
        wishesOpen: 'Der Zeitraum für Wünsche steht noch nicht fest.',
        wishesLater: (from: string) => `Wünsche sind ab ${from} möglich.`,
        wishesDoing: (until: string) => `Wünsche sind bis ${until} möglich.`,
        wishesDone: (until: string) => `Wünsche waren bis ${until} möglich.`,
        planLater: 'Gerechnet wird, wenn die Wünsche da sind.',
        publishLater: 'Ein Plan gilt erst, wenn Sie ihn veröffentlichen.',
      },
      line: 'Das Schuljahr',
      lineSummary: (given: { blocks: number; holidays: number; today: string }) =>
        `Zeitstrahl des Schuljahres mit ${given.blocks} Blöcken und ${given.holidays} Ferienzeiten. Heute ist ${given.today}.`,
      lineTable: 'Das Schuljahr als Tabelle',
      lineUnknown: 'Ferien sind für dieses Schuljahr nicht bekannt und fehlen im Bild.',
      what: 'Was',
      from: 'Von',
      to: 'Bis',
      days: 'Praxistage',
      today: 'heute',
      block: (number: number) => `Block ${number}`,
      blockLabel: 'Block',
      dayLabel: 'Tag',
      wishPhase: 'Wünsche',
      load: 'Jugendliche und Plätze je Tag',
      loadHelp: 'Plätze in einem durchschnittlichen Block gegen die Jugendlichen, die an diesem Tag kommen.',
      loadText: (pupils: number, places: number) => `${n(pupils)} Jugendliche, ${n(places)} Plätze`,
      loadMissing: (missing: number) => `${n(missing)} zu wenig`,
      coverage: 'Wie viele Jugendliche erreicht sind',
      coverageHelp: (percent: number) =>
        `Jugendliche in Klassenlisten gegen die erwartete Zahl. Die Linie steht bei ${percent} %.`,
      coverageOf: (pupils: number, expected: number, percent: number) =>
        `${n(pupils)} von ${n(expected)} (${n(percent)} %)`,
      coverageUnknown: (pupils: string) => `${pupils} in Listen, erwartete Zahl fehlt`,
      coverageAll: (percent: number, reached: boolean) =>
        reached
          ? `Zusammen sind ${n(percent)} % erreicht; das Ziel von 80 % ist geschafft.`
          : `Zusammen sind ${n(percent)} % erreicht; das Ziel sind 80 %.`,
      coverageFew: 'unter 5',
      rulesNone: 'Losnummer noch nicht veröffentlicht',
      rulesSeed: (seed: string) => `Losnummer ${seed} ist veröffentlicht`,
    },
    ofBbs: {
      lead: (count: number) =>
        count === 0
          ? 'Ihre Schule hat in diesem Durchgang noch keine Werkstatt.'
          : `Ihre Schule öffnet ${count === 1 ? '1 Werkstatt' : `${n(count)} Werkstätten`}.`,
      places: (places: number) => `Zusammen ${n(places)} Plätze in der Woche.`,
      enter: 'Werkstätten eintragen',
      own: 'Ihre Werkstätten',
      workshop: 'Werkstatt',
    },
    ofSchool: {
      none: 'Ihre Schule nimmt an diesem Durchgang nicht teil. Wenn das nicht stimmt, sagen Sie der Leitstelle Bescheid.',
      lead: (day: string) => `Ihre Jugendlichen kommen am ${day}.`,
      noDay: 'Die Leitstelle hat den Tag Ihrer Schule noch nicht festgelegt.',
      ownDays: (days: string) => `Ihre Klassen kommen an verschiedenen Tagen: ${days}.`,
      dates: 'Ihre Praxistage',
      datesHelp: 'Feiertage und Ferien sind ausgenommen.',
      ways: 'Ihre Wege',
      way: (minutes: number | null, way: string | null) =>
        [minutes === null ? null : `${n(minutes)} Minuten`, way].filter((part) => part !== null).join(', ') ||
        'noch nichts eingetragen',
      noWay: 'nicht erreichbar',
      bbs: 'Berufsbildende Schule',
      wayLabel: 'Weg',
    },
    tasks: {
      noBlocks: (name: string) => `„${name}“ hat noch keine Blöcke`,
      noBlocksDetail: 'Steg schlägt sie aus dem Kalender vor.',
      noDay: (count: number) =>
        count === 1 ? 'Eine Schule hat noch keinen Praxistag' : `${n(count)} Schulen haben noch keinen Praxistag`,
      noSeed: 'Die Losnummer ist noch nicht veröffentlicht',
      noSeedDetail: 'Sie muss feststehen, bevor der erste Plan gerechnet wird.',
      noWorkshops: 'Tragen Sie Ihre Werkstätten für die Praxistage ein',
      inRound: (name: string) => `Durchgang: ${name}`,
    },
    actions: {
      'round.create': 'Durchgang angelegt',
      'round.copy': 'Werkstätten und Wege übernommen',
      'round.change': 'Durchgang geändert',
      'round.remove': 'Durchgang entfernt',
      'round.blocks': 'Blöcke festgelegt',
      'round.schools': 'Schulen und Tage festgelegt',
      'round.travel': 'Wege festgelegt',
      'round.rules': 'Regeln der Vergabe gesetzt',
      'round.seed': 'Losnummer veröffentlicht',
      'free-time.add': 'Freie Tage eingetragen',
      'free-time.remove': 'Freie Tage entfernt',
      'free-time.complete': 'Ferien eines Schuljahres für vollständig erklärt',
      'free-time.incomplete': 'Ferien eines Schuljahres nicht mehr vollständig',
      'workshop.create': 'Werkstatt angelegt',
      'workshop.change': 'Werkstatt geändert',
      'workshop.archive': 'Werkstatt stillgelegt',
      'workshop.restore': 'Werkstatt wieder geöffnet',
      'workshop.close': 'Schließzeit eingetragen',
      'workshop.reopen': 'Schließzeit entfernt',
      'workshop.blocks': 'Plätze einzelner Blöcke geändert',
      'workshop.import': 'Werkstatt importiert',
      'workshop-teacher.erase': 'Name einer Lehrkraft gelöscht',
    } as Readonly<Record<string, string>>,
    fieldLabels: {
      name: 'Name',
      schoolYear: 'Schuljahr',
      grade: 'Jahrgang',
      startsOn: 'Beginn',
      endsOn: 'Ende',
      wishesFrom: 'Wünsche ab',
      wishesUntil: 'Wünsche bis',
      wishCount: 'Zahl der Wünsche',
      asksOutsideField: 'Fragt nach einem Feld außerhalb der Wünsche',
      blocks: 'Blöcke',
      copyOf: 'Übernommen aus',
      workshops: 'Werkstätten',
      classDays: 'Tage einzelner Klassen',
      policy: 'Regeln',
      seed: 'Losnummer',
      seedSource: 'Herkunft der Losnummer',
      berufsfeld: 'Berufsfeld',
      room: 'Raum',
      teacher: 'Lehrkraft',
      days: 'Tage und Plätze',
      minimumAge: 'Mindestalter',
      protectiveGear: 'Schutzkleidung',
      needsHygieneInstruction: 'Belehrung nach § 43 IfSG',
      isStepFree: 'Stufenlos',
      closing: 'Schließzeit',
      blockCapacities: 'Plätze einzelner Blöcke',
      brokenPlaces: 'Plätze des veröffentlichten Plans, die es nicht mehr gibt',
      answers: 'Antworten',
      'plans.seat': 'Plätze',
      'plans.lock': 'Festlegungen',
      'plans.override': 'Änderungen von Hand',
      'plans.objection': 'Einsprüche',
    } as Readonly<Record<string, string>>,
  },
})
