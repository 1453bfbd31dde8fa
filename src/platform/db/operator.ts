// Work that belongs to the installation and not to one region: adding a region. Done as steg_operator, on a connection of
// the owner; the running application never has it.
import { sql } from 'kysely'
import pg from 'pg'
import { databaseOn, type Tx } from './database.ts'
import { operatorRole } from './roles.ts'

export async function asOperator<T>(owner: pg.PoolConfig, work: (tx: Tx) => Promise<T>): Promise<T> {
  const database = databaseOn(new pg.Pool({ ...owner, max: 1 }))
  try {
    return await database.kysely.transaction().execute(async (tx) => {
      await sql`SET LOCAL ROLE ${sql.id(operatorRole)}`.execute(tx)
      return await work(tx)
    })
  } finally {
    await database.close()
  }
}
