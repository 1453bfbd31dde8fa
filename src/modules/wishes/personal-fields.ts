// What wishes keep about a person, column by column, and why: printed into docs/datenschutz.md.
import type { PersonalField, ProcessingActivity } from '../../platform/erasure/personal-field.ts'
import { daysKeptAfterRound } from '../rounds/index.ts'

const common = {
  whose: 'Schülerin oder Schüler',
  legalBasis: 'wie die Klassenlisten: Rechtsgrundlage „planning“ (pupils.legal_basis)',
  owner: 'wishes',
  retention: `${daysKeptAfterRound} Tage nach dem letzten Tag des Durchgangs`,
  job: 'rounds.retention',
  erasedBy:
    'täglich von selbst nach der Frist; einzeln über „Auskunft und Löschung“; mit der Schülerin, dem Schüler (pupils.pupil) über den Fremdschlüssel',
} as const

const field = (column: string, purpose: string): PersonalField => ({ column: `wishes.${column}`, purpose, ...common })

export const wishesPersonalFields: readonly PersonalField[] = [
  field('answer.way', 'Ob vom Handy, vom Papier oder aus einer Datei: für Nachfragen'),
  field('answer.language', 'In welcher Sprache geantwortet wurde: für die Übersetzung der nächsten Schritte'),
  field('answer.outside_field', 'Ein Feld außerhalb der üblichen Vorstellungen: zählt im Plan als schwacher Wunsch'),
  field('answer.updated_at', 'Für Konflikte zwischen zwei Fenstern; zählt nie für einen Platz'),
  field('wish.berufsfeld', 'Was gewünscht oder ausgeschlossen ist'),
  field('wish.rank', 'Reihenfolge der Wünsche'),
  field('wish.is_never', 'Was auf keinen Fall sein soll'),
  field('wish.never_reason', 'Warum nicht, in eigenen Worten; verschlüsselt mit dem Schlüssel des Schülers'),
]

export const wishesActivity: ProcessingActivity = {
  title: 'Wünsche für die Praxistage',
  owner: 'wishes',
  purpose: 'Plätze so vergeben, dass möglichst alle etwas bekommen, das sie möchten',
  whose: 'Schülerinnen und Schüler',
  data: 'Gewünschte und ausgeschlossene Berufsfelder mit Reihenfolge, ein Feld außerhalb der üblichen Vorstellungen, Sprache und Weg der Antwort; freiwillig ein Grund für einen Ausschluss in eigenen Worten. Er kann Gesundheit betreffen (Art. 9 DSGVO) und liegt deshalb verschlüsselt. Wann jemand geantwortet hat, zählt für keinen Platz',
  legalBasis:
    'Wie die Klassenlisten (Tätigkeit 7). Niemand muss wünschen; für den freiwilligen Grund die ausdrückliche Einwilligung (Art. 9 Abs. 2 Buchst. a DSGVO)',
  responsible: 'Die Schule gemeinsam mit der Leitstelle (Art. 26 DSGVO)',
  recipients:
    'Die eigene Schule: Wünsche mit Namen, Gründe; jeder Blick auf Gründe steht im Protokoll. Leitstelle: Wünsche nach Code, keine Gründe. Berufsbildende Schulen: nichts. Wer den Code hat, sieht die eigenen Wünsche, aber keinen gespeicherten Grund',
  retention: common.retention,
}
