// The pairs that a person still has to decide, remembered until something in the region changes.
import type { Database, Tx } from '../../platform/db/database.ts'
import { breathe } from '../../platform/imports/target.ts'
import { findPairsCalmly, type Pair } from './duplicates/find-pairs.ts'
import { findActiveCandidates, findDistinctPairs, stateOfRegister } from './store-duplicates.ts'

interface Remembered {
  readonly state: string
  readonly pairs: readonly Pair[]
}

const rememberedBy = new WeakMap<Database, Map<string, Remembered>>()

/** Comparing 5,000 organisations takes a fifth of a second; the start page of the office asks every time. */
export async function findOpenPairs(
  tx: Tx,
  where: { readonly database: Database; readonly regionId: string },
): Promise<readonly Pair[]> {
  const state = await stateOfRegister(tx)
  const regions = rememberedBy.get(where.database) ?? new Map<string, Remembered>()
  rememberedBy.set(where.database, regions)
  const remembered = regions.get(where.regionId)
  if (remembered?.state === state) return remembered.pairs
  const distinct = await findDistinctPairs(tx)
  const pairs = (await findPairsCalmly(await findActiveCandidates(tx), breathe)).filter(
    ({ first, second }) => !distinct.has(`${first}|${second}`),
  )
  regions.set(where.regionId, { state, pairs })
  return pairs
}
