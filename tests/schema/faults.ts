// Statements that break each promise of the schema; schema.test.ts wants to see every one of them noticed.

export interface SchemaFault {
  readonly rule: string
  readonly because: string
  readonly sql: string
}

const regionOrListed = 'every table belongs to a region, or stands on the written list of global tables'
const explained = 'every table, view, schema and function is explained by a comment'
const locked = 'row-level security is enabled and forced'
const personal = 'a table without the lock holds nothing personal'
const keys = 'primary and unique keys of a region carry the region'
const references = 'references between tables of a region carry the region'
const policies = 'every table of a region has policies for the application that ask for the region'
const named = 'policies name whom they are for, and wave nobody of the application through'
const powerless = 'the roles of the program have no power of their own'
const owns = 'the application owns nothing and may create nothing'
const strong = 'the application may neither empty tables nor point at them nor hang triggers on them'
const everybody = 'no table is granted to everybody'
const views = 'views answer under the rights of the one who asks, and nothing is materialised'
const definers =
  'functions that act for somebody else belong to the login, look nowhere else, and are not for everybody'
const forGood = 'what is written for good is not changed by the application'
const hashes = 'hashes of passwords and tokens are not read by the application'

export const schemaFaults: readonly SchemaFault[] = [
  {
    rule: regionOrListed,
    because: 'a new table without region',
    sql: 'CREATE TABLE network.wish (id uuid PRIMARY KEY)',
  },
  {
    rule: regionOrListed,
    because: 'a region that may be missing',
    sql: 'CREATE TABLE network.wish (region_id uuid, id uuid)',
  },
  { rule: regionOrListed, because: 'a listed table is gone', sql: 'DROP TABLE platform.throttle' },
  { rule: explained, because: 'a table without comment', sql: 'CREATE TABLE network.wish (region_id uuid NOT NULL)' },
  { rule: explained, because: 'a schema without comment', sql: 'CREATE SCHEMA wardrobe' },
  { rule: explained, because: 'a comment is removed', sql: 'COMMENT ON FUNCTION platform.acting_role() IS NULL' },
  { rule: locked, because: 'off', sql: 'ALTER TABLE network.place DISABLE ROW LEVEL SECURITY' },
  { rule: locked, because: 'not forced', sql: 'ALTER TABLE network.contact_person NO FORCE ROW LEVEL SECURITY' },
  { rule: locked, because: 'off for logins', sql: 'ALTER TABLE accounts.session DISABLE ROW LEVEL SECURITY' },
  { rule: personal, because: 'an address in the queue', sql: 'ALTER TABLE platform.job ADD COLUMN email text' },
  { rule: keys, because: 'a unique index over all regions', sql: 'CREATE UNIQUE INDEX x ON network.place (name)' },
  { rule: keys, because: 'no primary key', sql: 'ALTER TABLE platform.outbox_mail DROP CONSTRAINT outbox_mail_pkey' },
  {
    rule: references,
    because: 'a reference by id alone',
    sql: `CREATE TABLE network.wish (region_id uuid NOT NULL, place uuid);
      CREATE UNIQUE INDEX x ON network.place (id);
      ALTER TABLE network.wish ADD FOREIGN KEY (place) REFERENCES network.place (id)`,
  },
  { rule: policies, because: 'no policy', sql: 'DROP POLICY import_mapping_tenant ON platform.import_mapping' },
  {
    rule: policies,
    because: 'a policy that forgets the region',
    sql: `ALTER POLICY place_read ON network.place USING (platform.acting_role() = 'coordinator')`,
  },
  {
    rule: named,
    because: 'for everybody',
    sql: 'CREATE POLICY x ON network.place FOR SELECT USING (name IS NOT NULL)',
  },
  { rule: named, because: 'waved through', sql: 'CREATE POLICY x ON network.place TO steg_app USING (true)' },
  { rule: powerless, because: 'the application becomes operator', sql: 'GRANT steg_operator TO steg_app' },
  { rule: owns, because: 'may create', sql: 'GRANT CREATE ON SCHEMA network TO steg_app' },
  { rule: strong, because: 'may empty', sql: 'GRANT TRUNCATE ON network.place TO steg_app' },
  { rule: strong, because: 'may point at', sql: 'GRANT REFERENCES ON accounts.person TO steg_app' },
  { rule: everybody, because: 'granted to everybody', sql: 'GRANT SELECT ON network.region TO PUBLIC' },
  {
    rule: views,
    because: 'a view with the rights of its owner',
    sql: 'CREATE VIEW network.all_places AS SELECT * FROM network.place',
  },
  {
    rule: views,
    because: 'a materialised view',
    sql: 'CREATE MATERIALIZED VIEW network.places AS SELECT * FROM network.place',
  },
  {
    rule: definers,
    because: 'a function of the owner',
    sql: `CREATE FUNCTION network.x() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS 'SELECT 1'`,
  },
  {
    rule: definers,
    because: 'a search path of the caller',
    sql: 'ALTER FUNCTION platform.acting_role() SECURITY DEFINER',
  },
  { rule: forGood, because: 'may be changed', sql: 'GRANT UPDATE (reason) ON platform.audit_event TO steg_app' },
  { rule: forGood, because: 'may be removed', sql: 'GRANT DELETE ON platform.audit_event TO steg_app' },
  { rule: hashes, because: 'passwords', sql: 'GRANT SELECT (password_hash) ON accounts.person TO steg_app' },
  { rule: hashes, because: 'all of the sessions', sql: 'GRANT SELECT ON accounts.session TO steg_app' },
]
