// Mails hold links that open accounts. Their text lies encrypted in the database, so a copy of the database opens nothing.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const keyOf = (signingKey: Uint8Array): Buffer =>
  Buffer.from(hkdfSync('sha256', signingKey, new Uint8Array(), 'steg outbox mail', 32))

/** AES-256-GCM, bound to `place` (region and id of the row): moved to another row it does not open. */
export function sealText(signingKey: Uint8Array, place: string, text: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(signingKey), nonce).setAAD(Buffer.from(place))
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `v1:${sealed.toString('base64')}`
}

/** undefined when the key is another one (a backup on another machine) or the text was changed. */
export function openText(signingKey: Uint8Array, place: string, sealed: string): string | undefined {
  if (!sealed.startsWith('v1:')) return undefined
  const bytes = Buffer.from(sealed.slice(3), 'base64')
  if (bytes.length < 28) return undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(signingKey), bytes.subarray(0, 12))
    decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(-16))
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}
