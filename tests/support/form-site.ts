// Pages of one module with a bare frame, asked as one actor: forms as browsers send them, answers as text or bytes.
import { Hono } from 'hono'
import { paths } from '../../src/kernel/names/paths.ts'
import type { Actor } from '../../src/platform/actor/actor.ts'
import { Page } from '../../src/platform/html/page.tsx'
import { pageRequest } from '../../src/platform/http/page-request.ts'
import type { PageRoute } from '../../src/platform/http/route.ts'
import type { Services } from '../../src/platform/services.ts'

export interface FormSite {
  get(path: string): Promise<{ status: number; html: string; headers: Headers }>
  bytes(path: string): Promise<{ status: number; bytes: Uint8Array; headers: Headers }>
  post(
    path: string,
    values: Readonly<Record<string, string | Blob | readonly string[]>>,
  ): Promise<{ status: number; html: string; location: string }>
}

export function formSite(services: Services, routes: readonly PageRoute[], actor: Actor): FormSite {
  const app = new Hono()
  const frame = {
    regionName: 'Musterau',
    homeHref: '/',
    layout: 'top',
    navigation: [],
    footer: [],
    theme: { current: 'system', action: paths.theme, returnTo: '/' },
  } as const
  for (const route of routes) {
    app.on(route.method, [route.path], (c) =>
      route.handle(
        pageRequest(c, {
          actor,
          services,
          requestId: 'test',
          answers: {
            page: ({ status, section: _section, ...page }, body) =>
              c.html(Page({ ...page, frame, children: body }), status ?? 200),
            notFound: () => c.text('nicht gefunden', 404),
            forbidden: () => c.text('nicht erlaubt', 403),
          },
        }),
      ),
    )
  }
  return {
    get: async (path) => {
      const answer = await app.request(path)
      return { status: answer.status, html: await answer.text(), headers: answer.headers }
    },
    bytes: async (path) => {
      const answer = await app.request(path)
      return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()), headers: answer.headers }
    },
    post: async (path, values) => {
      const body = new FormData()
      for (const [name, value] of Object.entries(values))
        for (const one of Array.isArray(value) ? value : [value]) body.append(name, one)
      const answer = await app.request(path, { method: 'POST', body })
      return { status: answer.status, html: await answer.text(), location: answer.headers.get('location') ?? '' }
    },
  }
}
