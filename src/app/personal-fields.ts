// Every column with something about a person, by the modules that keep them; printed into docs/datenschutz.md.
import { plansActivity, plansPersonalFields } from '../modules/plans/personal-fields.ts'
import { pupilsPersonalFields } from '../modules/pupils/personal-fields.ts'
import { roundsActivity, roundsPersonalFields } from '../modules/rounds/personal-fields.ts'
import { wishesActivity, wishesPersonalFields } from '../modules/wishes/personal-fields.ts'
import type { PersonalField, ProcessingActivity } from '../platform/erasure/personal-field.ts'

export const allPersonalFields: readonly PersonalField[] = [
  ...pupilsPersonalFields,
  ...roundsPersonalFields,
  ...wishesPersonalFields,
  ...plansPersonalFields,
]

/** In the order of the register; what stands before them there is written by hand. */
export const allActivities: readonly ProcessingActivity[] = [wishesActivity, plansActivity, roundsActivity]
