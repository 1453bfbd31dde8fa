// The key that signs what a browser carries for us (notices, known devices). Lost, it only means signing in anew.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export function readOrMakeSigningKey(dataFolder: string): Uint8Array {
  const file = join(dataFolder, 'keys', 'signing.key')
  mkdirSync(join(dataFolder, 'keys'), { recursive: true, mode: 0o700 })
  try {
    // wx: of two first starts at once one writes, and both read the same.
    writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
}

const macOf = (key: Uint8Array, purpose: string, payload: string): string =>
  createHmac('sha256', key).update(`${purpose}\n${payload}`).digest('base64url')

/** `purpose` keeps a value that was signed for one use from being believed in another. */
export function signValue(key: Uint8Array, purpose: string, value: string): string {
  const payload = Buffer.from(value, 'utf8').toString('base64url')
  return `${payload}.${macOf(key, purpose, payload)}`
}

export function readSignedValue(key: Uint8Array, purpose: string, signed: string): string | undefined {
  const [payload, mac] = signed.split('.')
  if (payload === undefined || mac === undefined) return undefined
  const expected = Buffer.from(macOf(key, purpose, payload))
  const given = Buffer.from(mac)
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined
  return Buffer.from(payload, 'base64url').toString('utf8')
}
