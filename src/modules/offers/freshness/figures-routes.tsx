// Pages of the work area about freshness: figures, reminding, the region's decision, showing a hidden offer again.
import { paths } from '../../../kernel/names/paths.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import { ButtonLink } from '../../../platform/html/index.ts'
import type { PageRoute } from '../../../platform/http/route.ts'
import { type WorkRequest, workRoute } from '../../../platform/http/work-route.ts'
import { writeCsv } from '../../../platform/tabular/write-csv.ts'
import { decideDatesAtOnce, type Figures, noteBounce, readFigures, remindNow } from './figures.ts'
import { showAgain } from './show-again.ts'
import { f } from './texts.ts'
import { FiguresPage } from './views/figures-page.tsx'

const section = paths.workOffers
const breadcrumb = [{ href: paths.workOffers, label: f.figures.breadcrumb }]

async function showFigures(request: WorkRequest) {
  const figures = await readFigures(request.actor, request.services)
  if (!figures.ok) return request.forbidden()
  return request.page(
    {
      title: f.figures.title,
      lead: f.figures.lead(figures.value.confirmed, figures.value.offers),
      breadcrumb,
      section,
      actions: (
        <ButtonLink href={paths.workFreshnessExport('csv')} kind="secondary" icon="download" download>
          {f.figures.export}
        </ButtonLink>
      ),
    },
    <FiguresPage figures={figures.value} />,
  )
}

const csvRows = ({ organizations }: Figures): (string | number)[][] => {
  const { yes, no } = f.figures.csv
  return organizations.map((row) => [
    row.name,
    row.offers,
    row.confirmed,
    Math.round((100 * row.confirmed) / row.offers),
    row.medianAgeDays,
    row.late,
    row.open,
    row.lastMail?.on ?? '',
    row.lastMail?.bounced === true ? yes : no,
    row.isSilent ? yes : no,
  ])
}

async function exportFigures(request: WorkRequest) {
  if (request.param('form') !== 'csv') return request.notFound()
  const figures = await readFigures(request.actor, request.services)
  if (!figures.ok) return request.forbidden()
  return request.file({
    bytes: writeCsv(f.figures.csv.head, csvRows(figures.value)),
    fileName: f.figures.csv.file,
    type: 'text/csv; charset=utf-8',
  })
}

async function remind(request: WorkRequest) {
  const organizationId = String((await request.form()).get('einrichtung') ?? '')
  const done = await remindNow(request.actor, request.services, {
    organizationId: isUuid(organizationId) ? organizationId : '00000000-0000-0000-0000-000000000000',
  })
  if (done.ok) {
    return request.redirect(paths.workFreshness, {
      title: f.figures.reminded(done.value.offers),
      tone: 'success',
      next: f.figures.remindedNext,
    })
  }
  switch (done.error.code) {
    case 'forbidden':
      return request.forbidden()
    case 'not-found':
      return request.notFound()
    case 'reminded-lately':
      return request.refuse(429, f.figures.refusals['reminded-lately'])
    case 'nothing-open':
    case 'nobody-to-write-to':
      return request.refuse(422, f.figures.refusals[done.error.code])
  }
}

async function noteReturned(request: WorkRequest) {
  const form = await request.form()
  const requestId = String(form.get('mail') ?? '')
  const isBack = form.get('zuruecknehmen') !== 'ja'
  const done = await noteBounce(request.actor, request.services, { requestId, isBack })
  if (!done.ok) return done.error === 'forbidden' ? request.forbidden() : request.notFound()
  if (!isBack) return request.redirect(paths.workFreshness, { title: f.figures.returnedUndone, tone: 'success' })
  return request.redirect(paths.workFreshness, {
    title: f.figures.returnedNoted,
    tone: 'success',
    next: f.figures.returnedNext,
    undo: { action: paths.workFreshnessReturned, hidden: { mail: requestId, zuruecknehmen: 'ja' } },
  })
}

async function decide(request: WorkRequest) {
  const takesDatesAtOnce = (await request.form()).get('sofort') === 'ja'
  const done = await decideDatesAtOnce(request.actor, request.services, { takesDatesAtOnce })
  if (!done.ok) return request.forbidden()
  return request.redirect(paths.workFreshness, { title: f.figures.settingSaved, tone: 'success' })
}

async function show(request: WorkRequest) {
  const id = request.param('id')
  const reason = String((await request.form()).get('grund') ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 500)
  const done = await showAgain(request.actor, request.services, { id, reason })
  if (done.ok) return request.redirect(paths.workOffer(id), { title: f.facts.shownAgain, tone: 'success' })
  switch (done.error.code) {
    case 'not-found':
      return request.notFound()
    case 'forbidden':
      return request.forbidden()
    case 'not-hidden':
      return request.refuse(409, f.facts.notHidden)
    case 'no-reason':
      return request.refuse(422, f.facts.noReason)
  }
}

export const freshnessRoutes: readonly PageRoute[] = [
  workRoute({ method: 'GET', path: paths.workFreshness, permission: 'freshness.read', handle: showFigures }),
  workRoute({
    method: 'GET',
    path: paths.workFreshnessExport(':form'),
    permission: 'freshness.read',
    handle: exportFigures,
  }),
  workRoute({ method: 'POST', path: paths.workFreshnessRemind, permission: 'freshness.steer', handle: remind }),
  workRoute({ method: 'POST', path: paths.workFreshnessReturned, permission: 'freshness.steer', handle: noteReturned }),
  workRoute({ method: 'POST', path: paths.workFreshnessSetting, permission: 'freshness.steer', handle: decide }),
  workRoute({ method: 'POST', path: paths.workOfferShowAgain(':id'), permission: 'offer.show-again', handle: show }),
]
