// Pages on which the office writes: needs that were told, decisions that there is no need.
import { paths } from '../../kernel/names/paths.ts'
import { drawFields, type FormErrors, parseForm, type TypedValues } from '../../platform/forms/form.ts'
import { ButtonLink } from '../../platform/html/index.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { type WorkRequest, workRoute } from '../../platform/http/work-route.ts'
import { listMunicipalities } from '../network/index.ts'
import { readDemand } from './demand.ts'
import { needFields, usualWaiverEnd, waiverFields } from './forms.ts'
import { type NoteRefusal, noteNeed, removeNeed } from './keep-need.ts'
import { liftWaiver, listWaivers, setWaiver, type WaiveRefusal } from './keep-waiver.ts'
import { gapsBreadcrumb, section } from './matrix-routes.tsx'
import { wordOf } from './question.ts'
import { mayDo } from './read-gaps.ts'
import { t } from './texts.ts'
import { GapTabs } from './views/gap-kit.tsx'
import { NeedsView } from './views/need-page.tsx'
import { WaiverForm, WaiverLists } from './views/waiver-pages.tsx'

/** A form that was opened from a cell knows what it is about. */
const aboutCell = ({ url }: WorkRequest): TypedValues => ({
  targetGroup: url.searchParams.get(wordOf('group')) ?? '',
  kind: url.searchParams.get(wordOf('kind')) ?? '',
  municipalityKey: url.searchParams.get(wordOf('municipality')) ?? '',
})

interface Again {
  readonly typed: TypedValues
  readonly errors: FormErrors
}

async function showNeeds(request: WorkRequest, again?: Again) {
  const { actor, services } = request
  const demand = await readDemand(actor, services)
  if (!demand.ok) return request.forbidden()
  const [municipalities, may] = [await listMunicipalities(actor, services), mayDo(actor)]
  const typed = again?.typed ?? { ...aboutCell(request), askedOn: services.today() }
  return request.page(
    {
      title: t.needs.title,
      lead: t.needs.lead(demand.value.needs.length),
      breadcrumb: gapsBreadcrumb,
      section,
      actions: may.keepNeeds ? (
        <>
          <ButtonLink href="#notieren">{t.needs.add}</ButtonLink>
          <ButtonLink href={paths.workGapNeedImport} kind="secondary">
            {t.needs.import.open}
          </ButtonLink>
        </>
      ) : undefined,
      ...(again === undefined ? {} : { hasErrors: true, status: 422 as const }),
    },
    <>
      <GapTabs current="needs" may={may} />
      <NeedsView
        demand={demand.value}
        municipalities={municipalities}
        fields={may.keepNeeds ? drawFields(needFields(municipalities), typed, again?.errors ?? {}) : undefined}
      />
    </>,
  )
}

const needErrors = {
  'unknown-municipality': () => ({ municipalityKey: t.waivers.unknownMunicipality }),
  'bad-day': () => ({ askedOn: t.needs.badDay }),
} satisfies Record<Exclude<NoteRefusal, 'forbidden'>, () => FormErrors>

async function saveNeed(request: WorkRequest) {
  const { actor, services } = request
  if (!mayDo(actor).keepNeeds) return request.forbidden()
  const parsed = parseForm(needFields(await listMunicipalities(actor, services)), await request.form())
  if (!parsed.ok) return showNeeds(request, parsed)
  const done = await noteNeed(actor, services, parsed.value)
  if (done.ok) return request.redirect(paths.workGapNeeds, { title: t.needs.saved, tone: 'success' })
  if (done.error === 'forbidden') return request.forbidden()
  return showNeeds(request, { typed: parsed.typed, errors: needErrors[done.error]() })
}

async function takeNeedBack(request: WorkRequest) {
  await request.form()
  const done = await removeNeed(request.actor, request.services, request.param('id'))
  if (!done.ok) return done.error === 'forbidden' ? request.forbidden() : request.notFound()
  return request.redirect(paths.workGapNeeds, { title: t.needs.removed, tone: 'success' })
}

async function showWaivers(request: WorkRequest) {
  const list = await listWaivers(request.actor, request.services)
  if (!list.ok) return request.forbidden()
  const may = mayDo(request.actor)
  return request.page(
    {
      title: t.waivers.title,
      lead: t.waivers.lead(list.value.active.length),
      breadcrumb: gapsBreadcrumb,
      section,
      actions: may.waive ? (
        <ButtonLink href={paths.workGapWaiverNew} icon="add">
          {t.waivers.add}
        </ButtonLink>
      ) : undefined,
    },
    <>
      <GapTabs current="waivers" may={may} />
      <WaiverLists list={list.value} mayLift={may.waive} />
    </>,
  )
}

async function showWaiverForm(request: WorkRequest, again?: Again) {
  const { actor, services } = request
  if (!mayDo(actor).waive) return request.forbidden()
  const fields = waiverFields(await listMunicipalities(actor, services))
  const typed = again?.typed ?? { ...aboutCell(request), validUntil: usualWaiverEnd(services.today()) }
  return request.page(
    {
      title: t.waivers.formTitle,
      lead: t.waivers.formLead,
      breadcrumb: [...gapsBreadcrumb, { href: paths.workGapWaivers, label: t.tabs.waivers }],
      section,
      ...(again === undefined ? {} : { hasErrors: true, status: 422 as const }),
    },
    <WaiverForm fields={drawFields(fields, typed, again?.errors ?? {})} />,
  )
}

const waiverErrors = {
  'about-nothing': () => ({ targetGroup: t.waivers.aboutNothing }),
  'unknown-municipality': () => ({ municipalityKey: t.waivers.unknownMunicipality }),
  'bad-end': () => ({ validUntil: t.waivers.badEnd }),
} satisfies Record<Exclude<WaiveRefusal, 'forbidden' | 'not-found'>, () => FormErrors>

async function saveWaiver(request: WorkRequest) {
  const { actor, services } = request
  if (!mayDo(actor).waive) return request.forbidden()
  const parsed = parseForm(waiverFields(await listMunicipalities(actor, services)), await request.form())
  if (!parsed.ok) return showWaiverForm(request, parsed)
  const done = await setWaiver(actor, services, parsed.value)
  if (done.ok) {
    return request.redirect(paths.workGapWaivers, {
      title: t.waivers.saved,
      tone: 'success',
      next: t.waivers.savedNext,
      undo: { action: paths.workGapWaiverLift(done.value.id) },
    })
  }
  if (done.error === 'forbidden') return request.forbidden()
  if (done.error === 'not-found') return request.notFound()
  return showWaiverForm(request, { typed: parsed.typed, errors: waiverErrors[done.error]() })
}

async function takeWaiverBack(request: WorkRequest) {
  await request.form()
  const done = await liftWaiver(request.actor, request.services, request.param('id'))
  if (!done.ok) return done.error === 'forbidden' ? request.forbidden() : request.notFound()
  return request.redirect(paths.workGapWaivers, { title: t.waivers.lifted, tone: 'success' })
}

export const keepRoutes: readonly PageRoute[] = [
  workRoute({ method: 'GET', path: paths.workGapNeeds, permission: 'gap.demand', handle: (r) => showNeeds(r) }),
  workRoute({ method: 'POST', path: paths.workGapNeeds, permission: 'gap.note', handle: saveNeed }),
  workRoute({ method: 'POST', path: paths.workGapNeedRemove(':id'), permission: 'gap.note', handle: takeNeedBack }),
  workRoute({ method: 'GET', path: paths.workGapWaivers, permission: 'gap.read', handle: showWaivers }),
  workRoute({ method: 'GET', path: paths.workGapWaiverNew, permission: 'gap.waive', handle: (r) => showWaiverForm(r) }),
  workRoute({ method: 'POST', path: paths.workGapWaiverNew, permission: 'gap.waive', handle: saveWaiver }),
  workRoute({ method: 'POST', path: paths.workGapWaiverLift(':id'), permission: 'gap.waive', handle: takeWaiverBack }),
]
