// Opens the database that Steg works on: a server of its own, or the one that DATABASE_URL names.
import { existsSync } from 'node:fs'
import pg from 'pg'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { openEmbedded } from './embedded/embedded.ts'
import { keyFile } from './embedded/key.ts'
import { appConfigOf } from './roles.ts'
import { t } from './texts.ts'

export interface OpenServer {
  /** For migrations, backup and restore only. */
  readonly owner: pg.PoolConfig
  /** For everything else: a role that owns nothing and cannot get around row-level security. */
  readonly app: pg.PoolConfig
  readonly kind: 'embedded' | 'external'
  /** For people: a folder, or host and database. */
  readonly dataLiesIn: string
  stop(): Promise<void>
}

/** Whether the own server was ever made ready for this folder; looks only. */
export const hasOwnServer = (dataFolder: string): boolean => existsSync(keyFile(dataFolder))

const oldestVersion = 150_000

export async function openDatabaseServer(options: {
  readonly dataFolder: string
  readonly databaseUrl: string | undefined
  readonly mode: 'serve' | 'command'
  readonly say: (sentence: string) => void
}): Promise<Result<OpenServer, string>> {
  if (options.databaseUrl !== undefined) return openExternal(options.databaseUrl)
  const server = await openEmbedded(options)
  if (!server.ok) return server
  const { owner, dataLiesIn, stop } = server.value
  return ok({ owner, app: appConfigOf(owner), kind: 'embedded', dataLiesIn, stop })
}

async function openExternal(databaseUrl: string): Promise<Result<OpenServer, string>> {
  const owner = parseDatabaseUrl(databaseUrl)
  if (!owner) return refused(t.urlUnreadable)
  const where = `${owner.host}:${owner.port}`
  const client = new pg.Client({ ...owner, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const answer = await client.query<{ number: number; version: string; encoding: string }>(
      `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version,
         current_setting('server_encoding') AS encoding`,
    )
    const server = answer.rows[0]
    if (!server || server.number < oldestVersion) return refused(t.tooOld(server?.version ?? '?'))
    if (server.encoding !== 'UTF8') return refused(t.notUtf8(server.encoding))
    return ok({
      owner,
      app: appConfigOf(owner),
      kind: 'external',
      dataLiesIn: `${where}/${owner.database}`,
      stop: async () => undefined,
    })
  } catch (error) {
    return refused(whyNotConnected(error, owner, where))
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Never quotes what the driver says, because that may contain parts of the address and so of the password. */
function whyNotConnected(error: unknown, owner: pg.PoolConfig, where: string): string {
  if (!(error instanceof pg.DatabaseError)) return t.noServer(where)
  const code = error.code ?? ''
  if (code === '28P01' || code === '28000') return t.wrongLogin(owner.user ?? '')
  if (code === '3D000') return t.noDatabase(owner.database ?? '')
  return t.connectionRefused(code)
}

/** In parts instead of one string, so that the same server can be asked for as another role or database. */
export function parseDatabaseUrl(databaseUrl: string): pg.PoolConfig | undefined {
  if (!/^postgres(ql)?:\/\//.test(databaseUrl)) return undefined
  try {
    const { host, port, user, password, database, ssl } = new pg.Client({ connectionString: databaseUrl })
    if (!database || !user || !Number.isInteger(port)) return undefined
    return { host, port, user, database, ssl, ...(password ? { password } : {}) }
  } catch {
    return undefined
  }
}
