// Ids, unions and value types of the rounds of Praxistage.
import type { PlainDate } from '../../kernel/plain-date.ts'
import type { CalendarRefusal, DayRange, FreeTime, FreeTimes, Weekday } from '../calendar/index.ts'
import type { PolicyRules } from './policy-rules.ts'

export interface RoundDetails {
  readonly name: string
  /** 2026 for 2026/27. */
  readonly schoolYear: number
  /** Year of the pupils, usually 8. */
  readonly grade: number
  readonly startsOn: PlainDate
  readonly endsOn: PlainDate
  /** null: not decided yet. */
  readonly wishesFrom: PlainDate | null
  readonly wishesUntil: PlainDate | null
  /** How many Berufsfelder a pupil may rank. */
  readonly wishCount: number
  readonly asksOutsideField: boolean
}

/** Decides between equal plans, and nothing else; published before the first run. */
export interface PublishedSeed {
  readonly value: number
  readonly source: string
  readonly publishedAt: Date
}

/** What kind of plan stands on a round and keeps its ground as it is. */
export type HeldBy = 'frozen' | 'published'

/** Why something of a round cannot be changed. */
export interface Held {
  readonly code: 'held'
  readonly heldBy: HeldBy
}

export interface Round extends RoundDetails {
  readonly id: string
  /** null: nothing stands on it yet, everything may change. */
  readonly heldBy: HeldBy | null
  readonly seed: PublishedSeed | null
  readonly createdAt: Date
  readonly version: number
}

export interface RoundBlock {
  /** From 0; people read it plus one. */
  readonly number: number
  readonly startsOn: PlainDate
  readonly endsOn: PlainDate
}

/** The rules as they were set once; never changed, only followed by a next version. */
export interface PolicyVersion {
  readonly version: number
  readonly rules: PolicyRules
  readonly reason: string
  readonly setAt: Date
}

export interface RoundSchool {
  readonly organizationId: string
  readonly name: string
  readonly takesPart: boolean
  /** Pupils of the year by official figures; null: not known. */
  readonly expectedCount: number | null
  /** For all classes without a day of their own; null: not decided. */
  readonly weekday: Weekday | null
}

export interface ClassDay {
  readonly classId: string
  readonly organizationId: string
  readonly weekday: Weekday
}

export interface WorkshopDay {
  readonly weekday: Weekday
  /** Places per block. */
  readonly capacity: number
  /** From how many pupils on it is worth opening; 0 = from the first. */
  readonly minimum: number
}

/** Places in a single block that differ from the usual ones; 0 = closed. */
export interface BlockCapacity {
  readonly weekday: Weekday
  readonly block: number
  readonly capacity: number
  readonly reason: string | null
}

export interface WorkshopDetails {
  /** Key of code-lists/berufsfeld.json. */
  readonly berufsfeld: string
  readonly name: string
  readonly room: string | null
  /** In years: for a plan on the first day of the first block in which it is open, by hand on that of the block. */
  readonly minimumAge: number | null
  readonly protectiveGear: string | null
  /** Instruction by § 43 IfSG before the first day. */
  readonly needsHygieneInstruction: boolean
  readonly isStepFree: boolean
}

export interface Workshop extends WorkshopDetails {
  readonly id: string
  readonly roundId: string
  /** The vocational school. */
  readonly organizationId: string
  /** null where nobody is named, and for those who may not know. */
  readonly teacher: string | null
  readonly days: readonly WorkshopDay[]
  readonly blockCapacities: readonly BlockCapacity[]
  readonly archivedAt: Date | null
  readonly version: number
}

/** Weeks in which a workshop, or all of a vocational school, is closed. */
export interface Closing {
  readonly id: string
  readonly organizationId: string
  /** null: all workshops of the vocational school. */
  readonly workshopId: string | null
  readonly startsOn: PlainDate
  readonly endsOn: PlainDate
  readonly reason: string
}

export interface Travel {
  readonly schoolId: string
  readonly bbsId: string
  readonly isPossible: boolean
  readonly minutes: number | null
  /** Bus and departure, in words. */
  readonly way: string | null
}

export interface StoredFreeTime extends FreeTime {
  readonly id: string
}

/** What the region itself has written down about days without school. */
export interface RegionFreeTimes extends FreeTimes {
  readonly times: readonly StoredFreeTime[]
}

/** Everything of a round in one value. */
export interface RoundPage {
  readonly round: Round
  /** In order of time; numbers are 0, 1, 2 … */
  readonly blocks: readonly RoundBlock[]
  readonly policy: {
    readonly current: PolicyVersion
    /** Newest first, the current one included. */
    readonly history: readonly PolicyVersion[]
  }
  /** Schools that somebody has put into the round, by name; also those that do not take part. */
  readonly schools: readonly RoundSchool[]
  readonly classDays: readonly ClassDay[]
  /** Archived ones, too; by name of the vocational school and of the workshop. */
  readonly workshops: readonly Workshop[]
  readonly closings: readonly Closing[]
  readonly travel: readonly Travel[]
  readonly freeTimes: RegionFreeTimes
  /** First two digits of the Amtlicher Gemeindeschluessel of the region. */
  readonly land: string
  /** Names of schools and vocational schools of the round, by id. */
  readonly names: ReadonlyMap<string, string>
}

/** Of a round, what its public page is drawn from. */
export type PublicRoundPage = Pick<RoundPage, 'round' | 'blocks' | 'policy' | 'workshops' | 'names'>

export type { CalendarRefusal, DayRange, FreeTimes, Weekday }

/** setup: wishes are not open yet. planning: they are closed. Whether a plan is published, only the plans know. */
export type RoundStage = 'setup' | 'wishes' | 'planning'

export const stageOf = (
  { round }: { readonly round: Pick<Round, 'wishesFrom' | 'wishesUntil'> },
  today: PlainDate,
): RoundStage => {
  if (round.wishesFrom === null || round.wishesUntil === null || today < round.wishesFrom) return 'setup'
  return today <= round.wishesUntil ? 'wishes' : 'planning'
}

/** What the public may know of: its dates are decided, or it runs already. */
export const isAnnounced = (round: Pick<Round, 'wishesFrom' | 'startsOn'>, today: PlainDate): boolean =>
  round.wishesFrom !== null || round.startsOn <= today
