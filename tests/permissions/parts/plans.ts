// Plans: who steers, who reads what was published, who objects; and what the second lock lets through.
import type pg from 'pg'
import { membershipRoles } from '../../../src/kernel/names/roles.ts'
import { type Expectation, all as everybody, hiddenFromAll, office as officeOnly } from '../expectation.ts'
import { day, id, later, row, type SeedRow, twoRegions } from '../seed-row.ts'
import { all, any, isHere, type May, nobody, office, ofOwnOrganization, roles } from '../sql-rules.ts'
import type { ObjectsFor, Parameters, PermissionPart } from './part.ts'

const { here, there } = twoRegions

const stages = ['draft', 'published', 'withdrawn'] as const
type Stage = (typeof stages)[number]

const regions = [
  { region: here.id, label: 'here', first: 9000 },
  { region: there.id, label: 'there', first: 9500 },
] as const

/** School and vocational school of a seat; the one who acts is at the school here, whatever the role. */
const sides = [
  { label: 'own school', region: here.id, school: here.school, bbs: here.company },
  { label: 'own workshop', region: here.id, school: here.company, bbs: here.school },
  { label: 'neither', region: here.id, school: here.company, bbs: here.company },
  { label: 'there', region: there.id, school: there.school, bbs: there.school },
] as const

const firstOf = (region: string): number => regions.find((one) => one.region === region)?.first ?? 0
const roundOf = (region: string): string => id(firstOf(region))
const runOf = (region: string, stage: Stage): string => id(firstOf(region) + 1 + stages.indexOf(stage))
const classOf = (side: number): string => id(9100 + side)
const pupilOf = (side: number): string => id(9110 + side)
const workshopOf = (side: number): string => id(9120 + side)
const objectionOf = (side: number): string => id(9130 + side)

const ofRegion = ({ region, label }: (typeof regions)[number]): SeedRow[] => [
  row('rounds.round', `${label} for plans`, {
    region_id: region,
    id: roundOf(region),
    name: 'Praxistage',
    school_year: 2026,
    grade: 8,
    starts_on: '2027-02-01',
    ends_on: '2027-06-30',
    created_at: day,
    updated_at: day,
  }),
  row('rounds.policy', `${label} for plans`, {
    region_id: region,
    round_id: roundOf(region),
    version: 1,
    rules: '{}',
    reason: 'erste Fassung',
    set_at: day,
  }),
  ...stages.map((stage, index) =>
    row('plans.run', `${label} ${stage}`, {
      region_id: region,
      id: runOf(region, stage),
      round_id: roundOf(region),
      number: index + 1,
      state: 'done',
      policy_version: 1,
      seed: 7,
      worth: 10,
      bound: 10,
      is_checked: true,
      created_at: day,
      touched_at: day,
      finished_at: day,
      published_at: stage === 'draft' ? null : day,
      objections_until: stage === 'draft' ? null : '2026-12-20',
      withdrawn_at: stage === 'withdrawn' ? later : null,
      withdrawn_because: stage === 'withdrawn' ? 'Ein Fehler.' : null,
    }),
  ),
]

const seedRows: readonly SeedRow[] = [
  ...regions.flatMap(ofRegion),
  ...sides.flatMap(({ label, region, school, bbs }, side): SeedRow[] => [
    row('pupils.school_class', `${label} for plans`, {
      region_id: region,
      id: classOf(side),
      organization_id: school,
      school_year: 2026,
      name: `8p${side}`,
      grade: 8,
      created_at: day,
    }),
    row('pupils.pupil', `${label} for plans`, {
      region_id: region,
      id: pupilOf(side),
      organization_id: school,
      class_id: classOf(side),
      code: `PLANS22${2 + side}`,
      created_at: day,
      updated_at: day,
    }),
    row('rounds.workshop', `${label} for plans`, {
      region_id: region,
      id: workshopOf(side),
      round_id: roundOf(region),
      organization_id: bbs,
      berufsfeld: 'holz',
      name: 'Holz',
      created_at: day,
      updated_at: day,
    }),
  ]),
  ...sides.flatMap(({ label, region, school, bbs }, side): SeedRow[] =>
    stages.map((stage, index) =>
      row('plans.seat', `${label} ${stage}`, {
        region_id: region,
        run_id: runOf(region, stage),
        pupil_id: pupilOf(side),
        // Different in every row: by it a seat is recognised.
        block_number: side * stages.length + index,
        organization_id: school,
        weekday: 1,
        workshop_id: workshopOf(side),
        bbs_id: bbs,
        source: 'engine',
      }),
    ),
  ),
  ...sides.flatMap(({ label, region, school }, side): SeedRow[] => [
    row('plans.lock', label, {
      region_id: region,
      id: id(9140 + side),
      round_id: roundOf(region),
      pupil_id: pupilOf(side),
      block_number: 0,
      workshop_id: null,
      reason: 'Praktikum',
      set_at: day,
    }),
    row('plans.override', label, {
      region_id: region,
      id: id(9150 + side),
      run_id: runOf(region, 'draft'),
      pupil_id: pupilOf(side),
      block_number: 0,
      reason: 'Praktikum',
      happened_at: day,
    }),
    row('plans.objection', label, {
      region_id: region,
      id: objectionOf(side),
      run_id: runOf(region, 'published'),
      pupil_id: pupilOf(side),
      organization_id: school,
      raised_by: 'school',
      body: '\\x00',
      raised_at: day,
    }),
  ]),
]

const school = roles('school-lead', 'school-teacher')
const ownSchool: May = all(ofOwnOrganization, school)
const ownWorkshop: May = all(roles('bbs'), (context, values) => values.bbs_id === context.organization)
const isPublished: May = (_context, values) =>
  regions.some(({ region }) => values.run_id === runOf(region, 'published'))
/** Those who answer for all of it. */
const wholePlan = roles('coordinator', 'dpo', 'system')
/** The retention, which is the program's, and those who answer a request for erasure. */
const forgets: May = all(isHere, roles('dpo', 'system'))

const sqlOracle = {
  'plans.run': {
    select: all(
      isHere,
      any(
        wholePlan,
        // Monitoring counts what is published.
        all(
          roles('school-lead', 'school-teacher', 'bbs', 'monitoring'),
          (_context, values) => values.published_at !== null && values.withdrawn_at === null,
        ),
      ),
    ),
    insert: all(isHere, office),
    update: all(isHere, office),
    delete: all(isHere, office),
  },
  'plans.seat': {
    select: all(isHere, any(wholePlan, all(isPublished, any(ownSchool, ownWorkshop)))),
    insert: all(isHere, office),
    update: all(isHere, office),
    delete: all(isHere, any(office, roles('dpo'))),
  },
  // What was decided stays, and can only be lifted, until the people in it are forgotten.
  'plans.lock': {
    select: all(isHere, wholePlan),
    insert: all(isHere, office),
    update: all(isHere, office),
    delete: forgets,
  },
  'plans.override': { select: all(isHere, wholePlan), insert: all(isHere, office), update: nobody, delete: forgets },
  // Pupils and guardians come through the program.
  'plans.objection': {
    select: all(isHere, any(wholePlan, ownSchool)),
    insert: all(isHere, any(roles('system'), ownSchool)),
    update: all(isHere, office),
    delete: forgets,
  },
}

const schools = ['school-lead', 'school-teacher'] as const
const officeRoles = officeOnly.allowed

const part = (
  readers: readonly ('school-lead' | 'school-teacher' | 'bbs')[],
): Readonly<Record<string, Expectation>> => ({
  'eigene Schule, veröffentlicht': { allowed: [...officeRoles, ...readers] },
  'eigene Schule, Entwurf': { allowed: officeRoles, hidden: readers },
  'eigene Schule, zurückgezogen': { allowed: officeRoles, hidden: readers },
  'andere Schule': { allowed: officeRoles, hidden: readers },
  'andere Region': hiddenFromAll,
})
const whole = (
  readers: readonly ('school-lead' | 'school-teacher' | 'bbs')[],
): Readonly<Record<string, Expectation>> => ({
  veröffentlicht: { allowed: [...officeRoles, ...readers] },
  Entwurf: { allowed: officeRoles, hidden: readers },
  zurückgezogen: { allowed: officeRoles, hidden: readers },
  'andere Region': hiddenFromAll,
})
const region = (allowed: Expectation['allowed']): Readonly<Record<string, Expectation>> => ({
  'eigene Region': { allowed },
  'andere Region': hiddenFromAll,
})

const regionCases = { own: 'eigene Region', other: 'eigene Region', foreign: 'andere Region' }
const planCases = { own: 'veröffentlicht', other: 'veröffentlicht', foreign: 'andere Region' }
const partCases = { own: 'eigene Schule, veröffentlicht', other: 'andere Schule', foreign: 'andere Region' }

/** One published plan for all, in the round that the rounds ask about, with a pupil and a group of every organisation. */
async function objectsOf(owner: pg.Client, { regionId, organizationId, newId }: ObjectsFor): Promise<Parameters> {
  const [schoolClass, pupil, lock, objection] = Array.from({ length: 4 }, newId)
  const ask = <T extends pg.QueryResultRow>(text: string, ...values: readonly unknown[]) =>
    owner.query<T>(text, [regionId, ...values])
  const one = async (text: string, ...values: readonly unknown[]): Promise<string> =>
    (await ask<{ id: string }>(text, ...values)).rows[0]?.id ?? ''
  const round = await one('SELECT id FROM rounds.round WHERE region_id = $1 ORDER BY id DESC LIMIT 1')
  const workshop = await one(
    'SELECT id FROM rounds.workshop WHERE region_id = $1 AND round_id = $2 AND organization_id = $3 ORDER BY id DESC LIMIT 1',
    round,
    organizationId,
  )
  const known = await one('SELECT id FROM plans.run WHERE region_id = $1 AND round_id = $2', round)
  const run = known === '' ? newId() : known
  if (known === '') {
    await ask(
      `INSERT INTO plans.run (region_id, id, round_id, number, state, policy_version, seed, worth, bound, is_checked,
         created_at, touched_at, finished_at, published_at, objections_until)
       VALUES ($1, $2, $3, 1, 'done', 1, 7, 10, 10, true, now(), now(), now(), now(), current_date + 7)`,
      run,
      round,
    )
  }
  await ask(
    `INSERT INTO rounds.school (region_id, round_id, organization_id, weekday) VALUES ($1, $2, $3, 1)
     ON CONFLICT DO NOTHING`,
    round,
    organizationId,
  )
  await ask(
    `INSERT INTO pupils.school_class (region_id, id, organization_id, school_year, name, grade, created_at)
     SELECT $1, $2, $3, school_year, '8p', grade, now() FROM rounds.round WHERE region_id = $1 AND id = $4`,
    schoolClass,
    organizationId,
    round,
  )
  const code = String(pupil)
    .replace(/\D/g, '')
    .slice(-8)
    .replace(/[01]/g, (digit) => (digit === '0' ? 'X' : 'Y'))
  await ask(
    `INSERT INTO pupils.pupil (region_id, id, organization_id, class_id, code, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, now(), now())`,
    pupil,
    organizationId,
    schoolClass,
    code,
  )
  await ask(
    `INSERT INTO plans.seat (region_id, run_id, pupil_id, block_number, organization_id, weekday, workshop_id, bbs_id,
       source, reason) VALUES ($1, $2, $3, 0, $4, 1, $5, $4, 'engine', '{"code":"wish","rank":1}')`,
    run,
    pupil,
    organizationId,
    workshop,
  )
  await ask(
    `INSERT INTO plans.lock (region_id, id, round_id, pupil_id, block_number, reason, set_at)
     VALUES ($1, $2, $3, $4, 0, 'Praktikum', now())`,
    lock,
    round,
    pupil,
  )
  await ask(
    `INSERT INTO plans.objection (region_id, id, run_id, pupil_id, organization_id, raised_by, body, raised_at)
     VALUES ($1, $2, $3, $4, $5, 'school', '\\x00', now())`,
    objection,
    run,
    pupil,
    organizationId,
  )
  return {
    plan: run,
    festlegungen: String(lock),
    einsprueche: String(objection),
    ':lauf/schueler': String(pupil),
    'listen/schule': organizationId,
    'listen/bus': organizationId,
    'listen/werkstatt': workshop,
  }
}

export const plansPart: PermissionPart = {
  oracle: {
    'plan.open': region([...officeRoles, ...schools, 'bbs']),
    'plan.read': region(officeRoles),
    'plan.steer': region(officeRoles),
    'plan.lists': whole([...schools, 'bbs']),
    // Whoever objected was promised an answer: objections outlive their plan.
    'plan.objections': { ...whole(schools), zurückgezogen: { allowed: [...officeRoles, ...schools] } },
    'plan.objection': {
      ...part(schools),
      'eigene Schule, zurückgezogen': { allowed: [...officeRoles, ...schools] },
    },
    'plan.school': part(schools),
    'plan.bbs': part(['bbs']),
    // The office decides about objections, it raises none.
    'plan.object': {
      'eigene Schule, veröffentlicht': { allowed: ['system', ...schools] },
      'eigene Schule, Entwurf': { allowed: [], hidden: ['system', ...schools] },
      'eigene Schule, zurückgezogen': { allowed: [], hidden: ['system', ...schools] },
      'andere Schule': { allowed: ['system'], hidden: schools },
      'andere Region': hiddenFromAll,
    },
    'plan.facts': region([...officeRoles, 'monitoring']),
    'plan.result': { immer: everybody },
  },
  sqlOracle,
  seedRows,
  handles: {
    'plans.run': { key: 'id', set: 'progress = 7' },
    'plans.seat': { key: 'block_number', set: `source = 'override'` },
    'plans.lock': { key: 'id', set: 'lifted_at = now()' },
    'plans.override': { key: 'id', set: `reason = 'changed'` },
    'plans.objection': { key: 'id', set: `answer = '\\x01'` },
  },
  routeCases: {
    'plan.open': regionCases,
    'plan.read': regionCases,
    'plan.steer': regionCases,
    'plan.lists': planCases,
    'plan.objections': planCases,
    'plan.school': partCases,
    'plan.objection': partCases,
    'plan.bbs': partCases,
    'plan.object': partCases,
    'plan.result': { alone: 'immer' },
  },
  answeredAsUnknown: {
    // Who has no part in a plan is not told whether somebody objected.
    'plan.objection': membershipRoles.filter((role) => !['coordinator', ...schools].includes(role)),
  },
  foreign: {
    praxistage: roundOf(there.id),
    plan: runOf(there.id, 'published'),
    festlegungen: id(9143),
    einsprueche: objectionOf(3),
    ':lauf/schueler': pupilOf(3),
    'listen/schule': there.school,
    'listen/bus': there.school,
    'listen/werkstatt': workshopOf(3),
  },
  objectsOf,
}
