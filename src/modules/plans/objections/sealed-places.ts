// Where the sealed words of an objection lie; moved elsewhere they do not open.
import type { FieldPlace } from '../../../platform/keys/subject-key.ts'

const placeIn =
  (column: string) =>
  (row: string): FieldPlace => ({ table: 'plans.objection', row, column })

export const bodyPlace = placeIn('body')
export const answerPlace = placeIn('answer')
