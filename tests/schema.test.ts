// Asks the migrated database about every table, view, function and role: decisions 0003 and 0004 hold. Then every
// promise is broken once, to see it noticed.
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tenantTables, twoRegions, writeTwoRegions } from './permissions/two-regions.ts'
import { schemaFaults } from './schema/faults.ts'
import { type Ask, askBy, globalNames, personalTables, schemaRules, tables } from './schema/rules.ts'
import { testDatabase } from './set-up/test-database.ts'

let owner: pg.Client
let app: pg.Client
let ask: Ask

beforeAll(async () => {
  const database = await testDatabase('migrated')
  owner = new pg.Client(database.ownerConfig)
  app = new pg.Client(database.appConfig)
  await owner.connect()
  await app.connect()
  ask = askBy(owner)
})
afterAll(async () => {
  await owner.end()
  await app.end()
})

describe('the schema', () => {
  test.each(Object.entries(schemaRules))('%s', async (_sentence, rule) => {
    expect(await rule(ask)).toEqual([])
  })
})

describe('a broken schema is noticed', () => {
  test('every rule has a fault that breaks it', () => {
    expect([...new Set(schemaFaults.map(({ rule }) => rule))]).toEqual(Object.keys(schemaRules))
  })

  test.each(schemaFaults)('$rule: $because', async ({ rule, sql }) => {
    await owner.query('BEGIN')
    try {
      await owner.query(sql)
      expect(await schemaRules[rule]?.(ask)).not.toEqual([])
    } finally {
      await owner.query('ROLLBACK')
    }
  })
})

/** Personal columns whose table no erasure step answers for, and why that is right. */
const notErased: Readonly<Record<string, string>> = {
  'platform.audit_event': 'Ids only, kept as evidence; without the erased login they name nobody (decision 0004).',
  'platform.outbox_mail': 'Deleted 30 days after sending by a job; one mail is not searched for by person.',
  'platform.import_run': 'started_by is an id; the file itself is removed at the end of the run.',
  'offers.confirmation':
    'person_id is an id only, kept as evidence; without the erased login it names nobody (decision 0004).',
}

describe('erasure', () => {
  test('every table with personal data is answered for by exactly one module, or excused with a reason', async () => {
    const { allErasureSteps } = await import('../src/app/erasure.ts')
    const claims = allErasureSteps.flatMap((step) => step.tables.map((name) => ({ name, module: step.module })))
    const personal = await personalTables(ask)
    const owners = personal.map((name) => {
      const modules = claims.filter((claim) => claim.name === name).map(({ module }) => module)
      if (modules.length === 0 && name in notErased) return undefined
      return modules.length === 1 ? undefined : `${name}: ${modules.length === 0 ? 'nobody' : modules.join(' and ')}`
    })
    expect(owners.filter((sentence) => sentence !== undefined)).toEqual([])
    const existing = await ask(tables)
    expect(claims.filter(({ name }) => !existing.includes(name))).toEqual([])
  })
})

describe('without the right context', () => {
  beforeAll(async () => {
    await writeTwoRegions(owner)
  })

  test('the two regions have rows in every table of a region', async () => {
    const tenant = (await ask(tables)).filter((name) => !globalNames.includes(name))
    expect([...tenantTables].sort()).toEqual(tenant)
    for (const name of tenantTables)
      for (const region of [twoRegions.here.id, twoRegions.there.id]) {
        const rows = await owner.query(`SELECT FROM ${name} WHERE region_id = $1`, [region])
        expect(`${name}: ${rows.rowCount !== 0}`).toBe(`${name}: true`)
      }
  })

  const visible = async (context: Readonly<Record<string, string>>): Promise<string[]> => {
    const found: string[] = []
    await app.query('BEGIN')
    for (const [name, value] of Object.entries(context))
      await app.query('SELECT set_config($1, $2, true)', [name, value])
    for (const name of [...tenantTables, 'accounts.person']) {
      const rows = await app.query(`SELECT count(*)::int AS count FROM ${name}`)
      const { count } = rows.rows[0] as { count: number }
      if (count > 0) found.push(name)
    }
    await app.query('ROLLBACK')
    return found
  }

  test('the application sees nothing at all', async () => {
    expect(await visible({})).toEqual([])
  })

  test('not even as coordinator, system or operator, as long as no region is named', async () => {
    for (const role of ['coordinator', 'system', 'operator']) expect(await visible({ 'app.role': role })).toEqual([])
    expect(await visible({ 'app.role': 'system', 'app.region': '' })).toEqual([])
  })

  test('and nothing in a region that does not exist', async () => {
    const nowhere = '0199aaaa-0000-7000-8000-00000000dead'
    expect(await visible({ 'app.role': 'system', 'app.region': nowhere })).toEqual([])
  })

  test('in the right one it does', async () => {
    const seen = await visible({ 'app.role': 'system', 'app.region': twoRegions.here.id })
    expect(seen).toContain('network.organization')
  })

  test('after a transaction its context is gone', async () => {
    await visible({ 'app.role': 'system', 'app.region': twoRegions.here.id })
    expect(await visible({})).toEqual([])
  })
})
