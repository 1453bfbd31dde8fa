-- Plans of Praxistage: runs of the engine, who sits where, what people decided, what was published and objected to.

CREATE SCHEMA plans;
COMMENT ON SCHEMA plans IS 'Plans: runs, seats, decisions of people, publication, objections. A plan is a draft until a person publishes it.';
GRANT USAGE ON SCHEMA plans TO steg_app, steg_operator;

CREATE TABLE plans.run (
  region_id uuid NOT NULL,
  id uuid NOT NULL,
  round_id uuid NOT NULL,
  number integer NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'cancelled', 'failed')),
  progress smallint NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100),
  policy_version integer NOT NULL,
  seed bigint NOT NULL,
  worth bigint,
  bound bigint,
  is_checked boolean NOT NULL DEFAULT false,
  empty_count integer,
  without_wish_count integer,
  report jsonb NOT NULL DEFAULT '{}',
  failure text,
  note text CHECK (length(note) <= 500),
  created_at timestamptz NOT NULL,
  touched_at timestamptz NOT NULL,
  finished_at timestamptz,
  frozen_at timestamptz,
  published_at timestamptz,
  objections_until date,
  withdrawn_at timestamptz,
  withdrawn_because text CHECK (length(withdrawn_because) <= 500),
  PRIMARY KEY (region_id, id),
  UNIQUE (region_id, round_id, number),
  FOREIGN KEY (region_id, round_id) REFERENCES rounds.round (region_id, id) ON DELETE CASCADE,
  -- Deferred: a round goes with its rules and runs at once, whichever the database takes first.
  FOREIGN KEY (region_id, round_id, policy_version) REFERENCES rounds.policy (region_id, round_id, version)
    DEFERRABLE INITIALLY DEFERRED,
  -- A plan in which the verifier found a breach cannot even be stored as done.
  CHECK (state <> 'done' OR (is_checked AND worth IS NOT NULL AND bound IS NOT NULL)),
  CHECK (published_at IS NULL OR (state = 'done' AND objections_until IS NOT NULL)),
  CHECK ((withdrawn_at IS NULL) = (withdrawn_because IS NULL)),
  CHECK ((state IN ('waiting', 'running')) = (finished_at IS NULL))
);
COMMENT ON TABLE plans.run IS 'One run of the engine and what became of its plan. Published is what has published_at and no withdrawn_at, one per round.';
COMMENT ON COLUMN plans.run.worth IS 'Value of the plan by the rules; proven when it equals bound.';
COMMENT ON COLUMN plans.run.touched_at IS 'Last sign of life of a run that waits or runs; after a minute without one it counts as interrupted.';
COMMENT ON COLUMN plans.run.is_checked IS 'The independent verifier found no breach.';
COMMENT ON COLUMN plans.run.report IS 'Counts, demand per Berufsfeld and hints; codes and numbers, no person.';
CREATE UNIQUE INDEX run_published_once ON plans.run (region_id, round_id) WHERE published_at IS NOT NULL AND withdrawn_at IS NULL;

ALTER TABLE plans.run ENABLE ROW LEVEL SECURITY;
ALTER TABLE plans.run FORCE ROW LEVEL SECURITY;
CREATE POLICY run_read ON plans.run FOR SELECT TO steg_app
  USING (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('coordinator', 'dpo', 'system')
      OR (published_at IS NOT NULL AND withdrawn_at IS NULL
        AND platform.acting_role() IN ('school-lead', 'school-teacher', 'bbs', 'monitoring'))));
CREATE POLICY run_add ON plans.run FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY run_change ON plans.run FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY run_remove ON plans.run FOR DELETE TO steg_app
  USING (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY run_operator ON plans.run TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON plans.run TO steg_app;
GRANT UPDATE (state, progress, touched_at, worth, bound, is_checked, empty_count, without_wish_count, report, failure, note,
  finished_at, frozen_at, published_at, objections_until, withdrawn_at, withdrawn_because) ON plans.run TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON plans.run TO steg_operator;

CREATE TABLE plans.seat (
  region_id uuid NOT NULL,
  run_id uuid NOT NULL,
  pupil_id uuid NOT NULL,
  block_number smallint NOT NULL CHECK (block_number BETWEEN 0 AND 19),
  organization_id uuid NOT NULL,
  weekday smallint NOT NULL CHECK (weekday BETWEEN 0 AND 4),
  workshop_id uuid,
  bbs_id uuid,
  source text NOT NULL CHECK (source IN ('engine', 'lock', 'override')),
  reason jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (region_id, run_id, pupil_id, block_number),
  FOREIGN KEY (region_id, run_id) REFERENCES plans.run (region_id, id) ON DELETE CASCADE,
  FOREIGN KEY (region_id, pupil_id) REFERENCES pupils.pupil (region_id, id) ON DELETE CASCADE,
  FOREIGN KEY (region_id, workshop_id, bbs_id) REFERENCES rounds.workshop (region_id, id, organization_id)
    DEFERRABLE INITIALLY DEFERRED,
  CHECK ((workshop_id IS NULL) = (bbs_id IS NULL))
);
COMMENT ON TABLE plans.seat IS 'Where a pupil is in a block. An empty workshop: in school.';
COMMENT ON COLUMN plans.seat.organization_id IS 'School of the pupil.';
COMMENT ON COLUMN plans.seat.bbs_id IS 'Vocational school of the workshop.';
COMMENT ON COLUMN plans.seat.reason IS 'Why, as code and numbers; the sentence is made when it is shown.';
CREATE INDEX seat_by_workshop ON plans.seat (region_id, run_id, workshop_id);
CREATE INDEX seat_by_pupil ON plans.seat (region_id, pupil_id);

ALTER TABLE plans.seat ENABLE ROW LEVEL SECURITY;
ALTER TABLE plans.seat FORCE ROW LEVEL SECURITY;
CREATE POLICY seat_read ON plans.seat FOR SELECT TO steg_app
  USING (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('coordinator', 'dpo', 'system')
     
      OR (((organization_id = platform.acting_organization() AND platform.acting_role() IN ('school-lead', 'school-teacher'))
      OR (bbs_id = platform.acting_organization() AND platform.acting_role() = 'bbs'))
        AND EXISTS (SELECT FROM plans.run r WHERE r.region_id = seat.region_id AND r.id = seat.run_id
          AND r.published_at IS NOT NULL AND r.withdrawn_at IS NULL))));
CREATE POLICY seat_add ON plans.seat FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY seat_change ON plans.seat FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY seat_remove ON plans.seat FOR DELETE TO steg_app
  USING (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY seat_operator ON plans.seat TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON plans.seat TO steg_app;
GRANT UPDATE (workshop_id, bbs_id, source, reason) ON plans.seat TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON plans.seat TO steg_operator;

-- Names on day lists of a vocational school are read by the program, after the policy in the code (pupils/read-names.ts): the
-- lock of the pupils opens for nobody because of a plan.

CREATE TABLE plans.lock (
  region_id uuid NOT NULL,
  id uuid NOT NULL,
  round_id uuid NOT NULL,
  pupil_id uuid NOT NULL,
  block_number smallint NOT NULL CHECK (block_number BETWEEN 0 AND 19),
  workshop_id uuid,
  reason text NOT NULL CHECK (length(reason) BETWEEN 3 AND 500),
  set_at timestamptz NOT NULL,
  lifted_at timestamptz,
  PRIMARY KEY (region_id, id),
  FOREIGN KEY (region_id, round_id) REFERENCES rounds.round (region_id, id) ON DELETE CASCADE,
  FOREIGN KEY (region_id, pupil_id) REFERENCES pupils.pupil (region_id, id) ON DELETE CASCADE,
  FOREIGN KEY (region_id, workshop_id) REFERENCES rounds.workshop (region_id, id) DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE plans.lock IS 'What a person decided before a run: this pupil, this block, this workshop (NULL: in school). Lifted, never deleted.';
CREATE UNIQUE INDEX lock_once ON plans.lock (region_id, round_id, pupil_id, block_number) WHERE lifted_at IS NULL;

ALTER TABLE plans.lock ENABLE ROW LEVEL SECURITY;
ALTER TABLE plans.lock FORCE ROW LEVEL SECURITY;
CREATE POLICY lock_read ON plans.lock FOR SELECT TO steg_app
  USING (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'dpo', 'system'));
CREATE POLICY lock_add ON plans.lock FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY lock_lift ON plans.lock FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY lock_operator ON plans.lock TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON plans.lock TO steg_app;
GRANT UPDATE (lifted_at) ON plans.lock TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON plans.lock TO steg_operator;

CREATE TABLE plans.override (
  region_id uuid NOT NULL,
  id uuid NOT NULL,
  run_id uuid NOT NULL,
  pupil_id uuid NOT NULL,
  block_number smallint NOT NULL CHECK (block_number BETWEEN 0 AND 19),
  workshop_before uuid,
  workshop_after uuid,
  reason text NOT NULL CHECK (length(reason) BETWEEN 3 AND 500),
  happened_at timestamptz NOT NULL,
  PRIMARY KEY (region_id, id),
  FOREIGN KEY (region_id, run_id) REFERENCES plans.run (region_id, id) ON DELETE CASCADE,
  FOREIGN KEY (region_id, pupil_id) REFERENCES pupils.pupil (region_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE plans.override IS 'A seat that a person changed after the run, with the reason. Append-only.';

ALTER TABLE plans.override ENABLE ROW LEVEL SECURITY;
ALTER TABLE plans.override FORCE ROW LEVEL SECURITY;
CREATE POLICY override_read ON plans.override FOR SELECT TO steg_app
  USING (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'dpo', 'system'));
CREATE POLICY override_add ON plans.override FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY override_operator ON plans.override TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON plans.override TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON plans.override TO steg_operator;

CREATE TABLE plans.objection (
  region_id uuid NOT NULL,
  id uuid NOT NULL,
  run_id uuid NOT NULL,
  pupil_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  raised_by text NOT NULL CHECK (raised_by IN ('pupil', 'guardian', 'school')),
  body bytea NOT NULL,
  raised_at timestamptz NOT NULL,
  decided_at timestamptz,
  outcome text CHECK (outcome IN ('changed', 'kept')),
  answer bytea,
  PRIMARY KEY (region_id, id),
  FOREIGN KEY (region_id, run_id) REFERENCES plans.run (region_id, id) ON DELETE CASCADE,
  FOREIGN KEY (region_id, pupil_id) REFERENCES pupils.pupil (region_id, id) ON DELETE CASCADE,
  CHECK ((decided_at IS NULL) = (outcome IS NULL))
);
CREATE UNIQUE INDEX objection_open_once ON plans.objection (region_id, run_id, pupil_id) WHERE decided_at IS NULL;
COMMENT ON TABLE plans.objection IS 'Somebody does not agree with a published plan. Text and answer are encrypted with the key of the pupil.';
COMMENT ON COLUMN plans.objection.organization_id IS 'School of the pupil.';

ALTER TABLE plans.objection ENABLE ROW LEVEL SECURITY;
ALTER TABLE plans.objection FORCE ROW LEVEL SECURITY;
CREATE POLICY objection_read ON plans.objection FOR SELECT TO steg_app
  USING (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('coordinator', 'dpo', 'system')
      OR (organization_id = platform.acting_organization() AND platform.acting_role() IN ('school-lead', 'school-teacher'))));
CREATE POLICY objection_add ON plans.objection FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('system')
      OR (organization_id = platform.acting_organization() AND platform.acting_role() IN ('school-lead', 'school-teacher'))));
CREATE POLICY objection_decide ON plans.objection FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY objection_operator ON plans.objection TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON plans.objection TO steg_app;
GRANT UPDATE (decided_at, outcome, answer) ON plans.objection TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON plans.objection TO steg_operator;
