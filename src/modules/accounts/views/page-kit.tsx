// What the pages of accounts share: who is asking, throttled answers, fields for passwords.
import { z } from 'zod'
import { clientAddress, deviceLabelOf } from '../../../platform/http/client-address.ts'
import type { PageRequest } from '../../../platform/http/request.ts'
import { readDeviceToken, readSessionToken, setDeviceCookie, setSessionCookie } from '../login/session-cookie.ts'
import { signOut } from '../login/sign-out.ts'
import { t } from '../texts.ts'

export type Answer = Promise<Response> | Response

export const sessionTokenOf = ({ raw, services }: PageRequest): string => readSessionToken(raw, services.settings) ?? ''

/** What throttling and the list of sessions need to know of the browser. */
export const callerOf = ({ raw, services: { settings } }: PageRequest) => ({
  address: clientAddress(raw, settings),
  deviceToken: readDeviceToken(raw, settings),
  deviceLabel: deviceLabelOf(raw.req.header('user-agent')),
})

export function setLoginCookies(
  { raw, services: { settings } }: PageRequest,
  given: { token: string; deviceToken?: string },
) {
  setSessionCookie(raw, settings, given.token)
  if (given.deviceToken !== undefined) setDeviceCookie(raw, settings, given.deviceToken)
}

/** The sentence for too many tries; also tells programs when to come back. */
export function throttledSentence(request: PageRequest, retryAfterSeconds: number): string {
  request.raw.header('Retry-After', String(retryAfterSeconds))
  return t.throttled(retryAfterSeconds)
}

/** Never trimmed and never shown again. Longer ones than any we take are cut off before they cost time. */
export const typedPassword = z
  .string()
  .min(1, { error: () => t.missing })
  .max(1000, { error: () => t.passwordFaults['password-too-long'] })

export const wantedPath = (value: FormDataEntryValue | string | null): string | undefined =>
  typeof value === 'string' && /^\/(?![/\\])/.test(value) && value.length < 2000 ? value : undefined

/** A session that this browser had before must not live on unseen. */
export async function endFormerSession(request: PageRequest): Promise<void> {
  const former = sessionTokenOf(request)
  if (former !== '') await signOut(request.actor, request.services, { token: former })
}
