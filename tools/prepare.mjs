// Runs before start, steg, test and bench on whatever Node the machine has (>= 20.19): installs the locked packages when
// they are missing or outdated, and builds dist/ when a source is newer. With --dev the test tools are installed, too.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const wantsDev = process.argv.includes('--dev')

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `Steg braucht Node.js 20.19 oder neuer, hier läuft ${process.versions.node}. Bitte aktualisieren Sie Node.js.\n`,
  )
  process.exit(1)
}

/** @param {string} text */
const say = (text) => process.stderr.write(`${text}\n`)

function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const marker = join(root, 'node_modules', '.steg-installed')
  const [installed, mode] = existsSync(marker) ? readFileSync(marker, 'utf8').split(' ') : []
  if (installed === lock && (mode === 'dev' || !wantsDev)) return
  say(wantsDev ? 'Pakete werden installiert (mit Testwerkzeugen) …' : 'Pakete werden installiert …')
  const npm = process.env.npm_execpath
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...(wantsDev ? ['--include=dev'] : ['--omit=dev'])]
  // The engine warnings of packages that want Node 22 do not concern us: npm brings Node 24 along.
  const run = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
    : spawnSync('npm', args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' })
  if (run.status !== 0) {
    say(
      'Die Pakete ließen sich nicht installieren. Bitte prüfen Sie die Verbindung zum npm-Verzeichnis und starten Sie noch einmal.',
    )
    process.exit(1)
  }
  writeFileSync(marker, `${lock} ${wantsDev ? 'dev' : 'start'}`)
}

/** @param {string} folder @returns {number} */
function newest(folder) {
  let latest = 0
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    latest = Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs)
  }
  return latest
}

async function buildIfStale() {
  const stamp = join(root, 'dist', '.built')
  const inputs = ['src', 'assets', 'code-lists', 'tools']
    .map((name) => join(root, name))
    .filter((path) => existsSync(path))
  const latest = Math.max(statSync(join(root, 'package-lock.json')).mtimeMs, ...inputs.map(newest))
  if (existsSync(stamp) && Number(readFileSync(stamp, 'utf8')) === latest) return
  const { build } = await import('esbuild')
  const { threads } = await import('./threads.mjs')
  const { buildAssets } = await import('./build-assets.mjs')
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  mkdirSync(join(root, 'dist'))
  await Promise.all([
    build({
      absWorkingDir: root,
      entryPoints: { steg: 'src/app/steg.ts', ...threads },
      outdir: 'dist',
      bundle: true,
      splitting: true,
      packages: 'external',
      platform: 'node',
      target: 'node24',
      format: 'esm',
      jsx: 'automatic',
      jsxImportSource: 'hono/jsx',
      sourcemap: true,
      logLevel: 'warning',
    }),
    buildAssets(join(root, 'dist', 'assets')),
  ])
  writeFileSync(stamp, String(latest))
}

install()
await buildIfStale()
