// Asks PostgreSQL's catalogue what there is to back up and what has to step aside while rows are loaded.
import pg from 'pg'
import { operatorRole } from '../roles.ts'

export interface StoredTable {
  readonly schema: string
  readonly name: string
  /** Without generated columns: those are computed again. */
  readonly columns: string[]
  readonly hasRowSecurity: boolean
  readonly forcesRowSecurity: boolean
  /** steg_operator may select from it, and a policy shows it every row. */
  readonly operatorSeesAll: boolean
}

export const qualified = (object: { readonly schema: string; readonly name: string }): string =>
  `${pg.escapeIdentifier(object.schema)}.${pg.escapeIdentifier(object.name)}`

const ofOurs = (namespace: string): string => `${namespace} !~ '^pg_' AND ${namespace} <> 'information_schema'`

const notOfExtension = (catalogue: string, oid: string): string =>
  `NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '${catalogue}'::regclass AND d.objid = ${oid} AND d.deptype = 'e')`

/** All ordinary tables and partitions of all schemas, without the migration level, which a restore makes itself. */
export async function storedTables(client: pg.ClientBase): Promise<readonly StoredTable[]> {
  const answer = await client.query<StoredTable>(
    `SELECT n.nspname AS schema, c.relname AS name, c.relrowsecurity AS "hasRowSecurity",
       c.relforcerowsecurity AS "forcesRowSecurity",
       ARRAY(SELECT a.attname::text FROM pg_attribute a
         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum
       ) AS columns,
       has_table_privilege(o.oid, c.oid, 'SELECT') AND has_schema_privilege(o.oid, n.oid, 'USAGE')
         AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive AND p.polcmd IN ('*', 'r')
           AND (o.oid = ANY (p.polroles) OR 0 = ANY (p.polroles)) AND pg_get_expr(p.polqual, p.polrelid) = 'true')
         AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND NOT p.polpermissive
           AND p.polcmd IN ('*', 'r') AND (o.oid = ANY (p.polroles) OR 0 = ANY (p.polroles))) AS "operatorSeesAll"
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, pg_roles o
     WHERE o.rolname = $1 AND c.relkind = 'r' AND ${ofOurs('n.nspname')}
       AND NOT (n.nspname = 'public' AND c.relname = 'steg_migration')
       AND ${notOfExtension('pg_class', 'c.oid')}
     ORDER BY n.nspname, c.relname`,
    [operatorRole],
  )
  return answer.rows.filter((table) => table.columns.length > 0)
}

export async function storedSequences(
  client: pg.ClientBase,
): Promise<{ schema: string; name: string; next: string }[]> {
  const list = await client.query<{ schema: string; name: string; increment: string }>(
    `SELECT n.nspname AS schema, c.relname AS name, s.seqincrement::text AS increment
     FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE ${ofOurs('n.nspname')} AND ${notOfExtension('pg_class', 'c.oid')} ORDER BY n.nspname, c.relname`,
  )
  const sequences = []
  for (const { schema, name, increment } of list.rows) {
    const state = await client.query<{ next: string }>(
      `SELECT (last_value + CASE WHEN is_called THEN $1::bigint ELSE 0 END)::text AS next FROM ${qualified({ schema, name })}`,
      [increment],
    )
    sequences.push({ schema, name, next: state.rows[0]?.next ?? '1' })
  }
  return sequences
}

export interface Step {
  readonly aside: string
  readonly back: string
}

/**
 * What has to step aside before rows can be loaded in any order, with the statement that brings each back exactly as it
 * was. Foreign keys are made anew, which checks all rows at once.
 */
export async function obstacles(client: pg.ClientBase): Promise<readonly Step[]> {
  const steps = await client.query<Step>(
    `SELECT format('ALTER TABLE %I.%I DROP CONSTRAINT %I', n.nspname, c.relname, k.conname) AS aside,
       format('ALTER TABLE %I.%I ADD CONSTRAINT %I %s', n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid))
         || coalesce(format('; COMMENT ON CONSTRAINT %I ON %I.%I IS %L', k.conname, n.nspname, c.relname,
              obj_description(k.oid, 'pg_constraint')), '') AS back
     FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE k.contype = 'f' AND k.conparentid = 0 AND ${ofOurs('n.nspname')}
     UNION ALL
     SELECT format('ALTER TABLE %I.%I DISABLE TRIGGER %I', n.nspname, c.relname, g.tgname),
       format('ALTER TABLE %I.%I ENABLE %s TRIGGER %I', n.nspname, c.relname,
         CASE g.tgenabled WHEN 'A' THEN 'ALWAYS' WHEN 'R' THEN 'REPLICA' ELSE '' END, g.tgname)
     FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE NOT g.tgisinternal AND g.tgenabled <> 'D' AND g.tgparentid = 0 AND ${ofOurs('n.nspname')}
     UNION ALL
     SELECT format('ALTER TABLE %I.%I NO FORCE ROW LEVEL SECURITY', n.nspname, c.relname),
       format('ALTER TABLE %I.%I FORCE ROW LEVEL SECURITY', n.nspname, c.relname)
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND c.relforcerowsecurity AND ${ofOurs('n.nspname')}`,
  )
  return steps.rows
}

/** Statements that empty the database of everything a migration can have made; extensions stay. */
export async function dropStatements(client: pg.ClientBase): Promise<readonly string[]> {
  const answer = await client.query<{ statement: string }>(
    `SELECT format('DROP SCHEMA IF EXISTS %I CASCADE', n.nspname) AS statement FROM pg_namespace n
       WHERE ${ofOurs('n.nspname')} AND n.nspname <> 'public' AND ${notOfExtension('pg_namespace', 'n.oid')}
     UNION ALL
     SELECT format('DROP %s IF EXISTS public.%I CASCADE', CASE c.relkind WHEN 'v' THEN 'VIEW'
         WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' WHEN 'f' THEN 'FOREIGN TABLE' ELSE 'TABLE' END, c.relname)
       FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
         AND ${notOfExtension('pg_class', 'c.oid')}
         AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
           AND c.relkind = 'S' AND d.deptype IN ('a', 'i'))
     UNION ALL
     SELECT format('DROP ROUTINE IF EXISTS public.%I(%s) CASCADE', f.proname, pg_get_function_identity_arguments(f.oid))
       FROM pg_proc f WHERE f.pronamespace = 'public'::regnamespace AND ${notOfExtension('pg_proc', 'f.oid')}
     UNION ALL
     SELECT format('DROP TYPE IF EXISTS public.%I CASCADE', y.typname) FROM pg_type y
       WHERE y.typnamespace = 'public'::regnamespace AND y.typtype IN ('e', 'd', 'r') AND ${notOfExtension('pg_type', 'y.oid')}`,
  )
  return answer.rows.map((row) => row.statement)
}
