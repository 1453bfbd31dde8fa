// The search over everything: honest numbers, people among what is found, and only for those who may read about them.

import { beforeAll, expect, test } from 'vitest'
import { organizationDetails } from '../../tests/made-up/organization.ts'
import { type TestSite, testSite } from '../../tests/support/site.ts'
import { paths } from '../kernel/names/paths.ts'
import type { MembershipRole } from '../kernel/names/roles.ts'
import { demoRegion } from '../modules/network/demo.ts'
import { createOrganization } from '../modules/network/index.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})

async function search(role: MembershipRole, text: string): Promise<string> {
  const entered = await site.ask(paths.demoSignIn, { method: 'POST', body: new URLSearchParams({ rolle: role }) })
  const cookie = entered.headers.getSetCookie().map((line) => line.split(';')[0])
  const answer = await site.ask(`${paths.workSearch}?q=${encodeURIComponent(text)}`, { cookie: cookie.join('; ') })
  expect(answer.status).toBe(200)
  return answer.text()
}

test('counts all hits, shows the first ones, and leads to the rest', async () => {
  const system = { kind: 'system', regionId: demoRegion.id, reason: 'test' } as const
  for (let number = 1; number <= 30; number++)
    await createOrganization(
      system,
      site.services,
      organizationDetails({ name: `Xyzzyqua ${number}`, city: 'Auhagen' }),
    )
  const page = await search('coordinator', 'xyzzyqua')
  expect(page).toContain('30 Treffer zu „xyzzyqua“.')
  expect(page).toContain('Einrichtungen (30)')
  expect(page).toContain('Hier stehen 8 von 30.')
  expect(page.match(/href="\/arbeit\/netzwerk\/[0-9a-f-]{36}"/g)).toHaveLength(8)
  const all = /href="([^"]+)">Alle 30 im Netzwerk anzeigen/.exec(page)?.[1] ?? ''
  expect(all).toBe(`${paths.workNetwork}?q=xyzzyqua`)
})

test.each(['coordinator', 'company', 'school-teacher'] as const)(
  'finds contact persons by name and function, not minding capitals and accents: %s',
  async (role) => {
    const page = await search(role, 'lukaszewicz')
    expect(page).toContain('Ansprechpersonen (1)')
    expect(page).toContain('Łukaszewicz')
  },
)

test.each(['monitoring', 'operator', 'dpo'] as const)('hides who is none of their business: %s', async (role) => {
  const page = await search(role, 'lukaszewicz')
  expect(page).not.toContain('Ansprechpersonen (')
  expect(page).toContain('Nichts gefunden zu „lukaszewicz“.')
})
