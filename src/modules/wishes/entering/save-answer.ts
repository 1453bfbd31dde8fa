// A pupil sends what was chosen. Two windows, or a window and a sheet of paper: who comes second is asked, nothing is lost.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import { inContext } from '../../../platform/db/database.ts'
import { currentLocale } from '../../../platform/i18n/locale.ts'
import type { Services } from '../../../platform/services.ts'
import { isPlanPublished } from '../../rounds/index.ts'
import { type ChoiceRefusal, type Draft, faultOf, isSameChoice } from '../choice.ts'
import { findAnswers, findReasons, putAnswers } from '../store.ts'
import { type Answer, longestReason } from '../terms.ts'
import { bySlip, openAnswer } from './open-answer.ts'
import type { PupilVisit } from './pupil-session.ts'
import { openReasons, type Reason, sealReasons } from './reasons.ts'

export type SaveRefusal =
  | { readonly code: 'not-open' }
  | { readonly code: ChoiceRefusal }
  | { readonly code: 'reason-too-long'; readonly fields: readonly string[] }
  | { readonly code: 'conflict'; readonly stored: Answer | undefined }

export interface GivenReasons {
  /** As typed, by field. Empty: what is stored stays, since the page never showed it. */
  readonly typed: ReadonlyMap<string, string>
  /** Fields whose stored reason is to go. */
  readonly dropped: ReadonlySet<string>
}

/** Whether the reasons given, on top of those stored, leave everything as it is. */
function changesNothing({ typed, dropped }: GivenReasons, stored: readonly Reason[]): boolean {
  const textOf = new Map(stored.map(({ berufsfeld, text }) => [berufsfeld, text]))
  return (
    [...typed].every(([field, text]) => text === '' || textOf.get(field) === text) &&
    ![...dropped].some((field) => textOf.has(field) && (typed.get(field) ?? '') === '')
  )
}

export async function saveAnswer(
  services: Services,
  visit: PupilVisit,
  given: { readonly draft: Draft; readonly reasons: GivenReasons },
): Promise<Result<Answer, SaveRefusal>> {
  const opened = await openAnswer(services, visit)
  if (opened.stage !== 'open') return refused({ code: 'not-open' })
  const { round } = opened
  const draft = { ...given.draft, outside: round.asksOutsideField ? given.draft.outside : null }
  const fault = faultOf(draft, round.wishCount)
  if (fault !== undefined) return refused({ code: fault })
  const isNever = ([field]: readonly [string, string]) => draft.never.includes(field)
  const typed = new Map([...given.reasons.typed].filter(isNever).map(([field, text]) => [field, text.trim()]))
  const tooLong = [...typed].filter(([, text]) => text.length > longestReason).map(([field]) => field)
  if (tooLong.length > 0) return refused({ code: 'reason-too-long', fields: tooLong })
  const program = bySlip(visit.regionId)
  const { id: pupilId, organizationId } = visit.pupil
  return inContext(services.database, program, async (tx) => {
    if (await isPlanPublished(tx, program, round.id)) return refused({ code: 'not-open' as const })
    const ofPupil = { roundId: round.id, pupilIds: [pupilId] }
    const stored = (await findAnswers(tx, { ...ofPupil, lock: true })).get(pupilId)
    const sealedBefore = await findReasons(tx, ofPupil)
    const { dropped } = given.reasons
    const isSame =
      stored !== undefined &&
      isSameChoice(stored, draft) &&
      changesNothing({ typed, dropped }, await openReasons(tx, services, sealedBefore, round.id))
    // Sent twice, by a second tap or by a phone that was not sure: that is no conflict.
    if (isSame) return ok(stored)
    if ((stored?.version ?? 0) !== draft.version) return refused({ code: 'conflict', stored })
    const kept = sealedBefore.filter(({ berufsfeld }) => draft.never.includes(berufsfeld) && !dropped.has(berufsfeld))
    const sealed = new Map([
      ...kept.map((one) => [one.berufsfeld, one.sealed] as const),
      ...(await sealReasons(tx, services, { roundId: round.id, pupilId, reasons: typed })),
    ])
    const answer = { ...draft, pupilId, organizationId, way: 'phone' as const, language: currentLocale() }
    const missed = await putAnswers(tx, { regionId: visit.regionId, roundId: round.id, at: services.now() }, [
      { ...answer, reasons: sealed },
    ])
    if (missed.size > 0) {
      return refused({ code: 'conflict', stored: (await findAnswers(tx, ofPupil)).get(pupilId) })
    }
    // Only that somebody answered, and how much: what was wished stays where it can be erased.
    await recordAudit(tx, program, services, {
      action: 'wishes.save',
      objectKind: 'wishes',
      objectId: pupilId,
      changes: [
        { field: 'way', before: stored?.way ?? null, after: 'phone' },
        { field: 'wishCount', before: count(stored?.wishes), after: count(draft.wishes) },
        { field: 'neverCount', before: count(stored?.never), after: count(draft.never) },
      ],
    })
    return ok({ ...answer, version: draft.version + 1, withReason: [...sealed.keys()] })
  })
}

const count = (list: readonly string[] | undefined): string | null => (list === undefined ? null : String(list.length))
