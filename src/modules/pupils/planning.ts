// For a run of a plan: facts that decide and are never shown, and who may be planned at all.
import type { SystemActor } from '../../platform/actor/actor.ts'
import { inContext, type Tx } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { basesFor, type PlanningState, planningState } from './consent/state.ts'
import { findBases, findEvents } from './consent/store.ts'
import { findPersons } from './store-people.ts'
import type { LegalBasis, PlanningFacts, Purpose } from './terms.ts'

const program = (regionId: string): SystemActor => ({ kind: 'system', regionId, reason: 'planning' })

/** Birth date and step-free need by pupil, read by the program itself; who cannot be opened is missing. */
export async function readPlanningFacts(
  services: Services,
  regionId: string,
  pupilIds: readonly string[],
): Promise<ReadonlyMap<string, PlanningFacts>> {
  const persons = await inContext(services.database, program(regionId), (tx) => findPersons(tx, services, pupilIds))
  return new Map([...persons].map(([id, { birthDate, needsStepFree }]) => [id, { birthDate, needsStepFree }] as const))
}

/** The legal bases of a purpose that hold today. */
export async function activeBases(services: Services, regionId: string, purpose: Purpose): Promise<LegalBasis[]> {
  const bases = await inContext(services.database, program(regionId), findBases)
  return basesFor(bases, purpose, services.today())
}

/** Whether each pupil may be planned today, and why. */
export function mayBePlanned(
  services: Services,
  regionId: string,
  pupilIds: readonly string[],
): Promise<ReadonlyMap<string, PlanningState>> {
  return inContext(services.database, program(regionId), (tx) => planningStatesIn(tx, services, pupilIds))
}

/** The same inside of a transaction that is open already, as the program. */
export async function planningStatesIn(
  tx: Tx,
  services: Services,
  pupilIds: readonly string[],
): Promise<ReadonlyMap<string, PlanningState>> {
  const bases = basesFor(await findBases(tx), 'planning', services.today())
  const events = Map.groupBy(await findEvents(tx, pupilIds), ({ pupilId }) => pupilId)
  return new Map(pupilIds.map((id) => [id, planningState(bases, events.get(id) ?? [])]))
}
