import pg from 'pg'

/**
 * Drops a database that may be in use. WITH (FORCE) would not do for an owner who is no superuser: it is refused as soon as
 * autovacuum looks at the database, whereas the plain statement sends autovacuum away and waits for it.
 */
export async function dropDatabase(admin: pg.Client, name: string): Promise<void> {
  await admin.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND backend_type = 'client backend'`,
    [name],
  )
  await admin.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)}`)
}
