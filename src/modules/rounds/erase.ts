// What the rounds hold about a person: the name of who teaches in a workshop.
import { recordAudit } from '../../platform/audit/record-audit.ts'
import type { ErasureStep } from '../../platform/erasure/erasure-step.ts'
import { deleteTeacher, findWorkshopsTaughtBy } from './store-teachers.ts'
import { t } from './texts.ts'

export const roundsErasure: ErasureStep = {
  module: 'rounds',
  tables: ['rounds.workshop_teacher'],
  exportOf: async (tx, subject) => ({
    [t.fieldLabels.teacher ?? '']: (await findWorkshopsTaughtBy(tx, subject)).map(({ workshopName, teacher }) => ({
      [t.ofBbs.workshop]: workshopName,
      [t.fieldLabels.teacher ?? '']: teacher,
    })),
  }),
  erase: async (tx, actor, services, subject) => {
    const taught = await findWorkshopsTaughtBy(tx, subject)
    for (const { workshopId } of taught) {
      await deleteTeacher(tx, workshopId)
      await recordAudit(tx, actor, services, {
        action: 'workshop-teacher.erase',
        objectKind: 'workshop',
        objectId: workshopId,
        changes: [{ field: 'teacher' }],
      })
    }
    return { 'rounds.workshop_teacher': taught.length }
  },
}
