// A key for every subject: what is known of somebody is encrypted with a key of their own, which is itself wrapped by the
// master key of the installation. Without the wrapped key nothing of them can be read any more, wherever copies lie.
// The master key lies in the data folder, never in the database; lost, everything that it wraps is lost. Whether it is the one
// that a database was filled with, subject-key-check.ts knows.
import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeKeyFile, parseKey } from './key-file.ts'

export const subjectMasterKeyFile = (dataFolder: string): string => join(dataFolder, 'keys', 'subjects.key')

/** missing: there is no file. malformed: there is one, but it holds no key. */
export function findSubjectMasterKey(dataFolder: string): Uint8Array | 'missing' | 'malformed' {
  const file = subjectMasterKeyFile(dataFolder)
  return existsSync(file) ? (parseKey(readFileSync(file, 'utf8')) ?? 'malformed') : 'missing'
}

/** Only where nothing is sealed yet, or what was sealed is given up: a file that is there already stays as it is. */
export const makeSubjectMasterKey = (dataFolder: string): boolean => makeKeyFile(subjectMasterKeyFile(dataFolder))

/** Where a sealed text lies: moved to another row or column it does not open. */
export interface FieldPlace {
  /** `schema.table` */
  readonly table: string
  readonly row: string
  readonly column: string
}

const additionalData = ({ table, row, column }: FieldPlace): Buffer => Buffer.from(`${table}:${row}:${column}`)

const nonceBytes = 12
const tagBytes = 16

// Keys are handed over as key objects: with bare bytes Node 24 looks in vain for the slots of one, which takes 55 µs a call
// instead of 17 µs.

/** AES-256-GCM: nonce, ciphertext, tag. 28 bytes longer than what it holds. */
function seal(key: Uint8Array, place: FieldPlace, content: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(key), nonce).setAAD(additionalData(place))
  return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()])
}

function open(key: Uint8Array, place: FieldPlace, sealed: Uint8Array): Buffer | undefined {
  if (sealed.length < nonceBytes + tagBytes) return undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', createSecretKey(key), sealed.subarray(0, nonceBytes))
    decipher.setAAD(additionalData(place)).setAuthTag(sealed.subarray(-tagBytes))
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()])
  } catch {
    return undefined
  }
}

export const newSubjectKey = (): Uint8Array => randomBytes(32)

/** The key of a subject as it may lie in the database. */
export const wrapSubjectKey = (masterKey: Uint8Array, place: FieldPlace, subjectKey: Uint8Array): Buffer =>
  seal(masterKey, place, subjectKey)

/** undefined: another master key, or taken from another row. */
export function unwrapSubjectKey(masterKey: Uint8Array, place: FieldPlace, wrapped: Uint8Array): Buffer | undefined {
  const key = open(masterKey, place, wrapped)
  return key?.length === 32 ? key : undefined
}

export const sealField = (subjectKey: Uint8Array, place: FieldPlace, text: string): Buffer =>
  seal(subjectKey, place, Buffer.from(text, 'utf8'))

/** undefined: another key, another place, or changed bytes. */
export const openField = (subjectKey: Uint8Array, place: FieldPlace, sealed: Uint8Array): string | undefined =>
  open(subjectKey, place, sealed)?.toString('utf8')
