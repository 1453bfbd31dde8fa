import { beforeAll, describe, expect, test } from 'vitest'
import {
  atDemo,
  auditActions,
  codeInMailTo,
  company,
  demoRegion,
  look,
  makePerson,
  office,
  password,
  realOffice,
  realRegion,
  realSchool,
  school,
  systemIn,
  writeAccountsRegions,
} from '../../../tests/made-up/accounts-region.ts'
import { type TestServices, testServices } from '../../../tests/support/services.ts'
import type { PersonActor } from '../../platform/actor/actor.ts'
import { inContext } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { acceptInvitationAsKnown, acceptInvitationAsNew, findInvitation } from './accept-invitation.ts'
import { endMembership } from './end-membership.ts'
import { accountsErasure } from './erase.ts'
import { accountsFacts, waitingTasks } from './facts.ts'
import { invitePerson } from './invite-person.ts'
import { listAccounts } from './list-accounts.ts'
import { changePassword } from './login/change-password.ts'
import { findSessionActor } from './login/find-session-actor.ts'
import { requestPasswordReset } from './login/request-password-reset.ts'
import { findReset, resetPassword } from './login/reset-password.ts'
import { signIn } from './login/sign-in.ts'
import { listMailbox, readMailboxMail } from './mailbox.ts'
import { revokeInvitation } from './revoke-invitation.ts'
import { getProfile, updateProfile } from './update-profile.ts'

let services: TestServices
let coordinator: PersonActor
let head: PersonActor
beforeAll(async () => {
  services = await testServices({ content: 'migrated' })
  await writeAccountsRegions(services)
  const first = (made: { actors: readonly PersonActor[] }): PersonActor => {
    const [actor] = made.actors
    if (actor === undefined) throw new Error('no membership')
    return actor
  }
  coordinator = first(await makePerson(services, { role: 'coordinator', organizationId: office }))
  head = first(await makePerson(services, { role: 'school-lead', organizationId: school }))
})

let numbers = 0
const newEmail = () => `neu-${++numbers}@musterau.example`
const caller = () => ({ address: `10.9.${++numbers}.1`, deviceToken: undefined, deviceLabel: null })
const newPassword = 'vier Enten unter dem Steg'

async function invite(email: string, actor: PersonActor = coordinator, organizationId = school) {
  const invited = await invitePerson(actor, services, { email, organizationId, role: 'school-teacher' })
  if (!invited.ok) throw new Error(invited.error.code)
  return { id: invited.value.id, code: await codeInMailTo(services, email) }
}
const acceptNew = (code: string, changes: { password?: string } = {}) =>
  acceptInvitationAsNew(services, {
    ...caller(),
    token: code,
    givenName: 'Pieter',
    familyName: '’t Hooft',
    password: newPassword,
    ...changes,
  })

describe('an invitation', () => {
  test('brings a new person in, with a mail, a row and an audit line each', async () => {
    const email = newEmail()
    const { id, code } = await invite(email)
    expect(await auditActions(services, id)).toEqual(['invitation.send'])
    expect(await findInvitation(services, code)).toMatchObject({ state: 'open', email, hasLogin: false })
    const accepted = await acceptNew(code)
    if (!accepted.ok) throw new Error(accepted.error.code)
    const session = await findSessionActor(services, accepted.value.token)
    expect(session).toMatchObject({ displayName: 'Pieter ’t Hooft', actor: { role: 'school-teacher' } })
    expect(await auditActions(services, session?.actor.membershipId ?? '')).toEqual(['invitation.accept'])
    const signedIn = await signIn(atDemo, services, { ...caller(), email, password: newPassword })
    expect(signedIn.ok).toBe(true)
  })

  test('is for nobody who is not signed in, and for no other organisation or role than one may give', async () => {
    const ask = (actor: Parameters<typeof invitePerson>[0], organizationId: string, role = 'school-teacher' as const) =>
      invitePerson(actor, services, { email: newEmail(), organizationId, role })
    const code = async (answer: ReturnType<typeof ask>) => {
      const result = await answer
      return result.ok ? 'ok' : result.error.code
    }
    expect(await code(ask(atDemo, school))).toBe('forbidden')
    expect(await code(ask(head, company))).toBe('not-found')
    expect(await code(ask(coordinator, realSchool))).toBe('not-found')
    expect(await code(ask(coordinator, 'keine-uuid'))).toBe('not-found')
    expect(await code(ask(coordinator, company))).toBe('role-does-not-fit')
    expect(await code(ask({ ...head, role: 'school-teacher' }, school))).toBe('forbidden')
    expect(await code(ask(head, school))).toBe('ok')
    const operator = await invitePerson(coordinator, services, {
      email: newEmail(),
      organizationId: office,
      role: 'operator',
    })
    expect(operator).toEqual({ ok: false, error: { code: 'forbidden' } })
  })

  test('is taken once, when two click at the same moment', async () => {
    const email = newEmail()
    const { code } = await invite(email)
    const answers = await Promise.all([acceptNew(code), acceptNew(code)])
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(await look(services, 'SELECT 1 FROM accounts.person WHERE email_key = $1', [email])).toHaveLength(1)
    expect(await acceptNew(code)).toEqual({ ok: false, error: { code: 'closed' } })
  })

  test('adds a membership to an existing login, once its password is proven', async () => {
    const known = await makePerson(services, { role: 'school-lead', organizationId: realSchool })
    const { code } = await invite(known.email)
    expect(await acceptNew(code)).toEqual({ ok: false, error: { code: 'login-exists' } })
    const wrong = await acceptInvitationAsKnown(services, { ...caller(), token: code, password: 'falsch geraten' })
    expect(wrong).toEqual({ ok: false, error: { code: 'wrong-password' } })
    const accepted = await acceptInvitationAsKnown(services, { ...caller(), token: code, password })
    if (!accepted.ok) throw new Error(accepted.error.code)
    expect((await findSessionActor(services, accepted.value.token))?.actor).toMatchObject({
      personId: known.personId,
      organizationId: school,
    })
    expect(accepted.value.memberships).toHaveLength(2)
  })

  test('ends when it is revoked, replaced, or fourteen days old', async () => {
    const email = newEmail()
    const first = await invite(email)
    const second = await invite(email)
    expect(await findInvitation(services, first.code)).toMatchObject({ state: 'revoked' })
    expect(await revokeInvitation({ ...head, organizationId: company }, services, { id: second.id })).toMatchObject({
      error: { code: 'not-found' },
    })
    expect((await revokeInvitation(head, services, { id: second.id })).ok).toBe(true)
    expect(await auditActions(services, second.id)).toEqual(['invitation.send', 'invitation.revoke'])
    expect(await acceptNew(second.code)).toEqual({ ok: false, error: { code: 'closed' } })

    const old = await invite(newEmail())
    services.setNow(new Date(Date.now() + 14 * 24 * 3_600_000 + 1000))
    expect(await findInvitation(services, old.code)).toMatchObject({ state: 'expired' })
    expect(await acceptNew(old.code)).toEqual({ ok: false, error: { code: 'closed' } })
    services.setNow(undefined)
  })

  test('takes no common password and none made of the own name', async () => {
    const { code } = await invite(newEmail())
    for (const [given, fault] of [
      ['kurz', 'password-too-short'],
      ['passwort123', 'password-common'],
      ['Pieterthooft1', 'password-common'],
    ] as const) {
      expect(await acceptNew(code, { password: given })).toEqual({ ok: false, error: { code: fault } })
    }
    expect(await findInvitation(services, code)).toMatchObject({ state: 'open' })
  })
})

describe('ending a membership', () => {
  test('is refused for other organisations, hidden for other regions, and never leaves a region without coordination', async () => {
    const theirs = await makePerson(services, { role: 'school-lead', organizationId: realSchool })
    const id = (made: { actors: readonly PersonActor[] }) => made.actors[0]?.membershipId ?? ''
    expect(await endMembership(coordinator, services, { id: id(theirs) })).toMatchObject({
      error: { code: 'not-found' },
    })
    expect(await endMembership(head, services, { id: coordinator.membershipId })).toMatchObject({
      error: { code: 'not-found' },
    })
    expect(await endMembership(coordinator, services, { id: coordinator.membershipId })).toMatchObject({
      error: { code: 'last-coordinator' },
    })

    const second = await makePerson(services, { role: 'coordinator', organizationId: office })
    const colleague = second.actors[0] ?? coordinator
    const both = await Promise.all([
      endMembership(coordinator, services, { id: colleague.membershipId }),
      endMembership(colleague, services, { id: coordinator.membershipId }),
    ])
    expect(both.filter((one) => one.ok)).toHaveLength(1)
    await look(services, 'UPDATE accounts.membership SET ended_at = NULL WHERE id = $1', [coordinator.membershipId])
    await look(services, 'UPDATE accounts.membership SET ended_at = coalesce(ended_at, now()) WHERE id = $1', [
      colleague.membershipId,
    ])
  })

  test('writes who ended it', async () => {
    const person = await makePerson(services, { role: 'school-teacher', organizationId: school })
    const id = person.actors[0]?.membershipId ?? ''
    expect((await endMembership(head, services, { id })).ok).toBe(true)
    expect(
      await look(services, 'SELECT ended_by FROM accounts.membership WHERE id = $1 AND ended_at IS NOT NULL', [id]),
    ).toEqual([{ ended_by: head.personId }])
    expect(await auditActions(services, id)).toEqual(['membership.end'])
    expect(await endMembership(head, services, { id })).toMatchObject({ error: { code: 'not-found' } })
  })
})

describe('the list', () => {
  test('shows the office its region, a lead the own organisation, and a teacher nothing', async () => {
    const ofOffice = await listAccounts(coordinator, services)
    const ofHead = await listAccounts(head, services)
    if (!ofOffice.ok || !ofHead.ok) throw new Error('refused')
    expect(new Set(ofOffice.value.accounts.map((one) => one.organizationId))).toContain(office)
    expect(new Set(ofHead.value.accounts.map((one) => one.organizationId))).toEqual(new Set([school]))
    expect(await listAccounts({ ...head, role: 'school-teacher' }, services)).toMatchObject({ ok: false })
    expect(await listAccounts(atDemo, services)).toMatchObject({ ok: false })
    const facts = await accountsFacts(coordinator, services)
    expect(facts.find(({ name }) => name === 'accounts.persons')?.value).toBeGreaterThan(1)
  })

  test('reminds of invitations that run out soon', async () => {
    await invite(newEmail())
    services.setNow(new Date(Date.now() + 12 * 24 * 3_600_000))
    expect(await waitingTasks(head, services)).toMatchObject([{ urgency: 'soon' }])
    services.setNow(undefined)
    expect(await waitingTasks(head, services)).toEqual([])
  })
})

describe('a forgotten password', () => {
  const request = (email: string) => requestPasswordReset(atDemo, services, { email, address: `10.8.${++numbers}.1` })

  test('is set anew by a link that works once, and every session ends', async () => {
    const person = await makePerson(services, { role: 'school-teacher', organizationId: school })
    const before = await signIn(atDemo, services, { ...caller(), email: person.email, password })
    expect(await request(person.email)).toEqual({ ok: true, value: undefined })
    const code = await codeInMailTo(services, person.email)
    expect(await findReset(services, code)).toMatchObject({ email: person.email })
    const answers = await Promise.all([1, 2].map(() => resetPassword(services, { token: code, password: newPassword })))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(await auditActions(services, person.personId)).toEqual(['password.reset-request', 'password.reset'])
    if (before.ok) expect(await findSessionActor(services, before.value.token)).toBeUndefined()
    const after = await signIn(atDemo, services, { ...caller(), email: person.email, password: newPassword })
    expect(after.ok).toBe(true)
    expect(await resetPassword(services, { token: code, password: newPassword })).toMatchObject({
      error: { code: 'closed' },
    })
  })

  test('answers an unknown address alike and sends nothing', async () => {
    const mails = () => look(services, 'SELECT 1 FROM platform.outbox_mail')
    const before = await mails()
    expect(await request('niemand@musterau.example')).toEqual({ ok: true, value: undefined })
    expect(await mails()).toHaveLength(before.length)
  })

  test('lasts two hours, and a link of another purpose opens nothing', async () => {
    const person = await makePerson(services, { role: 'school-teacher', organizationId: school })
    await request(person.email)
    const resetCode = await codeInMailTo(services, person.email)
    const { code: invitationCode } = await invite(newEmail())
    expect(await findInvitation(services, resetCode)).toBeUndefined()
    expect(await findReset(services, invitationCode)).toBeUndefined()
    expect(await findSessionActor(services, resetCode)).toBeUndefined()
    expect(await acceptNew(resetCode)).toMatchObject({ error: { code: 'closed' } })
    expect(await resetPassword(services, { token: invitationCode, password: newPassword })).toMatchObject({
      error: { code: 'closed' },
    })
    services.setNow(new Date(Date.now() + 2 * 3_600_000 + 1000))
    expect(await findReset(services, resetCode)).toBeUndefined()
    services.setNow(undefined)
  })

  test('sends at most three mails an hour to one address', async () => {
    const person = await makePerson(services, { role: 'school-teacher', organizationId: school })
    for (let n = 0; n < 5; n++) expect((await request(person.email)).ok).toBe(true)
    const sent = await look(services, 'SELECT 1 FROM platform.outbox_mail WHERE to_address = $1', [person.email])
    expect(sent).toHaveLength(3)
  })
})

test('no token of any kind stands in the database in plain text', async () => {
  const person = await makePerson(services, { role: 'school-teacher', organizationId: school })
  await requestPasswordReset(atDemo, services, { email: person.email, address: '10.7.0.1' })
  const secrets = [await codeInMailTo(services, person.email), (await invite(newEmail())).code]
  const rows = await look<{ text: string }>(
    services,
    ['accounts.invitation', 'accounts.one_time_token', 'platform.outbox_mail', 'platform.audit_event', 'platform.job']
      .map((table) => `SELECT t::text AS text FROM ${table} t`)
      .join(' UNION ALL '),
  )
  const everything = rows.map((row) => row.text).join('\n')
  for (const secret of secrets) expect(everything).not.toContain(secret)
})

describe('the own login', () => {
  test('changes the password only with the old one, and ends the other sessions', async () => {
    const person = await makePerson(services, { role: 'school-teacher', organizationId: school })
    const [here, there] = await Promise.all(
      [1, 2].map(() => signIn(atDemo, services, { ...caller(), email: person.email, password })),
    )
    if (!here?.ok || !there?.ok) throw new Error('not signed in')
    const actor = (await findSessionActor(services, here.value.token))?.actor ?? head
    const change = (currentPassword: string, next: string) =>
      changePassword(actor, services, {
        token: here.value.token,
        currentPassword,
        newPassword: next,
        address: '10.6.0.1',
        organizationName: 'Oberschule Brückstedt',
      })
    expect(await change('falsch geraten', newPassword)).toMatchObject({ error: { code: 'wrong-password' } })
    expect(await change(password, 'Brückstedt2026')).toMatchObject({ error: { code: 'password-common' } })
    expect((await change(password, newPassword)).ok).toBe(true)
    expect(await findSessionActor(services, here.value.token)).toBeDefined()
    expect(await findSessionActor(services, there.value.token)).toBeUndefined()
    expect(await auditActions(services, person.personId)).toEqual(['password.change'])
  })

  test('keeps both versions when two windows save', async () => {
    const person = await makePerson(services, { role: 'school-teacher', organizationId: school })
    const actor = person.actors[0] ?? head
    const { version } = await getProfile(actor, services)
    const save = (familyName: string) =>
      updateProfile(actor, services, { version, title: null, givenName: 'Seán', familyName })
    expect((await save('O’Neill')).ok).toBe(true)
    expect(await save('Źdźbłowski')).toMatchObject({ error: { code: 'conflict', stored: { familyName: 'O’Neill' } } })
    const [line] = await look<{ changes: unknown }>(
      services,
      `SELECT changes FROM platform.audit_event WHERE object_id = $1 AND action = 'person.change'`,
      [person.personId],
    )
    expect(JSON.stringify(line?.changes)).not.toContain('Neill')
  })
})

describe('the mailbox', () => {
  test('is read by the operator, in the demo also by the office, with an audit line, and by nobody else', async () => {
    const operator: PersonActor = { ...coordinator, role: 'operator' }
    await invite(newEmail())
    for (const actor of [operator, coordinator]) {
      const listed = await listMailbox(actor, services, { page: 1 })
      const id = listed.ok ? (listed.value.items[0]?.id ?? '') : ''
      const read = await readMailboxMail(actor, services, { id })
      expect(read.ok && read.value.text).toContain('/einladung?code=')
      expect(await auditActions(services, id)).toContain('mail.read')
    }
    const real: PersonActor = { ...coordinator, regionId: realRegion, organizationId: realSchool }
    expect(await listMailbox(real, services, { page: 1 })).toMatchObject({ error: { code: 'forbidden' } })
    expect(await listMailbox(head, services, { page: 1 })).toMatchObject({ error: { code: 'forbidden' } })
    expect(await listMailbox(atDemo, services, { page: 1 })).toMatchObject({ error: { code: 'forbidden' } })
  })

  test('shows no text that a mail server sends; in the demo none does, so it stays and is read', async () => {
    const withSmtp: Services = { ...services, settings: { ...services.settings, smtpUrl: 'smtp://localhost:1' } }
    const newest = async (actor: PersonActor, given = withSmtp) => {
      const listed = await listMailbox(actor, given, { page: 1 })
      return readMailboxMail(actor, given, { id: listed.ok ? (listed.value.items[0]?.id ?? '') : '' })
    }
    const [inReal] = (await makePerson(services, { role: 'operator', organizationId: realOffice })).actors
    if (inReal === undefined) throw new Error('no membership')
    await invite(newEmail(), { ...inReal, role: 'coordinator' }, realSchool)
    await invite(newEmail())
    expect(await newest(inReal)).toMatchObject({ ok: true, value: { delivery: 'sends', text: undefined } })
    expect(await newest(inReal, services)).toMatchObject({ ok: true, value: { delivery: 'no-server' } })
    const kept = { delivery: 'fictional', text: expect.stringContaining('/einladung?code=') }
    expect(await newest(coordinator)).toMatchObject({ ok: true, value: kept })
    expect(await newest(coordinator, services)).toMatchObject({ ok: true, value: kept })
  })
})

describe('erasure', () => {
  test('shows and forgets everything about a person, and keeps the login while another region needs it', async () => {
    const person = await makePerson(
      services,
      { role: 'school-teacher', organizationId: school },
      { role: 'school-teacher', organizationId: realSchool },
    )
    await signIn(atDemo, services, { ...caller(), email: person.email, password })
    await requestPasswordReset(atDemo, services, { email: person.email, address: '10.5.0.1' })
    const erase = (regionId: string) =>
      inContext(services.database, systemIn(regionId), async (tx) => {
        const held = await accountsErasure.exportOf(tx, { email: person.email }, services)
        const gone = await accountsErasure.erase(tx, systemIn(regionId), services, { personId: person.personId })
        return { held, gone }
      })
    const first = await erase(demoRegion)
    expect(first.held['accounts.membership']).toHaveLength(1)
    const kinds = first.held['accounts.session']?.map((one) => ('kind' in one ? one.kind : undefined))
    expect(kinds?.sort()).toEqual(['known-device', 'password-reset', 'session'])
    expect(first.gone).toMatchObject({ 'accounts.membership': 1, 'accounts.person': 0, 'platform.outbox_mail': 0 })
    // The mail with the link went out from the real region.
    const second = await erase(realRegion)
    expect(second.gone).toMatchObject({ 'accounts.membership': 1, 'accounts.person': 1, 'platform.outbox_mail': 1 })
    for (const table of ['session', 'one_time_token', 'known_device', 'membership']) {
      expect(await look(services, `SELECT 1 FROM accounts.${table} WHERE person_id = $1`, [person.personId])).toEqual(
        [],
      )
    }
    expect(await look(services, 'SELECT 1 FROM accounts.person WHERE id = $1', [person.personId])).toEqual([])
    expect(await auditActions(services, person.personId)).toContain('person.erase')
  })
})
