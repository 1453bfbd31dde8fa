// Bundles one TypeScript entry and runs it on the Node that npm brings: how benchmarks are started.
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/** @param {string} entry @param {string[]} args @returns {Promise<number>} */
export async function bundleAndRun(entry, args) {
  const outfile = join(root, 'dist', 'bench', `${basename(entry).replace(/\.tsx?$/, '')}.js`)
  mkdirSync(dirname(outfile), { recursive: true })
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node24',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    logLevel: 'warning',
  })
  return (
    spawnSync(process.execPath, ['--enable-source-maps', outfile, ...args], { stdio: 'inherit', cwd: root }).status ?? 1
  )
}
