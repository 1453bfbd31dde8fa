// What the fault tests ask for: every page as a concrete address, and what every answer must look like.
import { expect } from 'vitest'
import type { PageRoute } from '../../src/platform/http/route.ts'
import type { TestSite } from '../support/site.ts'

export const unknownId = '0199c0de-0000-7000-8000-00000000dead'

/** The address of a route with every parameter filled in. */
export const addressOf = (route: Pick<PageRoute, 'path'>, parameter = unknownId): string =>
  route.path.replace(/:[A-Za-z]+(\{[^}]*\})?/g, parameter)

/** Cookies of somebody who entered the demo region by one click. */
export async function enterAs(site: TestSite, role: string): Promise<string> {
  const answer = await site.ask('/demo-anmelden', { method: 'POST', body: new URLSearchParams({ rolle: role }) })
  expect(answer.status).toBe(303)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

const securityHeaders: Readonly<Record<string, RegExp>> = {
  'content-security-policy': /^default-src 'self'; .*object-src 'none'.*frame-ancestors 'none'/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^same-origin$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^(same|cross)-origin$/,
  'permissions-policy': /camera=\(\)/,
  'cache-control': /\S/,
}

export function expectSecurityHeaders(answer: Pick<Response, 'headers'>): void {
  for (const [name, value] of Object.entries(securityHeaders)) expect(answer.headers.get(name), name).toMatch(value)
  expect(answer.headers.get('x-powered-by')).toBeNull()
  expect(answer.headers.get('server')).toBeNull()
}

/** A calm answer: never our fault, its headers set, and a refusal is a German page or, of the API, a problem. */
export async function expectCalmAnswer(path: string, answer: Response): Promise<void> {
  expect(answer.status, path).toBeLessThan(500)
  expectSecurityHeaders(answer)
  if (answer.status >= 300 && answer.status < 400) {
    expect(answer.headers.get('location'), path).toMatch(/^\/(?![/\\])/)
  }
  if (answer.status < 400) return
  await expectGermanRefusal(path, answer)
}

export async function expectGermanRefusal(path: string, answer: Response): Promise<void> {
  const type = answer.headers.get('content-type') ?? ''
  const text = await answer.text()
  if (new URL(path, 'http://steg.test').pathname.startsWith('/api/')) {
    expect(type, path).toBe('application/problem+json; charset=utf-8')
    const problem = JSON.parse(text) as Record<string, unknown>
    expect(problem).toMatchObject({ type: expect.any(String), title: expect.any(String), status: answer.status })
  } else {
    expect(type, path).toMatch(/^text\/html/)
    expect(text, path).toContain('<html lang="de"')
    expect(text, path).toMatch(/<h1[\s>]/)
  }
  expect(text, path).not.toMatch(/\bat \S+:\d+:\d+|node_modules|SELECT |Error:/)
}
