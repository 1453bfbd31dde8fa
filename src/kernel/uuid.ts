/**
 * A UUID of version 7 (RFC 9562, 5.7): 48 bits of Unix milliseconds, 74 random bits. Sorts by time across
 * milliseconds; within one millisecond the order is random.
 *
 * @param nowMs milliseconds since 1970, 0 ≤ nowMs < 2^48
 * @param random at least 10 bytes from a cryptographic source
 */
export function uuidV7(nowMs: number, random: Uint8Array): string {
  if (!Number.isSafeInteger(nowMs) || nowMs < 0 || nowMs >= 2 ** 48) throw new RangeError(`Not a time: ${nowMs}`)
  if (random.length < 10) throw new RangeError('uuidV7 needs 10 random bytes')
  const bytes = new Uint8Array(16)
  new DataView(bytes.buffer).setUint32(0, Math.floor(nowMs / 2 ** 16))
  new DataView(bytes.buffer).setUint16(4, nowMs % 2 ** 16)
  bytes.set(random.subarray(0, 10), 6)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** The layout 8-4-4-4-12 in hexadecimal digits, any version, any case: what PostgreSQL's uuid takes without repair. */
export const isUuid = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)
