// Names of teachers are forgotten a year after the round: until then last year's workshops are copied with them.
import { addDays } from '../../kernel/plain-date.ts'
import { recordAudit } from '../../platform/audit/record-audit.ts'
import { inContext } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { listRegions } from '../network/index.ts'
import { deleteTeachersOfRounds } from './store-teachers.ts'

export const daysTeachersKept = 365

export async function forgetOldTeachers(services: Services): Promise<number> {
  const endedBefore = addDays(services.today(), -daysTeachersKept)
  let count = 0
  for (const region of await listRegions(services)) {
    const actor = { kind: 'system', regionId: region.id, reason: 'housekeeping' } as const
    count += await inContext(services.database, actor, async (tx) => {
      const gone = await deleteTeachersOfRounds(tx, endedBefore)
      if (gone > 0) {
        await recordAudit(tx, actor, services, {
          action: 'workshop-teacher.erase',
          objectKind: 'workshop',
          changes: [{ field: 'teacher', before: String(gone), after: null }],
        })
      }
      return gone
    })
  }
  return count
}
