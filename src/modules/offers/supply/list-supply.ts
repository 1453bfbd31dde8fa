// What the gap analysis counts: every offer that the public can see or could see until nobody confirmed it any more, with
// what decides whether it reaches somebody.
import { sql } from 'kysely'
import { addDays, type PlainDate } from '../../../kernel/plain-date.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { inContext, type Tx } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { dayLimits } from '../freshness/state.ts'
import type { PlacesState } from '../terms.ts'
import { type PlacesNow, placesOn } from './places.ts'

export interface Supply {
  readonly id: string
  readonly organizationId: string
  readonly providerName: string
  readonly title: string
  /** Folded, for comparing. */
  readonly titleKey: string
  readonly kind: string
  /** None: the offer is for everybody. */
  readonly targetGroups: readonly string[]
  readonly city: string | null
  readonly cityKey: string
  /** Amtlicher Gemeindeschluessel of the provider, where the offer takes place in its town. */
  readonly municipalityKey: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  /** Keys of municipalities, or `region`. */
  readonly serviceArea: readonly string[]
  readonly startsOn: PlainDate | null
  readonly endsOn: PlainDate | null
  readonly applyUntil: PlainDate | null
  readonly validUntil: PlainDate | null
  readonly confirmedOn: PlainDate | null
  /** Nobody has confirmed it for longer than the rules of freshness bear. */
  readonly isStale: boolean
  /** For so long that it is no longer public: still an entry, and no gap of the kind "nothing". Always stale, too. */
  readonly isHidden: boolean
  readonly places: PlacesNow
}

interface Row extends Omit<Supply, 'isStale' | 'places'> {
  readonly dueOn: PlainDate | null
  readonly placesState: PlacesState
  readonly placesOn: PlainDate | null
}

/**
 * The same for every role, whoever asks: drafts and ended offers are left out. Read by the program itself, since row-level
 * security shows hidden offers to their organisation and the office only; what is given out of them was public before.
 * In the order of the titles.
 */
export const listSupply = (actor: Actor, services: Services): Promise<Supply[]> =>
  inContext(services.database, { kind: 'system', regionId: actor.regionId, reason: 'supply' }, (tx) =>
    findSupply(tx, services.today()),
  )

async function findSupply(tx: Tx, today: PlainDate): Promise<Supply[]> {
  const { rows } = await sql<Row>`
    SELECT o.id, o.organization_id AS "organizationId", p.name AS "providerName", o.title, o.title_key AS "titleKey", o.kind,
      o.target_groups AS "targetGroups", o.city, o.city_key AS "cityKey",
      CASE WHEN p.city_key = o.city_key THEN p.municipality_key END AS "municipalityKey",
      o.latitude, o.longitude, o.service_area AS "serviceArea", o.starts_on AS "startsOn", o.ends_on AS "endsOn",
      o.apply_until AS "applyUntil", o.valid_until AS "validUntil", o.confirmed_on AS "confirmedOn", o.due_on AS "dueOn",
      o.places_state AS "placesState", o.places_on AS "placesOn", o.hidden_at IS NOT NULL AS "isHidden"
    FROM offers.offer o JOIN network.organization p ON p.region_id = o.region_id AND p.id = o.organization_id
    WHERE o.status = 'published' AND o.published_at IS NOT NULL
    ORDER BY o.title_key, o.id`.execute(tx)
  const { staleDays } = dayLimits(today)
  return rows.map(({ dueOn, placesState, placesOn: saidOn, ...row }) => ({
    ...row,
    isStale: row.isHidden || (dueOn !== null && today >= addDays(dueOn, staleDays)),
    places: placesOn(today, { placesState, placesOn: saidOn, confirmedOn: row.confirmedOn }),
  }))
}
