// Pages for office and school: who is missing, paper out, paper in.
import { paths } from '../../kernel/names/paths.ts'
import { ButtonLink, EmptyState } from '../../platform/html/index.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { type WorkRequest, workRoute } from '../../platform/http/work-route.ts'
import { formatWeekday } from '../../platform/i18n/format.ts'
import { readNames } from '../pupils/index.ts'
import { type RoundPage, RoundTabs, stageOf } from '../rounds/index.ts'
import { mayImportWishes, mayTypeWishes } from './policy.ts'
import { countsOf, missingOf, readRoundAnswers } from './read-answers.ts'
import { readReasons } from './read-reasons.ts'
import type { Answer } from './terms.ts'
import { t } from './texts.ts'
import { openSheet, type Sheet, type SheetRefusal } from './typing/open-sheet.ts'
import { closedBy, saveSheet } from './typing/save-sheet.ts'
import type { CellFault, TypedRow } from './typing/typed-sheet.ts'
import { missingSentence, OverviewView } from './views/overview-page.tsx'
import { RemindersView, WishSheetsView } from './views/paper-pages.tsx'
import { ReasonsView } from './views/reasons-page.tsx'
import { originalName, outsideName, type SheetAnswered, SheetView, versionName } from './views/sheet-page.tsx'

const section = paths.workRounds

const roundLinks = ({ round }: RoundPage) => [
  { href: paths.workRounds, label: t.rounds },
  { href: paths.workRound(round.id), label: round.name },
]

const classLinks = ({ page }: Sheet) => [...roundLinks(page), { href: paths.workWishes(page.round.id), label: t.title }]

function stageSentence({ round }: RoundPage, today: RoundPage['round']['startsOn']): string {
  const { wishesFrom, wishesUntil, startsOn, heldBy } = round
  if (startsOn > today && heldBy === 'published') return t.overview.published
  if (wishesFrom === null || wishesUntil === null) return t.overview.undecided
  if (startsOn <= today) return t.overview.begun
  switch (stageOf({ round }, today)) {
    case 'setup':
      return t.overview.early(formatWeekday(wishesFrom))
    case 'wishes':
      return t.overview.until(formatWeekday(wishesUntil))
    case 'planning':
      return t.overview.over(formatWeekday(wishesUntil))
  }
}

const refuse = (request: WorkRequest, refusal: SheetRefusal) =>
  refusal === 'forbidden' ? request.forbidden() : request.notFound()

async function showOverview(request: WorkRequest) {
  const { actor, services } = request
  const read = await readRoundAnswers(actor, services, request.param('id'))
  if (!read.ok) return refuse(request, read.error)
  const { page, classes } = read.value
  const counts = countsOf(read.value)
  const isSchool = actor.role === 'school-lead' || actor.role === 'school-teacher'
  const common = { breadcrumb: roundLinks(page), section, title: t.title, preline: page.round.name }
  const tabs = <RoundTabs actor={actor} roundId={page.round.id} current="wishes" />
  if (counts.length === 0) {
    return request.page(
      common,
      <>
        {tabs}
        <EmptyState
          title={t.overview.nobody}
          action={isSchool ? <ButtonLink href={paths.workClasses}>{t.overview.toClasses}</ButtonLink> : undefined}
        />
      </>,
    )
  }
  const missing = isSchool
    ? classes.map((one) => ({ className: one.name, pupils: missingOf(read.value, one.id) }))
    : undefined
  const names = await readNames(actor, services, missing?.flatMap(({ pupils }) => pupils.map(({ id }) => id)) ?? [])
  const withList = new Set(classes.map(({ organizationId }) => organizationId))
  const mayType = mayTypeWishes(actor, { regionId: actor.regionId, organizationId: actor.organizationId }) === 'allowed'
  return request.page(
    {
      ...common,
      lead: missingSentence(counts, isSchool),
      actions:
        mayImportWishes(actor, actor) === 'allowed' ? (
          <ButtonLink kind="secondary" href={paths.workWishImport}>
            {t.overview.import}
          </ButtonLink>
        ) : undefined,
    },
    <>
      {tabs}
      <OverviewView
        roundId={page.round.id}
        classes={counts}
        withoutList={
          isSchool
            ? []
            : page.schools.filter((one) => one.takesPart && !withList.has(one.organizationId)).map((one) => one.name)
        }
        stage={stageSentence(page, services.today())}
        missing={missing}
        names={names}
        mayType={mayType}
      />
    </>,
  )
}

const askedFor = (request: WorkRequest) => ({ roundId: request.param('id'), classId: request.param('classId') })

const emptyReason = (sheet: Sheet): string | undefined =>
  sheet.pupils.length === 0 ? t.sheet.empty : sheet.fields.length === 0 ? t.sheet.noFields : undefined

function showSheet(
  request: WorkRequest,
  sheet: Sheet,
  given: { readonly answered?: SheetAnswered; readonly status?: 409 | 422 } = {},
) {
  const answeredCount = sheet.pupils.filter(({ id }) => sheet.answers.has(id)).length
  const closed = closedBy(sheet, request.services.today())
  const empty = closed === undefined ? emptyReason(sheet) : t.sheet.closed[closed]
  return request.page(
    {
      title: t.sheet.title(sheet.schoolClass.name),
      preline: sheet.schoolName,
      lead: t.sheet.lead(answeredCount, sheet.pupils.length),
      breadcrumb: classLinks(sheet),
      section,
      hasErrors: (given.answered?.faults.length ?? 0) > 0,
      ...(given.status === undefined ? {} : { status: given.status }),
    },
    empty === undefined ? <SheetView sheet={sheet} answered={given.answered} /> : <EmptyState title={empty} />,
  )
}

async function openTyping(request: WorkRequest) {
  const opened = await openSheet(request.actor, request.services, {
    ...askedFor(request),
    may: mayTypeWishes,
    withNames: true,
  })
  return opened.ok ? showSheet(request, opened.value) : refuse(request, opened.error)
}

const text = (value: FormDataEntryValue | null): string => (typeof value === 'string' ? value.slice(0, 2000) : '')

/** Rows of the pupils that the form names, whatever else it holds. */
function rowsOf(form: FormData): TypedRow[] {
  const cells = new Map<string, Map<string, string>>()
  for (const [name, value] of form) {
    const [kind, pupilId, field] = name.split('.')
    if (kind !== 'z' || pupilId === undefined || field === undefined) continue
    const own = cells.get(pupilId) ?? new Map<string, string>()
    cells.set(pupilId, own.set(field, text(value)))
  }
  return [...cells].map(([pupilId, own]) => ({
    pupilId,
    version: Number(text(form.get(versionName(pupilId)))) || 0,
    original: text(form.get(originalName(pupilId))),
    cells: own,
    outside: text(form.get(outsideName(pupilId))),
  }))
}

async function saveTyping(request: WorkRequest) {
  const { actor, services } = request
  const rows = rowsOf(await request.form())
  const asked = askedFor(request)
  const saved = await saveSheet(actor, services, { ...asked, rows })
  if (saved.ok) {
    const { changed, emptied } = saved.value
    return request.redirect(paths.workWishSheet(asked.roundId, asked.classId), {
      title: [t.sheet.saved(changed), ...(emptied > 0 ? [t.sheet.emptied(emptied)] : [])].join(' '),
      tone: 'success',
      next: t.sheet.savedNext,
      link: { href: paths.workWishes(asked.roundId), label: t.title },
    })
  }
  const none: Pick<SheetAnswered, 'faults' | 'stale'> = {
    faults: [] as readonly CellFault[],
    stale: new Map<string, Answer | undefined>(),
  }
  switch (saved.error.code) {
    case 'faulty': {
      const { sheet, faults } = saved.error
      return showSheet(request, sheet, { answered: { ...none, rows, faults }, status: 422 })
    }
    case 'stale': {
      const { sheet, stale } = saved.error
      return showSheet(request, sheet, { answered: { ...none, rows, stale }, status: 409 })
    }
    case 'too-late':
    case 'published':
      return showSheet(request, saved.error.sheet, { status: 409 })
    default:
      return refuse(request, saved.error.code)
  }
}

async function showPaper(request: WorkRequest) {
  const { actor, services } = request
  const opened = await openSheet(actor, services, { ...askedFor(request), may: mayTypeWishes, withNames: true })
  if (!opened.ok) return refuse(request, opened.error)
  const sheet = opened.value
  const empty = emptyReason(sheet)
  return request.page(
    {
      title: t.paper.title(sheet.schoolClass.name),
      preline: sheet.schoolName,
      lead: t.paper.lead(sheet.pupils.length),
      breadcrumb: classLinks(sheet),
      section,
    },
    empty === undefined ? <WishSheetsView sheet={sheet} /> : <EmptyState title={empty} />,
  )
}

async function showReminders(request: WorkRequest) {
  const { actor, services } = request
  const opened = await openSheet(actor, services, { ...askedFor(request), may: mayTypeWishes, withNames: true })
  if (!opened.ok) return refuse(request, opened.error)
  const sheet = opened.value
  const missing = sheet.pupils.filter(({ id }) => !sheet.answers.has(id))
  return request.page(
    {
      title: t.reminders.title(sheet.schoolClass.name),
      preline: sheet.schoolName,
      lead: t.reminders.lead(missing.length),
      breadcrumb: classLinks(sheet),
      section,
    },
    missing.length === 0 ? (
      ''
    ) : (
      <RemindersView sheet={sheet} missing={missing} address={`${services.settings.baseUrl}${paths.wishes}`} />
    ),
  )
}

async function showReasons(request: WorkRequest) {
  const read = await readReasons(request.actor, request.services, askedFor(request))
  if (!read.ok) return refuse(request, read.error)
  const { sheet, reasons } = read.value
  return request.page(
    {
      title: t.reasons.title(sheet.schoolClass.name),
      preline: sheet.schoolName,
      lead: t.reasons.lead(reasons.length),
      breadcrumb: classLinks(sheet),
      section,
    },
    reasons.length === 0 ? '' : <ReasonsView sheet={sheet} reasons={reasons} />,
  )
}

export const workWishesRoutes: readonly PageRoute[] = [
  workRoute({ method: 'GET', path: paths.workWishes(':id'), permission: 'wishes.count', handle: showOverview }),
  workRoute({
    method: 'GET',
    path: paths.workWishSheet(':id', ':classId'),
    permission: 'wishes.type',
    handle: openTyping,
  }),
  workRoute({
    method: 'POST',
    path: paths.workWishSheet(':id', ':classId'),
    permission: 'wishes.type',
    handle: saveTyping,
  }),
  workRoute({
    method: 'GET',
    path: paths.workWishPaper(':id', ':classId'),
    permission: 'wishes.type',
    handle: showPaper,
  }),
  workRoute({
    method: 'GET',
    path: paths.workWishReminders(':id', ':classId'),
    permission: 'wishes.type',
    handle: showReminders,
  }),
  workRoute({
    method: 'GET',
    path: paths.workWishReasons(':id', ':classId'),
    permission: 'wishes.reasons',
    handle: showReasons,
  }),
]
