// The encrypted envelope of a backup: AES-256-GCM in chunks, so that nothing is believed before it is authenticated and
// nothing has to fit into memory. The order of chunks is in the nonce and the last one is marked, so chunks can neither
// be swapped nor cut off (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizar, 2015).
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { ByteReader } from './bytes.ts'

export type Flaw = 'no backup' | 'newer format' | 'wrong key' | 'truncated' | 'tampered'

/** Thrown inside the streams only; the functions at the door turn it into a sentence. */
export class FlawedBackup extends Error {
  readonly flaw: Flaw
  constructor(flaw: Flaw) {
    super(`backup: ${flaw}`)
    this.flaw = flaw
  }
}

const magic = Buffer.from('STEGBACKUP')
const format = 1
const saltBytes = 16
const checkBytes = 16
const tagBytes = 16
const chunkBytes = 256 * 1024
const lastFlag = 0x8000_0000

/** A key for this file only, and a value that tells a wrong key from a damaged file. */
function derive(key: Buffer, salt: Buffer): { readonly fileKey: Buffer; readonly check: Buffer } {
  const part = (name: string, length: number) =>
    Buffer.from(hkdfSync('sha256', key, salt, `steg backup ${name}`, length))
  return { fileKey: part('file', 32), check: part('check', checkBytes) }
}

function nonceOf(index: number): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(index), 4)
  return nonce
}

export async function* seal(source: AsyncIterable<Buffer>, key: Buffer): AsyncGenerator<Buffer> {
  const salt = randomBytes(saltBytes)
  const { fileKey, check } = derive(key, salt)
  yield Buffer.concat([magic, Buffer.from([format]), salt, check])

  let index = 0
  const sealChunk = (plain: Buffer, isLast: boolean): Buffer => {
    const head = Buffer.alloc(4)
    head.writeUInt32BE((plain.length | (isLast ? lastFlag : 0)) >>> 0)
    const cipher = createCipheriv('aes-256-gcm', fileKey, nonceOf(index++)).setAAD(head)
    return Buffer.concat([head, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  }

  const reader = new ByteReader(source)
  for (;;) {
    const plain = await reader.read(chunkBytes)
    const isLast = plain.length < chunkBytes
    yield sealChunk(plain, isLast)
    if (isLast) return
  }
}

export async function* unseal(source: AsyncIterable<Buffer>, key: Buffer): AsyncGenerator<Buffer> {
  const reader = new ByteReader(source)
  const exactly = async (count: number): Promise<Buffer> => {
    const bytes = await reader.read(count)
    if (bytes.length < count) throw new FlawedBackup('truncated')
    return bytes
  }
  const begin = await reader.read(magic.length)
  if (!begin.equals(magic)) throw new FlawedBackup('no backup')
  if ((await exactly(1))[0] !== format) throw new FlawedBackup('newer format')
  const salt = await exactly(saltBytes)
  const { fileKey, check } = derive(key, salt)
  if (!timingSafeEqual(await exactly(checkBytes), check)) throw new FlawedBackup('wrong key')

  for (let index = 0; ; index++) {
    const head = await exactly(4)
    const number = head.readUInt32BE()
    const isLast = number >= lastFlag
    const length = isLast ? number - lastFlag : number
    if (length > chunkBytes) throw new FlawedBackup('tampered')
    const body = await exactly(length + tagBytes)
    const decipher = createDecipheriv('aes-256-gcm', fileKey, nonceOf(index), { authTagLength: tagBytes })
    decipher.setAAD(head).setAuthTag(body.subarray(length))
    let plain: Buffer
    try {
      plain = Buffer.concat([decipher.update(body.subarray(0, length)), decipher.final()])
    } catch {
      throw new FlawedBackup('tampered')
    }
    if (plain.length > 0) yield plain
    if (!isLast) continue
    if ((await reader.read(1)).length > 0) throw new FlawedBackup('tampered')
    return
  }
}
