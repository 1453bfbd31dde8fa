// What a handler of a page gets: the actor, the services, and the ways to answer.
import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { Actor } from '../actor/actor.ts'
import type { Flash, PageProps } from '../html/page.tsx'
import type { Services } from '../services.ts'

/** What a handler says about its page; the frame (region, navigation, person) is composed in app/. */
export interface PageOptions extends Omit<PageProps, 'frame' | 'children'> {
  readonly status?: 200 | 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503
  /** Which entry of the navigation is the current one: its address. */
  readonly section?: string
}

export interface PageRequest {
  readonly raw: Context
  readonly actor: Actor
  readonly services: Services
  readonly url: URL
  /** Regions that answer here beside the one of the actor. */
  readonly otherRegionIds: readonly string[]
  /** Pages without a region of their own stay in this one from now on; nothing for whoever is signed in. */
  stayIn(regionId: string): void
  /** Correlation id, in the log and on the calm error page. */
  readonly requestId: string
  /** Path parameter; the route declares it, so it is there. */
  param(name: string): string
  /** Body of a form; too large, broken or foreign bodies were refused before. */
  form(): Promise<FormData>
  page(options: PageOptions, body: Child): Response | Promise<Response>
  /** 303 to an own path, with a notice for the next page. */
  redirect(path: string, flash?: Flash): Response
  /** Unknown page and foreign record look alike. */
  notFound(): Response | Promise<Response>
  forbidden(): Response | Promise<Response>
  /** A refusal on a page of its own: what is wrong, and what to do next. */
  refuse(
    status: NonNullable<PageOptions['status']>,
    sentences: { title: string; text: string },
  ): Response | Promise<Response>
  file(content: { bytes: Uint8Array; fileName: string; type: string }): Response
}
