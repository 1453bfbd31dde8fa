// Everything that holds personal data, in the order in which it is forgotten.
import { accountsErasure } from '../modules/accounts/erase.ts'
import { networkErasure } from '../modules/network/erase.ts'
import { offersErasure } from '../modules/offers/erase.ts'
import { plansErasure } from '../modules/plans/erase.ts'
import { pupilsErasure } from '../modules/pupils/erase.ts'
import { roundsErasure } from '../modules/rounds/erase.ts'
import { wishesErasure } from '../modules/wishes/erase.ts'
import type { ErasureStep } from '../platform/erasure/erasure-step.ts'

export const allErasureSteps: readonly ErasureStep[] = [
  plansErasure,
  wishesErasure,
  roundsErasure,
  pupilsErasure,
  offersErasure,
  networkErasure,
  accountsErasure,
]
