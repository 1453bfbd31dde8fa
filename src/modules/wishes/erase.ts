// What wishes hold about a pupil, found by the code on the slip, and how they forget it. With the pupil itself everything
// goes by the foreign key; this forgets the wishes alone, too.
import { recordAudit } from '../../platform/audit/record-audit.ts'
import type { ErasureStep } from '../../platform/erasure/erasure-step.ts'
import { findPupilOfSubject } from '../pupils/index.ts'
import { berufsfeldLabel } from '../rounds/index.ts'
import { openReasons } from './entering/reasons.ts'
import { findAnswersOfPupil, findReasons, removeAnswers } from './store.ts'
import { t } from './texts.ts'

export const wishesErasure: ErasureStep = {
  module: 'wishes',
  tables: ['wishes.answer', 'wishes.wish'],
  exportOf: async (tx, subject, services) => {
    const pupil = await findPupilOfSubject(tx, subject)
    if (pupil === undefined) return {}
    const answers = await findAnswersOfPupil(tx, pupil.id)
    const words = t.export
    const rows = []
    for (const { roundId, answer } of answers) {
      const sealed = await findReasons(tx, { roundId, pupilIds: [pupil.id] })
      const reasons = await openReasons(tx, services, sealed, roundId)
      rows.push({
        [words.way]: t.sheet.ways[answer.way],
        [words.language]: answer.language,
        [words.wishes]: answer.wishes.map(berufsfeldLabel).join(', '),
        [words.never]: answer.never.map(berufsfeldLabel).join(', '),
        [words.outside]: answer.outside === null ? null : berufsfeldLabel(answer.outside),
        [words.reasons]: reasons.map(({ berufsfeld, text }) => `${berufsfeldLabel(berufsfeld)}: ${text}`).join('; '),
      })
    }
    return { 'wishes.answer': rows }
  },
  erase: async (tx, actor, services, subject) => {
    const pupil = await findPupilOfSubject(tx, subject)
    if (pupil === undefined) return {}
    const answers = await findAnswersOfPupil(tx, pupil.id)
    for (const { roundId } of answers) await removeAnswers(tx, roundId, [pupil.id])
    if (answers.length > 0) {
      await recordAudit(tx, actor, services, {
        action: 'wishes.erase',
        objectKind: 'wishes',
        objectId: pupil.id,
        changes: [{ field: 'answerCount', before: String(answers.length), after: null }],
      })
    }
    return { 'wishes.answer': answers.length }
  },
}
