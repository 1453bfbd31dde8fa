// A plan: its certificate, the load of the workshops, demand against places, hints, schools, what was changed by hand.
import type { Child } from 'hono/jsx'
import { paths } from '../../../kernel/names/paths.ts'
import { formatGermanDate } from '../../../kernel/plain-date.ts'
import {
  Bar,
  ButtonLink,
  Columns,
  DataTable,
  More,
  SearchBox,
  Section,
  Summary,
  withQuery,
} from '../../../platform/html/index.ts'
import { formatInstant } from '../../../platform/i18n/format.ts'
import { berufsfeldLabel } from '../../rounds/index.ts'
import { certificateTexts } from '../certificate-texts.ts'
import type { SmallGroups } from '../problem/report.ts'
import { nameOf } from '../read-round.ts'
import type { PlanView } from '../reading/get-plan.ts'
import { planStageOf, type Run } from '../terms.ts'
import { t } from '../texts.ts'
import { LoadMatrix } from './load-matrix.tsx'
import { placeName } from './plan-kit.tsx'

const gapOf = ({ worth, bound }: Run): number => (bound ?? 0) - (worth ?? 0)

function Freed({ view }: { view: PlanView }) {
  const { page, run, freed } = view
  if (freed.length === 0) return null
  return (
    <Section title={t.plan.freed}>
      <p class="kern-body">{t.plan.freedHelp}</p>
      <ul class="kern-list">
        {freed.map(({ pupil, count }) => (
          <li>
            <a class="kern-link" href={paths.workPlanPupil(page.round.id, run.id, pupil.id)}>
              {t.plan.freedRow(pupil.code, count)}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Certificate({ view }: { view: PlanView }) {
  const { page, run, overrides } = view
  const gap = gapOf(run)
  const policy = page.policy.history.find(({ version }) => version === run.policyVersion)
  const share = (100 * gap) / Math.max(1, Math.abs(run.bound ?? 1))
  const f = t.plan.facts
  const report = run.report
  return (
    <Section title={t.plan.certificate}>
      <p class="kern-body">
        <strong>
          {gap === 0
            ? certificateTexts.proven
            : certificateTexts.gap(gap, share.toLocaleString('de-DE', { maximumFractionDigits: 2 }))}
        </strong>{' '}
        {policy !== undefined && `${certificateTexts.order(policy.rules)} `}
        {certificateTexts.checked}
      </p>
      {overrides.length > 0 && <p class="kern-body">{t.plan.overridesSince(overrides.length)}</p>}
      <Summary
        facts={[
          { label: f.worth, value: t.number(run.worth ?? 0) },
          { label: f.bound, value: t.number(run.bound ?? 0) },
          { label: f.empty, value: t.number(run.emptyCount ?? 0) },
          ...(report === null
            ? []
            : [
                {
                  label: f.withoutWish,
                  value: t.plan.withoutWish(report.fulfilled[0] ?? 0, report.pupilCount - report.answeredCount),
                },
              ]),
          ...(report === null
            ? []
            : [
                {
                  label: f.first,
                  value: `${t.number(report.firstWishCount)} (${t.percent(report.firstWishCount, report.answeredCount)})`,
                },
              ]),
          {
            label: f.policy,
            value: (
              <a class="kern-link" href={paths.workRoundPolicy(run.roundId)}>
                {f.policyVersion(run.policyVersion)}
              </a>
            ),
          },
          { label: f.seed, value: String(run.seed) },
          ...(run.finishedAt === null ? [] : [{ label: f.made, value: formatInstant(run.finishedAt) }]),
          ...(run.note === null ? [] : [{ label: f.note, value: run.note }]),
        ]}
      />
    </Section>
  )
}

function Fulfilled({ view }: { view: PlanView }) {
  const report = view.run.report
  if (report === null) return null
  return (
    <Section title={t.plan.fulfilled}>
      {report.fulfilled.map((count, wishes) =>
        count === 0 && wishes > 4 ? null : (
          <Bar
            label={t.plan.fulfilledRow(wishes)}
            value={count}
            max={report.answeredCount}
            text={`${t.number(count)} (${t.percent(count, report.answeredCount)})`}
          />
        ),
      )}
    </Section>
  )
}

/** Of the day that is chosen above, as all days together are longer than anybody reads; older runs added up the days. */
function Demand({ view, weekday }: { view: PlanView; weekday: number }) {
  const report = view.run.report
  if (report === null) return null
  const c = t.plan.demandColumns
  const isByDay = report.demand.every((one) => one.weekday !== undefined)
  const title = isByDay ? t.plan.demandOn(t.weekdays[weekday] ?? '') : t.plan.demand
  return (
    <Section title={title}>
      <p class="kern-body">{isByDay ? t.plan.demandHelp : t.plan.demandHelpAllDays}</p>
      <div class="steg-wide-first">
        <DataTable
          caption={title}
          captionHidden
          rows={isByDay ? report.demand.filter((one) => one.weekday === weekday) : report.demand}
          columns={[
            { label: c.field, cell: ({ berufsfeld }) => berufsfeldLabel(berufsfeld) },
            { label: c.first, numeric: true, cell: ({ first }) => t.number(first) },
            { label: c.wanted, numeric: true, cell: ({ wanted }) => t.number(wanted) },
            { label: c.places, numeric: true, cell: ({ places }) => t.number(places) },
            { label: c.taken, numeric: true, cell: ({ taken }) => t.number(taken) },
          ]}
        />
      </div>
    </Section>
  )
}

function proposalOf({ berufsfeld, price }: SmallGroups, weekday: string): string {
  const field = berufsfeldLabel(berufsfeld)
  if (price === undefined) return t.plan.closeUnpriced(field, weekday)
  const words = t.plan.price(price.points, price.moreEmpty, price.moreWithoutWish)
  return price.isProven === false
    ? t.plan.closeEstimate(field, weekday, words)
    : t.plan.closeProposal(field, weekday, words)
}

function Hints({ view }: { view: PlanView }) {
  const small = view.run.report?.smallGroups ?? []
  if (small.length === 0) return null
  return (
    <Section title={t.plan.hints}>
      <ul class="steg-plain-list">
        {small.map((one) => {
          const weekday = t.weekdays[one.weekday] ?? ''
          return (
            <li class="kern-body">
              {t.plan.smallGroups(placeName(view.page, one.workshopId), weekday, one.minimum)}{' '}
              {one.groups.map(({ block, size }) => t.plan.smallGroup(block + 1, size)).join(', ')}.{' '}
              <strong>{proposalOf(one, weekday)}</strong>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

function Schools({ view }: { view: PlanView }) {
  const { page, run, schools } = view
  const c = t.plan.schoolColumns
  const rows = [...schools].sort((a, b) =>
    nameOf(page, a.organizationId).localeCompare(nameOf(page, b.organizationId), 'de'),
  )
  return (
    <Section title={t.plan.schools}>
      <DataTable
        caption={t.plan.schools}
        captionHidden
        rows={rows}
        columns={[
          {
            label: c.school,
            cell: ({ organizationId }) => (
              <a class="kern-link" href={paths.workPlanSchoolList(page.round.id, run.id, organizationId)}>
                {nameOf(page, organizationId)}
              </a>
            ),
          },
          { label: c.pupils, numeric: true, cell: ({ pupils }) => t.number(pupils) },
          { label: c.empty, numeric: true, cell: ({ empty }) => t.number(empty) },
        ]}
      />
    </Section>
  )
}

function Overrides({ view, codeOf }: { view: PlanView; codeOf: (pupilId: string) => string }) {
  const { page, run, overrides } = view
  if (overrides.length === 0) return null
  return (
    <Section title={t.plan.overrides}>
      <ul class="steg-plain-list">
        {overrides.slice(0, 50).map((one) => (
          <li class="kern-body">
            <a class="kern-link" href={paths.workPlanPupil(page.round.id, run.id, one.pupilId)}>
              {t.plan.overrideLine(
                codeOf(one.pupilId),
                one.blockNumber + 1,
                placeName(page, one.workshopBefore),
                placeName(page, one.workshopAfter),
              )}
            </a>
            <span class="steg-muted">
              {' '}
              {formatInstant(one.happenedAt)} · {one.reason}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Ways({ view, actions }: { view: PlanView; actions: Child }) {
  const { page, run, others, overrides } = view
  const stage = planStageOf(run)
  return (
    <Section title={t.stages[stage]}>
      <p class="kern-body">{t.plan.stageText[stage]}</p>
      {run.withdrawnBecause !== null && <p class="kern-body">{t.plan.withdrawnBecause(run.withdrawnBecause)}</p>}
      {run.objectionsUntil !== null && stage === 'published' && (
        <p class="kern-body">
          {t.plan.facts.objections}: {formatGermanDate(run.objectionsUntil)}.{' '}
          <a class="kern-link" href={paths.workPlanObjections(page.round.id, run.id)}>
            {t.list.objections(view.openObjections)}
          </a>
        </p>
      )}
      {stage === 'withdrawn' && (
        <p class="kern-body">
          <a class="kern-link" href={paths.workPlanObjections(page.round.id, run.id)}>
            {t.list.objections(view.openObjections)}
          </a>
        </p>
      )}
      <div class="steg-actions">{actions}</div>
      {(stage === 'draft' || stage === 'frozen') && overrides.length > 0 && (
        <p class="steg-muted">{t.plan.keepsOverrides}</p>
      )}
      {others.length > 0 && (
        <More summary={t.plan.compare}>
          <ul class="steg-plain-list">
            {others.map((other) => (
              <li>
                <a class="kern-link" href={withQuery(paths.workPlanCompare(page.round.id, run.id), { mit: other.id })}>
                  {t.plan.compareWith(other.number)}
                </a>
              </li>
            ))}
          </ul>
        </More>
      )}
      <SearchBox
        action={paths.workPlanFind(page.round.id, run.id)}
        label={t.plan.findPupil}
        name="code"
        help={t.plan.findPupilHelp}
        submit={t.plan.findPupilSubmit}
      />
    </Section>
  )
}

export function PlanPage(props: {
  view: PlanView
  weekday: number
  bbsId: string | undefined
  codeOf: (pupilId: string) => string
}) {
  const { view, weekday, bbsId, codeOf } = props
  const { page, run, published } = view
  const stage = planStageOf(run)
  const id = page.round.id
  const actions = (
    <>
      <ButtonLink kind="secondary" href={paths.workPlanLists(id, run.id)} icon="checklist">
        {t.plan.lists}
      </ButtonLink>
      {stage === 'draft' && <PostButton action={paths.workPlanFreeze(id, run.id)}>{t.plan.freeze}</PostButton>}
      {stage === 'frozen' && <PostButton action={paths.workPlanThaw(id, run.id)}>{t.plan.thaw}</PostButton>}
      {stage === 'published' && (
        <ButtonLink kind="secondary" href={paths.workPlanWithdraw(id, run.id)}>
          {t.plan.withdraw}
        </ButtonLink>
      )}
      {stage !== 'published' && published === undefined && (
        <ButtonLink kind="secondary" href={paths.workPlanPublish(id, run.id)}>
          {t.plan.publish}
        </ButtonLink>
      )}
      {(stage === 'draft' || stage === 'frozen') && view.overrides.length === 0 && (
        <PostButton action={paths.workPlanDiscard(id, run.id)}>{t.plan.discard}</PostButton>
      )}
    </>
  )
  return (
    <>
      <LoadMatrix view={view} weekday={weekday} bbsId={bbsId} />
      <Columns
        aside={
          <>
            <Ways view={view} actions={actions} />
            <Fulfilled view={view} />
          </>
        }
      >
        <Freed view={view} />
        <Certificate view={view} />
        <Hints view={view} />
        <Demand view={view} weekday={weekday} />
        <Schools view={view} />
        <Overrides view={view} codeOf={codeOf} />
      </Columns>
    </>
  )
}

/** One decision that can be taken back at once. */
export function PostButton({ action, children }: { action: string; children: Child }) {
  return (
    <form method="post" action={action}>
      <button type="submit" class="kern-btn kern-btn--secondary">
        <span class="kern-label">{children}</span>
      </button>
    </form>
  )
}
