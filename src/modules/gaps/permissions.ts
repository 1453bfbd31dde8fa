// The rows of the permission table that concern the gap analysis.
import type { Actor, Verdict } from '../../platform/actor/actor.ts'
import type { PermissionCase, PermissionRow } from '../../platform/permissions/permission-row.ts'
import { type GapSubject, mayKeepMunicipalities, mayKeepNeeds, mayReadDemand, mayReadGaps, mayWaive } from './policy.ts'

const elsewhere = '00000000-0000-7000-8000-000000000000'

const casesOf = (decide: (actor: Actor, subject: GapSubject) => Verdict): readonly PermissionCase[] => [
  { label: 'eigene Region', decide: (actor) => decide(actor, { regionId: actor.regionId }) },
  { label: 'andere Region', decide: (actor) => decide(actor, { regionId: elsewhere }) },
]

const object = 'Lückenanalyse'

export const gapsPermissions: readonly PermissionRow[] = [
  { key: 'gap.read', object, action: 'lesen, herunterladen', cases: casesOf(mayReadGaps) },
  { key: 'gap.demand', object, action: 'Bedarfe und Suchen ohne Treffer lesen', cases: casesOf(mayReadDemand) },
  { key: 'gap.note', object, action: 'Bedarfe notieren, zurücknehmen', cases: casesOf(mayKeepNeeds) },
  { key: 'gap.waive', object, action: '„kein Bedarf“ vermerken, aufheben', cases: casesOf(mayWaive) },
  { key: 'gap.import', object, action: 'Gemeinden und Bedarf importieren', cases: casesOf(mayKeepMunicipalities) },
]
