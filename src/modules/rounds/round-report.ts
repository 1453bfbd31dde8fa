// What modules that build on the rounds say on the start page of one: app/ hands them in, because the rounds know none of them.
import type { Child } from 'hono/jsx'
import type { PersonActor } from '../../platform/actor/actor.ts'
import type { Services } from '../../platform/services.ts'
import type { StepKey, StepState } from './overview.ts'
import type { FindPlaced } from './plan-guard.ts'
import type { RoundPage } from './terms.ts'

export interface StepReport {
  readonly state: StepState
  /** A sentence with its number: "1.102 von 1.240 haben geantwortet". */
  readonly text: string
  readonly href?: string
}

export interface RoundReport {
  /** Takes the place of what the rounds themselves know about these steps. */
  readonly steps?: Partial<Readonly<Record<StepKey, StepReport>>>
  /** Sentences behind the first answer: what is short, what has been published. */
  readonly sentences?: readonly string[]
  /** Further parts of the page: shortage per Berufsfeld, load of the plan. */
  readonly parts?: Child
}

/** Says only what the actor may know; an empty report is fine. */
export type RoundReporter = (actor: PersonActor, services: Services, page: RoundPage) => Promise<RoundReport>

export interface RoundSlots {
  readonly reporters: readonly RoundReporter[]
  /** Who sits where in a published plan, before somebody takes a place away from it. */
  readonly findPlaced: FindPlaced
  /** Version of the rules by which the published plan of a round was made; undefined while none is published. */
  readonly publishedRules?: (
    services: Services,
    of: { readonly regionId: string; readonly roundId: string },
  ) => Promise<number | undefined>
  /** The picture of a Berufsfeld, for the public page; undefined leaves its place empty. */
  readonly pictureOf?: (berufsfeld: string) => Child | undefined
}
