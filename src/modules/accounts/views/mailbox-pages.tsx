// The operator's mailbox: what Steg wrote, and, where nothing sends it, what it says.
import { paths } from '../../../kernel/names/paths.ts'
import { Badge, Notice, type Tone } from '../../../platform/html/basics.tsx'
import { DataTable } from '../../../platform/html/data-table.tsx'
import { Summary } from '../../../platform/html/facts.tsx'
import { withQuery } from '../../../platform/html/href.ts'
import { Pagination } from '../../../platform/html/lists.tsx'
import type { PageRoute } from '../../../platform/http/route.ts'
import { type WorkRequest, workRoute } from '../../../platform/http/work-route.ts'
import { formatInstant } from '../../../platform/i18n/format.ts'
import type { StoredMail } from '../../../platform/mail/outbox.ts'
import { type Delivery, listMailbox, mailboxPageSize, readMailboxMail } from '../mailbox.ts'
import { t } from '../texts.ts'

const section = paths.settings
const stateOf = (mail: StoredMail, delivery: Delivery) =>
  mail.sentAt ? 'sent' : mail.failedAt ? 'failed' : delivery === 'fictional' ? 'kept' : 'waiting'
const tones: Readonly<Record<ReturnType<typeof stateOf>, Tone>> = {
  sent: 'success',
  failed: 'danger',
  waiting: 'info',
  kept: 'info',
}

const State = ({ mail, delivery }: { mail: StoredMail; delivery: Delivery }) => (
  <>
    <Badge tone={tones[stateOf(mail, delivery)]}>{t.mailbox.states[stateOf(mail, delivery)]}</Badge>
    {mail.attempts > 1 && ` ${t.mailbox.tried(mail.attempts)}`}
  </>
)

async function showMailbox(request: WorkRequest): Promise<Response> {
  const page = Math.min(10_000, Math.max(1, Math.trunc(Number(request.url.searchParams.get('seite') ?? '1')) || 1))
  const listed = await listMailbox(request.actor, request.services, { page })
  if (!listed.ok) return listed.error.code === 'forbidden' ? request.forbidden() : request.notFound()
  const { items, total, delivery } = listed.value
  return request.page(
    {
      title: t.mailbox.title,
      lead: t.mailbox.lead(total),
      section,
      breadcrumb: [{ href: paths.settings, label: t.settings }],
    },
    <>
      <Notice tone={delivery === 'no-server' ? 'warning' : 'info'} title={t.mailbox.deliveries[delivery]} />
      {items.length > 0 && (
        <DataTable
          caption={t.mailbox.caption}
          captionHidden
          rows={items}
          columns={[
            {
              label: t.mailbox.columns.subject,
              cell: (mail) => (
                <a class="kern-link" href={paths.settingsMail(mail.id)}>
                  {mail.subject}
                </a>
              ),
            },
            { label: t.mailbox.columns.to, cell: (mail) => mail.to },
            { label: t.mailbox.columns.created, cell: (mail) => formatInstant(mail.createdAt) },
            { label: t.mailbox.columns.state, cell: (mail) => <State mail={mail} delivery={delivery} /> },
          ]}
        />
      )}
      <Pagination
        page={page}
        pages={Math.ceil(total / mailboxPageSize)}
        href={(number) => withQuery(paths.settingsMailbox, { seite: String(number) })}
      />
    </>,
  )
}

/** Links become clickable; everything else stays as it was written. */
const Text = ({ text }: { text: string }) => (
  <div class="steg-kept-lines">
    {text.split(/(https?:\/\/\S+)/).map((part, index) =>
      index % 2 === 1 ? (
        <a class="kern-link" href={part}>
          {part}
        </a>
      ) : (
        part
      ),
    )}
  </div>
)

async function showMail(request: WorkRequest): Promise<Response> {
  const found = await readMailboxMail(request.actor, request.services, { id: request.param('id') })
  if (!found.ok) return found.error.code === 'forbidden' ? request.forbidden() : request.notFound()
  const mail = found.value
  return request.page(
    {
      title: mail.subject,
      section,
      breadcrumb: [
        { href: paths.settings, label: t.settings },
        { href: paths.settingsMailbox, label: t.mailbox.title },
      ],
    },
    <>
      <Summary
        facts={[
          { label: t.mailbox.to, value: mail.to },
          { label: t.mailbox.created, value: formatInstant(mail.createdAt) },
          { label: t.mailbox.state, value: <State mail={mail} delivery={mail.delivery} /> },
          ...(mail.lastError === null ? [] : [{ label: t.mailbox.error, value: mail.lastError }]),
        ]}
      />
      {mail.text === undefined ? (
        <p class="kern-body">{mail.delivery === 'sends' ? t.mailbox.deliveries.sends : t.mailbox.unreadable}</p>
      ) : (
        <Text text={mail.text} />
      )}
    </>,
  )
}

export const mailboxRoutes: readonly PageRoute[] = [
  workRoute({ method: 'GET', path: paths.settingsMailbox, permission: 'mailbox.read', handle: showMailbox }),
  workRoute({ method: 'GET', path: paths.settingsMail(':id'), permission: 'mailbox.read', handle: showMail }),
]
