// npm run bench [-- NAME …]: runs every benchmark of bench/, or the named ones, one after the other.
import { readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleAndRun } from './bundle-and-run.mjs'

const folder = join(resolve(dirname(fileURLToPath(import.meta.url)), '..'), 'bench')
const all = readdirSync(folder)
  .filter((name) => name.endsWith('.bench.ts'))
  .map((name) => name.replace(/\.bench\.ts$/, ''))
  .sort()
const [first, ...rest] = process.argv.slice(2)
const wanted = first === undefined ? all : [first]
const unknown = wanted.find((name) => !all.includes(name))
if (unknown !== undefined) {
  process.stderr.write(`Es gibt keinen Vergleich namens ${unknown}. Vorhanden: ${all.join(', ')}\n`)
  process.exit(2)
}
let failed = 0
for (const name of wanted) failed += (await bundleAndRun(join(folder, `${name}.bench.ts`), rest)) === 0 ? 0 : 1
process.exit(failed === 0 ? 0 : 1)
