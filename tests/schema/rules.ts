// What decisions 0003 and 0004 promise, as questions to the catalogue of the database: each names what breaks the promise.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'

/** One column called name, sorted. */
export type Ask = (statement: string, values?: readonly unknown[]) => Promise<string[]>

export type SchemaRule = (ask: Ask) => Promise<string[]>

export const askBy =
  (client: pg.Client): Ask =>
  async (statement, values = []) => {
    const answer = await client.query<{ name: string }>(statement, [...values])
    return answer.rows.map(({ name }) => name).sort()
  }

const ownSchemas = `n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') AND n.nspname NOT LIKE 'pg_temp%'`

export const tables = `SELECT c.oid, n.nspname || '.' || c.relname AS name, c.relrowsecurity, c.relforcerowsecurity
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p') AND ${ownSchemas}`

/** The written list of decision 0003, with its column "Lock". */
const globalTables = [
  ...readFileSync(
    join(import.meta.dirname, '../../docs/decisions/0003-row-level-security-as-second-lock.md'),
    'utf8',
  ).matchAll(/^\| `([a-z_]+\.[a-z_]+)` \| (yes|no) \| (.{20,}) \|$/gm),
].map(([, name = '', lock]) => ({ name, lock: lock === 'yes' }))

export const globalNames: readonly string[] = globalTables.map(({ name }) => name)

const unlockedNames: readonly string[] = globalTables.filter(({ lock }) => !lock).map(({ name }) => name)

/** Tables of a region; takes the global names as first parameter. */
const tenant = `(SELECT * FROM (${tables}) t WHERE NOT t.name = ANY($1))`

const inTurn = async (...questions: readonly (() => Promise<string[]>)[]): Promise<string[]> => {
  const answers: string[] = []
  for (const question of questions) answers.push(...(await question()))
  return answers
}

const tablesAreOfARegionOrListed: SchemaRule = async (ask) => {
  const withRegion = await ask(
    `SELECT t.name FROM (${tables}) t JOIN pg_attribute a ON a.attrelid = t.oid WHERE a.attname = 'region_id' AND a.attnotnull`,
  )
  const all = await ask(tables)
  return [
    ...all
      .filter((name) => !withRegion.includes(name) && !globalNames.includes(name))
      .map((name) => `${name} has no region`),
    ...globalNames.filter((name) => withRegion.includes(name)).map((name) => `${name} is listed but has a region`),
    ...globalNames.filter((name) => !all.includes(name)).map((name) => `${name} is listed but gone`),
  ]
}

const everythingIsExplained: SchemaRule = (ask) =>
  ask(
    `SELECT name FROM (${tables}) t WHERE obj_description(t.oid, 'pg_class') IS NULL
     UNION ALL SELECT 'view ' || n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('v', 'm') AND ${ownSchemas} AND obj_description(c.oid, 'pg_class') IS NULL
     UNION ALL SELECT 'schema ' || nspname FROM pg_namespace n WHERE ${ownSchemas} AND obj_description(oid, 'pg_namespace') IS NULL
     UNION ALL SELECT 'function ' || p.oid::regprocedure FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
       WHERE ${ownSchemas} AND obj_description(p.oid, 'pg_proc') IS NULL
         AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`,
  )

const locksAreOn: SchemaRule = (ask) =>
  ask(
    `SELECT name FROM (${tables}) t WHERE NOT (t.relrowsecurity AND t.relforcerowsecurity) AND NOT t.name = ANY($1)`,
    [unlockedNames],
  )

/** Column names that hold something about a person; who invents another one adds it here. */
const personalColumns =
  '^((.*_)?(email|email_key|given_name|family_name|phone|contact_name)|to_address|body_text|password_hash|(.*_)?person_id|(invited|ended|started)_by|device_label)$'

export const personalTables = (ask: Ask): Promise<string[]> =>
  ask(
    `SELECT DISTINCT t.name FROM (${tables}) t JOIN pg_attribute a ON a.attrelid = t.oid
     WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attname ~ $1`,
    [personalColumns],
  )

const unlockedTablesHoldNothingPersonal: SchemaRule = async (ask) =>
  (await personalTables(ask)).filter((name) => unlockedNames.includes(name))

const keysCarryTheRegion: SchemaRule = (ask) =>
  inTurn(
    () =>
      ask(
        `SELECT t.name || ' ' || i.indexrelid::regclass AS name FROM ${tenant} t JOIN pg_index i ON i.indrelid = t.oid
         WHERE i.indisunique AND NOT EXISTS (
           SELECT FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attname = 'region_id' AND a.attnum = ANY(i.indkey::int2[]))`,
        [globalNames],
      ),
    () =>
      ask(
        `SELECT t.name || ' has no primary key' AS name FROM ${tenant} t
         WHERE NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = t.oid AND i.indisprimary)`,
        [globalNames],
      ),
  )

const referencesCarryTheRegion: SchemaRule = (ask) =>
  ask(
    `SELECT f.conrelid::regclass || ' ' || f.conname AS name FROM pg_constraint f JOIN ${tenant} t ON t.oid = f.confrelid
     WHERE f.contype = 'f' AND NOT EXISTS (
       SELECT FROM unnest(f.conkey, f.confkey) AS pair (here, there)
         JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = pair.here
         JOIN pg_attribute b ON b.attrelid = f.confrelid AND b.attnum = pair.there
       WHERE a.attname = 'region_id' AND b.attname = 'region_id')`,
    [globalNames],
  )

const policiesAskForTheRegion: SchemaRule = (ask) =>
  inTurn(
    () =>
      ask(
        `SELECT t.name || ' has no policy for the application' AS name FROM ${tenant} t WHERE NOT EXISTS (
           SELECT FROM pg_policy p WHERE p.polrelid = t.oid AND 'steg_app'::regrole = ANY(p.polroles))`,
        [globalNames],
      ),
    () =>
      ask(
        `SELECT t.name || ' ' || p.polname AS name FROM ${tenant} t JOIN pg_policy p ON p.polrelid = t.oid
         WHERE 'steg_app'::regrole = ANY(p.polroles) AND EXISTS (
           SELECT FROM unnest(ARRAY[pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)]) AS e (text)
           WHERE e.text IS NOT NULL AND e.text !~ 'region_id = (\\( ?SELECT )?platform\\.acting_region\\(\\)')`,
        [globalNames],
      ),
  )

const policiesNameWhomTheyAreFor: SchemaRule = (ask) =>
  ask(
    `SELECT polrelid::regclass || ' ' || polname AS name FROM pg_policy
     WHERE 0 = ANY(polroles) OR ('steg_app'::regrole = ANY(polroles)
       -- Everybody may see which regions there are (decision 0003).
       AND (polrelid::regclass::text, polname) <> ('network.region', 'region_read')
       AND (pg_get_expr(polqual, polrelid) = 'true' OR pg_get_expr(polwithcheck, polrelid) = 'true'))`,
  )

const rolesHaveNoPower: SchemaRule = (ask) =>
  inTurn(
    () =>
      ask(
        `SELECT rolname AS name FROM pg_roles WHERE rolname IN ('steg_app', 'steg_login', 'steg_operator')
           AND (rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication OR rolcanlogin <> (rolname = 'steg_app'))`,
      ),
    () =>
      ask(`SELECT 'belongs to ' || roleid::regrole AS name FROM pg_auth_members WHERE member = 'steg_app'::regrole`),
  )

const theAppOwnsNothing: SchemaRule = (ask) =>
  inTurn(
    () => ask(`SELECT oid::regclass::text AS name FROM pg_class WHERE relowner = 'steg_app'::regrole`),
    () => ask(`SELECT oid::regprocedure::text AS name FROM pg_proc WHERE proowner = 'steg_app'::regrole`),
    () =>
      ask(
        `SELECT 'may create in ' || nspname AS name FROM pg_namespace n
         WHERE ${ownSchemas} AND has_schema_privilege('steg_app', n.oid, 'CREATE')`,
      ),
  )

const noStrongRights: SchemaRule = (ask) =>
  ask(
    `SELECT t.name || ' ' || p AS name FROM (${tables}) t, unnest(ARRAY['TRUNCATE', 'REFERENCES', 'TRIGGER']) AS p
     WHERE has_table_privilege('steg_app', t.oid, p)`,
  )

const nothingIsForEverybody: SchemaRule = (ask) =>
  ask(
    `SELECT t.name FROM (${tables}) t JOIN pg_class c ON c.oid = t.oid, aclexplode(c.relacl) acl WHERE acl.grantee = 0`,
  )

const viewsAskForThemselves: SchemaRule = (ask) =>
  ask(
    `SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE ${ownSchemas} AND (c.relkind = 'm'
       OR (c.relkind = 'v' AND NOT coalesce(c.reloptions @> ARRAY['security_invoker=true'], false)))`,
  )

const definers = `SELECT p.oid::regprocedure::text AS name, p.proowner, p.proconfig, p.proacl FROM pg_proc p
  JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.prosecdef AND ${ownSchemas}`

/** Functions that look over all regions for the program itself, and why that is right. */
const definersOfTheOperator: Readonly<Record<string, string>> = {
  'platform.regions_with_mail(timestamp with time zone,timestamp with time zone)':
    'The one worker has to learn which regions have mail to send; it gets their ids and nothing about the mail.',
}

const definersAreNarrow: SchemaRule = (ask) =>
  inTurn(
    () =>
      ask(
        `SELECT name || ' does not belong to the login' AS name FROM (${definers}) d
         WHERE proowner <> 'steg_login'::regrole AND NOT (proowner = 'steg_operator'::regrole AND name = ANY($1))`,
        [Object.keys(definersOfTheOperator)],
      ),
    () =>
      ask(
        `SELECT name || ' looks elsewhere' AS name FROM (${definers}) d
         WHERE NOT coalesce('search_path=pg_catalog, pg_temp' = ANY(proconfig), false)`,
      ),
    () =>
      ask(
        `SELECT name || ' is for everybody' AS name FROM (${definers}) d
         WHERE proacl IS NULL OR EXISTS (SELECT FROM aclexplode(proacl) WHERE grantee = 0)`,
      ),
  )

/** Decision 0004. */
const appendOnly = ['platform.audit_event', 'offers.confirmation']

const whatIsWrittenStays: SchemaRule = (ask) =>
  ask(
    `SELECT t.name FROM (${tables}) t WHERE t.name = ANY($1) AND (has_any_column_privilege('steg_app', t.oid, 'UPDATE')
       OR has_table_privilege('steg_app', t.oid, 'DELETE'))`,
    [appendOnly],
  )

const hashesAreNotRead: SchemaRule = (ask) =>
  ask(
    `SELECT t.name || '.' || a.attname AS name FROM (${tables}) t JOIN pg_attribute a ON a.attrelid = t.oid
     WHERE a.attnum > 0 AND a.attname ~ '(password|token)_hash$' AND has_column_privilege('steg_app', t.oid, a.attnum, 'SELECT')`,
  )

export const schemaRules: Readonly<Record<string, SchemaRule>> = {
  'every table belongs to a region, or stands on the written list of global tables': tablesAreOfARegionOrListed,
  'every table, view, schema and function is explained by a comment': everythingIsExplained,
  'row-level security is enabled and forced': locksAreOn,
  'a table without the lock holds nothing personal': unlockedTablesHoldNothingPersonal,
  'primary and unique keys of a region carry the region': keysCarryTheRegion,
  'references between tables of a region carry the region': referencesCarryTheRegion,
  'every table of a region has policies for the application that ask for the region': policiesAskForTheRegion,
  'policies name whom they are for, and wave nobody of the application through': policiesNameWhomTheyAreFor,
  'the roles of the program have no power of their own': rolesHaveNoPower,
  'the application owns nothing and may create nothing': theAppOwnsNothing,
  'the application may neither empty tables nor point at them nor hang triggers on them': noStrongRights,
  'no table is granted to everybody': nothingIsForEverybody,
  'views answer under the rights of the one who asks, and nothing is materialised': viewsAskForThemselves,
  'functions that act for somebody else belong to the login, look nowhere else, and are not for everybody':
    definersAreNarrow,
  'what is written for good is not changed by the application': whatIsWrittenStays,
  'hashes of passwords and tokens are not read by the application': hashesAreNotRead,
}
