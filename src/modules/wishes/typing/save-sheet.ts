// Saves the table of a class: all of it or nothing, and never over something that came in meanwhile.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { type AuditLine, recordAudits } from '../../../platform/audit/record-audit.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { isPlanPublished } from '../../rounds/index.ts'
import { isSameChoice } from '../choice.ts'
import { mayTypeWishes } from '../policy.ts'
import { findAnswers, findReasons, type NewAnswer, putAnswers, removeAnswers } from '../store.ts'
import type { Answer, Choice, Way } from '../terms.ts'
import { openSheet, type Sheet, type SheetRefusal } from './open-sheet.ts'
import { type CellFault, parseRow, rowText, type TypedRow } from './typed-sheet.ts'

export type SaveSheetRefusal =
  | { readonly code: SheetRefusal }
  | { readonly code: Closed; readonly sheet: Sheet }
  | { readonly code: 'faulty'; readonly sheet: Sheet; readonly faults: readonly CellFault[] }
  | { readonly code: 'stale'; readonly sheet: Sheet; readonly stale: ReadonlyMap<string, Answer | undefined> }

export interface SavedSheet {
  readonly changed: number
  readonly emptied: number
}

/** The round has begun, or a plan is published that no longer asks for wishes. */
export type Closed = 'too-late' | 'published'

/**
 * Paper comes in after the deadline, too: until the round begins or its plan is published. Whatever came later would look
 * saved and count for nothing. Withdrawing the plan opens it again.
 */
export function closedBy({ page }: Pick<Sheet, 'page'>, today: string): Closed | undefined {
  if (today >= page.round.startsOn) return 'too-late'
  return page.round.heldBy === 'published' ? 'published' : undefined
}

export async function saveSheet(
  actor: Actor,
  services: Services,
  given: { readonly roundId: string; readonly classId: string; readonly rows: readonly TypedRow[] },
): Promise<Result<SavedSheet, SaveSheetRefusal>> {
  const { roundId, classId } = given
  const opened = await openSheet(actor, services, { roundId, classId, may: mayTypeWishes, withNames: true })
  if (!opened.ok) return refused({ code: opened.error })
  const sheet = opened.value
  const closed = closedBy(sheet, services.today())
  if (closed !== undefined) return refused({ code: closed, sheet })
  const fields = sheet.fields.map(({ key }) => key)
  const ofClass = new Map(sheet.pupils.map((pupil) => [pupil.id, pupil]))
  const touched = given.rows.filter((row) => ofClass.has(row.pupilId) && rowText(fields, row) !== row.original)
  const parsed = touched.map((row) => ({ row, choice: parseRow(row, { fields, most: sheet.page.round.wishCount }) }))
  const faults = parsed.flatMap(({ choice }) => (choice.ok ? [] : choice.error))
  if (faults.length > 0) return refused({ code: 'faulty', sheet, faults })
  const wanted = parsed.flatMap(({ row, choice }) => (choice.ok ? [{ row, choice: choice.value }] : []))
  return inContext(services.database, actor, async (tx) => {
    if (await isPlanPublished(tx, actor, roundId)) return refused({ code: 'published' as const, sheet })
    const pupilIds = wanted.map(({ row }) => row.pupilId)
    const stored = await findAnswers(tx, { roundId, pupilIds, lock: true })
    const open = wanted.filter(({ row, choice }) => !isStored(stored.get(row.pupilId), choice))
    const stale = new Map(
      open
        .filter(({ row }) => (stored.get(row.pupilId)?.version ?? 0) !== row.version)
        .map(({ row }) => [row.pupilId, stored.get(row.pupilId)] as const),
    )
    if (stale.size > 0) return refused({ code: 'stale' as const, sheet, stale })
    // A reason that somebody gave on the phone stays with its field; it is not opened for that.
    const sealed = Map.groupBy(await findReasons(tx, { roundId, pupilIds }), ({ pupilId }) => pupilId)
    const answers = open.flatMap(({ row, choice }): NewAnswer[] =>
      choice === undefined
        ? []
        : [
            {
              ...choice,
              pupilId: row.pupilId,
              organizationId: sheet.schoolClass.organizationId,
              way: 'paper',
              language: 'de',
              version: row.version,
              reasons: new Map((sealed.get(row.pupilId) ?? []).map((one) => [one.berufsfeld, one.sealed])),
            },
          ],
    )
    const missed = await putAnswers(tx, { regionId: actor.regionId, roundId, at: services.now() }, answers)
    if (missed.size > 0) {
      const now = await findAnswers(tx, { roundId, pupilIds })
      // Nothing of the class is kept: the transaction ends with the refusal.
      throw new OvertakenWhileSaving(new Map([...missed].map((id) => [id, now.get(id)])))
    }
    const emptied = open.filter(({ choice }) => choice === undefined).map(({ row }) => row.pupilId)
    await removeAnswers(tx, roundId, emptied)
    await recordAudits(tx, actor, services, [
      ...answers.map((answer) => typedLine(answer, stored.get(answer.pupilId))),
      ...emptied.map((objectId) => ({ action: 'wishes.clear', objectKind: 'wishes', objectId })),
    ])
    return ok({ changed: answers.length, emptied: emptied.length })
  }).catch((error: unknown) => {
    if (error instanceof OvertakenWhileSaving) return refused({ code: 'stale' as const, sheet, stale: error.stale })
    throw error
  })
}

/** Somebody answered for the first time between our look and our writing: the whole class is rolled back. */
class OvertakenWhileSaving extends Error {
  override name = 'OvertakenWhileSaving'
  readonly stale: ReadonlyMap<string, Answer | undefined>
  constructor(stale: ReadonlyMap<string, Answer | undefined>) {
    super('answered meanwhile')
    this.stale = stale
  }
}

const isStored = (stored: Answer | undefined, choice: Choice | undefined): boolean =>
  stored === undefined || choice === undefined ? stored === choice : isSameChoice(stored, choice)

const typedLine = (answer: NewAnswer & { readonly way: Way }, before: Answer | undefined): AuditLine => ({
  action: 'wishes.type',
  objectKind: 'wishes',
  objectId: answer.pupilId,
  changes: [
    { field: 'way', before: before?.way ?? null, after: answer.way },
    { field: 'wishCount', before: before ? String(before.wishes.length) : null, after: String(answer.wishes.length) },
    { field: 'neverCount', before: before ? String(before.never.length) : null, after: String(answer.never.length) },
  ],
})
