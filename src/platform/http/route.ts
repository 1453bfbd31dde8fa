// How a module declares its pages. app/ mounts them, and tests/permissions asks every single one.
import type { PageRequest } from './request.ts'

export interface PageRoute {
  readonly method: 'GET' | 'POST'
  /** Hono pattern, for example /arbeit/netzwerk/:id. */
  readonly path: string
  /**
   * Row of the permission table that this page asks for. The policy decides inside the use case; this names it, so that
   * a page without a row cannot exist.
   */
  readonly permission: string
  /**
   * Looks through everything that the region has, for anybody: one connection may ask for so many in a minute only
   * (settings.listLimit). Who is signed in is not counted.
   */
  readonly isList?: true
  handle(request: PageRequest): Promise<Response> | Response
  /** Largest body in bytes, 1 MiB unless a file comes. */
  readonly bodyLimit?: number
}
