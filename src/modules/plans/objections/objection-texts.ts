// Sentences about objections, for the office, for schools, and for the pupil and guardians.
import { catalogue } from '../../../platform/i18n/catalogue.ts'

export const objectionTexts = catalogue({
  de: {
    open: 'offen',
    outcomes: { changed: 'Platz geändert', kept: 'bleibt so' },
    answered: 'beantwortet',
    raisers: { pupil: 'Schülerin oder Schüler', guardian: 'Erziehungsberechtigte', school: 'Schule' },
    list: {
      title: 'Einsprüche',
      lead: (open: number, all: number) =>
        all === 0
          ? 'Niemand hat Einspruch erhoben.'
          : open === 0
            ? `Alle ${all} Einsprüche sind entschieden.`
            : `${open === 1 ? '1 Einspruch wartet' : `${open} Einsprüche warten`} auf eine Entscheidung.`,
      until: (day: string) => `Neue Einsprüche sind bis zum ${day} möglich.`,
      withdrawn: 'Dieser Plan ist zurückgezogen. Die Einsprüche dazu bekommen trotzdem eine Antwort.',
      over: (day: string) => `Die Frist für neue Einsprüche endete am ${day}.`,
      columns: { code: 'Code', school: 'Schule', by: 'Von', when: 'Eingegangen', state: 'Stand' },
      line: (by: string, when: string) => `${by}, ${when}`,
      readOn: 'lesen',
    },
    page: {
      title: (code: string) => `Einspruch zu ${code}`,
      lead: (by: string, when: string) => `Von: ${by}. Eingegangen am ${when}.`,
      said: 'Was geschrieben wurde',
      gone: 'Der Text lässt sich nicht mehr öffnen, weil die Daten dieser Person gelöscht sind.',
      answer: 'Antwort',
      way: 'Weg mit allen Gründen ansehen',
      decide: 'Entscheiden',
      decision: 'Entscheidung',
      keep: 'Der Platz bleibt',
      change: 'Der Platz wird geändert',
      changeHelp: 'Die Regeln werden geprüft. Was nicht geht, steht dann am Feld.',
      block: 'Block',
      workshop: 'Wohin',
      answerHelp: 'Das lesen die Jugendlichen und ihre Schule. In Du-Form, ein bis drei Sätze.',
      submit: 'Entscheidung mitteilen',
      done: 'Der Einspruch ist entschieden.',
      told: 'Die Antwort steht ab sofort auf der Seite des eigenen Platzes. Die Schule sieht sie auch.',
      decided: 'Dieser Einspruch ist schon entschieden.',
      notPublished: 'Der Plan ist zurückgezogen. Darin lässt sich kein Platz mehr ändern; antworten können Sie.',
      ofWithdrawn:
        'Der Plan, um den es ging, ist zurückgezogen. Eine Antwort ist trotzdem versprochen: Schreiben Sie, was jetzt gilt.',
      answerSubmit: 'Antwort mitteilen',
      answerDone: 'Der Einspruch ist beantwortet.',
      needsPlace: 'Bitte wählen Sie Block und Werkstatt.',
      noChange: 'So ist es schon. Bitte wählen Sie einen anderen Platz.',
    },
    raise: {
      forPupil: 'Einspruch erheben',
      title: 'Einspruch erheben',
      lead: (code: string) => `Für ${code}. Die Leitstelle entscheidet und antwortet.`,
      text: 'Was passt nicht, und was würde helfen?',
      textHelp: 'Der Text wird verschlüsselt gespeichert. Schreiben Sie nichts über Gesundheit, was nicht nötig ist.',
      submit: 'Einspruch abschicken',
      done: 'Der Einspruch ist abgeschickt.',
      told: 'Die Leitstelle.',
      next: 'Die Antwort erscheint hier und auf der Seite des eigenen Platzes.',
      tooLate: 'Die Frist für Einsprüche ist vorbei.',
      openAlready: 'Es gibt schon einen offenen Einspruch. Warten Sie bitte auf die Antwort.',
      tooShort: 'Bitte schreiben Sie mindestens zehn Zeichen.',
    },
  },
})
