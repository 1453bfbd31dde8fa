// What a restored backup must not bring back.
import type pg from 'pg'
import { operatorRole } from '../../../platform/db/roles.ts'

/**
 * After a restore, as the owner and in its transaction: sessions and reset links that were ended since the backup would
 * open the door again. People sign in anew, and ask for a new link.
 */
export async function closeRestoredLogins(client: Pick<pg.ClientBase, 'query'>): Promise<void> {
  await client.query(`SET LOCAL ROLE ${operatorRole}`)
  await client.query('DELETE FROM accounts.session')
  await client.query('DELETE FROM accounts.one_time_token')
  await client.query('RESET ROLE')
}
