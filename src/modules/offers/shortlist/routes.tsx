// The page of the marked offers: to look at, to print, and to have sent.
import { paths } from '../../../kernel/names/paths.ts'
import { type FormErrors, parseForm, type TypedValues } from '../../../platform/forms/form.ts'
import { clientAddress } from '../../../platform/http/client-address.ts'
import type { PageRequest } from '../../../platform/http/request.ts'
import type { PageRoute } from '../../../platform/http/route.ts'
import { getShortlist } from './get-shortlist.ts'
import { mailFields } from './mail-fields.ts'
import { mailShortlist } from './mail-shortlist.ts'
import { type ReadShortlist, readShortlist, shortlistHref } from './shortlist-address.ts'
import { s } from './texts.ts'
import { EmptyShortlist, Shortlist } from './views/shortlist-page.tsx'

interface Answered {
  readonly status: 422 | 429
  readonly typed: TypedValues
  readonly errors?: FormErrors
  readonly general?: readonly string[]
}

async function show(request: PageRequest, read: ReadShortlist, answered?: Answered) {
  const { actor, services } = request
  const isEmpty = read.ids.length === 0 && read.unreadableCount === 0
  const listed = await getShortlist(actor, services, read.ids)
  const { status, ...answers } = answered ?? {}
  return request.page(
    {
      title: s.title,
      description: s.description,
      lead: listed.length === 0 ? s.leadEmpty : s.lead(listed.length),
      section: paths.offers,
      breadcrumb: [{ href: paths.offers, label: s.offers }],
      unlisted: !isEmpty,
      hasErrors: answered !== undefined,
      ...(status === undefined ? {} : { status }),
    },
    isEmpty ? (
      <EmptyShortlist />
    ) : (
      <Shortlist
        read={read}
        listed={listed}
        today={services.today()}
        address={`${services.settings.baseUrl}${paths.offers}`}
        {...answers}
      />
    ),
  )
}

const formIds = (form: FormData): string[] =>
  form.getAll('id').filter((value): value is string => typeof value === 'string')

/** One offer is enough: who marked some in several regions sees those of the first. */
const isOfRegion = async ({ actor, services }: PageRequest, { ids }: ReadShortlist): Promise<boolean> =>
  ids.length === 0 || (await getShortlist(actor, services, ids)).length > 0

async function send(request: PageRequest) {
  const { actor, services, raw } = request
  const form = await request.form()
  const read = readShortlist(formIds(form))
  const parsed = parseForm(mailFields(), form)
  if (!parsed.ok) return show(request, read, { status: 422, typed: parsed.typed, errors: parsed.errors })
  const { email } = parsed.value
  const done = await mailShortlist(actor, services, {
    ids: read.ids,
    email,
    callerAddress: clientAddress(raw, services.settings),
  })
  if (done.ok) {
    return request.redirect(shortlistHref(read.ids), { title: s.mail.sent, tone: 'success', next: s.mail.sentNext })
  }
  const { typed } = parsed
  switch (done.error.code) {
    case 'forbidden':
      return request.forbidden()
    case 'empty':
      return show(request, read, { status: 422, typed, general: [s.mail.empty] })
    case 'fictional-only':
      return show(request, read, { status: 422, typed, errors: { email: s.mail.fictionalOnly } })
    case 'throttled': {
      const { retryAfterSeconds } = done.error
      raw.header('Retry-After', String(retryAfterSeconds))
      const sentence = s.mail.throttled(Math.max(1, Math.ceil(retryAfterSeconds / 60)))
      return show(request, read, { status: 429, typed, general: [sentence] })
    }
  }
}

export const shortlistRoutes: readonly PageRoute[] = [
  {
    method: 'GET',
    path: paths.shortlist,
    permission: 'offer.read',
    belongsHere: (request) => isOfRegion(request, readShortlist(request.url.searchParams.getAll('id'))),
    handle: (request) => show(request, readShortlist(request.url.searchParams.getAll('id'))),
  },
  {
    method: 'POST',
    path: paths.shortlist,
    permission: 'shortlist.mail',
    belongsHere: async (request) => isOfRegion(request, readShortlist(formIds(await request.form()))),
    handle: send,
  },
]
