// Every column with something about a person, by the modules that keep them; printed into docs/datenschutz.md.
import { pupilsPersonalFields } from '../modules/pupils/personal-fields.ts'
import { roundsPersonalFields } from '../modules/rounds/index.ts'
import type { PersonalField } from '../platform/erasure/personal-field.ts'

export const allPersonalFields: readonly PersonalField[] = [...pupilsPersonalFields, ...roundsPersonalFields]
