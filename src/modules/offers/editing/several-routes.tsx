// Several offers at once, and the list as a file.
import { paths } from '../../../kernel/names/paths.ts'
import { withQuery } from '../../../platform/html/index.ts'
import type { PageRoute } from '../../../platform/http/route.ts'
import { type WorkRequest, workRoute } from '../../../platform/http/work-route.ts'
import { askedFrom } from '../asked.ts'
import { mayCreateAnyOffer } from '../policy.ts'
import { w } from '../work-texts.ts'
import { scopeOf, viewFrom } from '../work-views.ts'
import { changeSeveral, severalSteps } from './change-several.ts'
import { exportOffers } from './export-offers.ts'
import { d } from './texts.ts'
import { SeveralDone } from './views/several.tsx'

const breadcrumb = [{ href: paths.workOffers, label: w.page.breadcrumb }]

/** `id.version`, as the boxes say it; anything else was not ticked here. */
const tickedIn = (form: FormData): { id: string; version: number }[] =>
  form.getAll('angebot').flatMap((value) => {
    const [, id, version] = /^([0-9a-f-]{36})\.(\d{1,9})$/.exec(String(value)) ?? []
    return id === undefined ? [] : [{ id, version: Number(version) }]
  })

async function change(request: WorkRequest) {
  const { actor, services } = request
  if (mayCreateAnyOffer(actor) !== 'allowed') return request.forbidden()
  const form = await request.form()
  const step = severalSteps.find((name) => name === form.get('schritt'))
  const offers = tickedIn(form)
  if (step === undefined || offers.length === 0) return request.refuse(422, d.several.none)
  const results = await changeSeveral(actor, services, { step, offers })
  const done = results.filter(({ refusal }) => refusal === undefined).length
  return request.page(
    {
      title: d.several.title[step],
      lead: d.several.lead(done, results.length),
      breadcrumb,
      section: paths.workOffers,
    },
    <SeveralDone
      step={step}
      results={results}
      back={withQuery(paths.workOffers, { ansicht: String(form.get('ansicht') ?? '') })}
    />,
  )
}

async function download(request: WorkRequest) {
  const { actor, services, url } = request
  const form = request.param('form')
  if (form !== 'csv' && form !== 'xlsx') return request.notFound()
  const asked = askedFrom(url.searchParams)
  const whole = url.searchParams.has('zeit') ? asked : { ...asked, time: 'all' as const }
  const scope = scopeOf(viewFrom(url.searchParams.get('ansicht'), actor), actor, services.today())
  const exported = await exportOffers(actor, services, { asked: { ...whole, scope }, form })
  return exported.ok ? request.file(exported.value) : request.forbidden()
}

export const severalRoutes: readonly PageRoute[] = [
  workRoute({ method: 'POST', path: paths.workOffersSeveral, permission: 'offer.edit', handle: change }),
  workRoute({ method: 'GET', path: paths.workOffersExport(':form'), permission: 'offer.list', handle: download }),
]
