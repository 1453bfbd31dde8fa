// For every test file: console.error and console.warn fail the test that caused them, and drawn cases say their seed.
import fc from 'fast-check'
import { afterAll, afterEach } from 'vitest'
import { finishFile } from './when-done.ts'

// fast-check puts seed and path of a failed property into its message; verbose adds the cases that led there.
fc.configureGlobal({ verbose: fc.VerbosityLevel.Verbose })

const complaints: string[] = []

for (const method of ['error', 'warn'] as const)
  console[method] = (...args: unknown[]) => {
    complaints.push(`console.${method}: ${args.map(String).join(' ')}`)
  }

const failOnComplaints = () => {
  const heard = complaints.splice(0)
  if (heard.length > 0) throw new Error(heard.join('\n'))
}

afterEach(failOnComplaints)
// What was said between the tests, or in beforeAll of a file.
afterAll(failOnComplaints)
// Hooks run last first: before the complaints are counted, and after the hooks of the file.
afterAll(finishFile, 120_000)
