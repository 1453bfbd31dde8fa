// keys/database.json: the password of the embedded database's superuser, and where the data lies if not beside it.
import { createHmac, randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { t } from './texts.ts'

const keySchema = z.object({ password: z.string().min(32), base: z.string().optional() })

export type DatabaseKey = z.infer<typeof keySchema>

export const keyFile = (dataFolder: string): string => join(dataFolder, 'keys', 'database.json')

export function readKey(dataFolder: string): Result<DatabaseKey | undefined, string> {
  const file = keyFile(dataFolder)
  try {
    return ok(keySchema.parse(JSON.parse(readFileSync(file, 'utf8'))))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ok(undefined)
    return refused(t.keyUnreadable(file))
  }
}

/** Writes so that a power cut leaves the old file or the new one, never half of it. */
export function writeKey(dataFolder: string, key: DatabaseKey, options: { readonly onlyFirst: boolean }): void {
  const file = keyFile(dataFolder)
  const part = `${file}.${process.pid}.part`
  const handle = openSync(part, 'w', 0o600)
  writeSync(handle, `${JSON.stringify(key, null, 2)}\n`)
  fsyncSync(handle)
  closeSync(handle)
  if (!options.onlyFirst) {
    renameSync(part, file)
    return
  }
  try {
    // A link fails where the file exists: of two first starts at once, both use the password of one.
    linkSync(part, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(part, { force: true })
  }
}

export const newKey = (): DatabaseKey => ({ password: randomBytes(32).toString('base64url') })

/** One secret is kept; every other password is derived from it, so nothing can get out of step. */
export const derivePassword = (secret: string, role: string): string =>
  createHmac('sha256', secret).update(`steg database role ${role}`).digest('base64url')
