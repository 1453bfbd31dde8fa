import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type TestServices, testServices } from '../../../tests/support/services.ts'
import { type JobKind, queueJob, startWorker } from './jobs.ts'

let services: TestServices

beforeAll(async () => {
  services = await testServices({ content: 'migrated' })
})
beforeEach(async () => {
  await sql`DELETE FROM platform.job`.execute(services.database.kysely)
})

const queue = (job: Parameters<typeof queueJob>[2]) =>
  services.database.kysely.transaction().execute((tx) => queueJob(tx, services, job))

const rows = async () =>
  (
    await sql<{ kind: string; attempts: number; done: boolean; failed: boolean; last_error: string | null }>`
      SELECT kind, attempts, done_at IS NOT NULL AS done, failed_at IS NOT NULL AS failed, last_error
      FROM platform.job ORDER BY id`.execute(services.database.kysely)
  ).rows

async function workUntil(kinds: readonly JobKind[], condition: () => Promise<boolean>, workers = 1): Promise<void> {
  const started = Array.from({ length: workers }, () =>
    startWorker(services, { kinds, pollMilliseconds: 5, onJobEnd: () => undefined }),
  )
  await vi.waitUntil(condition, { timeout: 10_000, interval: 10 })
  await Promise.all(started.map((worker) => worker.stop()))
}

describe('the job table', () => {
  test('runs every job once, with several workers at it', async () => {
    const ran: string[] = []
    const kinds = [
      { kind: 'count', run: async (job: { payload: Record<string, string> }) => void ran.push(job.payload.n ?? '') },
    ]
    for (let n = 0; n < 40; n++) await queue({ kind: 'count', payload: { n: String(n) } })
    await workUntil(kinds, async () => (await rows()).every((row) => row.done), 3)
    expect(ran.map(Number).sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n))
  })

  test('does not queue the same waiting job twice, and queues it again once it is done', async () => {
    await queue({ kind: 'same', payload: { id: '1' } })
    await queue({ kind: 'same', payload: { id: '1' } })
    expect(await rows()).toHaveLength(1)
    await workUntil([{ kind: 'same', run: async () => undefined }], async () => (await rows()).every((row) => row.done))
    await queue({ kind: 'same', payload: { id: '1' } })
    expect(await rows()).toHaveLength(2)
  })

  test('keeps only the name of an error, and tries again later', async () => {
    await queue({ kind: 'broken' })
    const broken = {
      kind: 'broken',
      run: async () => {
        throw new TypeError('Müller-Łukaszewicz')
      },
    }
    await workUntil([broken], async () => (await rows())[0]?.last_error !== null)
    expect(await rows()).toMatchObject([{ attempts: 1, done: false, failed: false, last_error: 'TypeError' }])
    expect(services.logLines.join('')).not.toContain('Łukaszewicz')
  })

  test('takes up the job of a worker that died', async () => {
    await queue({ kind: 'orphan' })
    await sql`UPDATE platform.job SET attempts = 1, locked_until = now() - interval '1 second'`.execute(
      services.database.kysely,
    )
    await workUntil([{ kind: 'orphan', run: async () => undefined }], async () =>
      (await rows()).every((row) => row.done),
    )
    expect(await rows()).toMatchObject([{ attempts: 2, done: true }])
  })

  test('gives up a job that takes the whole process with it each time', async () => {
    await queue({ kind: 'deadly' })
    await sql`UPDATE platform.job SET attempts = 8, locked_until = now() - interval '1 second'`.execute(
      services.database.kysely,
    )
    let runs = 0
    await workUntil([{ kind: 'deadly', run: async () => void runs++ }], async () => (await rows())[0]?.failed === true)
    expect(await rows()).toMatchObject([{ done: false, failed: true, last_error: 'abandoned' }])
    expect(runs).toBe(0)
  })

  test('leaves a job alone while another worker holds it', async () => {
    await queue({ kind: 'held' })
    await queue({ kind: 'free' })
    await sql`UPDATE platform.job SET locked_until = now() + interval '1 minute' WHERE kind = 'held'`.execute(
      services.database.kysely,
    )
    const ran: string[] = []
    const kinds = ['held', 'free'].map((kind) => ({ kind, run: async () => void ran.push(kind) }))
    await workUntil(kinds, async () => ran.length > 0)
    expect(ran).toEqual(['free'])
  })

  test('runs periodic work again and again', async () => {
    let runs = 0
    await workUntil([{ kind: 'tick', everySeconds: 0, run: async () => void runs++ }], async () => runs >= 3)
    expect(runs).toBeGreaterThanOrEqual(3)
  })
})
