// Sends the marked offers to an address that somebody typed: once, without a word of their own, and seldom enough that
// nobody can be pestered with it.

import { paths } from '../../../kernel/names/paths.ts'
import type { PlainDate } from '../../../kernel/plain-date.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import { inContext } from '../../../platform/db/database.ts'
import { ownerOf } from '../../../platform/http/client-address.ts'
import { isFictionalAddress } from '../../../platform/mail/address.ts'
import { queueMail } from '../../../platform/mail/outbox.ts'
import type { Services } from '../../../platform/services.ts'
import { countUse, type Limit, type Throttled, throttleKey } from '../../../platform/throttle/throttle.ts'
import { findRegionPlaces } from '../eligibility/store.ts'
import { mayMailShortlist } from '../policy.ts'
import { cautionsOf, whenOf } from '../present.ts'
import { type ListedOffer, readShortlistIn } from './get-shortlist.ts'
import { shortlistHref } from './shortlist-address.ts'
import { s } from './texts.ts'

const hour = 3_600
const limits = {
  caller: { name: 'shortlistFromCaller', points: 10, duration: hour },
  // Many callers at once, together: a school class does not send that many.
  region: { name: 'shortlistOfRegion', points: 200, duration: hour },
  address: { name: 'shortlistToAddress', points: 3, duration: 24 * hour },
} as const satisfies Record<string, Limit>

export type MailShortlistRefusal = { readonly code: 'forbidden' | 'empty' | 'fictional-only' } | Throttled

export async function mailShortlist(
  actor: Actor,
  services: Services,
  given: { readonly ids: readonly string[]; readonly email: string; readonly callerAddress: string },
): Promise<Result<{ count: number }, MailShortlistRefusal>> {
  if (mayMailShortlist(actor) !== 'allowed') return refused({ code: 'forbidden' })
  const ready = await inContext(services.database, actor, async (tx) => ({
    region: await findRegionPlaces(tx),
    listed: await readShortlistIn(tx, actor.regionId, { ids: given.ids, today: services.today() }),
  }))
  const { region, listed } = ready
  if (listed.length === 0) return refused({ code: 'empty' })
  // Mail of the fictional region stays in its mailbox, which everybody may read: said here, where the address is typed,
  // instead of waiting for a mail that never comes.
  if (region.isDemo && !isFictionalAddress(given.email)) return refused({ code: 'fictional-only' })
  const counted = await countUse(services.database, [
    [limits.caller, throttleKey(actor.regionId, ownerOf(given.callerAddress))],
    [limits.region, throttleKey(actor.regionId)],
    [limits.address, throttleKey(given.email.normalize('NFC').trim().toLowerCase())],
  ])
  if (!counted.ok) return counted
  return inContext(services.database, actor, async (tx) => {
    await queueMail(tx, actor, services, {
      to: given.email,
      subject: s.mail.subject(region.name),
      text: mailText({ baseUrl: services.settings.baseUrl, regionName: region.name, today: services.today() }, listed),
      purpose: 'shortlist',
    })
    // Neither the address nor what was marked: only that a list went out, and how long it was.
    const changes = [{ field: 'offers', before: null, after: String(listed.length) }]
    await recordAudit(tx, actor, services, { action: 'shortlist.mail', objectKind: 'shortlist', changes })
    return ok({ count: listed.length })
  })
}

/** A contact as one line of text. */
export const contactLine = ({ name, phone, email }: ListedOffer['contact']): string =>
  [name, phone, email].filter((part) => part !== null && part !== '').join(', ')

function mailText(
  { baseUrl, regionName, today }: { baseUrl: string; regionName: string; today: PlainDate },
  listed: readonly ListedOffer[],
): string {
  const blocks = listed.map((one, index) => {
    const { offer, providerName } = one
    const contact = contactLine(one.contact)
    const cautions = offer.status === 'ended' ? [s.ended] : cautionsOf(offer, today)
    return [
      `${index + 1}. ${offer.title}${providerName === null ? '' : `, ${s.by(providerName)}`}`,
      `   ${[whenOf(offer), offer.city].filter((part) => part !== null).join(', ')}`,
      ...(cautions.length === 0 ? [] : [`   ${s.mail.caution(cautions.join(', '))}`]),
      ...(contact === '' ? [] : [`   ${s.mail.contact}${contact}`]),
      `   ${baseUrl}${paths.offer(offer.id)}`,
    ].join('\n')
  })
  const list = `${baseUrl}${shortlistHref(listed.map(({ offer }) => offer.id))}`
  return `${[s.mail.greeting, s.mail.intro(regionName, listed.length), ...blocks, `${s.mail.list}\n${list}`, s.mail.footer].join('\n\n')}\n`
}
