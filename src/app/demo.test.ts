// The demo region fills an empty database once. From then on it belongs to those who try it out.
import { sql } from 'kysely'
import pg from 'pg'
import { expect, test } from 'vitest'
import { type TestServices, testServices } from '../../tests/support/services.ts'
import { demoPersons, fillDemo as fillAccounts } from '../modules/accounts/demo.ts'
import { demoRegion, fillDemo as fillNetwork } from '../modules/network/demo.ts'
import { archiveOrganization, createRegion, listOrganizations } from '../modules/network/index.ts'
import type { SystemActor } from '../platform/actor/actor.ts'
import { asOperator } from '../platform/db/operator.ts'
import { eraseHeldData } from './answer-subject.ts'
import { fillDemoWhereEmpty } from './demo.ts'

const system: SystemActor = { kind: 'system', regionId: demoRegion.id, reason: 'test' }
const [, , teacher] = demoPersons

let services: TestServices

const fill = () => fillDemoWhereEmpty(services.testDatabase.ownerConfig, services)

const counts = (...tables: readonly string[]): Promise<number[]> =>
  asOperator(services.testDatabase.ownerConfig, async (tx) => {
    const found: number[] = []
    for (const table of tables) {
      const { rows } = await sql.raw<{ count: number }>(`SELECT count(*) AS count FROM ${table}`).execute(tx)
      found.push(rows[0]?.count ?? -1)
    }
    return found
  })

async function archiveAll(kind: 'chamber' | 'bbs'): Promise<void> {
  const listed = await listOrganizations(system, services, { kinds: [kind], pageSize: 50 })
  const found = listed.ok ? listed.value.items : []
  expect(found.length).toBeGreaterThan(0)
  for (const { id, version } of found)
    expect(await archiveOrganization(system, services, { id, version })).toMatchObject({ ok: true })
}

const everything = [
  'accounts.person',
  'accounts.membership',
  'wishes.answer',
  'plans.run',
  'plans.seat',
  'offers.offer',
]

test('starts again after all chambers and vocational schools were archived and a person was erased, and brings nothing back', async () => {
  services = await testServices()
  await archiveAll('chamber')
  await archiveAll('bbs')
  expect(await eraseHeldData(system, services, { email: teacher?.email ?? '' })).toMatchObject({
    ok: true,
    value: expect.any(Number),
  })
  expect(await counts(`accounts.person WHERE email = '${teacher?.email}'`)).toEqual([0])
  // What people try out: a round whose wishes and plan they took back.
  const owner = new pg.Client(services.testDatabase.ownerConfig)
  await owner.connect()
  await owner.query('TRUNCATE wishes.answer, plans.run CASCADE').finally(() => owner.end())
  const before = await counts(...everything)
  expect(await fill()).toBe(false)
  expect(await fill()).toBe(false)
  expect(await counts(...everything)).toEqual(before)
})

test('a demo that was cut off half way is completed at the next start, even where an organisation is gone meanwhile', {
  timeout: 90_000,
}, async () => {
  services = await testServices({ content: 'migrated' })
  await asOperator(services.testDatabase.ownerConfig, (tx) => createRegion(tx, demoRegion))
  await fillNetwork(system, services)
  await fillAccounts(system, services)
  await archiveAll('chamber')
  expect(await fill()).toBe(false)
  const [persons = 0, , answers = 0, runs = 0, seats = 0, offers = 0] = await counts(...everything)
  expect({ persons, runs }).toEqual({ persons: demoPersons.length, runs: 1 })
  for (const some of [answers, seats, offers]) expect(some).toBeGreaterThan(0)
})
