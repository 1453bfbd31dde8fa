// What people read while a file is imported.
import { catalogue } from '../i18n/catalogue.ts'

const number = new Intl.NumberFormat('de-DE')
const list = new Intl.ListFormat('de-DE')
const counted = (count: number, one: string, many: string) =>
  count === 0 ? [] : [`${number.format(count)} ${count === 1 ? one : many}`]
const rows = (count: number) => (count === 1 ? '1 Zeile' : `${number.format(count)} Zeilen`)

export const t = catalogue({
  de: {
    startedAt: 'Begonnen',
    /** Instead of the name of a file that named somebody who was erased. */
    fileForgotten: 'Datei, Name gelöscht',
    title: (what: string) => `${what} importieren`,
    upload: {
      lead: 'Vier Schritte: Datei laden, Spalten zuordnen, prüfen, übernehmen. Bis zum letzten Schritt ändert sich nichts.',
      target: 'Was steht in der Datei?',
      file: 'Datei',
      fileHelp: 'CSV oder Excel (.xlsx), höchstens 50 MB. Die Kodierung erkennt Steg selbst.',
      fileHelpJson: 'JSON-Datei, höchstens 50 MB.',
      submit: 'Datei laden',
      tooMuch:
        'Die Datei ist zu groß, um sie in einem Stück zu lesen. Bitte teilen Sie sie auf, oder speichern Sie sie als CSV.',
      missing: 'Bitte wählen Sie eine Datei.',
      targetMissing: 'Bitte wählen Sie, was in der Datei steht.',
      recent: 'Frühere Importe',
      noneRecent: 'Noch keine Importe.',
    },
    mapping: {
      title: 'Spalten zuordnen',
      lead: (columns: number, count: number) =>
        `Die Datei hat ${number.format(columns)} Spalten und ${rows(count)}. Stimmt die Zuordnung?`,
      remembered: 'Diese Zuordnung haben Sie beim letzten Mal bestätigt.',
      proposed: 'Steg hat die Zuordnung vorgeschlagen. Bitte prüfen Sie sie.',
      none: 'steht nicht in der Datei',
      example: (text: string) => `Zum Beispiel: ${text}`,
      submit: 'Prüfen, ohne etwas zu ändern',
      required: 'Dieses Feld wird gebraucht. Bitte wählen Sie eine Spalte.',
      twice: 'Diese Spalte ist schon einem anderen Feld zugeordnet.',
      refusal: {
        'required-field-missing': (labels: string) => `In der Datei fehlt eine Spalte für: ${labels}.`,
        'no-such-column': 'Eine zugeordnete Spalte gibt es in der Datei nicht.',
        'column-used-twice': (labels: string) => `Dieselbe Spalte ist zweimal zugeordnet: ${labels}.`,
      },
      notes: 'Beim Lesen bemerkt',
    },
    states: {
      uploaded: 'geladen, noch nicht geprüft',
      checking: 'wird geprüft',
      checked: 'geprüft, noch nicht übernommen',
      taking: 'wird übernommen',
      done: 'übernommen',
      failed: 'abgebrochen wegen eines Fehlers',
      cancelled: 'abgebrochen',
    },
    progress: {
      checking: 'Die Datei wird geprüft. Es wird noch nichts geändert.',
      taking: 'Die Zeilen werden übernommen: alle oder keine.',
      bar: 'Fortschritt',
      cancel: 'Abbrechen',
    },
    checked: {
      title: 'Prüfung',
      lead: (counts: { taken: number; changed: number; known: number; refused: number }) =>
        `${number.format(counts.taken)} neu, ${number.format(counts.changed)} geändert, ${number.format(counts.known)} schon bekannt, ${number.format(counts.refused)} abgelehnt.`,
      take: (count: number) => (count === 1 ? '1 Zeile übernehmen' : `${number.format(count)} Zeilen übernehmen`),
      nothing: 'Es gibt nichts zu übernehmen: Alles ist schon bekannt oder abgelehnt.',
      refusedStay: 'Abgelehnte Zeilen bleiben draußen. Alle anderen werden zusammen übernommen, oder keine.',
      otherMapping: 'Zuordnung ändern',
    },
    done: {
      title: 'Übernommen',
      lead: (counts: { taken: number; changed: number; known: number; refused: number }) =>
        `${number.format(counts.taken)} neu übernommen, ${number.format(counts.changed)} geändert, ${number.format(counts.known)} waren schon bekannt, ${number.format(counts.refused)} abgelehnt.`,
      toList: 'Zur Liste',
    },
    tiles: { taken: 'neu', changed: 'geändert', known: 'schon bekannt', refused: 'abgelehnt', doubtful: 'zweifelhaft' },
    findings: {
      refused: 'Abgelehnte Zeilen',
      doubtful: 'Zweifelhafte Zeilen',
      note: 'Hinweise',
      line: 'Zeile',
      kind: 'Art',
      column: 'Spalte',
      subject: 'Wer oder was',
      reason: 'Grund',
      wholeFile: 'Datei',
      notInFile: 'fehlt',
      wholeRow: 'ganze Zeile',
      more: (count: number) => `${number.format(count)} weitere stehen in der Datei zum Herunterladen.`,
      download: 'Abgelehnte und zweifelhafte Zeilen herunterladen (CSV)',
      none: 'Keine.',
      leftOut: (left: { refused: number; doubtful: number; note: number }) =>
        `So viel hebt Steg nicht auf. Nicht aufgeführt sind ${list.format([
          ...counted(left.refused, 'abgelehnte Zeile', 'abgelehnte Zeilen'),
          ...counted(left.doubtful, 'zweifelhafte Angabe', 'zweifelhafte Angaben'),
          ...counted(left.note, 'Hinweis', 'Hinweise'),
        ])}.`,
    },
    failed: {
      lead: 'Es wurde nichts übernommen.',
      unknown:
        'Beim Import ist ein Fehler aufgetreten. Es wurde nichts übernommen. Bitte versuchen Sie es noch einmal.',
      again: 'Neue Datei laden',
      cancelled: 'Sie haben abgebrochen. Es wurde nichts übernommen.',
    },
    stale: {
      title: 'Dieser Schritt ist schon vorbei',
      text: 'Der Import ist inzwischen weiter. Bitte laden Sie die Seite neu.',
    },
    forbidden: {
      title: 'Das darf Ihre Rolle nicht',
      text: 'Importieren darf die Koordinierungsstelle.',
    },
    twiceInFile: (line: number) => `Diese Zeile steht schon in Zeile ${line}.`,
    steps: ['Datei laden', 'Spalten zuordnen', 'Prüfen', 'Übernehmen'],
    command: {
      unreadable: (path: string) => `Die Datei ${path} lässt sich nicht lesen.`,
      tooLarge: (path: string) => `Die Datei ${path} ist größer als 50 MB.`,
      unknownTarget: (target: string, known: string) =>
        `„${target}“ lässt sich nicht importieren. Bekannt sind: ${known}.`,
      forbidden: 'Dieser Import ist hier nicht erlaubt.',
      counts: (counts: { taken: number; changed: number; known: number; refused: number; doubtful: number }) =>
        `übernommen ${counts.taken}, geändert ${counts.changed}, bekannt ${counts.known}, abgelehnt ${counts.refused}, zweifelhaft ${counts.doubtful}`,
      severities: { refused: 'abgelehnt', doubtful: 'zweifelhaft', note: 'Hinweis' },
      seconds: (seconds: number) => `in ${seconds.toLocaleString('de-DE', { maximumFractionDigits: 1 })} Sekunden`,
      line: (line: number) => (line === 0 ? 'Datei' : `Zeile ${line}`),
    },
  },
})
