// The start of the plans of a round: what does not work, the way to the next run, the runs.
import { paths } from '../../../kernel/names/paths.ts'
import type { PlainDate } from '../../../kernel/plain-date.ts'
import {
  ButtonLink,
  DataTable,
  EmptyState,
  Form,
  type FormField,
  More,
  Notice,
  Section,
} from '../../../platform/html/index.ts'
import { formatInstant } from '../../../platform/i18n/format.ts'
import { stageOf } from '../../rounds/index.ts'
import { type Finding, isBlocking } from '../problem/findings.ts'
import type { PlanList } from '../reading/list-plans.ts'
import type { Run } from '../terms.ts'
import { t } from '../texts.ts'
import { dayOf, findingSentence, short } from '../words.ts'
import { LockLines, type NamedLocks } from './lock-lines.tsx'
import { RunSign } from './plan-kit.tsx'

const mostShown = 8

/** What findings are about, in the words of the round. */
export interface FindingWords {
  readonly classNameOf: (classId: string) => string
  /** Active ones, with the codes of their pupils. */
  readonly locks: NamedLocks
}

export function Findings({ findings, words }: { findings: readonly Finding[]; words: FindingWords }) {
  const line = (finding: Finding) => (
    <li class="kern-body">
      {findingSentence(finding, words.classNameOf)}
      {finding.kind === 'locks' && <LockLines ids={finding.lockIds} locks={words.locks} />}
    </li>
  )
  if (findings.length === 0) return <p class="kern-body">{t.findings.none}</p>
  return (
    <>
      <ul class="steg-plain-list">{findings.slice(0, mostShown).map(line)}</ul>
      {findings.length > mostShown && (
        <More summary={t.findings.more(findings.length - mostShown)}>
          <ul class="steg-plain-list">{findings.slice(mostShown).map(line)}</ul>
        </More>
      )}
    </>
  )
}

export function RunTable({ runs, roundId, now }: { runs: readonly Run[]; roundId: string; now: Date }) {
  const c = t.list.columns
  const shown = (value: number | null): string => (value === null ? '–' : t.number(value))
  return (
    <DataTable
      caption={t.list.runs}
      captionHidden
      rows={runs}
      columns={[
        {
          label: c.run,
          cell: (run) => (
            <>
              <a class="kern-link" href={paths.workPlan(roundId, run.id)}>
                {t.run(run.number)}
              </a>
              <span class="steg-muted">
                {' '}
                {formatInstant(run.createdAt)}
                {run.note !== null && ` · ${run.note}`}
              </span>
            </>
          ),
        },
        { label: c.state, cell: (run) => <RunSign run={run} now={now} /> },
        { label: c.worth, numeric: true, cell: (run) => shown(run.worth) },
        { label: c.bound, numeric: true, cell: (run) => shown(run.bound) },
        { label: c.empty, numeric: true, cell: (run) => shown(run.emptyCount) },
        {
          label: c.withoutWish,
          numeric: true,
          // Whoever did not answer is counted apart: no plan could fulfil a wish of theirs.
          cell: ({ report }) =>
            report === null
              ? shown(null)
              : `${shown(report.fulfilled[0] ?? 0)} + ${shown(report.pupilCount - report.answeredCount)}`,
        },
      ]}
    />
  )
}

function StartForm({ list, fields, today }: { list: PlanList; fields: readonly FormField[]; today: PlainDate }) {
  const { page, next } = list
  if (next === undefined) return <Notice tone="warning" title={t.findings.calendar} />
  const { seed } = page.round
  if (seed === null) {
    return (
      <Notice tone="warning" title={t.findings.blockingTitle}>
        <p class="kern-body">{t.list.seedMissing}</p>
        <div class="steg-actions">
          <ButtonLink kind="secondary" href={paths.workRoundPolicy(page.round.id)}>
            {t.list.toSeed}
          </ButtonLink>
        </div>
      </Notice>
    )
  }
  const { pupils, problem } = next.built
  const answered = Array.from(problem.answered).reduce((sum, one) => sum + one, 0)
  const { wishesUntil } = page.round
  return (
    <>
      {stageOf(page, today) === 'wishes' && wishesUntil !== null && (
        <Notice tone="warning" title={t.list.wishesOpen(short(wishesUntil))} />
      )}
      <p class="kern-body">
        {t.list.planned(pupils.length, answered)} {t.list.startText(String(seed.value), next.policy.version)}
      </p>
      <Form
        action={paths.workPlans(page.round.id)}
        fields={fields}
        submit={list.runs.length === 0 ? t.list.start : t.list.startAgain}
      />
    </>
  )
}

export function RunListView(props: { list: PlanList; fields: readonly FormField[]; words: FindingWords; now: Date }) {
  const { list, fields, words, now } = props
  const { page, runs, next } = list
  const findings = next?.built.findings ?? []
  const blocking = findings.filter(isBlocking)
  return (
    <>
      {blocking.length > 0 ? (
        <Notice tone="danger" title={t.findings.blockingTitle}>
          <Findings findings={blocking} words={words} />
        </Notice>
      ) : (
        <Section title={t.list.startTitle} id="rechnen">
          <StartForm list={list} fields={fields} today={dayOf(now)} />
        </Section>
      )}
      {next !== undefined && (
        <Section title={t.findings.title}>
          <Findings findings={findings.filter((finding) => !isBlocking(finding))} words={words} />
        </Section>
      )}
      <Section
        title={t.list.runs}
        actions={
          <>
            <ButtonLink kind="secondary" href={paths.workPlanLocks(page.round.id)}>
              {t.list.locks(list.locks.length)}
            </ButtonLink>
            {list.published !== undefined && (
              <ButtonLink kind="secondary" href={paths.workPlanObjections(page.round.id, list.published.id)}>
                {t.list.objections(list.openObjections)}
              </ButtonLink>
            )}
            <ObjectedLinks list={list} />
          </>
        }
      >
        {runs.length === 0 ? (
          <EmptyState title={t.list.noRuns} />
        ) : (
          <RunTable runs={runs} roundId={page.round.id} now={now} />
        )}
      </Section>
    </>
  )
}

/** To what was objected before a plan was withdrawn: it still waits for an answer, or has one. */
const ObjectedLinks = ({ list }: { list: PlanList }) => (
  <>
    {list.objected.map(({ run, openCount }) => (
      <ButtonLink kind="secondary" href={paths.workPlanObjections(run.roundId, run.id)}>
        {t.list.objectionsOf(run.number, openCount)}
      </ButtonLink>
    ))}
  </>
)

/** What schools and vocational schools find here: the way to their lists, and of a school to its objections. */
export function PartView({ list }: { list: PlanList }) {
  const { page, published } = list
  if (published === undefined) {
    return (
      <>
        <EmptyState title={t.list.leadNoPart} />
        <div class="steg-actions">
          <ObjectedLinks list={list} />
        </div>
      </>
    )
  }
  return (
    <div class="steg-actions">
      <ButtonLink href={paths.workPlanLists(page.round.id, published.id)} icon="checklist">
        {t.list.lists}
      </ButtonLink>
      {list.mayListObjections && (
        <ButtonLink kind="secondary" href={paths.workPlanObjections(page.round.id, published.id)}>
          {t.list.objections(list.openObjections)}
        </ButtonLink>
      )}
      <ObjectedLinks list={list} />
    </div>
  )
}
