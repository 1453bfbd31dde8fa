import { catalogue } from '../../../platform/i18n/catalogue.ts'

const number = new Intl.NumberFormat('de-DE')
const count = (n: number, one: string, many: string): string => `${number.format(n)} ${n === 1 ? one : many}`

export const r = catalogue({
  de: {
    link: 'Fehler melden',
    form: {
      title: 'Fehler melden',
      lead: (title: string) =>
        `Was stimmt bei „${title}“ nicht? Ihr Hinweis geht an die Koordinierungsstelle und an den Anbieter. Sie brauchen kein Konto.`,
      about: 'Was stimmt nicht?',
      abouts: {
        gone: 'Das Angebot gibt es nicht mehr',
        contact: 'Telefon, E-Mail oder Ansprechperson stimmen nicht',
        dates: 'Termine, Ort oder Kosten stimmen nicht',
        link: 'Der Link geht nicht',
        other: 'Etwas anderes',
      },
      words: 'Was ist Ihnen aufgefallen?',
      wordsHelp: 'Freiwillig. Bitte schreiben Sie nichts über andere Personen.',
      replyEmail: 'Ihre E-Mail-Adresse, wenn Sie eine Antwort möchten',
      replyEmailHelp:
        'Freiwillig. Wir nutzen sie nur für diese Antwort und löschen sie 30 Tage danach, spätestens 180 Tage nach Ihrer Meldung.',
      send: 'Meldung senden',
      cancel: 'Abbrechen',
      throttled:
        'Von Ihrem Anschluss kamen gerade schon mehrere Meldungen. Bitte versuchen Sie es in einer Stunde noch einmal.',
      thanks: 'Danke. Ihre Meldung ist angekommen.',
      thanksNext: {
        mailed: 'Die Koordinierungsstelle sieht sie jetzt, und der Anbieter bekommt eine E-Mail.',
        before:
          'Die Koordinierungsstelle sieht sie jetzt. Der Anbieter hat heute schon eine E-Mail zu diesem Angebot bekommen und sieht Ihre Meldung über den Link darin.',
        nobody:
          'Die Koordinierungsstelle sieht sie jetzt. Den Anbieter können wir nicht per E-Mail erreichen; darum kümmert sie sich.',
      },
      thanksReply: 'Sie bekommen eine Antwort per E-Mail.',
    },
    list: {
      title: 'Meldungen und Vorschläge',
      lead: (reports: number, suggestions: number) =>
        reports + suggestions === 0
          ? 'Es wartet nichts auf Sie.'
          : `${[
              ...(reports > 0 ? [count(reports, 'Fehler ist gemeldet', 'Fehler sind gemeldet')] : []),
              ...(suggestions > 0
                ? [
                    count(
                      suggestions,
                      'Änderung wartet auf Ihre Entscheidung',
                      'Änderungen warten auf Ihre Entscheidung',
                    ),
                  ]
                : []),
            ].join(', ')}.`,
      reports: 'Gemeldete Fehler',
      suggestions: 'Änderungen aus Bestätigungslinks',
      closed: 'Zuletzt erledigt',
      none: 'Kein Fehler ist gemeldet.',
      noSuggestions: 'Keine Änderung wartet.',
      offer: 'Angebot',
      about: 'Was',
      since: 'Eingegangen',
      open: 'Bearbeiten',
      outcome: 'Ergebnis',
      breadcrumb: 'Angebote',
    },
    report: {
      title: (title: string) => `Meldung zu: ${title}`,
      lead: (about: string, on: string) => `${about}. Eingegangen am ${on}.`,
      words: 'Was geschrieben wurde',
      noWords: 'Dazu wurde nichts geschrieben.',
      forgottenWords:
        'Hier steht kein Text mehr: Steg löscht ihn 30 Tage nach dem Erledigen, spätestens 180 Tage nach dem Eingang.',
      wantsReply:
        'Wer das gemeldet hat, möchte eine Antwort. Die Adresse sehen Sie nicht; Steg schickt Ihre Antwort dorthin.',
      answered: (answer: string) => `Antwort seit der Meldung: ${answer}.`,
      noReply: 'Eine Antwort per E-Mail geht nicht: Es gibt keine Adresse dafür.',
      edit: 'Angebot bearbeiten',
      view: 'Angebot ansehen',
      outcome: 'Was haben Sie getan?',
      outcomes: {
        mended: 'Das Angebot ist berichtigt oder beendet',
        'was-right': 'Die Angaben stimmten schon',
        'not-ours': 'Die Meldung betrifft etwas anderes',
      },
      answer: 'Antwort in Ihren Worten',
      answerHelp: 'Freiwillig. Wird mitgeschickt, wenn eine Antwort gewünscht ist.',
      close: 'Meldung erledigen',
      closedOn: (on: string, outcome: string) => `Erledigt am ${on}: ${outcome}.`,
      done: 'Die Meldung ist erledigt.',
      doneMailed: 'Die Antwort ist unterwegs.',
      already: { title: 'Schon erledigt', text: 'Jemand anderes hat diese Meldung inzwischen erledigt.' },
    },
    outcomeSentences: {
      mended: 'Das Angebot ist jetzt berichtigt.',
      'was-right': 'Wir haben die Angaben geprüft. Sie stimmen.',
      'not-ours': 'Wir haben Ihre Meldung gelesen. Sie betrifft nicht dieses Angebot.',
    },
    suggestion: {
      title: (title: string) => `Änderung zu: ${title}`,
      lead: 'Der Anbieter hat das über seinen Bestätigungslink eingetragen.',
      field: 'Angabe',
      before: 'Bisher',
      after: 'Neu',
      note: 'Hinweis in Worten',
      noteHelp: 'Was in Worten steht, übernimmt Steg nicht von selbst. Bitte arbeiten Sie es im Angebot ein.',
      applied: 'schon übernommen',
      appliedBefore: 'war übernommen, seitdem geändert',
      someone: 'eine Person aus dem Netzwerk',
      take: 'Übernehmen und bestätigen',
      decline: 'Nicht übernehmen',
      reason: 'Warum nicht?',
      taken: 'Die Änderung ist übernommen. Das Angebot ist heute bestätigt.',
      takenOver:
        'Die Änderung ist übernommen. Der letzte Tag des Angebots ist aber vorbei: Bitte tragen Sie neue Termine ein, oder beenden Sie es.',
      takenHeld: 'Die Änderung ist eingereicht. Die Koordinierungsstelle gibt sie frei.',
      declined: 'Die Änderung ist abgelehnt. Das Angebot bleibt, wie es ist.',
      declinedMailed: 'Wer sie eingetragen hat, erfährt Ihre Begründung per E-Mail.',
      declinedNotMailed: 'Eine Adresse für eine E-Mail fehlt: Ihre Begründung steht nur hinter dem Bestätigungslink.',
      reasonHelp: 'Die Einrichtung liest diesen Satz in einer E-Mail und hinter ihrem Link.',
      decided: { title: 'Schon entschieden', text: 'Jemand anderes hat inzwischen über diese Änderung entschieden.' },
      stale: {
        title: 'Das Angebot wurde inzwischen geändert',
        text: 'Bitte sehen Sie sich die Änderung noch einmal an.',
      },
      more: {
        title: 'Inzwischen kam etwas dazu',
        text: 'Die Einrichtung hat ihre Änderung ergänzt. Bitte lesen Sie die Seite noch einmal, und entscheiden Sie dann.',
      },
      impossible: {
        title: 'So passt es nicht zusammen',
        text: 'Die neuen Angaben passen nicht mehr zum Angebot. Bitte bearbeiten Sie das Angebot und lehnen Sie die Änderung dann ab.',
      },
    },
    tasks: {
      reports: (n: number) => count(n, 'Fehler ist gemeldet', 'Fehler sind gemeldet'),
      reportsDetail: 'Sehen Sie nach, berichtigen Sie das Angebot, und erledigen Sie die Meldung.',
      suggestions: (n: number) =>
        count(n, 'Änderung wartet auf Ihre Entscheidung', 'Änderungen warten auf Ihre Entscheidung'),
      suggestionsDetail: 'Eingetragen über den Bestätigungslink.',
    },
  },
})
