import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/set-up/longest-first.ts'

// Threads run our sources as they are, hundreds of times: what Node makes of these files is kept, which halves their start.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules', '.cache', 'node')

const soak = process.env.STEG_SOAK === '1'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}'],
    // Soak tests run for minutes; `npm run soak` asks for them.
    exclude: ['**/node_modules/**', ...(soak ? [] : ['**/*.soak.test.{ts,tsx}'])],
    globalSetup: ['tests/set-up/global-set-up.ts'],
    setupFiles: ['tests/set-up/every-test.ts'],
    maxWorkers: 2,
    // Test files of a worker share the modules they load: a third of the time goes into loading them anew. Nothing of ours
    // keeps state in a module but what every start sets again.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
})
