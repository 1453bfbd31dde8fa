import { ok, type Result } from '../../../kernel/result.ts'
import type { Actor, SystemActor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import { inContext } from '../../../platform/db/database.ts'
import { queueMail } from '../../../platform/mail/outbox.ts'
import type { Services } from '../../../platform/services.ts'
import type { Throttled } from '../../../platform/throttle/throttle.ts'
import { findRegion } from '../../network/index.ts'
import { mailTexts } from '../mail-texts.ts'
import { emailKeyOf } from '../terms.ts'
import { createResetLink } from './reset-link.ts'
import { countResetFromAddress, countResetOfAccount } from './throttle.ts'

/**
 * The same answer in the same time for known and unknown addresses: both write a token and an audit line; only the mail
 * is missing. More than three requests an hour for one address are answered alike and send nothing.
 */
export async function requestPasswordReset(
  actor: Actor,
  services: Services,
  input: { readonly email: string; readonly address: string },
): Promise<Result<void, Throttled>> {
  const { database } = services
  const emailKey = emailKeyOf(input.email)
  const counted = await countResetFromAddress(database, input.address)
  if (!counted.ok) return counted
  const sendsMail = (await countResetOfAccount(database, emailKey)).ok
  const { found, link } = await createResetLink(services, { emailKey, regionId: actor.regionId })
  const region = await findRegion(services, found?.regionId ?? actor.regionId)
  const sender: SystemActor = {
    kind: 'system',
    regionId: found?.regionId ?? actor.regionId,
    reason: 'password-reset',
  }
  await inContext(database, sender, async (tx) => {
    if (found !== undefined && region !== undefined && sendsMail) {
      await queueMail(tx, sender, services, {
        to: found.email,
        purpose: 'password-reset',
        ...mailTexts.reset({ link, region: region.name }),
      })
    }
    await recordAudit(tx, sender, services, {
      action: 'password.reset-request',
      objectKind: 'person',
      ...(found !== undefined && { objectId: found.personId }),
    })
  })
  return ok(undefined)
}
