// The rows of the permission table that concern the rounds of Praxistage.
import type { Actor, Verdict } from '../../platform/actor/actor.ts'
import type { PermissionCase, PermissionRow } from '../../platform/permissions/permission-row.ts'
import {
  type BbsSubject,
  mayKeepRound,
  mayKeepSomeWorkshops,
  mayKeepWorkshops,
  mayReadPublicRounds,
  mayReadRound,
  mayReadTeachers,
  maySetRules,
  type RoundSubject,
} from './policy.ts'

const elsewhere = '00000000-0000-7000-8000-000000000000'

const casesOf = (decide: (actor: Actor, subject: RoundSubject) => Verdict): readonly PermissionCase[] => [
  { label: 'eigene Region', decide: (actor) => decide(actor, { regionId: actor.regionId }) },
  { label: 'andere Region', decide: (actor) => decide(actor, { regionId: elsewhere }) },
]

const ownOf = (actor: Actor): string => (actor.kind === 'person' ? actor.organizationId : elsewhere)

const bbsCasesOf = (decide: (actor: Actor, subject: BbsSubject) => Verdict): readonly PermissionCase[] => [
  {
    label: 'eigene Schule',
    decide: (actor) => decide(actor, { regionId: actor.regionId, organizationId: ownOf(actor) }),
  },
  {
    label: 'andere Schule der Region',
    decide: (actor) => decide(actor, { regionId: actor.regionId, organizationId: elsewhere }),
  },
  {
    label: 'andere Region',
    decide: (actor) => decide(actor, { regionId: elsewhere, organizationId: ownOf(actor) }),
  },
]

const object = 'Praxistage'
const workshop = 'Werkstatt der Praxistage'

export const roundsPermissions: readonly PermissionRow[] = [
  { key: 'round.public', object, action: 'öffentliche Seite lesen', cases: casesOf(mayReadPublicRounds) },
  { key: 'round.list', object, action: 'Durchgänge auflisten', cases: casesOf(mayReadRound) },
  { key: 'round.read', object, action: 'Durchgang lesen', cases: casesOf(mayReadRound) },
  { key: 'round.create', object, action: 'Durchgang anlegen', cases: casesOf(mayKeepRound) },
  {
    key: 'round.keep',
    object,
    action: 'Schuljahr, Blöcke, Schulen, Tage, Wege ändern; entfernen',
    cases: casesOf(mayKeepRound),
  },
  { key: 'round.rules', object, action: 'Regeln setzen, Losnummer veröffentlichen', cases: casesOf(maySetRules) },
  { key: 'workshop.add', object: workshop, action: 'anlegen, schließen', cases: casesOf(mayKeepSomeWorkshops) },
  {
    key: 'workshop.keep',
    object: workshop,
    action: 'ändern, Plätze und Schließzeiten, stilllegen',
    cases: bbsCasesOf(mayKeepWorkshops),
  },
  { key: 'workshop.teacher', object: workshop, action: 'Lehrkraft lesen', cases: casesOf(mayReadTeachers) },
  { key: 'workshop.import', object: workshop, action: 'importieren', cases: casesOf(mayKeepSomeWorkshops) },
]
