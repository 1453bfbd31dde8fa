// What the rounds of Praxistage hold about a person.
import type { ErasureStep } from '../../platform/erasure/erasure-step.ts'

export const roundsErasure: ErasureStep = {
  module: 'rounds',
  tables: [],
  exportOf: async () => ({}),
  erase: async () => ({}),
}
