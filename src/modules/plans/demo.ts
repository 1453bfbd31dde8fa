// Plans of the fictional Landkreis Musterau: the round of this half-year is planned by the engine and published, with an
// objection that was decided and one that waits; the next round has no run yet.
import { addDays } from '../../kernel/plain-date.ts'
import type { SystemActor } from '../../platform/actor/actor.ts'
import { recordAudits } from '../../platform/audit/record-audit.ts'
import { inContext, type Tx } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { sealForPupil } from '../pupils/index.ts'
import { keepGround, listRounds, type Round } from '../rounds/index.ts'
import { answerPlace, bodyPlace } from './objections/sealed-places.ts'
import { type PlannedRound, planRound } from './problem/plan-round.ts'
import { readPlanningProblem } from './runs/read-planning-input.ts'
import { beginRun, completeRun, findRuns, insertRun, setPublished } from './store.ts'
import { decideObjectionRow, insertObjection } from './store-objections.ts'
import { findSeats, insertSeats } from './store-seats.ts'
import type { Seat } from './terms.ts'

const id = (number: number): string => `03999000-0000-7000-8000-00000000${String(number).padStart(4, '0')}`

export const demoRunId = id(1501)
export const demoObjectionId = (number: 1 | 2): string => id(1510 + number)

const daysSincePublished = 9
const objectionDays = 14

const objections = [
  {
    raisedBy: 'guardian',
    daysAgo: 6,
    text: 'Unser Kind hatte Holz schon beim letzten Mal in der Schule. Gibt es stattdessen etwas mit Tieren oder Pflanzen?',
    answer:
      'Holz bei der BBS ist anders als der Werkraum in der Schule, und im Feld Pflanzen sind alle Plätze vergeben. Der Platz bleibt deshalb.',
  },
  {
    raisedBy: 'pupil',
    daysAgo: 1,
    text: 'Ich bin als Einzige aus meiner Klasse in der Gruppe. Kann ich mit meiner Freundin tauschen? Sie will das auch.',
    answer: null,
  },
] as const

export async function fillDemo(actor: SystemActor, services: Services): Promise<void> {
  const listed = await listRounds(actor, services)
  // The one that began already.
  const round = listed.ok ? listed.value.find(({ startsOn }) => startsOn <= services.today()) : undefined
  if (round === undefined || round.seed === null) return
  const known = await inContext(services.database, actor, (tx) => findRuns(tx, round.id))
  if (known.length > 0) return
  const planning = await readPlanningProblem(actor, services, round.id)
  const planned = planning && (await planRound(planning.input))
  if (planning === undefined || planned?.code !== 'planned') return
  await inContext(services.database, actor, (tx) =>
    storePlan(tx, { actor, services, round, planned, policyVersion: planning.policy.version }),
  )
}

interface Filling {
  readonly actor: SystemActor
  readonly services: Services
  readonly round: Round
  readonly planned: Extract<PlannedRound, { code: 'planned' }>
  readonly policyVersion: number
}

async function storePlan(tx: Tx, filling: Filling): Promise<void> {
  const { actor, services, round, planned, policyVersion } = filling
  const publishedAt = daysAgo(services, daysSincePublished)
  await insertRun(tx, {
    regionId: actor.regionId,
    id: demoRunId,
    roundId: round.id,
    number: 1,
    policyVersion,
    seed: round.seed?.value ?? 0,
    note: null,
    at: publishedAt,
  })
  await beginRun(tx, demoRunId, publishedAt)
  await completeRun(tx, demoRunId, planned, publishedAt)
  for (const rows of planned.seatBatches) await insertSeats(tx, { regionId: actor.regionId, runId: demoRunId, rows })
  const objectionsUntil = addDays(services.today(), objectionDays - daysSincePublished)
  await setPublished(tx, demoRunId, { at: publishedAt, objectionsUntil })
  await keepGround(tx, round.id, 'published')
  await object(tx, filling, await findSeats(tx, demoRunId))
  await recordAudits(tx, actor, services, [
    ...['plan.start', 'plan.complete', 'plan.publish'].map((action) => ({
      action,
      objectKind: 'plan-run',
      objectId: demoRunId,
    })),
  ])
}

const daysAgo = ({ now }: Services, days: number): Date => new Date(now().getTime() - days * 86_400_000)

/** By two pupils who got none of their wishes in the first block, from different schools. */
async function object(tx: Tx, { actor, services }: Filling, seats: readonly Seat[]): Promise<void> {
  const unlucky = seats
    .filter(({ blockNumber, reason }) => blockNumber === 0 && (reason.code === 'not-named' || reason.code === 'wish'))
    .sort((a, b) =>
      a.reason.code === b.reason.code ? (a.pupilId < b.pupilId ? -1 : 1) : a.reason.code < b.reason.code ? -1 : 1,
    )
  const first = unlucky[0]
  const second = unlucky.find(({ organizationId }) => organizationId !== first?.organizationId)
  for (const [index, seat] of [first, second].entries()) {
    const objection = objections[index]
    if (seat === undefined || objection === undefined) continue
    const { pupilId, organizationId } = seat
    const ownId = demoObjectionId(index === 0 ? 1 : 2)
    const body = await sealForPupil(tx, services, { pupilId, place: bodyPlace(ownId), text: objection.text })
    if (body === undefined) continue
    await insertObjection(tx, {
      regionId: actor.regionId,
      id: ownId,
      runId: demoRunId,
      pupilId,
      organizationId,
      raisedBy: objection.raisedBy,
      body,
      raisedAt: daysAgo(services, objection.daysAgo),
    })
    if (objection.answer === null) continue
    const answer = await sealForPupil(tx, services, { pupilId, place: answerPlace(ownId), text: objection.answer })
    if (answer === undefined) continue
    await decideObjectionRow(tx, ownId, { outcome: 'kept', answer, at: daysAgo(services, objection.daysAgo - 1) })
  }
}
