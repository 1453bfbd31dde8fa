// Coming in by the code of a slip: typed, or by the link that the slip carries.
import { paths } from '../../kernel/names/paths.ts'
import { clientAddress } from '../../platform/http/client-address.ts'
import type { PageRequest } from '../../platform/http/request.ts'
import { parseCode } from '../pupils/index.ts'
import { type EnterRefusal, enterCode } from './entering/enter-code.ts'
import { browserOf, findPupilVisit, openPupilSession } from './entering/pupil-session.ts'
import { isOnward, showEnter } from './public-frame.tsx'
import { w } from './public-texts/catalogue.ts'

const enterProblem = (refusal: EnterRefusal): string => {
  switch (refusal.code) {
    case 'missing':
      return w.enter.missing
    case 'wrong':
      return w.enter.wrong
    case 'throttled':
      return w.enter.throttled(Math.max(1, Math.ceil(refusal.retryAfterSeconds / 60)))
  }
}

async function tryCode(request: PageRequest, given: { typed: string; onward: string | undefined }) {
  const { raw, services, actor, otherRegionIds } = request
  const { typed, onward } = given
  const address = clientAddress(raw, services.settings)
  const browser = browserOf(raw, services)
  const regionIds = [actor.regionId, ...otherRegionIds]
  const entered = await enterCode(services, { regionIds, typed, address, browser })
  if (entered.ok) {
    const { regionId, pupil } = entered.value
    openPupilSession(raw, services, { regionId, code: pupil.code })
    request.stayIn(regionId)
    // Away from the address with the code: it stays neither in the bar nor in the history of a shared phone.
    return request.redirect(onward ?? paths.wishesStart)
  }
  const isThrottled = entered.error.code === 'throttled'
  if (entered.error.code === 'throttled') raw.header('Retry-After', String(entered.error.retryAfterSeconds))
  return showEnter(request, {
    typed: typed.slice(0, 20),
    onward,
    problem: enterProblem(entered.error),
    status: isThrottled ? 429 : 422,
  })
}

/**
 * A link must not take the place of somebody who is here already: whoever was sent the link of a classmate would answer
 * for that classmate. The code is filled in, and the button, a POST, says that it is meant.
 */
async function isOfSomebodyElse({ raw, services }: PageRequest, code: string): Promise<boolean> {
  const visit = await findPupilVisit(raw, services)
  return visit !== undefined && visit.pupil.code !== parseCode(code)
}

export async function enter(request: PageRequest) {
  const { searchParams } = request.url
  const code = searchParams.get('code')
  const onward = searchParams.get('weiter')
  const given = { onward: isOnward(onward) ? onward : undefined }
  if (code !== null && code !== '') {
    const shown = { typed: code.slice(0, 20), ...given, notice: w.enter.otherCode }
    return (await isOfSomebodyElse(request, code))
      ? showEnter(request, shown)
      : tryCode(request, { typed: code, ...given })
  }
  if (searchParams.has('ende')) return showEnter(request, { notice: w.enter.left })
  return showEnter(request, { ...given, ...(given.onward === undefined ? {} : { notice: w.enter.timedOut }) })
}

export async function enterTyped(request: PageRequest) {
  const form = await request.form()
  const onward = form.get('weiter')
  return tryCode(request, {
    typed: String(form.get('code') ?? ''),
    onward: typeof onward === 'string' && isOnward(onward) ? onward : undefined,
  })
}
