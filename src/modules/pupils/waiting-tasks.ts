// What waits because of class lists: for a school its list, its departures and its guardians; for the office missing lists.
import { paths } from '../../kernel/names/paths.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import type { Services } from '../../platform/services.ts'
import type { WaitingTask } from '../../platform/work/work-area.ts'
import { listBases } from './consent/keep-bases.ts'
import { mayKeepLegalBases, mayListClasses } from './policy.ts'
import { hasHandedIn, type RegionOverview, readOverview, type SchoolOverview } from './read-overview.ts'
import { t } from './texts.ts'

export async function waitingTasks(actor: Actor, services: Services): Promise<WaitingTask[]> {
  if (actor.kind !== 'person' || mayListClasses(actor) !== 'allowed') return []
  // Nobody else has anything to do about a list that is missing.
  const isOffice = mayKeepLegalBases(actor, actor) === 'allowed'
  if (!isOffice && actor.role !== 'school-lead' && actor.role !== 'school-teacher') return []
  const overview = await readOverview(actor, services)
  if (!overview.ok) return []
  if (overview.value.kind === 'school') return ofSchool(overview.value)
  return [...ofOffice(overview.value), ...(await ofBases(actor, services))]
}

function ofSchool({ classes, departureCount }: SchoolOverview): WaitingTask[] {
  const open = classes.reduce((sum, one) => sum + one.openCount, 0)
  const tasks: (WaitingTask | undefined)[] = [
    classes.length > 0
      ? undefined
      : { title: t.tasks.handIn, detail: t.tasks.handInDetail, href: paths.workClassImport, count: 1, urgency: 'soon' },
    departureCount === 0
      ? undefined
      : {
          title: t.tasks.departures(departureCount),
          detail: t.tasks.departuresDetail,
          href: paths.workClassDepartures,
          count: departureCount,
          urgency: 'soon',
        },
    open === 0
      ? undefined
      : {
          title: t.tasks.inform(open),
          detail: t.tasks.informDetail,
          href: paths.workClasses,
          count: open,
          urgency: 'sometime',
        },
  ]
  return tasks.filter((task) => task !== undefined)
}

function ofOffice({ schools }: RegionOverview): WaitingTask[] {
  const missing = schools.filter((school) => !hasHandedIn(school))
  if (missing.length === 0) return []
  return [
    {
      title: t.tasks.missing(missing.length),
      detail: missing.map(({ name }) => name).join(', '),
      href: paths.workClasses,
      count: missing.length,
      urgency: 'soon',
    },
  ]
}

async function ofBases(actor: Actor, services: Services): Promise<WaitingTask[]> {
  const list = await listBases(actor, services)
  if (!list.ok || list.value.active.some(({ purpose }) => purpose === 'planning')) return []
  const [title, detail] = [t.tasks.noBasis, t.tasks.noBasisDetail]
  return [{ title, detail, href: paths.workLegalBasisNew, count: 1, urgency: 'soon' }]
}
