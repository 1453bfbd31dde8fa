// What wishes keep about a person, column by column.
import type { PersonalField } from '../../platform/erasure/personal-field.ts'

const common = {
  whose: 'Schülerin oder Schüler',
  legalBasis: 'wie die Klassenlisten: Rechtsgrundlage „planning“ (pupils.legal_basis)',
  owner: 'wishes',
  retention: 'bis zum Ende des Durchgangs und der Frist der Klassenlisten',
  erasedBy: 'mit dem Schüler (pupils.pupil), über den Fremdschlüssel; einzeln durch den Erasure-Schritt wishes',
} as const

const field = (column: string, purpose: string): PersonalField => ({ column: `wishes.${column}`, purpose, ...common })

export const wishesPersonalFields: readonly PersonalField[] = [
  field('answer.way', 'Ob vom Handy, vom Papier oder aus einer Datei: für Nachfragen'),
  field('answer.language', 'In welcher Sprache geantwortet wurde: für die Übersetzung der nächsten Schritte'),
  field('answer.outside_field', 'Ein Feld außerhalb der üblichen Vorstellungen'),
  field('answer.updated_at', 'Für Konflikte zwischen zwei Fenstern; zählt nie für einen Platz'),
  field('wish.berufsfeld', 'Was gewünscht oder ausgeschlossen ist'),
  field('wish.rank', 'Reihenfolge der Wünsche'),
  field('wish.is_never', 'Was auf keinen Fall sein soll'),
  field('wish.never_reason', 'Warum nicht, in eigenen Worten; verschlüsselt mit dem Schlüssel des Schülers'),
]
