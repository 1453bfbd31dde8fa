import { OpenAPIHono } from '@hono/zod-openapi'
import { beforeAll, describe, expect, test } from 'vitest'
import { networkStage, type Stage } from '../../../tests/support/network-stage.ts'
import type { ApiEnv } from '../../platform/http/api-route.ts'
import { networkApi } from './api.ts'
import { demoOrganizationId } from './demo.ts'
import { archiveOrganization } from './keep-organization.ts'

describe('the network as JSON', () => {
  let stage: Stage
  let app: OpenAPIHono<ApiEnv>
  beforeAll(async () => {
    stage = await networkStage()
    app = new OpenAPIHono<ApiEnv>()
    app.use('*', async (c, next) => {
      c.set('actor', stage.everybody)
      c.set('otherRegionIds', [])
      c.set('services', stage.services)
      c.set('requestId', 'test')
      await next()
    })
    for (const route of networkApi) route.mount(app)
  })

  test('regions and organisations come in pages, with distance when asked', async () => {
    const regions = await (await app.request('/regions')).json()
    expect(regions.items).toHaveLength(2)
    const list = await (await app.request('/organizations?kind=school&near=37991&withinKm=5&pageSize=2')).json()
    expect(list).toMatchObject({ page: 1, pageSize: 2, total: 2 })
    expect(list.items[0].distanceKm).toBeLessThan(5)
  })

  test('one organisation shows public contact persons only, and no inner field', async () => {
    const one = await (await app.request(`/organizations/${demoOrganizationId(10)}`)).json()
    expect(one.contactPersons.map((person: { name: string }) => person.name)).toEqual(['Sean O’Neill'])
    expect(Object.keys(one)).not.toContain('note')
    expect(Object.keys(one)).not.toContain('version')
  })

  test('unknown and archived organisations are problem details with 404, wrong input with 400', async () => {
    await archiveOrganization(stage.person('coordinator'), stage.services, { id: demoOrganizationId(90) })
    for (const id of ['03999000-0000-7000-8000-00000000ffff', demoOrganizationId(90)]) {
      const answer = await app.request(`/organizations/${id}`)
      expect(answer.status).toBe(404)
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
    }
    expect((await app.request('/organizations/kein-schluessel')).status).toBe(400)
    expect((await app.request('/organizations?pageSize=100000')).status).toBe(400)
  })
})
