// keys/backup.key: 32 random bytes as hexadecimal digits. Whoever has them can read every backup.
import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { t } from './texts.ts'

export const backupKeyFile = (dataFolder: string): string => join(dataFolder, 'keys', 'backup.key')

const parseKey = (text: string): Buffer | undefined =>
  /^[0-9a-f]{64}$/i.test(text.trim()) ? Buffer.from(text.trim(), 'hex') : undefined

/** `given` (STEG_BACKUP_KEY) comes first; without it the file counts, and the first use makes it. */
export function backupKey(options: {
  readonly dataFolder: string
  readonly given: string | undefined
  readonly say: (sentence: string) => void
}): Result<Buffer, string> {
  if (options.given !== undefined) {
    const key = parseKey(options.given)
    return key ? ok(key) : refused(t.keyMalformed)
  }
  const file = backupKeyFile(options.dataFolder)
  try {
    if (makeKeyFile(file)) options.say(t.keyMade(file))
    const key = parseKey(readFileSync(file, 'utf8'))
    return key ? ok(key) : refused(t.keyUnreadable(file))
  } catch {
    return refused(t.keyUnreadable(file))
  }
}

/** false: it exists already. Never overwrites, not even when two processes begin at once. */
function makeKeyFile(file: string): boolean {
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
