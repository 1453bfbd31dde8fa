// Pages of a school's classes: overview, one class, slips, departures.
import { paths } from '../../kernel/names/paths.ts'
import { ButtonLink, withQuery } from '../../platform/html/index.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { type WorkRequest, workRoute } from '../../platform/http/work-route.ts'
import { schoolYearLabel, schoolYearOf } from '../calendar/index.ts'
import { decideDepartures, listDepartures } from './departures.ts'
import { getClass } from './get-class.ts'
import { hasHandedIn, type RegionOverview, readOverview, type SchoolOverview } from './read-overview.ts'
import { breadcrumb, refuse, section } from './routes-kit.ts'
import { t } from './texts.ts'
import { ClassView } from './views/class-page.tsx'
import { DepartureForm, departureField } from './views/departure-form.tsx'
import { RegionOverviewView, SchoolOverviewView } from './views/overview.tsx'
import { SlipsView } from './views/slips.tsx'
import { YearTabs } from './views/year-tabs.tsx'

const yearParameter = 'schuljahr'

function askedYear({ url, services }: WorkRequest): number {
  const asked = Number(url.searchParams.get(yearParameter))
  return Number.isInteger(asked) && asked >= 2000 && asked < 2200 ? asked : schoolYearOf(services.today())
}

function schoolLead(overview: SchoolOverview): string {
  const { classes, schoolYear } = overview
  const year = schoolYearLabel(schoolYear)
  if (classes.length === 0) return t.overview.schoolNone(year)
  const sum = (count: (one: (typeof classes)[number]) => number) =>
    classes.reduce((total, one) => total + count(one), 0)
  const open = sum(({ openCount }) => openCount)
  const lead = t.overview.school(
    year,
    classes.length,
    sum(({ pupilCount }) => pupilCount),
  )
  return open === 0 ? lead : `${lead} ${t.overview.schoolOpen(open)}`
}

function regionLead({ schools, schoolYear }: RegionOverview): string {
  const missing = schools.filter((school) => !hasHandedIn(school)).map(({ name }) => name)
  return t.overview.region({
    handedIn: schools.length - missing.length,
    all: schools.length,
    year: schoolYearLabel(schoolYear),
    missing: missing.join(', '),
  })
}

async function showOverview(request: WorkRequest) {
  const schoolYear = askedYear(request)
  const read = await readOverview(request.actor, request.services, { schoolYear })
  if (!read.ok) return request.forbidden()
  const overview = read.value
  const current = schoolYearOf(request.services.today())
  const tabs = (
    <YearTabs
      years={[current - 1, current, current + 1]}
      shown={schoolYear}
      hrefOf={(year) => withQuery(paths.workClasses, { [yearParameter]: String(year) })}
    />
  )
  const bases = (
    <ButtonLink kind="secondary" href={paths.workLegalBases}>
      {t.overview.bases}
    </ButtonLink>
  )
  if (overview.kind === 'region') {
    return request.page(
      { title: t.overview.title, lead: regionLead(overview), section, actions: bases },
      <>
        {tabs}
        <RegionOverviewView overview={overview} />
      </>,
    )
  }
  const hasList = overview.classes.length > 0
  return request.page(
    {
      title: t.overview.title,
      lead: schoolLead(overview),
      section,
      actions: (
        <>
          <ButtonLink href={paths.workClassImport}>{hasList ? t.overview.importAgain : t.overview.import}</ButtonLink>
          {bases}
        </>
      ),
    },
    <>
      {tabs}
      <SchoolOverviewView overview={overview} />
    </>,
  )
}

async function showClass(request: WorkRequest) {
  const read = await getClass(request.actor, request.services, request.param('id'))
  if (!read.ok) return refuse(request, read.error)
  const page = read.value
  const { schoolClass, may, lines } = page
  const lead = may.keep ? t.one.leadNames : may.readNames ? t.one.leadOffice : t.one.leadCodes
  return request.page(
    {
      title: t.one.title(schoolClass.name),
      preline: t.one.preline(page.schoolName, schoolYearLabel(schoolClass.schoolYear)),
      lead: lead(lines.length),
      breadcrumb,
      section,
      actions:
        lines.length === 0 ? undefined : (
          <>
            <ButtonLink href={paths.workClassSlips(schoolClass.id)}>{t.one.slips}</ButtonLink>
            {may.keep && (
              <ButtonLink kind="secondary" href={paths.workClassConsent(schoolClass.id)}>
                {t.one.consent}
              </ButtonLink>
            )}
          </>
        ),
    },
    <ClassView page={page} />,
  )
}

async function showSlips(request: WorkRequest) {
  const read = await getClass(request.actor, request.services, request.param('id'))
  if (!read.ok) return refuse(request, read.error)
  const page = read.value
  const { schoolClass } = page
  return request.page(
    {
      title: t.slips.title(schoolClass.name),
      lead: t.slips.lead(page.lines.length),
      breadcrumb: [...breadcrumb, { href: paths.workClass(schoolClass.id), label: t.one.title(schoolClass.name) }],
      section,
    },
    <SlipsView page={page} baseUrl={request.services.settings.baseUrl.replace(/\/$/, '')} />,
  )
}

async function showDepartures(request: WorkRequest) {
  const read = await listDepartures(request.actor, request.services)
  if (!read.ok) return request.forbidden()
  return request.page(
    { title: t.departures.title, lead: t.departures.lead(read.value.length), breadcrumb, section },
    <DepartureForm departures={read.value} />,
  )
}

async function saveDepartures(request: WorkRequest) {
  const { actor, services } = request
  const asked = await listDepartures(actor, services)
  if (!asked.ok) return request.forbidden()
  const form = await request.form()
  const ids = asked.value.map(({ pupil }) => pupil.id)
  const answered = (answer: string) => ids.filter((id) => form.get(departureField(id)) === answer)
  const done = await decideDepartures(actor, services, { left: answered('left'), stays: answered('stays') })
  if (!done.ok) return request.forbidden()
  const { leftCount, staysCount } = done.value
  return request.redirect(leftCount + staysCount < ids.length ? paths.workClassDepartures : paths.workClasses, {
    title: t.departures.saved(leftCount, staysCount),
    tone: 'success',
  })
}

const departures = { path: paths.workClassDepartures, permission: 'pupil.import' }

/** Before those of one class, whose addresses take any word for an id. */
export const overviewRoutes: readonly PageRoute[] = [
  workRoute({ method: 'GET', path: paths.workClasses, permission: 'school-class.list', handle: showOverview }),
  workRoute({ method: 'GET', ...departures, handle: showDepartures }),
  workRoute({ method: 'POST', ...departures, handle: saveDepartures }),
]

export const classRoutes: readonly PageRoute[] = [
  workRoute({ method: 'GET', path: paths.workClass(':id'), permission: 'school-class.read', handle: showClass }),
  workRoute({ method: 'GET', path: paths.workClassSlips(':id'), permission: 'school-class.read', handle: showSlips }),
]
