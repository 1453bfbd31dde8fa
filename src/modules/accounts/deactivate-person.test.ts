// Logins that were stolen: closed in all regions at once, and given back to their owners.
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import {
  atDemo,
  demoRegion,
  look,
  makePerson,
  office,
  password,
  realRegion,
  realSchool,
  school,
  systemIn,
  writeAccountsRegions,
} from '../../../tests/made-up/accounts-region.ts'
import { type TestServices, testServices } from '../../../tests/support/services.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { inContext } from '../../platform/db/database.ts'
import { deactivatePerson, findLogin, openResetLink, reactivatePerson } from './deactivate-person.ts'
import { findSessionActor, isChoosing } from './login/find-session-actor.ts'
import { createResetLink } from './login/reset-link.ts'
import { findReset, resetPassword } from './login/reset-password.ts'
import { type SignedIn, signIn } from './login/sign-in.ts'

let services: TestServices
beforeAll(async () => {
  services = await testServices({ content: 'migrated' })
  await writeAccountsRegions(services)
})

let addresses = 0
const attempt = (email: string, word = password) =>
  signIn(atDemo, services, {
    email,
    password: word,
    address: `10.${++addresses}.0.1`,
    deviceToken: undefined,
    deviceLabel: null,
  })
async function signedIn(email: string): Promise<SignedIn> {
  const done = await attempt(email)
  if (!done.ok) throw new Error(done.error.code)
  return done.value
}
const codeOf = (link: string): string => new URL(link).searchParams.get('code') ?? ''
const protocolOf = (personId: string) =>
  look(
    services,
    `SELECT action, region_id FROM platform.audit_event WHERE object_id = $1 AND action ~ '^person' ORDER BY action, region_id`,
    [personId],
  )

test('a stolen login is closed for good: opened again, it waits for a new password of its owner', async () => {
  const person = await makePerson(
    services,
    { role: 'school-teacher', organizationId: school },
    { role: 'school-lead', organizationId: realSchool },
  )
  const thief = await signedIn(person.email)
  const stolenLink = await createResetLink(services, { emailKey: person.email, regionId: demoRegion })
  expect(await isChoosing(services, thief.token)).toBe(true)
  const regions = [systemIn(demoRegion), systemIn(realRegion)]
  const login = { email: person.email.toUpperCase() }
  for (const actor of regions) {
    expect(await findLogin(actor, services, login)).toMatchObject({ ok: true, value: { personId: person.personId } })
    expect(await deactivatePerson(actor, services, person)).toMatchObject({ ok: true })
  }
  expect(await findLogin(systemIn(demoRegion), services, login)).toMatchObject({ value: { isDeactivated: true } })
  for (const actor of regions) expect(await reactivatePerson(actor, services, person)).toMatchObject({ ok: true })
  expect(await protocolOf(person.personId)).toEqual([
    { action: 'person.deactivate', region_id: demoRegion },
    { action: 'person.deactivate', region_id: realRegion },
    { action: 'person.reactivate', region_id: demoRegion },
    { action: 'person.reactivate', region_id: realRegion },
  ])

  expect(await isChoosing(services, thief.token)).toBe(false)
  expect(await attempt(person.email)).toMatchObject({ ok: false, error: { code: 'wrong-password' } })
  expect(await findReset(services, codeOf(stolenLink.link))).toBeUndefined()
  const link = await openResetLink(systemIn(demoRegion), services, { email: person.email })
  const token = link.ok ? codeOf(link.value) : ''
  expect((await resetPassword(services, { token, password: 'fünf neue Stege am Ufer' })).ok).toBe(true)
  expect(await attempt(person.email, 'fünf neue Stege am Ufer')).toMatchObject({ ok: true })
})

test('nobody but the program closes a login, and it takes nothing from one that is open', async () => {
  const person = await makePerson(services, { role: 'coordinator', organizationId: office })
  const [coordinator] = person.actors
  if (coordinator === undefined) throw new Error('no membership')
  const { token } = await signedIn(person.email)
  const forbidden = { ok: false, error: { code: 'forbidden' } }
  const ofPerson = { email: person.email, personId: person.personId }
  for (const act of [findLogin, deactivatePerson, reactivatePerson, openResetLink]) {
    expect(await act(coordinator, services, ofPerson)).toEqual(forbidden)
  }
  const lockOut = (actor: Actor) =>
    inContext(services.database, actor, (tx) =>
      sql`SELECT accounts.person_lock_out(${person.personId}, now())`.execute(tx),
    )
  await lockOut(systemIn(demoRegion))
  await look(services, 'UPDATE accounts.person SET deactivated_at = now() WHERE id = $1', [person.personId])
  await lockOut(coordinator)
  await lockOut(systemIn(realRegion))
  await look(services, 'UPDATE accounts.person SET deactivated_at = NULL WHERE id = $1', [person.personId])
  expect(await findSessionActor(services, token)).toBeDefined()
  expect(await attempt(person.email)).toMatchObject({ ok: true })

  const unknown = { ok: false, error: { code: 'not-found' } }
  expect(await findLogin(systemIn(realRegion), services, ofPerson)).toEqual(unknown)
  for (const act of [deactivatePerson, reactivatePerson]) {
    expect(await act(systemIn(realRegion), services, ofPerson)).toEqual(unknown)
    expect(await act(systemIn(demoRegion), services, { personId: 'kein-uuid' })).toEqual(unknown)
  }
})
