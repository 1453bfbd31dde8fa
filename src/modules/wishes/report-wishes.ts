// What the start page of a round says about its wishes.
import { paths } from '../../kernel/names/paths.ts'
import { type RoundReporter, stageOf } from '../rounds/index.ts'
import { countAnswers } from './read-answers.ts'
import { t } from './texts.ts'

export const reportWishes: RoundReporter = async (actor, services, page) => {
  const stage = stageOf(page, services.today())
  if (stage === 'setup') return {}
  const counted = await countAnswers(actor, services, page.round.id)
  if (!counted.ok) return {}
  const all = counted.value.reduce((sum, { pupilCount }) => sum + pupilCount, 0)
  const answered = counted.value.reduce((sum, { answeredCount }) => sum + answeredCount, 0)
  if (all === 0) return {}
  return {
    steps: {
      wishes: {
        state: stage === 'planning' || answered === all ? 'done' : 'doing',
        text: t.report(answered, all),
        href: paths.workWishes(page.round.id),
      },
    },
  }
}
