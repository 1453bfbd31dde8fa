// The number of the lot: published once, before the first run, and never changed.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import type { Services } from '../../../platform/services.ts'
import { inRound } from '../in-round.ts'
import { maySetRules } from '../policy.ts'
import { writeSeed } from '../store.ts'
import type { PublishedSeed } from '../terms.ts'
import { t } from './texts.ts'

export const greatestSeed = 4_294_967_295

export type PublishSeedRefusal = 'forbidden' | 'not-found' | 'published-already' | 'out-of-range'

/** A number from a public drawing with its source, or one that the program draws. */
export const publishSeed = (
  actor: Actor,
  services: Services,
  given: { readonly roundId: string; readonly drawn: { readonly value: number; readonly source: string } | null },
): Promise<Result<PublishedSeed, PublishSeedRefusal>> =>
  inRound<PublishedSeed, PublishSeedRefusal>(
    actor,
    services,
    { roundId: given.roundId, verdict: maySetRules(actor, actor) },
    async (tx, { round }) => {
      if (round.seed !== null) return refused('published-already')
      const drawn = given.drawn ?? { value: numberFrom(services.newToken()), source: t.seed.ownSource }
      if (!Number.isInteger(drawn.value) || drawn.value < 0 || drawn.value > greatestSeed)
        return refused('out-of-range')
      const seed: PublishedSeed = { ...drawn, publishedAt: services.now() }
      await writeSeed(tx, round.id, seed)
      await recordAudit(tx, actor, services, {
        action: 'round.seed',
        objectKind: 'round',
        objectId: round.id,
        changes: [
          { field: 'seed', before: null, after: String(seed.value) },
          { field: 'seedSource', before: null, after: seed.source },
        ],
      })
      return ok(seed)
    },
  )

/** The first 32 of the 256 random bits of a token. */
export const numberFrom = (token: string): number => Buffer.from(token, 'base64url').readUInt32BE(0)
