import type { PermissionPart } from './part.ts'

export const roundsPart: PermissionPart = {
  oracle: {},
  sqlOracle: {},
  seedRows: [],
  handles: {},
  routeCases: {},
  foreign: {},
  objectsOf: async () => ({}),
}
