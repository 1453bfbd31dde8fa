// Every column with something about a person, by the modules that keep them; printed into docs/datenschutz.md.
import { plansPersonalFields } from '../modules/plans/personal-fields.ts'
import { pupilsPersonalFields } from '../modules/pupils/personal-fields.ts'
import { roundsPersonalFields } from '../modules/rounds/personal-fields.ts'
import { wishesPersonalFields } from '../modules/wishes/personal-fields.ts'
import type { PersonalField } from '../platform/erasure/personal-field.ts'

export const allPersonalFields: readonly PersonalField[] = [
  ...pupilsPersonalFields,
  ...roundsPersonalFields,
  ...wishesPersonalFields,
  ...plansPersonalFields,
]
