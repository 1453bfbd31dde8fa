// Which network addresses belong to the public internet, and which addresses of the web may be asked for at all. Pure.
import { BlockList, isIP } from 'node:net'
import { ok, type Result, refused } from '../../kernel/result.ts'

/**
 * Everything that is not handed out to the public: IANA special-purpose registries for IPv4 and IPv6 (RFC 6890 and its
 * updates), as of 2025.
 */
const notPublicV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]

/**
 * Of IPv6 only 2000::/3 is given out. Of it are left out what stands for other networks or for none: protocol
 * assignments and Teredo, documentation, 6to4, AS112, local exchange of the AS112 service.
 */
const notPublicV6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
]

const blocked = new BlockList()
for (const [network, bits] of notPublicV4) blocked.addSubnet(network, bits, 'ipv4')
for (const [network, bits] of notPublicV6) blocked.addSubnet(network, bits, 'ipv6')
const givenOut = new BlockList()
givenOut.addSubnet('2000::', 3, 'ipv6')

/** An IPv4 or IPv6 address as text. IPv4 in IPv6 (mapped, NAT64, 6to4) is never public, whatever it leads to. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address)
  if (version === 4) return !blocked.check(address, 'ipv4')
  // A zone (fe80::1%eth0) belongs to this machine.
  if (version !== 6 || address.includes('%')) return false
  return givenOut.check(address, 'ipv6') && !blocked.check(address, 'ipv6')
}

export type TargetRefusal =
  /** Not an address of the web, or with a password in it. */
  | 'not-a-web-address'
  | 'forbidden-port'
  /** Leads into a machine or an inner network. */
  | 'forbidden-address'
  /** A name that no registry gives out (RFC 2606, RFC 6761): nobody can be asked. */
  | 'reserved-name'

export interface Target {
  readonly url: URL
  /** Without the brackets of an IPv6 address. */
  readonly host: string
  readonly port: number
}

const innerNames = /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|private|home\.arpa|onion)$/
const reservedNames = /(^|\.)(example|test|invalid|example\.(com|net|org))$/

/**
 * Only http and https on their own ports, to a name with a dot or to a public address. `permits` holds `host:port` that
 * a test may ask although this rule forbids it; the program never passes any.
 */
export function targetOf(address: string, permits: ReadonlySet<string> = new Set()): Result<Target, TargetRefusal> {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) return refused('not-a-web-address')
  if (url.username !== '' || url.password !== '') return refused('not-a-web-address')
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  const port = url.port === '' ? (url.protocol === 'http:' ? 80 : 443) : Number(url.port)
  const target = { url, host, port }
  if (permits.has(`${host}:${port}`)) return ok(target)
  if (port !== (url.protocol === 'http:' ? 80 : 443)) return refused('forbidden-port')
  if (isIP(host) !== 0) return isPublicAddress(host) ? ok(target) : refused('forbidden-address')
  if (innerNames.test(host)) return refused('forbidden-address')
  if (reservedNames.test(host)) return refused('reserved-name')
  return host.includes('.') ? ok(target) : refused('forbidden-address')
}
