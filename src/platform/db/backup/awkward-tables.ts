// Test material: a small schema with everything that makes loading rows hard, written as two migrations.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const first = `
CREATE SCHEMA "odd Schema";
GRANT USAGE ON SCHEMA "odd Schema" TO steg_app, steg_operator;
CREATE TABLE "odd Schema".parent (
  region_id uuid NOT NULL, id int NOT NULL, name text, child_id int, "wei""rd Größe" text,
  shout text GENERATED ALWAYS AS (upper(name)) STORED, PRIMARY KEY (region_id, id));
CREATE TABLE "odd Schema".child (
  region_id uuid NOT NULL, id int NOT NULL, parent_id int NOT NULL, PRIMARY KEY (region_id, id),
  CONSTRAINT child_parent FOREIGN KEY (region_id, parent_id) REFERENCES "odd Schema".parent);
COMMENT ON CONSTRAINT child_parent ON "odd Schema".child IS 'a child has a parent';
-- Each needs the other: no order of loading satisfies both.
ALTER TABLE "odd Schema".parent ADD FOREIGN KEY (region_id, child_id) REFERENCES "odd Schema".child DEFERRABLE INITIALLY DEFERRED;
CREATE TABLE values_of_all_kinds (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, t text, b bytea, a text[], j jsonb, n numeric, f float8,
  ts timestamptz, d date, i interval, ok boolean, u uuid);
CREATE FUNCTION forbid() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'append-only'; END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON values_of_all_kinds EXECUTE FUNCTION forbid();
CREATE TRIGGER never BEFORE INSERT ON values_of_all_kinds FOR EACH ROW WHEN (NEW.t = 'forbidden') EXECUTE FUNCTION forbid();
ALTER TABLE values_of_all_kinds ENABLE ALWAYS TRIGGER never;
ALTER TABLE "odd Schema".parent ENABLE ROW LEVEL SECURITY;
ALTER TABLE "odd Schema".parent FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON "odd Schema".parent TO steg_app USING (region_id = nullif(current_setting('app.region', true), '')::uuid);
CREATE POLICY everything ON "odd Schema".parent TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT ON "odd Schema".parent TO steg_operator;
GRANT SELECT, INSERT ON "odd Schema".parent TO steg_app;
CREATE SEQUENCE ticket INCREMENT 5;
`

const second = `ALTER TABLE values_of_all_kinds ADD COLUMN later text NOT NULL DEFAULT 'new';`

export function awkwardMigrations(level: 1 | 2): string {
  const folder = mkdtempSync(join(tmpdir(), 'steg-migrations-'))
  writeFileSync(join(folder, '0001_first.sql'), first)
  if (level === 2) writeFileSync(join(folder, '0002_second.sql'), second)
  return folder
}

export const awkwardRows = `
INSERT INTO values_of_all_kinds (t, b, a, j, n, f, ts, d, i, ok, u) VALUES
  (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  ('\\N', '\\x', '{}', 'null', 'NaN', 'NaN', 'infinity', '-infinity', '1 year -2 days 03:04:05.6', false, '00000000-0000-0000-0000-000000000000'),
  (E'a\\tb\\nc\\r\\nd\\\\.\\n\\\\.', '\\x000a0d5cff', ARRAY[NULL, 'NULL', '', 'a,"b"\\', E'\\n'], '{"ä": [1e400, "\\n\\u0001", null]}', 1e400, 0.1, '2026-03-29 01:59:59.999999+00', '0044-03-15 BC', '-00:00:00.000001', true, 'ffffffff-ffff-ffff-ffff-ffffffffffff'),
  ('', '\\x00', '{{1,2},{3,4}}', '{}', -0.00, 5e-324, '0001-01-01 00:00:00+00 BC', '9999-12-31', '178000000 years', true, NULL),
  ('Đặng Müller-Łukaszewicz O’Neill ’t Hooft 😀 ' || chr(1) || chr(127), NULL, NULL, NULL, 12345678901234567890.123456789, -1.7976931348623157e308, NULL, NULL, NULL, NULL, NULL);
INSERT INTO values_of_all_kinds (t) SELECT repeat('Zeile ' || g || E'\\n', 200) FROM generate_series(1, 2000) g;
INSERT INTO values_of_all_kinds (b) VALUES (decode(repeat('0a5c4e', 700000), 'hex'));
INSERT INTO "odd Schema".parent (region_id, id, name, "wei""rd Größe") VALUES
  ('00000000-0000-0000-0000-00000000000a', 1, 'eins', '\\.'), ('00000000-0000-0000-0000-00000000000b', 1, 'zwei', NULL);
INSERT INTO "odd Schema".child VALUES ('00000000-0000-0000-0000-00000000000a', 7, 1);
UPDATE "odd Schema".parent SET child_id = 7 WHERE name = 'eins';
SELECT nextval('ticket'), nextval('ticket');
`
