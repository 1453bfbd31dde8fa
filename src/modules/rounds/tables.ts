// The tables of the schema rounds as Kysely reads them.
import type { PlainDate } from '../../kernel/plain-date.ts'
import type { FreeTime } from '../calendar/index.ts'
import type { HeldBy } from './terms.ts'

/** A type, not an interface: Kysely asks for an index signature. */
export type RoundsTables = {
  'rounds.round': {
    region_id: string
    id: string
    name: string
    school_year: number
    grade: number
    starts_on: PlainDate
    ends_on: PlainDate
    wishes_from: PlainDate | null
    wishes_until: PlainDate | null
    wish_count: number
    asks_outside_field: boolean
    seed: number | null
    seed_source: string | null
    seed_published_at: Date | null
    held_by: HeldBy | null
    created_at: Date
    updated_at: Date
    version: number
  }
  'rounds.policy': {
    region_id: string
    round_id: string
    version: number
    /** As jsonb: written as text, read as a value. */
    rules: unknown
    reason: string
    set_at: Date
  }
  'rounds.block': {
    region_id: string
    round_id: string
    number: number
    starts_on: PlainDate
    ends_on: PlainDate
  }
  'rounds.school': {
    region_id: string
    round_id: string
    organization_id: string
    takes_part: boolean
    expected_count: number | null
    weekday: number | null
  }
  'rounds.class_day': {
    region_id: string
    round_id: string
    organization_id: string
    class_id: string
    weekday: number
  }
  'rounds.travel': {
    region_id: string
    round_id: string
    school_id: string
    bbs_id: string
    is_possible: boolean
    minutes: number | null
    way: string | null
  }
  'rounds.free_time': {
    region_id: string
    id: string
    starts_on: PlainDate
    ends_on: PlainDate
    name: string
    applies_to: FreeTime['appliesTo']
  }
  'rounds.complete_year': {
    region_id: string
    school_year: number
    entered_at: Date
  }
  'rounds.workshop': {
    region_id: string
    id: string
    round_id: string
    organization_id: string
    berufsfeld: string
    name: string
    room: string | null
    minimum_age: number | null
    protective_gear: string | null
    needs_hygiene_instruction: boolean
    is_step_free: boolean
    created_at: Date
    updated_at: Date
    archived_at: Date | null
    version: number
  }
  'rounds.workshop_teacher': {
    region_id: string
    workshop_id: string
    organization_id: string
    contact_name: string
  }
  'rounds.workshop_day': {
    region_id: string
    workshop_id: string
    organization_id: string
    weekday: number
    capacity: number
    minimum: number
  }
  'rounds.workshop_block': {
    region_id: string
    workshop_id: string
    organization_id: string
    weekday: number
    block_number: number
    capacity: number
    reason: string | null
  }
  'rounds.closing': {
    region_id: string
    id: string
    round_id: string
    organization_id: string
    workshop_id: string | null
    starts_on: PlainDate
    ends_on: PlainDate
    reason: string
  }
}
