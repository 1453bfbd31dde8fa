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
  /**
   * For a page about one public thing: whether the region of the actor shows it. Ids and codes are unique over all regions,
   * and a link from a mail, a print or the API names no region: where the visitor's own has no such thing, the others are
   * asked as the public, one after the other. Reads only.
   */
  belongsHere?(request: PageRequest): Promise<boolean>
  handle(request: PageRequest): Promise<Response> | Response
  /** Largest body in bytes, 1 MiB unless a file comes. */
  readonly bodyLimit?: number
}
