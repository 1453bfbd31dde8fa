// Ids, unions and value types of class lists.
import type { PlainDate } from '../../kernel/plain-date.ts'

export interface SchoolClass {
  readonly id: string
  readonly organizationId: string
  /** The year in which it begins: 2026 for 2026/27. */
  readonly schoolYear: number
  readonly name: string
  readonly grade: number
  /** Active ones only. */
  readonly pupilCount: number
}

export type PupilState = 'active' | 'left'

/** A pupil without a name: what everybody but the own school works with. */
export interface Pupil {
  readonly id: string
  readonly code: string
  readonly classId: string
  readonly organizationId: string
  readonly state: PupilState
}

/** What the holder of a slip is told about the own place in school. */
export interface PupilOfSlip extends Pupil {
  readonly schoolYear: number
  readonly grade: number
  readonly className: string
}

export interface PupilName {
  readonly givenName: string
  readonly familyName: string
}

/** For a run only, never shown. */
export interface PlanningFacts {
  readonly birthDate: PlainDate | null
  readonly needsStepFree: boolean
}

/** Everything that is kept encrypted. */
export interface PupilPerson extends PupilName {
  readonly birthDate: PlainDate | null
  readonly needsStepFree: boolean
}

export const purposes = ['planning', 'office-names'] as const
export type Purpose = (typeof purposes)[number]

export const basisKinds = ['law', 'agreement', 'consent'] as const
export type BasisKind = (typeof basisKinds)[number]

export interface LegalBasisDetails {
  readonly purpose: Purpose
  readonly kind: BasisKind
  /** Paragraph, decree or agreement. */
  readonly norm: string
  /** For guardians, in plain words. */
  readonly explanation: string
  readonly validFrom: PlainDate
  readonly validUntil: PlainDate | null
}

export interface LegalBasis extends LegalBasisDetails {
  readonly id: string
  readonly setAt: Date
  readonly revokedAt: Date | null
}

export const consentEvents = ['informed', 'objected', 'objection-withdrawn', 'given', 'refused', 'withdrawn'] as const
export type ConsentEventKind = (typeof consentEvents)[number]

export const consentGivers = ['guardian', 'pupil'] as const
export type ConsentGiver = (typeof consentGivers)[number]

export interface ConsentEvent {
  readonly pupilId: string
  readonly legalBasisId: string
  readonly event: ConsentEventKind
  /** Who said it; null for information given by the school. */
  readonly givenBy: ConsentGiver | null
  readonly happenedOn: PlainDate
  readonly recordedAt: Date
}

/** 8a and 8A are one class, however it was typed this time. */
export const classKey = (name: string): string => name.toLowerCase().replace(/\s+/g, '')

/** A class name leads with its year: 8a, 08.1, 10c. */
export function gradeOfClassName(name: string): number | undefined {
  const digits = /^\D{0,3}0?(\d{1,2})/.exec(name)?.[1]
  const grade = Number(digits)
  return digits !== undefined && grade >= 1 && grade <= 13 ? grade : undefined
}
