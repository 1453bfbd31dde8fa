// Wishes: who counts, types, reads reasons and imports; and what the second lock lets through.
import type pg from 'pg'
import { membershipRoles } from '../../../src/kernel/names/roles.ts'
import { all as everybody, hiddenFromAll } from '../expectation.ts'
import { day, id, row, type SeedRow, twoRegions } from '../seed-row.ts'
import { all, any, isHere, type May, ofOwnOrganization, roles } from '../sql-rules.ts'
import type { ObjectsFor, Parameters, PermissionPart, Visitor } from './part.ts'

const { here, there } = twoRegions

const school = roles('school-lead', 'school-teacher')
const ownSchool = all(ofOwnOrganization, school)
const readers: May = all(isHere, any(roles('coordinator', 'dpo', 'system'), ownSchool))
const typists: May = all(isHere, any(roles('coordinator', 'system'), ownSchool))
const lock = { select: readers, insert: typists, update: typists, delete: readers }

/** One answer of a pupil of the own school, of another organisation, and of the foreign region. */
const schools = [
  { label: 'school', region: here.id, organization: here.school, number: 0 },
  { label: 'company', region: here.id, organization: here.company, number: 1 },
  { label: 'school there', region: there.id, organization: there.school, number: 2 },
] as const

const roundOf = (region: string): string => (region === here.id ? id(8000) : id(8001))
const classOf = (number: number): string => id(8010 + number)
const pupilOf = (number: number): string => id(8020 + number)

const round = (region: string): SeedRow =>
  row('rounds.round', 'for wishes', {
    region_id: region,
    id: roundOf(region),
    name: 'Praxistage',
    school_year: 2026,
    grade: 8,
    starts_on: '2027-02-01',
    ends_on: '2027-06-30',
    created_at: day,
    updated_at: day,
  })

const seedRows: readonly SeedRow[] = [
  round(here.id),
  round(there.id),
  ...schools.flatMap(({ label, region, organization, number }): SeedRow[] => {
    const own = { region_id: region, organization_id: organization }
    const answer = { ...own, round_id: roundOf(region), pupil_id: pupilOf(number) }
    return [
      row('pupils.school_class', `${label} for wishes`, {
        ...own,
        id: classOf(number),
        school_year: 2026,
        name: '8w',
        grade: 8,
        created_at: day,
      }),
      row('pupils.pupil', `${label} for wishes`, {
        ...own,
        id: pupilOf(number),
        class_id: classOf(number),
        code: `WXYZ234${2 + number}`,
        created_at: day,
        updated_at: day,
      }),
      row('wishes.answer', label, { ...answer, way: 'phone', updated_at: day }),
      row('wishes.wish', label, { ...answer, berufsfeld: 'holz', rank: null, is_never: true }),
    ]
  }),
]

const counting = ['coordinator', 'school-lead', 'school-teacher', 'dpo', 'system'] as const
const schoolRoles = ['school-lead', 'school-teacher'] as const

async function objectsOf(owner: pg.Client, about: ObjectsFor): Promise<Parameters> {
  const { regionId, organizationId, organizationKind, newId } = about
  const run = newId()
  const isSchool = organizationKind === 'school'
  await owner.query(
    `INSERT INTO platform.import_run (region_id, id, target, organization_id, file_name, state)
     VALUES ($1, $2, $3, $4, 'a.csv', 'failed')`,
    [regionId, run, isSchool ? 'own-wishes' : 'wishes', isSchool ? organizationId : null],
  )
  const classId = newId()
  await owner.query(
    `INSERT INTO pupils.school_class (region_id, id, organization_id, school_year, name, grade, created_at)
     VALUES ($1, $2, $3, 2026, '8w', 8, now())`,
    [regionId, classId, organizationId],
  )
  return { wuensche: classId, 'wuensche/import': run }
}

/** The classes of the region are not shown to them, or they work with something else. */
const withoutClasses: readonly Visitor[] = membershipRoles.filter(
  (role) => !['coordinator', 'school-lead', 'school-teacher'].includes(role),
)

export const wishesPart: PermissionPart = {
  oracle: {
    'wishes.answer': { immer: everybody },
    'wishes.count': { 'eigene Region': { allowed: counting }, 'andere Region': hiddenFromAll },
    'wishes.type': {
      // Whoever is no school has no pupils of its own; the office types for all.
      'eigene Schule': { allowed: ['coordinator', ...schoolRoles, 'system'] },
      'andere Schule der Region': { allowed: ['coordinator', 'system'], hidden: schoolRoles },
      'andere Region': hiddenFromAll,
    },
    'wishes.reasons': {
      'eigene Schule': { allowed: schoolRoles },
      'andere Schule der Region': { allowed: [], hidden: schoolRoles },
      'andere Region': hiddenFromAll,
    },
    'wishes.import': {
      'eigene Region': { allowed: ['coordinator', ...schoolRoles, 'system'] },
      'andere Region': hiddenFromAll,
    },
  },
  sqlOracle: { 'wishes.answer': lock, 'wishes.wish': lock },
  seedRows,
  handles: {
    'wishes.answer': { key: 'pupil_id', set: 'version = 77' },
    'wishes.wish': { key: 'pupil_id', set: 'never_reason = NULL' },
  },
  routeCases: {
    'wishes.answer': { alone: 'immer' },
    'wishes.count': { own: 'eigene Region', foreign: 'andere Region' },
    'wishes.type': { own: 'eigene Schule', other: 'andere Schule der Region', foreign: 'andere Region' },
    'wishes.reasons': { own: 'eigene Schule', other: 'andere Schule der Region', foreign: 'andere Region' },
    'wishes.import': { alone: 'eigene Region', own: 'eigene Region', foreign: 'andere Region' },
  },
  answeredAsUnknown: {
    'wishes.import': 'everybody',
    'wishes.type': withoutClasses,
    'wishes.reasons': withoutClasses,
  },
  foreign: { wuensche: classOf(2) },
  objectsOf,
}
