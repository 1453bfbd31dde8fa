// The cookies of a signed-in browser: the session, and the mark of a known device.
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Settings } from '../../../platform/env/settings.ts'

const isHttps = (settings: Settings): boolean => settings.baseUrl.startsWith('https:')

// The prefix __Host- needs Secure, which a plain http installation on one's own machine cannot have.
export const sessionCookieName = (settings: Settings): string => (isHttps(settings) ? '__Host-steg' : 'steg_session')
export const deviceCookieName = (settings: Settings): string =>
  isHttps(settings) ? '__Host-steg-geraet' : 'steg_geraet'

const attributes = (settings: Settings) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: isHttps(settings) }) as const

const deviceSeconds = 180 * 24 * 3600

export const readSessionToken = (c: Context, settings: Settings): string | undefined =>
  getCookie(c, sessionCookieName(settings))

export const readDeviceToken = (c: Context, settings: Settings): string | undefined =>
  getCookie(c, deviceCookieName(settings))

/** Without Max-Age: the session ends with the browser, on the server after 8 and 14 hours. */
export function setSessionCookie(c: Context, settings: Settings, token: string): void {
  setCookie(c, sessionCookieName(settings), token, attributes(settings))
}

export function setDeviceCookie(c: Context, settings: Settings, token: string): void {
  setCookie(c, deviceCookieName(settings), token, { ...attributes(settings), maxAge: deviceSeconds })
}

/** The known device stays known: it opens nothing by itself. */
export function clearSessionCookie(c: Context, settings: Settings): void {
  deleteCookie(c, sessionCookieName(settings), attributes(settings))
  // The next person at a shared computer must not find pages with the back button. Not "cookies": that would also forget
  // the theme and the known device.
  c.header('Clear-Site-Data', '"cache", "storage"')
}
