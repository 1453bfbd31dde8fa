// The rounds of Praxistage: year, schools, ways and rules by the office; workshops by the vocational school they belong to.
import type { ActorKind } from '../actors.ts'
import { all, type Expectation, hiddenFromAll, office } from '../expectation.ts'
import { id, row, type SeedRow, tenantRow, twoRegions } from '../seed-row.ts'
import * as sql from '../sql-rules.ts'
import type { PermissionPart } from './part.ts'

const { here, there } = twoRegions

/** Those who work with the Praxistage; the others have the public page. */
const readers: readonly ActorKind[] = [
  'coordinator',
  'system',
  'school-lead',
  'school-teacher',
  'bbs',
  'agency',
  'monitoring',
  'dpo',
]
const ofTheRegion = (allowed: Expectation) => ({ 'eigene Region': allowed, 'andere Region': hiddenFromAll })
const someWorkshops: Expectation = { allowed: ['coordinator', 'system', 'bbs'] }

const roundHere = id(800)
const roundThere = id(801)
const workshopHere = id(810)
const workshopOfOther = id(811)
const workshopThere = id(812)
const day = '2026-11-20T12:00:00Z'

/** Two rounds and what hangs on them; workshops of the school that acts and of another organisation. */
const roundOf = (ownId: string, region: string, label: string): SeedRow =>
  row('rounds.round', label, {
    region_id: region,
    id: ownId,
    name: label,
    school_year: 2026,
    grade: 8,
    starts_on: '2027-02-03',
    ends_on: '2027-06-30',
    created_at: day,
    updated_at: day,
  })

const partsOf = (round: string, region: string, label: string, school: string): readonly SeedRow[] => [
  row('rounds.policy', label, {
    region_id: region,
    round_id: round,
    version: 1,
    rules: '{}',
    reason: 'Anfang',
    set_at: day,
  }),
  row('rounds.block', label, {
    region_id: region,
    round_id: round,
    number: 0,
    starts_on: '2027-02-08',
    ends_on: '2027-03-12',
  }),
  row('rounds.school', label, { region_id: region, round_id: round, organization_id: school }),
  row('rounds.travel', label, { region_id: region, round_id: round, school_id: school, bbs_id: school }),
  tenantRow('rounds.free_time', label, region, {
    starts_on: '2027-02-15',
    ends_on: '2027-02-15',
    name: 'Rosenmontag',
    applies_to: 'both',
  }),
  row('rounds.complete_year', label, { region_id: region, school_year: 2031, entered_at: day }),
]

const workshopOf = (given: { id: string; region: string; round: string; owner: string; label: string }) => {
  const own = { region_id: given.region, workshop_id: given.id, organization_id: given.owner }
  return [
    row('rounds.workshop', given.label, {
      region_id: given.region,
      id: given.id,
      round_id: given.round,
      organization_id: given.owner,
      berufsfeld: 'holz',
      name: given.label,
      created_at: day,
      updated_at: day,
    }),
    row('rounds.workshop_teacher', given.label, { ...own, contact_name: 'Đặng' }),
    row('rounds.workshop_day', given.label, { ...own, weekday: 1, capacity: 12 }),
    row('rounds.workshop_block', given.label, { ...own, weekday: 1, block_number: 0, capacity: 6 }),
    tenantRow('rounds.closing', given.label, given.region, {
      round_id: given.round,
      organization_id: given.owner,
      workshop_id: given.id,
      starts_on: '2027-03-01',
      ends_on: '2027-03-05',
      reason: 'Prüfung',
    }),
  ]
}

const classHere = id(820)
const classThere = id(821)
const classOf = (ownId: string, region: string, school: string, label: string): SeedRow =>
  row('pupils.school_class', label, {
    region_id: region,
    id: ownId,
    organization_id: school,
    school_year: 2026,
    name: label,
    grade: 8,
    created_at: day,
  })

const seedRows: readonly SeedRow[] = [
  roundOf(roundHere, here.id, 'round here'),
  roundOf(roundThere, there.id, 'round there'),
  ...partsOf(roundHere, here.id, 'here', here.school),
  ...partsOf(roundThere, there.id, 'there', there.school),
  classOf(classHere, here.id, here.school, '8x'),
  classOf(classThere, there.id, there.school, '8y'),
  row('rounds.class_day', 'here', {
    region_id: here.id,
    round_id: roundHere,
    organization_id: here.school,
    class_id: classHere,
    weekday: 2,
  }),
  row('rounds.class_day', 'there', {
    region_id: there.id,
    round_id: roundThere,
    organization_id: there.school,
    class_id: classThere,
    weekday: 2,
  }),
  ...workshopOf({ id: workshopHere, region: here.id, round: roundHere, owner: here.school, label: 'own' }),
  ...workshopOf({ id: workshopOfOther, region: here.id, round: roundHere, owner: here.company, label: 'other' }),
  ...workshopOf({ id: workshopThere, region: there.id, round: roundThere, owner: there.school, label: 'there' }),
]

const writes = sql.all(sql.isHere, sql.office)
const inside = sql.all(sql.isHere, sql.insideAWorkArea)
const keepsWorkshop = sql.all(sql.isHere, sql.any(sql.office, sql.all(sql.ofOwnOrganization, sql.roles('bbs'))))
const byOffice = { select: sql.isHere, insert: writes, update: writes, delete: writes }
const insideByOffice = { ...byOffice, select: inside }
const byBbs = { select: sql.isHere, insert: keepsWorkshop, update: keepsWorkshop, delete: keepsWorkshop }

/** Found by the part of the address before it; what stands behind /werkstaetten/ is a workshop. */
const closingOf = (label: string): string =>
  String(seedRows.find((one) => one.table === 'rounds.closing' && one.label === label)?.values.id)
const freeTimeOf = (label: string): string =>
  String(seedRows.find((one) => one.table === 'rounds.free_time' && one.label === label)?.values.id)

const casesOfRound = { own: 'eigene Region', other: 'eigene Region', foreign: 'andere Region' }

export const roundsPart: PermissionPart = {
  oracle: {
    'round.public': ofTheRegion(all),
    'round.list': ofTheRegion({ allowed: readers }),
    'round.read': ofTheRegion({ allowed: readers }),
    'round.create': ofTheRegion(office),
    'round.keep': ofTheRegion(office),
    'round.rules': ofTheRegion(office),
    'workshop.add': ofTheRegion(someWorkshops),
    'workshop.keep': {
      'eigene Schule': { allowed: ['coordinator', 'system', 'bbs'] },
      'andere Schule der Region': office,
      'andere Region': hiddenFromAll,
    },
    'workshop.teacher': ofTheRegion({
      allowed: ['coordinator', 'system', 'school-lead', 'school-teacher', 'bbs', 'dpo'],
    }),
    'workshop.import': ofTheRegion(someWorkshops),
  },
  sqlOracle: {
    'rounds.round': byOffice,
    'rounds.policy': { select: sql.isHere, insert: writes, update: sql.nobody, delete: sql.nobody },
    'rounds.block': byOffice,
    'rounds.school': insideByOffice,
    'rounds.class_day': insideByOffice,
    'rounds.travel': insideByOffice,
    'rounds.free_time': { ...byOffice, update: sql.nobody },
    'rounds.complete_year': { ...byOffice, update: sql.nobody },
    'rounds.workshop': byBbs,
    'rounds.workshop_teacher': {
      ...byBbs,
      select: sql.all(sql.isHere, sql.roles('coordinator', 'system', 'school-lead', 'school-teacher', 'bbs', 'dpo')),
      delete: sql.any(keepsWorkshop, sql.all(sql.isHere, sql.roles('dpo'))),
    },
    'rounds.workshop_day': byBbs,
    'rounds.workshop_block': byBbs,
    'rounds.closing': { ...byBbs, update: sql.nobody },
  },
  seedRows,
  handles: {
    'rounds.round': { key: 'id', set: 'version = 77' },
    'rounds.policy': { key: 'round_id', set: `reason = 'changed'` },
    'rounds.block': { key: 'round_id', set: `starts_on = '2027-02-09'` },
    'rounds.school': { key: 'round_id', set: 'expected_count = 7' },
    'rounds.class_day': { key: 'class_id', set: 'weekday = 3' },
    'rounds.travel': { key: 'round_id', set: 'minutes = 7' },
    'rounds.free_time': { key: 'id', set: `name = 'changed'` },
    'rounds.complete_year': { key: 'region_id', set: 'entered_at = now()' },
    'rounds.workshop': { key: 'id', set: 'version = 77' },
    'rounds.workshop_teacher': { key: 'workshop_id', set: `contact_name = 'changed'` },
    'rounds.workshop_day': { key: 'workshop_id', set: 'capacity = 7' },
    'rounds.workshop_block': { key: 'workshop_id', set: 'capacity = 7' },
    'rounds.closing': { key: 'id', set: `reason = 'changed'` },
  },
  routeCases: {
    'round.public': { alone: 'eigene Region' },
    'round.list': { alone: 'eigene Region' },
    'round.read': casesOfRound,
    'round.create': { alone: 'eigene Region' },
    'round.keep': casesOfRound,
    'round.rules': casesOfRound,
    'workshop.add': casesOfRound,
    'workshop.keep': { own: 'eigene Schule', other: 'andere Schule der Region', foreign: 'andere Region' },
    'workshop.import': { alone: 'eigene Region', own: 'eigene Region' },
  },
  // An import that is not there names no target; a table belongs to a vocational school, and other organisations have none.
  answeredAsUnknown: { 'workshop.import': 'everybody' },
  foreign: {
    praxistage: roundThere,
    werkstaetten: workshopThere,
    tabelle: there.school,
    schliesszeiten: closingOf('there'),
    'freie-tage': freeTimeOf('there'),
    // No import there is one of workshops, and an id that is not there looks the same.
    'werkstaetten/import': workshopThere,
  },
  objectsOf: async (owner, { regionId, organizationId, organizationKind, newId }) => {
    const [workshop, closing, time, run] = [newId(), newId(), newId(), newId()]
    // One round for all, as in a real region: the start page looks at every one of them.
    const rounds = await owner.query<{ id: string }>(
      'SELECT id FROM rounds.round WHERE region_id = $1 ORDER BY id DESC LIMIT 1',
      [regionId],
    )
    const round = rounds.rows[0]?.id ?? newId()
    await owner.query(
      `INSERT INTO platform.import_run (region_id, id, target, organization_id, file_name, state)
       VALUES ($1, $2, 'workshops', $3, 'a.csv', 'failed')`,
      // A vocational school's own; the office looks at those of the region.
      [regionId, run, organizationKind === 'bbs' ? organizationId : null],
    )
    await owner.query(
      `INSERT INTO rounds.workshop (region_id, id, round_id, organization_id, berufsfeld, name, created_at, updated_at)
       VALUES ($1, $2, $3, $4, 'holz', 'Holz', now(), now())`,
      [regionId, workshop, round, organizationId],
    )
    await owner.query(
      `INSERT INTO rounds.closing (region_id, id, round_id, organization_id, starts_on, ends_on, reason)
       VALUES ($1, $2, $3, $4, '2027-03-01', '2027-03-05', 'Prüfung')`,
      [regionId, closing, round, organizationId],
    )
    await owner.query(
      `INSERT INTO rounds.free_time (region_id, id, starts_on, ends_on, name, applies_to)
       VALUES ($1, $2, '2027-02-15', '2027-02-15', 'Rosenmontag', 'both')`,
      [regionId, time],
    )
    // Whoever is no vocational school is asked about one that nobody of the demo works for.
    const other = await owner.query<{ id: string }>(
      `SELECT id FROM network.organization WHERE region_id = $1 AND kind = 'bbs' ORDER BY id DESC LIMIT 1`,
      [regionId],
    )
    return {
      praxistage: round,
      werkstaetten: workshop,
      tabelle: organizationKind === 'bbs' ? organizationId : (other.rows[0]?.id ?? organizationId),
      schliesszeiten: closing,
      'freie-tage': time,
      'werkstaetten/import': run,
    }
  },
}
