// Pages of the printed lists, and the same as files.
import { paths } from '../../kernel/names/paths.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { type WorkRequest, workRoute } from '../../platform/http/work-route.ts'
import { exportList, type WhichList } from './lists/export-list.ts'
import { listTexts as l } from './lists/list-texts.ts'
import { listLists, readBusList, readSchoolList, readWorkshopList } from './lists/read-list.ts'
import type { PlanRoom } from './read-round.ts'
import { atOf, refuseReading } from './run-routes.tsx'
import { BusListPage, ListsPage, SchoolListPage, WorkshopListPage } from './views/list-pages.tsx'
import { planBreadcrumb, section } from './views/plan-kit.tsx'

const breadcrumbOf = ({ page, run, may }: PlanRoom, isOverview = false) => [
  ...(may.read ? planBreadcrumb(page, run) : planBreadcrumb(page)),
  ...(isOverview ? [] : [{ href: paths.workPlanLists(page.round.id, run.id), label: l.title }]),
]

async function showOverview(request: WorkRequest) {
  const overview = await listLists(request.actor, request.services, atOf(request))
  if (!overview.ok) return refuseReading(request, overview.error)
  const { schools, workshops } = overview.value
  return request.page(
    {
      title: l.title,
      lead: l.lead(schools.length, workshops.length),
      breadcrumb: breadcrumbOf(overview.value, true),
      section,
    },
    <ListsPage overview={overview.value} />,
  )
}

async function showSchool(request: WorkRequest) {
  const asked = { at: atOf(request), schoolId: request.param('schule') }
  const list = await readSchoolList(request.actor, request.services, asked)
  if (!list.ok) return refuseReading(request, list.error)
  const { schoolName, groups } = list.value
  const pupils = groups.reduce((sum, { rows }) => sum + rows.length, 0)
  return request.page(
    {
      title: l.schoolTitle(schoolName),
      lead: l.schoolLead(pupils, groups.length),
      breadcrumb: breadcrumbOf(list.value),
      section,
    },
    <SchoolListPage list={list.value} />,
  )
}

async function showBus(request: WorkRequest) {
  const asked = { at: atOf(request), schoolId: request.param('bus') }
  const list = await readBusList(request.actor, request.services, asked)
  if (!list.ok) return refuseReading(request, list.error)
  return request.page(
    {
      title: l.busTitle(list.value.schoolName),
      lead: l.busLead(list.value.rides.length),
      breadcrumb: breadcrumbOf(list.value),
      section,
    },
    <BusListPage list={list.value} />,
  )
}

async function showWorkshop(request: WorkRequest) {
  const asked = { at: atOf(request), workshopId: request.param('werkstatt') }
  const list = await readWorkshopList(request.actor, request.services, asked)
  if (!list.ok) return refuseReading(request, list.error)
  const { workshop, bbsName, groups } = list.value
  return request.page(
    {
      title: l.workshopTitle(workshop.name, bbsName),
      lead: l.workshopLead(groups.length),
      breadcrumb: breadcrumbOf(list.value),
      section,
    },
    <WorkshopListPage list={list.value} />,
  )
}

const download = (whichOf: (request: WorkRequest) => WhichList) => async (request: WorkRequest) => {
  const form = request.param('form')
  if (form !== 'csv' && form !== 'xlsx') return request.notFound()
  const file = await exportList(request.actor, request.services, { at: atOf(request), which: whichOf(request), form })
  return file.ok ? request.file(file.value) : refuseReading(request, file.error)
}

const at = [':id', ':lauf'] as const

export const listRoutes: readonly PageRoute[] = [
  workRoute({ method: 'GET', path: paths.workPlanLists(...at), permission: 'plan.lists', handle: showOverview }),
  workRoute({
    method: 'GET',
    path: paths.workPlanSchoolList(...at, ':schule'),
    permission: 'plan.school',
    handle: showSchool,
  }),
  workRoute({
    method: 'GET',
    path: paths.workPlanSchoolFile(...at, ':schule', ':form'),
    permission: 'plan.school',
    handle: download((request) => ({ kind: 'school', schoolId: request.param('schule') })),
  }),
  workRoute({ method: 'GET', path: paths.workPlanBusList(...at, ':bus'), permission: 'plan.school', handle: showBus }),
  workRoute({
    method: 'GET',
    path: paths.workPlanBusFile(...at, ':bus', ':form'),
    permission: 'plan.school',
    handle: download((request) => ({ kind: 'bus', schoolId: request.param('bus') })),
  }),
  workRoute({
    method: 'GET',
    path: paths.workPlanWorkshopList(...at, ':werkstatt'),
    permission: 'plan.bbs',
    handle: showWorkshop,
  }),
  workRoute({
    method: 'GET',
    path: paths.workPlanWorkshopFile(...at, ':werkstatt', ':form'),
    permission: 'plan.bbs',
    handle: download((request) => ({ kind: 'workshop', workshopId: request.param('werkstatt') })),
  }),
]
