// The tables of the schema plans as Kysely reads them.
import type { PlainDate } from '../../kernel/plain-date.ts'
import type { RunReport } from './problem/report.ts'
import type { SeatReason } from './problem/seat-reason.ts'
import type { Outcome, Raiser, RunFailure, RunState, SeatSource } from './terms.ts'

/** A type, not an interface: Kysely asks for an index signature. */
export type PlansTables = {
  'plans.run': {
    region_id: string
    id: string
    round_id: string
    number: number
    state: RunState
    progress: number
    policy_version: number
    seed: number
    worth: number | null
    bound: number | null
    is_checked: boolean
    empty_count: number | null
    without_wish_count: number | null
    report: RunReport | string
    failure: RunFailure | null
    note: string | null
    created_at: Date
    touched_at: Date
    finished_at: Date | null
    frozen_at: Date | null
    published_at: Date | null
    objections_until: PlainDate | null
    withdrawn_at: Date | null
    withdrawn_because: string | null
  }
  'plans.seat': {
    region_id: string
    run_id: string
    pupil_id: string
    block_number: number
    organization_id: string
    weekday: number
    workshop_id: string | null
    bbs_id: string | null
    source: SeatSource
    reason: SeatReason | string
    wishes_read: string | null
  }
  'plans.lock': {
    region_id: string
    id: string
    round_id: string
    pupil_id: string
    block_number: number
    workshop_id: string | null
    reason: string
    set_at: Date
    lifted_at: Date | null
  }
  'plans.override': {
    region_id: string
    id: string
    run_id: string
    pupil_id: string
    block_number: number
    workshop_before: string | null
    workshop_after: string | null
    reason: string
    happened_at: Date
  }
  'plans.objection': {
    region_id: string
    id: string
    run_id: string
    pupil_id: string
    organization_id: string
    raised_by: Raiser
    body: Uint8Array
    raised_at: Date
    decided_at: Date | null
    outcome: Outcome | null
    answer: Uint8Array | null
  }
}
