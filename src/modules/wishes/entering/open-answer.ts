// What the holder of a slip finds: for which round, at what stage, with which fields, and what was answered before. Whoever
// knows a code can act for the pupil, and the office and the school know codes: so nothing secret is opened here. Of a
// reason the pages learn only that there is one.
import type { SystemActor } from '../../../platform/actor/actor.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { findOrganizationNamesIn } from '../../network/index.ts'
import { mayBePlanned } from '../../pupils/index.ts'
import { type Berufsfeld, findRound, listRounds, type Round, stageOf } from '../../rounds/index.ts'
import { offeredFields } from '../offered-fields.ts'
import { findAnswers } from '../store.ts'
import type { Answer } from '../terms.ts'
import type { PupilVisit } from './pupil-session.ts'

/** The pupil has no account: the program acts after the code was checked. */
export const bySlip = (regionId: string): SystemActor => ({ kind: 'system', regionId, reason: 'slip' })

export interface OpenRound {
  readonly round: Round
  readonly fields: readonly Berufsfeld[]
  readonly answer: Answer | undefined
}

export type OpenAnswer = { readonly schoolName: string } & (
  | { readonly stage: 'none' | 'not-planned' }
  | ({ readonly stage: 'early' | 'open' | 'late' } & OpenRound)
)

const stages = { setup: 'early', wishes: 'open', planning: 'late' } as const

/** Open ones first, then what comes next, then what was last. */
function bestOf(rounds: readonly Round[], today: Round['startsOn']): Round | undefined {
  const at = (stage: 'setup' | 'wishes' | 'planning') =>
    rounds.filter((round) => round.wishesFrom !== null && stageOf({ round }, today) === stage)
  const [open] = at('wishes').sort((a, b) => ((a.wishesUntil ?? '') < (b.wishesUntil ?? '') ? -1 : 1))
  const [next] = at('setup').sort((a, b) => ((a.wishesFrom ?? '') < (b.wishesFrom ?? '') ? -1 : 1))
  const [last] = at('planning').sort((a, b) => (a.startsOn > b.startsOn ? -1 : 1))
  return open ?? next ?? last
}

export async function openAnswer(services: Services, { regionId, pupil }: PupilVisit): Promise<OpenAnswer> {
  const program = bySlip(regionId)
  const today = services.today()
  const schoolName = await inContext(services.database, program, async (tx) => {
    const [school] = await findOrganizationNamesIn(tx, [pupil.organizationId])
    return school?.name ?? ''
  })
  const listed = await listRounds(program, services)
  const round = bestOf(
    (listed.ok ? listed.value : []).filter(
      (one) => one.schoolYear === pupil.schoolYear && one.grade === pupil.grade && one.endsOn >= today,
    ),
    today,
  )
  if (round === undefined) return { schoolName, stage: 'none' }
  const page = await findRound(program, services, round.id)
  const takesPart =
    page.ok && page.value.schools.some((one) => one.organizationId === pupil.organizationId && one.takesPart)
  if (!page.ok || !takesPart) return { schoolName, stage: 'none' }
  const planning = (await mayBePlanned(services, regionId, [pupil.id])).get(pupil.id)
  if (planning?.may !== true) return { schoolName, stage: 'not-planned' }
  const answers = await inContext(services.database, program, (tx) =>
    findAnswers(tx, { roundId: round.id, pupilIds: [pupil.id] }),
  )
  return {
    schoolName,
    // Whatever came after a plan is published would look saved and count for nothing.
    stage: round.heldBy === 'published' ? 'late' : stages[stageOf({ round }, today)],
    round,
    fields: offeredFields(page.value, pupil),
    answer: answers.get(pupil.id),
  }
}
