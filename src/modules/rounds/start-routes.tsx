// The list of rounds and the start page of one, for each who works with it.
import type { Child } from 'hono/jsx'
import { paths } from '../../kernel/names/paths.ts'
import { ButtonLink, EmptyState, ResultList } from '../../platform/html/index.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { type WorkRequest, workRoute } from '../../platform/http/work-route.ts'
import { holidaysBetween, type SchoolHoliday, schoolYearRange } from '../calendar/index.ts'
import { findRound, listRounds } from './find-round.ts'
import { type Overview, overviewOf, type StepKey } from './overview.ts'
import { mayKeepRound } from './policy.ts'
import { keptUntil } from './retention.ts'
import { praxistageBetween } from './round-days.ts'
import type { RoundSlots, StepReport } from './round-report.ts'
import { classesOf } from './schools/keep-schools.ts'
import { type Round, type RoundPage, stageOf } from './terms.ts'
import { t } from './texts.ts'
import { RoundTabs, roundsBreadcrumb, UnknownYear } from './views/round-kit.tsx'
import { BbsStart, nextStep, OfficeStart, SchoolStart, type Steps, schoolDaysOf, stepsOf } from './views/start-page.tsx'
import { YearLine } from './views/year-line.tsx'
import { listed, short, spanOf, weekdayName } from './words.ts'

export const section = paths.workRounds

async function showList(request: WorkRequest) {
  const { actor, services } = request
  const rounds = await listRounds(actor, services)
  if (!rounds.ok) return request.forbidden()
  const [only] = rounds.value
  const isOffice = mayKeepRound(actor, actor) === 'allowed'
  if (rounds.value.length === 1 && only !== undefined && !isOffice) return request.redirect(paths.workRound(only.id))
  const add = isOffice ? (
    <ButtonLink href={paths.workRoundNew} icon="add">
      {t.list.add}
    </ButtonLink>
  ) : undefined
  const isEmpty = rounds.value.length === 0
  return request.page(
    {
      title: t.title,
      section,
      ...(isEmpty ? {} : { lead: t.list.lead(rounds.value.length), actions: add }),
    },
    isEmpty ? (
      <EmptyState title={t.list.none} action={add}>
        <p class="kern-body">{isOffice ? t.list.noneOffice : t.list.noneOther}</p>
      </EmptyState>
    ) : (
      <ResultList
        items={rounds.value.map((round) => ({
          href: paths.workRound(round.id),
          title: round.name,
          badge: { text: stageWord(round, services.today()) },
          lines: [
            t.list.when(round.grade, spanOf(round.startsOn, round.endsOn)),
            round.wishesFrom === null || round.wishesUntil === null
              ? t.list.noWishes
              : t.list.wishes(spanOf(round.wishesFrom, round.wishesUntil)),
          ],
        }))}
      />
    ),
  )
}

const stageWord = (round: Round, today: Round['startsOn']): string =>
  round.endsOn < today ? t.list.stages.over : t.list.stages[stageOf({ round }, today)]

/** The line of the year, with what is known of its holidays. */
function drawLine(
  page: RoundPage,
  today: Round['startsOn'],
): { line: Child; holidays: readonly SchoolHoliday[] | undefined } {
  const holidays = holidaysBetween({ ...page, ...schoolYearRange(page.round.schoolYear), schoolKind: 'general' })
  const counts = page.blocks.map((block) => praxistageBetween({ ...page, from: block.startsOn, to: block.endsOn }))
  const known = counts.flatMap((days) => (days.ok ? [days.value.length] : []))
  return {
    holidays: holidays.ok ? holidays.value : undefined,
    line: (
      <>
        <YearLine
          page={page}
          holidays={holidays.ok ? holidays.value : undefined}
          today={today}
          dayCounts={known.length === counts.length ? known : undefined}
        />
        <p class="kern-body steg-muted">{retentionSentence(page.round, today)}</p>
      </>
    ),
  }
}

function retentionSentence(round: Round, today: Round['startsOn']): string {
  const day = keptUntil(round)
  return day < today ? t.start.forgotten(short(day)) : t.start.keptUntil(short(day))
}

function OfficeLead({ overview, sentences }: { overview: Overview; sentences: readonly string[] }) {
  const { coverage, handedInCount, missing, placeCount, pupilCount, load } = overview
  const short = load.filter(({ pupilCount: pupils, places }) => pupils > places)
  const names = listed(missing.map(({ name }) => name))
  return (
    <>
      <p>
        {t.start.lead(handedInCount, coverage.length)}{' '}
        {missing.length > 0 && handedInCount > 0 && t.start.missing(names)}
      </p>
      <p>
        {t.start.places(placeCount, pupilCount)}{' '}
        {short.length > 0 &&
          t.start.placesShort(
            short
              .map(({ weekday, pupilCount: pupils, places }) =>
                t.start.placesShortDay(weekdayName(weekday), pupils - places),
              )
              .join(', '),
          )}
      </p>
      {sentences.map((sentence) => (
        <p>{sentence}</p>
      ))}
    </>
  )
}

async function showStart(request: WorkRequest, slots: RoundSlots) {
  const { actor, services } = request
  const found = await findRound(actor, services, request.param('id'))
  if (!found.ok) return found.error === 'forbidden' ? request.forbidden() : request.notFound()
  const page = found.value
  const { round } = page
  const today = services.today()
  const classes = await classesOf(actor, services, page)
  const { line } = drawLine(page, today)
  const frame = { title: round.name, breadcrumb: roundsBreadcrumb, section }
  const tabs = <RoundTabs actor={actor} roundId={round.id} current="start" />
  const reports = await Promise.all(slots.reporters.map((report) => report(actor, services, page)))
  const parts = reports.map((report) => report.parts)
  const sentences = reports.flatMap((report) => report.sentences ?? [])
  if (actor.role === 'bbs') {
    const own = page.workshops.filter((one) => one.organizationId === actor.organizationId && one.archivedAt === null)
    const places = own.flatMap(({ days }) => days).reduce((sum, { capacity }) => sum + capacity, 0)
    return request.page(
      {
        ...frame,
        lead: [t.ofBbs.lead(own.length), ...(own.length > 0 ? [t.ofBbs.places(places)] : []), ...sentences].join(' '),
        actions: (
          <ButtonLink href={paths.workWorkshopTable(round.id, actor.organizationId)}>{t.ofBbs.enter}</ButtonLink>
        ),
      },
      <>
        {tabs}
        {parts}
        <BbsStart page={page} organizationId={actor.organizationId} line={line} />
      </>,
    )
  }
  if (actor.role === 'school-lead' || actor.role === 'school-teacher') {
    return request.page(
      { ...frame, lead: [schoolLead(page, actor.organizationId, classes), ...sentences].join(' ') },
      <>
        {tabs}
        {parts}
        <SchoolStart page={page} organizationId={actor.organizationId} classes={classes} line={line} />
      </>,
    )
  }
  const overview = overviewOf(page, classes, today)
  if (!overview.ok) {
    return request.page(
      frame,
      <>
        {tabs}
        <UnknownYear refusal={overview.error} roundId={round.id} />
        {parts}
        {line}
      </>,
    )
  }
  const reported: Partial<Record<StepKey, StepReport>> = Object.assign({}, ...reports.map(({ steps }) => steps ?? {}))
  const steps = stepsOf(page, overview.value, reported)
  return request.page(
    {
      ...frame,
      lead: <OfficeLead overview={overview.value} sentences={sentences} />,
      actions: actor.role === 'coordinator' ? nextAction(steps) : undefined,
    },
    <>
      {tabs}
      <OfficeStart
        steps={steps}
        overview={overview.value}
        line={line}
        parts={parts}
        suppressed={actor.role === 'monitoring'}
      />
    </>,
  )
}

function nextAction(steps: Steps) {
  const next = nextStep(steps)
  return next === undefined ? undefined : (
    <ButtonLink href={steps[next].href}>{t.start.next(t.start.stepNames[next])}</ButtonLink>
  )
}

function schoolLead(page: RoundPage, organizationId: string, classes: Parameters<typeof schoolDaysOf>[2]): string {
  const school = page.schools.find((one) => one.organizationId === organizationId)
  if (school?.takesPart !== true) return t.ofSchool.none
  const days = schoolDaysOf(page, organizationId, classes)
  const [only] = days
  if (only === undefined) return t.ofSchool.noDay
  return days.length === 1 ? t.ofSchool.lead(weekdayName(only)) : t.ofSchool.ownDays(days.map(weekdayName).join(', '))
}

export const startRoutes = (slots: RoundSlots): readonly PageRoute[] => [
  workRoute({ method: 'GET', path: paths.workRounds, permission: 'round.list', handle: showList }),
  workRoute({
    method: 'GET',
    path: paths.workRound(':id'),
    permission: 'round.read',
    handle: (request) => showStart(request, slots),
  }),
]
