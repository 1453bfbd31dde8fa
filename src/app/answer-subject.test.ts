import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { type TestSite, testSite } from '../../tests/support/site.ts'
import { paths } from '../kernel/names/paths.ts'
import type { MembershipRole } from '../kernel/names/roles.ts'
import { demoPersons } from '../modules/accounts/demo.ts'
import { demoRegion } from '../modules/network/demo.ts'
import { inContext } from '../platform/db/database.ts'

let site: TestSite

beforeAll(async () => {
  site = await testSite()
})

async function enter(role: MembershipRole): Promise<string> {
  const answer = await site.ask(paths.demoSignIn, { method: 'POST', body: new URLSearchParams({ rolle: role }) })
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

const post = (path: string, email: string, cookie?: string) =>
  site.ask(path, { method: 'POST', body: new URLSearchParams({ email }), ...(cookie !== undefined && { cookie }) })

const count = (statement: string) =>
  inContext(site.services.database, { kind: 'system', regionId: demoRegion.id, reason: 'test' }, async (tx) => {
    const { rows } = await sql.raw<{ count: number }>(`SELECT count(*) AS count FROM ${statement}`).execute(tx)
    return rows[0]?.count
  })

const [, , teacher] = demoPersons
const address = teacher?.email ?? ''

describe('what is held about a person', () => {
  test.each([paths.settingsSubject, paths.settingsSubjectFile, paths.settingsSubjectErase])(
    'is nobody’s business but the data protection officer’s: %s',
    async (path) => {
      expect((await post(path, address)).headers.get('location')).toContain(paths.signIn)
      for (const role of ['coordinator', 'operator', 'school-lead'] as const) {
        expect((await post(path, address, await enter(role))).status).toBe(403)
      }
    },
  )

  test('asks for an address in words', async () => {
    const answer = await post(paths.settingsSubject, 'keine', await enter('dpo'))
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('keine vollständige E-Mail-Adresse')
  })

  test('is shown, handed out as a file, and forgotten, with an audit line each that names nobody', async () => {
    const cookie = await enter('dpo')
    const shown = await (await post(paths.settingsSubject, address, cookie)).text()
    expect(shown).toContain('Rollen in Einrichtungen')
    expect(shown).toContain('O’Neill')

    const file = await post(paths.settingsSubjectFile, address, cookie)
    expect(file.headers.get('content-disposition')).toContain('auskunft.json')
    expect(Object.keys((await file.json()) as object)).toContain('Zugang')

    const erased = await post(paths.settingsSubjectErase, address, cookie)
    expect(erased.status).toBe(303)
    expect(await count(`accounts.person WHERE email = '${address}'`)).toBe(0)
    expect(await (await post(paths.settingsSubject, address, cookie)).text()).toContain(
      'ist in Ihrer Region nichts gespeichert',
    )
    expect(await count(`platform.audit_event WHERE action = 'subject.erase'`)).toBe(1)
    expect(await count(`platform.audit_event WHERE changes::text LIKE '%${address}%'`)).toBe(0)
    expect(site.services.logLines.join('')).not.toContain(address)
  })

  test('is found and forgotten where the officer does not work: in drafts, and at a one-person company', async () => {
    const cookie = await enter('dpo')
    const own = 'zoe@malerin.example'
    const system = { kind: 'system', regionId: demoRegion.id, reason: 'test' } as const
    await inContext(site.services.database, system, async (tx) => {
      await sql`UPDATE offers.offer SET status = 'draft', contact_name = 'Zoë Krčmář', contact_email = ${own}
        WHERE id = (SELECT id FROM offers.offer ORDER BY id LIMIT 1)`.execute(tx)
      await sql`UPDATE network.organization SET email = ${own}, note = 'nur abends', status = 'archived'
        WHERE id = (SELECT id FROM network.organization WHERE kind = 'company' ORDER BY id LIMIT 1)`.execute(tx)
    })
    const shown = await (await post(paths.settingsSubject, own, cookie)).text()
    expect(shown).toContain('Zoë Krčmář')
    expect(shown).toContain('Einrichtung mit dieser E-Mail-Adresse')
    expect(shown).toContain('nur abends')

    expect((await post(paths.settingsSubjectErase, own, cookie)).status).toBe(303)
    expect(await count(`offers.offer WHERE contact_email = '${own}' OR contact_name = 'Zoë Krčmář'`)).toBe(0)
    expect(await count(`network.organization WHERE email = '${own}' OR note = 'nur abends'`)).toBe(0)
    const forgotten = "action IN ('organization.forget-person', 'offer.forget-person') AND role = 'dpo'"
    expect(await count(`platform.audit_event WHERE ${forgotten}`)).toBe(2)
    expect(await (await post(paths.settingsSubject, own, cookie)).text()).toContain('nichts gespeichert')
  })
})
