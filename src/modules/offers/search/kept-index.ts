// The search index of each region as this process keeps it: built in a thread, shared by the database, and looked after
// by every request in its own transaction.
import type { Actor, SystemActor } from '../../../platform/actor/actor.ts'
import { type Database, inContext, isDatabaseAway, isDiskFull, type Tx } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { runInThread, threadAddress } from '../../../platform/threads/run-in-thread.ts'
import { listRegions } from '../../network/index.ts'
import {
  addRevisionRow,
  type IndexState,
  lockRevision,
  readIndexContent,
  readIndexState,
  readNotedChanges,
  readOffersToIndex,
  storeIndex,
} from './index-store.ts'
import type { IndexedOffer } from './offer-document.ts'
import { type BuiltIndex, type OffersIndex, openIndex, readContent } from './stored-index.ts'

/** Up to this many offers a new index is there within a second, so that whoever may have changed something waits for it. */
const smallRegion = 2_000
const longestWait = 10_000
/** Milliseconds. A large region is not built anew more often than this by the requests of one process. */
const buildPause = 5_000

interface Kept {
  index?: OffersIndex
  revision?: number
  building?: Promise<void>
  loading?: Promise<void>
  /** Instant of the last build, for buildPause. */
  builtAt?: number
}

const keptByDatabase = new WeakMap<Database, Map<string, Kept>>()

function keptOf({ database }: Services, regionId: string): Kept {
  const regions = keptByDatabase.get(database) ?? new Map<string, Kept>()
  keptByDatabase.set(database, regions)
  const kept = regions.get(regionId) ?? {}
  regions.set(regionId, kept)
  return kept
}

const systemOf = (regionId: string): SystemActor => ({ kind: 'system', regionId, reason: 'offers.index' })

/**
 * Runs `work` in a transaction of the actor, with the newest index of the region. Nobody of the public waits for a new
 * one: the last index answers while the next is built. Whoever is signed in to a small region finds at once what was
 * changed: the request waits until an index has seen it. Without any index every request waits. `work` may be run again,
 * like that of inContext.
 */
export async function withOffersIndex<T>(
  actor: Actor,
  services: Services,
  work: (tx: Tx, index: OffersIndex) => Promise<T>,
): Promise<T> {
  const kept = keptOf(services, actor.regionId)
  let mayWait = actor.kind !== 'public'
  for (let attempt = 1; ; attempt++) {
    const answer = await inContext(services.database, actor, async (tx) => {
      const state = await readIndexState(tx)
      const next = whatIsMissing(state, kept, mayWait)
      if (next !== 'nothing' && !(attempt > 3 && kept.index !== undefined)) return { next }
      if (state.isOld) buildBehind(services, actor.regionId, { kept, state })
      if (kept.index === undefined) return { next: 'build' as const }
      return { value: await work(tx, kept.index) }
    })
    if ('value' in answer) return answer.value
    // Outside of the transaction: a build needs a connection of its own.
    if (answer.next === 'load') await load(services, actor.regionId, kept)
    else if (kept.index === undefined) await build(services, actor.regionId, kept)
    else {
      mayWait = false
      await withinTime(buildOrLog(services, actor.regionId, kept), longestWait)
    }
  }
}

function whatIsMissing(state: IndexState, kept: Kept, mayWait: boolean): 'nothing' | 'load' | 'build' {
  const isWaitedFor = state.isOld && state.offerCount <= smallRegion && mayWait
  if (state.revision === undefined) return kept.index === undefined || isWaitedFor ? 'build' : 'nothing'
  if (isWaitedFor) return 'build'
  return kept.revision !== undefined && kept.revision >= state.revision ? 'nothing' : 'load'
}

/** Builds what is old or was never built: the body of a job, so that the first visitor after a change need not wait. */
export async function refreshIndexes(services: Services, signal?: AbortSignal): Promise<void> {
  for (const { id } of await listRegions(services)) {
    if (signal?.aborted) return
    const state = await inContext(services.database, systemOf(id), readIndexState)
    if (state.isOld || state.revision === undefined) await build(services, id, keptOf(services, id))
  }
}

function buildBehind(services: Services, regionId: string, { kept, state }: { kept: Kept; state: IndexState }): void {
  const pause = state.offerCount <= smallRegion ? 0 : buildPause
  if (kept.builtAt !== undefined && services.now().getTime() - kept.builtAt < pause) return
  void buildOrLog(services, regionId, kept)
}

/** Where the last index answers as well, its successor may fail. */
const buildOrLog = (services: Services, regionId: string, kept: Kept): Promise<void> =>
  build(services, regionId, kept).catch((error: unknown) => {
    if (!isDatabaseAway(error)) services.log.error({ error, regionId }, 'search index not built')
  })

/** One build at a time and process; other processes are kept away by the lock of the revision. */
function build(services: Services, regionId: string, kept: Kept): Promise<void> {
  kept.building ??= buildNow(services, regionId, kept).finally(() => {
    delete kept.building
    kept.builtAt = services.now().getTime()
  })
  return kept.building
}

async function buildNow(services: Services, regionId: string, kept: Kept): Promise<void> {
  const { database, log, now } = services
  const startedAt = performance.now()
  let made: BuiltIndex | undefined
  try {
    await inContext(database, systemOf(regionId), (tx) => addRevisionRow(tx, regionId))
    const stored = await inContext(database, systemOf(regionId), async (tx) => {
      const before = await lockRevision(tx, regionId)
      if (before === undefined) return undefined
      const seenChanges = await readNotedChanges(tx)
      const offers = await readOffersToIndex(tx)
      made = await buildInThread(offers)
      const revision = before + 1
      await storeIndex(tx, {
        regionId,
        revision,
        builtAt: now(),
        offerCount: offers.length,
        content: made.content,
        seenChanges,
      })
      return { revision, offerCount: offers.length }
    })
    if (stored === undefined) return await waitForOthers(services, regionId, kept)
    keep(kept, made && openIndex(made), stored.revision)
    const milliseconds = Math.round(performance.now() - startedAt)
    log.debug({ regionId, ...stored, milliseconds }, 'search index built')
  } catch (error) {
    // Nothing can be stored on a full disk, but what was built still answers.
    if (!isDiskFull(error) || made === undefined) throw error
    const index = openIndex(made)
    if (index !== undefined) kept.index = index
  }
}

function keep(kept: Kept, index: OffersIndex | undefined, revision: number): void {
  if (index === undefined || (kept.revision !== undefined && kept.revision > revision)) return
  kept.index = index
  kept.revision = revision
}

async function buildInThread(offers: readonly IndexedOffer[]): Promise<BuiltIndex> {
  const built = await runInThread<BuiltIndex>(threadAddress(import.meta.url, './index-worker.ts'), { data: offers })
  if (built.ok) return built.value
  throw built.error.error
}

/** Another process builds. With an index at hand nobody waits for it. */
async function waitForOthers(services: Services, regionId: string, kept: Kept): Promise<void> {
  while (kept.index === undefined) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    const state = await inContext(services.database, systemOf(regionId), readIndexState)
    if (state.revision !== undefined) return await load(services, regionId, kept)
    // Whoever was building has given up.
    const isFree = await inContext(services.database, systemOf(regionId), (tx) => lockRevision(tx, regionId))
    if (isFree !== undefined) return
  }
}

/** Loads the newest stored index, once for all requests that wait for it. */
function load(services: Services, regionId: string, kept: Kept): Promise<void> {
  kept.loading ??= loadNow(services, regionId, kept).finally(() => {
    delete kept.loading
  })
  return kept.loading
}

async function loadNow(services: Services, regionId: string, kept: Kept): Promise<void> {
  const stored = await inContext(services.database, systemOf(regionId), readIndexContent)
  const index = stored && (await readContent(stored.content))
  if (index === undefined) return build(services, regionId, kept)
  keep(kept, index, stored?.revision ?? 0)
}

async function withinTime(work: Promise<void>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const time = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  await Promise.race([work, time])
  clearTimeout(timer)
}
