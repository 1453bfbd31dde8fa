// Puts together what the modules bring to the work area: tasks that wait, hits of the search.
import * as accounts from '../modules/accounts/index.ts'
import * as gaps from '../modules/gaps/index.ts'
import * as network from '../modules/network/index.ts'
import * as offers from '../modules/offers/index.ts'
import * as plans from '../modules/plans/index.ts'
import * as pupils from '../modules/pupils/index.ts'
import * as rounds from '../modules/rounds/index.ts'
import * as wishes from '../modules/wishes/index.ts'
import type { PersonActor } from '../platform/actor/actor.ts'
import type { Services } from '../platform/services.ts'
import type { WaitingTask, WorkHits } from '../platform/work/work-area.ts'

const urgencies: readonly WaitingTask['urgency'][] = ['overdue', 'soon', 'sometime']

/** Most urgent first. */
export async function findWaitingTasks(actor: PersonActor, services: Services): Promise<WaitingTask[]> {
  const tasks = await Promise.all([
    accounts.waitingTasks(actor, services),
    network.waitingTasks(actor, services),
    offers.waitingTasks(actor, services),
    gaps.waitingTasks(actor, services),
    pupils.waitingTasks(actor, services),
    rounds.waitingTasks(actor, services),
    wishes.waitingTasks(actor, services),
    plans.waitingTasks(actor, services),
  ])
  return tasks.flat().sort((a, b) => urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency))
}

export async function findHits(actor: PersonActor, services: Services, text: string): Promise<WorkHits[]> {
  const found = await Promise.all([
    network.findWorkHits(actor, services, text),
    offers.findWorkHits(actor, services, text),
  ])
  return found.flat().filter(({ total }) => total > 0)
}
