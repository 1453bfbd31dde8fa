// How a module declares a JSON resource: one schema validates, types, and draws the OpenAPI page.
import type { OpenAPIHono, RouteConfig, RouteHandler } from '@hono/zod-openapi'
import { z } from '@hono/zod-openapi'
import type { Result } from '../../kernel/result.ts'
import type { Actor } from '../actor/actor.ts'
import type { Services } from '../services.ts'

export interface ApiEnv {
  Variables: {
    actor: Actor
    services: Services
    requestId: string
    /** Regions that answer here beside the one of the actor. */
    otherRegionIds: readonly string[]
  }
}

/**
 * One public thing by its id, which is unique over all regions: from the region of the request, else from whichever of the
 * others shows it to the public. The last refusal where none does.
 */
export async function findInRegions<T, E>(
  { actor, otherRegionIds }: Pick<ApiEnv['Variables'], 'actor' | 'otherRegionIds'>,
  find: (actor: Actor) => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  let found = await find(actor)
  for (const regionId of otherRegionIds) {
    if (found.ok) break
    found = await find({ kind: 'public', regionId })
  }
  return found
}

/** Query of one thing. The id says it all; the parameter is taken so that a link may carry it as a list does. */
export const regionOfOne = z
  .string()
  .optional()
  .openapi({ description: 'Kurzname der Region; nicht nötig, die Kennung genügt' })

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
