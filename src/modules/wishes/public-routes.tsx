// Pages for young people, without an account: the code of the slip, three steps, done. What is chosen travels in the
// address until it is sent, so that the back button, two windows and a phone that falls asleep harm nothing.
import { paths } from '../../kernel/names/paths.ts'
import type { PageRequest } from '../../platform/http/request.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { berufsfelder } from '../rounds/index.ts'
import { type Draft, draftValues, faultOf, moved, readDraft, withMarks } from './choice.ts'
import { type OpenAnswer, type OpenRound, openAnswer } from './entering/open-answer.ts'
import { closePupilSession, findPupilVisit, hasPupilSession, type PupilVisit } from './entering/pupil-session.ts'
import { type GivenReasons, saveAnswer } from './entering/save-answer.ts'
import { enter, enterTyped } from './public-enter.tsx'
import { show, showEnter, speak } from './public-frame.tsx'
import { w } from './public-texts/catalogue.ts'
import type { PupilSlots } from './pupil-slots.ts'
import { emptyChoice, longestReason } from './terms.ts'
import { ConflictView, DoneView, dayOf, StartView } from './views/entry-pages.tsx'
import { hrefWith, tagName } from './views/public-kit.tsx'
import { CheckView, ChooseView, dropName, type Moved, markName, OrderView, reasonName } from './views/way-pages.tsx'

const permission = 'wishes.answer'
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
  /** Stands in every form of the way: what was begun for one pupil is not taken for another. */
  readonly tag: string
}

/** The visit and its open round, or where else to go. */
async function onTheWay(request: PageRequest, onward: string): Promise<OnTheWay | Response> {
  const visit = await findPupilVisit(request.raw, request.services)
  if (visit === undefined) return toEnter(request, onward)
  const opened = await openAnswer(request.services, visit)
  if (opened.stage !== 'open') return request.redirect(paths.wishesStart)
  const offered = new Set(opened.fields.map(({ key }) => key))
  const tag = visit.pupil.id.slice(-12)
  return { visit, opened, offered, tag, draftKey: `${tag} ${opened.answer?.version ?? 0}` }
}

const everyField = new Set(berufsfelder.map(({ key }) => key))

/**
 * A form that was opened for somebody else goes back to the code, and from there to what was chosen. So does one that does
 * not say for whom: every form of ours says it, so nobody knows whose choice that is.
 */
function ofSomebodyElse(request: PageRequest, way: OnTheWay, given: { form: FormData; path: string }) {
  const { form, path } = given
  const tag = form.get(tagName)
  if (tag === way.tag) return undefined
  // What the other one can choose from says nothing about what this one could.
  const draft = withMarks(readDraft(form, everyField), marksIn(form, everyField))
  const isMarked = path === paths.wishesFields
  const onward = hrefWith(path, draftValues(isMarked ? draft : readDraft(form, everyField)))
  return showEnter(request, { onward, notice: tag === null ? w.enter.timedOut : w.enter.otherHere, status: 409 })
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
    <ChooseView
      draft={draft}
      draftKey={way.draftKey}
      tag={way.tag}
      fields={way.opened.fields}
      most={most}
      problem={problem}
    />,
  )
}

async function fields(request: PageRequest) {
  const way = await onTheWay(request, hereOf(request))
  return way instanceof Response ? way : showFields(request, way, draftOf(request, way))
}

const marksIn = (form: FormData, keys: ReadonlySet<string>): ReadonlyMap<string, string> =>
  new Map(
    [...keys].flatMap((key): (readonly [string, string])[] => {
      const given = form.get(markName(key))
      return typeof given === 'string' ? [[key, given]] : []
    }),
  )

async function chooseFields(request: PageRequest) {
  const form = await request.form()
  const way = await onTheWay(request, paths.wishesFields)
  if (way instanceof Response) return way
  const refused = ofSomebodyElse(request, way, { form, path: paths.wishesFields })
  if (refused !== undefined) return refused
  const draft = withMarks(readDraft(form, way.offered), marksIn(form, way.offered))
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
      tag={way.tag}
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
  const refused = ofSomebodyElse(request, way, { form, path: paths.wishesOrder })
  if (refused !== undefined) return refused
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
      tag={way.tag}
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
  const way = await onTheWay(request, hrefWith(paths.wishesCheck, draftValues(readDraft(form, everyField))))
  if (way instanceof Response) return way
  const refused = ofSomebodyElse(request, way, { form, path: paths.wishesCheck })
  if (refused !== undefined) return refused
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
          tag={way.tag}
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
