// What stands around the three steps: the code, "Bist du das?", done, two versions, and what there is when nothing is open.
import type { Child } from 'hono/jsx'
import { paths } from '../../../kernel/names/paths.ts'
import { Button, ButtonLink, HiddenInputs, Notice, Section, Summary } from '../../../platform/html/index.ts'
import { formatWeekday } from '../../../platform/i18n/format.ts'
import type { PupilOfSlip } from '../../pupils/index.ts'
import { type Draft, draftValues } from '../choice.ts'
import type { OpenAnswer } from '../entering/open-answer.ts'
import { w } from '../public-texts/catalogue.ts'
import type { Choice } from '../terms.ts'
import { FieldLines, LeaveForm, Problem, tagName } from './public-kit.tsx'

export function EnterView(props: { typed: string; onward: string | undefined; problem: string | undefined }) {
  return (
    <form class="steg-form" method="post" action={paths.wishes} novalidate>
      <Problem sentence={props.problem} />
      <HiddenInputs values={props.onward === undefined ? {} : { weiter: props.onward }} />
      <div class={`kern-form-input${props.problem === undefined ? '' : ' kern-form-input--error'}`}>
        <label class="kern-label" for="code">
          {w.enter.code}
        </label>
        <div class="kern-hint" id="code-hilfe">
          {w.enter.codeHelp}
        </div>
        <input
          class="kern-form-input__input steg-code"
          id="code"
          name="code"
          dir="ltr"
          value={props.typed}
          maxlength={20}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          enterkeyhint="go"
          aria-describedby="code-hilfe"
          aria-invalid={props.problem === undefined ? undefined : 'true'}
        />
      </div>
      <div class="steg-actions">
        <Button>{w.enter.go}</Button>
      </div>
      <p class="steg-muted">{w.enter.noSlip}</p>
    </form>
  )
}

/** The last two characters are enough to know one's own slip by, and too few to open it. */
const endOf = (code: string): string => code.slice(-2)

function Slip({ pupil, schoolName }: { pupil: PupilOfSlip; schoolName: string }) {
  return (
    <Summary
      facts={[
        { label: w.start.school, value: <bdi>{schoolName}</bdi> },
        { label: w.start.schoolClass, value: <bdi>{pupil.className}</bdi> },
        { label: w.start.code, value: w.start.codeEnd(`\u2068${endOf(pupil.code)}\u2069`) },
      ]}
    />
  )
}

function Stored({ choice }: { choice: Choice }) {
  return (
    <>
      <FieldLines fields={choice.wishes} ranked label={w.check.wishes} />
      {choice.outside !== null && (
        <Section title={w.check.outside}>
          <FieldLines fields={[choice.outside]} label={w.check.outside} />
        </Section>
      )}
      {choice.never.length > 0 && (
        <Section title={w.check.never}>
          <FieldLines fields={choice.never} label={w.check.never} />
        </Section>
      )}
    </>
  )
}

function StageView({ opened }: { opened: OpenAnswer }) {
  switch (opened.stage) {
    case 'none':
      return <Notice title={w.closed.noneTitle}>{<p class="kern-body">{w.closed.none}</p>}</Notice>
    case 'not-planned':
      return <Notice title={w.closed.notPlannedTitle}>{<p class="kern-body">{w.closed.notPlanned}</p>}</Notice>
    case 'early':
      return (
        <Notice title={w.closed.earlyTitle}>
          <p class="kern-body">{w.closed.early(dayOf(opened.round.wishesFrom))}</p>
        </Notice>
      )
    case 'late':
      return (
        <>
          <Notice title={w.closed.lateTitle}>
            <p class="kern-body">{w.closed.late(dayOf(opened.round.wishesUntil))}</p>
            {opened.answer === undefined && <p class="kern-body">{w.closed.lateMissing}</p>}
          </Notice>
          {opened.answer && (
            <Section title={w.closed.lateAnswered}>
              <Stored choice={opened.answer} />
            </Section>
          )}
        </>
      )
    case 'open': {
      const { round, answer } = opened
      return (
        <>
          {answer === undefined ? (
            <div class="steg-prose">
              <p>{w.start.what}</p>
              <p>{w.start.how(round.wishCount)}</p>
              <p>
                <strong>{w.start.until(dayOf(round.wishesUntil))}</strong> {w.start.timeIsEqual}
              </p>
            </div>
          ) : (
            <Section title={w.start.answered}>
              <Stored choice={answer} />
              <p>{w.done.changeUntil(dayOf(round.wishesUntil))}</p>
            </Section>
          )}
          <div class="steg-actions">
            <ButtonLink href={paths.wishesFields}>{answer === undefined ? w.start.go : w.start.change}</ButtonLink>
          </div>
        </>
      )
    }
  }
}

export const dayOf = (day: Parameters<typeof formatWeekday>[0] | null): string =>
  day === null ? '' : formatWeekday(day)

export function StartView(props: { pupil: PupilOfSlip; opened: OpenAnswer; first?: Child | undefined }) {
  return (
    <>
      <Slip pupil={props.pupil} schoolName={props.opened.schoolName} />
      {props.first}
      <StageView opened={props.opened} />
      <div>
        <LeaveForm label={w.start.notMe} />
        <p class="steg-muted">{w.start.noName}</p>
      </div>
    </>
  )
}

export function DoneView(props: { choice: Choice }) {
  return (
    <>
      <span data-taken="true" hidden />
      <Section title={w.check.wishes}>
        <Stored choice={props.choice} />
      </Section>
      <Section title={w.done.nextTitle}>
        <ol class="steg-prose steg-next">
          {w.done.next.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ol>
      </Section>
      <div class="steg-actions">
        <form method="post" action={paths.wishesLeave} data-sign-out>
          <Button describedBy="abmelden-hilfe">{w.done.leave}</Button>
        </form>
        <ButtonLink kind="secondary" href={paths.wishesFields}>
          {w.done.change}
        </ButtonLink>
      </div>
      <p class="steg-muted" id="abmelden-hilfe">
        {w.done.leaveHelp}
      </p>
    </>
  )
}

/** Both versions in full; choosing the own one sends everything again on top of what is stored now. */
export function ConflictView(props: {
  stored: Choice
  draft: Draft
  tag: string
  reasons: Readonly<Record<string, string>>
}) {
  return (
    <div class="steg-columns steg-versions">
      <Section title={w.conflict.mine}>
        <Stored choice={props.draft} />
        <form method="post" action={paths.wishesCheck}>
          <HiddenInputs values={{ ...draftValues(props.draft), ...props.reasons, [tagName]: props.tag }} />
          <Button>{w.conflict.takeMine}</Button>
        </form>
      </Section>
      <Section title={w.conflict.stored}>
        <Stored choice={props.stored} />
        <div class="steg-actions">
          <ButtonLink kind="secondary" href={paths.wishesDone}>
            {w.conflict.keepStored}
          </ButtonLink>
        </div>
      </Section>
    </div>
  )
}
