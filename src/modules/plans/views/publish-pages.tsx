// The two steps that everybody notices: publishing and withdrawing. Each says beforehand what happens and who is told.

import { paths } from '../../../kernel/names/paths.ts'
import { Form, type FormField, Notice, Section } from '../../../platform/html/index.ts'
import { decisionTexts as d } from '../decisions/decision-texts.ts'
import type { PlanFlaws } from '../decisions/publish-plan.ts'
import type { Addressees } from '../decisions/tell-organizations.ts'
import type { Run } from '../terms.ts'

export function flawSentences({ breaches }: PlanFlaws): string[] {
  const known: Readonly<Record<string, (count: number) => string>> = d.publish.flaws
  return [...breaches].map(([rule, count]) => (known[rule] ?? d.publish.flaws.other)(count))
}

export function PublishPage(props: {
  run: Run
  addressees: Addressees
  flaws: PlanFlaws | undefined
  fields: readonly FormField[]
}) {
  const { run, addressees, flaws, fields } = props
  const reached = addressees.organizations.filter(({ email }) => email !== null)
  const unreached = addressees.organizations.filter(({ email }) => email === null).map(({ name }) => name)
  const count = (kind: 'school' | 'bbs'): number => reached.filter((one) => one.kind === kind).length
  return (
    <>
      {flaws !== undefined && flaws.breaches.size > 0 && (
        <Notice tone="danger" title={d.publish.flawed}>
          <ul class="steg-plain-list">
            {flawSentences(flaws).map((sentence) => (
              <li class="kern-body">{sentence}</li>
            ))}
          </ul>
        </Notice>
      )}
      {flaws !== undefined && flaws.unplanned > 0 && (
        <Notice tone="warning" title={d.publish.unplanned(flaws.unplanned)} />
      )}
      <Section title={d.publish.question}>
        <p class="kern-body">{d.publish.whoIsTold(count('school'), count('bbs'))}</p>
        {unreached.length > 0 && <p class="kern-body">{d.publish.unreached(unreached)}</p>}
        <Form
          action={paths.workPlanPublish(run.roundId, run.id)}
          fields={fields}
          submit={d.publish.submit}
          cancel={{ href: paths.workPlan(run.roundId, run.id) }}
        />
      </Section>
    </>
  )
}

export const WithdrawPage = ({ run, fields }: { run: Run; fields: readonly FormField[] }) => (
  <Form
    action={paths.workPlanWithdraw(run.roundId, run.id)}
    fields={fields}
    submit={d.withdraw.submit}
    cancel={{ href: paths.workPlan(run.roundId, run.id) }}
  />
)
