// Once a week the office gets a mail with what waits for it about freshness, as long as something does: not everybody opens
// the work area every day.
import { paths } from '../../../kernel/names/paths.ts'
import type { SystemActor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { isPlainAddress } from '../../../platform/mail/address.ts'
import { queueMail, wasQueuedSince } from '../../../platform/mail/outbox.ts'
import type { Services } from '../../../platform/services.ts'
import { findOfficeReach, type Region } from '../../network/index.ts'
import { mailTexts } from './mail-texts.ts'
import { officeTasks, reportTasks } from './waiting-tasks.ts'

const purpose = 'office-digest'
/** Half a day less than a week, so that a job that runs once a day does not slip to the eighth. */
const quietMilliseconds = 6.5 * 86_400_000

export async function tellOffice(tx: Tx, actor: SystemActor, services: Services, region: Region): Promise<void> {
  const since = new Date(services.now().getTime() - quietMilliseconds)
  if (await wasQueuedSince(tx, { purpose, since })) return
  const { email } = await findOfficeReach(tx)
  if (email === null || !isPlainAddress(email)) return
  const tasks = [...(await reportTasks(tx)), ...(await officeTasks(tx, services))].filter(({ count }) => count > 0)
  if (tasks.length === 0) return
  await queueMail(tx, actor, services, {
    to: email,
    purpose,
    ...mailTexts.officeDigest({
      region: region.name,
      tasks: tasks.map(({ title }) => title),
      link: services.settings.baseUrl + paths.work,
    }),
  })
  await recordAudit(tx, actor, services, {
    action: 'freshness.tell-office',
    objectKind: 'region',
    objectId: actor.regionId,
  })
}
