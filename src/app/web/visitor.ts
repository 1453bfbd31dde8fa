// Who is asking: region, session, theme, and the notice of the step before, all from the request.
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
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
  readonly regionCount: number
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
  const asked = c.req.query('region') ?? getCookie(c, regionCookie)
  const region = session
    ? regions.find((one) => one.id === session.actor.regionId)
    : ((asked === undefined ? undefined : findRegionBySlug(regions, asked)) ?? findDefaultRegion(regions))
  if (region === undefined) return undefined
  return {
    actor: session?.actor ?? { kind: 'public', regionId: region.id },
    region,
    regionCount: regions.length,
    session,
    theme: themeOf(getCookie(c, themeCookie)),
    flash: readFlash(c, services),
  }
}

export const themeOf = (value: string | undefined): Theme => (value === 'light' || value === 'dark' ? value : 'system')

function readFlash(c: Context, services: Services): Flash | undefined {
  const cookie = getCookie(c, flashCookie)
  const text = cookie === undefined ? undefined : readSignedValue(services.signingKey, flashPurpose, cookie)
  return text === undefined ? undefined : (JSON.parse(text) as Flash)
}
