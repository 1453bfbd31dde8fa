// The pages of accounts, asked as a browser would, without one.
import { Hono } from 'hono'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  codeInMailTo,
  company,
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
import { paths } from '../../kernel/names/paths.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import type { Settings } from '../../platform/env/settings.ts'
import { Page } from '../../platform/html/page.tsx'
import { pageRequest } from '../../platform/http/page-request.ts'
import { fillDemo } from './demo.ts'
import { findSessionActor, readSessionToken } from './index.ts'
import { accountsPermissions } from './permissions.ts'
import { accountsRoutes } from './routes.ts'

let services: TestServices
beforeAll(async () => {
  services = await testServices({ content: 'migrated' })
  await writeAccountsRegions(services)
})

/** A small app around the routes: the region of visitors, the session from the cookie, a bare frame. */
function siteOf(given: { regionId?: string; settings?: Partial<Settings> } = {}) {
  const { regionId = demoRegion } = given
  const on = { ...services, settings: { ...services.settings, ...given.settings } }
  const app = new Hono()
  for (const route of accountsRoutes) {
    app.on(route.method, [route.path], async (c) => {
      const token = readSessionToken(c, on.settings)
      const session = token === undefined ? undefined : await findSessionActor(on, token)
      const actor: Actor = session?.actor ?? { kind: 'public', regionId }
      const frame = {
        regionName: 'Musterau',
        homeHref: '/',
        layout: 'top',
        navigation: [],
        footer: [],
        theme: { current: 'system', action: paths.theme, returnTo: '/' },
      } as const
      return route.handle(
        pageRequest(c, {
          actor,
          services: on,
          requestId: 'test',
          answers: {
            page: ({ status, section: _section, ...page }, body) =>
              c.html(Page({ ...page, frame, children: body }), status ?? 200),
            notFound: () => c.text('nicht gefunden', 404),
            forbidden: () => c.text('nicht erlaubt', 403),
          },
        }),
      )
    })
  }
  return {
    get: (path: string, cookie = '') => app.request(path, { headers: { cookie } }),
    post: (path: string, values: Record<string, string>, cookie = '', headers: Record<string, string> = {}) =>
      app.request(path, { method: 'POST', body: new URLSearchParams(values), headers: { cookie, ...headers } }),
  }
}

const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

async function signedInAs(role: 'coordinator' | 'school-lead' | 'school-teacher', organizationId: string) {
  const person = await makePerson(services, { role, organizationId })
  const answer = await siteOf().post(paths.signIn, { email: person.email, password })
  expect(answer.status).toBe(303)
  return { ...person, cookie: cookiesOf(answer) }
}

describe('the sign-in page', () => {
  test('sets a cookie that scripts and other sites cannot read, and goes where one wanted to', async () => {
    const person = await makePerson(services, { role: 'school-lead', organizationId: school })
    const answer = await siteOf().post(paths.signIn, { email: person.email, password, weiter: '/arbeit/netzwerk?q=x' })
    expect(answer.headers.get('location')).toBe('/arbeit/netzwerk?q=x')
    const [session, device] = answer.headers.getSetCookie()
    expect(session).toMatch(/^steg_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(device).toMatch(/^steg_geraet=[\w-]{43}; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Lax$/)
  })

  test('uses __Host- and Secure behind https', async () => {
    const person = await makePerson(services, { role: 'school-lead', organizationId: school })
    const site = siteOf({ settings: { baseUrl: 'https://steg.musterau.example' } })
    const answer = await site.post(paths.signIn, { email: person.email, password })
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-steg=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  })

  test('never leads to another site', async () => {
    const person = await makePerson(services, { role: 'school-lead', organizationId: school })
    for (const weiter of ['https://boese.example', '//boese.example', '/\\boese.example', 'javascript:alert(1)']) {
      const answer = await siteOf().post(paths.signIn, { email: person.email, password, weiter })
      expect(answer.headers.get('location')).toBe(paths.work)
    }
  })

  test('answers a wrong password with 401, an empty form with 422, too many tries with 429 and Retry-After', async () => {
    const site = siteOf()
    const wrong = await site.post(paths.signIn, { email: 'weg@musterau.example', password: 'falsch geraten' })
    expect(wrong.status).toBe(401)
    const text = await wrong.text()
    expect(text).toContain('E-Mail-Adresse oder Passwort stimmen nicht')
    expect(text).toContain('weg@musterau.example')
    expect(text).not.toContain('falsch geraten')
    expect((await site.post(paths.signIn, {})).status).toBe(422)
    let last = wrong
    for (let n = 0; n < 5; n++) {
      last = await site.post(paths.signIn, { email: 'weg@musterau.example', password: 'falsch' })
    }
    expect(last.status).toBe(429)
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(60)
  })

  test('offers one-click roles in the fictional region and nowhere else', async () => {
    await look(
      services,
      `INSERT INTO network.organization (region_id, id, kind, name, name_key)
       SELECT $1, gen_random_uuid(), kind, kind, kind FROM unnest(ARRAY['bbs', 'chamber', 'agency', 'traeger']) AS kind`,
      [demoRegion],
    )
    await fillDemo(systemIn(demoRegion), services)
    expect(await (await siteOf().get(paths.signIn)).text()).toContain('Anmelden als Koordinierung')
    const entered = await siteOf().post(paths.demoSignIn, { rolle: 'monitoring' })
    expect(entered.headers.get('location')).toBe(paths.work)
    expect(await (await siteOf().get(paths.settingsProfile, cookiesOf(entered))).text()).toContain(
      'monitoring@musterau.example',
    )
    expect((await siteOf().post(paths.demoSignIn, { rolle: 'guardian' })).status).toBe(404)

    for (const closed of [siteOf({ regionId: realRegion }), siteOf({ settings: { demo: false } })]) {
      expect(await (await closed.get(paths.signIn)).text()).not.toContain('Anmelden als')
      expect((await closed.post(paths.demoSignIn, { rolle: 'monitoring' })).status).toBe(404)
    }
  })

  test('asks for the role where there are two, and signing out clears the browser', async () => {
    const person = await makePerson(
      services,
      { role: 'school-teacher', organizationId: school },
      { role: 'school-lead', organizationId: realSchool },
    )
    const site = siteOf()
    const answer = await site.post(paths.signIn, { email: person.email, password })
    const cookie = cookiesOf(answer)
    expect(answer.headers.get('location')).toBe(paths.chooseMembership)
    expect((await site.get(paths.settingsProfile, cookie)).headers.get('location')).toContain(paths.signIn)
    expect((await site.get(paths.signIn, cookie)).headers.get('location')).toBe(paths.chooseMembership)
    const choice = await (await site.get(paths.chooseMembership, cookie)).text()
    expect(choice).toContain('Schulleitung, Schule Anderswo')
    expect((await site.post(paths.chooseMembership, { rolle: 'x' }, cookie)).status).toBe(422)
    const membershipId = person.actors[0]?.membershipId ?? ''
    expect((await site.post(paths.chooseMembership, { rolle: membershipId }, cookie)).status).toBe(303)
    expect((await site.get(paths.settingsProfile, cookie)).status).toBe(200)

    const out = await site.post(paths.signOut, {}, cookie)
    expect(out.headers.get('clear-site-data')).toBe('"cache", "storage"')
    expect(out.headers.getSetCookie()[0]).toMatch(/^steg_session=; Max-Age=0/)
    expect((await site.get(paths.settingsProfile, cookie)).status).toBe(303)
  })
})

describe('the pages of the work area', () => {
  const workPages = [
    paths.settingsAccounts,
    paths.settingsInvite,
    paths.settingsAccountEnd('0190b7c1-0000-7000-8000-00000000abcd'),
    paths.settingsProfile,
    paths.settingsMailbox,
    paths.settingsMail('0190b7c1-0000-7000-8000-00000000abcd'),
  ]

  test.each(workPages)('lead to the sign-in and back: %s', async (path) => {
    const answer = await siteOf().get(path)
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `${paths.signIn}?weiter=${encodeURIComponent(path)}`,
    ])
  })

  test('lead back to the form when the sign-in had run out as it was sent, and what was typed is kept for it', async () => {
    const { cookie } = await signedInAs('coordinator', office)
    const formPage = `${paths.settingsInvite}?einrichtung=${school}`
    const form = { einrichtung: school, email: 'neu@musterau.example', rolle: 'school-lead' }
    const referer = `https://steg.example${formPage}`
    const answer = await siteOf().post(paths.settingsInvite, form, '', { referer })
    expect(answer.headers.get('location')).toBe(`${paths.signIn}?weiter=${encodeURIComponent(formPage)}`)
    const draftsIn = async (path: string) =>
      [
        ...(await (await siteOf().get(path, cookie)).text()).matchAll(
          /<steg-keep-draft data-key="([^"]+)"[^>]*>([\s\S]*?)<\/steg-keep-draft>/g,
        ),
      ].map(([, key = '', content = '']) => ({ key, content }))
    const [invitation, ...others] = await draftsIn(formPage)
    expect(others).toEqual([])
    expect(invitation?.key).toContain(school)
    expect(invitation?.content).toContain('name="email"')
    const kept = await draftsIn(paths.settingsProfile)
    expect(kept.map(({ key }) => key)).toEqual([`${paths.settingsProfile}#1`])
    expect(kept[0]?.content).toContain('name="givenName"')
    expect(kept[0]?.content).not.toContain('type="password"')
  })

  test.each(['99999999999', '1.5', '-1', '1e3', 'NaN', ''])(
    'a version that was never given out is a stale one: %j',
    async (version) => {
      const { cookie } = await signedInAs('school-teacher', school)
      const names = { title: '', givenName: 'Hoa', familyName: 'Đặng', version }
      expect((await siteOf().post(paths.settingsProfile, names, cookie)).status).toBe(409)
    },
  )

  test('are closed to a teacher, except for the own profile', async () => {
    const { cookie } = await signedInAs('school-teacher', school)
    const statuses = await Promise.all(workPages.map(async (path) => (await siteOf().get(path, cookie)).status))
    expect(statuses).toEqual([403, 403, 404, 200, 403, 403])
    const invited = await siteOf().post(
      paths.settingsInvite,
      { einrichtung: school, email: 'x@musterau.example', rolle: 'school-teacher' },
      cookie,
    )
    expect(invited.status).toBe(404)
    expect(await look(services, `SELECT 1 FROM accounts.invitation WHERE email = 'x@musterau.example'`)).toEqual([])
  })

  test('the mailbox says that the mails of the fictional region stay, also where a mail server is set', async () => {
    const { cookie } = await signedInAs('coordinator', office)
    const site = siteOf({ settings: { smtpUrl: 'smtp://localhost:1' } })
    const form = { einrichtung: school, email: 'bleibt@musterau.example', rolle: 'school-teacher' }
    expect((await site.post(paths.settingsInvite, form, cookie)).status).toBe(303)
    const listed = await (await site.get(paths.settingsMailbox, cookie)).text()
    expect(listed).toContain('verlässt keine E-Mail das Haus')
    expect(listed).toContain('bleibt hier')
    expect(listed).not.toContain('wartet')
    const [mail = ''] = listed.match(/\/arbeit\/einstellungen\/postfach\/[0-9a-f-]{36}/) ?? []
    expect(await (await site.get(mail, cookie)).text()).toContain('/einladung?code=')
  })

  test('invite, revoke and end, and say what happens next', async () => {
    const { cookie } = await signedInAs('school-lead', school)
    const site = siteOf()
    const form = { einrichtung: school, email: 'neu@musterau.example', rolle: 'school-teacher' }
    expect(await (await site.get(paths.settingsInvite, cookie)).text()).toContain('Für: Oberschule Brückstedt')
    expect((await site.get(`${paths.settingsInvite}?einrichtung=${company}`, cookie)).status).toBe(404)
    const wrong = await site.post(paths.settingsInvite, { ...form, email: 'keine Adresse' }, cookie)
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('keine Adresse')
    expect((await site.post(paths.settingsInvite, { ...form, rolle: 'coordinator' }, cookie)).status).toBe(422)
    expect((await site.post(paths.settingsInvite, form, cookie)).headers.get('location')).toBe(paths.settingsAccounts)
    const list = await (await site.get(paths.settingsAccounts, cookie)).text()
    expect(list).toContain('neu@musterau.example')

    const code = await codeInMailTo(services, 'neu@musterau.example')
    const offer = await (await site.get(`${paths.invitation}?code=${code}`)).text()
    expect(offer).toContain('Oberschule Brückstedt')
    const names = { code, givenName: 'Seán', familyName: 'O’Neill' }
    const common = await site.post(paths.invitation, { ...names, password: 'passwort123' })
    expect(common.status).toBe(422)
    expect(await common.text()).toContain('leicht zu erraten')
    const accepted = await site.post(paths.invitation, { ...names, password: 'vier Enten unter dem Steg' })
    expect(accepted.headers.get('location')).toBe(paths.work)
    expect((await site.get(`${paths.invitation}?code=${code}`)).status).toBe(410)
    expect((await site.get(`${paths.invitation}?code=erfunden`)).status).toBe(404)

    const colleague = cookiesOf(accepted)
    expect((await site.get(paths.settingsProfile, colleague)).status).toBe(200)
    const [membership] = await look<{ id: string }>(
      services,
      `SELECT m.id FROM accounts.membership m JOIN accounts.person p ON p.id = m.person_id WHERE p.email = 'neu@musterau.example'`,
    )
    const end = paths.settingsAccountEnd(membership?.id ?? '')
    expect(await (await site.get(end, cookie)).text()).toContain('Zugang von Seán O’Neill beenden?')
    expect((await site.post(end, {}, cookie)).status).toBe(303)
    expect((await site.get(paths.settingsProfile, colleague)).status).toBe(303)

    await site.post(paths.settingsInvite, { ...form, email: 'weg@musterau.example' }, cookie)
    const [open] = await look<{ id: string }>(
      services,
      `SELECT id FROM accounts.invitation WHERE email = 'weg@musterau.example'`,
    )
    const revoke = paths.settingsInvitationRevoke(open?.id ?? '')
    expect((await site.post(revoke, {}, cookie)).status).toBe(303)
    expect((await site.post(revoke, {}, cookie)).status).toBe(404)
  })

  test('never leave a region without coordination', async () => {
    const { cookie, actors } = await signedInAs('coordinator', office)
    await look(
      services,
      `UPDATE accounts.membership SET ended_at = now() WHERE role = 'coordinator' AND id <> $1 AND ended_at IS NULL`,
      [actors[0]?.membershipId],
    )
    const answer = await siteOf().post(paths.settingsAccountEnd(actors[0]?.membershipId ?? ''), {}, cookie)
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('die letzte Koordinierung')
  })

  test('show two versions of a name side by side, and lose neither', async () => {
    const { cookie } = await signedInAs('school-teacher', school)
    const site = siteOf()
    const save = (version: string, familyName: string) =>
      site.post(paths.settingsProfile, { version, title: '', givenName: 'Hoa', familyName }, cookie)
    expect((await save('1', 'Đặng')).status).toBe(303)
    const conflict = await save('1', 'Müller')
    expect(conflict.status).toBe(409)
    const text = await conflict.text()
    expect(text).toContain('Đặng')
    expect(text).toContain('Müller')
    expect((await save('2', '<script>')).status).toBe(422)
  })

  test('change the password, and list and end other sessions', async () => {
    const { cookie, email } = await signedInAs('school-teacher', school)
    const site = siteOf()
    const other = cookiesOf(await site.post(paths.signIn, { email, password }))
    expect(await (await site.get(paths.settingsProfile, cookie)).text()).toContain('Überall sonst abmelden')
    expect((await site.post(paths.settingsSessions, { anmeldung: 'others' }, cookie)).status).toBe(303)
    expect((await site.get(paths.settingsProfile, other)).status).toBe(303)
    const change = (bisher: string) =>
      site.post(paths.settingsPassword, { bisher, password: 'vier Enten unter dem Steg' }, cookie)
    expect((await change('falsch geraten')).status).toBe(422)
    expect((await change(password)).status).toBe(303)
  })
})

describe('a forgotten password', () => {
  test('is answered the same for everybody, and set behind the link', async () => {
    const person = await makePerson(services, { role: 'school-lead', organizationId: school })
    const site = siteOf()
    const [known, unknown] = await Promise.all(
      [person.email, 'niemand@musterau.example'].map(async (email) => {
        const answer = await site.post(paths.forgottenPassword, { email })
        return `${answer.status} ${await answer.text()}`
      }),
    )
    expect(known).toBe(unknown)
    expect((await site.post(paths.forgottenPassword, { email: 'keine Adresse' })).status).toBe(422)
    const code = await codeInMailTo(services, person.email)
    expect(await (await site.get(`${paths.newPassword}?code=${code}`)).text()).toContain(person.email)
    expect((await site.post(paths.newPassword, { code, password: 'kurz' })).status).toBe(422)
    const done = await site.post(paths.newPassword, { code, password: 'vier Enten unter dem Steg' })
    expect(done.headers.get('location')).toBe(paths.signIn)
    expect(cookiesOf(done)).toContain('steg_geraet=')
    expect((await site.get(`${paths.newPassword}?code=${code}`)).status).toBe(410)
  })
})

test('every page names a row of the permission table', () => {
  const keys = accountsPermissions.map((row) => row.key)
  expect(accountsRoutes.map((route) => route.permission).filter((key) => !keys.includes(key))).toEqual([])
})
