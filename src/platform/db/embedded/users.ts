// Who uses the server: everybody holds a shared advisory lock, the one that serves an exclusive one as well. The locks
// belong to a connection, so they end with the process that held them, however it ends.
import { setTimeout as after } from 'node:timers/promises'
import pg from 'pg'

/** First half of the two-part keys of our advisory locks in the database "postgres" of the embedded server. */
const lockSpace = 0x57e6
const usingLock = 1
const servingLock = 2

/** The connection of a killed process is noticed by the server within moments; so long we ask again. */
const askAgainForMs = 1_500

export interface UseOfServer {
  readonly client: pg.Client
  /** wasLast: nobody else uses the server, and nobody can begin to until `close`. */
  leave(): Promise<{ readonly wasLast: boolean; readonly pid: number; close(): Promise<void> }>
}

export async function joinUsers(options: {
  readonly connection: pg.ClientConfig
  readonly mode: 'serve' | 'command'
  /** Starts the server again after it died, and says where it answers. */
  readonly revive: () => Promise<pg.ClientConfig | undefined>
}): Promise<UseOfServer | 'already serving'> {
  let client = await enter(options.connection, options.mode)
  if (client === 'already serving') return client
  let leaving = false
  let reviving: Promise<void> = Promise.resolve()

  const watch = (watched: pg.Client) => {
    watched.on('error', () => undefined)
    watched.on('end', () => {
      if (!leaving && options.mode === 'serve') reviving = reviveUntilItWorks()
    })
  }
  const reviveUntilItWorks = async () => {
    for (let wait = 100; !leaving; wait = Math.min(wait * 2, 5_000)) {
      try {
        const connection = await options.revive()
        const next = connection ? await enter(connection, options.mode) : undefined
        if (next && next !== 'already serving') {
          client = next
          watch(next)
          return
        }
      } catch {
        // Not yet: disk full, out of memory. The application meanwhile answers that its database is away.
      }
      await after(wait)
    }
  }
  watch(client)

  return {
    get client() {
      return client as pg.Client
    },
    async leave() {
      leaving = true
      await reviving
      const last = client as pg.Client
      const close = () => last.end().catch(() => undefined)
      try {
        // Our share goes first: of two that leave at once, the second one then finds itself alone.
        await last.query('SELECT pg_advisory_unlock_shared($1, $2)', [lockSpace, usingLock])
        const answer = await last.query<{ alone: boolean; pid: number }>(
          `SELECT pg_try_advisory_lock($1, $2) AS alone,
             split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int AS pid`,
          [lockSpace, usingLock],
        )
        const row = answer.rows[0]
        return { wasLast: row?.alone === true, pid: row?.pid ?? 0, close }
      } catch {
        // The connection is gone: the server is down already, or being revived by somebody else.
        return { wasLast: false, pid: 0, close }
      }
    },
  }
}

async function enter(connection: pg.ClientConfig, mode: 'serve' | 'command'): Promise<pg.Client | 'already serving'> {
  const client = new pg.Client({ ...connection, application_name: `steg ${mode}`, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock_shared($1, $2)', [lockSpace, usingLock])
    if (mode === 'command') return client
    const begun = Date.now()
    for (;;) {
      const answer = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS mine', [
        lockSpace,
        servingLock,
      ])
      if (answer.rows[0]?.mine) return client
      if (Date.now() - begun > askAgainForMs) break
      await after(50)
    }
    await client.end()
    return 'already serving'
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
}
