// Pages about the year of a round: a new one, its dates, its blocks, days without school.
import { paths } from '../../kernel/names/paths.ts'
import { parsePlainDate } from '../../kernel/plain-date.ts'
import { drawFields, type FormErrors, parseForm, type TypedValues, valuesOf } from '../../platform/forms/form.ts'
import { Form } from '../../platform/html/index.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { type WorkRequest, workRoute } from '../../platform/http/work-route.ts'
import { schoolYearLabel, schoolYearOf } from '../calendar/index.ts'
import { findRound, listRounds } from './find-round.ts'
import { mayKeepRound } from './policy.ts'
import type { RoundSlots } from './round-report.ts'
import { section } from './start-routes.tsx'
import type { RoundPage } from './terms.ts'
import { t as shared } from './texts.ts'
import { askWhetherToBreak, isAccepted } from './views/plan-guard-page.tsx'
import { breadcrumbOf, RoundTabs, roundsBreadcrumb } from './views/round-kit.tsx'
import { type Again, type YearAgain, YearView } from './views/year-page.tsx'
import { unknownYear } from './words.ts'
import { freeTimeFields, newRoundFields, roundFields } from './year/forms.ts'
import { type BlockDates, type KeepBlocksRefusal, setBlocks, takeProposedBlocks } from './year/keep-blocks.ts'
import { addFreeTime, markYearComplete, removeFreeTime } from './year/keep-free-times.ts'
import { createRound, type KeepRoundRefusal, proposeDates, removeRound, updateRoundDetails } from './year/keep-round.ts'
import { mostBlocks } from './year/propose-blocks.ts'
import { t } from './year/texts.ts'

const isOffice = (request: WorkRequest): boolean => mayKeepRound(request.actor, request.actor) === 'allowed'

/** The next half-year for which there is no round yet, and what is usual. */
async function proposedRound(request: WorkRequest): Promise<TypedValues> {
  const { actor, services } = request
  const current = schoolYearOf(services.today())
  const usual = { grade: '8', wishCount: '4', blockCount: '4' }
  const rounds = await listRounds(actor, services)
  for (const schoolYear of [current, current + 1]) {
    const halves = await proposeDates(actor, services, schoolYear)
    if (!halves.ok) break
    for (const [index, half] of halves.value.entries()) {
      const isTaken =
        rounds.ok && rounds.value.some(({ startsOn, endsOn }) => startsOn <= half.endsOn && endsOn >= half.startsOn)
      if (half.startsOn <= services.today() || isTaken) continue
      return {
        ...usual,
        ...half,
        schoolYear: String(schoolYear),
        name: t.usualName(schoolYearLabel(schoolYear), index + 1),
        ...(rounds.ok && rounds.value[0] !== undefined && { copyOf: rounds.value[0].id }),
      }
    }
  }
  return { ...usual, schoolYear: String(current) }
}

async function showNew(request: WorkRequest, again?: Again) {
  if (!isOffice(request)) return request.forbidden()
  const { actor, services } = request
  const rounds = await listRounds(actor, services)
  const fields = newRoundFields(schoolYearOf(services.today()), rounds.ok ? rounds.value : [])
  return request.page(
    {
      title: t.newTitle,
      lead: t.newLead,
      breadcrumb: roundsBreadcrumb,
      section,
      ...(again === undefined ? {} : { hasErrors: true, status: 422 as const }),
    },
    <Form
      action={paths.workRoundNew}
      fields={drawFields(fields, again?.typed ?? (await proposedRound(request)), again?.errors ?? {})}
      submit={t.create}
      cancel={{ href: paths.workRounds, label: shared.cancel }}
      draft={paths.workRoundNew}
    />,
  )
}

/** At which field a refusal belongs. */
function errorsOf(refusal: Exclude<KeepRoundRefusal, 'forbidden' | 'not-found'>): FormErrors {
  if (typeof refusal === 'object') {
    if (refusal.code === 'stale') return { name: shared.stale }
    if (refusal.code === 'held') return { startsOn: shared.held[refusal.heldBy] }
    return refusal.code === 'too-few-weeks'
      ? { blockCount: t.tooFewWeeks(refusal.weeks) }
      : { blockCount: unknownYear(refusal), schoolYear: unknownYear(refusal) }
  }
  const at = {
    'ends-before-start': 'endsOn',
    'outside-year': 'startsOn',
    'wishes-half': 'wishesUntil',
    'wishes-reversed': 'wishesUntil',
    'wishes-after-start': 'wishesUntil',
    'wishes-published': 'wishesUntil',
    'blocks-outside': 'startsOn',
    'unknown-copy': 'copyOf',
  } satisfies Record<typeof refusal, string>
  return { [at[refusal]]: t.faults[refusal] }
}

async function saveNew(request: WorkRequest) {
  if (!isOffice(request)) return request.forbidden()
  const { actor, services } = request
  const rounds = await listRounds(actor, services)
  const fields = newRoundFields(schoolYearOf(services.today()), rounds.ok ? rounds.value : [])
  const parsed = parseForm(fields, await request.form())
  if (!parsed.ok) return showNew(request, parsed)
  const { blockCount, copyOf, ...details } = parsed.value
  const done = await createRound(actor, services, { details, blockCount, copyOf })
  if (done.ok) {
    return request.redirect(paths.workRoundYear(done.value.id), {
      title: t.created(details.name),
      tone: 'success',
      next: t.createdNext,
    })
  }
  if (done.error === 'forbidden') return request.forbidden()
  if (done.error === 'not-found') return request.notFound()
  return showNew(request, { typed: parsed.typed, errors: errorsOf(done.error) })
}

async function showYear(request: WorkRequest, again: YearAgain = {}) {
  const { actor, services } = request
  const found = await findRound(actor, services, request.param('id'))
  if (!found.ok) return found.error === 'forbidden' ? request.forbidden() : request.notFound()
  const page = found.value
  const mayKeep = isOffice(request)
  const fields = roundFields(page.round.schoolYear)
  const isFaulty = Object.keys(again).length > 0
  return request.page(
    {
      title: t.title,
      lead: t.lead(page.blocks.length, weeksOf(page)),
      breadcrumb: breadcrumbOf(page.round),
      section,
      ...(isFaulty ? { hasErrors: true, status: 422 as const } : {}),
    },
    <>
      <RoundTabs actor={actor} roundId={page.round.id} current="year" />
      <YearView
        page={page}
        again={again}
        details={
          mayKeep
            ? drawFields(fields, again.details?.typed ?? valuesOf({ ...page.round }), again.details?.errors ?? {})
            : undefined
        }
        free={
          mayKeep
            ? drawFields(freeTimeFields(), again.free?.typed ?? { appliesTo: 'both' }, again.free?.errors ?? {})
            : undefined
        }
      />
    </>,
  )
}

/** Calendar weeks that some block touches, as people count them. */
const weeksOf = (page: RoundPage): number =>
  page.blocks.reduce(
    (sum, { startsOn, endsOn }) => sum + Math.ceil((Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000 / 7 + 0.01),
    0,
  )

async function saveDetails(request: WorkRequest) {
  if (!isOffice(request)) return request.forbidden()
  const { actor, services } = request
  const id = request.param('id')
  const found = await findRound(actor, services, id)
  if (!found.ok) return request.notFound()
  const data = await request.form()
  const parsed = parseForm(roundFields(found.value.round.schoolYear), data)
  if (!parsed.ok) return showYear(request, { details: parsed })
  const done = await updateRoundDetails(actor, services, {
    id,
    version: Number(data.get('version')),
    details: parsed.value,
  })
  if (done.ok) return request.redirect(paths.workRoundYear(id), { title: t.saved, tone: 'success' })
  if (done.error === 'forbidden') return request.forbidden()
  if (done.error === 'not-found') return request.notFound()
  return showYear(request, { details: { typed: parsed.typed, errors: errorsOf(done.error) } })
}

function sentenceOf(refusal: Exclude<KeepBlocksRefusal, 'forbidden' | 'not-found'>): string {
  switch (refusal.code) {
    case 'held':
      return shared.held[refusal.heldBy]
    case 'unknown-school-year':
      return unknownYear(refusal)
    case 'too-few-weeks':
      return t.tooFewWeeks(refusal.weeks)
    case 'too-many':
      return t.tooMany
    default:
      return t.blockFaults[refusal.code](refusal.block + 1)
  }
}

/** Rows without any day do not count; what is no day, or half a pair, is said. */
function readBlocks(data: FormData): { rows: { from: string; to: string }[]; dates: BlockDates[]; fault?: string } {
  const texts = (name: string) => data.getAll(name).map((part) => (typeof part === 'string' ? part.trim() : ''))
  const [froms, tos] = [texts('von'), texts('bis')]
  const rows = froms.map((from, index) => ({ from, to: tos[index] ?? '' })).slice(0, mostBlocks + 3)
  const dates: BlockDates[] = []
  for (const { from, to } of rows.filter((row) => row.from !== '' || row.to !== '')) {
    if (from === '' || to === '') return { rows, dates, fault: t.half }
    const [startsOn, endsOn] = [parsePlainDate(from), parsePlainDate(to)]
    if (!startsOn.ok || !endsOn.ok) return { rows, dates, fault: t.notADay }
    dates.push({ startsOn: startsOn.value, endsOn: endsOn.value })
  }
  return { rows, dates }
}

async function saveBlocks(request: WorkRequest) {
  if (!isOffice(request)) return request.forbidden()
  const { actor, services } = request
  const roundId = request.param('id')
  const { rows, dates, fault } = readBlocks(await request.form())
  if (fault !== undefined) return showYear(request, { blocks: { rows, fault } })
  const done = await setBlocks(actor, services, { roundId, blocks: dates })
  if (done.ok) return request.redirect(paths.workRoundYear(roundId), { title: t.blocksSaved, tone: 'success' })
  if (done.error === 'forbidden') return request.forbidden()
  if (done.error === 'not-found') return request.notFound()
  return showYear(request, { blocks: { rows, fault: sentenceOf(done.error) } })
}

async function saveProposal(request: WorkRequest) {
  if (!isOffice(request)) return request.forbidden()
  const { actor, services } = request
  const roundId = request.param('id')
  const typed = Number((await request.form()).get('zahl'))
  const blockCount = Number.isInteger(typed) && typed >= 1 && typed <= mostBlocks ? typed : 0
  const done = await takeProposedBlocks(actor, services, { roundId, blockCount })
  if (done.ok) {
    return request.redirect(paths.workRoundYear(roundId), { title: t.proposed(done.value.length), tone: 'success' })
  }
  if (done.error === 'forbidden') return request.forbidden()
  if (done.error === 'not-found') return request.notFound()
  return showYear(request, { proposeFault: blockCount === 0 ? t.badCount : sentenceOf(done.error) })
}

async function saveFreeTime(request: WorkRequest, { findPlaced }: RoundSlots) {
  if (!isOffice(request)) return request.forbidden()
  const { actor, services } = request
  const id = request.param('id')
  if (!(await findRound(actor, services, id)).ok) return request.notFound()
  const data = await request.form()
  const parsed = parseForm(freeTimeFields(), data)
  if (!parsed.ok) return showYear(request, { free: parsed })
  const { freeName, ...time } = parsed.value
  const guard = { findPlaced, isAccepted: isAccepted(data) }
  const done = await addFreeTime(actor, services, { time: { name: freeName, ...time }, guard })
  if (done.ok) {
    return request.redirect(`${paths.workRoundYear(id)}#ferien`, {
      title: t.freeAdded,
      tone: 'success',
      next: t.freeNext,
      undo: { action: paths.workFreeTimeRemove(id, done.value.id) },
    })
  }
  if (done.error === 'forbidden') return request.forbidden()
  if (typeof done.error === 'object') {
    const { page, groups } = done.error
    return askWhetherToBreak(request, { page, groups, data, back: `${paths.workRoundYear(id)}#ferien` })
  }
  return showYear(request, { free: { typed: parsed.typed, errors: { to: t.freeReversed } } })
}

async function takeFreeTimeBack(request: WorkRequest) {
  await request.form()
  const { actor, services } = request
  const id = request.param('id')
  if (isOffice(request) && !(await findRound(actor, services, id)).ok) return request.notFound()
  const done = await removeFreeTime(actor, services, request.param('zeit'))
  if (!done.ok) return done.error === 'forbidden' ? request.forbidden() : request.notFound()
  return request.redirect(`${paths.workRoundYear(id)}#ferien`, { title: t.freeRemoved, tone: 'success' })
}

async function saveComplete(request: WorkRequest) {
  if (!isOffice(request)) return request.forbidden()
  const { actor, services } = request
  const id = request.param('id')
  const found = await findRound(actor, services, id)
  if (!found.ok) return request.notFound()
  const isComplete = (await request.form()).get('vollstaendig') === 'ja'
  const done = await markYearComplete(actor, services, { schoolYear: found.value.round.schoolYear, isComplete })
  if (!done.ok) return request.forbidden()
  return request.redirect(`${paths.workRoundYear(id)}#ferien`, {
    title: isComplete ? t.completeMarked : t.completeUndone,
    tone: 'success',
  })
}

async function removeOne(request: WorkRequest) {
  await request.form()
  const done = await removeRound(request.actor, request.services, request.param('id'))
  if (done.ok) return request.redirect(paths.workRounds, { title: t.removed(done.value.name), tone: 'success' })
  if (done.error === 'has-begun') return request.refuse(409, t.hasBegun)
  return done.error === 'forbidden' ? request.forbidden() : request.notFound()
}

export const yearRoutes = (slots: RoundSlots): readonly PageRoute[] => [
  workRoute({ method: 'GET', path: paths.workRoundNew, permission: 'round.create', handle: (r) => showNew(r) }),
  workRoute({ method: 'POST', path: paths.workRoundNew, permission: 'round.create', handle: saveNew }),
  workRoute({ method: 'GET', path: paths.workRoundYear(':id'), permission: 'round.read', handle: (r) => showYear(r) }),
  workRoute({ method: 'POST', path: paths.workRoundYear(':id'), permission: 'round.keep', handle: saveDetails }),
  workRoute({ method: 'POST', path: paths.workRoundRemove(':id'), permission: 'round.keep', handle: removeOne }),
  workRoute({ method: 'POST', path: paths.workRoundBlocks(':id'), permission: 'round.keep', handle: saveBlocks }),
  workRoute({
    method: 'POST',
    path: paths.workRoundBlocksPropose(':id'),
    permission: 'round.keep',
    handle: saveProposal,
  }),
  workRoute({
    method: 'POST',
    path: paths.workFreeTimes(':id'),
    permission: 'round.keep',
    handle: (r) => saveFreeTime(r, slots),
  }),
  workRoute({
    method: 'POST',
    path: paths.workFreeTimeRemove(':id', ':zeit'),
    permission: 'round.keep',
    handle: takeFreeTimeBack,
  }),
  workRoute({ method: 'POST', path: paths.workYearComplete(':id'), permission: 'round.keep', handle: saveComplete }),
]
