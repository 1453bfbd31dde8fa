// Whom a mail about an organisation's offers goes to. Pure.
import type { PlainDate } from '../../../kernel/plain-date.ts'
import type { Recipient } from './terms.ts'

export interface Reachable {
  readonly id: string
  readonly email: string | null
  readonly deputyOf: string | null
  readonly validUntil: PlainDate | null
  /** The last mail to this very address came back. */
  readonly bounced: boolean
  /** Of how many of the offers in question this person is the contact. */
  readonly offerCount: number
}

export interface Addressee {
  readonly recipient: Recipient
  readonly contactPersonId: string | null
  readonly email: string
}

export interface Choice {
  readonly persons: readonly Reachable[]
  /** Mailbox of the organisation; undefined where there is none, or where it sent the last mail back. */
  readonly mailbox: string | undefined
  readonly today: PlainDate
}

type Ready = Reachable & { readonly email: string }
const readyOf = ({ persons, today }: Choice): Ready[] =>
  persons
    .filter((person): person is Ready => person.email !== null)
    .filter(({ bounced, validUntil }) => !bounced && (validUntil === null || validUntil >= today))
    .sort((a, b) => b.offerCount - a.offerCount || (a.id < b.id ? -1 : 1))

const toPerson = (person: Ready, recipient: Recipient): Addressee => ({
  recipient,
  contactPersonId: person.id,
  email: person.email,
})

const toMailbox = (mailbox: string | undefined): Addressee | undefined =>
  mailbox === undefined ? undefined : { recipient: 'mailbox', contactPersonId: null, email: mailbox }

/** The contact person of most of the offers, else any contact person, else a deputy, else the mailbox. */
export function chooseFirst(choice: Choice): Addressee | undefined {
  const ready = readyOf(choice)
  const first = ready.find(({ deputyOf }) => deputyOf === null) ?? ready[0]
  return first === undefined
    ? toMailbox(choice.mailbox)
    : toPerson(first, first.deputyOf === null ? 'contact' : 'deputy')
}

export interface Asked {
  readonly contactPersonId: string | null
  readonly recipient: Recipient
  readonly bouncedAt: Date | null
}

/**
 * Who is asked when the first one does not answer: the deputy, another person, the mailbox. `asked` are the mails of this
 * round; nobody gets two of them, but a mail that came back has asked nobody, and its address may be right by now.
 */
export function chooseDeputy(choice: Choice & { readonly asked: readonly Asked[] }): Addressee | undefined {
  const idsOf = (asked: readonly Asked[]) => asked.flatMap(({ contactPersonId }) => contactPersonId ?? [])
  const arrived = choice.asked.filter(({ bouncedAt }) => bouncedAt === null)
  const [askedIds, arrivedIds] = [idsOf(choice.asked), idsOf(arrived)]
  const ready = readyOf(choice).filter(({ id }) => !arrivedIds.includes(id))
  const deputy = ready.find(({ deputyOf }) => deputyOf !== null && askedIds.includes(deputyOf)) ?? ready[0]
  if (deputy !== undefined) return toPerson(deputy, 'deputy')
  return arrived.some(({ recipient }) => recipient === 'mailbox') ? undefined : toMailbox(choice.mailbox)
}
