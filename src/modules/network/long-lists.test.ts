// Lists that are longer than a page: nothing is cut without a word, and every number is the true one.

import { beforeAll, expect, test } from 'vitest'
import { organizationDetails } from '../../../tests/made-up/organization.ts'
import { networkStage, type Stage } from '../../../tests/support/network-stage.ts'
import { paths } from '../../kernel/names/paths.ts'
import { recordAudits } from '../../platform/audit/record-audit.ts'
import { inContext } from '../../platform/db/database.ts'
import { createOrganization } from './change-organization.ts'
import { demoOrganizationId } from './demo.ts'
import { networkRoutes } from './routes.ts'

let stage: Stage
beforeAll(async () => {
  stage = await networkStage()
})

const ask = async (path: string) => (await stage.ask(stage.person('coordinator'), networkRoutes, path)).text()

test('the history of an organisation goes on behind its first page', async () => {
  const [id, office] = [demoOrganizationId(10), stage.person('coordinator')]
  const changes = Array.from({ length: 119 }, (_, number) => ({
    action: 'organization.change',
    objectKind: 'organization',
    objectId: id,
    changes: [{ field: 'city', before: null, after: `Ort ${number}` }],
  }))
  await inContext(stage.services.database, office, (tx) => recordAudits(tx, office, stage.services, changes))
  const entries = (html: string) => html.match(/<time /g)?.length
  const first = await ask(paths.workOrganization(id))
  expect(first).toContain(`${paths.workOrganization(id)}?verlauf=2`)
  expect(first).toContain('Seite 1 von 3')
  const [second, third] = [
    await ask(`${paths.workOrganization(id)}?verlauf=2`),
    await ask(`${paths.workOrganization(id)}?verlauf=3`),
  ]
  // With the entry of its creation it has 120.
  expect([entries(first), entries(second), entries(third)]).toEqual([50, 50, 20])
  expect(await ask(`${paths.workOrganization(id)}?verlauf=-1`)).toBe(first)
})

test('all pairs of duplicates are counted, and come page by page', async () => {
  const office = stage.person('coordinator')
  for (let number = 1; number <= 60; number++)
    for (const _twice of [1, 2])
      await createOrganization(
        office,
        stage.services,
        organizationDetails({
          name: `Quastenmacherei ${'abcdefghij'[number % 10]}${number}x Nachfolger`,
          street: `Gasse ${number * 7}`,
          postalCode: '37990',
          city: 'Musterau',
        }),
      )
  const first = await ask(paths.workDuplicates)
  const last = Number(/Seite 1 von (\d+)/.exec(first)?.[1])
  const found = new Set<string>()
  for (let page = 1; page <= last; page++) {
    const html = await ask(`${paths.workDuplicates}?seite=${page}`)
    for (const [link] of html.matchAll(/doppelte\/[0-9a-f-]{36}\/[0-9a-f-]{36}/g)) found.add(link)
  }
  expect(last).toBeGreaterThan(1)
  expect(found.size).toBeGreaterThanOrEqual(60)
  const said = /<p>[^<]*?(\d+) Paare/.exec(first)?.[1]
  expect(Number(said)).toBe(found.size)
})
