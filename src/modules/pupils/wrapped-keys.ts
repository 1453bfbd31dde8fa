// The keys of pupils as the key of the installation wraps them: counting and forgetting those that it does not open.
import type { SystemActor } from '../../platform/actor/actor.ts'
import { inContext, type Tx } from '../../platform/db/database.ts'
import type { WrappedCount } from '../../platform/keys/subject-key-check.ts'
import type { Services } from '../../platform/services.ts'
import { listRegions } from '../network/index.ts'
import { erasePupils } from './keep-pupil.ts'
import { findPupils } from './store.ts'
import { findWrappedKeys, opensKey } from './store-people.ts'

/** Of all regions, in a transaction of the operator. About 20 µs a pupil. */
export async function countWrappedKeys(tx: Tx, subjectMasterKey: Uint8Array | undefined): Promise<WrappedCount> {
  const rows = await findWrappedKeys(tx)
  const opened = subjectMasterKey === undefined ? [] : rows.filter((row) => opensKey(row, { subjectMasterKey }))
  return { total: rows.length, opened: opened.length }
}

/**
 * When the key of the installation is lost for good: without a name nobody recognises these pupils, and the next class list
 * would add each of them a second time. Answers how many were forgotten.
 */
export async function forgetUnopenedPupils(services: Services): Promise<number> {
  let count = 0
  for (const region of await listRegions(services)) {
    count += await forgetIn({ kind: 'system', regionId: region.id, reason: 'key-lost' }, services)
  }
  return count
}

const forgetIn = (actor: SystemActor, services: Services): Promise<number> =>
  inContext(services.database, actor, async (tx) => {
    const closed = (await findWrappedKeys(tx)).filter((row) => !opensKey(row, services))
    const pupils = await findPupils(tx, { ids: closed.map(({ pupil_id }) => pupil_id) })
    return erasePupils(tx, actor, services, pupils)
  })
