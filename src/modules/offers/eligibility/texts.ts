import { catalogue } from '../../../platform/i18n/catalogue.ts'

const number = new Intl.NumberFormat('de-DE')
const offers = (n: number): string => `${number.format(n)} ${n === 1 ? 'Angebot' : 'Angebote'}`

/** "a, b oder c" */
const orList = new Intl.ListFormat('de', { type: 'disjunction' })

const between = (from: string | null, to: string | null, words: { both: string; from: string; to: string }): string =>
  from !== null && to !== null
    ? from === to
      ? from
      : `${from} ${words.both} ${to}`
    : from !== null
      ? `${words.from.replace('%', from)}`
      : `${words.to.replace('%', to ?? '')}`

export const e = catalogue({
  de: {
    offers,
    /** For whom an offer is, one sentence a rule. */
    rules: {
      title: 'Wer kann mitmachen?',
      unknown: 'Der Anbieter hat noch nicht angegeben, für wen das Angebot ist. Fragen Sie nach.',
      anybody: 'Alle können mitmachen.',
      age: (from: number | null, to: number | null) =>
        `Alter: ${between(from === null ? null : String(from), to === null ? null : String(to), { both: 'bis', from: 'ab %', to: 'bis %' })} Jahre`,
      grade: (from: number | null, to: number | null) =>
        `Klasse: ${between(from === null ? null : String(from), to === null ? null : String(to), { both: 'bis', from: 'ab %', to: 'bis %' })}`,
      abschluss: (from: string | null, to: string | null) =>
        `Schulabschluss: ${from !== null && from === to ? from : [from === null ? undefined : `mindestens ${from}`, to === null ? undefined : `höchstens ${to}`].filter((part) => part !== undefined).join(', ')}`,
      german: (from: string | null, to: string | null) =>
        `Deutsch: ${between(from, to, { both: 'bis', from: 'mindestens %', to: 'höchstens %' })}`,
      residence: (names: readonly string[]) => `Wohnort: ${orList.format(names)}`,
      situations: (names: readonly string[]) => `Für ${orList.format(names)}`,
      rechtskreise: (names: readonly string[]) => `Förderung nach ${orList.format(names)}`,
      supportOffered: 'Wer Unterstützung braucht, bekommt sie hier.',
      supportRequired: 'Nur für Menschen mit Förderbedarf',
      condition: (text: string) => `Außerdem: ${text}`,
      incomplete: 'Es kann weitere Bedingungen geben. Fragen Sie nach.',
      kreis: (key: string) => `Kreis mit dem Schlüssel ${key}`,
      municipality: (key: string) => `Gemeinde mit dem Schlüssel ${key}`,
    },
    /** Why it fits, does not fit, or is to be asked: to a young person. */
    reasons: {
      yes: (rule: string) => `${rule}. Das passt.`,
      no: (rule: string, answer: string) => `${rule}. ${answer}`,
      unknown: (rule: string) => `${rule}. Das hast du noch nicht beantwortet.`,
      /** The answer was given and does not decide it: somewhere in a Kreis, or outside of it. */
      unsure: (rule: string) => `${rule}. Frag nach, ob das auf deinen Wohnort passt.`,
      offered: 'Wenn du Unterstützung brauchst, bekommst du sie hier.',
      condition: (text: string) => `Außerdem gilt: ${text}. Frag nach, ob das auf dich passt.`,
      incomplete: 'Es kann weitere Bedingungen geben. Frag nach.',
      noRules: 'Der Anbieter hat noch nicht angegeben, für wen das Angebot ist. Frag nach.',
      answers: {
        age: (years: number) => `Du bist ${years}.`,
        grade: (grade: number) => `Du bist in Klasse ${grade}.`,
        noSchool: 'Du gehst nicht mehr zur Schule.',
        abschluss: (label: string) => `Du hast angegeben: ${label}.`,
        german: (label: string) => `Du hast angegeben: ${label}.`,
        residence: 'Du wohnst woanders.',
        situations: 'Das trifft auf dich nicht zu.',
        rechtskreise: 'Das trifft auf dich nicht zu.',
        support: 'Du hast angegeben, dass du keinen Förderbedarf hast.',
      },
    },
    questions: {
      situations: { ask: 'Was trifft auf dich zu?', help: 'Du kannst mehreres ankreuzen.', short: 'Lebenslage' },
      grade: { ask: 'In welcher Klasse bist du?', help: undefined, short: 'Klasse' },
      age: { ask: 'Wie alt bist du?', help: 'In Jahren, zum Beispiel: 16', short: 'Alter' },
      abschluss: {
        ask: 'Welchen Schulabschluss hast du?',
        help: 'Gehst du noch zur Schule? Dann wähle den Abschluss, den du bald haben wirst.',
        short: 'Schulabschluss',
      },
      residence: { ask: 'Wo wohnst du?', help: undefined, short: 'Wohnort' },
      german: { ask: 'Wie gut kannst du Deutsch?', help: undefined, short: 'Deutsch' },
      rechtskreise: {
        ask: 'Wer unterstützt dich schon?',
        help: 'Manche Angebote bezahlt ein Amt. Du kannst mehreres ankreuzen.',
        short: 'Unterstützung vom Amt',
      },
      support: {
        ask: 'Hast du einen Förderbedarf oder eine Behinderung?',
        help: 'Zum Beispiel: Förderbedarf Lernen, eine Lernschwäche, eine Behinderung.',
        short: 'Förderbedarf',
      },
    },
    answers: {
      none: 'Nichts davon',
      skip: 'Überspringen',
      noAnswer: 'Keine Angabe',
      skipped: 'übersprungen',
      noSchool: 'Ich gehe nicht mehr zur Schule.',
      grade: (grade: number) => `Klasse ${grade}`,
      elsewhere: 'Woanders',
      otherPlace: (area: string) =>
        /^(Land)?[Kk]reis /.test(area) ? `Anderer Ort im ${area}` : `Anderer Ort: ${area}`,
      inRegion: (name: string) => `In dieser Region: ${name}`,
      yes: 'Ja',
      no: 'Nein',
      years: (years: number) => `${years} Jahre`,
    },
    missing: {
      situations: 'Kreuze an, was zutrifft, oder wähle „Nichts davon“.',
      grade: 'Wähle deine Klasse.',
      age: 'Schreib dein Alter als Zahl zwischen 5 und 99.',
      abschluss: 'Wähle einen Abschluss.',
      residence: 'Wähle deinen Wohnort.',
      german: 'Wähle, was am besten passt.',
      rechtskreise: 'Kreuze an, was zutrifft, oder wähle „Nichts davon“.',
      support: 'Wähle Ja oder Nein.',
    },
    page: {
      title: 'Passt das für mich?',
      offers: 'Angebote',
      allHelp: 'Du musst nicht alles beantworten. Was leer bleibt, ist offen.',
      description: 'Bis zu fünf kurze Fragen, dann siehst du, welche Angebote der Region zu dir passen.',
      lead: (n: number) =>
        `Beantworte bis zu fünf kurze Fragen. Dann siehst du, ${n === 1 ? 'ob das Angebot zu dir passt' : `welche der ${number.format(n)} Angebote zu dir passen`}.`,
      leadNoneFiltered: 'Zu dieser Auswahl gibt es kein Angebot, das man prüfen kann. Entferne einen Filter.',
      leadNone: 'In dieser Region gibt es gerade kein Angebot, das man prüfen kann.',
      result: (fits: number, ask: number, not: number) =>
        `${fits === 1 ? '1 Angebot passt' : `${number.format(fits)} Angebote passen`} zu dir. Bei ${number.format(ask)} frag nach. ${number.format(not)} ${not === 1 ? 'passt' : 'passen'} nicht.`,
      privacy: 'Deine Antworten stehen nur in der Adresse dieser Seite. Wir speichern sie nicht.',
      question: (n: number, most: number) => `Frage ${n} von höchstens ${most}`,
      next: 'Weiter',
      show: 'Ergebnis zeigen',
      allAtOnce: 'Alle Fragen auf einer Seite',
      oneByOne: 'Eine Frage nach der anderen',
      save: 'Antwort übernehmen',
      restart: 'Von vorn anfangen',
      yourAnswers: (n: number) =>
        n === 1 ? 'Deine Antwort ansehen oder ändern' : `Deine ${n} Antworten ansehen oder ändern`,
      change: 'ändern',
      changeOf: (question: string) => `Antwort ändern: ${question}`,
      more: (n: number) =>
        n === 1 ? 'Noch eine Frage macht das Ergebnis genauer.' : `Noch ${n} Fragen machen das Ergebnis genauer.`,
      moreLink: 'Weiter fragen',
      tabs: { fits: 'Passt', ask: 'Frag nach', 'does-not-fit': 'Passt nicht' },
      tabsLabel: 'Gruppen des Ergebnisses',
      why: 'Warum?',
      whyOf: (title: string) => `Warum? ${title}`,
      empty: {
        fits: 'Kein Angebot passt sicher zu deinen Antworten. Sieh unter „Frag nach“ nach: Dort entscheidet ein Gespräch.',
        ask: 'Hier ist nichts offen.',
        'does-not-fit': 'Zu deinen Antworten passt alles, oder man kann nachfragen.',
      },
      notCounted: (n: number) =>
        `Nicht dabei: ${offers(n)}, die sich nur an Schulen, Betriebe, Eltern oder Fachkräfte richten.`,
      notCountedLink: 'Alle Angebote zeigen',
      ignored: (names: readonly string[]) =>
        `Diese Angaben in der Adresse konnten wir nicht lesen und haben sie weggelassen: ${names.join(', ')}.`,
      link: 'Passt das für mich? Fünf kurze Fragen',
    },
    own: {
      title: 'Passt das für dich?',
      ask: 'Beantworte, worauf es bei diesem Angebot ankommt.',
      check: 'Prüfen',
      verdict: {
        fits: 'Das Angebot passt zu dir.',
        ask: 'Vielleicht. Frag beim Anbieter nach.',
        'does-not-fit': 'Das Angebot passt leider nicht zu dir.',
      },
      change: 'Antworten ändern',
      others: 'Alle Angebote mit meinen Antworten prüfen',
    },
    form: {
      group: 'Wer kann mitmachen?',
      groupHelp:
        'Daraus entsteht die Antwort auf „Passt das für mich?“. Leere Felder heißen: darauf kommt es nicht an.',
      ageFrom: 'Alter ab',
      ageTo: 'Alter bis',
      ageHelp: 'In Jahren',
      gradeFrom: 'Klasse ab',
      gradeTo: 'Klasse bis',
      gradeHelp: 'Nur, wenn das Angebot für Schülerinnen und Schüler ist.',
      abschlussFrom: 'Schulabschluss mindestens',
      abschlussTo: 'Schulabschluss höchstens',
      abschlussHelp: 'Der Abschluss, den jemand hat oder bald haben wird.',
      germanFrom: 'Deutsch mindestens',
      germanTo: 'Deutsch höchstens',
      residences: 'Wohnort',
      residencesHelp: 'Ohne Auswahl spielt der Wohnort keine Rolle.',
      wholeRegion: (name: string) => `ganze Region: ${name}`,
      situations: 'Lebenslage',
      situationsHelp: 'Eine davon genügt. Ohne Auswahl spielt das keine Rolle.',
      rechtskreise: 'Förderung nach',
      rechtskreiseHelp: 'Eine davon genügt. Ohne Auswahl spielt das keine Rolle.',
      support: 'Förderbedarf',
      supportEmpty: 'kommt nicht darauf an',
      supportOffered: 'Unterstützung ist möglich',
      supportRequired: 'nur für Menschen mit Förderbedarf',
      condition: 'Bedingung in Worten',
      conditionHelp:
        'Nur, was oben nicht steht, zum Beispiel: nur mit Zuweisung durch die Berufsberatung. Wir raten dann immer, nachzufragen.',
      isComplete: 'Das ist alles: Wer das erfüllt, kann mitmachen.',
      isCompleteHelp: 'Ohne Haken raten wir, nachzufragen. Sind alle Felder leer, heißt der Haken: für alle offen.',
      any: 'egal',
      turned: {
        age: 'Das Alter „bis“ liegt unter dem Alter „ab“. So könnte niemand mitmachen.',
        grade: 'Die Klasse „bis“ liegt unter der Klasse „ab“. So könnte niemand mitmachen.',
        abschluss: 'Der höchste Abschluss liegt unter dem mindesten. So könnte niemand mitmachen.',
        german: 'Das höchste Niveau liegt unter dem mindesten. So könnte niemand mitmachen.',
      },
    },
  },
})
