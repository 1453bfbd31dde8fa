// When an organisation turns out to be another one, the people who work for it go with it, in the transaction of the merge.
import { sql } from 'kysely'
import { recordAudits } from '../../platform/audit/record-audit.ts'
import type { MergeHook } from '../network/index.ts'

export const followMerge: MergeHook = async (tx, actor, services, { from, to }) => {
  const { rows } = await sql<{ membership_id: string }>`
    SELECT membership_id FROM accounts.memberships_follow(${from}, ${to}, ${services.now()})`.execute(tx)
  await recordAudits(
    tx,
    actor,
    services,
    rows.map((row) => ({
      action: 'membership.move',
      objectKind: 'membership',
      objectId: row.membership_id,
      changes: [{ field: 'organization', before: from, after: to }],
    })),
  )
}
