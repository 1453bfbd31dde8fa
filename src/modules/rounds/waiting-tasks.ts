// What waits because of the rounds of Praxistage.
import { paths } from '../../kernel/names/paths.ts'
import { addDays } from '../../kernel/plain-date.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import type { Services } from '../../platform/services.ts'
import type { WaitingTask } from '../../platform/work/work-area.ts'
import { findRound, listRounds } from './find-round.ts'
import { overviewOf } from './overview.ts'
import { mayKeepRound } from './policy.ts'
import { classesOf } from './schools/keep-schools.ts'
import { type RoundPage, stageOf } from './terms.ts'
import { t } from './texts.ts'

/** So long before a round begins its setting up is urgent. */
const noticeDays = 42

export async function waitingTasks(actor: Actor, services: Services): Promise<WaitingTask[]> {
  if (actor.kind !== 'person') return []
  const isOffice = mayKeepRound(actor, actor) === 'allowed'
  if (!isOffice && actor.role !== 'bbs') return []
  const rounds = await listRounds(actor, services)
  if (!rounds.ok) return []
  const today = services.today()
  const tasks: WaitingTask[] = []
  for (const { id } of rounds.value.filter(({ startsOn }) => startsOn > today)) {
    const page = await findRound(actor, services, id)
    if (!page.ok) continue
    tasks.push(
      ...(isOffice ? await officeTasks(actor, services, page.value) : bbsTasks(page.value, actor.organizationId)),
    )
  }
  const soon = addDays(today, noticeDays)
  const isSoon = rounds.value.some(({ startsOn }) => startsOn > today && startsOn <= soon)
  return tasks.map((task) => ({ ...task, urgency: isSoon ? 'soon' : task.urgency }))
}

const task = (
  page: RoundPage,
  given: { title: string; detail?: string; href: string; count?: number },
): WaitingTask => ({
  title: given.title,
  detail: given.detail ?? t.tasks.inRound(page.round.name),
  href: given.href,
  count: given.count ?? 1,
  urgency: 'sometime',
})

async function officeTasks(actor: Actor, services: Services, page: RoundPage): Promise<WaitingTask[]> {
  const { round } = page
  const today = services.today()
  const overview = overviewOf(page, await classesOf(actor, services, page), today)
  const withoutDay = overview.ok ? overview.value.withoutDayCount : 0
  return [
    ...(page.blocks.length === 0
      ? [
          task(page, {
            title: t.tasks.noBlocks(round.name),
            detail: t.tasks.noBlocksDetail,
            href: paths.workRoundYear(round.id),
          }),
        ]
      : []),
    ...(withoutDay > 0
      ? [task(page, { title: t.tasks.noDay(withoutDay), href: paths.workRoundSchools(round.id), count: withoutDay })]
      : []),
    ...(round.seed === null && stageOf(page, today) !== 'setup'
      ? [
          task(page, {
            title: t.tasks.noSeed,
            detail: t.tasks.noSeedDetail,
            href: `${paths.workRoundPolicy(round.id)}#losnummer`,
          }),
        ]
      : []),
  ]
}

const bbsTasks = (page: RoundPage, organizationId: string): WaitingTask[] =>
  page.workshops.some((one) => one.organizationId === organizationId && one.archivedAt === null)
    ? []
    : [
        task(page, {
          title: t.tasks.noWorkshops,
          href: paths.workWorkshopTable(page.round.id, organizationId),
        }),
      ]
