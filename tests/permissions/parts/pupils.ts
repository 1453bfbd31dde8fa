// Class lists: who lists, reads, keeps, erases and reads in; and what the second lock lets through.
import type pg from 'pg'
import { demoBasisId } from '../../../src/modules/pupils/demo.ts'
import type { ActorKind } from '../actors.ts'
import { type Expectation, hiddenFromAll, office, without } from '../expectation.ts'
import { day, id, row, type SeedRow, tenantRow, twoRegions } from '../seed-row.ts'
import {
  all,
  any,
  insideAWorkArea,
  isHere,
  type May,
  nobody,
  office as officeRule,
  ofOwnOrganization,
  roles,
  sameForAll,
} from '../sql-rules.ts'
import type { ObjectsFor, Parameters, PermissionPart } from './part.ts'

const { here, there } = twoRegions

const school = roles('school-lead', 'school-teacher')
const ownSchool = all(ofOwnOrganization, school)
const keepers: May = all(isHere, any(roles('system'), ownSchool))
const readers: May = all(isHere, any(roles('coordinator', 'dpo', 'system'), ownSchool))
const erasers: May = all(isHere, any(roles('dpo', 'system'), ownSchool))

/** One pupil of the own school, of another organisation, and of the foreign region. */
const schools = [
  { label: 'school', region: here.id, organization: here.school, number: 0 },
  { label: 'company', region: here.id, organization: here.company, number: 1 },
  { label: 'school there', region: there.id, organization: there.school, number: 2 },
] as const

const classOf = (number: number): string => id(7010 + number)
const pupilOf = (number: number): string => id(7020 + number)
const basisOf = (region: string): string => (region === here.id ? id(7030) : id(7031))

const basis = (label: string, region: string, values: SeedRow['values']): SeedRow =>
  tenantRow('pupils.legal_basis', label, region, {
    purpose: 'office-names',
    kind: 'law',
    norm: 'NSchG § 31',
    explanation: 'Die Schule braucht die Daten.',
    valid_from: '2020-08-01',
    valid_until: null,
    set_at: day,
    revoked_at: null,
    ...values,
  })

/** Here each one lacks one thing only, so nobody at the office reads names; there one holds. */
const bases: readonly SeedRow[] = [
  basis('for planning', here.id, { id: basisOf(here.id), purpose: 'planning' }),
  basis('revoked', here.id, { revoked_at: day }),
  basis('over', here.id, { valid_until: '2021-07-31' }),
  basis('not yet begun', here.id, { valid_from: '2190-08-01' }),
  basis('holds there', there.id, { id: basisOf(there.id) }),
]

const seedRows: readonly SeedRow[] = [
  ...bases,
  ...schools.flatMap(({ label, region, organization, number }): SeedRow[] => {
    const own = { region_id: region, organization_id: organization }
    return [
      row('pupils.school_class', label, {
        ...own,
        id: classOf(number),
        school_year: 2026,
        name: '8a',
        grade: 8,
        created_at: day,
      }),
      row('pupils.pupil', label, {
        ...own,
        id: pupilOf(number),
        class_id: classOf(number),
        code: `ABCD234${2 + number}`,
        created_at: day,
        updated_at: day,
      }),
      row('pupils.pupil_person', label, {
        ...own,
        pupil_id: pupilOf(number),
        wrapped_key: '\\x00',
        given_name: '\\x00',
        family_name: '\\x00',
        updated_at: day,
      }),
      tenantRow('pupils.consent_event', label, region, {
        pupil_id: pupilOf(number),
        organization_id: organization,
        legal_basis_id: basisOf(region),
        event: 'informed',
        happened_on: '2026-09-01',
        recorded_at: day,
      }),
      row('pupils.departure', label, { ...own, pupil_id: pupilOf(number), noticed_at: day }),
      tenantRow('platform.import_run', `own of ${label}`, region, {
        organization_id: organization,
        target: 'class-list',
        file_name: 'a.csv',
        state: 'uploaded',
      }),
      row('platform.import_mapping', `own of ${label}`, {
        ...own,
        target: 'class-list',
        header_fingerprint: `own-${number}`,
        mapping: '{}',
      }),
    ]
  }),
]

const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
/** A code for an id that ends in a number. */
function codeFor(uuid: string): string {
  let [rest, code] = [Number.parseInt(uuid.slice(-6), 10), '']
  for (let at = 0; at < 8; at++) {
    code = (signs[rest % signs.length] ?? '') + code
    rest = Math.floor(rest / signs.length)
  }
  return code
}

async function objectsOf(owner: pg.Client, { regionId, organizationId, newId }: ObjectsFor): Promise<Parameters> {
  const [run, classId, pupilId] = [newId(), newId(), newId()]
  await owner.query(
    `INSERT INTO platform.import_run (region_id, id, target, organization_id, file_name, state)
     VALUES ($1, $2, 'class-list', $3, 'a.csv', 'failed')`,
    [regionId, run, organizationId],
  )
  await owner.query(
    `INSERT INTO pupils.school_class (region_id, id, organization_id, school_year, name, grade, created_at)
     VALUES ($1, $2, $3, 2026, '8z', 8, now())`,
    [regionId, classId, organizationId],
  )
  await owner.query(
    `INSERT INTO pupils.pupil (region_id, id, organization_id, class_id, code, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, now(), now())`,
    [regionId, pupilId, organizationId, classId, codeFor(pupilId)],
  )
  return { klassen: classId, schueler: pupilId, 'klassen/import': run, rechtsgrundlagen: demoBasisId }
}

const schoolRoles = ['school-lead', 'school-teacher'] as const

/** Whoever is not named has never heard of it. */
const known = (allowed: readonly ActorKind[], forbidden: readonly ActorKind[] = []): Expectation => ({
  allowed,
  hidden: without(...allowed, ...forbidden),
})

const names = (officeToo: boolean): Readonly<Record<'own' | 'other', Expectation>> => {
  const extra = officeToo ? (['coordinator'] as const) : []
  const told = officeToo ? (['dpo'] as const) : (['coordinator', 'dpo'] as const)
  return {
    own: known(['system', ...schoolRoles, ...extra], told),
    other: known(['system', ...extra], told),
  }
}
const [usual, permitted] = [names(false), names(true)]
const withPermission = 'Leitstelle darf Namen sehen'

const [own, other, foreign] = ['eigene Einrichtung', 'andere Einrichtung der Region', 'andere Region']
const schoolCases = { own, other, foreign }
const regionCases = { alone: 'eigene Region', own: 'eigene Region', foreign }

export const pupilsPart: PermissionPart = {
  oracle: {
    'school-class.list': {
      'eigene Region': { allowed: ['coordinator', 'bbs', 'dpo', 'monitoring', 'system', ...schoolRoles] },
    },
    'school-class.read': {
      [own]: known(['coordinator', 'dpo', 'system', ...schoolRoles]),
      [other]: known(['coordinator', 'dpo', 'system']),
      [foreign]: hiddenFromAll,
    },
    'pupil.names': {
      [own]: usual.own,
      [other]: usual.other,
      [foreign]: hiddenFromAll,
      [`${own}, ${withPermission}`]: permitted.own,
      [`${other}, ${withPermission}`]: permitted.other,
      [`${foreign}, ${withPermission}`]: hiddenFromAll,
    },
    'pupil.keep': { [own]: usual.own, [other]: usual.other, [foreign]: hiddenFromAll },
    'pupil.erase': {
      [own]: known(['dpo', 'system', ...schoolRoles], ['coordinator']),
      [other]: known(['dpo', 'system'], ['coordinator']),
      [foreign]: hiddenFromAll,
    },
    // A school reads in its own lists; the program has no school.
    'pupil.import': { [own]: { allowed: schoolRoles } },
    'legal-basis.read': { 'eigene Region': { allowed: without('public') }, [foreign]: hiddenFromAll },
    'legal-basis.keep': { 'eigene Region': office, [foreign]: hiddenFromAll },
  },
  sqlOracle: {
    'pupils.school_class': {
      select: all(isHere, any(roles('coordinator', 'bbs', 'dpo', 'monitoring', 'system'), ownSchool)),
      insert: keepers,
      update: keepers,
      delete: nobody,
    },
    'pupils.pupil': { select: readers, insert: keepers, update: keepers, delete: erasers },
    'pupils.pupil_person': {
      select: all(
        isHere,
        any(
          roles('dpo', 'system'),
          ownSchool,
          // Only there a legal basis for it is on record.
          all(roles('coordinator'), (_context, values) => values.region_id === there.id),
        ),
      ),
      insert: keepers,
      update: keepers,
      delete: erasers,
    },
    'pupils.legal_basis': {
      select: all(isHere, insideAWorkArea),
      insert: all(isHere, officeRule),
      update: all(isHere, officeRule),
      delete: nobody,
    },
    'pupils.consent_event': { select: readers, insert: keepers, update: nobody, delete: nobody },
    'pupils.departure': { ...sameForAll(keepers), update: nobody },
  },
  seedRows,
  handles: {
    'pupils.school_class': { key: 'id', set: 'grade = 9' },
    'pupils.pupil': { key: 'id', set: 'version = 77' },
    'pupils.pupil_person': { key: 'pupil_id', set: 'updated_at = now()' },
    'pupils.legal_basis': { key: 'id', set: 'revoked_at = now()' },
    'pupils.consent_event': { key: 'id', set: 'happened_on = now()' },
    'pupils.departure': { key: 'pupil_id', set: 'noticed_at = now()' },
  },
  routeCases: {
    'school-class.list': { alone: 'eigene Region' },
    'school-class.read': schoolCases,
    'pupil.keep': schoolCases,
    'pupil.erase': schoolCases,
    'pupil.import': { alone: own, own },
    'legal-basis.read': regionCases,
    'legal-basis.keep': regionCases,
  },
  answeredAsUnknown: { 'pupil.import': 'everybody' },
  foreign: {
    klassen: classOf(2),
    schueler: pupilOf(2),
    rechtsgrundlagen: basisOf(there.id),
    'klassen/import': String(seedRows.findLast(({ table }) => table === 'platform.import_run')?.values.id),
  },
  objectsOf,
}
