// The first page of class lists: for a school its own classes, for everybody else which schools have handed in theirs.
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { inContext } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { schoolYearOf } from '../calendar/index.ts'
import { listOrganizations } from '../network/index.ts'
import { basesFor, planningState, saidState } from './consent/state.ts'
import { findBases, findEvents } from './consent/store.ts'
import { listClasses } from './list-classes.ts'
import { mayImportClasses, mayListClasses, mayReadPupils } from './policy.ts'
import { findDepartures, findPupils } from './store.ts'
import type { LegalBasis, SchoolClass } from './terms.ts'

export interface ClassState extends SchoolClass {
  /** Whose guardians have neither been told nor asked yet. */
  readonly openCount: number
  /** Who may not be planned, by objection or missing consent. */
  readonly withoutCount: number
}

export interface SchoolOverview {
  readonly kind: 'school'
  readonly schoolYear: number
  readonly classes: readonly ClassState[]
  readonly departureCount: number
  readonly bases: readonly LegalBasis[]
}

export interface SchoolState {
  readonly organizationId: string
  readonly name: string
  readonly classes: readonly SchoolClass[]
  readonly pupilCount: number
}

export interface RegionOverview {
  readonly kind: 'region'
  readonly schoolYear: number
  /** Whether the classes can be opened, and not only counted. */
  readonly mayOpen: boolean
  readonly schools: readonly SchoolState[]
}

/** Not asked for a list: pupils of these schools do not take part in the Praxistage (RdErl. MK 25-81403), or have no year 8. */
const schulformenWithoutList: readonly string[] = [
  'grundschule',
  'gymnasium',
  'schulkindergarten',
  'weiterbildungskolleg',
  'abendgymnasium',
  'kolleg',
]

export async function readOverview(
  actor: Actor,
  services: Services,
  asked: { readonly schoolYear?: number | undefined } = {},
): Promise<Result<SchoolOverview | RegionOverview, 'forbidden'>> {
  if (mayListClasses(actor) !== 'allowed') return refused('forbidden')
  const schoolYear = asked.schoolYear ?? schoolYearOf(services.today())
  const classes = await listClasses(actor, services, { schoolYear })
  return ok(
    mayImportClasses(actor) === 'allowed'
      ? await ofSchool(actor, services, { schoolYear, classes })
      : {
          kind: 'region',
          schoolYear,
          mayOpen: mayOpenClasses(actor),
          schools: await schoolsOf(actor, services, classes),
        },
  )
}

/** Classes of a school that is not the actor's own. */
const mayOpenClasses = (actor: Actor): boolean =>
  mayReadPupils(actor, { regionId: actor.regionId, organizationId: '' }) === 'allowed'

interface Given {
  readonly schoolYear: number
  readonly classes: readonly SchoolClass[]
}

function ofSchool(actor: Actor, services: Services, { schoolYear, classes }: Given): Promise<SchoolOverview> {
  return inContext(services.database, actor, async (tx) => {
    const today = services.today()
    const bases = await findBases(tx)
    const active = basesFor(bases, 'planning', today)
    const pupils = await findPupils(tx, { state: 'active' })
    const events = Map.groupBy(
      await findEvents(
        tx,
        pupils.map(({ id }) => id),
      ),
      ({ pupilId }) => pupilId,
    )
    const byClass = Map.groupBy(pupils, ({ classId }) => classId)
    const states = classes.map((one): ClassState => {
      const ofClass = (byClass.get(one.id) ?? []).map(({ id }) => ({ bases, events: events.get(id) ?? [] }))
      return {
        ...one,
        openCount: ofClass.filter((said) => active.every((basis) => saidState(said, basis) === 'open')).length,
        withoutCount: ofClass.filter((said) => !planningState(said, today).may).length,
      }
    })
    const departureCount = (await findDepartures(tx)).length
    return { kind: 'school', schoolYear, classes: states, departureCount, bases: active }
  })
}

/** By name; those that are asked for a list, and those that have handed one in all the same. */
async function schoolsOf(actor: Actor, services: Services, classes: readonly SchoolClass[]): Promise<SchoolState[]> {
  const byOrganization = Map.groupBy(classes, ({ organizationId }) => organizationId)
  const schools: SchoolState[] = []
  for (let page = 1; ; page++) {
    const list = await listOrganizations(actor, services, {
      kinds: ['school'],
      statuses: ['active'],
      page,
      pageSize: 200,
    })
    if (!list.ok) return []
    for (const { id, name, schulform } of list.value.items) {
      const own = byOrganization.get(id) ?? []
      if (own.length === 0 && schulformenWithoutList.includes(schulform ?? '')) continue
      const pupilCount = own.reduce((sum, one) => sum + one.pupilCount, 0)
      schools.push({ organizationId: id, name, classes: own, pupilCount })
    }
    if (page * list.value.pageSize >= list.value.total) break
  }
  return schools.sort((a, b) => a.name.localeCompare(b.name, 'de'))
}

export const hasHandedIn = ({ pupilCount }: SchoolState): boolean => pupilCount > 0
