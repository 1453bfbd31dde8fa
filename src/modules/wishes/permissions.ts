// The rows of the permission table that concern wishes.
import type { Actor, Verdict } from '../../platform/actor/actor.ts'
import type { PermissionCase, PermissionRow } from '../../platform/permissions/permission-row.ts'
import {
  type ClassSubject,
  mayCountAnswers,
  mayImportWishes,
  mayReadReasons,
  mayTypeWishes,
  type RegionSubject,
} from './policy.ts'

const elsewhere = '00000000-0000-7000-8000-000000000000'

const regionCases = (decide: (actor: Actor, subject: RegionSubject) => Verdict): readonly PermissionCase[] => [
  { label: 'eigene Region', decide: (actor) => decide(actor, { regionId: actor.regionId }) },
  { label: 'andere Region', decide: (actor) => decide(actor, { regionId: elsewhere }) },
]

const ownOf = (actor: Actor): string => (actor.kind === 'person' ? actor.organizationId : elsewhere)

const classCases = (decide: (actor: Actor, subject: ClassSubject) => Verdict): readonly PermissionCase[] => [
  {
    label: 'eigene Schule',
    decide: (actor) => decide(actor, { regionId: actor.regionId, organizationId: ownOf(actor) }),
  },
  {
    label: 'andere Schule der Region',
    decide: (actor) => decide(actor, { regionId: actor.regionId, organizationId: elsewhere }),
  },
  { label: 'andere Region', decide: (actor) => decide(actor, { regionId: elsewhere, organizationId: ownOf(actor) }) },
]

const object = 'Wünsche'

export const wishesPermissions: readonly PermissionRow[] = [
  // Whoever holds the slip: the code is checked and throttled, and opens the wishes of one pupil.
  {
    key: 'wishes.answer',
    object,
    action: 'mit dem Code des Zettels sagen und ändern',
    cases: [{ label: 'immer', decide: () => 'allowed' }],
  },
  { key: 'wishes.count', object, action: 'zählen; die Schule: wer fehlt', cases: regionCases(mayCountAnswers) },
  { key: 'wishes.type', object, action: 'Bögen drucken, eintippen', cases: classCases(mayTypeWishes) },
  { key: 'wishes.reasons', object, action: 'Gründe für „auf keinen Fall“ lesen', cases: classCases(mayReadReasons) },
  { key: 'wishes.import', object, action: 'importieren', cases: regionCases(mayImportWishes) },
]
