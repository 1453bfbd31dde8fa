-- The plumbing that every module uses: who acts (context of a transaction), audit lines, jobs, outgoing mail,
-- throttling, imports. Domain tables follow in their own schemas.

CREATE SCHEMA platform;
COMMENT ON SCHEMA platform IS 'Plumbing without domain words: context, audit, jobs, mail, throttling, imports.';
GRANT USAGE ON SCHEMA platform TO steg_app, steg_login, steg_operator;

-- Context -----------------------------------------------------------------------------------------------------------
-- Set per transaction by set_config(..., true). After its first use in a session an unset variable is '' and not NULL,
-- hence nullif everywhere. Plain SQL functions, so that the planner can inline them into the policies.

CREATE FUNCTION platform.acting_region() RETURNS uuid LANGUAGE sql STABLE
  AS $$ SELECT nullif(current_setting('app.region', true), '')::uuid $$;
COMMENT ON FUNCTION platform.acting_region() IS 'Region of the current transaction, or NULL: then every tenant table is empty.';

CREATE FUNCTION platform.acting_person() RETURNS uuid LANGUAGE sql STABLE
  AS $$ SELECT nullif(current_setting('app.person', true), '')::uuid $$;
COMMENT ON FUNCTION platform.acting_person() IS 'Person who acts, NULL for the public and for the program itself.';

CREATE FUNCTION platform.acting_organization() RETURNS uuid LANGUAGE sql STABLE
  AS $$ SELECT nullif(current_setting('app.organization', true), '')::uuid $$;
COMMENT ON FUNCTION platform.acting_organization() IS 'Organisation of the membership that the session acts by.';

CREATE FUNCTION platform.acting_role() RETURNS text LANGUAGE sql STABLE
  AS $$ SELECT coalesce(nullif(current_setting('app.role', true), ''), 'public') $$;
COMMENT ON FUNCTION platform.acting_role() IS 'Role of that membership, public without a session, system for the program itself.';

-- Audit -------------------------------------------------------------------------------------------------------------

CREATE TABLE platform.audit_event (
  region_id uuid NOT NULL,
  id uuid NOT NULL,
  happened_at timestamptz NOT NULL DEFAULT now(),
  actor_kind text NOT NULL CHECK (actor_kind IN ('person', 'public', 'system')),
  person_id uuid,
  membership_id uuid,
  organization_id uuid,
  role text NOT NULL,
  action text NOT NULL,
  object_kind text NOT NULL,
  object_id uuid,
  changes jsonb NOT NULL DEFAULT '[]',
  reason text,
  PRIMARY KEY (region_id, id)
);
COMMENT ON TABLE platform.audit_event IS 'Who did what when. Append-only: nobody may update or delete. Holds ids and values of fields without personal content; of personal fields only the name.';
COMMENT ON COLUMN platform.audit_event.changes IS 'List of {field, before, after}; before and after are missing where the field is personal.';
COMMENT ON COLUMN platform.audit_event.reason IS 'Why, where the program itself acted or a person had to give a reason.';
CREATE INDEX audit_event_by_object ON platform.audit_event (region_id, object_kind, object_id, happened_at DESC);
CREATE INDEX audit_event_by_time ON platform.audit_event (region_id, happened_at DESC);
ALTER TABLE platform.audit_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.audit_event FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_event_write ON platform.audit_event FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region() AND role = platform.acting_role()
    AND person_id IS NOT DISTINCT FROM platform.acting_person());
-- The public leaves audit lines (a reported mistake) but reads none.
CREATE POLICY audit_event_read ON platform.audit_event FOR SELECT TO steg_app
  USING (region_id = platform.acting_region() AND platform.acting_role() <> 'public');
CREATE POLICY audit_event_operator ON platform.audit_event TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON platform.audit_event TO steg_app, steg_operator;

-- Jobs --------------------------------------------------------------------------------------------------------------

CREATE TABLE platform.job (
  id uuid PRIMARY KEY,
  region_id uuid,
  kind text NOT NULL,
  payload jsonb NOT NULL DEFAULT '{}',
  run_at timestamptz NOT NULL DEFAULT now(),
  attempts integer NOT NULL DEFAULT 0,
  locked_until timestamptz,
  done_at timestamptz,
  failed_at timestamptz,
  last_error text,
  UNIQUE NULLS NOT DISTINCT (kind, region_id, payload, done_at, failed_at)
);
COMMENT ON TABLE platform.job IS 'Work for later, taken with SKIP LOCKED. Global, since one worker serves all regions; payload holds ids only, never personal content.';
COMMENT ON COLUMN platform.job.locked_until IS 'A worker that dies loses the job at this instant.';
CREATE INDEX job_waiting ON platform.job (run_at) WHERE done_at IS NULL AND failed_at IS NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON platform.job TO steg_app, steg_operator;

-- Mail --------------------------------------------------------------------------------------------------------------

CREATE TABLE platform.outbox_mail (
  region_id uuid NOT NULL,
  id uuid NOT NULL,
  to_address text NOT NULL,
  subject text NOT NULL,
  body_text text NOT NULL,
  purpose text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  sent_at timestamptz,
  failed_at timestamptz,
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL DEFAULT now(),
  last_error text,
  PRIMARY KEY (region_id, id)
);
COMMENT ON TABLE platform.outbox_mail IS 'Mail is written in the transaction that causes it and sent afterwards; without SMTP the operator reads it here. Deleted 30 days after sending.';
CREATE INDEX outbox_mail_waiting ON platform.outbox_mail (next_attempt_at) WHERE sent_at IS NULL AND failed_at IS NULL;
ALTER TABLE platform.outbox_mail ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.outbox_mail FORCE ROW LEVEL SECURITY;
CREATE POLICY outbox_mail_write ON platform.outbox_mail FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region());
CREATE POLICY outbox_mail_read ON platform.outbox_mail FOR SELECT TO steg_app
  USING (region_id = platform.acting_region() AND platform.acting_role() IN ('operator', 'system'));
CREATE POLICY outbox_mail_progress ON platform.outbox_mail FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region() AND platform.acting_role() = 'system');
CREATE POLICY outbox_mail_erase ON platform.outbox_mail FOR DELETE TO steg_app
  USING (region_id = platform.acting_region() AND platform.acting_role() = 'system');
CREATE POLICY outbox_mail_operator ON platform.outbox_mail TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON platform.outbox_mail TO steg_app, steg_operator;
GRANT UPDATE (sent_at, failed_at, attempts, next_attempt_at, last_error) ON platform.outbox_mail TO steg_app, steg_operator;

-- Throttling --------------------------------------------------------------------------------------------------------

CREATE TABLE platform.throttle (
  key varchar(255) PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire bigint
);
COMMENT ON TABLE platform.throttle IS 'Counters of rate-limiter-flexible, so that a restart resets nothing. Global, since it is asked before anybody is known; keys are hashes, never addresses.';
GRANT SELECT, INSERT, UPDATE, DELETE ON platform.throttle TO steg_app, steg_operator;

-- Imports -----------------------------------------------------------------------------------------------------------

CREATE TABLE platform.import_run (
  region_id uuid NOT NULL,
  id uuid NOT NULL,
  target text NOT NULL,
  file_name text NOT NULL,
  content bytea,
  state text NOT NULL CHECK (state IN ('uploaded', 'checking', 'checked', 'taking', 'done', 'failed', 'cancelled')),
  mapping jsonb,
  progress_done integer NOT NULL DEFAULT 0,
  progress_total integer NOT NULL DEFAULT 0,
  taken_count integer NOT NULL DEFAULT 0,
  changed_count integer NOT NULL DEFAULT 0,
  known_count integer NOT NULL DEFAULT 0,
  refused_count integer NOT NULL DEFAULT 0,
  doubtful_count integer NOT NULL DEFAULT 0,
  findings jsonb NOT NULL DEFAULT '[]',
  failure text,
  acting jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  PRIMARY KEY (region_id, id)
);
COMMENT ON TABLE platform.import_run IS 'One import from upload over dry run to the end. The file content is removed when the run ends, and after a day at the latest.';
COMMENT ON COLUMN platform.import_run.acting IS 'Who started the run, by ids: the work happens later and in their name.';
COMMENT ON COLUMN platform.import_run.findings IS 'List of {line, column, severity, reason} for refused and doubtful rows; named so that the sender can mend them.';
ALTER TABLE platform.import_run ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.import_run FORCE ROW LEVEL SECURITY;
CREATE POLICY import_run_tenant ON platform.import_run TO steg_app
  USING (region_id = platform.acting_region() AND platform.acting_role() IN ('coordinator', 'operator', 'system'))
  WITH CHECK (region_id = platform.acting_region() AND platform.acting_role() IN ('coordinator', 'operator', 'system'));
CREATE POLICY import_run_operator ON platform.import_run TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON platform.import_run TO steg_app, steg_operator;

CREATE TABLE platform.import_mapping (
  region_id uuid NOT NULL,
  target text NOT NULL,
  header_fingerprint text NOT NULL,
  mapping jsonb NOT NULL,
  used_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (region_id, target, header_fingerprint)
);
COMMENT ON TABLE platform.import_mapping IS 'Which column went to which field the last time a file with the same header came.';
ALTER TABLE platform.import_mapping ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.import_mapping FORCE ROW LEVEL SECURITY;
CREATE POLICY import_mapping_tenant ON platform.import_mapping TO steg_app
  USING (region_id = platform.acting_region() AND platform.acting_role() IN ('coordinator', 'operator', 'system'))
  WITH CHECK (region_id = platform.acting_region() AND platform.acting_role() IN ('coordinator', 'operator', 'system'));
CREATE POLICY import_mapping_operator ON platform.import_mapping TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON platform.import_mapping TO steg_app, steg_operator;
