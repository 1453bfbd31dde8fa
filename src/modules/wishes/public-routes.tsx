// Pages for young people, without an account: the code of the slip, three steps, done. What is chosen travels in the
// address until it is sent, so that the back button, two windows and a phone that falls asleep harm nothing.
import { getCookie, setCookie } from 'hono/cookie'
import { paths } from '../../kernel/names/paths.ts'
import { clientAddress } from '../../platform/http/client-address.ts'
import type { PageRequest } from '../../platform/http/request.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { isLocale, localeOfBrowser, withLocale } from '../../platform/i18n/locale.ts'
import { type Draft, draftValues, faultOf, moved, readDraft, withMarks } from './choice.ts'
import { type EnterRefusal, enterCode } from './entering/enter-code.ts'
import { type OpenAnswer, type OpenRound, openAnswer } from './entering/open-answer.ts'
import {
  closePupilSession,
  findPupilVisit,
  hasPupilSession,
  openPupilSession,
  type PupilVisit,
} from './entering/pupil-session.ts'
import { type GivenReasons, saveAnswer } from './entering/save-answer.ts'
import { w } from './public-texts/catalogue.ts'
import type { PupilSlots } from './pupil-slots.ts'
import { emptyChoice, longestReason } from './terms.ts'
import { ConflictView, DoneView, dayOf, EnterView, StartView } from './views/entry-pages.tsx'
import { hrefWith, LanguageSwitch } from './views/public-kit.tsx'
import { CheckView, ChooseView, dropName, type Moved, markName, OrderView, reasonName } from './views/way-pages.tsx'

const permission = 'wishes.answer'
const languageCookie = 'steg_sprache'
const halfYear = 180 * 24 * 3600

/** Asked for by a link, chosen before, or what the phone is set to. */
function speak<T>(request: PageRequest, work: () => T): T {
  const { raw, services, url } = request
  const asked = url.searchParams.get('sprache') ?? undefined
  const known = getCookie(raw, languageCookie)
  if (isLocale(asked)) {
    setCookie(raw, languageCookie, asked, {
      path: paths.wishes,
      httpOnly: true,
      sameSite: 'Lax',
      secure: services.settings.baseUrl.startsWith('https:'),
      maxAge: halfYear,
    })
  }
  const locale = isLocale(asked) ? asked : isLocale(known) ? known : localeOfBrowser(raw.req.header('accept-language'))
  return withLocale(locale ?? 'de', work)
}

interface Shown {
  readonly title: string
  readonly lead?: string
  readonly status?: 200 | 409 | 422 | 429
  readonly hasErrors?: boolean
  /** From the first step on the languages stand below: there the cards come first. */
  readonly isOnTheWay?: boolean
}

const show = (
  request: PageRequest,
  { isOnTheWay = false, ...shown }: Shown,
  body: Parameters<PageRequest['page']>[1],
) =>
  request.page(
    { ...shown, unlisted: true, section: paths.wishes },
    <>
      {isOnTheWay ? null : <LanguageSwitch url={request.url} />}
      {body}
      {isOnTheWay ? <LanguageSwitch url={request.url} /> : null}
    </>,
  )

/** Only to the pages of this way. */
const isOnward = (path: string | null | undefined): path is string =>
  path !== null && path !== undefined && /^\/wuensche\/[a-z]+(\?|$)/.test(path)

function showEnter(
  request: PageRequest,
  given: { typed?: string; onward?: string | undefined; problem?: string; status?: 422 | 429; notice?: string },
) {
  return show(
    request,
    {
      title: w.enter.title,
      lead: given.notice ?? w.enter.lead,
      hasErrors: given.problem !== undefined,
      ...(given.status === undefined ? {} : { status: given.status }),
    },
    <EnterView typed={given.typed ?? ''} onward={given.onward} problem={given.problem} />,
  )
}

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
  const { raw, services, actor } = request
  const { typed, onward } = given
  const address = clientAddress(raw, services.settings)
  const entered = await enterCode(services, { regionId: actor.regionId, typed, address })
  if (entered.ok) {
    openPupilSession(raw, services, { regionId: actor.regionId, code: entered.value.code })
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

function enter(request: PageRequest) {
  const { searchParams } = request.url
  const code = searchParams.get('code')
  const onward = searchParams.get('weiter')
  const given = { onward: isOnward(onward) ? onward : undefined }
  if (code !== null && code !== '') return tryCode(request, { typed: code, ...given })
  if (searchParams.has('ende')) return showEnter(request, { notice: w.enter.left })
  return showEnter(request, { ...given, ...(given.onward === undefined ? {} : { notice: w.enter.timedOut }) })
}

async function enterTyped(request: PageRequest) {
  const form = await request.form()
  const onward = form.get('weiter')
  return tryCode(request, {
    typed: String(form.get('code') ?? ''),
    onward: typeof onward === 'string' && isOnward(onward) ? onward : undefined,
  })
}

/** Back to the code, and from there to where one was. */
const toEnter = (request: PageRequest, onward: string | undefined) =>
  request.redirect(
    onward === undefined || !hasPupilSession(request.raw) ? paths.wishes : hrefWith(paths.wishes, { weiter: onward }),
  )

const hereOf = ({ url }: PageRequest): string => url.pathname + url.search

async function start(request: PageRequest, slots: PupilSlots) {
  const visit = await findPupilVisit(request.raw, request.services)
  if (visit === undefined) return toEnter(request, undefined)
  const opened = await openAnswer(request.services, visit)
  return show(
    request,
    { title: w.start.title },
    <StartView pupil={visit.pupil} opened={opened} first={await slots.first?.(request.services, visit)} />,
  )
}

interface OnTheWay {
  readonly visit: PupilVisit
  readonly opened: OpenAnswer & OpenRound
  readonly offered: ReadonlySet<string>
  readonly draftKey: string
}

/** The visit and its open round, or where else to go. */
async function onTheWay(request: PageRequest, onward: string): Promise<OnTheWay | Response> {
  const visit = await findPupilVisit(request.raw, request.services)
  if (visit === undefined) return toEnter(request, onward)
  const opened = await openAnswer(request.services, visit)
  if (opened.stage !== 'open') return request.redirect(paths.wishesStart)
  const offered = new Set(opened.fields.map(({ key }) => key))
  return { visit, opened, offered, draftKey: `${visit.pupil.id.slice(-12)} ${opened.answer?.version ?? 0}` }
}

/** From the address; without anything there, from what is stored. */
function draftOf(request: PageRequest, { opened, offered }: OnTheWay): Draft {
  const { searchParams } = request.url
  if (searchParams.has('v')) return readDraft(searchParams, offered)
  const { answer } = opened
  const isOffered = (key: string) => offered.has(key)
  return {
    wishes: (answer ?? emptyChoice).wishes.filter(isOffered),
    never: (answer ?? emptyChoice).never.filter(isOffered),
    outside: answer?.outside ?? null,
    version: answer?.version ?? 0,
  }
}

function showFields(request: PageRequest, way: OnTheWay, draft: Draft, problem?: string) {
  const most = way.opened.round.wishCount
  return show(
    request,
    {
      title: w.choose.title,
      isOnTheWay: true,
      lead: w.choose.lead(most),
      hasErrors: problem !== undefined,
      ...(problem === undefined ? {} : { status: 422 }),
    },
    <ChooseView draft={draft} draftKey={way.draftKey} fields={way.opened.fields} most={most} problem={problem} />,
  )
}

async function fields(request: PageRequest) {
  const way = await onTheWay(request, hereOf(request))
  return way instanceof Response ? way : showFields(request, way, draftOf(request, way))
}

async function chooseFields(request: PageRequest) {
  const form = await request.form()
  const way = await onTheWay(request, paths.wishesFields)
  if (way instanceof Response) return way
  const marks = new Map(
    [...way.offered].flatMap((key): (readonly [string, string])[] => {
      const given = form.get(markName(key))
      return typeof given === 'string' ? [[key, given]] : []
    }),
  )
  const draft = withMarks(readDraft(form, way.offered), marks)
  const { wishCount, asksOutsideField } = way.opened.round
  const fault = faultOf(draft, wishCount)
  if (fault === 'none') return showFields(request, way, draft, w.choose.none)
  if (fault === 'too-many') {
    return showFields(request, way, draft, w.choose.tooMany(draft.wishes.length, wishCount))
  }
  const next = draft.wishes.length > 1 || asksOutsideField ? paths.wishesOrder : paths.wishesCheck
  return request.redirect(hrefWith(next, draftValues(draft)))
}

const movedOf = (text: string | null): Moved | undefined => {
  const [field, direction] = (text ?? '').split('-')
  return field !== undefined && (direction === 'up' || direction === 'down') ? { field, direction } : undefined
}

async function order(request: PageRequest) {
  const way = await onTheWay(request, hereOf(request))
  if (way instanceof Response) return way
  const draft = draftOf(request, way)
  const { round, fields: offered } = way.opened
  if (faultOf(draft, round.wishCount) !== undefined) {
    return request.redirect(hrefWith(paths.wishesFields, draftValues(draft)))
  }
  const isFree = (key: string) => !draft.wishes.includes(key) && !draft.never.includes(key)
  return show(
    request,
    { title: w.order.title, lead: w.order.lead, isOnTheWay: true },
    <OrderView
      draft={draft}
      draftKey={`${way.draftKey} ${draft.wishes.join(' ')}`}
      outsideFields={round.asksOutsideField ? offered.filter(({ key }) => isFree(key)) : undefined}
      moved={movedOf(request.url.searchParams.get('bewegt'))}
    />,
  )
}

async function putInOrder(request: PageRequest) {
  const form = await request.form()
  const offeredLater = paths.wishesFields
  const way = await onTheWay(request, offeredLater)
  if (way instanceof Response) return way
  const draft = readDraft(form, way.offered)
  for (const [name, direction] of [
    ['hoch', 'up'],
    ['runter', 'down'],
  ] as const) {
    const key = form.get(name)
    if (typeof key !== 'string') continue
    const next = { ...draft, wishes: moved(draft.wishes, key, direction) }
    return request.redirect(hrefWith(paths.wishesOrder, { ...draftValues(next), bewegt: `${key}-${direction}` }))
  }
  return request.redirect(hrefWith(paths.wishesCheck, draftValues(draft)))
}

interface CheckProblem {
  readonly sentence: string
  readonly fields: readonly string[]
}

function showCheck(
  request: PageRequest,
  way: OnTheWay,
  given: { draft: Draft; reasons?: GivenReasons; problem?: CheckProblem },
) {
  const { problem } = given
  return show(
    request,
    {
      title: w.check.title,
      isOnTheWay: true,
      lead: w.check.lead,
      hasErrors: problem !== undefined,
      ...(problem === undefined ? {} : { status: 422 }),
    },
    <CheckView
      draft={given.draft}
      draftKey={way.draftKey}
      reasons={given.reasons ?? { typed: new Map(), dropped: new Set() }}
      withReason={way.opened.answer?.withReason ?? []}
      problem={problem}
    />,
  )
}

async function check(request: PageRequest) {
  const way = await onTheWay(request, hereOf(request))
  if (way instanceof Response) return way
  const draft = draftOf(request, way)
  if (faultOf(draft, way.opened.round.wishCount) !== undefined) {
    return request.redirect(hrefWith(paths.wishesFields, draftValues(draft)))
  }
  return showCheck(request, way, { draft })
}

async function send(request: PageRequest) {
  const form = await request.form()
  const [wishes, never] = [form.getAll('w'), form.getAll('n')]
  const query = { w: wishes.map(String), n: never.map(String), v: String(form.get('v') ?? '0') }
  const way = await onTheWay(request, hrefWith(paths.wishesCheck, query))
  if (way instanceof Response) return way
  const draft = readDraft(form, way.offered)
  const reasons: GivenReasons = {
    typed: new Map(draft.never.map((field) => [field, String(form.get(reasonName(field)) ?? '')])),
    dropped: new Set(draft.never.filter((field) => form.has(dropName(field)))),
  }
  const saved = await saveAnswer(request.services, way.visit, { draft, reasons })
  if (saved.ok) return request.redirect(paths.wishesDone)
  switch (saved.error.code) {
    case 'not-open':
      return request.redirect(paths.wishesStart)
    case 'none':
    case 'too-many':
      return request.redirect(hrefWith(paths.wishesFields, draftValues(draft)))
    case 'reason-too-long': {
      const problem = { sentence: w.check.reasonTooLong(longestReason), fields: saved.error.fields }
      return showCheck(request, way, { draft, reasons, problem })
    }
    case 'conflict': {
      const { stored } = saved.error
      const mine = { ...draft, version: stored?.version ?? 0 }
      return show(
        request,
        { title: w.conflict.title, lead: w.conflict.text, status: 409 },
        <ConflictView
          stored={stored ?? emptyChoice}
          draft={mine}
          reasons={{
            ...Object.fromEntries([...reasons.typed].map(([field, text]) => [reasonName(field), text])),
            ...Object.fromEntries([...reasons.dropped].map((field) => [dropName(field), '1'])),
          }}
        />,
      )
    }
  }
}

async function done(request: PageRequest) {
  const visit = await findPupilVisit(request.raw, request.services)
  if (visit === undefined) return toEnter(request, undefined)
  const opened = await openAnswer(request.services, visit)
  if (opened.stage !== 'open' || opened.answer === undefined) return request.redirect(paths.wishesStart)
  return show(
    request,
    { title: w.done.title, lead: w.done.changeUntil(dayOf(opened.round.wishesUntil)), isOnTheWay: true },
    <DoneView choice={opened.answer} />,
  )
}

async function leave(request: PageRequest) {
  await request.form()
  closePupilSession(request.raw, request.services)
  return request.redirect(hrefWith(paths.wishes, { ende: '1' }))
}

const publicRoute = (
  method: PageRoute['method'],
  path: string,
  handle: (request: PageRequest) => Promise<Response> | Response,
): PageRoute => ({ method, path, permission, handle: (request) => speak(request, () => handle(request)) })

export const publicWishesRoutes = (slots: PupilSlots): readonly PageRoute[] => [
  publicRoute('GET', paths.wishes, enter),
  publicRoute('POST', paths.wishes, enterTyped),
  publicRoute('GET', paths.wishesStart, (request) => start(request, slots)),
  publicRoute('GET', paths.wishesFields, fields),
  publicRoute('POST', paths.wishesFields, chooseFields),
  publicRoute('GET', paths.wishesOrder, order),
  publicRoute('POST', paths.wishesOrder, putInOrder),
  publicRoute('GET', paths.wishesCheck, check),
  publicRoute('POST', paths.wishesCheck, send),
  publicRoute('GET', paths.wishesDone, done),
  publicRoute('POST', paths.wishesLeave, leave),
]
