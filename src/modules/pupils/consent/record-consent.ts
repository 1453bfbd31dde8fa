// Guardians were told, or said something: written down by the school, for one pupil or for a pile of papers.
import type { PlainDate } from '../../../kernel/plain-date.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { recordAudits } from '../../../platform/audit/record-audit.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { mayKeepPupils } from '../policy.ts'
import { findPupils } from '../store.ts'
import type { BasisKind, ConsentEventKind, ConsentGiver } from '../terms.ts'
import { findBases, insertEvents } from './store.ts'

/** What can be said to which kind of legal basis. */
export const eventsOfKind: Readonly<Record<BasisKind, readonly ConsentEventKind[]>> = {
  law: ['informed', 'objected', 'objection-withdrawn'],
  agreement: ['informed', 'objected', 'objection-withdrawn'],
  consent: ['informed', 'given', 'refused', 'withdrawn'],
}

export interface ConsentRecord {
  readonly pupilIds: readonly string[]
  readonly legalBasisId: string
  readonly event: ConsentEventKind
  readonly givenBy: ConsentGiver | null
  readonly happenedOn: PlainDate
}

export type RecordRefusal =
  | 'not-found'
  | 'forbidden'
  | 'nobody'
  | 'unknown-basis'
  | 'wrong-event'
  | 'giver-missing'
  | 'bad-day'

/** All or nothing: one pupil who is not the school's own, and nothing is written. */
export function recordConsent(
  actor: Actor,
  services: Services,
  record: ConsentRecord,
): Promise<Result<{ count: number }, RecordRefusal>> {
  const ids = [...new Set(record.pupilIds)]
  return inContext(services.database, actor, async (tx) => {
    const pupils = await findPupils(tx, { ids: ids.filter(isUuid) })
    if (ids.length === 0) return refused('nobody')
    if (pupils.length < ids.length) return refused('not-found')
    const verdicts = pupils.map(({ organizationId }) =>
      mayKeepPupils(actor, { regionId: actor.regionId, organizationId }),
    )
    if (verdicts.includes('hidden')) return refused('not-found')
    if (verdicts.includes('forbidden')) return refused('forbidden')
    const basis = (await findBases(tx)).find(({ id }) => id === record.legalBasisId)
    if (basis === undefined || basis.revokedAt !== null) return refused('unknown-basis')
    const { event, happenedOn } = record
    if (!eventsOfKind[basis.kind].includes(event)) return refused('wrong-event')
    const givenBy = event === 'informed' ? null : record.givenBy
    if (event !== 'informed' && givenBy === null) return refused('giver-missing')
    if (happenedOn > services.today()) return refused('bad-day')
    const given = { regionId: actor.regionId, at: services.now() }
    await insertEvents(
      tx,
      given,
      pupils.map(({ id: pupilId, organizationId }) => ({
        id: services.newId(),
        pupilId,
        organizationId,
        legalBasisId: basis.id,
        event,
        givenBy,
        happenedOn,
      })),
    )
    await recordAudits(
      tx,
      actor,
      services,
      pupils.map(({ id }) => ({
        action: 'pupil.consent',
        objectKind: 'pupil',
        objectId: id,
        changes: [{ field: 'event', before: null, after: event }],
      })),
    )
    return ok({ count: pupils.length })
  })
}
