// What editing adds to the words of offers: rules of approval, what waits for the office, pictures.
import type { OfferDetails } from '../terms.ts'

export const approvalModes = ['at-once', 'by-office'] as const
export type ApprovalMode = (typeof approvalModes)[number]

/** For the whole region when neither kind nor organisation is named. */
export interface ApprovalRule {
  readonly id: string
  readonly organizationKind: string | null
  readonly organizationId: string | null
  readonly mode: ApprovalMode
  readonly version: number
}

/** What becomes of the picture when a change passes. */
export type PictureChange = 'same' | 'other' | 'none'

interface Waiting {
  readonly offerId: string
  readonly organizationId: string
  readonly submittedAt: Date
  readonly submittedByPersonId: string | null
  readonly answeredAt: Date | null
}

/** A draft that asks to be published, or a change of what is public: changed fields only. */
export type Submission = Waiting &
  (
    | { readonly kind: 'publish' }
    | { readonly kind: 'change'; readonly changes: Partial<OfferDetails>; readonly picture: PictureChange }
  ) &
  ({ readonly state: 'submitted' } | { readonly state: 'returned'; readonly reason: string })

/** A picture without its bytes. */
export interface Picture {
  readonly id: string
  readonly offerId: string
  /** False while it waits for the office. */
  readonly isShown: boolean
  readonly altText: string
  /** Author and licence. */
  readonly sourceNote: string
  readonly large: { readonly width: number; readonly height: number }
  readonly small: { readonly width: number; readonly height: number }
}

export const pictureSides = { large: 1200, small: 480 } as const
export type PictureSize = keyof typeof pictureSides
