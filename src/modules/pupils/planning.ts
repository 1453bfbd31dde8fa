// For a run of a plan: facts that decide and are never shown, and who may be planned at all.
import { setImmediate } from 'node:timers/promises'
import type { SystemActor } from '../../platform/actor/actor.ts'
import { inContext, type Tx } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { basesFor, type PlanningState, planningState } from './consent/state.ts'
import { findBases, findEvents } from './consent/store.ts'
import { findSealedFacts, openFacts } from './store-people.ts'
import type { LegalBasis, PlanningFacts, Purpose } from './terms.ts'

const program = (regionId: string): SystemActor => ({ kind: 'system', regionId, reason: 'planning' })

/** So many are opened before other work gets its turn: about 5 ms. */
const openedAtOnce = 100

/**
 * Birth date and step-free need by pupil, read by the program itself; who cannot be opened is missing. One query, no name
 * is opened, and pages are answered in between: 0.05 ms a pupil.
 */
export async function readPlanningFacts(
  services: Services,
  regionId: string,
  pupilIds: readonly string[],
): Promise<ReadonlyMap<string, PlanningFacts>> {
  const sealed = await inContext(services.database, program(regionId), (tx) => findSealedFacts(tx, pupilIds))
  const facts = new Map<string, PlanningFacts>()
  for (const [index, row] of sealed.entries()) {
    if (index > 0 && index % openedAtOnce === 0) await setImmediate()
    const opened = openFacts(row, services)
    if (opened !== undefined) facts.set(row.pupil_id, opened)
  }
  return facts
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
  const bases = await findBases(tx)
  const events = Map.groupBy(await findEvents(tx, pupilIds), ({ pupilId }) => pupilId)
  return new Map(pupilIds.map((id) => [id, planningState({ bases, events: events.get(id) ?? [] }, services.today())]))
}
