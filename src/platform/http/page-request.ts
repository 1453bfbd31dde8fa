// Builds what a page handler gets from what Hono has; the frame around pages is handed in by app/.
import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { Actor } from '../actor/actor.ts'
import type { Flash } from '../html/page.tsx'
import { signValue } from '../keys/signing-key.ts'
import type { Services } from '../services.ts'
import type { PageOptions, PageRequest } from './request.ts'

/** The parts that only app/ can answer, since they need the frame. */
export interface PageAnswers {
  page(options: PageOptions, body: Child): Response | Promise<Response>
  notFound(): Response | Promise<Response>
  forbidden(): Response | Promise<Response>
}

export const flashCookie = 'steg_hinweis'
const flashPurpose = 'flash'

/** A form that cannot be read as one: cut off on the way, or not a form at all. */
export class BrokenForm extends Error {
  override name = 'BrokenForm'
}

async function readForm(c: Context): Promise<FormData> {
  const form = await c.req.formData().catch((error: unknown) => {
    throw new BrokenForm('unreadable form', { cause: error })
  })
  for (const [name, value] of form) {
    // No browser sends it, PostgreSQL cannot hold it, and no field of ours may end in the middle.
    const text = typeof value === 'string' ? value : value.name
    if (`${name}${text}`.includes('\0')) throw new BrokenForm('null byte in form')
  }
  return form
}

export function pageRequest(
  c: Context,
  given: {
    actor: Actor
    services: Services
    requestId: string
    /** Where a handler may have to look beyond the region of the actor. */
    otherRegions?: { readonly ids: readonly string[]; stayIn(regionId: string): void }
    answers: PageAnswers
  },
): PageRequest {
  const { actor, services, requestId, otherRegions, answers } = given
  let form: Promise<FormData> | undefined
  return {
    raw: c,
    actor,
    services,
    url: new URL(c.req.url),
    requestId,
    otherRegionIds: otherRegions?.ids ?? [],
    stayIn: (regionId) => otherRegions?.stayIn(regionId),
    param: (name) => {
      const value = c.req.param(name)
      if (value === undefined) throw new Error(`Route ${c.req.routePath} has no parameter ${name}`)
      return value
    },
    form: () => {
      form ??= readForm(c)
      return form
    },
    page: answers.page,
    notFound: answers.notFound,
    forbidden: answers.forbidden,
    redirect: (path, flash) => {
      if (flash !== undefined) setFlash(c, services, flash)
      return c.redirect(ownPath(path), 303)
    },
    refuse: (status, { title, text }) => answers.page({ title, lead: text, status, unlisted: true }, ''),
    file: ({ bytes, fileName, type }) =>
      c.body(new Uint8Array(bytes), 200, {
        'Content-Type': type,
        'Content-Disposition': `attachment; filename="${fileName.replace(/[^A-Za-z0-9._-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      }),
  }
}

// No host of this name can exist (RFC 2606).
const nowhere = 'http://steg.invalid'

/**
 * Only paths of this site: `//evil.example` and `https:…` would lead away. Read the way a browser reads an address, which
 * drops tabs and line breaks and takes a backslash for a slash, so that nothing hides in those.
 */
export function ownPath(path: string): string {
  if (!path.startsWith('/') || !URL.canParse(path, nowhere)) return '/'
  const url = new URL(path, nowhere)
  const own = url.pathname + url.search + url.hash
  return url.origin === nowhere && !own.startsWith('//') ? own : '/'
}

function setFlash(c: Context, services: Services, flash: Flash): void {
  const value = signValue(services.signingKey, flashPurpose, JSON.stringify(flash))
  const secure = services.settings.baseUrl.startsWith('https:') ? '; Secure' : ''
  c.header('Set-Cookie', `${flashCookie}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=120${secure}`, {
    append: true,
  })
}

export { flashPurpose }
