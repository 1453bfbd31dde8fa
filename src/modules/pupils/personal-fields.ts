// What class lists keep about a person, column by column; printed into docs/datenschutz.md.
import type { PersonalField } from '../../platform/erasure/personal-field.ts'
import { retention } from './retention.ts'

const common = {
  whose: 'Schülerin oder Schüler',
  legalBasis: 'Rechtsgrundlage „Praxistage planen“ der Region (pupils.legal_basis); Vorschlag: NSchG § 31 Abs. 1',
  owner: 'pupils',
  retention: `${retention.daysAfterLeaving} Tage nach dem Abgang; sonst bis zum Ende des Schuljahres, das auf das der Klasse folgt`,
  job: 'pupils.retention',
  erasedBy:
    'Löschen der Zeile in pupils.pupil, mit allem, was daran hängt: durch die Schule, auf Verlangen, nach der Frist',
} as const

const field = (column: string, purpose: string): PersonalField => ({ column: `pupils.${column}`, purpose, ...common })

const sealed = (column: string, purpose: string): PersonalField => ({
  ...field(`pupil_person.${column}`, `${purpose}; verschlüsselt mit dem Schlüssel der Schülerin, des Schülers`),
  erasedBy: `${common.erasedBy}; der Schlüssel liegt in derselben Zeile und ist damit vernichtet`,
})

const said = { ...common, whose: 'Schülerin oder Schüler, Erziehungsberechtigte' }

export const pupilsPersonalFields: readonly PersonalField[] = [
  field('pupil.code', 'Zettel: Wünsche ohne Konto öffnen; für alle außer der Schule statt eines Namens'),
  field('pupil.class_id', 'In welcher Klasse jemand ist'),
  field('pupil.state', 'Ob jemand noch in der Schule ist'),
  field('pupil.left_on', 'Beginn der Löschfrist'),
  sealed('given_name', 'Die Schule erkennt ihre Schülerinnen und Schüler'),
  sealed('family_name', 'Die Schule erkennt ihre Schülerinnen und Schüler'),
  sealed('birth_date', 'Mindestalter der Werkstätten; Wiedererkennen in der nächsten Liste'),
  sealed('access_need', 'Ob eine Werkstatt stufenlos sein muss; nichts weiter über Gesundheit'),
  {
    ...field(
      'pupil_person.wrapped_key',
      'Schlüssel dieser einen Person, selbst verschlüsselt mit dem der Installation',
    ),
    erasedBy: 'mit der Zeile; danach ist nichts mehr zu öffnen, was damit verschlüsselt war',
  },
  { ...field('consent_event.event', 'Was Erziehungsberechtigte wissen und gesagt haben'), ...said },
  { ...field('consent_event.given_by', 'Wer es gesagt hat: Erziehungsberechtigte oder die Person selbst'), ...said },
  { ...field('consent_event.happened_on', 'Welches Wort das letzte ist'), ...said },
  {
    ...field('departure.noticed_at', 'Fehlt auf der neuen Klassenliste; die Schule klärt, warum'),
    retention: `bis die Schule geantwortet hat; spätestens ${common.retention}`,
  },
  {
    ...common,
    column: 'platform.import_run.content',
    purpose: 'Die hochgeladene Klassenliste bis zum Übernehmen',
    retention: 'bis zum Ende des Einlesens, höchstens 1 Tag',
    job: 'housekeeping',
    erasedBy: 'Ende des Einlesens, stündliche Aufgabe; sofort, wenn jemand aus der Schule gelöscht wird',
  },
  {
    ...common,
    column: 'platform.import_run.findings',
    purpose: 'Welche Zeilen der Liste abgelehnt oder zweifelhaft waren, mit Namen, für die Schule',
    retention: '14 Tage',
    job: 'housekeeping',
    erasedBy: 'stündliche Aufgabe; sofort, wenn jemand aus der Schule gelöscht wird',
  },
]
