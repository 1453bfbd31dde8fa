import type { PermissionPart } from './part.ts'

export const wishesPart: PermissionPart = {
  oracle: {},
  sqlOracle: {},
  seedRows: [],
  handles: {},
  routeCases: {},
  foreign: {},
  objectsOf: async () => ({}),
}
