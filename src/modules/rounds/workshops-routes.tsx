// Pages about workshops: the list, one of them, the table for fast entry, closings, places in single blocks.
import { paths } from '../../kernel/names/paths.ts'
import { drawFields, type FormErrors, parseForm, type TypedValues } from '../../platform/forms/form.ts'
import { ButtonLink, Form } from '../../platform/html/index.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { type WorkRequest, workRoute } from '../../platform/http/work-route.ts'
import { listOrganizations } from '../network/index.ts'
import { fieldsOf } from './capacities.ts'
import { findRound } from './find-round.ts'
import type { BreaksPlan } from './plan-guard.ts'
import { mayKeepSomeWorkshops, mayKeepWorkshops, mayReadTeachers } from './policy.ts'
import type { RoundSlots } from './round-report.ts'
import { section } from './start-routes.tsx'
import type { RoundPage, Workshop } from './terms.ts'
import { t as shared } from './texts.ts'
import { askWhetherToBreak, isAccepted } from './views/plan-guard-page.tsx'
import { breadcrumbOf, RoundTabs } from './views/round-kit.tsx'
import {
  type BlockCells,
  type MayOnWorkshops,
  WorkshopFacts,
  WorkshopList,
  WorkshopPage,
} from './views/workshop-pages.tsx'
import { closingFields, inputOf, typedWorkshop, workshopFields } from './workshops/forms.ts'
import { type AddClosingRefusal, addClosing, removeClosing } from './workshops/keep-places.ts'
import { addWorkshop, changeWorkshop, type KeepWorkshopRefusal, setArchived } from './workshops/keep-workshop.ts'
import { storedBlockCells } from './workshops/read-block-cells.ts'
import { t } from './workshops/texts.ts'

interface Again {
  readonly typed: TypedValues
  readonly errors: FormErrors
}

interface Bbs {
  readonly id: string
  readonly name: string
}

/** The vocational schools whose workshops the actor keeps: the own one, or all of the region. */
export async function keptBbs(request: WorkRequest): Promise<readonly Bbs[]> {
  const { actor, services } = request
  if (mayKeepSomeWorkshops(actor, actor) !== 'allowed') return []
  const list = await listOrganizations(actor, services, { kinds: ['bbs'], statuses: ['active'], pageSize: 200 })
  return list.ok
    ? list.value.items
        .filter(({ id }) => mayKeepWorkshops(actor, { regionId: actor.regionId, organizationId: id }) === 'allowed')
        .map(({ id, name }) => ({ id, name }))
    : []
}

const mayOn = (request: WorkRequest, kept: readonly Bbs[]): MayOnWorkshops => ({
  keeps: new Set(kept.map(({ id }) => id)),
  readsTeachers: mayReadTeachers(request.actor, request.actor) === 'allowed',
})

/** What can be closed: each vocational school as a whole, and each of its workshops. */
const closable = (page: RoundPage, kept: readonly Bbs[]) =>
  kept.flatMap((bbs) => [
    { value: bbs.id, label: `${bbs.name}: ${t.closings.wholeBbs}` },
    ...page.workshops
      .filter(({ organizationId, archivedAt }) => organizationId === bbs.id && archivedAt === null)
      .map(({ id, name }) => ({ value: id, label: `${bbs.name}: ${name}` })),
  ])

async function showList(request: WorkRequest, again?: Again) {
  const { actor, services } = request
  const found = await findRound(actor, services, request.param('id'))
  if (!found.ok) return found.error === 'forbidden' ? request.forbidden() : request.notFound()
  const page = found.value
  const kept = await keptBbs(request)
  const active = page.workshops.filter(({ archivedAt }) => archivedAt === null)
  const places = active.flatMap(({ days }) => days).reduce((sum, { capacity }) => sum + capacity, 0)
  const choices = closable(page, kept)
  return request.page(
    {
      title: t.title,
      lead: t.lead({ count: active.length, fields: fieldsOf(page).length, places }),
      breadcrumb: breadcrumbOf(page.round),
      section,
      actions:
        kept.length === 0 ? undefined : (
          <>
            <ButtonLink href={paths.workWorkshopNew(page.round.id)} icon="add">
              {t.add}
            </ButtonLink>
            <ButtonLink kind="secondary" href={paths.workWorkshopImport}>
              {t.import}
            </ButtonLink>
          </>
        ),
      ...(again === undefined ? {} : { hasErrors: true, status: 422 as const }),
    },
    <>
      <RoundTabs actor={actor} roundId={page.round.id} current="workshops" />
      <WorkshopList
        page={page}
        may={mayOn(request, kept)}
        others={kept.filter(({ id }) => !active.some(({ organizationId }) => organizationId === id))}
        closingForm={
          choices.length === 0 || active.length === 0
            ? undefined
            : drawFields(closingFields(choices), again?.typed ?? {}, again?.errors ?? {})
        }
      />
    </>,
  )
}

const closingErrors = {
  reversed: () => ({ endsOn: t.closings.faults.reversed }),
  outside: () => ({ startsOn: t.closings.faults.outside }),
  'unknown-bbs': () => ({ what: t.closings.faults['unknown-bbs'] }),
  'unknown-workshop': () => ({ what: t.closings.faults['unknown-workshop'] }),
} satisfies Record<Exclude<AddClosingRefusal, 'forbidden' | 'not-found' | BreaksPlan>, () => FormErrors>

async function saveClosing(request: WorkRequest, { findPlaced }: RoundSlots) {
  const { actor, services } = request
  if (mayKeepSomeWorkshops(actor, actor) !== 'allowed') return request.forbidden()
  const found = await findRound(actor, services, request.param('id'))
  if (!found.ok) return request.notFound()
  const page = found.value
  const kept = await keptBbs(request)
  const data = await request.form()
  const parsed = parseForm(closingFields(closable(page, kept)), data)
  if (!parsed.ok) return showList(request, parsed)
  const { what, ...rest } = parsed.value
  const workshop = page.workshops.find(({ id }) => id === what)
  const done = await addClosing(actor, services, {
    roundId: page.round.id,
    closing: { ...rest, organizationId: workshop?.organizationId ?? what, workshopId: workshop?.id ?? null },
    guard: { findPlaced, isAccepted: isAccepted(data) },
  })
  if (done.ok) {
    return request.redirect(`${paths.workWorkshops(page.round.id)}#schliesszeiten`, {
      title: t.closings.added,
      tone: 'success',
      next: t.closings.addedNext,
      undo: { action: paths.workClosingRemove(page.round.id, done.value.id) },
    })
  }
  if (done.error === 'forbidden') return request.forbidden()
  if (done.error === 'not-found') return request.notFound()
  if (typeof done.error === 'object') {
    const back = `${paths.workWorkshops(page.round.id)}#schliesszeiten`
    return askWhetherToBreak(request, { page, groups: done.error.groups, data, back })
  }
  return showList(request, { typed: parsed.typed, errors: closingErrors[done.error]() })
}

async function takeClosingBack(request: WorkRequest) {
  await request.form()
  const { actor, services } = request
  if (mayKeepSomeWorkshops(actor, actor) !== 'allowed') return request.forbidden()
  const roundId = request.param('id')
  const done = await removeClosing(actor, services, { roundId, closingId: request.param('schliesszeit') })
  if (!done.ok) return done.error === 'forbidden' ? request.forbidden() : request.notFound()
  return request.redirect(`${paths.workWorkshops(roundId)}#schliesszeiten`, {
    title: t.closings.removed,
    tone: 'success',
  })
}

async function showNew(request: WorkRequest, again?: Again) {
  const { actor, services } = request
  if (mayKeepSomeWorkshops(actor, actor) !== 'allowed') return request.forbidden()
  const found = await findRound(actor, services, request.param('id'))
  if (!found.ok) return request.notFound()
  const page = found.value
  const kept = await keptBbs(request)
  const asked = request.url.searchParams.get('bbs') ?? kept[0]?.id ?? ''
  return request.page(
    {
      title: t.formTitle,
      lead: t.formLead,
      breadcrumb: [...breadcrumbOf(page.round), { href: paths.workWorkshops(page.round.id), label: t.title }],
      section,
      ...(again === undefined ? {} : { hasErrors: true, status: 422 as const }),
    },
    <Form
      action={paths.workWorkshopNew(page.round.id)}
      fields={[
        {
          control: 'select',
          name: 'bbs',
          label: t.fields.bbs,
          required: true,
          empty: false,
          value: String(again?.typed.bbs ?? asked),
          error: again?.errors.bbs,
          options: kept.map(({ id, name }) => ({ value: id, label: name })),
        },
        ...drawFields(workshopFields(), again?.typed ?? {}, again?.errors ?? {}),
      ]}
      submit={t.save}
      cancel={{ href: paths.workWorkshops(page.round.id), label: shared.cancel }}
      draft={paths.workWorkshopNew(page.round.id)}
    />,
  )
}

/** At which field a refusal belongs. */
function errorsOf(refusal: Exclude<KeepWorkshopRefusal, 'forbidden' | 'not-found' | BreaksPlan>): FormErrors {
  if (typeof refusal === 'object') {
    return refusal.code === 'held' ? { berufsfeld: shared.held[refusal.heldBy] } : { name: shared.stale }
  }
  const at = {
    'unknown-berufsfeld': 'berufsfeld',
    'no-day': 'day0',
    'minimum-above-capacity': 'minimum',
    'unknown-bbs': 'bbs',
  } satisfies Record<typeof refusal, string>
  return { [at[refusal]]: t.faults[refusal] }
}

async function saveNew(request: WorkRequest) {
  const { actor, services } = request
  if (mayKeepSomeWorkshops(actor, actor) !== 'allowed') return request.forbidden()
  const roundId = request.param('id')
  if (!(await findRound(actor, services, roundId)).ok) return request.notFound()
  const data = await request.form()
  const organizationId = String(data.get('bbs') ?? '')
  const parsed = parseForm(workshopFields(), data)
  const typed = { ...parsed.typed, bbs: organizationId }
  if (!parsed.ok) return showNew(request, { typed, errors: parsed.errors })
  const done = await addWorkshop(actor, services, { roundId, organizationId, ...inputOf(parsed.value) })
  if (done.ok) {
    return request.redirect(paths.workWorkshops(roundId), {
      title: t.saved(parsed.value.name),
      tone: 'success',
      undo: { action: paths.workWorkshopArchive(roundId, done.value.id), hidden: { stillgelegt: 'ja' } },
    })
  }
  if (done.error === 'forbidden') return request.forbidden()
  if (done.error === 'not-found') return request.notFound()
  return showNew(request, { typed, errors: errorsOf(done.error) })
}

/** The workshop that the address names, in its round. */
export async function findOne(
  request: WorkRequest,
): Promise<{ page: RoundPage; workshop: Workshop } | 'forbidden' | 'not-found'> {
  const found = await findRound(request.actor, request.services, request.param('id'))
  if (!found.ok) return found.error
  const workshop = found.value.workshops.find(({ id }) => id === request.param('werkstatt'))
  return workshop === undefined ? 'not-found' : { page: found.value, workshop }
}

export async function showOne(request: WorkRequest, again: { form?: Again; cells?: BlockCells } = {}) {
  const found = await findOne(request)
  if (typeof found === 'string') return found === 'forbidden' ? request.forbidden() : request.notFound()
  const { page, workshop } = found
  const { actor } = request
  const subject = { regionId: actor.regionId, organizationId: workshop.organizationId }
  const mayKeep = mayKeepWorkshops(actor, subject) === 'allowed'
  const isFaulty = again.form !== undefined || again.cells !== undefined
  return request.page(
    {
      title: workshop.name,
      preline: page.names.get(workshop.organizationId),
      lead: workshop.archivedAt === null ? undefined : t.archived,
      breadcrumb: [...breadcrumbOf(page.round), { href: paths.workWorkshops(page.round.id), label: t.title }],
      section,
      ...(isFaulty ? { hasErrors: true, status: 422 as const } : {}),
    },
    mayKeep ? (
      <WorkshopPage
        page={page}
        workshop={workshop}
        fields={drawFields(workshopFields(), again.form?.typed ?? typedWorkshop(workshop), again.form?.errors ?? {})}
        cells={again.cells ?? storedBlockCells(workshop)}
      />
    ) : (
      <WorkshopFacts workshop={workshop} may={mayOn(request, [])} />
    ),
  )
}

async function saveOne(request: WorkRequest, { findPlaced }: RoundSlots) {
  const { actor, services } = request
  const found = await findOne(request)
  if (typeof found === 'string') return found === 'forbidden' ? request.forbidden() : request.notFound()
  const [roundId, workshopId] = [found.page.round.id, found.workshop.id]
  const subject = { regionId: actor.regionId, organizationId: found.workshop.organizationId }
  if (mayKeepWorkshops(actor, subject) !== 'allowed') return request.forbidden()
  const data = await request.form()
  const parsed = parseForm(workshopFields(), data)
  if (!parsed.ok) return showOne(request, { form: parsed })
  const done = await changeWorkshop(actor, services, {
    roundId,
    workshopId,
    version: Number(data.get('version')),
    input: inputOf(parsed.value),
    guard: { findPlaced, isAccepted: isAccepted(data) },
  })
  if (done.ok)
    return request.redirect(paths.workWorkshops(roundId), { title: t.saved(parsed.value.name), tone: 'success' })
  if (done.error === 'forbidden') return request.forbidden()
  if (done.error === 'not-found') return request.notFound()
  if (typeof done.error === 'object' && done.error.code === 'breaks-plan') {
    const back = paths.workWorkshop(roundId, workshopId)
    return askWhetherToBreak(request, { page: found.page, groups: done.error.groups, data, back })
  }
  return showOne(request, { form: { typed: parsed.typed, errors: errorsOf(done.error) } })
}

async function saveArchived(request: WorkRequest) {
  const isArchived = (await request.form()).get('stillgelegt') === 'ja'
  const { actor, services } = request
  if (mayKeepSomeWorkshops(actor, actor) !== 'allowed') return request.forbidden()
  const [roundId, workshopId] = [request.param('id'), request.param('werkstatt')]
  const done = await setArchived(actor, services, { roundId, workshopId, isArchived })
  if (!done.ok) {
    if (typeof done.error === 'object')
      return request.refuse(409, { title: shared.heldTitle, text: shared.held[done.error.heldBy] })
    return done.error === 'forbidden' ? request.forbidden() : request.notFound()
  }
  return request.redirect(paths.workWorkshops(roundId), {
    title: isArchived ? t.archivedNow(done.value.name) : t.restoredNow(done.value.name),
    tone: 'success',
    undo: {
      action: paths.workWorkshopArchive(roundId, workshopId),
      hidden: { stillgelegt: isArchived ? 'nein' : 'ja' },
    },
  })
}

export const workshopsRoutes = (slots: RoundSlots): readonly PageRoute[] => [
  workRoute({ method: 'GET', path: paths.workWorkshops(':id'), permission: 'round.read', handle: (r) => showList(r) }),
  workRoute({
    method: 'POST',
    path: paths.workClosings(':id'),
    permission: 'workshop.add',
    handle: (r) => saveClosing(r, slots),
  }),
  workRoute({
    method: 'POST',
    path: paths.workClosingRemove(':id', ':schliesszeit'),
    permission: 'workshop.keep',
    handle: takeClosingBack,
  }),
  workRoute({
    method: 'GET',
    path: paths.workWorkshopNew(':id'),
    permission: 'workshop.add',
    handle: (r) => showNew(r),
  }),
  workRoute({ method: 'POST', path: paths.workWorkshopNew(':id'), permission: 'workshop.add', handle: saveNew }),
  workRoute({
    method: 'GET',
    path: paths.workWorkshop(':id', ':werkstatt'),
    permission: 'round.read',
    handle: (r) => showOne(r),
  }),
  workRoute({
    method: 'POST',
    path: paths.workWorkshop(':id', ':werkstatt'),
    permission: 'workshop.keep',
    handle: (r) => saveOne(r, slots),
  }),
  workRoute({
    method: 'POST',
    path: paths.workWorkshopArchive(':id', ':werkstatt'),
    permission: 'workshop.keep',
    handle: saveArchived,
  }),
]
