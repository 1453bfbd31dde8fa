import { catalogue } from '../../platform/i18n/catalogue.ts'

const format = new Intl.NumberFormat('de-DE')
const n = (count: number): string => format.format(count)
const pupils = (count: number): string =>
  `${n(count)} ${count === 1 ? 'Schülerin oder Schüler' : 'Schülerinnen und Schüler'}`

export const t = catalogue({
  de: {
    actions: {
      'wishes.save': 'Wünsche abgeschickt',
      'wishes.type': 'Wünsche vom Papier eingetippt',
      'wishes.clear': 'Wünsche geleert',
      'wishes.import': 'Wünsche importiert',
      'wishes.read-reasons': 'Gründe gelesen',
      'wishes.erase': 'Wünsche gelöscht',
      'wishes.forget': 'Wünsche nach der Frist gelöscht',
    },
    fieldLabels: {
      way: 'Weg',
      wishCount: 'Zahl der Wünsche',
      neverCount: 'Zahl der Ausschlüsse',
    },
    export: {
      way: 'Weg',
      language: 'Sprache',
      wishes: 'Wünsche, der wichtigste zuerst',
      never: 'Auf keinen Fall',
      outside: 'Zum Überraschen',
      reasons: 'Gründe',
    },
    title: 'Wünsche',
    report: (answered: number, all: number) => `${n(answered)} von ${n(all)} haben geantwortet.`,
    rounds: 'Praxistage',
    overview: {
      lead: (answered: number, all: number) =>
        answered === all
          ? `Alle ${n(all)} haben geantwortet.`
          : `${n(answered)} von ${n(all)} haben geantwortet. Es fehlen ${n(all - answered)}`,
      missingAt: (parts: readonly (readonly [name: string, count: number])[], others: number) =>
        `${parts.map(([name, count]) => `${name} ${n(count)}`).join(', ')}${others > 0 ? ` und ${n(others)} weitere` : ''}.`,
      nobody:
        'Noch hat keine Schule Klassenlisten für diesen Durchgang. Ohne Klassenliste gibt es keine Zettel und keine Wünsche.',
      toClasses: 'Zu den Klassenlisten',
      withoutList: (names: readonly string[]) =>
        names.length === 1
          ? `Ohne Klassenliste, also ohne Wünsche: ${names[0]}.`
          : `Ohne Klassenliste, also ohne Wünsche: ${names.join(', ')}.`,
      early: (day: string) => `Wünsche sind ab ${day} möglich.`,
      undecided: 'Wann Wünsche möglich sind, ist noch nicht entschieden.',
      until: (day: string) => `Wünsche sind bis ${day} möglich.`,
      over: (day: string) => `Die Frist war ${day}. Papier können Sie noch eintippen, bis der Plan veröffentlicht ist.`,
      published: 'Der Plan ist veröffentlicht. Wünsche nimmt er nicht mehr auf.',
      begun: 'Der Durchgang läuft. Wünsche ändern sich nicht mehr.',
      equal: 'Wann jemand geantwortet hat, spielt für den Plan keine Rolle.',
      bars: 'Wie weit die Schulen sind',
      bar: (answered: number, all: number) => `${n(answered)} von ${n(all)}`,
      classes: 'Klassen',
      import: 'Wünsche importieren',
      columns: { schoolClass: 'Klasse', answered: 'geantwortet', missing: 'fehlen', actions: 'Papier' },
      type: 'Eintippen',
      paper: 'Wunschbögen',
      remind: 'Erinnerung',
      reasons: 'Gründe',
      about: (name: string) => `: Klasse ${name}`,
      missing: 'Wer noch fehlt',
      missingOf: (name: string, count: number) => `Klasse ${name}: ${n(count)}`,
      nobodyMissing: 'Niemand fehlt.',
      back: 'Zurück zum Durchgang',
    },
    sheet: {
      title: (name: string) => `Klasse ${name}: Wünsche eintippen`,
      lead: (answered: number, all: number) =>
        `${n(answered)} von ${n(all)} haben geantwortet. Tippen Sie die Zahlen so ab, wie sie auf dem Bogen stehen.`,
      help: (most: number) =>
        `1 bis ${most} für die Reihenfolge, n für „nein“, leer für „weiß nicht“. Mit der Tabulatortaste geht es in der Zeile weiter. Stehen auf dem Bogen nur 1 und 3, werden daraus 1 und 2.`,
      keys: 'Pfeiltasten nach oben und unten wechseln die Zeile, die Eingabetaste springt an den Anfang der nächsten.',
      caption: (name: string) => `Wünsche der Klasse ${name}`,
      who: 'Wer',
      outside: 'Nr. zum Überraschen',
      cell: (who: string, field: string) => `${who}: ${field}`,
      save: 'Ganze Klasse speichern',
      cancel: 'Abbrechen',
      restored: 'Ihre Eingaben von vorhin sind wieder da.',
      discard: 'Verwerfen',
      saved: (changed: number) =>
        changed === 0 ? 'Gespeichert. Es hat sich nichts geändert.' : `Gespeichert: ${pupils(changed)}.`,
      emptied: (count: number) => `Geleert: ${pupils(count)}.`,
      savedNext: 'Sie können weitertippen, bis der Plan veröffentlicht ist.',
      closed: {
        'too-late': 'Der Durchgang hat begonnen. Hier lässt sich nichts mehr ändern.',
        published:
          'Der Plan ist veröffentlicht. Wünsche, die jetzt noch kommen, könnte er nicht mehr berücksichtigen. Zieht die Leitstelle ihn zurück, lässt sich hier wieder tippen.',
      },
      empty: 'In dieser Klasse ist niemand, für den Wünsche gesammelt werden.',
      noFields:
        'Für den Tag dieser Klasse gibt es noch keine Werkstätten. Danach können Sie Bögen drucken und eintippen.',
      staleTitle: 'Inzwischen hat jemand geantwortet',
      stale: (count: number) =>
        `${count === 1 ? 'Eine Zeile wurde' : `${n(count)} Zeilen wurden`} geändert, während Sie getippt haben. Noch ist nichts gespeichert, und nichts ist verloren. Was jetzt gespeichert ist, steht unter der Zeile. Speichern Sie noch einmal, dann gilt, was Sie getippt haben.`,
      staleRow: (stored: string, way: string) => `Gespeichert ist (${way}): ${stored}`,
      staleGone: 'Die gespeicherten Wünsche wurden gelöscht.',
      ways: { phone: 'vom Handy', paper: 'vom Papier', import: 'aus einer Datei' },
      stored: (wishes: readonly string[], never: readonly string[]) =>
        [
          ...wishes.map((label, index) => `${index + 1} ${label}`),
          ...(never.length > 0 ? [`nein: ${never.join(', ')}`] : []),
        ].join(', '),
      faults: {
        unknown: 'Bitte eine Zahl oder n.',
        'too-high': (most: number) => `Es gibt nur die Zahlen 1 bis ${most}.`,
        double: 'Diese Zahl steht in der Zeile zweimal.',
        'outside-unknown': (most: number) => `Bitte die Nummer eines Feldes, 1 bis ${most}.`,
        'outside-taken': 'Dieses Feld steht schon in der Zeile.',
      },
    },
    paper: {
      title: (name: string) => `Klasse ${name}: Wunschbögen`,
      lead: (count: number) =>
        `${n(count)} Bögen, zwei auf einer Seite A4. Schneiden Sie die Seiten in der Mitte durch.`,
      print: 'Drucken',
      heading: 'Meine Wünsche für die Praxistage',
      code: 'Code',
      how: (most: number) =>
        `Schreib in die Kästchen: 1 für das, was du am liebsten willst, dann 2${most > 2 ? ` und so weiter bis ${most}` : ''}. Mach ein Kreuz bei „nein“, wenn du etwas auf keinen Fall willst.`,
      rank: 'Zahl',
      never: 'nein',
      outside: 'Ein Feld, an das du sonst nie denkst. Nummer:',
      until: (day: string) => `Gib den Bogen bis ${day} in der Schule ab.`,
    },
    reminders: {
      title: (name: string) => `Klasse ${name}: Erinnerung`,
      lead: (count: number) =>
        count === 0
          ? 'Alle haben geantwortet.'
          : `${n(count)} ${count === 1 ? 'Zettel' : 'Zettel'} für alle, die noch fehlen.`,
      print: 'Drucken',
      heading: 'Deine Wünsche fehlen noch',
      text: (day: string) => `Sag bis ${day}, was du ausprobieren willst. Das dauert fünf Minuten.`,
      way: 'Code scannen, oder eingeben auf:',
    },
    reasons: {
      title: (name: string) => `Klasse ${name}: Gründe`,
      lead: (count: number) =>
        count === 0
          ? 'Niemand hat einen Grund genannt.'
          : `${n(count)} ${count === 1 ? 'Grund' : 'Gründe'}. Das Lesen steht im Protokoll.`,
      help: 'Gründe können von Gesundheit sprechen. Geben Sie sie nicht weiter; für den Plan reicht das „nein“.',
      columns: { who: 'Wer', field: 'Auf keinen Fall', reason: 'Grund' },
    },
    tasks: {
      missing: (count: number, name: string) =>
        `${n(count)} ${count === 1 ? 'Antwort fehlt' : 'Antworten fehlen'} für ${name}`,
      missingDetail: (day: string) => `Wünsche sind bis ${day} möglich. Drucken Sie Erinnerungen oder Bögen.`,
      missingLate: 'Die Frist ist vorbei. Papier lässt sich noch eintippen.',
    },
    import: {
      label: 'Wünsche',
      help: 'Eine Datei mit Code, Berufsfeld und Rang (1, 2, … oder „nein“), eine Zeile je Wunsch. Oder eine Zeile je Person mit „1. Wunsch“, „2. Wunsch“ und „auf keinen Fall“. Schulen können statt des Codes Name und Klasse angeben.',
      fields: {
        code: 'Code',
        name: 'Name',
        familyName: 'Nachname',
        givenName: 'Vorname',
        schoolClass: 'Klasse',
        berufsfeld: 'Berufsfeld',
        rank: 'Rang',
        wish: (rank: number) => `${rank}. Wunsch`,
        never: 'auf keinen Fall',
      },
      noPerson: 'Es fehlt ein Code, oder Nachname, Vorname und Klasse.',
      badCode: 'So sieht kein Code aus.',
      unknownCode: 'Diesen Code gibt es nicht.',
      officeByCode: 'Nach Namen kann nur die Schule importieren.',
      unknownName: 'So heißt in dieser Klasse niemand.',
      doubleName: 'So heißen in dieser Klasse mehrere. Nehmen Sie den Code.',
      noWish: 'In der Zeile steht kein Wunsch.',
      badRank: 'Der Rang ist eine Zahl ab 1 oder „nein“.',
      missingRank: 'Zum Berufsfeld fehlt der Rang.',
      unknownField: (typed: string, known: readonly string[]) =>
        `„${typed}“ gibt es hier nicht. Bekannt sind: ${known.join(', ')}.`,
      unknownNever: (known: readonly string[]) =>
        `Hier steht etwas, das kein Berufsfeld ist. Gründe gehören nicht in die Datei. Bekannt sind: ${known.join(', ')}.`,
      notOffered: (label: string, known: readonly string[]) =>
        `${label} wird am Tag dieser Klasse nicht angeboten. Angeboten werden: ${known.join(', ')}.`,
      noRound: 'Für diese Klasse gibt es keinen Durchgang, der Wünsche annimmt.',
      planPublished: 'Der Plan für diese Klasse ist schon veröffentlicht. Wünsche nimmt er nicht mehr auf.',
      notPlanned: 'Für diese Person werden keine Wünsche gesammelt.',
      twice: (line: number) => `Dieses Berufsfeld steht für dieselbe Person schon in Zeile ${line}.`,
      sameRank: (line: number) => `Dieser Rang steht für dieselbe Person schon in Zeile ${line}.`,
      tooMany: (most: number) => `Mehr als ${most} Wünsche sind in diesem Durchgang nicht möglich.`,
      otherRowRefused: 'Eine andere Zeile derselben Person stimmt nicht. Ihre Wünsche werden nur ganz übernommen.',
      gap: 'Zwischen den Rängen ist eine Lücke; sie wird geschlossen.',
    },
  },
})
