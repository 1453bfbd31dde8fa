// What somebody does who has just heard of Steg: clone, npm start, open the address. With everything that npm brings, in an
// empty folder; as root once more as an ordinary user.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { freePorts } from './running-program.ts'

const root = resolve(import.meta.dirname, '../..')
const ordinary = 65_534
const isRoot = process.getuid?.() === 0

/** Of this run nothing but what leads to the packages. */
const plain = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(STEG_|npm_|VITEST|NODE_ENV|PORT$|DATABASE_URL$|INIT_CWD$)/.test(name),
  ),
)
const registry = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim()

async function startsFor(user: number | undefined): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'steg-clone-'))
  chmodSync(home, 0o755)
  // All packages and a database: that takes a while.
  onTestFinished(() => rmSync(home, { recursive: true, force: true }), 180_000)
  const clone = join(home, 'steg')
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', root, clone])
  mkdirSync(join(home, 'home'))
  if (user !== undefined) execFileSync('chown', ['-R', `${user}:${user}`, home])
  const [port, opsPort] = await freePorts()
  const started = spawn('npm', ['start'], {
    cwd: clone,
    env: {
      ...plain,
      HOME: join(home, 'home'),
      npm_config_registry: registry,
      PORT: String(port),
      STEG_OPS_PORT: String(opsPort),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that Ctrl-C reaches npm and the program as it does in a terminal.
    detached: true,
    ...(user !== undefined && { uid: user, gid: user }),
  })
  onTestFinished(() => interrupt(started, 'SIGKILL'))
  await saysReady(started)
  const page = await fetch(`http://127.0.0.1:${port}/`)
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('Landkreis Musterau')
  const ended = once(started, 'close')
  interrupt(started, 'SIGINT')
  await ended
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow()
}

function interrupt(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  process.kill(-child.pid, signal)
}

const saysReady = (child: ChildProcess): Promise<void> =>
  new Promise((done, fail) => {
    let said = ''
    const hear = (text: Buffer) => {
      said += text.toString()
      if (said.includes('Steg läuft')) done()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('close', () => fail(new Error(`npm start ended:\n${said}`)))
  })

test('a clean clone starts with npm start and answers', { timeout: 900_000 }, () => startsFor(undefined))

test.runIf(isRoot)('so does one of an ordinary user', { timeout: 900_000 }, () => startsFor(ordinary))
