// A run that computes: how far it is, with a script or by loading the page again; and a run that came to nothing.
import { paths } from '../../../kernel/names/paths.ts'
import { ButtonLink, Notice, ProgressBar, Section } from '../../../platform/html/index.ts'
import type { Finding } from '../problem/findings.ts'
import { type Run, type RunFailure, runStateAt } from '../terms.ts'
import { t } from '../texts.ts'
import { PostButton } from './plan-page.tsx'
import { Findings, type FindingWords } from './run-list.tsx'

export function RunProgress({ run }: { run: Run }) {
  return (
    <>
      <ProgressBar
        label={t.progress.label}
        done={run.progress}
        total={100}
        text={t.progress.text(run.progress)}
        pollUrl={paths.workPlanProgress(run.roundId, run.id)}
      />
      <div class="steg-actions">
        <ButtonLink kind="secondary" href={paths.workPlan(run.roundId, run.id)} icon="autorenew">
          {t.progress.reload}
        </ButtonLink>
        <PostButton action={paths.workPlanCancel(run.roundId, run.id)}>{t.progress.cancel}</PostButton>
      </div>
    </>
  )
}

/** Why there is no plan. A run whose process is gone could not write it down itself. */
export const failureOf = (run: Run, now: Date): RunFailure | undefined =>
  runStateAt(run, now) === 'failed' ? (run.failure ?? 'interrupted') : undefined

export interface Blocking {
  readonly findings: readonly Finding[]
  readonly words: FindingWords
}

export function RunFailed(props: { run: Run; now: Date; blocking: Blocking | undefined }) {
  const { run, now, blocking } = props
  const failure = failureOf(run, now)
  return (
    <>
      {failure === undefined ? (
        <p class="kern-body">{t.failed.cancelledLead}</p>
      ) : (
        <Notice tone="danger" title={t.states.failed}>
          <p class="kern-body">{t.failures[failure]}</p>
        </Notice>
      )}
      {blocking !== undefined && (
        <Section title={t.findings.title}>
          {blocking.findings.length === 0 ? (
            <p class="kern-body">{t.findings.solved}</p>
          ) : (
            <Findings findings={blocking.findings} words={blocking.words} />
          )}
        </Section>
      )}
      <div class="steg-actions">
        <ButtonLink href={paths.workPlans(run.roundId)}>{t.failed.back}</ButtonLink>
        <PostButton action={paths.workPlanDiscard(run.roundId, run.id)}>{t.plan.discard}</PostButton>
      </div>
    </>
  )
}
