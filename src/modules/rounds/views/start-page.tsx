// The start page of a round for the coordination office, and what a vocational school and a school see of it.
import type { Child } from 'hono/jsx'
import { paths } from '../../../kernel/names/paths.ts'
import { Badge, Bar, DataTable, Section, type Tone } from '../../../platform/html/index.ts'
import type { SchoolClass } from '../../pupils/index.ts'
import { berufsfeldLabel } from '../berufsfelder.ts'
import { weekdayOf } from '../capacities.ts'
import { type CoverageRow, coverageTarget, type Overview, type StepKey, type StepState, stepKeys } from '../overview.ts'
import { daysOfBlock } from '../round-days.ts'
import type { StepReport } from '../round-report.ts'
import type { RoundPage, Weekday } from '../terms.ts'
import { t } from '../texts.ts'
import { short, spanOf, weekdayName } from '../words.ts'

const tones: Readonly<Record<StepState, Tone>> = { done: 'success', doing: 'info', open: 'warning', later: 'info' }

const hrefOf = (roundId: string): Readonly<Record<StepKey, string>> => ({
  year: paths.workRoundYear(roundId),
  workshops: paths.workWorkshops(roundId),
  schools: paths.workRoundSchools(roundId),
  classes: paths.workClasses,
  wishes: paths.workWishes(roundId),
  plan: paths.workPlans(roundId),
  publish: paths.workPlans(roundId),
})

export type Steps = Readonly<Record<StepKey, StepReport & { readonly href: string }>>

/** What the rounds know about each step; reports of other modules take the place of theirs. */
export function stepsOf(
  page: RoundPage,
  overview: Overview,
  reported: Partial<Readonly<Record<StepKey, StepReport>>>,
): Steps {
  const { round, blocks } = page
  const { states } = overview
  const texts: Readonly<Record<StepKey, string>> = {
    year:
      blocks.length > 0
        ? t.start.stepTexts.yearDone(t.list.blocks(blocks.length), spanOf(round.startsOn, round.endsOn))
        : t.start.stepTexts.yearOpen,
    workshops:
      overview.workshopCount > 0
        ? t.start.stepTexts.workshopsDone(overview.workshopCount, overview.fieldCount)
        : t.start.stepTexts.workshopsOpen,
    schools:
      overview.coverage.length === 0
        ? t.start.stepTexts.schoolsNone
        : overview.withoutDayCount === 0
          ? t.start.stepTexts.schoolsDone(overview.coverage.length)
          : t.start.stepTexts.schoolsOpen(overview.withoutDayCount),
    classes: t.start.stepTexts.classesDone(overview.coverage.reduce((sum, { pupilCount }) => sum + pupilCount, 0)),
    wishes: wishText(page, states.wishes),
    plan: t.start.stepTexts.planLater,
    publish: t.start.stepTexts.publishLater,
  }
  const hrefs = hrefOf(round.id)
  return Object.fromEntries(
    stepKeys.map((key) => [key, { state: states[key], text: texts[key], href: hrefs[key], ...reported[key] }]),
  ) as Steps
}

function wishText({ round }: RoundPage, state: StepState): string {
  const { wishesFrom, wishesUntil } = round
  if (wishesFrom === null || wishesUntil === null) return t.start.stepTexts.wishesOpen
  if (state === 'later') return t.start.stepTexts.wishesLater(short(wishesFrom))
  return state === 'doing'
    ? t.start.stepTexts.wishesDoing(short(wishesUntil))
    : t.start.stepTexts.wishesDone(short(wishesUntil))
}

export const nextStep = (steps: Steps): StepKey | undefined =>
  stepKeys.find((key) => steps[key].state === 'open' || steps[key].state === 'doing')

export function StepList({ steps }: { steps: Steps }) {
  return (
    <Section title={t.start.steps}>
      <ol class="steg-steps">
        {stepKeys.map((key, index) => (
          <li class={`steg-step steg-step--${steps[key].state}`}>
            <span class="steg-step__number" aria-hidden="true">
              {index + 1}
            </span>
            <div class="steg-step__words">
              <p class="steg-step__name">
                <a href={steps[key].href}>{t.start.stepNames[key]}</a>{' '}
                <Badge tone={tones[steps[key].state]}>{t.start.states[steps[key].state]}</Badge>
              </p>
              <p class="steg-muted">{steps[key].text}</p>
            </div>
          </li>
        ))}
      </ol>
    </Section>
  )
}

export function LoadSection({ load }: { load: Overview['load'] }) {
  return (
    <Section title={t.start.load}>
      <p class="kern-body steg-muted">{t.start.loadHelp}</p>
      <div class="steg-bars">
        {load.map(({ weekday, pupilCount, places }) => (
          <Bar
            label={weekdayName(weekday)}
            value={pupilCount}
            max={Math.max(places, pupilCount, 1)}
            target={places < pupilCount ? places : undefined}
            text={
              pupilCount > places
                ? `${t.start.loadText(pupilCount, places)}, ${t.start.loadMissing(pupilCount - places)}`
                : t.start.loadText(pupilCount, places)
            }
          />
        ))}
      </div>
    </Section>
  )
}

const percentOf = (part: number, whole: number): number => Math.round((100 * part) / whole)

export function CoverageSection({ coverage, suppressed }: { coverage: readonly CoverageRow[]; suppressed: boolean }) {
  const known = coverage.filter(({ school }) => (school.expectedCount ?? 0) > 0)
  const [pupils, expected] = [
    known.reduce((sum, { pupilCount }) => sum + pupilCount, 0),
    known.reduce((sum, { school }) => sum + (school.expectedCount ?? 0), 0),
  ]
  const sorted = [...coverage].sort((a, b) => shareOf(a) - shareOf(b))
  return (
    <Section title={t.start.coverage} id="abdeckung">
      {expected > 0 && (
        <p class="kern-body">
          {t.start.coverageAll(percentOf(pupils, expected), pupils >= coverageTarget * expected)}{' '}
          {t.start.coverageHelp(100 * coverageTarget)}
        </p>
      )}
      <div class="steg-bars steg-bars--two">
        {sorted.map(({ school, pupilCount }) => {
          const whole = school.expectedCount ?? 0
          // A count of few people is not for those who only work with figures (house rule 6).
          const isFew = suppressed && pupilCount > 0 && pupilCount < 5
          return (
            <Bar
              label={school.name}
              value={isFew ? 0 : pupilCount}
              max={whole}
              target={whole === 0 ? undefined : coverageTarget * whole}
              text={
                whole === 0 || isFew
                  ? t.start.coverageUnknown(isFew ? t.start.coverageFew : t.count(pupilCount))
                  : t.start.coverageOf(pupilCount, whole, percentOf(pupilCount, whole))
              }
            />
          )
        })}
      </div>
    </Section>
  )
}

/** Least covered first; a school whose expected number is not known stands at the end. */
const shareOf = ({ pupilCount, school }: CoverageRow): number =>
  (school.expectedCount ?? 0) > 0 ? pupilCount / (school.expectedCount ?? 1) : 2

export function OfficeStart(props: {
  steps: Steps
  overview: Overview
  line: Child
  parts: readonly Child[]
  suppressed: boolean
}) {
  return (
    <>
      <Section title={t.start.line}>{props.line}</Section>
      <div class="steg-columns">
        <div class="steg-stack">
          <StepList steps={props.steps} />
        </div>
        <div class="steg-stack">
          <LoadSection load={props.overview.load} />
        </div>
      </div>
      {props.parts}
      <CoverageSection coverage={props.overview.coverage} suppressed={props.suppressed} />
    </>
  )
}

/** What a vocational school sees first: its workshops with days and places. */
export function BbsStart({ page, organizationId, line }: { page: RoundPage; organizationId: string; line: Child }) {
  const own = page.workshops.filter((one) => one.organizationId === organizationId && one.archivedAt === null)
  return (
    <>
      {own.length > 0 && (
        <Section title={t.ofBbs.own}>
          <DataTable
            caption={t.ofBbs.own}
            captionHidden
            rows={own}
            columns={[
              {
                label: t.ofBbs.workshop,
                cell: (one) => <a href={paths.workWorkshop(page.round.id, one.id)}>{one.name}</a>,
              },
              { label: t.fieldLabels.berufsfeld ?? '', cell: (one) => berufsfeldLabel(one.berufsfeld) },
              {
                label: t.fieldLabels.days ?? '',
                cell: (one) =>
                  one.days
                    .map(({ weekday, capacity }) => `${t.weekdaysShort[weekday]} ${t.count(capacity)}`)
                    .join(', '),
              },
            ]}
          />
        </Section>
      )}
      <Section title={t.start.line}>{line}</Section>
    </>
  )
}

/** What a school sees first: when its pupils come, and how. */
export function SchoolStart(props: {
  page: RoundPage
  organizationId: string
  classes: readonly SchoolClass[]
  line: Child
}) {
  const { page, organizationId, classes, line } = props
  const days = schoolDaysOf(page, organizationId, classes)
  const ways = page.travel.filter(({ schoolId }) => schoolId === organizationId)
  const dates = page.blocks.flatMap((block) =>
    days.map((weekday) => {
      const found = daysOfBlock(page, block, weekday)
      return { block, weekday, days: found.ok ? found.value : [] }
    }),
  )
  return (
    <>
      {dates.length > 0 && (
        <Section title={t.ofSchool.dates}>
          <p class="kern-body steg-muted">{t.ofSchool.datesHelp}</p>
          <DataTable
            caption={t.ofSchool.dates}
            captionHidden
            rows={dates}
            columns={[
              { label: t.start.blockLabel, cell: (row) => t.start.block(row.block.number + 1) },
              { label: t.start.dayLabel, cell: (row) => weekdayName(row.weekday) },
              {
                label: t.start.days,
                // The year stands above; "20.11." suffices.
                cell: (row) => row.days.map((day) => short(day).slice(0, 6)).join(' '),
              },
            ]}
          />
        </Section>
      )}
      {ways.length > 0 && (
        <Section title={t.ofSchool.ways}>
          <DataTable
            caption={t.ofSchool.ways}
            captionHidden
            rows={ways}
            columns={[
              { label: t.ofSchool.bbs, cell: (way) => page.names.get(way.bbsId) ?? '' },
              {
                label: t.ofSchool.wayLabel,
                cell: (way) => (way.isPossible ? t.ofSchool.way(way.minutes, way.way) : t.ofSchool.noWay),
              },
            ]}
          />
        </Section>
      )}
      <Section title={t.start.line}>{line}</Section>
    </>
  )
}

/** The days on which pupils of a school come, in order of the week. */
export function schoolDaysOf(
  page: RoundPage,
  organizationId: string,
  classes: readonly SchoolClass[],
): readonly Weekday[] {
  const school = page.schools.find((one) => one.organizationId === organizationId)
  if (school?.takesPart !== true) return []
  const own = classes.filter((one) => one.organizationId === organizationId)
  const days = own.length === 0 ? [school.weekday] : own.map(({ id }) => weekdayOf(page, id, organizationId) ?? null)
  return [...new Set(days)].filter((day) => day !== null).sort((a, b) => a - b)
}
