// Sends requests to one address of this machine and measures them: closed loop, keep-alive, bounded in count and time.
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

/** `paths` are asked in turn by `clients` at once until `seconds` are over. */
export async function load(given: {
  origin: string
  paths: readonly string[]
  clients: number
  seconds: number
}): Promise<Load> {
  if (!/^http:\/\/(127\.0\.0\.1|localhost):\d+$/.test(given.origin)) throw new Error('Load goes to this machine only')
  const agent = new Agent({ keepAlive: true, maxSockets: given.clients })
  const times: number[] = []
  let [failed, bytes, turn] = [0, 0, 0]
  const begin = performance.now()
  const end = begin + given.seconds * 1000
  const client = async (): Promise<void> => {
    while (performance.now() < end) {
      const path = given.paths[turn++ % given.paths.length] ?? '/'
      const sentAt = performance.now()
      const answer = await fetchOnce(given.origin + path, agent)
      times.push(performance.now() - sentAt)
      bytes += answer.bytes
      if (answer.status !== 200) failed++
    }
  }
  await Promise.all(Array.from({ length: given.clients }, client))
  const seconds = (performance.now() - begin) / 1000
  agent.destroy()
  times.sort((a, b) => a - b)
  return {
    requests: times.length,
    failed,
    seconds,
    perSecond: times.length / seconds,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    p99: quantile(times, 0.99),
    bytes: bytes / times.length,
  }
}
