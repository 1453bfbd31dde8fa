// What a benchmark is told (docs/performance.md) is no setting of the program, which refuses variables that it does not know.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { plainEnvironment } from '../../bench/open-for-bench.ts'
import { readSettings } from '../../src/platform/env/settings.ts'

const folder = join(import.meta.dirname, '../../bench')
const sources = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))

test('the program starts for a benchmark, whatever the benchmark is told', () => {
  const told = sources.flatMap(({ text }) =>
    [...text.matchAll(/process\.env\.(STEG_\w+)/g)].map(([, name = '']) => name),
  )
  expect(told).toContain('STEG_BENCH_SECONDS')
  const environment = {
    PATH: '/usr/bin',
    PORT: '1',
    DATABASE_URL: 'x',
    ...Object.fromEntries(told.map((name) => [name, '1'])),
  }
  expect(readSettings(environment).ok).toBe(false)
  const plain = plainEnvironment(environment)
  expect(plain).toEqual({ PATH: '/usr/bin' })
  expect(readSettings(plain).ok).toBe(true)
})

test('no benchmark starts the program in another way', () => {
  const starting = sources.filter(({ text }) => /steg\.js/.test(text) || /\.\.\.process\.env\b/.test(text))
  expect(starting.map(({ name }) => name)).toEqual(['open-for-bench.ts'])
})
