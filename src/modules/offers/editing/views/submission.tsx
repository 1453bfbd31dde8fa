// What waits for the office: the list of it, the page on which the office decides, and what the provider reads.
import type { Child } from 'hono/jsx'
import { paths } from '../../../../kernel/names/paths.ts'
import {
  Badge,
  Button,
  ButtonLink,
  type ConflictField,
  DataTable,
  EmptyState,
  Form,
  type FormField,
  HiddenInputs,
  Notice,
  Section,
} from '../../../../platform/html/index.ts'
import { formatInstant } from '../../../../platform/i18n/format.ts'
import type { WorkOfferPage } from '../../get-offer.ts'
import type { ListedSubmission } from '../list-submissions.ts'
import { d } from '../texts.ts'

function Words({ text }: { text: string }) {
  return text === '' ? <span class="steg-muted">{d.review.nothing}</span> : <span class="steg-kept-lines">{text}</span>
}

/** Before and after, field by field; what a field holds now stands left. */
export function ChangeTable({
  fields,
  pictures,
}: {
  fields: readonly ConflictField[]
  pictures?: readonly [Child, Child]
}) {
  const rows = [
    ...fields
      .filter((field) => field.theirs !== field.mine)
      .map((field) => ({
        label: field.label,
        before: <Words text={field.theirs} />,
        after: <Words text={field.mine} />,
      })),
    ...(pictures === undefined ? [] : [{ label: d.review.pictureField, before: pictures[0], after: pictures[1] }]),
  ]
  return (
    <DataTable
      caption={d.review.table}
      rows={rows}
      columns={[
        { label: d.review.field, cell: (row) => row.label },
        { label: d.review.before, cell: (row) => row.before },
        { label: d.review.after, cell: (row) => row.after },
      ]}
    />
  )
}

/** Above the offer, for those who wrote it and those who decide. */
export function SubmissionNotice({ page, isOffice }: { page: WorkOfferPage; isOffice: boolean }) {
  const { submission, offer } = page
  if (submission === undefined || offer.status === 'ended') return null
  const on = formatInstant(submission.submittedAt)
  if (submission.state === 'returned') {
    return (
      <Notice tone="warning" title={d.waits.returned}>
        <p class="kern-body steg-kept-lines">{d.waits.reason(submission.reason)}</p>
        {!isOffice && (
          <p class="kern-body">{submission.kind === 'publish' ? d.waits.returnedNext : d.waits.returnedChangeNext}</p>
        )}
      </Notice>
    )
  }
  if (isOffice) {
    return (
      <Notice title={submission.kind === 'publish' ? d.waits.officeNotice : d.waits.officeChange}>
        <p class="kern-body">
          <a class="kern-link" href={paths.workOfferReview(offer.id)}>
            {d.waits.decide}
          </a>
        </p>
      </Notice>
    )
  }
  return (
    <Notice title={d.waits.title}>
      <p class="kern-body">{submission.kind === 'publish' ? d.waits.publish(on) : d.waits.change(on)}</p>
    </Notice>
  )
}

/** Buttons of the one who wrote it. */
export function SubmissionSteps({ page }: { page: WorkOfferPage }) {
  const { submission, offer } = page
  const { id, version } = offer
  const hidden = { version: String(version) }
  const isWaiting = submission?.state === 'submitted'
  return (
    <>
      {offer.status === 'draft' && page.needsApproval && !isWaiting && (
        <form method="post" action={paths.workOfferSubmit(id)}>
          <HiddenInputs values={hidden} />
          <Button>{submission === undefined ? d.waits.submit : d.waits.submitAgain}</Button>
        </form>
      )}
      {submission?.kind === 'change' && (
        <ButtonLink href={paths.workOfferPreview(id)} kind="secondary">
          {d.waits.preview}
        </ButtonLink>
      )}
      {submission !== undefined && (
        <form method="post" action={paths.workOfferWithdraw(id)}>
          <HiddenInputs values={hidden} />
          <Button kind="tertiary">{submission.kind === 'publish' ? d.waits.withdraw : d.waits.dropChange}</Button>
        </form>
      )}
    </>
  )
}

function SubmissionTable({
  caption,
  rows,
  isOffice,
}: {
  caption: string
  rows: readonly ListedSubmission[]
  isOffice: boolean
}) {
  return (
    <DataTable
      caption={caption}
      rows={rows}
      columns={[
        {
          label: d.approvals.offer,
          cell: ({ offer, submission }) => (
            <a
              class="kern-link"
              href={
                isOffice && submission.state === 'submitted'
                  ? paths.workOfferReview(offer.id)
                  : paths.workOffer(offer.id)
              }
            >
              {offer.title}
            </a>
          ),
        },
        { label: d.approvals.provider, cell: ({ providerName }) => providerName ?? '' },
        { label: d.approvals.what, cell: ({ submission }) => d.approvals.kinds[submission.kind] },
        {
          label: d.approvals.since,
          cell: ({ submission }) => formatInstant(submission.answeredAt ?? submission.submittedAt),
        },
      ]}
    />
  )
}

export function SubmissionList({ items, isOffice }: { items: readonly ListedSubmission[]; isOffice: boolean }) {
  const waiting = items.filter(({ submission }) => submission.state === 'submitted')
  const returned = items.filter(({ submission }) => submission.state === 'returned')
  if (items.length === 0) {
    return (
      <EmptyState
        title={d.approvals.emptyTitle}
        action={
          isOffice ? (
            <ButtonLink href={paths.workOfferApprovalRules} kind="secondary">
              {d.approvals.rules}
            </ButtonLink>
          ) : undefined
        }
      >
        <p>{isOffice ? d.approvals.emptyOffice : d.approvals.emptyOwn}</p>
      </EmptyState>
    )
  }
  return (
    <>
      {waiting.length > 0 && <SubmissionTable caption={d.approvals.caption} rows={waiting} isOffice={isOffice} />}
      {returned.length > 0 && (
        <>
          <SubmissionTable caption={d.approvals.captionReturned} rows={returned} isOffice={isOffice} />
          {isOffice && <p class="steg-muted">{d.approvals.returnedHelp}</p>}
        </>
      )}
    </>
  )
}

/** First what is decided about, then the two ways to decide. */
export function Review(props: { page: WorkOfferPage; children: Child; reasonField: FormField }) {
  const { id, version } = props.page.offer
  const { submission } = props.page
  const hidden = { version: String(version) }
  if (submission?.state !== 'submitted') {
    return (
      <>
        <Badge tone="warning">{d.waits.badgeReturned}</Badge> <p class="kern-body">{d.review.returned}</p>
      </>
    )
  }
  return (
    <>
      <form method="post" action={paths.workOfferReview(id)} class="steg-no-print">
        <HiddenInputs values={hidden} />
        <Button>{d.review.approve}</Button>
        <p class="steg-muted">{d.review.approveHelp}</p>
      </form>
      {props.children}
      <Section title={d.review.sendBackTitle}>
        <Form
          action={paths.workOfferSendBack(id)}
          fields={[props.reasonField]}
          submit={d.review.sendBack}
          hidden={hidden}
        />
      </Section>
    </>
  )
}
