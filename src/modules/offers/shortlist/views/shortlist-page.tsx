import { paths } from '../../../../kernel/names/paths.ts'
import { formatGermanDate, type PlainDate } from '../../../../kernel/plain-date.ts'
import type { FormErrors, TypedValues } from '../../../../platform/forms/form.ts'
import { drawFields } from '../../../../platform/forms/form.ts'
import { Badge, ButtonLink, DataTable, EmptyState, Form, Notice, Section } from '../../../../platform/html/index.ts'
import { cautionsOf, whenOf } from '../../present.ts'
import { phoneHref } from '../../views/offer-facts.tsx'
import type { ListedOffer } from '../get-shortlist.ts'
import { mailFields } from '../mail-fields.ts'
import { mostListed, type ReadShortlist, shortlistHref } from '../shortlist-address.ts'
import { s } from '../texts.ts'
import { Favourite } from './favourite.tsx'

/** With a script the marks of this browser are opened from here. */
export function EmptyShortlist() {
  return (
    <steg-shortlist data-href={paths.shortlist}>
      <EmptyState title={s.emptyTitle} action={<ButtonLink href={paths.offers}>{s.search}</ButtonLink>}>
        <ul>
          {s.emptyHelp.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      </EmptyState>
      <p class="steg-muted steg-below">{s.kept}</p>
    </steg-shortlist>
  )
}

function ContactCell({ contact }: { contact: ListedOffer['contact'] }) {
  const { name, phone, email } = contact
  if (name === null && phone === null && email === null) return <>{s.noContact}</>
  return (
    <>
      {name !== null && <span class="steg-line">{name}</span>}
      {phone !== null && (
        <span class="steg-line">
          <a href={phoneHref(phone)}>{phone}</a>
        </span>
      )}
      {email !== null && (
        <span class="steg-line">
          <a href={`mailto:${email}`}>{email}</a>
        </span>
      )}
    </>
  )
}

export function Shortlist(props: {
  read: ReadShortlist
  listed: readonly ListedOffer[]
  today: PlainDate
  address: string
  typed?: TypedValues
  errors?: FormErrors
  general?: readonly string[]
}) {
  const { read, listed } = props
  const ids = listed.map(({ offer }) => offer.id)
  const gone = read.ids.length - listed.length
  return (
    <>
      {read.isCut && <Notice tone="warning" title={s.tooMany(mostListed)} />}
      {read.unreadableCount > 0 && <Notice tone="warning" title={s.unreadable(read.unreadableCount)} />}
      {gone > 0 && <Notice tone="info" title={s.gone(gone)} />}
      {listed.length > 0 && (
        <DataTable
          caption={s.title}
          captionHidden
          rows={listed}
          columns={[
            {
              label: s.columns.offer,
              cell: ({ offer, providerName }) => (
                <>
                  <a href={paths.offer(offer.id)}>{offer.title}</a>
                  {providerName !== null && <span class="steg-line steg-light">{s.by(providerName)}</span>}
                </>
              ),
            },
            {
              label: s.columns.when,
              cell: ({ offer }) =>
                offer.status === 'ended' ? (
                  s.ended
                ) : (
                  <>
                    {[whenOf(offer), offer.city].filter((part) => part !== null).join(', ')}
                    {cautionsOf(offer, props.today).map((caution) => (
                      <span class="steg-line">
                        <Badge tone="warning">{caution}</Badge>
                      </span>
                    ))}
                  </>
                ),
            },
            { label: s.columns.contact, cell: ({ contact }) => <ContactCell contact={contact} /> },
            {
              label: s.columns.action,
              cell: ({ offer }) => {
                const without = shortlistHref(ids.filter((id) => id !== offer.id))
                return (
                  <Favourite id={offer.id} title={offer.title} after={without}>
                    <a class="kern-link" href={without} aria-label={s.removeOf(offer.title)}>
                      {s.remove}
                    </a>
                  </Favourite>
                )
              },
            },
          ]}
        />
      )}
      <p class="steg-print-only">{s.printed(formatGermanDate(props.today), props.address)}</p>
      <div class="steg-actions steg-no-print">
        <steg-print data-label={s.print} />
        <ButtonLink kind="secondary" href={paths.offers}>
          {s.more}
        </ButtonLink>
        <steg-shortlist-clear data-label={s.clear} data-href={paths.shortlist} />
      </div>
      {listed.length > 0 && (
        <div class="steg-no-print">
          <Section title={s.mail.title}>
            <p class="kern-body">{s.mail.help}</p>
            <Form
              action={paths.shortlist}
              fields={drawFields(mailFields(), props.typed, props.errors)}
              submit={s.mail.submit}
              hidden={{ id: ids }}
              {...(props.general ? { general: props.general } : {})}
            />
          </Section>
        </div>
      )}
      <p class="steg-muted steg-no-print">{s.kept}</p>
    </>
  )
}
