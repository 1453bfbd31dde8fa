// Where a region has a legal basis for it, the second lock shows names of pupils to its office, and to nobody else.
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../set-up/test-database.ts'
import { sqlContexts } from './sql-lock.ts'
import { seedRows, twoRegions, writeTwoRegions } from './two-regions.ts'

let owner: pg.Client
let app: pg.Client

beforeAll(async () => {
  const database = await testDatabase('migrated')
  owner = new pg.Client(database.ownerConfig)
  app = new pg.Client(database.appConfig)
  await owner.connect()
  await app.connect()
  await writeTwoRegions(owner)
})
afterAll(async () => {
  await owner.end()
  await app.end()
})

async function countsByRole(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  const here = sqlContexts.filter((context) => context.region === twoRegions.here.id)
  for (const { region, role, person, organization } of here) {
    await app.query('BEGIN')
    await app.query(
      `SELECT set_config('app.region', $1, true), set_config('app.role', $2, true), set_config('app.person', $3, true),
         set_config('app.organization', $4, true)`,
      [region, role, person ?? '', organization ?? ''],
    )
    const answer = await app.query<{ count: number }>('SELECT count(*)::int AS count FROM pupils.pupil_person')
    await app.query('ROLLBACK')
    counts[`${role} ${person === undefined ? 'without a person' : ''}${organization === undefined ? ' without' : ''}`] =
      answer.rows[0]?.count ?? 0
  }
  return counts
}

const setBasis = (): Promise<unknown> =>
  owner.query(
    `INSERT INTO pupils.legal_basis (region_id, id, purpose, kind, norm, explanation, valid_from, set_at)
     VALUES ($1, '0199b000-0000-7000-8000-0000000fffff', 'office-names', 'law', 'NSchG § 31', 'Die Leitstelle ruft an.',
       '2020-08-01', now())`,
    [twoRegions.here.id],
  )

test('a legal basis opens names to the office, and changes nothing for anybody else', async () => {
  const before = await countsByRole()
  await owner.query('SET ROLE steg_operator')
  await setBasis()
  await owner.query('RESET ROLE')
  const after = await countsByRole()
  const all = seedRows.filter(
    ({ table, values }) => table === 'pupils.pupil_person' && values.region_id === twoRegions.here.id,
  ).length
  expect(all).toBeGreaterThan(0)
  const offices = Object.keys(before).filter((name) => name.startsWith('coordinator'))
  expect(offices.length).toBeGreaterThan(0)
  const expected = { ...before }
  for (const name of offices) {
    expect(before[name]).toBe(0)
    expected[name] = all
  }
  expect(after).toEqual(expected)
})
