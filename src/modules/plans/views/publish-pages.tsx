// The two steps that everybody notices: publishing and withdrawing. Each says beforehand what happens and who is told.

import { paths } from '../../../kernel/names/paths.ts'
import { Form, type FormField, Notice, Section, withQuery } from '../../../platform/html/index.ts'
import type { RoundPage } from '../../rounds/index.ts'
import { decisionTexts as d } from '../decisions/decision-texts.ts'
import type { FlawRule, PlanFlaw, PlanFlaws } from '../decisions/find-flaws.ts'
import type { Addressees } from '../decisions/tell-organizations.ts'
import type { Run } from '../terms.ts'
import { t } from '../texts.ts'
import { placeName } from './plan-kit.tsx'

const flawsShown = 12

/** By rule, in the order in which they were found. */
const byRule = ({ breaches }: PlanFlaws) => [...Map.groupBy(breaches, ({ rule }) => rule)]

function ruleSentence(rule: FlawRule, count: number): string {
  const known: Readonly<Partial<Record<FlawRule, (count: number) => string>>> = d.publish.flaws
  return (known[rule] ?? d.publish.flaws.other)(count)
}

export const flawSentences = (flaws: PlanFlaws): string[] =>
  byRule(flaws).map(([rule, found]) => ruleSentence(rule, found.length))

interface FlawProps {
  readonly page: RoundPage
  readonly run: Run
  readonly codeOf: (pupilId: string) => string
}

/** Where it can be mended: the path of the one whose place it is, else the group. */
function FlawLink({ page, run, codeOf, flaw }: FlawProps & { flaw: PlanFlaw }) {
  const { pupilId, blockNumber = 0, workshopId = null, weekday = 0, found, limit } = flaw
  const place = placeName(page, workshopId)
  const size = found === undefined || limit === undefined ? '' : d.publish.flawSize(found, limit)
  if (pupilId !== undefined) {
    return (
      <a class="kern-link" href={paths.workPlanPupil(page.round.id, run.id, pupilId)}>
        {d.publish.flawMember(codeOf(pupilId), blockNumber + 1, place)}
      </a>
    )
  }
  if (workshopId === null) return null
  const href = withQuery(paths.workPlanGroup(page.round.id, run.id), {
    werkstatt: workshopId,
    tag: String(weekday),
    block: String(blockNumber),
  })
  return (
    <>
      <a class="kern-link" href={href}>
        {d.publish.flawGroup(place, t.weekdays[weekday] ?? '', blockNumber + 1)}
      </a>
      {size}
    </>
  )
}

function Flaws({ flaws, ...props }: FlawProps & { flaws: PlanFlaws }) {
  return (
    <Notice tone="danger" title={d.publish.flawed}>
      {byRule(flaws).map(([rule, found]) => (
        <>
          <p class="kern-body">{ruleSentence(rule, found.length)}</p>
          <ul class="kern-list">
            {found.slice(0, flawsShown).map((flaw) => (
              <li>
                <FlawLink {...props} flaw={flaw} />
              </li>
            ))}
            {found.length > flawsShown && <li>{d.publish.flawsMore(found.length - flawsShown)}</li>}
          </ul>
        </>
      ))}
    </Notice>
  )
}

export function PublishPage(props: {
  page: RoundPage
  run: Run
  addressees: Addressees
  flaws: PlanFlaws | undefined
  codeOf: (pupilId: string) => string
  fields: readonly FormField[]
}) {
  const { page, run, addressees, flaws, codeOf, fields } = props
  const reached = addressees.organizations.filter(({ email }) => email !== null)
  const unreached = addressees.organizations.filter(({ email }) => email === null).map(({ name }) => name)
  const count = (kind: 'school' | 'bbs'): number => reached.filter((one) => one.kind === kind).length
  return (
    <>
      {flaws !== undefined && flaws.breaches.length > 0 && (
        <Flaws page={page} run={run} flaws={flaws} codeOf={codeOf} />
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
