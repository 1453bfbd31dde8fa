// One class: its pupils by code, and by name for those who may read names.
import { ok, type Result, refused } from '../../kernel/result.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { asProgram, inContext, type Tx } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { findOrganizationNamesIn } from '../network/index.ts'
import { basesFor, type PlanningState, planningState, type SaidState, saidState } from './consent/state.ts'
import { findBases, findEvents } from './consent/store.ts'
import { mayKeepPupils, mayReadNames, mayReadPupils } from './policy.ts'
import { officeMayReadNames, readPersonsIn } from './read-names.ts'
import { findClasses, findPupils } from './store.ts'
import type { LegalBasis, Pupil, PupilPerson, SchoolClass } from './terms.ts'

export interface PupilLine {
  readonly pupil: Pupil
  /** undefined: by code only. */
  readonly person: PupilPerson | undefined
  /** What guardians know and said, for each legal basis of the page. */
  readonly said: readonly SaidState[]
  readonly planning: PlanningState
}

export interface ClassPage {
  readonly schoolClass: SchoolClass
  readonly schoolName: string
  /** By family name, or by code where there are no names. */
  readonly lines: readonly PupilLine[]
  /** For planning, as they hold today. */
  readonly bases: readonly LegalBasis[]
  readonly may: { readonly keep: boolean; readonly readNames: boolean }
}

export const getClass = (actor: Actor, services: Services, id: string): Promise<Result<ClassPage, 'not-found'>> =>
  inContext(services.database, actor, async (tx) => {
    const schoolClass = await findReadableClass(tx, actor, id)
    if (schoolClass === undefined) return refused('not-found')
    const subject = { regionId: actor.regionId, organizationId: schoolClass.organizationId }
    const pupils = await findPupils(tx, { classId: id, state: 'active' })
    const ids = pupils.map((one) => one.id)
    const given = { officeMayReadNames: await officeMayReadNames(tx, services) }
    const readsNames = mayReadNames(actor, subject, given) === 'allowed'
    const persons = readsNames ? await readPersonsIn(tx, actor, services, ids) : new Map<string, PupilPerson>()
    const bases = await findBases(tx)
    const active = basesFor(bases, 'planning', services.today())
    const events = Map.groupBy(await findEvents(tx, ids), ({ pupilId }) => pupilId)
    const lines = pupils.map((pupil): PupilLine => {
      const said = { bases, events: events.get(pupil.id) ?? [] }
      return {
        pupil,
        person: persons.get(pupil.id),
        said: active.map((basis) => saidState(said, basis)),
        planning: planningState(said, services.today()),
      }
    })
    const [school] = await asProgram(tx, actor, () => findOrganizationNamesIn(tx, [schoolClass.organizationId]))
    return ok({
      schoolClass,
      schoolName: school?.name ?? '',
      lines: lines.sort(byFamilyName),
      bases: active,
      may: { keep: mayKeepPupils(actor, subject) === 'allowed', readNames: readsNames },
    })
  })

/** undefined for what does not exist and for what the actor may not know of. */
export async function findReadableClass(tx: Tx, actor: Actor, id: string): Promise<SchoolClass | undefined> {
  if (!isUuid(id)) return undefined
  const [found] = await findClasses(tx, { id })
  if (found === undefined) return undefined
  const subject = { regionId: actor.regionId, organizationId: found.organizationId }
  return mayReadPupils(actor, subject) === 'allowed' ? found : undefined
}

const collator = new Intl.Collator('de')
const byFamilyName = (a: PupilLine, b: PupilLine): number =>
  collator.compare(a.person?.familyName ?? '', b.person?.familyName ?? '') ||
  collator.compare(a.person?.givenName ?? '', b.person?.givenName ?? '') ||
  (a.pupil.code < b.pupil.code ? -1 : 1)
