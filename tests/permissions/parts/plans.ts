import type { PermissionPart } from './part.ts'

export const plansPart: PermissionPart = {
  oracle: {},
  sqlOracle: {},
  seedRows: [],
  handles: {},
  routeCases: {},
  foreign: {},
  objectsOf: async () => ({}),
}
