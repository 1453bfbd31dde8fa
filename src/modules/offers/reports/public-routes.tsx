// "Fehler melden" at every public offer.
import { paths } from '../../../kernel/names/paths.ts'
import { drawFields, type FormErrors, parseForm, type TypedValues } from '../../../platform/forms/form.ts'
import { Form } from '../../../platform/html/index.ts'
import { clientAddress } from '../../../platform/http/client-address.ts'
import type { PageRequest } from '../../../platform/http/request.ts'
import type { PageRoute } from '../../../platform/http/route.ts'
import { getOffer, subjectOf } from '../get-offer.ts'
import { mayReportOffer } from '../policy.ts'
import type { Offer } from '../terms.ts'
import { t } from '../texts.ts'
import { reportFields } from './report-form.ts'
import { reportOffer } from './report-offer.ts'
import { r } from './texts.ts'

interface Shown {
  readonly typed?: TypedValues
  readonly errors?: FormErrors
  readonly general?: readonly string[]
  readonly status?: 422 | 429
}

async function findReportable(request: PageRequest): Promise<Offer | undefined> {
  const found = await getOffer(request.actor, request.services, request.param('id'))
  if (!found.ok) return undefined
  const { offer } = found.value
  return mayReportOffer(request.actor, subjectOf(request.actor.regionId, offer)) === 'allowed' ? offer : undefined
}

function formPage(request: PageRequest, offer: Offer, shown: Shown = {}) {
  return request.page(
    {
      title: r.form.title,
      lead: r.form.lead(offer.title),
      breadcrumb: [
        { href: paths.offers, label: t.page.breadcrumb },
        { href: paths.offer(offer.id), label: offer.title },
      ],
      section: paths.offers,
      unlisted: true,
      hasErrors: shown.status !== undefined,
      ...(shown.status === undefined ? {} : { status: shown.status }),
    },
    <Form
      action={paths.offerReport(offer.id)}
      fields={drawFields(reportFields(), shown.typed, shown.errors)}
      general={shown.general}
      submit={r.form.send}
      cancel={{ href: paths.offer(offer.id), label: r.form.cancel }}
    />,
  )
}

async function showForm(request: PageRequest) {
  const offer = await findReportable(request)
  return offer === undefined ? request.notFound() : formPage(request, offer)
}

async function send(request: PageRequest) {
  const offer = await findReportable(request)
  if (offer === undefined) return request.notFound()
  const parsed = parseForm(reportFields(), await request.form())
  if (!parsed.ok) return formPage(request, offer, { typed: parsed.typed, errors: parsed.errors, status: 422 })
  const done = await reportOffer(request.actor, request.services, {
    ...parsed.value,
    offerId: offer.id,
    address: clientAddress(request.raw, request.services.settings),
  })
  if (done.ok) {
    return request.redirect(paths.offer(offer.id), {
      title: r.form.thanks,
      tone: 'success',
      next:
        parsed.value.replyEmail === null
          ? r.form.thanksNext[done.value]
          : `${r.form.thanksNext[done.value]} ${r.form.thanksReply}`,
    })
  }
  if (done.error.code === 'not-found') return request.notFound()
  request.raw.header('Retry-After', String(done.error.retryAfterSeconds))
  return formPage(request, offer, { typed: parsed.typed, general: [r.form.throttled], status: 429 })
}

const belongsHere = async (request: PageRequest): Promise<boolean> => (await findReportable(request)) !== undefined

export const publicReportRoutes: readonly PageRoute[] = [
  { method: 'GET', path: paths.offerReport(':id'), permission: 'offer.report', belongsHere, handle: showForm },
  { method: 'POST', path: paths.offerReport(':id'), permission: 'offer.report', belongsHere, handle: send },
]
