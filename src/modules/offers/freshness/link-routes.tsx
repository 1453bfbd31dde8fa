// The pages behind a confirmation link. GET shows, POST answers; whoever holds the link needs no account.
import { paths } from '../../../kernel/names/paths.ts'
import { formatGermanDate, parsePlainDate } from '../../../kernel/plain-date.ts'
import { type FormErrors, parseForm, type TypedValues } from '../../../platform/forms/form.ts'
import { ActionBar, Button, ButtonLink, Form, HiddenInputs, Section, withQuery } from '../../../platform/html/index.ts'
import type { PageRequest } from '../../../platform/http/request.ts'
import type { PageRoute } from '../../../platform/http/route.ts'
import { answerByLink, type SimpleAnswer, sendNewLink, takeBackEnd } from './answer.ts'
import { changeFields, drawChangeFields, drawnFrom, inputFrom, stampOf, valuesOfOffer } from './change-form.ts'
import { dayOf } from './day-of.ts'
import { findHolder, type LinkOffer, type LinkRefusal, type OpenedLink, openLink } from './open-link.ts'
import { type Conflict, openPartOf, type SuggestRefusal, suggestByLink, withDatedChanges } from './suggest.ts'
import { datedFields } from './terms.ts'
import { f } from './texts.ts'
import { answerName, answerWords, ConfirmPage } from './views/confirm-page.tsx'
import { TypedText } from './views/typed-text.tsx'

const permission = 'confirmation.answer'

/** `typed` is what somebody entered and the program cannot take: shown, so that nothing is lost. */
function closed(request: PageRequest, code: string, refusal: LinkRefusal, typed?: TypedValues) {
  const { title, text } = f.closed.expired
  if (refusal.code === 'unknown') {
    if (typed === undefined) return request.refuse(404, f.closed.unknown)
    const { unknown } = f.closed
    return request.page(
      { title: unknown.title, lead: unknown.text, status: 404, unlisted: true },
      <TypedText typed={typed} help={f.closed.typedHelp} />,
    )
  }
  return request.page(
    { title, lead: text(formatGermanDate(dayOf(refusal.expiredAt))), status: 410, unlisted: true },
    <>
      {typed !== undefined && <TypedText typed={typed} help={f.closed.typedHelp} />}
      <form method="post" action={paths.confirmNewLink}>
        <HiddenInputs values={{ code }} />
        <ActionBar>
          <Button icon="mail">{f.closed.newLink}</Button>
        </ActionBar>
      </form>
    </>,
  )
}

interface Shown {
  readonly chosen?: ReadonlyMap<string, string>
  readonly isEmpty?: boolean
}

/** Offers for which "Ändern" was chosen; whatever was answered before, somebody may have more to say. */
const toChange = (opened: OpenedLink, ids: readonly string[]): LinkOffer[] =>
  opened.offers.filter(({ offer }) => offer.status === 'published' && ids.includes(offer.id))

async function show(request: PageRequest, code: string, shown: Shown = {}) {
  const opened = await openLink(request.services, code)
  if (!opened.ok) return closed(request, code, opened.error)
  const open = opened.value.offers.filter(({ stands }) => stands === 'open').length
  return request.page(
    {
      title: open === 0 ? f.confirm.titleDone : f.confirm.title,
      preline: f.confirm.preline(opened.value.provider.name),
      lead: open === 0 ? f.confirm.leadDone : f.confirm.lead(open),
      unlisted: true,
      hasErrors: shown.isEmpty === true,
      ...(shown.isEmpty === true ? { status: 422 as const } : {}),
    },
    <ConfirmPage
      opened={opened.value}
      code={code}
      chosen={shown.chosen ?? new Map()}
      isEmpty={shown.isEmpty === true}
    />,
  )
}

function showLink(request: PageRequest) {
  const { searchParams } = request.url
  const code = searchParams.get('code') ?? ''
  const ids = searchParams.getAll('aendern')
  return ids.length === 0 ? show(request, code) : showChange(request, code, ids)
}

const codeOf = (form: FormData): string => String(form.get('code') ?? '')

const pageOf = (code: string, changing: readonly string[] = []): string =>
  withQuery(paths.confirm, { code, ...(changing.length > 0 ? { aendern: changing } : {}) })

async function answer(request: PageRequest) {
  const form = await request.form()
  const code = codeOf(form)
  const opened = await openLink(request.services, code)
  if (!opened.ok) return closed(request, code, opened.error)
  const chosen = new Map(
    opened.value.offers.flatMap(({ offer }): (readonly [string, string])[] => {
      const given = form.get(answerName(offer.id))
      return typeof given === 'string' ? [[offer.id, given]] : []
    }),
  )
  const changing = [...chosen].filter(([, word]) => word === answerWords.change).map(([id]) => id)
  const answers = new Map(
    [...chosen].flatMap(([id, word]): (readonly [string, SimpleAnswer])[] =>
      word === answerWords.right ? [[id, 'right']] : word === answerWords.ended ? [[id, 'ended']] : [],
    ),
  )
  const all = form.get('alle') === 'stimmt'
  if (!all && chosen.size === 0) return show(request, code, { isEmpty: true })
  const done = await answerByLink(request.services, { code, answers, all, except: changing })
  if (!done.ok) return closed(request, code, done.error)
  const { right, ended, over, left } = done.value
  const isChanged = right + ended > 0
  if (!isChanged && changing.length > 0) return request.redirect(pageOf(code, changing))
  return request.redirect(pageOf(code, changing), {
    title: isChanged
      ? f.confirm.thanksTitle(f.confirm.thanks({ right, ended }))
      : over > 0
        ? f.confirm.overTitle(over)
        : f.confirm.before,
    tone: over > 0 ? 'warning' : isChanged ? 'success' : 'info',
    next:
      over > 0
        ? `${isChanged ? `${f.confirm.overTitle(over)} ` : ''}${f.confirm.overNext}`
        : f.confirm.thanksLeft(left),
  })
}

interface Typed {
  readonly id: string
  readonly typed: TypedValues
  readonly errors: FormErrors
  readonly stamp: string
  readonly general?: readonly string[]
}

/** One short form per offer, the first one open for typing; each is sent on its own, so that nothing is lost. */
async function showChange(request: PageRequest, code: string, ids: readonly string[], typed?: Typed) {
  const opened = await openLink(request.services, code)
  if (!opened.ok) return closed(request, code, opened.error)
  const all = toChange(opened.value, ids)
  const first = all.find(({ offer }) => offer.id === typed?.id) ?? all[0]
  if (first === undefined) return show(request, code)
  const others = all.filter((one) => one !== first)
  const given = typed?.id === first.offer.id ? typed : undefined
  const current = first.waiting === undefined ? first.offer : withDatedChanges(first.offer, openPartOf(first.waiting))
  return request.page(
    {
      title: f.change.title(others.length + 1),
      preline: f.confirm.preline(opened.value.provider.name),
      lead: first.waiting === undefined ? f.change.help : `${f.change.waiting} ${f.change.help}`,
      unlisted: true,
      hasErrors: given !== undefined,
      ...(given === undefined ? {} : { status: 422 as const }),
    },
    <Section title={first.offer.title}>
      <Form
        action={paths.confirmChange}
        hidden={{
          code,
          angebot: first.offer.id,
          stand: given?.stamp ?? stampOf(current),
          ...(others.length > 0 ? { aendern: others.map(({ offer }) => offer.id) } : {}),
        }}
        fields={drawChangeFields(given?.typed ?? valuesOfOffer(current), given?.errors ?? {})}
        general={given?.general}
        submit={f.change.send}
        cancel={{
          href: pageOf(
            code,
            others.map(({ offer }) => offer.id),
          ),
          label: f.change.later,
        }}
      />
    </Section>,
  )
}

/** What was typed stays at its field, with what stands there by now; where nobody typed, the form shows the newest. */
function besideEachOther(typed: TypedValues, { fields, entered, current }: Conflict): Omit<Typed, 'id'> {
  const newest = valuesOfOffer(current)
  const untouched = datedFields.filter((field) => !entered.includes(field))
  return {
    typed: { ...typed, ...Object.fromEntries(untouched.map((field) => [field, newest[field] ?? ''])) },
    errors: Object.fromEntries(fields.map((field) => [field, f.change.meanwhile(germanOf(current[field]))])),
    general: [f.change.meanwhileTop],
    stamp: stampOf(current),
  }
}

const germanOf = (value: string | null): string | null => {
  const day = value === null ? undefined : parsePlainDate(value)
  return day?.ok ? formatGermanDate(day.value) : value
}

function refusedChange(
  refusal: Exclude<SuggestRefusal, LinkRefusal>,
  typed: TypedValues,
): (Partial<Omit<Typed, 'id'>> & { readonly errors: FormErrors }) | undefined {
  switch (refusal.code) {
    case 'nothing-entered':
      return { errors: {}, general: [f.change.nothing] }
    case 'ends-before-start':
      return { errors: { endsOn: f.change.endsBeforeStart } }
    case 'changed-meanwhile':
      return besideEachOther(typed, refusal.conflict)
    case 'gone':
      return undefined
  }
}

async function change(request: PageRequest) {
  const form = await request.form()
  const code = codeOf(form)
  const id = String(form.get('angebot') ?? '')
  const others = form.getAll('aendern').filter((one): one is string => typeof one === 'string')
  const stamp = String(form.get('stand') ?? '')
  const parsed = parseForm(changeFields(), form)
  const { typed } = parsed
  if (!parsed.ok) {
    const opened = await openLink(request.services, code)
    if (!opened.ok) return closed(request, code, opened.error, typed)
    return toChange(opened.value, [id]).length === 0
      ? gone(request, code, typed)
      : showChange(request, code, [id, ...others], { id, typed, stamp, errors: parsed.errors })
  }
  const drawn = drawnFrom(stamp)
  const given = { code, offerId: id, input: inputFrom(parsed.value), ...(drawn === undefined ? {} : { drawn }) }
  const done = await suggestByLink(request.services, given)
  if (done.ok) {
    return request.redirect(pageOf(code, others), {
      title: done.value.isApplied ? f.change.applied : f.change.proposed,
      tone: 'success',
      ...(done.value.isApplied ? {} : { next: f.change.proposedNext }),
    })
  }
  if (done.error.code === 'unknown' || done.error.code === 'expired') return closed(request, code, done.error, typed)
  const fault = refusedChange(done.error, typed)
  return fault === undefined
    ? gone(request, code, typed)
    : showChange(request, code, [id, ...others], { id, typed, stamp, ...fault })
}

/** The offer has ended or gone to somebody else: no place for the change, and every word of it is shown. */
const gone = (request: PageRequest, code: string, typed: TypedValues) =>
  request.page(
    { title: f.change.gone.title, lead: f.change.gone.text, status: 409, unlisted: true },
    <>
      <TypedText typed={typed} help={f.change.gone.typedHelp} />
      <ActionBar>
        <ButtonLink href={pageOf(code)}>{f.change.gone.back}</ButtonLink>
        <ButtonLink href={paths.network} kind="secondary">
          {f.confirm.officeLink}
        </ButtonLink>
      </ActionBar>
    </>,
  )

async function takeBack(request: PageRequest) {
  const form = await request.form()
  const code = codeOf(form)
  const done = await takeBackEnd(request.services, { code, offerId: String(form.get('angebot') ?? '') })
  if (done.ok) return request.redirect(pageOf(code), { title: f.confirm.reopened, tone: 'success' })
  if (done.error.code === 'not-ended') {
    return request.redirect(pageOf(code), { title: f.confirm.notReopened, tone: 'warning' })
  }
  return closed(request, code, done.error)
}

async function newLink(request: PageRequest) {
  const done = await sendNewLink(request.services, codeOf(await request.form()))
  if (done.ok) return request.page({ title: f.closed.sent.title, lead: f.closed.sent.text, unlisted: true }, '')
  switch (done.error.code) {
    case 'unknown':
      return request.refuse(404, f.closed.unknown)
    case 'nothing-open':
      return request.page({ title: f.closed.nothingOpen.title, lead: f.closed.nothingOpen.text, unlisted: true }, '')
    case 'nobody-to-write-to':
      return request.refuse(422, f.closed.nobody)
    case 'throttled':
      return request.refuse(429, f.closed.throttled)
  }
}

/** The link itself knows its region; this is for the frame around it and the next click. */
const belongsHere = async ({ actor, services, url }: PageRequest): Promise<boolean> =>
  (await findHolder(services, url.searchParams.get('code') ?? ''))?.actor.regionId === actor.regionId

export const confirmationLinkRoutes: readonly PageRoute[] = [
  { method: 'GET', path: paths.confirm, permission, belongsHere, handle: showLink },
  { method: 'POST', path: paths.confirm, permission, handle: answer },
  { method: 'POST', path: paths.confirmChange, permission, handle: change },
  { method: 'POST', path: paths.confirmTakeBack, permission, handle: takeBack },
  { method: 'POST', path: paths.confirmNewLink, permission, handle: newLink },
]
