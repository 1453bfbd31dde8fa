// Who has to ask the office before something becomes public.
import type { Actor } from '../../../platform/actor/actor.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { mayChangeApprovalRules } from '../policy.ts'
import type { Offer } from '../terms.ts'
import { findMode } from './store.ts'

/** The office decides itself; for everybody else the rules of the region count. */
export const needsApproval = async (tx: Tx, actor: Actor, organizationId: string): Promise<boolean> =>
  mayChangeApprovalRules(actor) !== 'allowed' && (await findMode(tx, organizationId)) === 'by-office'

/** Seen by the public now, or again as soon as somebody takes an end or a pause back. */
export const isSeen = (offer: Pick<Offer, 'status' | 'publishedAt'>): boolean =>
  offer.publishedAt !== null && offer.status !== 'draft'

/** Whether a change by this actor waits for the office, while the public goes on seeing the approved version. */
export const isHeld = async (tx: Tx, actor: Actor, offer: Offer): Promise<boolean> =>
  isSeen(offer) && (await needsApproval(tx, actor, offer.organizationId))
