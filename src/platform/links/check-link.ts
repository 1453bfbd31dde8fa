// Asks a web address whether it still answers, without letting anybody use us to look into inner networks: names are
// resolved first, every address is checked, and the connection goes to exactly the address that was checked.
import { lookup } from 'node:dns/promises'
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress, type Target, type TargetRefusal, targetOf } from './public-address.ts'

export type LinkOutcome =
  | 'ok'
  /** 404, 410 and other 4xx. */
  | 'gone'
  | 'server-error'
  | 'no-such-host'
  | 'no-answer'
  | 'timeout'
  | 'bad-certificate'
  | 'too-many-redirects'
  | TargetRefusal

export interface LinkResult {
  readonly outcome: LinkOutcome
  /** Last HTTP status, where there was one. */
  readonly status: number | null
}

/** What a reader could not open. A reserved name is nobody's fault: nothing was asked. */
export const isBroken = ({ outcome }: LinkResult): boolean => outcome !== 'ok' && outcome !== 'reserved-name'

export interface LinkOptions {
  /** How we call ourselves, with an address for questions. */
  readonly userAgent: string
  /** For everything together, redirects included. */
  readonly timeoutMilliseconds?: number
  readonly signal?: AbortSignal
  /** `host:port` that a test may ask although the guard forbids it. */
  readonly permits?: ReadonlySet<string>
  /** All addresses of a name; the system's own unless a test brings another. */
  readonly resolve?: (host: string) => Promise<readonly string[]>
}

const mostRedirects = 3
const largestHeader = 16 * 1024

const resolveByTheSystem = async (host: string): Promise<readonly string[]> =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address)

/** HEAD first, GET where HEAD is refused. Bodies are never read. */
export async function checkLink(address: string, options: LinkOptions): Promise<LinkResult> {
  const timeout = AbortSignal.timeout(options.timeoutMilliseconds ?? 10_000)
  const signal = options.signal === undefined ? timeout : AbortSignal.any([timeout, options.signal])
  const given = { ...options, signal }
  try {
    const head = await follow('HEAD', address, given)
    // Many servers do not know HEAD, or answer it with nonsense.
    return head.outcome === 'gone' || head.outcome === 'server-error' ? await follow('GET', address, given) : head
  } catch (error) {
    return { outcome: timeout.aborted ? 'timeout' : outcomeOf(error), status: null }
  }
}

type Given = LinkOptions & { readonly signal: AbortSignal }

async function follow(method: 'HEAD' | 'GET', address: string, given: Given): Promise<LinkResult> {
  let next = address
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const target = targetOf(next, given.permits)
    if (!target.ok) return { outcome: target.error, status: null }
    const pinned = await pin(target.value, given)
    if (pinned === undefined) return { outcome: 'forbidden-address', status: null }
    const { status, location } = await ask(method, target.value, pinned, given)
    if (status < 300 || status > 399 || location === undefined) return { outcome: ofStatus(status), status }
    if (!URL.canParse(location, next)) return { outcome: 'gone', status }
    next = new URL(location, next).href
  }
  return { outcome: 'too-many-redirects', status: null }
}

function ofStatus(status: number): LinkOutcome {
  if (status >= 500) return 'server-error'
  // Closed to programs or to the too eager, but there: 401, 403, 407, 429, 451.
  if (status < 400 || [401, 403, 407, 429, 451].includes(status)) return 'ok'
  return 'gone'
}

/** One public address of the host, or undefined: a name that also leads inside is not asked at all. */
async function pin({ host, port }: Target, given: Given): Promise<string | undefined> {
  const addresses = isIP(host) === 0 ? await (given.resolve ?? resolveByTheSystem)(host) : [host]
  const isAllowed = (address: string): boolean =>
    isPublicAddress(address) || given.permits?.has(`${address}:${port}`) === true
  return addresses.length > 0 && addresses.every(isAllowed) ? addresses[0] : undefined
}

function ask(
  method: 'HEAD' | 'GET',
  { url, host, port }: Target,
  pinned: string,
  given: Given,
): Promise<{ status: number; location: string | undefined }> {
  const family = isIP(pinned)
  // Whoever asks for the name gets the address that was checked: a second answer of the name server changes nothing.
  const toPinned: LookupFunction = (_name, options, callback) =>
    options.all === true ? callback(null, [{ address: pinned, family }]) : callback(null, pinned, family)
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest
    const request: ClientRequest = send(
      {
        method,
        host,
        port,
        path: url.pathname + url.search,
        headers: { Host: url.host, 'User-Agent': given.userAgent, Accept: '*/*', 'Accept-Encoding': 'identity' },
        lookup: toPinned,
        agent: false,
        maxHeaderSize: largestHeader,
        signal: given.signal,
        ...(url.protocol === 'https:' && family === isIP(host) ? {} : { servername: host }),
      },
      (response: IncomingMessage) => {
        resolve({ status: response.statusCode ?? 0, location: response.headers.location })
        // The status is all we came for.
        request.destroy()
      },
    )
    request.on('error', reject)
    request.end()
  })
}

function outcomeOf(error: unknown): LinkOutcome {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  if (['ENOTFOUND', 'EAI_NODATA', 'EAI_NONAME'].includes(code)) return 'no-such-host'
  if (code === 'ETIMEDOUT') return 'timeout'
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code)) return 'bad-certificate'
  return 'no-answer'
}
