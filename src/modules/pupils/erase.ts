// What class lists hold about a person.
import type { ErasureStep } from '../../platform/erasure/erasure-step.ts'

export const pupilsErasure: ErasureStep = {
  module: 'pupils',
  tables: [],
  exportOf: async () => ({}),
  erase: async () => ({}),
}
