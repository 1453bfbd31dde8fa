// What the rounds hold about people, and why: printed into docs/datenschutz.md.
import type { PersonalField, ProcessingActivity } from '../../platform/erasure/personal-field.ts'
import { daysTeachersKept } from './forget-teachers.ts'

const retention = `${daysTeachersKept} Tage nach dem letzten Tag des Durchgangs, oder bis die Schule den Namen entfernt`
const legalBasis =
  'Art. 6 Abs. 1 Buchst. e DSGVO mit der Aufgabe der berufsbildenden Schule (dienstliche Erreichbarkeit)'

export const roundsPersonalFields: readonly PersonalField[] = [
  {
    column: 'rounds.workshop_teacher.contact_name',
    whose: 'Lehrkraft einer Werkstatt',
    purpose: 'Schule und Leitstelle wissen, wer die Jugendlichen am Praxistag empfängt',
    legalBasis,
    owner: 'rounds',
    retention,
    job: 'housekeeping',
    erasedBy:
      'stündlich von selbst nach der Frist; sonst über „Werkstatt ändern“ oder „Auskunft und Löschung“ mit dem Namen',
  },
]

export const roundsActivity: ProcessingActivity = {
  title: 'Lehrkräfte der Werkstätten',
  owner: 'rounds',
  purpose: 'Schule und Leitstelle wissen, wer die Jugendlichen am Praxistag empfängt',
  whose: 'Lehrkräfte der berufsbildenden Schulen',
  data: 'Name, als Angabe zu einer Werkstatt; freiwillig für die Schule',
  legalBasis,
  responsible: 'Die berufsbildende Schule, die den Namen einträgt',
  recipients: 'Leitstelle, Schulen und berufsbildende Schulen der Region; nicht öffentlich, nicht für Monitoring',
  retention,
}
