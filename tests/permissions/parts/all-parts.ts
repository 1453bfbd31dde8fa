// In the order in which their rows may be written.
import type { PermissionPart } from './part.ts'
import { plansPart } from './plans.ts'
import { pupilsPart } from './pupils.ts'
import { roundsPart } from './rounds.ts'
import { wishesPart } from './wishes.ts'

export const allParts: readonly PermissionPart[] = [pupilsPart, roundsPart, wishesPart, plansPart]
