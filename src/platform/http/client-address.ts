// Where a request comes from, as far as throttling may believe it, and how the browser calls itself.
import type { Context } from 'hono'
import type { Settings } from '../env/settings.ts'

/**
 * The address of the caller. Of X-Forwarded-For only the entries of the trusted proxies count, read from the right: what
 * stands left of them anybody can write.
 */
export function clientAddress(c: Context, settings: Settings): string {
  const incoming = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming
  const direct = incoming?.socket?.remoteAddress ?? 'unknown'
  if (settings.trustedProxies === 0) return direct
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim())
  return withoutPort(forwarded.at(-settings.trustedProxies) ?? '') || direct
}

/** Some proxies write `192.0.2.1:51234` or `[2001:db8::1]:51234`: with the port every connection would be a new caller. */
const withoutPort = (entry: string): string =>
  /^\[([^\]]*)\](?::\d+)?$/.exec(entry)?.[1] ?? entry.replace(/^([\d.]+):\d+$/, '$1')

const groupsOf = (address: string): string[] => {
  const [head = '', tail] = address.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  return tail === undefined
    ? left
    : [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
}

/** One connection at home: an IPv4 address, or the /64 that a provider gives to one customer. */
export function ownerOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  if (!address.includes(':')) return address
  return groupsOf(address.toLowerCase())
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}

/** A neighbourhood of addresses, /24 or /48, so that changing one's address a little does not give new tries. */
export function neighbourhoodOf(address: string): string {
  const owner = ownerOf(address)
  return owner.includes(':') ? owner.split(':').slice(0, 3).join(':') : owner.split('.').slice(0, 3).join('.')
}

const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser/, 'Samsung Internet'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/CrOS/, 'Chromebook'],
  [/Linux/, 'Linux'],
]

/** "Firefox, Windows": enough to recognise one's own session, too little to tell machines apart. */
export const deviceLabelOf = (userAgent: string | undefined): string | null => {
  const named = [browsers, systems].map((list) => list.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1])
  const label = named.filter((part) => part !== undefined).join(', ')
  return label === '' ? null : label
}
