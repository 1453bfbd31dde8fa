// What plans hold about a person.
import type { ErasureStep } from '../../platform/erasure/erasure-step.ts'

export const plansErasure: ErasureStep = {
  module: 'plans',
  tables: [],
  exportOf: async () => ({}),
  erase: async () => ({}),
}
