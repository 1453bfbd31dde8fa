// How a module declares a JSON resource: one schema validates, types, and draws the OpenAPI page.
import type { OpenAPIHono, RouteConfig, RouteHandler } from '@hono/zod-openapi'
import { z } from '@hono/zod-openapi'
import type { Actor } from '../actor/actor.ts'
import type { Services } from '../services.ts'

export interface ApiEnv {
  Variables: {
    actor: Actor
    services: Services
    requestId: string
  }
}

export interface ApiRoute {
  readonly route: RouteConfig
  /** Row of the permission table that this resource asks for, as a page does. */
  readonly permission: string
  mount(app: OpenAPIHono<ApiEnv>): void
}

export const apiRoute = <R extends RouteConfig>(
  permission: string,
  route: R,
  handler: RouteHandler<R, ApiEnv>,
): ApiRoute => ({
  route,
  permission,
  mount: (app) => {
    app.openapi(route, handler)
  },
})

/** Query of every list. */
export const pageQuery = {
  page: z.coerce.number().int().min(1).max(10_000).default(1).openapi({ description: 'Seite, ab 1' }),
  pageSize: z.coerce.number().int().min(1).max(200).default(20).openapi({ description: 'Einträge je Seite' }),
}

export const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), page: z.number().int(), pageSize: z.number().int(), total: z.number().int() })

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    errors: z.array(z.object({ field: z.string(), detail: z.string() })).optional(),
  })
  .openapi('Problem', { description: 'Problem Details nach RFC 9457' })

export const problemResponse = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
})
