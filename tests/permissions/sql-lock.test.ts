// The second lock against an independent oracle, and then faults in the lock: every one of them must be noticed.
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../set-up/test-database.ts'
import { equivalentFaults, handMadeFaults, policyFaults, type SqlFault } from './sql-faults.ts'
import { differences, lockedTables, sqlContexts } from './sql-lock.ts'
import { seedRows, writeTwoRegions } from './two-regions.ts'

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

describe('the second lock', () => {
  test('has an expectation for every table that the two regions fill', () => {
    expect([...new Set(seedRows.map(({ table }) => table))].filter((table) => !lockedTables.includes(table))).toEqual(
      [],
    )
  })

  test(`lets each of ${sqlContexts.length} roles do with every row what the oracle says, and nothing else`, {
    timeout: 120_000,
  }, async () => {
    expect(await differences(app, { tables: lockedTables })).toEqual([])
  })

  test('does not let the application write its rows into another region', async () => {
    await app.query('BEGIN')
    const [school] = seedRows.filter(({ table }) => table === 'network.place')
    const there = seedRows.find(({ table, label }) => table === 'network.region' && label === 'there')
    await app.query(`SELECT set_config('app.region', $1, true), set_config('app.role', 'coordinator', true)`, [
      school?.values.region_id,
    ])
    const moved = app.query('UPDATE network.place SET region_id = $1 WHERE id = $2', [
      there?.values.id,
      school?.values.id,
    ])
    await expect(moved).rejects.toThrow(/row-level security/)
    await app.query('ROLLBACK')
  })
})

describe('faults in the second lock', () => {
  const isNoticed = async (fault: SqlFault): Promise<boolean> => {
    for (const statement of fault.breakBy) await owner.query(statement)
    try {
      return (
        (
          await differences(app, {
            tables: fault.shownIn,
            ...(fault.commands && { commands: fault.commands }),
            onlyFirst: true,
          })
        ).length > 0
      )
    } finally {
      for (const statement of fault.mendBy) await owner.query(statement)
    }
  }

  test('made by hand are noticed, every one', { timeout: 120_000 }, async () => {
    const unnoticed: string[] = []
    for (const fault of handMadeFaults) if (!(await isNoticed(fault))) unnoticed.push(fault.name)
    expect(unnoticed).toEqual([])
  })

  test('at every clause of every policy are noticed, every one', { timeout: 600_000 }, async () => {
    const faults = await policyFaults(owner)
    expect(faults.length).toBeGreaterThan(100)
    const unnoticed: string[] = []
    for (const fault of faults) if (!(await isNoticed(fault))) unnoticed.push(fault.name)
    expect(unnoticed.filter((name) => !(name in equivalentFaults))).toEqual([])
    // What is excused must still be there, and still be without effect.
    expect(Object.keys(equivalentFaults).filter((name) => !unnoticed.includes(name))).toEqual([])
  })

  test('leave the lock as it was', { timeout: 120_000 }, async () => {
    expect(await differences(app, { tables: lockedTables })).toEqual([])
  })
})
