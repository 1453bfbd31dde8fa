// What the rounds hold about people.
import type { PersonalField } from '../../platform/erasure/personal-field.ts'

export const roundsPersonalFields: readonly PersonalField[] = [
  {
    column: 'rounds.workshop_teacher.contact_name',
    whose: 'Lehrkraft einer Werkstatt',
    purpose: 'Schule und Leitstelle wissen, wer die Jugendlichen am Praxistag empfängt',
    legalBasis: 'Art. 6 Abs. 1 Buchst. e DSGVO mit der Aufgabe der berufsbildenden Schule (dienstliche Erreichbarkeit)',
    owner: 'rounds',
    retention: 'ein Jahr nach dem letzten Tag des Durchgangs, oder bis die Schule den Namen entfernt',
    erasedBy:
      'täglich von selbst nach der Frist; sonst über „Werkstatt ändern“ oder „Auskunft und Löschung“ mit dem Namen',
  },
]
