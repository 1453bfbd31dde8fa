// keys/backup.key: 32 random bytes as hexadecimal digits. Whoever has them can read every backup.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { makeKeyFile, parseKey } from '../../keys/key-file.ts'
import { t } from './texts.ts'

export const backupKeyFile = (dataFolder: string): string => join(dataFolder, 'keys', 'backup.key')

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
