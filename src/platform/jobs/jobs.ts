// Work for later in an own table, taken with SKIP LOCKED and polled, so that it also runs on clusters without LISTEN.
import { sql } from 'kysely'
import { type Database, isDatabaseAway, type Tx } from '../db/database.ts'
import type { Services } from '../services.ts'

export interface Job {
  readonly id: string
  readonly kind: string
  readonly regionId: string | null
  /** Ids only, never content of people. */
  readonly payload: Readonly<Record<string, string>>
  readonly attempts: number
}

export interface JobKind {
  readonly kind: string
  /** Runs again by itself after so many seconds; without it a job runs once for each time it was queued. */
  readonly everySeconds?: number
  /** Must be repeatable: a worker that dies half way leaves the job to the next one. */
  run(job: Job, services: Services, signal: AbortSignal): Promise<void>
}

type JobTables = {
  'platform.job': {
    id: string
    region_id: string | null
    kind: string
    payload: string
    run_at: Date
    attempts: number
    locked_until: Date | null
    done_at: Date | null
    failed_at: Date | null
    last_error: string | null
  }
}

const maximalAttempts = 8
const lockSeconds = 120

/** Queues in the transaction that causes the work. The same job that still waits is not queued twice. */
export async function queueJob(
  tx: Tx,
  services: Services,
  job: { kind: string; regionId?: string; payload?: Readonly<Record<string, string>>; runAt?: Date },
): Promise<void> {
  await tx
    .withTables<JobTables>()
    .insertInto('platform.job')
    .values({
      id: services.newId(),
      region_id: job.regionId ?? null,
      kind: job.kind,
      payload: JSON.stringify(job.payload ?? {}),
      run_at: job.runAt ?? services.now(),
      attempts: 0,
      locked_until: null,
      done_at: null,
      failed_at: null,
      last_error: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function takeJob(database: Database, kinds: readonly string[]): Promise<Job | undefined> {
  const { rows } = await sql<{
    id: string
    kind: string
    region_id: string | null
    payload: Record<string, string>
    attempts: number
  }>`
    UPDATE platform.job SET attempts = attempts + 1, locked_until = now() + make_interval(secs => ${lockSeconds})
    WHERE id = (
      SELECT id FROM platform.job
      WHERE done_at IS NULL AND failed_at IS NULL AND run_at <= now()
        AND (locked_until IS NULL OR locked_until < now()) AND kind = ANY(${kinds})
      ORDER BY run_at LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, kind, region_id, payload, attempts`.execute(database.kysely)
  const row = rows[0]
  return row && { id: row.id, kind: row.kind, regionId: row.region_id, payload: row.payload, attempts: row.attempts }
}

export interface Worker {
  /** Ends after the job at hand; jobs that listen to their signal end early and are taken up again later. */
  stop(): Promise<void>
}

export interface WorkerOptions {
  readonly kinds: readonly JobKind[]
  readonly pollMilliseconds: number
  onJobEnd(end: { kind: string; outcome: 'done' | 'retried' | 'failed' }): void
}

/** One worker per process, one job at a time; several processes share the table. */
export function startWorker(services: Services, options: WorkerOptions): Worker {
  const { database, log } = services
  const kindByName = new Map(options.kinds.map((kind) => [kind.kind, kind]))
  const stopping = new AbortController()

  const queuePeriodic = async (kind: JobKind, delaySeconds: number): Promise<void> => {
    await database.kysely
      .transaction()
      .execute((tx) =>
        queueJob(tx, services, { kind: kind.kind, runAt: new Date(services.now().getTime() + delaySeconds * 1000) }),
      )
  }

  const giveUp = async (job: Job): Promise<void> => {
    log.error({ jobId: job.id, kind: job.kind, attempts: job.attempts }, 'job given up')
    await sql`UPDATE platform.job SET failed_at = now(), locked_until = NULL, last_error = 'abandoned'
      WHERE id = ${job.id}`.execute(database.kysely)
    options.onJobEnd({ kind: job.kind, outcome: 'failed' })
  }

  const runOne = async (job: Job, kind: JobKind): Promise<void> => {
    // So often taken and never ended, not even badly: it takes the whole process with it (out of memory, say).
    if (kind.everySeconds === undefined && job.attempts > maximalAttempts) return giveUp(job)
    // A job that takes longer than its lock must not be taken by another worker meanwhile.
    const keepLock = setInterval(
      () => {
        sql`UPDATE platform.job SET locked_until = now() + make_interval(secs => ${lockSeconds}) WHERE id = ${job.id}`
          .execute(database.kysely)
          .catch((error: unknown) => log.warn({ error, jobId: job.id }, 'job lock not prolonged'))
      },
      (lockSeconds / 3) * 1000,
    )
    try {
      await kind.run(job, services, stopping.signal)
      await sql`UPDATE platform.job SET done_at = now(), last_error = NULL WHERE id = ${job.id}`.execute(
        database.kysely,
      )
      options.onJobEnd({ kind: job.kind, outcome: 'done' })
    } catch (error) {
      if (isDatabaseAway(error)) throw error
      const failed = kind.everySeconds === undefined && job.attempts >= maximalAttempts
      log.error({ error, jobId: job.id, kind: job.kind, attempts: job.attempts, failed }, 'job failed')
      // Messages may hold content, so only the name of the error is kept.
      const name = error instanceof Error ? error.name : 'unknown'
      const waitSeconds = Math.min(3600, 5 * 2 ** Math.min(job.attempts, 10))
      await sql`UPDATE platform.job SET last_error = ${name}, locked_until = NULL,
          failed_at = CASE WHEN ${failed} THEN now() END, run_at = now() + make_interval(secs => ${waitSeconds})
        WHERE id = ${job.id}`.execute(database.kysely)
      options.onJobEnd({ kind: job.kind, outcome: failed ? 'failed' : 'retried' })
      return
    } finally {
      clearInterval(keepLock)
    }
    if (kind.everySeconds !== undefined) await queuePeriodic(kind, kind.everySeconds)
  }

  const loop = async (): Promise<void> => {
    let periodicQueued = false
    while (!stopping.signal.aborted) {
      try {
        if (!periodicQueued) {
          for (const kind of options.kinds) if (kind.everySeconds !== undefined) await queuePeriodic(kind, 0)
          periodicQueued = true
        }
        const job = await takeJob(database, [...kindByName.keys()])
        const kind = job && kindByName.get(job.kind)
        if (job !== undefined && kind !== undefined) {
          await runOne(job, kind)
          continue
        }
      } catch (error) {
        // Between the end of a periodic job and its next turn the database may have gone away.
        periodicQueued = false
        if (!isDatabaseAway(error)) log.error({ error }, 'worker stumbled')
      }
      await pause(options.pollMilliseconds, stopping.signal)
    }
  }

  const running = loop()
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    signal.addEventListener('abort', end)
  })

/** Finished jobs are kept for a week, to look at. */
export async function forgetOldJobs(database: Database): Promise<void> {
  await sql`DELETE FROM platform.job WHERE coalesce(done_at, failed_at) < now() - interval '7 days'`.execute(
    database.kysely,
  )
}
