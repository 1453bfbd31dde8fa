// Headers of every answer, and the refusal of requests that another site makes in the name of our users.
import type { MiddlewareHandler } from 'hono'

const contentSecurityPolicy = [
  "default-src 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** The headers themselves, for the answers that are given before a request is even understood. */
export const securityHeadersOf = (path: string, options: { https: boolean }): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  // Not no-referrer: with that, browsers send `Origin: null` with our own forms, which over plain http (where they send
  // no Sec-Fetch-Site) cannot be told from a foreign form.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': path.startsWith('/api/') ? 'cross-origin' : 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
  ...(options.https && { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' }),
})

export function securityHeaders(options: { https: boolean }): MiddlewareHandler {
  return async (c, next) => {
    await next()
    const { headers } = c.res
    for (const [name, value] of Object.entries(securityHeadersOf(c.req.path, options))) headers.set(name, value)
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
  }
}

/**
 * True if the request may change something: it comes from our own pages. Browsers send Sec-Fetch-Site or Origin with
 * every POST; a caller that sends neither is no browser and carries no cookie of a user. (OWASP ASVS 5.0, 3.5.)
 */
export function isFromOwnPages(headers: Headers, ownOrigin: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') return false
  const origin = headers.get('origin')
  if (origin === null) return site !== null || headers.get('cookie') === null
  if (origin === 'null') return site === 'same-origin'
  return origin === ownOrigin
}
