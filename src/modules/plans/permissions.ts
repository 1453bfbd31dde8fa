// The rows of the permission table that concern plans.
import type { Actor, Verdict } from '../../platform/actor/actor.ts'
import type { PermissionCase, PermissionRow } from '../../platform/permissions/permission-row.ts'
import {
  mayListObjections,
  mayObject,
  mayOpenLists,
  mayOpenPlans,
  mayReadBbsPart,
  mayReadObjection,
  mayReadPlan,
  mayReadPlanFacts,
  mayReadSchoolPart,
  maySteerPlans,
  type PartSubject,
  type PlanSubject,
  type RoundSubject,
} from './policy.ts'

const elsewhere = '00000000-0000-7000-8000-000000000000'

const ofRound = (decide: (actor: Actor, subject: RoundSubject) => Verdict): readonly PermissionCase[] => [
  { label: 'eigene Region', decide: (actor) => decide(actor, { regionId: actor.regionId }) },
  { label: 'andere Region', decide: (actor) => decide(actor, { regionId: elsewhere }) },
]

const ofPart = (decide: (actor: Actor, subject: PartSubject) => Verdict): readonly PermissionCase[] => {
  const own = (actor: Actor): string => (actor.kind === 'person' ? actor.organizationId : elsewhere)
  const subject = (actor: Actor, part: Partial<PartSubject> = {}): PartSubject => ({
    regionId: actor.regionId,
    organizationId: own(actor),
    stage: 'published',
    ...part,
  })
  return [
    { label: 'eigene Schule, veröffentlicht', decide: (actor) => decide(actor, subject(actor)) },
    { label: 'eigene Schule, Entwurf', decide: (actor) => decide(actor, subject(actor, { stage: 'draft' })) },
    { label: 'eigene Schule, zurückgezogen', decide: (actor) => decide(actor, subject(actor, { stage: 'withdrawn' })) },
    { label: 'andere Schule', decide: (actor) => decide(actor, subject(actor, { organizationId: elsewhere })) },
    { label: 'andere Region', decide: (actor) => decide(actor, subject(actor, { regionId: elsewhere })) },
  ]
}

const ofPlan = (decide: (actor: Actor, subject: PlanSubject) => Verdict): readonly PermissionCase[] => [
  { label: 'veröffentlicht', decide: (actor) => decide(actor, { regionId: actor.regionId, stage: 'published' }) },
  { label: 'Entwurf', decide: (actor) => decide(actor, { regionId: actor.regionId, stage: 'draft' }) },
  { label: 'zurückgezogen', decide: (actor) => decide(actor, { regionId: actor.regionId, stage: 'withdrawn' }) },
  { label: 'andere Region', decide: (actor) => decide(actor, { regionId: elsewhere, stage: 'published' }) },
]

const object = 'Praxistage: Pläne'

export const plansPermissions: readonly PermissionRow[] = [
  { key: 'plan.open', object, action: 'Raum der Pläne öffnen', cases: ofRound(mayOpenPlans) },
  { key: 'plan.read', object, action: 'Läufe, Gruppen, Wege und Gründe lesen', cases: ofRound(mayReadPlan) },
  {
    key: 'plan.steer',
    object,
    action: 'rechnen, festlegen, ändern, veröffentlichen, zurückziehen, Einsprüche entscheiden',
    cases: ofRound(maySteerPlans),
  },
  { key: 'plan.lists', object, action: 'Übersicht der Listen öffnen', cases: ofPlan(mayOpenLists) },
  { key: 'plan.objections', object, action: 'Einsprüche auflisten', cases: ofPlan(mayListObjections) },
  {
    key: 'plan.school',
    object,
    action: 'Plätze der Schülerinnen und Schüler einer Schule lesen',
    cases: ofPart(mayReadSchoolPart),
  },
  {
    key: 'plan.objection',
    object,
    action: 'einen Einspruch mit Antwort lesen',
    cases: ofPart(mayReadObjection),
  },
  { key: 'plan.bbs', object, action: 'Tageslisten der Werkstätten einer BBS lesen', cases: ofPart(mayReadBbsPart) },
  {
    key: 'plan.object',
    object,
    action: 'Einspruch für eine Schülerin oder einen Schüler erheben',
    cases: ofPart(mayObject),
  },
  { key: 'plan.facts', object, action: 'Zahlen ohne Personen lesen', cases: ofRound(mayReadPlanFacts) },
  {
    key: 'plan.result',
    object: 'Praxistage: eigener Platz',
    action: 'mit dem Code lesen, Einspruch erheben',
    cases: [{ label: 'immer', decide: () => 'allowed' }],
  },
]
