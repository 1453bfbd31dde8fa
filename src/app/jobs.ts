// The list of all work that runs by itself.
import type pg from 'pg'
import { forgetOldLogins } from '../modules/accounts/index.ts'
import { listRegions } from '../modules/network/index.ts'
import {
  checkOfferLinks,
  forgetOldReports,
  forgetOldSearches,
  keepOffersFresh,
  refreshIndexes,
} from '../modules/offers/index.ts'
import { forgetEndedPlans, planJob } from '../modules/plans/index.ts'
import { forgetOutdatedPupils } from '../modules/pupils/index.ts'
import { forgetOldTeachers } from '../modules/rounds/index.ts'
import { forgetEndedWishes } from '../modules/wishes/index.ts'
import { backupKey } from '../platform/db/backup/key.ts'
import { backupIfDue } from '../platform/db/backup/schedule.ts'
import { inContext } from '../platform/db/database.ts'
import { importJob } from '../platform/imports/job.ts'
import { forgetFindings, forgetOldContent } from '../platform/imports/store.ts'
import { forgetOldJobs, type JobKind } from '../platform/jobs/jobs.ts'
import { forgetOldMail, sendWaitingMail } from '../platform/mail/send-mail.ts'
import type { Services } from '../platform/services.ts'
import { backupFolder } from './backup-folder.ts'
import { allImportTargets } from './imports.ts'

export const allJobs = (owner: pg.PoolConfig, services: Services): readonly JobKind[] => [
  { kind: 'mail.send', everySeconds: 5, run: (_job, given) => sendWaitingMail(given) },
  {
    kind: 'housekeeping',
    everySeconds: 3600,
    run: async (_job, given) => {
      await forgetOldJobs(given.database)
      await forgetOldMail(given)
      await forgetOldLogins(given)
      await forgetOldUploads(given)
      await forgetOldReports(given)
      await forgetOldSearches(given)
      await forgetOldTeachers(given)
    },
  },
  { kind: 'offers.index', everySeconds: 5, run: (_job, given, signal) => refreshIndexes(given, signal) },
  // Whatever each of them has done today it leaves alone, so that they run again after a restart.
  { kind: 'offers.freshness', everySeconds: 24 * 3600, run: (_job, given, signal) => keepOffersFresh(given, signal) },
  { kind: 'offers.links', everySeconds: 24 * 3600, run: (_job, given, signal) => checkOfferLinks(given, signal) },
  {
    kind: 'pupils.retention',
    everySeconds: 24 * 3600,
    run: async (_job, given, signal) => void (await forgetOutdatedPupils(given, signal)),
  },
  {
    kind: 'rounds.retention',
    everySeconds: 24 * 3600,
    run: async (_job, given, signal) => {
      await forgetEndedPlans(given, signal)
      await forgetEndedWishes(given, signal)
    },
  },
  ...(services.settings.backupEveryHours === 0
    ? []
    : [{ kind: 'backup', everySeconds: 600, run: () => backUp(owner, services) }]),
  importJob(allImportTargets),
  planJob(),
]

/** Files of imports that nobody took over within a day, and after two weeks what a school was told about its pupils. */
async function forgetOldUploads(services: Services): Promise<void> {
  const aDayAgo = new Date(services.now().getTime() - 24 * 3_600_000)
  const twoWeeksAgo = new Date(services.now().getTime() - 14 * 24 * 3_600_000)
  for (const region of await listRegions(services)) {
    const actor = { kind: 'system', regionId: region.id, reason: 'housekeeping' } as const
    await inContext(services.database, actor, async (tx) => {
      await forgetOldContent(tx, aDayAgo)
      await forgetFindings(tx, { createdBefore: twoWeeksAgo })
    })
  }
}

async function backUp(owner: pg.PoolConfig, { settings, now, log }: Services): Promise<void> {
  const key = backupKey({
    dataFolder: settings.dataFolder,
    given: settings.backupKey,
    say: (sentence) => log.info(sentence),
  })
  if (!key.ok) throw new Error(key.error)
  const done = await backupIfDue({
    owner,
    key: key.value,
    folder: backupFolder(settings),
    every: settings.backupEveryHours,
    keep: settings.backupKeep,
    now: now(),
  })
  if (!done.ok) throw new Error(done.error)
  if (done.value.made !== undefined) log.info({ rows: done.value.made.rows }, 'backup made and verified')
}
