// What plans keep about a person, column by column.
import type { PersonalField } from '../../platform/erasure/personal-field.ts'

const common = {
  whose: 'Schülerin oder Schüler',
  legalBasis: 'wie die Klassenlisten: Rechtsgrundlage „planning“ (pupils.legal_basis)',
  owner: 'plans',
  retention: 'bis zum Ende des Schuljahrs und der Frist der Klassenlisten',
  erasedBy: 'mit dem Schüler (pupils.pupil), über den Fremdschlüssel; einzeln durch den Erasure-Schritt plans',
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
