// What plans keep about a person, column by column, and why: printed into docs/datenschutz.md.
import type { PersonalField, ProcessingActivity } from '../../platform/erasure/personal-field.ts'
import { daysKeptAfterRound } from '../rounds/index.ts'

const common = {
  whose: 'Schülerin oder Schüler',
  legalBasis: 'wie die Klassenlisten: Rechtsgrundlage „planning“ (pupils.legal_basis)',
  owner: 'plans',
  retention: `${daysKeptAfterRound} Tage nach dem letzten Tag des Durchgangs`,
  job: 'rounds.retention',
  erasedBy:
    'täglich von selbst nach der Frist; einzeln über „Auskunft und Löschung“; mit der Schülerin, dem Schüler (pupils.pupil) über den Fremdschlüssel',
} as const

const field = (column: string, purpose: string): PersonalField => ({ column: `plans.${column}`, purpose, ...common })

export const plansPersonalFields: readonly PersonalField[] = [
  field('seat.pupil_id', 'Wessen Platz es ist, nach Nummer und ohne Namen'),
  field('seat.block_number', 'In welchem Block'),
  field('seat.organization_id', 'Schule, damit sie ihre eigenen Listen sieht'),
  field('seat.weekday', 'Tag der Klasse'),
  field('seat.workshop_id', 'In welcher Werkstatt; leer: in der Schule'),
  field('seat.bbs_id', 'Berufsbildende Schule, damit sie ihre eigenen Tageslisten sieht'),
  field('seat.source', 'Ob gerechnet, festgelegt oder von Hand geändert'),
  field('seat.reason', 'Warum, als Zahlen: damit jede und jeder den wahren Grund erfährt'),
  field(
    'seat.wishes_read',
    'Ob sich die Wünsche seit dem Lauf geändert haben, als Prüfwert ohne die Wünsche selbst; leer: keine Antwort',
  ),
  field('lock.pupil_id', 'Für wen vor einem Lauf etwas festgelegt wurde'),
  field('lock.block_number', 'Für welchen Block'),
  field('lock.workshop_id', 'In welche Werkstatt'),
  field('lock.reason', 'Warum; die Seite bittet, nichts über die Person zu schreiben'),
  field('lock.set_at', 'Seit wann es festgelegt ist'),
  field('lock.lifted_at', 'Wann es aufgehoben wurde'),
  field('override.pupil_id', 'Wessen Platz nach einem Lauf geändert wurde'),
  field('override.block_number', 'In welchem Block'),
  field('override.workshop_before', 'Platz vorher'),
  field('override.workshop_after', 'Platz nachher'),
  field('override.reason', 'Warum; die Seite bittet, nichts über die Person zu schreiben'),
  field('override.happened_at', 'Wann der Platz geändert wurde'),
  field('objection.pupil_id', 'Zu wessen Platz Einspruch erhoben wurde'),
  field('objection.organization_id', 'Schule, damit sie die eigenen Einsprüche sieht'),
  field('objection.raised_by', 'Ob jemand selbst, Erziehungsberechtigte oder die Schule'),
  field('objection.body', 'Was geschrieben wurde; verschlüsselt mit dem Schlüssel der Person'),
  field('objection.answer', 'Was geantwortet wurde; verschlüsselt mit dem Schlüssel der Person'),
  field('objection.raised_at', 'Für die Frist'),
  field('objection.decided_at', 'Wann entschieden wurde'),
  field('objection.outcome', 'Wie entschieden wurde'),
]

export const plansActivity: ProcessingActivity = {
  title: 'Plan der Praxistage, Festlegungen und Einsprüche',
  owner: 'plans',
  purpose:
    'Wer in welchem Block in welcher Werkstatt ist, mit dem wahren Grund; Listen für Schule, Bus und Werkstatt; Einsprüche beantworten',
  whose: 'Schülerinnen und Schüler; Erziehungsberechtigte, die Einspruch erheben',
  data: 'Plätze mit Tag, Werkstatt und Grund als Zahlen; Festlegungen und Änderungen von Hand mit ihrer Begründung; Einsprüche mit Text und Antwort, verschlüsselt mit dem Schlüssel der Person. Alter und stufenloser Zugang werden beim Rechnen gelesen und nicht im Plan gespeichert',
  legalBasis:
    'Wie die Klassenlisten (Tätigkeit 7). Der Plan entscheidet nichts allein (Art. 22 DSGVO): Er ist ein Entwurf, bis ein Mensch ihn veröffentlicht, und jeder Einspruch wird von einem Menschen beantwortet',
  responsible: 'Die Schule gemeinsam mit der Leitstelle (Art. 26 DSGVO)',
  recipients:
    'Leitstelle: alles nach Code. Eigene Schule: Plätze und Einsprüche ihrer Schülerinnen und Schüler, sobald der Plan veröffentlicht ist. Berufsbildende Schule: Namen auf den eigenen Tageslisten, keine Codes. Wer den Code hat: die eigenen Plätze mit Grund. Monitoring: Zahlen über alle, kleine bleiben ungesagt',
  retention: `${common.retention}; die Zahlen je Lauf, ohne Personen, bleiben`,
}
