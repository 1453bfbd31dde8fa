// What young people read when they say what they wish. Short sentences, "du". German is the type of all other languages.
import berufsfelder from '../../../../code-lists/berufsfeld.json' with { type: 'json' }

export interface FieldWords {
  readonly label: string
  readonly sentence: string
}

export interface PublicTexts {
  readonly language: string
  readonly steps: {
    readonly list: string
    readonly choose: string
    readonly order: string
    readonly check: string
  }
  readonly enter: {
    readonly title: string
    readonly lead: string
    readonly code: string
    readonly codeHelp: string
    readonly go: string
    readonly missing: string
    readonly wrong: string
    readonly noSlip: string
    throttled(minutes: number): string
    readonly left: string
    readonly timedOut: string
    readonly otherCode: string
    readonly otherHere: string
  }
  readonly start: {
    readonly title: string
    readonly school: string
    readonly schoolClass: string
    readonly code: string
    codeEnd(end: string): string
    readonly go: string
    readonly notMe: string
    readonly what: string
    how(count: number): string
    until(day: string): string
    readonly timeIsEqual: string
    readonly answered: string
    readonly change: string
    readonly noName: string
  }
  readonly choose: {
    readonly title: string
    lead(count: number): string
    readonly want: string
    readonly open: string
    readonly never: string
    chosen(count: number | string, most: number): string
    tooMany(count: number, most: number): string
    readonly none: string
    readonly next: string
  }
  readonly order: {
    readonly title: string
    readonly lead: string
    readonly list: string
    /** Also with a placeholder for the number, which the script of the page fills in. */
    wish(rank: number | string): string
    readonly up: string
    readonly down: string
    readonly drag: string
    moved(field: string, rank: number | string): string
    readonly outside: string
    readonly outsideHelp: string
    readonly outsideNone: string
    readonly next: string
    readonly back: string
  }
  readonly check: {
    readonly title: string
    readonly lead: string
    readonly wishes: string
    readonly never: string
    readonly noNever: string
    reason(field: string): string
    readonly reasonHelp: string
    readonly reasonStored: string
    reasonDrop(field: string): string
    reasonTooLong(most: number): string
    readonly outside: string
    readonly change: string
    readonly send: string
  }
  readonly done: {
    readonly title: string
    changeUntil(day: string): string
    readonly nextTitle: string
    readonly next: readonly string[]
    readonly change: string
    readonly leave: string
    readonly leaveHelp: string
  }
  readonly conflict: {
    readonly title: string
    readonly text: string
    readonly stored: string
    readonly mine: string
    readonly takeMine: string
    readonly keepStored: string
  }
  readonly closed: {
    readonly noneTitle: string
    readonly none: string
    readonly earlyTitle: string
    early(day: string): string
    readonly lateTitle: string
    late(day: string): string
    readonly lateAnswered: string
    readonly lateMissing: string
    readonly notPlannedTitle: string
    readonly notPlanned: string
  }
  readonly offline: {
    readonly kept: string
    readonly sending: string
  }
  readonly draft: {
    readonly restored: string
    readonly discard: string
  }
  readonly errorTitle: string
  /** By key of code-lists/berufsfeld.json. */
  readonly fields: Readonly<Record<string, FieldWords | undefined>>
}

export const de: PublicTexts = {
  language: 'Sprache',
  steps: { list: 'Schritte', choose: 'Aussuchen', order: 'Reihenfolge', check: 'Prüfen' },
  enter: {
    title: 'Deine Wünsche für die Praxistage',
    lead: 'Sag uns, was du ausprobieren willst. Das dauert etwa fünf Minuten.',
    code: 'Code von deinem Zettel',
    codeHelp: '8 Buchstaben und Zahlen. Groß oder klein ist egal.',
    go: 'Weiter',
    missing: 'Gib den Code von deinem Zettel ein.',
    wrong:
      'Diesen Code kennen wir nicht. Vergleiche ihn noch einmal mit deinem Zettel. Wenn es nicht klappt, frag deine Lehrkraft.',
    noSlip: 'Kein Zettel da? Frag deine Lehrkraft. Du kannst deine Wünsche auch auf Papier abgeben.',
    throttled: (minutes) =>
      `Das waren gerade zu viele Versuche. Warte ${minutes === 1 ? 'eine Minute' : `${minutes} Minuten`} und versuch es dann noch einmal. Oder gib deine Wünsche auf Papier ab.`,
    left: 'Du bist abgemeldet. Was du abgeschickt hast, ist gespeichert.',
    otherCode:
      'Auf diesem Gerät ist noch jemand mit einem anderen Code angemeldet. Ist der Code unten deiner? Dann tippe auf „Weiter“.',
    otherHere:
      'Hier hat sich inzwischen jemand mit einem anderen Code angemeldet. Es wurde nichts abgeschickt. Gib deinen Code ein, dann geht es mit deiner Auswahl weiter.',
    timedOut: 'Gib bitte deinen Code noch einmal ein. Was du abgeschickt hast, ist gespeichert.',
  },
  start: {
    title: 'Bist du das?',
    school: 'Schule',
    schoolClass: 'Klasse',
    code: 'Code',
    codeEnd: (end) => `endet auf ${end}`,
    go: 'Ja, los geht’s',
    notMe: 'Das bin ich nicht',
    what: 'Du verbringst bald einen Tag in der Woche in einer Werkstatt. Sag uns, was du kennenlernen willst.',
    how: (count) =>
      count === 1
        ? 'Such dir ein Feld aus. Du kannst auch sagen, was du auf keinen Fall willst.'
        : `Such dir bis zu ${count} Felder aus und bring sie in eine Reihenfolge. Du kannst auch sagen, was du auf keinen Fall willst.`,
    until: (day) => `Du hast Zeit bis ${day}.`,
    timeIsEqual: 'Früh oder spät antworten: Das macht keinen Unterschied.',
    answered: 'Das hast du schon abgeschickt:',
    change: 'Ändern',
    noName: 'Dein Name steht hier nicht. Niemand sieht ihn auf diesem Gerät.',
  },
  choose: {
    title: 'Was willst du ausprobieren?',
    lead: (count) =>
      count === 1
        ? 'Tippe bei einem Feld auf „Das will ich“.'
        : `Tippe bei bis zu ${count} Feldern auf „Das will ich“.`,
    want: 'Das will ich',
    open: 'Weiß nicht',
    never: 'Auf keinen Fall',
    chosen: (count, most) => `${count} von ${most} ausgesucht`,
    tooMany: (count, most) =>
      `Du hast ${count} Felder ausgesucht. Es ${most === 1 ? 'geht nur eins' : `gehen nur ${most}`}. Stell bei den anderen „Weiß nicht“ ein.`,
    none: 'Such dir mindestens ein Feld aus.',
    next: 'Weiter',
  },
  order: {
    title: 'Was ist dir am wichtigsten?',
    lead: 'Ganz oben steht, was du am liebsten willst.',
    list: 'Deine Wünsche, der wichtigste zuerst',
    wish: (rank) => `${rank}. Wunsch`,
    up: 'nach oben',
    down: 'nach unten',
    drag: 'Ziehen, um zu verschieben',
    moved: (field, rank) => `${field} ist jetzt dein ${rank}. Wunsch.`,
    outside: 'Ein Feld, an das du sonst nie denkst',
    outsideHelp: 'Freiwillig. Manche finden so etwas, das sie überrascht.',
    outsideNone: 'keins',
    next: 'Weiter',
    back: 'Zurück',
  },
  check: {
    title: 'Stimmt alles?',
    lead: 'Noch ist nichts abgeschickt.',
    wishes: 'Das willst du',
    never: 'Das willst du auf keinen Fall',
    noNever: 'Du hast nichts ausgeschlossen.',
    reason: (field) => `Warum nicht ${field}?`,
    reasonHelp: 'Freiwillig. Nur deine Schule kann das lesen.',
    reasonStored:
      'Dein Grund ist gespeichert. Er steht hier nicht, weil auch andere deinen Code kennen können. Lass das Feld leer, dann bleibt er.',
    reasonDrop: (field) => `Gespeicherten Grund löschen: ${field}`,
    reasonTooLong: (most) => `Bitte höchstens ${most} Zeichen.`,
    outside: 'Zum Überraschen',
    change: 'Ändern',
    send: 'Abschicken',
  },
  done: {
    title: 'Fertig.',
    changeUntil: (day) => `Du kannst bis ${day} ändern.`,
    nextTitle: 'Wie geht es weiter?',
    next: [
      'Danach wird geplant: Alle sollen mindestens einen Wunsch bekommen. Wer schnell war, hat keinen Vorteil.',
      'Deine Schule sagt dir, in welche Werkstätten du kommst. Mit deinem Code kannst du hier auch lesen, warum.',
    ],
    change: 'Noch einmal ändern',
    leave: 'Abmelden',
    leaveHelp: 'Wichtig, wenn noch jemand dieses Gerät benutzt.',
  },
  conflict: {
    title: 'Es gibt zwei Fassungen',
    text: 'In einem anderen Fenster oder auf Papier wurde schon etwas anderes gespeichert. Nichts ist verloren. Welche Fassung soll gelten?',
    stored: 'Gespeichert ist',
    mine: 'Du hast gerade ausgesucht',
    takeMine: 'Das hier nehmen',
    keepStored: 'Gespeichertes behalten',
  },
  closed: {
    noneTitle: 'Zurzeit gibt es nichts zu wünschen',
    none: 'Für deine Klasse läuft gerade keine Wunschrunde. Deine Lehrkraft sagt dir, wann es losgeht. Heb deinen Zettel auf.',
    earlyTitle: 'Bald geht es los',
    early: (day) => `Ab ${day} kannst du hier deine Wünsche sagen. Heb deinen Zettel auf.`,
    lateTitle: 'Die Zeit für Wünsche ist vorbei',
    late: (day) => `Bis ${day} konnte man Wünsche sagen. Jetzt wird geplant.`,
    lateAnswered: 'Diese Wünsche sind gespeichert:',
    lateMissing:
      'Von dir gibt es noch keine Wünsche. Du bekommst trotzdem einen Platz. Sprich mit deiner Lehrkraft, vielleicht geht noch etwas.',
    notPlannedTitle: 'Für dich werden hier keine Wünsche gesammelt',
    notPlanned: 'Sprich mit deiner Lehrkraft, wenn du das nicht erwartet hast.',
  },
  offline: {
    kept: 'Kein Netz. Deine Auswahl bleibt auf diesem Gerät. Lass diese Seite offen: Sobald das Netz wieder da ist, geht es von selbst weiter.',
    sending: 'Das Netz ist wieder da. Wird abgeschickt …',
  },
  draft: { restored: 'Was du vorhin ausgesucht hast, ist wieder da.', discard: 'Verwerfen' },
  errorTitle: 'Das passt noch nicht',
  fields: Object.fromEntries(berufsfelder.entries.map(({ key, label, sentence }) => [key, { label, sentence }])),
}
