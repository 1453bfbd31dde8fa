// What the browser of a pupil holds after the code was checked: signed, for a short time, for the pages of wishes only. It
// names the slip, not the person; a slip that was replaced by a new one opens nothing any more.
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { paths } from '../../../kernel/names/paths.ts'
import { readSignedValue, signValue } from '../../../platform/keys/signing-key.ts'
import type { Services } from '../../../platform/services.ts'
import { findPupilByCode, type PupilOfSlip } from '../../pupils/index.ts'

const cookieName = 'steg_zettel'
const purpose = 'wishes-slip'
const lifetimeMilliseconds = 2 * 3600 * 1000

const attributes = (services: Services) =>
  ({
    path: paths.wishes,
    httpOnly: true,
    sameSite: 'Lax',
    secure: services.settings.baseUrl.startsWith('https:'),
  }) as const

export function openPupilSession(c: Context, services: Services, given: { regionId: string; code: string }): void {
  const content = JSON.stringify([given.regionId, given.code, services.now().getTime()])
  // Without Max-Age: it ends with the browser, and in any case after two hours.
  setCookie(c, cookieName, signValue(services.signingKey, purpose, content), attributes(services))
}

export function closePupilSession(c: Context, services: Services): void {
  deleteCookie(c, cookieName, attributes(services))
  // The next one at this phone must not find pages with the back button.
  c.header('Clear-Site-Data', '"cache"')
}

export interface PupilVisit {
  readonly regionId: string
  readonly pupil: PupilOfSlip
}

/** undefined: no code was entered here, its time is over, or the slip is not valid any more. */
export async function findPupilVisit(c: Context, services: Services): Promise<PupilVisit | undefined> {
  const cookie = getCookie(c, cookieName)
  const content = cookie === undefined ? undefined : readSignedValue(services.signingKey, purpose, cookie)
  if (content === undefined) return undefined
  const [regionId, code, since] = JSON.parse(content) as [string, string, number]
  if (services.now().getTime() - since > lifetimeMilliseconds) return undefined
  const pupil = await findPupilByCode(services, regionId, code)
  return pupil && { regionId, pupil }
}

export const hasPupilSession = (c: Context): boolean => getCookie(c, cookieName) !== undefined

const browserCookie = 'steg_geraet'
const browserPurpose = 'wishes-browser'

/**
 * Tells browsers behind one address apart, for counting wrong codes only: a random value, signed so that nobody makes
 * many of them, and gone when the browser is closed.
 */
export function browserOf(c: Context, services: Services): string {
  const cookie = getCookie(c, browserCookie)
  const known = cookie === undefined ? undefined : readSignedValue(services.signingKey, browserPurpose, cookie)
  if (known !== undefined) return known
  const fresh = services.newToken()
  setCookie(c, browserCookie, signValue(services.signingKey, browserPurpose, fresh), attributes(services))
  return fresh
}
