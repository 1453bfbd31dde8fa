// Wishes of the fictional Landkreis Musterau.
import type { SystemActor } from '../../platform/actor/actor.ts'
import type { Services } from '../../platform/services.ts'

export async function fillDemo(_actor: SystemActor, _services: Services): Promise<void> {}
