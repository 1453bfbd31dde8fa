import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterAll, expect, onTestFinished, test, vi } from 'vitest'
import { type EmbeddedOptions, type EmbeddedServer, openEmbedded } from './embedded.ts'
import { keyFile } from './key.ts'
import { readPostmasterPid } from './postmaster-pid.ts'
import { isRoot } from './runner.ts'

const temp = mkdtempSync(join(tmpdir(), 'steg-embedded-'))
// As root another user has to pass through.
chmodSync(temp, 0o755)
// Servers start dozens of times here, on machines that may be busy.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 })
afterAll(() => rmSync(temp, { recursive: true, force: true }))

let folders = 0
const newFolder = (): string => join(temp, `data${++folders}`)

const said: string[] = []

async function open(dataFolder: string, options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedServer> {
  const server = await openEmbedded({ dataFolder, mode: 'command', say: (sentence) => said.push(sentence), ...options })
  if (!server.ok) throw new Error(server.error)
  onTestFinished(() => server.value.stop())
  return server.value
}

async function refusalOf(dataFolder: string, options: Partial<EmbeddedOptions> = {}): Promise<string> {
  const server = await openEmbedded({ dataFolder, mode: 'command', say: () => undefined, ...options })
  if (!server.ok) return server.error
  await server.value.stop()
  return 'not refused'
}

async function ask<T extends pg.QueryResultRow>(config: pg.PoolConfig, sql: string): Promise<T[]> {
  const client = new pg.Client(config)
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<T>(sql)).rows
  } finally {
    await client.end()
  }
}

const pidOf = (server: { dataLiesIn: string }): number => readPostmasterPid(server.dataLiesIn)?.pid ?? 0

/** Runs an application until it has saved `rows` rows, and answers how many it has been told are saved. */
async function writeUntil(dataFolder: string, rows: number): Promise<{ app: ChildProcess; saved: () => number }> {
  const app = spawn(process.execPath, [join(import.meta.dirname, 'writing-app.ts'), dataFolder, 'serve'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void app.kill('SIGKILL'))
  let saved = 0
  await new Promise<void>((resolve, reject) => {
    app.once('exit', () => reject(new Error('the application ended')))
    createInterface({ input: app.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      saved = Number(line.replace('saved ', ''))
      if (saved === rows) resolve()
    })
  })
  return { app, saved: () => saved }
}

const killAndWait = (app: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    app.once('close', () => resolve())
    app.kill('SIGKILL')
  })

const childrenOf = (pid: number): number[] =>
  execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === pid)
    .map(([child]) => child ?? 0)

test('a first start makes everything, closed to other users and to the network, and a stop ends it', async () => {
  const folder = newFolder()
  const server = await open(folder)
  const settings = await ask(
    server.owner,
    `SELECT current_setting('listen_addresses') AS listens, current_setting('fsync') AS fsync,
       current_setting('server_encoding') AS encoding, current_setting('data_checksums') AS checksums,
       (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS super, lower('ÄÖÜ') COLLATE "C" AS folded`,
  )
  expect(settings).toEqual([
    { listens: '', fsync: 'on', encoding: 'UTF8', checksums: 'on', super: false, folded: 'ÄÖÜ' },
  ])
  expect(statSync(keyFile(folder)).mode & 0o777).toBe(0o600)
  await expect(ask({ ...server.owner, password: 'wrong' }, 'SELECT 1')).rejects.toThrow(
    'password authentication failed',
  )
  const pid = pidOf(server)
  await server.stop()
  await server.stop()
  // Ended at once; its number is given back a moment later, when the process that started it takes note.
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow(), 5_000)
  expect(existsSync(join(server.dataLiesIn, 'postmaster.pid'))).toBe(false)
})

test('an application that is killed loses no row, and the next one takes over the server that lived on', async () => {
  const folder = newFolder()
  const { app, saved } = await writeUntil(folder, 200)
  const before = readPostmasterPid(join(folder, 'postgres'))?.pid
  await killAndWait(app)
  const server = await open(folder, { mode: 'serve' })
  expect(pidOf(server)).toBe(before)
  const [row] = await ask<{ rows: number; highest: number }>(
    server.owner,
    'SELECT count(*)::int AS rows, max(number) AS highest FROM kept',
  )
  expect(row?.rows).toBe(row?.highest)
  expect(row?.highest).toBeGreaterThanOrEqual(saved())
})

const killRounds = process.env.STEG_SOAK === '1' ? 25 : 3

test('a server that is killed with all its processes, again and again, loses no row', async () => {
  const folder = newFolder()
  for (let round = 1; round <= killRounds; round++) {
    const { app, saved } = await writeUntil(folder, 50 + 10 * round)
    const pid = readPostmasterPid(join(folder, 'postgres'))?.pid ?? 0
    const all = [pid, ...childrenOf(pid)]
    const ended = killAndWait(app)
    for (const one of all) process.kill(one, 'SIGKILL')
    await ended
    const server = await open(folder)
    const [row] = await ask<{ rows: number; highest: number }>(
      server.owner,
      `SELECT count(*)::int AS rows, max(number) AS highest FROM kept WHERE writer = ${app.pid}`,
    )
    expect(row?.rows).toBe(row?.highest)
    expect(row?.highest).toBeGreaterThanOrEqual(saved())
    await server.stop()
  }
})

test('while Steg runs, a server that dies is started again', async () => {
  const server = await open(newFolder(), { mode: 'serve' })
  const pid = pidOf(server)
  process.kill(pid, 'SIGKILL')
  await vi.waitFor(async () => expect(await ask(server.owner, 'SELECT 1 AS one')).toEqual([{ one: 1 }]), 15_000)
  expect(pidOf(server)).not.toBe(pid)
})

test('a child of the server that dies takes nothing with it', async () => {
  const server = await open(newFolder(), { mode: 'serve' })
  await ask(server.owner, 'CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n')
  for (const child of childrenOf(pidOf(server))) {
    try {
      process.kill(child, 'SIGKILL')
    } catch {
      // The server has ended this one itself, after the first was gone.
    }
  }
  await vi.waitFor(
    async () => expect(await ask(server.owner, 'SELECT count(*)::int AS rows FROM kept')).toEqual([{ rows: 1000 }]),
    15_000,
  )
})

test('a pid file left behind is not believed, even where its number now belongs to another program', async () => {
  const folder = newFolder()
  const server = await open(folder)
  const file = join(server.dataLiesIn, 'postmaster.pid')
  const text = readFileSync(file, 'utf8')
  await server.stop()
  writeFileSync(file, text.replace(/^\d+/, String(process.pid)))
  const again = await open(folder)
  expect(pidOf(again)).not.toBe(process.pid)
  expect(await ask(again.owner, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('a second Steg on the same folder is refused, a command shares the server, and the last one stops it', async () => {
  const folder = newFolder()
  const serving = await open(folder, { mode: 'serve' })
  expect(await refusalOf(folder, { mode: 'serve' })).toContain('läuft Steg schon')
  const command = await open(folder)
  expect(pidOf(command)).toBe(pidOf(serving))
  await serving.stop()
  expect(await ask(command.owner, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  const servingAgain = await open(folder, { mode: 'serve' })
  await command.stop()
  expect(await ask(servingAgain.owner, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await servingAgain.stop()
  expect(pidOf(serving)).toBe(0)
})

test('five first starts at once end up on one server, which ends when all leave at once', async () => {
  const folder = newFolder()
  const servers = await Promise.all([1, 2, 3, 4, 5].map(() => open(folder)))
  expect(new Set(servers.map(pidOf)).size).toBe(1)
  expect(readdirSync(folder).filter((name) => /part|secret/.test(name))).toEqual([])
  await Promise.all(servers.map((server) => server.stop()))
  expect(servers.map(pidOf)).toEqual([0, 0, 0, 0, 0])
})

test('starting and stopping at the same time never ends with an error or two servers', async () => {
  const folder = newFolder()
  await Promise.all(
    [1, 2, 3].map(async () => {
      for (let round = 0; round < 4; round++) {
        const server = await open(folder)
        expect(await ask(server.owner, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
        await server.stop()
      }
    }),
  )
})

test('a long path with spaces and umlauts works, and its socket folder goes again', async () => {
  const folder = join(temp, 'Übergangs Büro "Nord"', 'ä'.repeat(60), 'x'.repeat(60), '.data')
  mkdirSync(folder, { recursive: true })
  const server = await open(folder)
  const socketFolder = String(server.owner.host)
  expect(Buffer.byteLength(folder)).toBeGreaterThan(150)
  expect(await ask(server.owner, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  expect(statSync(socketFolder).mode & 0o777).toBe(0o700)
  await server.stop()
  expect(existsSync(socketFolder)).toBe(false)
})

test('data of another version, a missing key and a wrong key are refused with a sentence', async () => {
  const folder = newFolder()
  const server = await open(folder)
  await server.stop()
  const versionFile = join(server.dataLiesIn, 'PG_VERSION')
  writeFileSync(versionFile, '16\n')
  expect(await refusalOf(folder)).toContain('stammen von PostgreSQL 16')
  writeFileSync(versionFile, '17\n')

  const key = keyFile(folder)
  renameSync(key, `${key}.away`)
  expect(await refusalOf(folder)).toContain('fehlt die Zugangsdatei')
  writeFileSync(key, '{"password":')
  expect(await refusalOf(folder)).toContain('lässt sich nicht lesen')
  writeFileSync(key, JSON.stringify({ password: 'x'.repeat(43) }))
  expect(await refusalOf(folder)).toContain('passt nicht zu den vorhandenen Daten')
  renameSync(`${key}.away`, key)
  expect(await refusalOf(folder)).toBe('not refused')
})

test('the log holds nothing of what people typed, neither after errors nor after a crash', async () => {
  const folder = newFolder()
  const server = await open(folder, { mode: 'serve' })
  await ask(server.owner, `CREATE TABLE person (name text UNIQUE); INSERT INTO person VALUES ('Đặng-Kanarienvogel')`)
  for (const statement of [
    `INSERT INTO person VALUES ('Đặng-Kanarienvogel')`,
    `SELECT 'Đặng-Kanarienvogel'::int`,
    `SELECT * FROM "Đặng-Kanarienvogel"`,
    `DO $$ BEGIN RAISE WARNING 'Đặng-Kanarienvogel'; RAISE EXCEPTION 'Đặng-Kanarienvogel'; END $$`,
  ])
    await expect(ask(server.owner, statement)).rejects.toThrow(pg.DatabaseError)

  const victim = new pg.Client(server.owner)
  victim.on('error', () => undefined)
  await victim.connect()
  const [own] = (await victim.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows
  const crash = victim.query(`SELECT pg_sleep(60), 'Đặng-Kanarienvogel'`)
  const running = `SELECT FROM pg_stat_activity WHERE pid = ${own?.pid} AND state = 'active'`
  await vi.waitFor(async () => expect(await ask(server.owner, running)).toHaveLength(1), 15_000)
  process.kill(own?.pid ?? 0, 'SIGKILL')
  await expect(crash).rejects.toThrow()
  await victim.end().catch(() => undefined)

  const log = () => readFileSync(join(folder, 'log', 'postgres.log'), 'utf8')
  await vi.waitFor(() => expect(log()).toContain('terminated by signal 9'), 15_000)
  await vi.waitFor(async () => expect(await ask(server.owner, 'SELECT 1 AS one')).toHaveLength(1), 15_000)
  expect(log()).not.toContain('Kanarienvogel')
})

// The ways around PostgreSQL's refusal to run as root; an ordinary user has only one way, which all tests above take.
for (const way of isRoot ? (['namespace', 'user'] as const) : []) {
  test(`as root by way of "${way}" the server runs where the folder is closed to everybody else`, async () => {
    const closed = join(temp, `closed-${way}`)
    mkdirSync(closed, { mode: 0o700 })
    const options = { rootWays: [way], systemFolder: join(temp, 'system') }
    const folder = join(closed, 'data')
    const first = await openEmbedded({
      dataFolder: folder,
      mode: 'serve',
      say: (sentence) => said.push(sentence),
      ...options,
    })
    if (!first.ok && way === 'namespace') {
      // Most containers forbid user namespaces; then this way has to say so, and the other one is taken.
      expect(first.error).toContain('gewöhnlicher Benutzer')
      return
    }
    const server = first.ok ? first.value : undefined
    await ask(server?.owner ?? {}, 'CREATE TABLE kept AS SELECT 1 AS n')
    await server?.stop()
    const again = await open(folder, { ...options, mode: 'serve' })
    expect(again.dataLiesIn).toBe(server?.dataLiesIn)
    expect(await ask(again.owner, 'SELECT n FROM kept')).toEqual([{ n: 1 }])
    expect(again.dataLiesIn.startsWith(way === 'user' ? join(temp, 'system') : folder)).toBe(true)
    if (way === 'user') expect(said.at(-1)).toContain(join(temp, 'system'))
  })
}

for (const after of isRoot ? ['a user namespace'] : [])
  test(`data that root made in ${after} is still served where namespaces are forbidden`, async () => {
    const folder = newFolder()
    const before = await open(folder)
    await ask(before.owner, 'CREATE TABLE kept AS SELECT 1 AS n')
    await before.stop()
    const again = await open(folder, { rootWays: ['user'] })
    expect(await ask(again.owner, 'SELECT n FROM kept')).toEqual([{ n: 1 }])
  })
