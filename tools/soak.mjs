// npm run soak: what takes longer than npm test may. The same tests plus every *.soak.test.ts; with
// STEG_TEST_DATABASE_URL they run on that server, otherwise on the embedded one.
import { spawnSync } from 'node:child_process'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const run = spawnSync(
  process.execPath,
  [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, STEG_SOAK: '1' },
  },
)
process.exit(run.status ?? 1)
