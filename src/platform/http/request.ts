// What a handler of a page gets: the actor, the services, and the ways to answer.
import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { Actor } from '../actor/actor.ts'
import type { Services } from '../services.ts'

/** What the frame around a page needs to know; the frame itself is composed in app/. */
export interface PageOptions {
  readonly title: string
  readonly description?: string
  /** The way back, from the outermost page to the one before this one. */
  readonly breadcrumb?: readonly { readonly label: string; readonly href: string }[]
  readonly status?: 200 | 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503
  /** Seconds after which the page loads itself again: progress without a script. */
  readonly refreshSeconds?: number
  /** Which entry of the navigation is the current one. */
  readonly section?: string
}

/** One sentence after an action: what was done, who was told, what comes next. Shown once. */
export interface Flash {
  readonly kind: 'success' | 'info' | 'warning'
  readonly text: string
  /** How to undo, where that is possible: a POST that the notice offers as a button. */
  readonly undo?: { readonly label: string; readonly action: string }
}

export interface PageRequest {
  readonly raw: Context
  readonly actor: Actor
  readonly services: Services
  readonly url: URL
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
  refuse(status: NonNullable<PageOptions['status']>, sentences: { title: string; text: string }): Response | Promise<Response>
  file(content: { bytes: Uint8Array; fileName: string; type: string }): Response
}
