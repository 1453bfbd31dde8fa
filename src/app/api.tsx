// Everything public as JSON under /api: mounted from the modules, described by OpenAPI 3.1 from the same schemas.
import { OpenAPIHono } from '@hono/zod-openapi'
import { networkApi } from '../modules/network/api.ts'
import { offersApi } from '../modules/offers/api.ts'
import type { ApiEnv, ApiRoute } from '../platform/http/api-route.ts'
import { problem } from '../platform/http/problem.ts'
import type { Services } from '../platform/services.ts'
import { issueText } from './api-issue.ts'
import { t } from './texts.ts'
import type { Visitor } from './web/visitor.ts'

export const allApiRoutes: readonly ApiRoute[] = [...networkApi, ...offersApi]

/**
 * Answers as the public does, whoever is signed in: so an answer may be kept and shared by everybody. The caller has
 * set `visitor` before, which decides the region (`?region=`).
 */
export function apiApp(services: Services): OpenAPIHono<ApiEnv> {
  const app = new OpenAPIHono<ApiEnv>({
    defaultHook: (result, c) => {
      if (result.success) return undefined
      return problem({
        status: 400,
        code: 'invalid-request',
        title: t.api.invalid,
        requestId: c.get('requestId'),
        errors: result.error.issues.map((issue) => ({ field: issue.path.join('.'), detail: issueText(issue) })),
      })
    },
  })
  app.use('*', async (c, next) => {
    const visitor = (c as unknown as { get(name: 'visitor'): Visitor | undefined }).get('visitor')
    if (visitor === undefined)
      return problem({ status: 503, code: 'no-region', title: t.api.noRegion, retryAfterSeconds: 30 })
    c.set('actor', { kind: 'public', regionId: visitor.region.id })
    c.set(
      'otherRegionIds',
      visitor.otherRegions.map(({ id }) => id),
    )
    c.set('services', services)
    await next()
    c.res.headers.set('Access-Control-Allow-Origin', '*')
    return undefined
  })
  for (const route of allApiRoutes) route.mount(app)
  app.doc31('/openapi.json', openApiHead(services))
  return app
}

const openApiHead = (services: Services) => ({
  openapi: '3.1.0' as const,
  info: {
    title: t.api.title,
    version: '1',
    description: t.api.description,
    license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
  },
  servers: [{ url: `${services.settings.baseUrl}/api` }],
})

/** The same document for the readable page. */
export const openApiDocument = (services: Services) => apiApp(services).getOpenAPI31Document(openApiHead(services))
