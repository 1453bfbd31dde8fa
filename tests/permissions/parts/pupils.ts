import type { PermissionPart } from './part.ts'

export const pupilsPart: PermissionPart = {
  oracle: {},
  sqlOracle: {},
  seedRows: [],
  handles: {},
  routeCases: {},
  foreign: {},
  objectsOf: async () => ({}),
}
