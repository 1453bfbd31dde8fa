// Wishes of the fictional Landkreis Musterau: most have answered, some by paper, cars and hair are wanted most, and a few
// are still missing while the round is open.
import type { SystemActor } from '../../platform/actor/actor.ts'
import { inContext } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { listRounds, type Round, stageOf } from '../rounds/index.ts'
import { sealReasons } from './entering/reasons.ts'
import { offeredFields } from './offered-fields.ts'
import { readRoundAnswers } from './read-answers.ts'
import { hasAnswers, type NewAnswer, putAnswers } from './store.ts'
import type { Way } from './terms.ts'

/** How much each field is wanted, against the others. */
const liking: Readonly<Record<string, number>> = {
  kfz: 10,
  koerperpflege: 9,
  it: 6,
  soziales: 6,
  pflege: 6,
  holz: 5,
  elektro: 5,
  medien: 5,
  metall: 4,
  ernaehrung: 4,
  wirtschaft: 4,
  bau: 3,
  farbe: 3,
  gastronomie: 3,
  agrar: 3,
}
const usualLiking = 2

const reasons = [
  'Ich habe eine Allergie gegen Mehlstaub.',
  'Ich mag keine lauten Maschinen.',
  'Mein Bruder macht das, ich will etwas anderes.',
  'Ich kann kein Blut sehen.',
  'Chemie auf der Haut vertrage ich nicht.',
]

const languages = ['de', 'de', 'de', 'de', 'de', 'de', 'de', 'tr', 'uk', 'ar', 'ru', 'en']

/** 0 ≤ x < 1, the same in every run; good enough to make pupils differ from each other. */
const drawn = (seed: number): number => {
  const wave = Math.sin(seed * 12.9898) * 43758.5453
  return wave - Math.floor(wave)
}

/** Fields in the order of a drawing in which well-liked ones tend to come first (Efraimidis and Spirakis, 2006). */
function shuffled(fields: readonly string[], seed: number, weight: (field: string) => number): string[] {
  return fields
    .map((field, index) => ({ field, at: -Math.log(1 - drawn(seed + index * 17.31)) / weight(field) }))
    .sort((a, b) => a.at - b.at)
    .map(({ field }) => field)
}

const likingOf = (field: string): number => liking[field] ?? usualLiking

function drawAnswer(
  pupil: { readonly id: string; readonly organizationId: string },
  given: { readonly seed: number; readonly fields: readonly string[]; readonly round: Round },
): NewAnswer {
  const { seed, fields, round } = given
  const order = shuffled(fields, seed, likingOf)
  const count = Math.max(1, round.wishCount - (drawn(seed + 0.5) < 0.2 ? 1 + Math.floor(drawn(seed + 0.6) * 2) : 0))
  const wishes = order.slice(0, count)
  const neverCount = drawn(seed + 0.7) < 0.35 ? (drawn(seed + 0.8) < 0.25 ? 2 : 1) : 0
  const never = shuffled(order.slice(count), seed + 0.3, (field) => 1 / likingOf(field)).slice(0, neverCount)
  const outside = round.asksOutsideField ? order.slice(count).find((field) => !never.includes(field)) : undefined
  const way: Way = drawn(seed + 0.9) < 0.78 ? 'phone' : drawn(seed + 0.95) < 0.93 ? 'paper' : 'import'
  return {
    pupilId: pupil.id,
    organizationId: pupil.organizationId,
    way,
    language: way === 'phone' ? (languages[Math.floor(drawn(seed + 0.4) * languages.length)] ?? 'de') : 'de',
    wishes,
    never,
    outside: outside ?? null,
    version: 0,
  }
}

/** 95 of 100 have answered where the round is planned or runs, 92 while wishes are still open. */
const shareOf = { setup: 0, wishes: 0.92, planning: 0.95 } as const

export async function fillDemo(actor: SystemActor, services: Services): Promise<void> {
  const listed = await listRounds(actor, services)
  if (!listed.ok) return
  for (const round of listed.value) await fillRound(actor, services, round)
}

async function fillRound(actor: SystemActor, services: Services, round: Round): Promise<void> {
  const share = shareOf[stageOf({ round }, services.today())]
  if (share === 0 || (await inContext(services.database, actor, (tx) => hasAnswers(tx, round.id)))) return
  const read = await readRoundAnswers(actor, services, round.id)
  if (!read.ok) return
  const { page, classes, pupilsByClass } = read.value
  let seed = round.startsOn.charCodeAt(6)
  const answers = classes.flatMap((one, index) => {
    const fields = offeredFields(page, { classId: one.id, organizationId: one.organizationId }).map(({ key }) => key)
    // Some classes are better reminded than others, and it evens out.
    const reminded = share + (index % 2 === 0 ? 0.03 : -0.03)
    return (pupilsByClass.get(one.id) ?? []).flatMap((pupil) => {
      seed += 1.37
      if (fields.length === 0 || drawn(seed + 0.1) >= reminded) return []
      return [drawAnswer(pupil, { seed, fields, round })]
    })
  })
  await inContext(services.database, actor, async (tx) => {
    const withReasons: NewAnswer[] = []
    for (const [index, answer] of answers.entries()) {
      const [field] = answer.never
      const isTold = field !== undefined && answer.way === 'phone' && index % 40 === 0
      const given = isTold
        ? new Map([[field, reasons[(index / 40) % reasons.length] ?? '']])
        : new Map<string, string>()
      const sealed = await sealReasons(tx, services, { roundId: round.id, pupilId: answer.pupilId, reasons: given })
      withReasons.push(isTold ? { ...answer, reasons: sealed } : answer)
    }
    await putAnswers(tx, { regionId: actor.regionId, roundId: round.id, at: services.now() }, withReasons)
  })
}
