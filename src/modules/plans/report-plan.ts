// What plans say on the start page of a round: how far the plan is, and where it is published.
import { paths } from '../../kernel/names/paths.ts'
import { inContext } from '../../platform/db/database.ts'
import type { RoundReporter } from '../rounds/index.ts'
import { mayOpenPlans, mayReadPlan } from './policy.ts'
import { findRuns } from './store.ts'
import { countOpenObjections } from './store-objections.ts'
import { isActive, planStageOf } from './terms.ts'
import { t } from './texts.ts'
import { dayOf, short } from './words.ts'

export const reportPlan: RoundReporter = async (actor, services, { round }) => {
  if (mayOpenPlans(actor, actor) !== 'allowed') return {}
  const { runs, objections } = await inContext(services.database, actor, async (tx) => {
    const all = await findRuns(tx, round.id)
    const open = all.filter((run) => planStageOf(run) === 'published').map(({ id }) => id)
    return { runs: all, objections: await countOpenObjections(tx, open) }
  })
  const published = runs.find((run) => planStageOf(run) === 'published')
  const href = paths.workPlans(round.id)
  const since = published?.publishedAt
  const sentences = since ? [t.report.published(short(dayOf(since)))] : []
  if (mayReadPlan(actor, actor) !== 'allowed') return { sentences }
  const drafts = runs.filter((run) => run.state === 'done' && planStageOf(run) !== 'withdrawn')
  const isRunning = runs.some((run) => isActive(run, services.now()))
  if (drafts.length === 0 && !isRunning) return { sentences }
  return {
    sentences: objections === 0 ? sentences : [...sentences, t.tasks.objections(objections)],
    steps: {
      plan: {
        state: drafts.length > 0 ? 'done' : 'doing',
        text: drafts.length > 0 ? t.report.drafts(drafts.length) : t.list.leadRunning,
        href,
      },
      publish:
        since && published
          ? {
              state: 'done',
              text: t.report.published(short(dayOf(since))),
              href: paths.workPlan(round.id, published.id),
            }
          : { state: 'open', text: t.report.unpublished, href },
    },
  }
}
