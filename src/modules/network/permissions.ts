// Rows of the permission table, evaluated from the policy.
import type { Actor, Verdict } from '../../platform/actor/actor.ts'
import type { PermissionCase, PermissionRow } from '../../platform/permissions/permission-row.ts'
import {
  mayEditOrganization,
  mayEditRegion,
  mayEraseContactPerson,
  mayListOrganizations,
  mayManageOrganization,
  mayManageRegister,
  mayReadContactPersons,
  mayReadOrganization,
  mayReadRegion,
  type OrganizationSubject,
} from './policy.ts'

/** The region of the actors that the table is printed for is theirs; any other id is foreign. */
const foreign = '00000000-0000-4000-8000-00000000f0e1'
const other = '00000000-0000-4000-8000-0000000007e2'

type Rule = (actor: Actor, subject: OrganizationSubject) => Verdict

const ownId = (actor: Actor): string => (actor.kind === 'person' ? actor.organizationId : other)

const onOrganization = (rule: Rule): PermissionCase[] => [
  {
    label: 'eigene Einrichtung',
    decide: (actor) => rule(actor, { regionId: actor.regionId, id: ownId(actor), status: 'active' }),
  },
  {
    label: 'andere Einrichtung der Region',
    decide: (actor) => rule(actor, { regionId: actor.regionId, id: other, status: 'active' }),
  },
  {
    label: 'eigene, archiviert',
    decide: (actor) => rule(actor, { regionId: actor.regionId, id: ownId(actor), status: 'archived' }),
  },
  { label: 'fremde Region', decide: (actor) => rule(actor, { regionId: foreign, id: other, status: 'active' }) },
]

const always = (decide: (actor: Actor) => Verdict): PermissionCase[] => [{ label: 'eigene Region', decide }]

const row = (key: string, object: string, action: string, cases: PermissionCase[]): PermissionRow => ({
  key,
  object,
  action,
  cases,
})

export const networkPermissions: readonly PermissionRow[] = [
  row('organization.public', 'Einrichtung', 'öffentliche Seite lesen', onOrganization(mayReadOrganization)),
  row('organization.list', 'Einrichtungen', 'auflisten und herunterladen', always(mayListOrganizations)),
  row(
    'organization.read',
    'Einrichtung',
    'im Arbeitsbereich lesen',
    onOrganization((actor, subject) => (actor.kind === 'public' ? 'forbidden' : mayReadOrganization(actor, subject))),
  ),
  row('organization.create', 'Einrichtung', 'anlegen', always(mayManageRegister)),
  row('organization.change', 'Einrichtung', 'ändern und bestätigen', onOrganization(mayEditOrganization)),
  row('organization.archive', 'Einrichtung', 'archivieren und zurückholen', onOrganization(mayManageOrganization)),
  row('organization.merge', 'Einrichtungen', 'doppelte zusammenführen', always(mayManageRegister)),
  row('organization.import', 'Einrichtungen', 'importieren', always(mayManageRegister)),
  row('place.change', 'Standort', 'anlegen, ändern, archivieren', onOrganization(mayEditOrganization)),
  row('contact-person.read', 'Ansprechperson', 'Name und Adresse lesen', onOrganization(mayReadContactPersons)),
  row('contact-person.change', 'Ansprechperson', 'anlegen und ändern', onOrganization(mayEditOrganization)),
  row('contact-person.remove', 'Ansprechperson', 'entfernen', onOrganization(mayEraseContactPerson)),
  row('region.read', 'Region', 'lesen', always(mayReadRegion)),
  row('region.change', 'Region', 'ändern', [
    { label: 'eigene Region', decide: (actor) => mayEditRegion(actor, { regionId: actor.regionId }) },
    { label: 'fremde Region', decide: (actor) => mayEditRegion(actor, { regionId: foreign }) },
  ]),
]
