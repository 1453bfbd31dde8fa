// For every test file: console.error and console.warn fail the test that caused them, and drawn cases say their seed.
import fc from 'fast-check'
import { afterEach, beforeEach, vi } from 'vitest'

// fast-check puts the seed and the path of a failed property into its message; verbose adds the shrunk cases.
fc.configureGlobal({ verbose: fc.VerbosityLevel.Verbose })

const complaints: string[] = []

beforeEach(() => {
  complaints.length = 0
  for (const method of ['error', 'warn'] as const)
    vi.spyOn(console, method).mockImplementation((...args: unknown[]) => {
      complaints.push(`console.${method}: ${args.map(String).join(' ')}`)
    })
})

afterEach(() => {
  const heard = complaints.splice(0)
  vi.restoreAllMocks()
  if (heard.length > 0) throw new Error(heard.join('\n'))
})
