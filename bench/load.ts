// Sends requests to one address of this machine and measures them: as fast as answers come, or at a steady pace; with
// keep-alive, bounded in count and time.
import { Agent, get } from 'node:http'

export interface Load {
  readonly requests: number
  readonly failed: number
  readonly seconds: number
  readonly perSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly bytes: number
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

function fetchOnce(url: string, agent: Agent): Promise<{ status: number; bytes: number }> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, bytes }))
      response.on('error', reject)
    }).on('error', reject)
  })
}

interface Asked {
  readonly origin: string
  readonly paths: readonly string[]
  readonly seconds: number
}

/** `paths` are asked in turn by `clients` at once until `seconds` are over. */
export const load = ({ clients, ...asked }: Asked & { readonly clients: number }): Promise<Load> =>
  measured({ ...asked, sockets: clients }, async (ask, end) => {
    const client = async (): Promise<void> => {
      while (performance.now() < end) await ask()
    }
    await Promise.all(Array.from({ length: clients }, client))
  })

/**
 * `paths` are asked in turn, `perSecond` of them whether the ones before have been answered or not, as visitors do.
 * Waiting in the server's queue counts.
 */
export const pacedLoad = ({ perSecond, ...asked }: Asked & { readonly perSecond: number }): Promise<Load> =>
  measured({ ...asked, sockets: 64 }, async (ask, end) => {
    const under: Promise<void>[] = []
    for (let due = performance.now(); due < end; due += 1000 / perSecond) {
      const wait = due - performance.now()
      if (wait > 0) await new Promise((done) => setTimeout(done, wait))
      under.push(ask())
    }
    await Promise.all(under)
  })

async function measured(
  { origin, paths, seconds, sockets }: Asked & { readonly sockets: number },
  run: (ask: () => Promise<void>, end: number) => Promise<void>,
): Promise<Load> {
  if (!/^http:\/\/(127\.0\.0\.1|localhost):\d+$/.test(origin)) throw new Error('Load goes to this machine only')
  const agent = new Agent({ keepAlive: true, maxSockets: sockets })
  const times: number[] = []
  let [failed, bytes, turn] = [0, 0, 0]
  const begin = performance.now()
  const ask = async (): Promise<void> => {
    const path = paths[turn++ % paths.length] ?? '/'
    const sentAt = performance.now()
    const answer = await fetchOnce(origin + path, agent)
    times.push(performance.now() - sentAt)
    bytes += answer.bytes
    if (answer.status !== 200) failed++
  }
  await run(ask, begin + seconds * 1000)
  const passed = (performance.now() - begin) / 1000
  agent.destroy()
  times.sort((a, b) => a - b)
  return {
    requests: times.length,
    failed,
    seconds: passed,
    perSecond: times.length / passed,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    p99: quantile(times, 0.99),
    bytes: bytes / times.length,
  }
}
