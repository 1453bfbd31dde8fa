// Who is asking: region, session, theme, and the notice of the step before, all from the request.
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { findSessionActor, type SessionActor, sessionCookieName } from '../../modules/accounts/index.ts'
import { findDefaultRegion, findRegionBySlug, listOpenRegions, type Region } from '../../modules/network/index.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import type { Flash, Theme } from '../../platform/html/page.tsx'
import { flashCookie, flashPurpose } from '../../platform/http/page-request.ts'
import { readSignedValue } from '../../platform/keys/signing-key.ts'
import type { Services } from '../../platform/services.ts'

export interface Visitor {
  readonly actor: Actor
  readonly region: Region
  /** Everything else that answers here: what the own region does not have may be found there by its id or its code. */
  readonly otherRegions: readonly Region[]
  /** The next page without a region of its own is to stay in this one: a link or an id led here. */
  readonly isLedHere: boolean
  readonly session: SessionActor | undefined
  readonly theme: Theme
  readonly flash: Flash | undefined
}

export const themeCookie = 'steg_darstellung'
export const regionCookie = 'steg_region'

/**
 * undefined while no region is open. A session decides the region; without one the address (`?region=`), the choice
 * made before, and the default region do, in this order.
 */
export async function findVisitor(c: Context, services: Services): Promise<Visitor | undefined> {
  const token = getCookie(c, sessionCookieName(services.settings))
  const found = token === undefined ? undefined : await findSessionActor(services, token)
  const regions = await listOpenRegions(services)
  // Sessions of the fictional region end with the demo.
  const session = regions.some((one) => one.id === found?.actor.regionId) ? found : undefined
  const find = (slug: string | undefined) => (slug === undefined ? undefined : findRegionBySlug(regions, slug))
  const asked = find(c.req.query('region'))
  const region = session
    ? regions.find((one) => one.id === session.actor.regionId)
    : (asked ?? find(getCookie(c, regionCookie)) ?? findDefaultRegion(regions))
  if (region === undefined) return undefined
  return {
    actor: session?.actor ?? { kind: 'public', regionId: region.id },
    region,
    otherRegions: regions.filter((one) => one.id !== region.id),
    isLedHere: session === undefined && asked !== undefined,
    session,
    theme: themeOf(getCookie(c, themeCookie)),
    flash: readFlash(c, services),
  }
}

/**
 * Where a page is about one public thing: the same visitor in the region that has it, as the public there. What no region
 * shows the public stays where it was asked for, so that hidden and unknown look alike.
 */
export async function whereItBelongs(visitor: Visitor, isThere: (actor: Actor) => Promise<boolean>): Promise<Visitor> {
  const { otherRegions, region } = visitor
  // With one region there is nothing to look for.
  if (otherRegions.length === 0 || (await isThere(visitor.actor))) return visitor
  for (const other of otherRegions) {
    const actor: Actor = { kind: 'public', regionId: other.id }
    if (!(await isThere(actor))) continue
    return {
      ...visitor,
      actor,
      region: other,
      otherRegions: [region, ...otherRegions.filter(({ id }) => id !== other.id)],
      isLedHere: visitor.session === undefined,
    }
  }
  return visitor
}

export const rememberRegion = (c: Context, services: Services, region: Region): void =>
  remember(c, services, { cookie: regionCookie, value: region.slug })

const aYear = 365 * 24 * 60 * 60

export const remember = (c: Context, services: Services, given: { cookie: string; value: string }): void =>
  setCookie(c, given.cookie, given.value, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: aYear,
    secure: services.settings.baseUrl.startsWith('https:'),
  })

export const themeOf = (value: string | undefined): Theme => (value === 'light' || value === 'dark' ? value : 'system')

function readFlash(c: Context, services: Services): Flash | undefined {
  const cookie = getCookie(c, flashCookie)
  const text = cookie === undefined ? undefined : readSignedValue(services.signingKey, flashPurpose, cookie)
  return text === undefined ? undefined : (JSON.parse(text) as Flash)
}
