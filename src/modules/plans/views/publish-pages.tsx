// The two steps that everybody notices: publishing and withdrawing. Each says beforehand what happens and who is told.

import { paths } from '../../../kernel/names/paths.ts'
import { Form, type FormField, Notice, Section, withQuery } from '../../../platform/html/index.ts'
import type { RoundPage } from '../../rounds/index.ts'
import { decisionTexts as d } from '../decisions/decision-texts.ts'
import type { FlawRule, PlanFlaw, PlanFlaws } from '../decisions/find-flaws.ts'
import type { Addressees } from '../decisions/tell-organizations.ts'
import { nameOf } from '../read-round.ts'
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

/** Mended for all pupils of a school at once, where schools and their days stand. */
function SchoolsOut({ page, found }: { page: RoundPage; found: readonly PlanFlaw[] }) {
  const bySchool = [...Map.groupBy(found, ({ organizationId }) => organizationId ?? null)]
  return (
    <ul class="kern-list">
      {bySchool.map(([id, flaws]) => (
        <li>
          <a class="kern-link" href={paths.workRoundSchools(page.round.id)}>
            {d.publish.flawSchool(nameOf(page, id), flaws.length)}
          </a>
        </li>
      ))}
    </ul>
  )
}

const isOfSchool = (rule: FlawRule): boolean => rule === 'school-out' || rule === 'no-day'

function Flaws({ flaws, ...props }: FlawProps & { flaws: PlanFlaws }) {
  return (
    <Notice tone="danger" title={d.publish.flawed}>
      {byRule(flaws).map(([rule, found]) => (
        <>
          <p class="kern-body">{ruleSentence(rule, found.length)}</p>
          {isOfSchool(rule) && <SchoolsOut page={props.page} found={found} />}
          {!isOfSchool(rule) && (
            <ul class="kern-list">
              {found.slice(0, flawsShown).map((flaw) => (
                <li>
                  <FlawLink {...props} flaw={flaw} />
                </li>
              ))}
              {found.length > flawsShown && <li>{d.publish.flawsMore(found.length - flawsShown)}</li>}
            </ul>
          )}
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
      {flaws !== undefined && flaws.changedWishes > 0 && (
        <Notice tone="danger" title={d.publish.wishesChanged(flaws.changedWishes)}>
          <p class="kern-body">{d.publish.wishesChangedHelp}</p>
          <p class="kern-body">
            <a class="kern-link" href={`${paths.workPlans(page.round.id)}#rechnen`}>
              {t.list.startAgain}
            </a>
          </p>
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

export const WithdrawPage = (props: {
  run: Run
  openObjections: number
  /** Places that were changed after an objection, by code, block and workshop. */
  granted: readonly string[]
  fields: readonly FormField[]
}) => {
  const { run, openObjections, granted, fields } = props
  return (
    <>
      {openObjections > 0 && (
        <Notice tone="warning" title={d.withdraw.openObjections(openObjections)}>
          <p class="kern-body">{d.withdraw.openObjectionsHelp}</p>
          <p class="kern-body">
            <a class="kern-link" href={paths.workPlanObjections(run.roundId, run.id)}>
              {t.list.objections(openObjections)}
            </a>
          </p>
        </Notice>
      )}
      {granted.length > 0 && (
        <Section title={d.withdraw.granted}>
          <ul class="kern-list">
            {granted.map((seat) => (
              <li>{seat}</li>
            ))}
          </ul>
          <p class="kern-body">{d.withdraw.grantedHelp}</p>
        </Section>
      )}
      <Form
        action={paths.workPlanWithdraw(run.roundId, run.id)}
        fields={fields}
        submit={d.withdraw.submit}
        cancel={{ href: paths.workPlan(run.roundId, run.id) }}
      />
    </>
  )
}
