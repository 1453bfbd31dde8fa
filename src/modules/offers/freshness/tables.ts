// The tables of freshness as Kysely reads them.
import type { PlainDate } from '../../../kernel/plain-date.ts'
import type { AskedBecause, ConfirmationAnswer, ConfirmationWay, Recipient, Suggestion } from './terms.ts'

export type FreshnessTables = {
  'offers.confirmation': {
    region_id: string
    id: string
    offer_id: string
    organization_id: string
    answer: ConfirmationAnswer
    way: ConfirmationWay
    request_id: string | null
    person_id: string | null
    reason: string | null
    happened_at: Date
  }
  'offers.confirmation_request': {
    region_id: string
    id: string
    organization_id: string
    token_hash: Buffer
    recipient: Recipient
    contact_person_id: string | null
    asked_because: AskedBecause
    offer_ids: string[]
    mail_id: string
    created_at: Date
    expires_at: Date
    bounced_at: Date | null
  }
  'offers.suggestion': {
    region_id: string
    id: string
    offer_id: string
    organization_id: string
    request_id: string
    changes: string
    applied_fields: string[]
    contact_name: string | null
    contact_email: string | null
    contact_phone: string | null
    note: string | null
    created_at: Date
    decided_at: Date | null
    decision: Suggestion['decision']
    reason: string | null
  }
  'offers.freshness_setting': { region_id: string; takes_dates_at_once: boolean; changed_at: Date }
  'offers.link_check': {
    region_id: string
    offer_id: string
    url: string
    checked_at: Date
    outcome: string
    status: number | null
    failed_days: number
    last_failed_on: PlainDate | null
  }
}
