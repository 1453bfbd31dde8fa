// The rows of the permission table that concern class lists.
import type { Actor, Verdict } from '../../platform/actor/actor.ts'
import type { PermissionCase, PermissionRow } from '../../platform/permissions/permission-row.ts'
import {
  mayErasePupils,
  mayImportClasses,
  mayKeepLegalBases,
  mayKeepPupils,
  mayListClasses,
  mayReadLegalBases,
  mayReadNames,
  mayReadPupils,
  type RegionSubject,
  type SchoolSubject,
} from './policy.ts'

const elsewhere = '00000000-0000-7000-8000-000000000000'

const own = (actor: Actor): SchoolSubject => ({
  regionId: actor.regionId,
  organizationId: actor.kind === 'person' ? actor.organizationId : elsewhere,
})

type Decide<Subject> = (actor: Actor, subject: Subject) => Verdict

const ofSchool = (decide: Decide<SchoolSubject>): readonly PermissionCase[] => [
  { label: 'eigene Einrichtung', decide: (actor) => decide(actor, own(actor)) },
  {
    label: 'andere Einrichtung der Region',
    decide: (actor) => decide(actor, { regionId: actor.regionId, organizationId: elsewhere }),
  },
  { label: 'andere Region', decide: (actor) => decide(actor, { ...own(actor), regionId: elsewhere }) },
]

const ofRegion = (decide: Decide<RegionSubject>): readonly PermissionCase[] => [
  { label: 'eigene Region', decide: (actor) => decide(actor, { regionId: actor.regionId }) },
  { label: 'andere Region', decide: (actor) => decide(actor, { regionId: elsewhere }) },
]

const names =
  (officeMayReadNames: boolean): Decide<SchoolSubject> =>
  (actor, subject) =>
    mayReadNames(actor, subject, { officeMayReadNames })

const allowedNames = ofSchool(names(true)).map((one) => ({
  ...one,
  label: `${one.label}, Leitstelle darf Namen sehen`,
}))

const object = 'Klassenliste'

export const pupilsPermissions: readonly PermissionRow[] = [
  {
    key: 'school-class.list',
    object,
    action: 'Klassen mit Anzahl sehen (Schulen nur die eigenen)',
    cases: [{ label: 'eigene Region', decide: mayListClasses }],
  },
  {
    key: 'school-class.read',
    object,
    action: 'Klasse und Codes lesen, Zettel drucken',
    cases: ofSchool(mayReadPupils),
  },
  { key: 'pupil.names', object, action: 'Namen lesen', cases: [...ofSchool(names(false)), ...allowedNames] },
  { key: 'pupil.keep', object, action: 'neuer Code, Rückmeldungen eintragen', cases: ofSchool(mayKeepPupils) },
  { key: 'pupil.erase', object, action: 'Eintrag löschen', cases: ofSchool(mayErasePupils) },
  {
    key: 'pupil.import',
    object,
    action: 'eigene Klassenliste einlesen, Abgänge klären',
    cases: [{ label: 'eigene Einrichtung', decide: mayImportClasses }],
  },
  {
    key: 'legal-basis.read',
    object: 'Rechtsgrundlage',
    action: 'lesen, Informationsblatt drucken',
    cases: ofRegion(mayReadLegalBases),
  },
  {
    key: 'legal-basis.keep',
    object: 'Rechtsgrundlage',
    action: 'anlegen, aufheben',
    cases: ofRegion(mayKeepLegalBases),
  },
]
