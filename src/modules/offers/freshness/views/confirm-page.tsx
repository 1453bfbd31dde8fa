// Behind the link: one question per offer, one button for all, and what was answered already.
import { paths } from '../../../../kernel/names/paths.ts'
import { formatGermanDate } from '../../../../kernel/plain-date.ts'
import {
  ActionBar,
  Badge,
  Button,
  Field,
  HiddenInputs,
  Notice,
  Section,
  withQuery,
} from '../../../../platform/html/index.ts'
import { whenOf, whereOf } from '../../present.ts'
import { r } from '../../reports/texts.ts'
import { dayOf } from '../day-of.ts'
import type { LinkOffer, OpenedLink } from '../open-link.ts'
import { f } from '../texts.ts'

/** Name of the radio buttons of one offer. */
export const answerName = (offerId: string): string => `antwort-${offerId}`

export const answerWords = { right: 'stimmt', change: 'aendern', ended: 'beendet' } as const

const day = (instant: Date): string => formatGermanDate(dayOf(instant))

function OpenOffer({ one, chosen }: { one: LinkOffer; chosen: string | undefined }) {
  const { offer, freshness, isOver } = one
  const t = f.confirm
  const facts = [
    whenOf(offer),
    whereOf(offer),
    offer.applyUntil === null ? '' : t.applyUntil(formatGermanDate(offer.applyUntil, 'short')),
    offer.costText ?? '',
    offer.website ?? '',
  ]
  return (
    <li class="steg-answer">
      <div class="steg-answer__what">
        <h3 class="kern-title">{offer.title}</h3>
        <p class="kern-body">{facts.filter((fact) => fact !== '').join(' · ')}</p>
        {isOver && offer.endsOn !== null && <p class="kern-body">{t.over(formatGermanDate(offer.endsOn))}</p>}
        {freshness === 'hidden' && <p class="kern-body">{t.hidden}</p>}
        {offer.forcedBecause === 'link' && <p class="kern-body">{t.brokenLink}</p>}
        {offer.forcedBecause === 'reports' && one.reports.length === 0 && <p class="kern-body">{t.forced}</p>}
        <Reports one={one} />
        <Decided one={one} />
        <p class="steg-muted">
          {offer.confirmedOn === null ? f.never : f.confirmedOn(formatGermanDate(offer.confirmedOn))}{' '}
          {freshness !== undefined && freshness !== 'due' && (
            <Badge tone={freshness === 'overdue' ? 'warning' : 'danger'}>{f.states[freshness]}</Badge>
          )}{' '}
          {offer.hiddenAt === null && (
            <a class="kern-link" href={paths.offer(offer.id)}>
              {t.view}
              <span class="kern-sr-only">: {offer.title}</span>
            </a>
          )}
        </p>
      </div>
      <Field
        field={{
          control: 'radio',
          name: answerName(offer.id),
          label: t.answer(offer.title),
          value: chosen,
          options: [
            ...(isOver ? [] : [{ value: answerWords.right, label: t.right }]),
            { value: answerWords.change, label: t.change },
            { value: answerWords.ended, label: t.ended },
          ],
        }}
      />
    </li>
  )
}

/** What strangers wrote: as text, between quotation marks. */
function Reports({ one }: { one: LinkOffer }) {
  if (one.reports.length === 0) return null
  return (
    <ul class="steg-plain-list">
      {one.reports.map((report) => (
        <li>
          <p class="kern-body">{f.confirm.reported(r.form.abouts[report.about], day(report.createdAt))}</p>
          {report.words !== null && <p class="kern-body steg-typed">{f.confirm.reportedWords(report.words)}</p>}
        </li>
      ))}
    </ul>
  )
}

/** What became of the last change; silent once there is a newer answer. */
function Decided({ one: { decided, answer } }: { one: LinkOffer }) {
  if (decided?.decidedAt == null || (answer !== undefined && answer.happenedAt > decided.decidedAt)) return null
  const on = day(decided.decidedAt)
  const declined = decided.appliedFields.length > 0 ? f.confirm.declinedRest : f.confirm.declined
  return (
    <p class="kern-body steg-typed">
      {decided.decision === 'taken' ? f.confirm.taken(on) : declined(on, decided.reason ?? '')}
    </p>
  )
}

function settledWords({ offer, stands, answer }: LinkOffer): string {
  const t = f.confirm
  const said = answer === undefined ? undefined : t.answers[answer.answer](day(answer.happenedAt))
  if (stands === 'proposed') return `${said ?? t.answers.changed(day(offer.updatedAt))}. ${t.proposed}`
  if (said !== undefined) return said
  if (offer.status === 'ended') return t.endedElsewhere
  if (offer.status !== 'published') return t.notPublic
  return offer.confirmedOn === null ? t.notPublic : t.confirmedElsewhere(formatGermanDate(offer.confirmedOn))
}

function Settled({ offers, code }: { offers: readonly LinkOffer[]; code: string }) {
  if (offers.length === 0) return null
  return (
    <Section title={f.confirm.answeredTitle}>
      <ul class="steg-plain-list steg-answered">
        {offers.map((one) => (
          <li>
            <p class="kern-title">{one.offer.title}</p>
            <p class="kern-body">{settledWords(one)}</p>
            <Decided one={one} />
            {one.offer.status === 'published' && (
              <p class="kern-body">
                <a class="kern-link" href={withQuery(paths.confirm, { code, aendern: one.offer.id })}>
                  {f.confirm.changeMore}
                  <span class="kern-sr-only">: {one.offer.title}</span>
                </a>
              </p>
            )}
            {one.answer?.answer === 'ended' && one.offer.status === 'ended' && (
              <form method="post" action={paths.confirmTakeBack}>
                <HiddenInputs values={{ code, angebot: one.offer.id }} />
                <Button kind="tertiary">
                  {f.confirm.takeBack}
                  <span class="kern-sr-only">: {one.offer.title}</span>
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function ConfirmPage(props: {
  opened: OpenedLink
  code: string
  chosen: ReadonlyMap<string, string>
  /** Nothing was chosen: said on top. */
  isEmpty: boolean
}) {
  const { opened, code } = props
  const t = f.confirm
  const open = opened.offers.filter(({ stands }) => stands === 'open')
  const over = open.filter(({ isOver }) => isOver).length
  const confirmable = open.length - over
  const settled = opened.offers.filter(({ stands }) => stands !== 'open')
  return (
    <>
      {props.isEmpty && (
        <Notice tone="warning" title={t.nothing} announce>
          <p class="kern-body">{t.nothingNext}</p>
        </Notice>
      )}
      {open.length > 0 && (
        <form class="steg-form steg-answers" method="post" action={paths.confirm}>
          <HiddenInputs values={{ code }} />
          {/* The enter key presses the first button of a form: that must never be the one for all. */}
          <button type="submit" class="kern-sr-only" tabindex={-1}>
            {t.send}
          </button>
          {confirmable > 0 && (
            <Section title={t.allTitle}>
              <ActionBar>
                <Button name="alle" value="stimmt" icon="check">
                  {t.all(confirmable)}
                </Button>
              </ActionBar>
              <p class="steg-muted">{t.allHelp}</p>
              {over > 0 && <p class="kern-body">{t.allWithout(over)}</p>}
            </Section>
          )}
          <Section title={confirmable > 0 ? t.each : t.only}>
            <p class="steg-muted">{t.eachHelp}</p>
            <ul class="steg-plain-list steg-answer-list">
              {open.map((one) => (
                <OpenOffer one={one} chosen={props.chosen.get(one.offer.id)} />
              ))}
            </ul>
            <ActionBar>
              <Button kind="secondary">{t.send}</Button>
            </ActionBar>
          </Section>
        </form>
      )}
      <Settled offers={settled} code={code} />
      <p class="steg-muted">{t.until(day(opened.request.expiresAt))}</p>
      <p class="steg-muted">
        {t.office(opened.region.officeName)}{' '}
        <a class="kern-link" href={paths.network}>
          {t.officeLink}
        </a>
      </p>
    </>
  )
}
