// Mails to the schools and vocational schools of a round: that there is a plan, or no longer. Never a pupil in a mail.
import type { Actor } from '../../../platform/actor/actor.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { isPlainAddress } from '../../../platform/mail/address.ts'
import { queueMail } from '../../../platform/mail/outbox.ts'
import type { Services } from '../../../platform/services.ts'
import { findRegion, listOrganizations } from '../../network/index.ts'
import type { RoundPage } from '../../rounds/index.ts'
import { mailTexts } from './mail-texts.ts'

export interface Addressees {
  readonly office: string
  readonly organizations: readonly {
    readonly name: string
    readonly kind: 'school' | 'bbs'
    /** null where nobody has given an address: the office has to call. */
    readonly email: string | null
  }[]
}

export interface TellOutcome {
  readonly mailed: number
  /** Names of those without an address. */
  readonly unreached: readonly string[]
}

/** Schools that take part, and vocational schools with a workshop. */
export async function readAddressees(actor: Actor, services: Services, round: RoundPage): Promise<Addressees> {
  const wanted = new Set([
    ...round.schools.filter(({ takesPart }) => takesPart).map(({ organizationId }) => organizationId),
    ...round.workshops.filter(({ archivedAt }) => archivedAt === null).map(({ organizationId }) => organizationId),
  ])
  const region = await findRegion(services, actor.regionId)
  const found: Addressees['organizations'][number][] = []
  for (const kind of ['school', 'bbs'] as const) {
    for (let page = 1, read = 0; ; page++) {
      const listed = await listOrganizations(actor, services, { kinds: [kind], page, pageSize: 200 })
      if (!listed.ok) break
      const { items, total } = listed.value
      for (const { id, name, email } of items) {
        if (wanted.has(id)) found.push({ name, kind, email: email !== null && isPlainAddress(email) ? email : null })
      }
      read += items.length
      if (read >= total || items.length === 0) break
    }
  }
  return { office: region?.officeName ?? '', organizations: found }
}

export async function tellOrganizations(
  tx: Tx,
  actor: Actor,
  services: Services,
  given: {
    readonly addressees: Addressees
    readonly roundName: string
    readonly link: string
    /** Written out, where objections are possible; the reason, where the plan is withdrawn. */
    readonly about:
      | { readonly kind: 'published'; readonly until: string }
      | { readonly kind: 'withdrawn'; readonly because: string }
  },
): Promise<TellOutcome> {
  const { addressees, roundName, link, about } = given
  const { office, organizations } = addressees
  let mailed = 0
  const unreached: string[] = []
  for (const { name, kind, email } of organizations) {
    if (email === null) {
      unreached.push(name)
      continue
    }
    const words = { name, kind, office, roundName, link }
    await queueMail(tx, actor, services, {
      to: email,
      purpose: 'plan',
      ...(about.kind === 'published'
        ? mailTexts.published({ ...words, until: about.until })
        : mailTexts.withdrawn({ ...words, because: about.because })),
    })
    mailed++
  }
  return { mailed, unreached }
}
