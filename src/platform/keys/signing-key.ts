// The key that signs what a browser carries for us (notices, known devices). Lost, it only means signing in anew.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export function readOrMakeSigningKey(dataFolder: string): Uint8Array {
  const file = join(dataFolder, 'keys', 'signing.key')
  mkdirSync(join(dataFolder, 'keys'), { recursive: true, mode: 0o700 })
  const known = findKey(file)
  if (known !== undefined) return known
  // A start that was cut off (disk full) may have left a file without a whole key: signing with it would be signing
  // with a key that everybody can guess.
  if (existsSync(file)) rmSync(file)
  const part = `${file}.${process.pid}.part`
  writeFileSync(part, randomBytes(keyBytes).toString('hex'), { mode: 0o600 })
  try {
    // A link appears whole or not at all, and of two first starts at once only one makes it; both read the same.
    linkSync(part, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(part, { force: true })
  }
  const made = findKey(file)
  if (made === undefined) throw new Error('The signing key could not be read back')
  return made
}

const keyBytes = 32

function findKey(file: string): Uint8Array | undefined {
  if (!existsSync(file)) return undefined
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
  return key.length === keyBytes ? key : undefined
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
