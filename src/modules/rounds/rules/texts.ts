import { catalogue } from '../../../platform/i18n/catalogue.ts'

const n = (count: number): string => count.toLocaleString('de-DE')
const points = (count: number): string => (Math.abs(count) === 1 ? `${n(count)} Punkt` : `${n(count)} Punkte`)

export const t = catalogue({
  de: {
    points,
    rules: {
      firstReason: 'Vorschlag von Steg',
      copiedReason: (name: string) => `Übernommen aus „${name}“`,
      title: 'Regeln der Vergabe',
      lead: (version: number, day: string) =>
        `Es gilt Fassung ${n(version)} vom ${day}. Alle können sie lesen, auch Jugendliche und Eltern.`,
      current: 'Was jetzt gilt',
      order: 'Worauf zuerst geachtet wird',
      wishFirst: 'Zuerst soll jeder mindestens einen seiner Wünsche bekommen.',
      noWishFirst: 'Es kann vorkommen, dass jemand keinen Wunsch bekommt, weil das für die Summe besser ist.',
      firstNoEmpty: 'Zuerst sollen so wenige Blöcke wie möglich ohne Werkstatt bleiben.',
      thenNoEmpty: 'Dann sollen so wenige Blöcke wie möglich ohne Werkstatt bleiben.',
      thenSum: 'Dann soll die Summe aller Punkte möglichst groß sein.',
      thenLot: 'Sind zwei Pläne genau gleich gut, entscheidet die Losnummer.',
      unansweredLast:
        'Wer nicht geantwortet hat, bekommt, was danach noch frei ist, und nimmt niemandem einen Platz weg.',
      unansweredSame: 'Wer nicht geantwortet hat, wird behandelt, als wäre ihm alles gleich recht.',
      timeIrrelevant: 'Wann jemand geantwortet hat, spielt keine Rolle.',
      pointsTitle: 'Punkte',
      rank: (rank: number) => `${n(rank)}. Wunsch`,
      laterRank: 'ein späterer Wunsch',
      neutral: 'Berufsfeld, zu dem nichts gesagt wurde',
      never: 'Berufsfeld, das jemand gar nicht möchte',
      empty: 'Block ohne Werkstatt',
      outside: 'Feld außerhalb der üblichen Vorstellungen',
      outsideCounts:
        'Wer ein Feld außerhalb der üblichen Vorstellungen nennt, hat damit einen schwachen Wunsch: Er zählt mehr als ein Feld, zu dem nichts gesagt wurde, und weniger als jeder Wunsch mit Rang, und bringt keinen Zuschlag.',
      outsideIgnored: 'Ein Feld außerhalb der üblichen Vorstellungen zählt nach diesen Regeln nicht.',
      bonus: (count: number) => `Zuschlag für den ${n(count)}. erfüllten Wunsch`,
      what: 'Was',
      worth: 'Wert',
      perClass: (count: number) => `Höchstens ${n(count)} Jugendliche einer Klasse kommen zusammen in eine Gruppe.`,
      noPerClass: 'Wie viele Jugendliche einer Klasse zusammen in eine Gruppe kommen, ist nicht begrenzt.',
      change: 'Regeln ändern',
      changeHelp: 'Ältere Fassungen bleiben stehen. Ein Plan nennt die Fassung, nach der er gerechnet ist.',
      ranksField: 'Punkte für die Wünsche, der erste zuerst',
      ranksHelp: 'Ganze Zahlen mit Komma dazwischen, zum Beispiel 10, 7, 5, 4.',
      neutralField: 'Punkte, wenn nichts gesagt wurde',
      neverField: 'Punkte für „möchte ich gar nicht“',
      outsideField: 'Punkte für das Feld außerhalb der üblichen Vorstellungen',
      outsideHelp:
        'Ein schwacher Wunsch: mehr als ein Feld, zu dem nichts gesagt wurde, weniger als jeder genannte Wunsch. Leer: zählt nicht.',
      emptyField: 'Punkte für einen Block ohne Werkstatt',
      fairnessField: 'Zuschläge für den ersten, zweiten … erfüllten Wunsch',
      fairnessHelp:
        'Ein hoher Zuschlag für den ersten sorgt dafür, dass lieber viele etwas bekommen als wenige alles. Leer: keine Zuschläge.',
      perClassField: 'Höchstens so viele einer Klasse in einer Gruppe',
      perClassHelp: 'Leer: keine Grenze.',
      wishFirstField: 'Zuerst jedem einen Wunsch erfüllen',
      unansweredLastField: 'Wer nicht geantwortet hat, kommt zuletzt',
      reasonField: 'Warum ändern Sie die Regeln?',
      reasonHelp: 'Alle können das lesen.',
      reasonTooShort: 'Bitte nennen Sie den Grund mit mindestens drei Zeichen.',
      save: 'Neue Fassung setzen',
      saved: (version: number) => `Fassung ${n(version)} gilt`,
      savedNext:
        'Pläne, die schon gerechnet sind, ändern sich nicht. Rechnen Sie neu, wenn Sie die neue Fassung anwenden wollen.',
      stale: 'Inzwischen hat jemand anderes die Regeln geändert. Bitte sehen Sie sich die neue Fassung an.',
      notNumbers: 'Bitte nennen Sie ganze Zahlen von −1000 bis 1000, mit Komma dazwischen.',
      tooManyNumbers: 'Höchstens 12 Zahlen.',
      noRank: 'Bitte nennen Sie mindestens eine Zahl.',
      faults: {
        'ranks-rise': 'Ein späterer Wunsch darf nicht mehr zählen als ein früherer.',
        'wish-below-neutral': 'Jeder Wunsch muss mehr zählen als ein Feld, zu dem nichts gesagt wurde.',
        'never-above-neutral': '„Gar nicht“ muss weniger zählen als ein Feld, zu dem nichts gesagt wurde.',
        'outside-not-weak':
          'Das Feld außerhalb der üblichen Vorstellungen muss mehr zählen als ein Feld, zu dem nichts gesagt wurde, und weniger als jeder Wunsch.',
        'empty-above-never': 'Ein Block ohne Werkstatt darf nicht besser sein als eine Werkstatt, die niemand möchte.',
        'fairness-negative': 'Zuschläge dürfen nicht negativ sein.',
        'fairness-rises': 'Ein späterer Zuschlag darf nicht höher sein als ein früherer.',
      },
      history: 'Frühere Fassungen',
      version: (version: number) => `Fassung ${n(version)}`,
      example: 'Ein Beispiel',
      exampleText: (given: { both: number; split: number; better: 'both' | 'split' | 'equal' }) =>
        `Ein Platz in einem begehrten Feld ist noch frei. Alex hat schon seinen ersten Wunsch und würde dort seinen zweiten bekommen: Das zählt ${points(given.both)}. Kim hat noch keinen Wunsch und würde dort ihren dritten bekommen: Das zählt ${points(given.split)}. ${
          given.better === 'split'
            ? 'Nach diesen Regeln bekommt Kim den Platz.'
            : given.better === 'both'
              ? 'Nach diesen Punkten allein bekäme Alex den Platz.'
              : 'Beides zählt gleich viel, dann entscheidet das Los.'
        }`,
      exampleWishFirst: 'Weil zuerst jeder einen Wunsch bekommen soll, bekommt Kim ihn in jedem Fall.',
      exampleChange: 'Ohne Zuschläge sähe es so aus:',
    },
    seed: {
      title: 'Losnummer',
      ownSource: 'Von Steg gezogene Zufallszahl',
      text: 'Sie entscheidet nur, wenn zwei Pläne genau gleich gut sind. Sie steht fest, bevor gerechnet wird, und ändert sich nie.',
      none: 'Noch ist keine Losnummer veröffentlicht.',
      published: (value: string, when: string) => `Losnummer ${value}, veröffentlicht am ${when}.`,
      source: (source: string) => `Herkunft: ${source}`,
      wayField: 'Woher soll die Nummer kommen?',
      ways: { own: 'Steg zieht eine Zufallszahl', drawn: 'Aus einer öffentlichen Ziehung' },
      valueField: 'Zahl',
      valueHelp:
        'Nur bei einer öffentlichen Ziehung, zum Beispiel die Gewinnzahlen eines Tages hintereinander geschrieben.',
      sourceField: 'Woher die Zahl stammt',
      sourceHelp: 'So genau, dass jeder nachsehen kann.',
      publish: 'Losnummer veröffentlichen',
      publishHelp: 'Danach lässt sie sich nicht mehr ändern.',
      done: 'Die Losnummer ist veröffentlicht',
      already: 'Die Losnummer ist schon veröffentlicht und bleibt, wie sie ist.',
      valueMissing: 'Bitte nennen Sie eine Zahl von 0 bis 4294967295.',
      sourceMissing: 'Bitte sagen Sie, woher die Zahl stammt.',
    },
  },
})
