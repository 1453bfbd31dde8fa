// The list of all work that runs by itself.
import { join } from 'node:path'
import type pg from 'pg'
import { backupIfDue } from '../platform/db/backup/schedule.ts'
import { importJob } from '../platform/imports/job.ts'
import { forgetOldJobs, type JobKind } from '../platform/jobs/jobs.ts'
import { forgetOldMail, sendWaitingMail } from '../platform/mail/send-mail.ts'
import type { Services } from '../platform/services.ts'
import { allImportTargets } from './imports.ts'

export const allJobs = (owner: pg.PoolConfig, services: Services): readonly JobKind[] => [
  { kind: 'mail.send', everySeconds: 5, run: (_job, given) => sendWaitingMail(given) },
  {
    kind: 'housekeeping',
    everySeconds: 3600,
    run: async (_job, given) => {
      await forgetOldJobs(given.database)
      await forgetOldMail(given)
    },
  },
  importJob(allImportTargets),
]
