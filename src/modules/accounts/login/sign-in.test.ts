import { sql } from 'kysely'
import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  atDemo,
  atReal,
  auditActions,
  company,
  demoRegion,
  look,
  makePerson,
  office,
  password,
  realSchool,
  school,
  systemIn,
  writeAccountsRegions,
} from '../../../../tests/made-up/accounts-region.ts'
import { whenFileIsDone } from '../../../../tests/set-up/when-done.ts'
import { type TestServices, testServices } from '../../../../tests/support/services.ts'
import { openDatabase } from '../../../platform/db/database.ts'
import { deactivatePerson } from '../deactivate-person.ts'
import { demoPersons, fillDemo } from '../demo.ts'
import { endMembership } from '../end-membership.ts'
import { chooseMembership, listMemberships } from './choose-membership.ts'
import { demoSignIn } from './demo-sign-in.ts'
import { findSessionActor, isChoosing } from './find-session-actor.ts'
import { endSessions, listSessions } from './own-sessions.ts'
import { type SignedIn, signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'

let services: TestServices
beforeAll(async () => {
  services = await testServices({ content: 'migrated' })
  await writeAccountsRegions(services)
})

let addresses = 0
const newAddress = () => `10.${++addresses}.0.1`
const attempt = (email: string, changes: Partial<Parameters<typeof signIn>[2]> = {}) =>
  signIn(atDemo, services, {
    email,
    password,
    address: newAddress(),
    deviceToken: undefined,
    deviceLabel: 'Firefox, Linux',
    ...changes,
  })
async function signedIn(email: string): Promise<SignedIn> {
  const done = await attempt(email)
  if (!done.ok) throw new Error(done.error.code)
  return done.value
}

describe('signing in', () => {
  test('with one membership acts by it at once and leaves an audit line', async () => {
    const person = await makePerson(services, { role: 'school-lead', organizationId: school })
    const { token } = await signedIn(person.email.toUpperCase())
    const session = await findSessionActor(services, token)
    expect(session).toMatchObject({
      displayName: 'Đặng Thị Müller-Łukaszewicz',
      organizationName: 'Oberschule Brückstedt',
      membershipCount: 1,
      actor: { kind: 'person', personId: person.personId, role: 'school-lead', organizationId: school },
    })
    expect(await auditActions(services, session?.actor.sessionId ?? '')).toEqual(['session.open'])
  })

  test('with two memberships asks first, then acts by one and never by both', async () => {
    const person = await makePerson(
      services,
      { role: 'school-teacher', organizationId: school },
      { role: 'school-lead', organizationId: realSchool },
    )
    const { token, memberships } = await signedIn(person.email)
    expect(memberships).toHaveLength(2)
    expect(await findSessionActor(services, token)).toBeUndefined()
    expect(await isChoosing(services, token)).toBe(true)

    const there = memberships.find((one) => one.role === 'school-lead')
    expect((await chooseMembership(services, { token, membershipId: there?.id ?? '' })).ok).toBe(true)
    expect((await findSessionActor(services, token))?.actor).toMatchObject({ organizationId: realSchool })
    expect((await listMemberships(services, token)).map((one) => one.isChosen).sort()).toEqual([false, true])
  })

  test('refuses the membership of somebody else', async () => {
    const mine = await makePerson(services, { role: 'school-teacher', organizationId: school })
    const theirs = await makePerson(services, { role: 'coordinator', organizationId: office })
    const { token } = await signedIn(mine.email)
    const membershipId = theirs.actors[0]?.membershipId ?? ''
    expect(await chooseMembership(services, { token, membershipId })).toEqual({
      ok: false,
      error: { code: 'not-found' },
    })
    expect(await chooseMembership(services, { token, membershipId: 'kein-uuid' })).toMatchObject({ ok: false })
    expect((await findSessionActor(services, token))?.actor.role).toBe('school-teacher')
  })

  test('says the same for an unknown address, a wrong password and a closed login', async () => {
    const person = await makePerson(services, { role: 'company', organizationId: company })
    const wrong = { ok: false, error: { code: 'wrong-password' } }
    expect(await attempt(person.email, { password: 'falsch geraten' })).toEqual(wrong)
    expect(await attempt('niemand@musterau.example')).toEqual(wrong)
    await deactivatePerson(systemIn(demoRegion), services, { personId: person.personId })
    expect(await attempt(person.email)).toEqual(wrong)
  })

  test('without any lasting membership leads nowhere', async () => {
    const person = await makePerson(services)
    expect(await attempt(person.email)).toEqual({ ok: false, error: { code: 'no-membership' } })
    expect(
      await look(services, 'SELECT 1 FROM accounts.session WHERE person_id = $1 AND ended_at IS NULL', [
        person.personId,
      ]),
    ).toEqual([])
  })
})

describe('a session ends', () => {
  test('within the same request in which its membership ends', async () => {
    const person = await makePerson(services, { role: 'school-teacher', organizationId: school })
    const { token } = await signedIn(person.email)
    const id = person.actors[0]?.membershipId ?? ''
    expect((await endMembership(systemIn(demoRegion), services, { id })).ok).toBe(true)
    expect(await findSessionActor(services, token)).toBeUndefined()
    expect(await listMemberships(services, token)).toEqual([])
  })

  test('when the person is deactivated, and when the organisation is archived', async () => {
    const person = await makePerson(services, { role: 'school-teacher', organizationId: school })
    const worker = await makePerson(services, { role: 'company', organizationId: company })
    const [one, other] = [await signedIn(person.email), await signedIn(worker.email)]
    await deactivatePerson(systemIn(demoRegion), services, { personId: person.personId })
    expect(await findSessionActor(services, one.token)).toBeUndefined()

    const archive = (status: string) =>
      look(services, 'UPDATE network.organization SET status = $2 WHERE id = $1', [company, status])
    await archive('archived')
    expect(await findSessionActor(services, other.token)).toBeUndefined()
    await archive('active')
  })

  test('after eight idle hours, and after fourteen hours in any case', async () => {
    const person = await makePerson(services, { role: 'school-teacher', organizationId: school })
    const start = Date.now()
    const at = (hours: number) => services.setNow(new Date(start + hours * 3_600_000))
    try {
      const { token } = await signedIn(person.email)
      at(7.9)
      expect(await findSessionActor(services, token)).toBeDefined()
      at(13.9)
      expect(await findSessionActor(services, token)).toBeDefined()
      at(14.1)
      expect(await findSessionActor(services, token)).toBeUndefined()
      at(0)
      const idle = await signedIn(person.email)
      at(8.1)
      expect(await findSessionActor(services, idle.token)).toBeUndefined()
    } finally {
      services.setNow(undefined)
    }
  })

  test('by signing out, and from another device', async () => {
    const person = await makePerson(services, { role: 'school-teacher', organizationId: school })
    const [here, there] = [await signedIn(person.email), await signedIn(person.email)]
    const session = await findSessionActor(services, here.token)
    if (session === undefined) throw new Error('no session')
    expect(await listSessions(services, here.token)).toHaveLength(2)
    expect(await endSessions(session.actor, services, { token: here.token, sessionId: 'others' })).toEqual({
      ok: true,
      value: 1,
    })
    expect(await findSessionActor(services, there.token)).toBeUndefined()
    await signOut(session.actor, services, { token: here.token })
    expect(await findSessionActor(services, here.token)).toBeUndefined()
  })
})

describe('guessing', () => {
  test('is stopped after five tries from one neighbourhood, and stays stopped after a restart', async () => {
    const person = await makePerson(services, { role: 'school-teacher', organizationId: school })
    const guess = (address: string) => attempt(person.email, { password: 'falsch geraten', address })
    for (let n = 1; n <= 5; n++)
      expect(await guess(`192.0.2.${n}`)).toMatchObject({ error: { code: 'wrong-password' } })
    const stopped = await guess('192.0.2.77')
    expect(stopped).toMatchObject({ ok: false, error: { code: 'throttled' } })

    const database = openDatabase(services.testDatabase.appConfig, { onIdleError: () => undefined })
    whenFileIsDone(() => database.close())
    const restarted = { ...services, database }
    const again = await signIn(atDemo, restarted, {
      email: person.email,
      password,
      address: '192.0.2.1',
      deviceToken: undefined,
      deviceLabel: null,
    })
    expect(again).toMatchObject({ ok: false, error: { code: 'throttled' } })
    expect((await attempt(person.email)).ok).toBe(true)
  })

  test('does not lock the owner out of a known device, not even from the same address', async () => {
    const person = await makePerson(services, { role: 'school-teacher', organizationId: school })
    const address = newAddress()
    const first = await attempt(person.email, { address })
    if (!first.ok) throw new Error(first.error.code)
    for (let n = 1; n <= 70; n++) {
      await attempt(person.email, { password: 'falsch', address: n % 2 === 0 ? address : newAddress() })
    }
    expect(await attempt(person.email, { address: newAddress() })).toMatchObject({ error: { code: 'throttled' } })
    expect((await attempt(person.email, { address, deviceToken: first.value.deviceToken })).ok).toBe(true)
    // The mark of one person's browser opens nothing for another person.
    const other = await makePerson(services, { role: 'school-teacher', organizationId: school })
    for (let n = 1; n <= 5; n++) await attempt(other.email, { password: 'falsch', address })
    expect(await attempt(other.email, { address, deviceToken: first.value.deviceToken })).toMatchObject({
      error: { code: 'throttled' },
    })
  })

  test('of many accounts from one address is stopped, and of twenty at once none gets a free try', async () => {
    const address = newAddress()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => attempt('niemand-2@musterau.example', { password: 'falsch', address })),
    )
    const codes = answers.map((answer) => (answer.ok ? 'ok' : answer.error.code))
    expect(codes.filter((code) => code === 'wrong-password')).toHaveLength(5)
    for (let n = 0; n < 45; n++) await attempt(`niemand-${n + 10}@musterau.example`, { password: 'falsch', address })
    expect(await attempt('noch-einer@musterau.example', { password: 'falsch', address })).toMatchObject({
      error: { code: 'throttled' },
    })
  })

  test('leaves neither address nor account in the counters', async () => {
    const rows = await look<{ key: string }>(services, 'SELECT key FROM platform.throttle')
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.map(({ key }) => key).filter((key) => /@|\d+\.\d+\.\d+/.test(key))).toEqual([])
  })
})

describe('the demo', () => {
  test('lets every role in with one click, in the fictional region and nowhere else', async () => {
    await look(
      services,
      `INSERT INTO network.organization (region_id, id, kind, name, name_key)
       SELECT $1, gen_random_uuid(), kind, kind, kind FROM unnest(ARRAY['bbs', 'chamber', 'agency', 'traeger']) AS kind`,
      [demoRegion],
    )
    await fillDemo(systemIn(demoRegion), services)
    await fillDemo(systemIn(demoRegion), services)
    expect(demoPersons).toHaveLength(13)
    const opened = await demoSignIn(atDemo, services, { role: 'dpo', deviceLabel: null })
    if (!opened.ok) throw new Error('the demo is closed')
    expect((await findSessionActor(services, opened.value.token))?.actor.role).toBe('dpo')

    const closed = { ok: false, error: { code: 'not-found' } }
    expect(await demoSignIn(atReal, services, { role: 'dpo', deviceLabel: null })).toEqual(closed)
    const withoutDemo = { ...services, settings: { ...services.settings, demo: false } }
    expect(await demoSignIn(atDemo, withoutDemo, { role: 'dpo', deviceLabel: null })).toEqual(closed)
  })

  test('opens to its printed passwords only while it is switched on', async () => {
    const [person] = demoPersons
    const credentials = {
      email: person?.email ?? '',
      password: person?.password ?? '',
      address: newAddress(),
      deviceToken: undefined,
      deviceLabel: null,
    }
    expect((await signIn(atDemo, services, credentials)).ok).toBe(true)
    const withoutDemo = { ...services, settings: { ...services.settings, demo: false } }
    const refusal = await signIn(atDemo, withoutDemo, credentials)
    expect(refusal).toEqual({ ok: false, error: { code: 'wrong-password' } })
  })

  test('is closed by the database itself for a person who also belongs to a real region', async () => {
    const person = await makePerson(
      services,
      { role: 'coordinator', organizationId: office },
      { role: 'school-lead', organizationId: realSchool },
    )
    for (const actor of person.actors) {
      const { rows } = await sql<{ opened: boolean | null }>`SELECT accounts.demo_session_open(${services.newId()},
        ${Buffer.alloc(32, 1)}, ${actor.regionId}, ${actor.membershipId}, NULL, now()) AS opened`.execute(
        services.database.kysely,
      )
      expect(rows).toEqual([{ opened: null }])
    }
  })

  test('adds no made-up person to a real region', async () => {
    const members = () => look(services, 'SELECT id FROM accounts.membership WHERE region_id = $1', [atReal.regionId])
    const people = () => look(services, 'SELECT id FROM accounts.person')
    const before = [await members(), await people()]
    await fillDemo(systemIn(atReal.regionId), services)
    expect([await members(), await people()]).toEqual(before)
  })
})

describe('the database', () => {
  async function asApp<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client(services.testDatabase.appConfig)
    await client.connect()
    try {
      return await work(client)
    } finally {
      await client.end()
    }
  }
  const inRegion = (client: pg.Client, role: string, regionId: string) =>
    client.query(
      `SELECT set_config('app.region', $1, false), set_config('app.role', $2, false), set_config('app.person', '', false), set_config('app.organization', '', false)`,
      [regionId, role],
    )

  test('shows nobody the people of another region', async () => {
    const stranger = await makePerson(services, { role: 'school-lead', organizationId: realSchool })
    await asApp(async (client) => {
      for (const role of ['coordinator', 'system', 'dpo', 'operator']) {
        await inRegion(client, role, demoRegion)
        const { rows } = await client.query('SELECT 1 FROM accounts.person WHERE id = $1', [stranger.personId])
        expect(rows).toEqual([])
      }
      await inRegion(client, 'coordinator', atReal.regionId)
      const seen = await client.query('SELECT 1 FROM accounts.person WHERE id = $1', [stranger.personId])
      expect(seen.rowCount).toBe(1)
    })
  })

  test('gives the application neither hashes nor sessions nor tokens, and lets it add no person', async () => {
    await asApp(async (client) => {
      await inRegion(client, 'system', demoRegion)
      for (const statement of [
        'SELECT password_hash FROM accounts.person',
        'SELECT * FROM accounts.person',
        'SELECT token_hash FROM accounts.invitation',
        'SELECT 1 FROM accounts.session',
        'SELECT 1 FROM accounts.one_time_token',
        'SELECT 1 FROM accounts.known_device',
        `SELECT * FROM accounts.session_of('\\x00', now())`,
        `SELECT * FROM accounts.invitation_claim('\\x00', gen_random_uuid(), gen_random_uuid(), now())`,
        `INSERT INTO accounts.person (id, email, email_key, given_name, family_name) VALUES (gen_random_uuid(), 'a@b', 'a@b', 'A', 'B')`,
        'INSERT INTO accounts.membership (region_id, id) VALUES (gen_random_uuid(), gen_random_uuid())',
      ]) {
        await expect(client.query(statement), statement).rejects.toMatchObject({ code: '42501' })
      }
    })
  })

  test('answers nothing to the holder of no token', async () => {
    await asApp(async (client) => {
      for (const call of [
        'session_actor($1, now())',
        'session_memberships($1, now())',
        'session_list($1, now())',
        'invitation_lookup($1, now())',
        'reset_lookup($1, now())',
      ]) {
        expect((await client.query(`SELECT * FROM accounts.${call}`, [Buffer.alloc(32)])).rows, call).toEqual([])
      }
    })
  })

  test('holds no token of a session or device in plain text', async () => {
    const person = await makePerson(services, { role: 'school-teacher', organizationId: school })
    const { token, deviceToken } = await signedIn(person.email)
    const rows = await look<{ text: string }>(
      services,
      `SELECT s::text AS text FROM accounts.session s UNION ALL SELECT d::text FROM accounts.known_device d
       UNION ALL SELECT a::text FROM platform.audit_event a`,
    )
    const everything = rows.map((row) => row.text).join('\n')
    for (const secret of [token, deviceToken]) {
      expect(everything).not.toContain(secret)
      expect(everything).not.toContain(Buffer.from(secret).toString('hex'))
    }
    expect(services.logLines.join('\n')).not.toContain(token)
  })
})
