// What the pages of plans share: where they stand, the sign of a state, names of places.
import { paths } from '../../../kernel/names/paths.ts'
import { Badge, type Link, type Tone } from '../../../platform/html/index.ts'
import type { RoundPage } from '../../rounds/index.ts'
import { nameOf } from '../read-round.ts'
import { planStageOf, type Run, type RunState, runStateAt } from '../terms.ts'
import { t } from '../texts.ts'

export const section = paths.workRounds

export const roundBreadcrumb = ({ round }: RoundPage): readonly Link[] => [
  { href: paths.workRounds, label: t.praxistage },
  { href: paths.workRound(round.id), label: round.name },
]

export const planBreadcrumb = (page: RoundPage, run?: Run): readonly Link[] => [
  ...roundBreadcrumb(page),
  { href: paths.workPlans(page.round.id), label: t.plans },
  ...(run === undefined ? [] : [{ href: paths.workPlan(page.round.id, run.id), label: t.run(run.number) }]),
]

const tones: Readonly<Record<RunState, Tone>> = {
  waiting: 'info',
  running: 'info',
  done: 'success',
  cancelled: 'warning',
  failed: 'danger',
}

/** Of a finished plan how far it is with people, otherwise how far it is with the machine. */
export function RunSign({ run, now }: { run: Run; now: Date }) {
  const state = runStateAt(run, now)
  if (state !== 'done') return <Badge tone={tones[state]}>{t.states[state]}</Badge>
  const stage = planStageOf(run)
  return <Badge tone={stage === 'published' ? 'success' : 'info'}>{t.stages[stage]}</Badge>
}

/** Workshop and vocational school, or school. */
export function placeName(page: RoundPage, workshopId: string | null): string {
  const workshop = page.workshops.find(({ id }) => id === workshopId)
  return workshop === undefined ? t.inSchool : `${workshop.name}, ${nameOf(page, workshop.organizationId)}`
}

/** Options of a form: all workshops that are open, by vocational school. */
export const workshopOptions = (page: RoundPage) =>
  page.workshops
    .filter(({ archivedAt }) => archivedAt === null)
    .map(({ id, name, organizationId }) => ({ value: id, label: name, group: nameOf(page, organizationId) }))

export const blockOptions = (page: RoundPage) =>
  page.blocks.map(({ number }) => ({ value: String(number), label: t.block(number + 1) }))
