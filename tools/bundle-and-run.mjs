// Bundles one TypeScript entry and runs it on the Node that npm brings: how benchmarks are started.
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { threads } from './threads.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/** @param {string} entry @param {string[]} args @returns {Promise<number>} */
export async function bundleAndRun(entry, args) {
  const name = basename(entry).replace(/\.tsx?$/, '')
  const outdir = join(root, 'dist', 'bench')
  mkdirSync(outdir, { recursive: true })
  await build({
    absWorkingDir: root,
    entryPoints: { ...threads, [name]: entry },
    outdir,
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
    spawnSync(process.execPath, ['--enable-source-maps', join(outdir, `${name}.js`), ...args], {
      stdio: 'inherit',
      cwd: root,
    }).status ?? 1
  )
}
