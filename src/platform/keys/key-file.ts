// A key in a file of the data folder: 32 random bytes as hexadecimal digits, made once and never overwritten.
import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

export const parseKey = (text: string): Buffer | undefined =>
  /^[0-9a-f]{64}$/i.test(text.trim()) ? Buffer.from(text.trim(), 'hex') : undefined

/** false: it exists already. Never overwrites, not even when two processes begin at once. */
export function makeKeyFile(file: string): boolean {
  mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 })
  const part = `${file}.${process.pid}.part`
  const handle = openSync(part, 'w', 0o600)
  try {
    writeSync(handle, `${randomBytes(32).toString('hex')}\n`)
    fsyncSync(handle)
    linkSync(part, file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    closeSync(handle)
    rmSync(part, { force: true })
  }
}
