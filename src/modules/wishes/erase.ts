// What wishes hold about a person.
import type { ErasureStep } from '../../platform/erasure/erasure-step.ts'

export const wishesErasure: ErasureStep = {
  module: 'wishes',
  tables: [],
  exportOf: async () => ({}),
  erase: async () => ({}),
}
