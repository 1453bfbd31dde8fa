// Behind the link: one question per offer, one button for all, and what was answered already.
import { paths } from '../../../../kernel/names/paths.ts'
import { formatGermanDate } from '../../../../kernel/plain-date.ts'
import { ActionBar, Badge, Button, Field, HiddenInputs, Notice, Section } from '../../../../platform/html/index.ts'
import { whenOf, whereOf } from '../../present.ts'
import { dayOf } from '../day-of.ts'
import type { LinkOffer, OpenedLink } from '../open-link.ts'
import { f } from '../texts.ts'

/** Name of the radio buttons of one offer. */
export const answerName = (offerId: string): string => `antwort-${offerId}`

export const answerWords = { right: 'stimmt', change: 'aendern', ended: 'beendet' } as const

const day = (instant: Date): string => formatGermanDate(dayOf(instant))

function OpenOffer({ one, chosen }: { one: LinkOffer; chosen: string | undefined }) {
  const { offer, freshness } = one
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
        {freshness === 'hidden' && <p class="kern-body">{t.hidden}</p>}
        {offer.forcedBecause !== null && (
          <p class="kern-body">{offer.forcedBecause === 'link' ? t.brokenLink : t.forced}</p>
        )}
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
            { value: answerWords.right, label: t.right },
            { value: answerWords.change, label: t.change },
            { value: answerWords.ended, label: t.ended },
          ],
        }}
      />
    </li>
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
          <Section title={t.allTitle}>
            <ActionBar>
              <Button name="alle" value="stimmt" icon="check">
                {t.all(open.length)}
              </Button>
            </ActionBar>
            <p class="steg-muted">{t.allHelp}</p>
          </Section>
          <Section title={t.each}>
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
