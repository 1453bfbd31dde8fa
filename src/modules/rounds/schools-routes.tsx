// Pages about schools: who takes part, on which day, and how they get there.
import { paths } from '../../kernel/names/paths.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { type WorkRequest, workRoute } from '../../platform/http/work-route.ts'
import type { Weekday } from '../calendar/index.ts'
import { findRound } from './find-round.ts'
import { mayKeepRound } from './policy.ts'
import type { RoundSlots } from './round-report.ts'
import { classesOf, loadOf, proposeDays, setSchools } from './schools/keep-schools.ts'
import { setTravel } from './schools/keep-travel.ts'
import { t } from './schools/texts.ts'
import { section } from './start-routes.tsx'
import type { ClassDay, RoundPage, Travel } from './terms.ts'
import { t as shared } from './texts.ts'
import { askWhetherToBreak, isAccepted } from './views/plan-guard-page.tsx'
import { breadcrumbOf, RoundTabs } from './views/round-kit.tsx'
import { bbsOf, SchoolsView, schoolFieldNames, TravelView, type Typed, wayFieldNames } from './views/schools-page.tsx'
import { unknownYear } from './words.ts'

const isOffice = (request: WorkRequest): boolean => mayKeepRound(request.actor, request.actor) === 'allowed'

const textOf = (data: FormData, name: string): string => {
  const value = data.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

const weekdayIn = (text: string): Weekday | null => (/^[0-4]$/.test(text) ? (Number(text) as Weekday) : null)

const noErrors: ReadonlyMap<string, string> = new Map()

/** What stands in the table before anybody types: what is stored, or proposed. */
function storedSchools(page: Pick<RoundPage, 'schools' | 'classDays'>): Typed {
  const values = new Map<string, string>()
  for (const school of page.schools) {
    values.set(schoolFieldNames.takesPart(school.organizationId), school.takesPart ? 'ja' : '')
    values.set(schoolFieldNames.expected(school.organizationId), String(school.expectedCount ?? ''))
    values.set(schoolFieldNames.day(school.organizationId), String(school.weekday ?? ''))
  }
  for (const day of page.classDays) values.set(schoolFieldNames.classDay(day.classId), String(day.weekday))
  return { values, errors: noErrors }
}

type Notice = Parameters<typeof SchoolsView>[0]['notice']

async function showSchools(request: WorkRequest, again?: { typed: Typed; notice: Notice }) {
  const { actor, services } = request
  if (!isOffice(request)) return request.forbidden()
  const found = await findRound(actor, services, request.param('id'))
  if (!found.ok) return request.notFound()
  let page = found.value
  const classes = await classesOf(actor, services, page)
  let notice: Notice = again?.notice
  if (again === undefined && request.url.searchParams.get('vorschlag') === 'ja') {
    const proposal = proposeDays(page, classes)
    if (proposal.ok) {
      const dayOf = new Map(proposal.value.schools.map(({ organizationId, weekday }) => [organizationId, weekday]))
      const schools = page.schools.map((one) => ({ ...one, weekday: dayOf.get(one.organizationId) ?? one.weekday }))
      page = { ...page, schools, classDays: proposal.value.classDays }
      const { excess } = proposal.value
      notice = { title: t.proposed, text: t.proposedText(excess), tone: excess === 0 ? 'info' : 'warning' }
    } else notice = { title: t.proposed, text: unknownYear(proposal.error), tone: 'warning' }
  }
  const load = loadOf(page, classes)
  const taking = page.schools.filter(({ takesPart }) => takesPart)
  return request.page(
    {
      title: t.title,
      lead: t.lead({ all: taking.length, withoutDay: taking.filter(({ weekday }) => weekday === null).length }),
      breadcrumb: breadcrumbOf(page.round),
      section,
      ...(again === undefined ? {} : { hasErrors: true, status: 422 as const }),
    },
    <>
      <RoundTabs actor={actor} roundId={page.round.id} current="schools" />
      <SchoolsView
        page={page}
        classes={classes}
        load={load.ok ? load.value : undefined}
        typed={again?.typed ?? storedSchools(page)}
        notice={notice}
      />
    </>,
  )
}

async function saveSchools(request: WorkRequest) {
  if (!isOffice(request)) return request.forbidden()
  const { actor, services } = request
  const found = await findRound(actor, services, request.param('id'))
  if (!found.ok) return request.notFound()
  const page = found.value
  const data = await request.form()
  const classes = await classesOf(actor, services, page)
  const errors = new Map<string, string>()
  const values = new Map(
    [...data].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])),
  )
  const schools = page.schools.map(({ organizationId }) => {
    const name = schoolFieldNames.expected(organizationId)
    const expected = textOf(data, name)
    if (expected !== '' && !/^\d{1,4}$/.test(expected)) errors.set(name, t.notACount)
    return {
      organizationId,
      takesPart: textOf(data, schoolFieldNames.takesPart(organizationId)) === 'ja',
      expectedCount: expected === '' ? null : Number(expected),
      weekday: weekdayIn(textOf(data, schoolFieldNames.day(organizationId))),
    }
  })
  const classDays = classes.flatMap(({ id, organizationId }): ClassDay[] => {
    const weekday = weekdayIn(textOf(data, schoolFieldNames.classDay(id)))
    return weekday === null ? [] : [{ classId: id, organizationId, weekday }]
  })
  if (errors.size > 0) return showSchools(request, { typed: { values, errors }, notice: undefined })
  const done = await setSchools(actor, services, { roundId: page.round.id, schools, classDays })
  if (done.ok) {
    return request.redirect(paths.workRoundSchools(page.round.id), {
      title: t.saved(done.value.changed),
      tone: 'success',
    })
  }
  if (done.error === 'forbidden') return request.forbidden()
  if (done.error === 'not-found') return request.notFound()
  if (typeof done.error === 'object') {
    const notice = { title: shared.heldTitle, text: shared.held[done.error.heldBy], tone: 'warning' } as const
    return showSchools(request, { typed: { values, errors }, notice })
  }
  const text = done.error === 'unknown-school' ? t.unknownSchool : t.unknownClass
  return showSchools(request, { typed: { values, errors }, notice: { title: t.title, text, tone: 'warning' } })
}

function storedWays(page: RoundPage): Typed {
  const values = new Map<string, string>()
  for (const school of page.schools)
    for (const bbs of bbsOf(page)) {
      const way = page.travel.find(({ schoolId, bbsId }) => schoolId === school.organizationId && bbsId === bbs.id)
      values.set(wayFieldNames.possible(school.organizationId, bbs.id), way?.isPossible === false ? '' : 'ja')
      values.set(wayFieldNames.minutes(school.organizationId, bbs.id), String(way?.minutes ?? ''))
      values.set(wayFieldNames.way(school.organizationId, bbs.id), way?.way ?? '')
    }
  return { values, errors: noErrors }
}

async function showTravel(request: WorkRequest, again?: Typed) {
  const { actor, services } = request
  if (!isOffice(request)) return request.forbidden()
  const found = await findRound(actor, services, request.param('id'))
  if (!found.ok) return request.notFound()
  const page = found.value
  const pairs = page.schools.filter(({ takesPart }) => takesPart).length * bbsOf(page).length
  const known = page.travel.filter((way) => !way.isPossible || way.minutes !== null || way.way !== null).length
  return request.page(
    {
      title: t.travel.title,
      lead: pairs === 0 ? undefined : t.travel.lead(Math.max(0, pairs - known)),
      breadcrumb: breadcrumbOf(page.round),
      section,
      ...(again === undefined ? {} : { hasErrors: true, status: 422 as const }),
    },
    <>
      <RoundTabs actor={actor} roundId={page.round.id} current="travel" />
      <TravelView page={page} typed={again ?? storedWays(page)} />
    </>,
  )
}

async function saveTravel(request: WorkRequest, { findPlaced }: RoundSlots) {
  if (!isOffice(request)) return request.forbidden()
  const { actor, services } = request
  const found = await findRound(actor, services, request.param('id'))
  if (!found.ok) return request.notFound()
  const page = found.value
  const data = await request.form()
  const errors = new Map<string, string>()
  const values = new Map(
    [...data].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])),
  )
  const travel = page.schools
    .filter(({ takesPart }) => takesPart)
    .flatMap(({ organizationId: schoolId }) =>
      bbsOf(page).map(({ id: bbsId }): Travel => {
        const names = [wayFieldNames.minutes(schoolId, bbsId), wayFieldNames.way(schoolId, bbsId)] as const
        const [minutes, way] = [textOf(data, names[0]), textOf(data, names[1])]
        if (minutes !== '' && !(/^\d{1,3}$/.test(minutes) && Number(minutes) <= 240))
          errors.set(names[0], t.travel.badMinutes)
        if (way.length > 300) errors.set(names[1], t.travel.longWay)
        return {
          schoolId,
          bbsId,
          isPossible: textOf(data, wayFieldNames.possible(schoolId, bbsId)) === 'ja',
          minutes: minutes === '' ? null : Number(minutes),
          way: way === '' ? null : way,
        }
      }),
    )
  if (errors.size > 0) return showTravel(request, { values, errors })
  const done = await setTravel(actor, services, {
    roundId: page.round.id,
    travel,
    guard: { findPlaced, isAccepted: isAccepted(data) },
  })
  if (done.ok) {
    const title = t.travel.saved(done.value.changed)
    return request.redirect(paths.workRoundTravel(page.round.id), { title, tone: 'success' })
  }
  if (typeof done.error === 'object') {
    const back = paths.workRoundTravel(page.round.id)
    return askWhetherToBreak(request, { page, groups: done.error.groups, data, back })
  }
  return done.error === 'forbidden' ? request.forbidden() : request.notFound()
}

export const schoolsRoutes = (slots: RoundSlots): readonly PageRoute[] => [
  workRoute({
    method: 'GET',
    path: paths.workRoundSchools(':id'),
    permission: 'round.keep',
    handle: (r) => showSchools(r),
  }),
  workRoute({ method: 'POST', path: paths.workRoundSchools(':id'), permission: 'round.keep', handle: saveSchools }),
  workRoute({
    method: 'GET',
    path: paths.workRoundTravel(':id'),
    permission: 'round.keep',
    handle: (r) => showTravel(r),
  }),
  workRoute({
    method: 'POST',
    path: paths.workRoundTravel(':id'),
    permission: 'round.keep',
    handle: (r) => saveTravel(r, slots),
  }),
]
