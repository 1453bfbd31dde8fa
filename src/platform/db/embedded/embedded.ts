// The embedded database as a whole: one server per folder, shared by everybody who uses that folder.
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import pg from 'pg'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { findBinaries } from './binaries.ts'
import { derivePassword, keyFile, newKey, readKey, writeKey } from './key.ts'
import { choosePlace, type Place } from './place.ts'
import type { RootWay } from './runner.ts'
import { initialize, type RunningServer, startOrAdopt, stopServer, superuser } from './server.ts'
import { safeSettings } from './settings.ts'
import { t } from './texts.ts'
import { joinUsers, type UseOfServer } from './users.ts'

export interface EmbeddedServer {
  readonly owner: pg.PoolConfig
  readonly dataLiesIn: string
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  readonly dataFolder: string
  readonly mode: 'serve' | 'command'
  readonly say: (sentence: string) => void
  /** A file of the package that brings the programs along; for tests on another version of PostgreSQL. */
  readonly programsFrom?: string
  /** As root: what to try, in this order. */
  readonly rootWays?: readonly RootWay[]
  /** As root: where data goes if the data folder is closed to everybody else. */
  readonly systemFolder?: string
}

const ownerRole = 'steg_owner'
const databaseName = 'steg'

export async function openEmbedded(options: EmbeddedOptions): Promise<Result<EmbeddedServer, string>> {
  const prepared = await prepare(options)
  if (!prepared.ok) return prepared
  const { place, password, logFile } = prepared.value
  const run = () => startOrAdopt(place, { password, logFile, say: options.say })

  // The server may be stopped by its last user in the very moment in which we find it; then we start it anew.
  for (let attempt = 1; ; attempt++) {
    const server = await run()
    if (!server.ok) return server
    let use: UseOfServer | 'already serving' | undefined
    try {
      use = await joinUsers({
        connection: superuserConfig(server.value, password),
        mode: options.mode,
        revive: async () => {
          const revived = await run()
          return revived.ok ? superuserConfig(revived.value, password) : undefined
        },
      })
      if (use === 'already serving') return refused(t.alreadyServing(resolve(options.dataFolder)))
      const ready = await makeReady(use, password)
      if (!ready.ok) {
        await leave(place, use, options.say)
        return ready
      }
      const joined = use
      let stopped: Promise<void> | undefined
      return ok({
        owner: {
          host: server.value.host,
          port: server.value.port,
          user: ownerRole,
          password: derivePassword(password, ownerRole),
          database: databaseName,
        },
        dataLiesIn: place.data,
        stop: () => {
          stopped ??= leave(place, joined, options.say)
          return stopped
        },
      })
    } catch (error) {
      if (use && use !== 'already serving') await leave(place, use, options.say)
      if (attempt >= 5) return refused(t.startFailed(logFile, error instanceof Error ? `${error.message}.` : ''))
      await after(100 * attempt)
    }
  }
}

interface Prepared {
  readonly place: Place
  readonly password: string
  readonly logFile: string
}

async function prepare(options: EmbeddedOptions): Promise<Result<Prepared, string>> {
  const dataFolder = resolve(options.dataFolder)
  const installed = findBinaries(options.programsFrom)
  if (!installed.ok) return installed
  try {
    mkdirSync(dataFolder, { recursive: true })
    mkdirSync(dirname(keyFile(dataFolder)), { recursive: true, mode: 0o700 })
    mkdirSync(join(dataFolder, 'log'), { recursive: true, mode: 0o700 })
  } catch {
    return refused(t.folderNotWritable(dataFolder))
  }
  let key = readKey(dataFolder)
  if (!key.ok) return key

  const place = choosePlace({
    dataFolder,
    knownBase: key.value?.base,
    installed: installed.value,
    rootWays: options.rootWays ?? ['namespace', 'user'],
    systemFolder: options.systemFolder ?? '/var/lib/steg',
  })
  if (!place.ok) return place
  const { data, base, binaries } = place.value

  if (key.value === undefined) {
    const hasData = existsSync(data)
    // Asked in this order, because another first start may have made both a moment ago.
    if (hasData && !existsSync(keyFile(dataFolder))) return refused(t.keyMissing(keyFile(dataFolder)))
    try {
      writeKey(dataFolder, { ...newKey(), ...(base === dataFolder ? {} : { base }) }, { onlyFirst: true })
    } catch {
      return refused(t.folderNotWritable(dataFolder))
    }
    key = readKey(dataFolder)
    if (!key.ok) return key
    if (key.value === undefined) return refused(t.keyUnreadable(keyFile(dataFolder)))
    if (base !== dataFolder) options.say(t.liesElsewhere(base))
  }
  const { password } = key.value

  if (!existsSync(data)) {
    const made = await initialize(place.value, password)
    if (!made.ok) return made
  }
  let version: string
  try {
    version = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  } catch {
    return refused(t.dataOfAnotherUser(data))
  }
  if (version !== binaries.major) return refused(t.dataOfAnotherVersion(data, version, binaries.major))
  return ok({ place: place.value, password, logFile: join(dataFolder, 'log', 'postgres.log') })
}

const superuserConfig = (server: RunningServer, password: string): pg.ClientConfig => ({
  host: server.host,
  port: server.port,
  user: superuser,
  password,
  database: 'postgres',
})

/** The owner is no superuser: what a migration may do here, it may also do on a server run by others. */
async function makeReady(use: UseOfServer, password: string): Promise<Result<void, string>> {
  const { client } = use
  for (const [name, wanted] of Object.entries(safeSettings)) {
    const shown = await client.query<{ value: string }>('SELECT current_setting($1) AS value', [name])
    const value = shown.rows[0]?.value ?? ''
    if (value !== wanted) return refused(t.unsafeSetting(name, value))
  }
  const ownerPassword = pg.escapeLiteral(derivePassword(password, ownerRole))
  await makeOnce(
    client,
    `SELECT FROM pg_roles WHERE rolname = '${ownerRole}'`,
    `CREATE ROLE ${ownerRole} LOGIN NOSUPERUSER NOBYPASSRLS CREATEROLE CREATEDB PASSWORD ${ownerPassword}`,
  )
  await makeOnce(
    client,
    `SELECT FROM pg_database WHERE datname = '${databaseName}'`,
    `CREATE DATABASE ${databaseName} OWNER ${ownerRole}`,
  )
  return ok(undefined)
}

async function makeOnce(client: pg.Client, exists: string, make: string): Promise<void> {
  if ((await client.query(exists)).rowCount !== 0) return
  try {
    await client.query(make)
  } catch (error) {
    // Two first starts at once: the other one made it.
    if (!(error instanceof pg.DatabaseError) || !['42710', '42P04', '23505'].includes(error.code ?? '')) throw error
  }
}

async function leave(place: Place, use: UseOfServer, say: (sentence: string) => void): Promise<void> {
  const left = await use.leave()
  if (left.wasLast) await stopServer(place, left.pid, say)
  await left.close()
}
