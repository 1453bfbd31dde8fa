// The whole site as one function from request to answer: pages, API, assets, and what happens when something breaks.
import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { deleteCookie } from 'hono/cookie'
import type { Child } from 'hono/jsx'
import type { Actor } from '../../platform/actor/actor.ts'
import { isDatabaseAway, isDiskFull } from '../../platform/db/database.ts'
import { type Assets, answerAsset } from '../../platform/html/assets.ts'
import { Page } from '../../platform/html/page.tsx'
import { BrokenForm, flashCookie, pageRequest } from '../../platform/http/page-request.ts'
import { type ProblemCode, problem } from '../../platform/http/problem.ts'
import type { PageOptions, PageRequest } from '../../platform/http/request.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { isFromOwnPages, securityHeaders } from '../../platform/http/security.ts'
import type { Metrics } from '../../platform/metrics/metrics.ts'
import type { Services } from '../../platform/services.ts'
import { apiApp } from '../api.tsx'
import { allPageRoutes } from '../routes.ts'
import { NotFoundPage, SentencePage } from './error-pages.tsx'
import { bareFrame, frameOf } from './frame.ts'
import { listPauseOf } from './list-limit.ts'
import { t } from './texts.ts'
import { findVisitor, rememberRegion, type Visitor, whereItBelongs } from './visitor.ts'

interface SiteEnv {
  Variables: {
    requestId: string
    visitor: Visitor | undefined
  }
}

const defaultBodyLimit = 1024 * 1024
const mebibyte = 1024 * 1024

export function webApp(services: Services, options: { assets: Assets | undefined; metrics: Metrics }): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  const https = services.settings.baseUrl.startsWith('https:')

  app.use('*', async (c, next) => {
    c.set('requestId', randomUUID())
    const end = options.metrics.requestStarted()
    await next()
    // The pattern, never the address: addresses may hold what people searched for.
    const route = c.req.routePath
    const seconds = end({ method: c.req.method, route, status: c.res.status })
    services.log.debug(
      { requestId: c.var.requestId, method: c.req.method, route, status: c.res.status, seconds },
      'answered',
    )
  })
  app.use('*', securityHeaders({ https }))

  app.get('/assets/*', async (c) => {
    const path = new URL(c.req.url).pathname
    const answer = options.assets && (await answerAsset(options.assets, path, c.req.header('accept-encoding') ?? ''))
    return answer ?? c.notFound()
  })
  app.get('/favicon.ico', (c) => c.redirect('/assets/mark.svg', 302))

  app.use('*', async (c, next) => {
    // No page has such an address, and PostgreSQL could not even be asked for it.
    if (c.req.url.includes('%00')) return notFound(c)
    if (
      c.req.method !== 'GET' &&
      c.req.method !== 'HEAD' &&
      !isFromOwnPages(c.req.raw.headers, ownOrigin(c, services))
    ) {
      if (!isApi(c)) return answerSentence(c, 403, t.foreignOrigin)
      const { requestId } = c.var
      return problem({ status: 403, code: 'foreign-origin', title: t.foreignOrigin.title, requestId })
    }
    c.set('visitor', await findVisitor(c, services))
    return await next()
  })

  app.use('/api/*', async (c, next) => {
    const pause = await listPauseOf(c, services, c.get('visitor'))
    return pause === undefined ? await next() : answerPause(c, pause)
  })
  app.route('/api', apiApp(services))

  for (const route of allPageRoutes) {
    app.on(route.method, [route.path], (c) => answerPage(c, services, route))
  }

  app.notFound((c) => notFound(c))
  app.onError((error, c) => {
    const { requestId } = c.var
    const refusal = refusalOf(error)
    if (refusal === undefined) services.log.error({ requestId, route: c.req.routePath, error }, 'request failed')
    else if (refusal.status === 503) services.log.warn({ requestId, route: c.req.routePath, error }, 'storage is away')
    const { status, text, code } = refusal ?? { status: 500 as const, text: t.broken, code: 'broken' as const }
    if (status === 503) c.header('Retry-After', '30')
    if (isApi(c)) {
      return problem({
        status,
        code,
        title: text.title,
        detail: text.text,
        requestId,
        ...(status === 503 && { retryAfterSeconds: 30 }),
      })
    }
    return answerSentence(c, status, text, refusal === undefined ? requestId : undefined)
  })
  return app
}

const isApi = (c: Context): boolean => new URL(c.req.url).pathname.startsWith('/api/')

/** Behind a proxy the address that people see is the one of the settings. */
const ownOrigin = (c: Context, services: Services): string =>
  services.settings.trustedProxies > 0 ? new URL(services.settings.baseUrl).origin : new URL(c.req.url).origin

const frameFor = (c: Context<SiteEnv>, section?: string) => {
  const url = new URL(c.req.url)
  const visitor = c.get('visitor')
  return visitor === undefined ? bareFrame(url) : frameOf(visitor, url, section)
}

function notFound(c: Context<SiteEnv>): Response | Promise<Response> {
  if (isApi(c)) {
    return problem({ status: 404, code: 'not-found', title: t.notFound.title, requestId: c.var.requestId })
  }
  return c.html(<NotFoundPage frame={frameFor(c)} />, 404)
}

function answerSentence(
  c: Context<SiteEnv>,
  status: 400 | 403 | 411 | 413 | 429 | 500 | 503 | 507,
  text: { title: string; text: string },
  requestId?: string,
): Response | Promise<Response> {
  return c.html(
    <SentencePage frame={frameFor(c)} title={text.title} text={text.text} {...(requestId && { requestId })} />,
    status,
  )
}

function answerPause(c: Context<SiteEnv>, seconds: number): Response | Promise<Response> {
  const { title, text } = t.tooMany
  if (isApi(c)) {
    const { requestId } = c.var
    return problem({
      status: 429,
      code: 'too-many-requests',
      title,
      detail: text(seconds),
      requestId,
      retryAfterSeconds: seconds,
    })
  }
  c.header('Retry-After', String(seconds))
  return answerSentence(c, 429, { title, text: text(seconds) })
}

function refusalOf(
  error: unknown,
): { status: 400 | 503 | 507; code: ProblemCode; text: { title: string; text: string } } | undefined {
  if (error instanceof BrokenForm) return { status: 400, code: 'broken-form', text: t.brokenForm }
  if (isDiskFull(error)) return { status: 507, code: 'disk-full', text: t.diskFull }
  if (isDatabaseAway(error)) return { status: 503, code: 'database-away', text: t.databaseAway }
  return undefined
}

async function answerPage(c: Context<SiteEnv>, services: Services, route: PageRoute): Promise<Response> {
  const limit = route.bodyLimit ?? defaultBodyLimit
  const declared = Number(c.req.header('content-length') ?? '0')
  if (route.method === 'POST') {
    // Browsers and every HTTP/1.1 client that posts a form name its length; a body without one is not read at all.
    if (c.req.header('transfer-encoding') !== undefined) return await answerSentence(c, 411, t.lengthMissing)
    if (declared > limit) {
      return await answerSentence(c, 413, {
        title: t.tooLarge.title,
        text: t.tooLarge.text(Math.ceil(limit / mebibyte)),
      })
    }
  }
  const asking = c.get('visitor')
  if (asking === undefined) return await answerSentence(c, 503, t.noRegion)
  const pause = route.isList === true ? await listPauseOf(c, services, asking) : undefined
  if (pause !== undefined) return await answerPause(c, pause)
  const { belongsHere } = route
  const visitor =
    belongsHere === undefined
      ? asking
      : await whereItBelongs(asking, (actor) => belongsHere(requestOf(c, services, { ...asking, actor })))
  c.set('visitor', visitor)
  return await route.handle(requestOf(c, services, visitor))
}

const requestOf = (c: Context<SiteEnv>, services: Services, visitor: Visitor): PageRequest =>
  pageRequest(c, {
    actor: visitor.actor satisfies Actor,
    services,
    requestId: c.var.requestId,
    otherRegions: {
      ids: visitor.otherRegions.map(({ id }) => id),
      stayIn: (regionId) => {
        const region = visitor.otherRegions.find(({ id }) => id === regionId)
        // A session decides by itself.
        if (region !== undefined && visitor.session === undefined) rememberRegion(c, services, region)
      },
    },
    answers: {
      page: ({ status, section, ...page }: PageOptions, body: Child) => {
        // A notice is shown once.
        if (visitor.flash !== undefined) deleteCookie(c, flashCookie)
        if (visitor.isLedHere) rememberRegion(c, services, visitor.region)
        return c.html(
          <Page frame={frameFor(c, section)} {...page}>
            {body}
          </Page>,
          status ?? 200,
        )
      },
      notFound: () => notFound(c),
      forbidden: () => answerSentence(c, 403, t.forbidden),
    },
  })
