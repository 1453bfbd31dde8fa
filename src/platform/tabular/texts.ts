// What people read when a table is refused or was put right.
import { catalogue } from '../i18n/catalogue.ts'
import type { TableRefusal, TableRefusalCode } from './table.ts'

type Explain = { readonly [Code in TableRefusalCode]: (refusal: Extract<TableRefusal, { code: Code }>) => string }

const count = (value: number): string => value.toLocaleString('de-DE')
const megabytes = (bytes: number): string => `${count(Math.round(bytes / 1024 / 102.4) / 10)} MB`

/** "Zeile 3", "Zeilen 3, 5 und 8", "Zeilen 3, 4, 5, 6, 7 und 12 weitere": never an endless list. */
const lineList = (lines: readonly number[]): string => {
  const shown = lines.slice(0, 8).map(String)
  if (lines.length === 1) return `Zeile ${shown[0]}`
  if (lines.length > 8) return `Zeilen ${shown.join(', ')} und ${count(lines.length - 8)} weitere`
  return `Zeilen ${shown.slice(0, -1).join(', ')} und ${shown.at(-1)}`
}

const quoted = (texts: readonly string[]): string =>
  texts
    .slice(0, 5)
    .map((text) => `„${text.length > 60 ? `${text.slice(0, 59)}…` : text}“`)
    .join(', ') + (texts.length > 5 ? ` und ${count(texts.length - 5)} weitere` : '')

const lookalike = {
  pdf: 'Das ist eine PDF-Datei. Bitte fragen Sie nach der Liste als Excel- oder CSV-Datei.',
  picture: 'Das ist ein Bild. Bitte senden Sie die Liste als Excel- oder CSV-Datei.',
  'web-page':
    'Das ist eine Web-Seite, auch wenn die Endung anders lautet. Bitte öffnen Sie die Datei in Excel und speichern Sie sie als „Excel-Arbeitsmappe (.xlsx)“.',
  archive: 'Das ist ein Archiv ohne Tabelle. Bitte entpacken Sie es und laden Sie die einzelne Tabelle hoch.',
  ods: 'Das ist eine OpenDocument-Tabelle (.ods). Bitte speichern Sie sie in LibreOffice als „Excel 2007–365 (.xlsx)“.',
  binary: 'Das ist keine Tabelle, die wir lesen können. Bitte laden Sie eine Excel-Datei (.xlsx) oder CSV-Datei hoch.',
} as const

const refusals: Explain = {
  'empty-file': () => 'Die Datei ist leer. Bitte prüfen Sie, ob Sie die richtige Datei gewählt haben.',
  'too-many-bytes': ({ limit, found }) =>
    `Die Datei hat ${megabytes(found)}, möglich sind ${megabytes(limit)}. Bitte teilen Sie sie in mehrere Dateien.`,
  'too-many-rows': ({ limit }) =>
    `Die Tabelle hat mehr als ${count(limit)} Zeilen. Bitte teilen Sie sie in mehrere Dateien.`,
  'too-many-columns': ({ limit, line }) =>
    `Zeile ${line} hat mehr als ${count(limit)} Spalten. Bitte löschen Sie Spalten, die nicht gebraucht werden.`,
  'too-many-cells': ({ limit, line }) =>
    `Die Tabelle hat mehr als ${count(limit)} Zellen (erreicht in Zeile ${line}). Bitte löschen Sie leere Spalten oder teilen Sie die Datei.`,
  'cell-too-long': ({ limit, line, column }) =>
    `Zeile ${line}, Spalte ${column}: Der Text ist länger als ${count(limit)} Zeichen. Bitte kürzen Sie ihn.`,
  'unclosed-quote': ({ line, column }) =>
    `Zeile ${line}, Spalte ${column}: Hier beginnt ein Anführungszeichen (") und endet nirgends. Bitte löschen oder ergänzen Sie es.`,
  'unreadable-character': ({ line, column }) =>
    `Zeile ${line}, Spalte ${column}: Hier steht ein Zeichen, das kein Text ist. Bitte löschen Sie es oder speichern Sie die Datei neu als CSV UTF-8.`,
  'no-header': () =>
    'Wir finden keine Zeile mit Spaltennamen. Bitte schreiben Sie in die erste Zeile, was in den Spalten steht, zum Beispiel Nachname, Vorname, Klasse.',
  'not-a-table': ({ looksLike }) => lookalike[looksLike],
  'old-or-protected-workbook': () =>
    'Das ist eine alte Excel-Datei (.xls) oder sie ist mit einem Kennwort geschützt. Bitte speichern Sie sie in Excel ohne Kennwort als „Excel-Arbeitsmappe (.xlsx)“.',
  'archive-too-big': ({ limit }) =>
    `Die Excel-Datei wäre entpackt größer als ${megabytes(limit)} oder ungewöhnlich stark gepackt. Aus Sicherheit lesen wir sie nicht. Bitte kopieren Sie die Tabelle in eine neue Datei.`,
  'archive-suspicious': () =>
    'Die Excel-Datei ist ungewöhnlich aufgebaut. Aus Sicherheit lesen wir sie nicht. Bitte öffnen Sie sie in Excel und speichern Sie sie neu als .xlsx.',
  'damaged-workbook': ({ part }) =>
    `Die Excel-Datei ist beschädigt (Teil „${part}“). Bitte öffnen Sie sie in Excel, speichern Sie sie neu und laden Sie sie noch einmal hoch.`,
  'unknown-sheet': ({ sheet, sheets }) =>
    `Ein Blatt „${sheet}“ gibt es nicht. Vorhanden: ${quoted(sheets)}. Bitte wählen Sie eines davon.`,
  'json-invalid': ({ line, column }) =>
    line === undefined
      ? 'Die JSON-Datei ist nicht gültig. Bitte erzeugen Sie sie neu.'
      : `Die JSON-Datei ist nicht gültig (Zeile ${line}, Spalte ${column}). Bitte erzeugen Sie sie neu.`,
  'json-not-a-list': () =>
    'Die JSON-Datei enthält keine Liste von Einträgen. Erwartet wird [ { "Spalte": "Wert" }, … ].',
  'json-not-flat': ({ line, key }) =>
    `Eintrag ${line}: „${key}“ enthält wieder eine Tabelle. Möglich sind nur einfache Werte. Bitte lassen Sie das Feld weg.`,
}

const de = {
  refusal: (refusal: TableRefusal): string => (refusals[refusal.code] as (value: TableRefusal) => string)(refusal),
  titleLines: (lines: readonly number[], texts: readonly string[]) =>
    `Über den Spaltennamen stand noch etwas (${lineList(lines)}): ${quoted(texts)}. Es wurde nicht übernommen.`,
  doubtfulHeader: (line: number) =>
    `Zeile ${line} gilt als Zeile mit den Spaltennamen, sieht aber aus wie Daten. Bitte prüfen Sie, ob die Spaltennamen fehlen.`,
  footLines: (lines: readonly number[], texts: readonly string[]) =>
    `Unter der Tabelle standen Summen oder Hinweise (${lineList(lines)}): ${quoted(texts)}. Sie wurden nicht übernommen.`,
  repeatedHeader: (lines: readonly number[]) =>
    `Die Spaltennamen standen noch einmal in der Tabelle (${lineList(lines)}). Das wurde nicht übernommen.`,
  unnamedColumns: (names: readonly string[]) => `Spalten ohne Namen heißen hier: ${quoted(names)}.`,
  duplicateColumns: (names: readonly string[]) =>
    `Diese Spaltennamen kamen mehrfach vor und wurden nummeriert: ${quoted(names)}.`,
  shortRows: (lines: readonly number[]) =>
    `${lineList(lines)}: weniger Zellen als Spalten. Die fehlenden sind leer. Bitte prüfen Sie, ob nichts verrutscht ist.`,
  longRows: (lines: readonly number[]) =>
    `${lineList(lines)}: mehr Zellen als Spalten. Die überzähligen stehen in Spalten ohne Namen. Bitte prüfen Sie, ob nichts verrutscht ist.`,
  windows1252: 'Die Datei ist in der alten Windows-Kodierung gespeichert. Umlaute wurden umgewandelt.',
  brokenUtf8: (lines: readonly number[]) =>
    `${lineList(lines)}: Einzelne Zeichen sind beschädigt und stehen als „\ufffd“. Bitte prüfen Sie diese Zeilen.`,
  lostLetters: (lines: readonly number[]) =>
    `${lineList(lines)}: Ein „?“ steht, wo ein Buchstabe war. Er ging beim Speichern verloren. Bitte prüfen Sie diese Zeilen oder speichern Sie die Datei neu als „CSV UTF-8“.`,
  doubleEncoded: (lines: readonly number[]) =>
    `${lineList(lines)}: Umlaute sehen aus wie „Ã¼“. Die Datei wurde doppelt umgewandelt. Bitte speichern Sie sie neu als „CSV UTF-8“.`,
  dosLetters: (lines: readonly number[]) =>
    `${lineList(lines)}: Einzelne Zeichen stammen aus einer anderen Kodierung (DOS oder Mac). Bitte speichern Sie die Datei neu als „CSV UTF-8“.`,
  otherSheets: (sheet: string, others: readonly string[]) =>
    `Gelesen wurde das Blatt „${sheet}“. Weitere Blätter: ${quoted(others)}.`,
  errorCells: (lines: readonly number[]) =>
    `${lineList(lines)}: Eine Formel ergibt einen Fehler (zum Beispiel #NV). Bitte prüfen Sie diese Zeilen.`,
  envelope: (key: string) => `Gelesen wurde die Liste „${key}“ in der JSON-Datei.`,
  guardUndone: (cells: number) =>
    cells === 1
      ? 'In einer Zelle wurde das schützende Hochkomma am Anfang entfernt.'
      : `In ${count(cells)} Zellen wurde das schützende Hochkomma am Anfang entfernt.`,
  unnamedColumn: (position: number) => `Spalte ${position}`,
}

export const t = catalogue({ de })

/** The German sentence for a refusal: where, what, and what to do next. */
export const explainTableRefusal = (refusal: TableRefusal): string => t.refusal(refusal)

/** What is wrong with one line of JSON Lines; the full stop comes with the place. */
export const lineReasons = catalogue({
  de: {
    noObject: 'Hier muss ein JSON-Objekt mit „{“ beginnen',
    afterObject: 'Nach dem Objekt darf in der Zeile nichts mehr stehen',
    noName: 'Hier muss ein Feldname in Anführungszeichen stehen',
    noColon: 'Nach dem Feldnamen fehlt „:“',
    noBrace: 'Hier fehlt „,“ oder „}“',
    tooDeep: 'Das Objekt ist zu tief verschachtelt',
    openText: 'Dieser Text ist nicht abgeschlossen oder enthält ein unerlaubtes Zeichen',
    noValue: 'Hier fehlt ein Wert',
    noBracket: 'Hier fehlt „,“ oder „]“',
    notUtf8: 'Dieses Zeichen ist kein gültiges UTF-8',
    missing: (name: string) => `Das Feld „${name}“ fehlt`,
    noText: (name: string) => `Das Feld „${name}“ muss ein Text sein`,
    empty: (name: string) => `Das Feld „${name}“ ist leer`,
    tab: (name: string) => `Das Feld „${name}“ darf keinen Tabulator und keinen Zeilenumbruch enthalten`,
    twice: (name: string, value: string, line: number) =>
      `${name} „${value.length > 60 ? `${value.slice(0, 59)}…` : value}“ steht schon in Zeile ${line}`,
  },
})
