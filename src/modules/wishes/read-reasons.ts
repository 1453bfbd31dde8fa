// Why something is out of the question for the pupils of a class: for their own school, and never without a line in the
// protocol.
import { ok, type Result } from '../../kernel/result.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { recordAudit } from '../../platform/audit/record-audit.ts'
import { inContext } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { openReasons, type Reason } from './entering/reasons.ts'
import { mayReadReasons } from './policy.ts'
import { findReasons } from './store.ts'
import { openSheet, type Sheet, type SheetRefusal } from './typing/open-sheet.ts'

export interface ClassReasons {
  readonly sheet: Sheet
  readonly reasons: readonly Reason[]
}

export async function readReasons(
  actor: Actor,
  services: Services,
  asked: { readonly roundId: string; readonly classId: string },
): Promise<Result<ClassReasons, SheetRefusal>> {
  const opened = await openSheet(actor, services, { ...asked, may: mayReadReasons, withNames: true })
  if (!opened.ok) return opened
  const sheet = opened.value
  const reasons = await inContext(services.database, actor, async (tx) => {
    const pupilIds = sheet.pupils.map(({ id }) => id)
    const found = await openReasons(
      tx,
      services,
      await findReasons(tx, { roundId: asked.roundId, pupilIds }),
      asked.roundId,
    )
    await recordAudit(tx, actor, services, {
      action: 'wishes.read-reasons',
      objectKind: 'school-class',
      objectId: asked.classId,
      changes: [
        { field: 'pupilIds', before: null, after: [...new Set(found.map(({ pupilId }) => pupilId))].join(' ') || null },
      ],
    })
    return found
  })
  return ok({ sheet, reasons })
}
