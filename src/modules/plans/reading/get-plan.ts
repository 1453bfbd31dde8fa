// A plan as the office looks at it: groups with their load, schools, what was changed by hand.
import { ok, type Result } from '../../../kernel/result.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { capacitiesOf, type RoundPage } from '../../rounds/index.ts'
import { openPlan, type PlanRoom, type ReadRefusal } from '../read-round.ts'
import { findPublishedRun, findRuns } from '../store.ts'
import { countOpenObjections } from '../store-objections.ts'
import { countBySchool, countGroups, findOverrides, type GroupSize, type SchoolCount } from '../store-seats.ts'
import type { Override, Run } from '../terms.ts'
import { type FreedSeats, listFreedSeats } from './list-freed-seats.ts'

/** One workshop on one weekday, block by block. */
export interface LoadRow {
  readonly workshopId: string
  readonly name: string
  readonly berufsfeld: string
  readonly bbsId: string
  /** 0 = Monday. */
  readonly weekday: number
  readonly minimum: number
  readonly cells: readonly { readonly size: number; readonly places: number }[]
}

export interface PlanView extends PlanRoom {
  readonly rows: readonly LoadRow[]
  readonly schools: readonly SchoolCount[]
  readonly overrides: readonly Override[]
  readonly freed: readonly FreedSeats[]
  readonly openObjections: number
  /** Other finished runs of the round, for the comparison. */
  readonly others: readonly Run[]
  readonly published: Run | undefined
}

/** In the order of weekdays and of the page; also groups in workshops that are closed by now. */
export function loadRowsOf(page: RoundPage, sizes: readonly GroupSize[]): LoadRow[] {
  const capacities = capacitiesOf(page)
  const sizeAt = new Map(sizes.map((one) => [`${one.workshopId} ${one.weekday} ${one.blockNumber}`, one.size]))
  const days = new Set(sizes.map(({ workshopId, weekday }) => `${workshopId} ${weekday}`))
  return [0, 1, 2, 3, 4].flatMap((weekday) =>
    page.workshops.flatMap((workshop): LoadRow[] => {
      const capacity = capacities.ok
        ? capacities.value.find((one) => one.workshopId === workshop.id && one.weekday === weekday)
        : undefined
      if (capacity === undefined && !days.has(`${workshop.id} ${weekday}`)) return []
      return [
        {
          workshopId: workshop.id,
          name: workshop.name,
          berufsfeld: workshop.berufsfeld,
          bbsId: workshop.organizationId,
          weekday,
          minimum: capacity?.minimum ?? 0,
          cells: page.blocks.map(({ number }) => ({
            size: sizeAt.get(`${workshop.id} ${weekday} ${number}`) ?? 0,
            places: capacity?.capacity[number] ?? 0,
          })),
        },
      ]
    }),
  )
}

export async function getPlan(
  actor: Actor,
  services: Services,
  at: { readonly roundId: string; readonly runId: string },
): Promise<Result<PlanView, ReadRefusal>> {
  const opened = await openPlan(actor, services, at)
  if (!opened.ok) return opened
  const { page, run } = opened.value
  const read = await inContext(services.database, actor, async (tx) => ({
    sizes: await countGroups(tx, run.id),
    schools: await countBySchool(tx, run.id),
    overrides: await findOverrides(tx, run.id),
    openObjections: await countOpenObjections(tx, [run.id]),
    others: (await findRuns(tx, page.round.id)).filter((one) => one.id !== run.id && one.state === 'done'),
    published: await findPublishedRun(tx, page.round.id),
  }))
  const { sizes, ...rest } = read
  const freed = run.state === 'done' ? await listFreedSeats(actor, services, { run, page }) : []
  return ok({ ...opened.value, ...rest, freed, rows: loadRowsOf(page, sizes) })
}
