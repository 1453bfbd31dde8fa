-- What the vocational schools open in a round: workshops, who teaches there, days, places, and weeks in which they are closed.

CREATE TABLE rounds.workshop (
  region_id uuid NOT NULL,
  id uuid NOT NULL,
  round_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  berufsfeld text NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  room text CHECK (length(room) <= 120),
  minimum_age smallint CHECK (minimum_age BETWEEN 10 AND 18),
  protective_gear text CHECK (length(protective_gear) <= 300),
  needs_hygiene_instruction boolean NOT NULL DEFAULT false,
  is_step_free boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  archived_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (region_id, id),
  FOREIGN KEY (region_id, round_id) REFERENCES rounds.round (region_id, id) ON DELETE CASCADE,
  FOREIGN KEY (region_id, organization_id) REFERENCES network.organization (region_id, id),
  UNIQUE (region_id, id, organization_id)
);
COMMENT ON TABLE rounds.workshop IS 'A workshop that a vocational school opens for the pupils of a round.';
COMMENT ON COLUMN rounds.workshop.berufsfeld IS 'Key of code-lists/berufsfeld.json.';
COMMENT ON COLUMN rounds.workshop.minimum_age IS 'In years on the first day of the block.';
COMMENT ON COLUMN rounds.workshop.needs_hygiene_instruction IS 'Instruction by § 43 IfSG before the first day.';

ALTER TABLE rounds.workshop ENABLE ROW LEVEL SECURITY;
ALTER TABLE rounds.workshop FORCE ROW LEVEL SECURITY;
CREATE POLICY workshop_read ON rounds.workshop FOR SELECT TO steg_app
  USING (region_id = platform.acting_region());
CREATE POLICY workshop_add ON rounds.workshop FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('coordinator', 'system')
      OR (organization_id = platform.acting_organization() AND platform.acting_role() = 'bbs')));
CREATE POLICY workshop_change ON rounds.workshop FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('coordinator', 'system')
      OR (organization_id = platform.acting_organization() AND platform.acting_role() = 'bbs')));
CREATE POLICY workshop_remove ON rounds.workshop FOR DELETE TO steg_app
  USING (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('coordinator', 'system')
      OR (organization_id = platform.acting_organization() AND platform.acting_role() = 'bbs')));
CREATE POLICY workshop_operator ON rounds.workshop TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON rounds.workshop TO steg_app;
GRANT UPDATE (berufsfeld, name, room, minimum_age, protective_gear, needs_hygiene_instruction, is_step_free,
  updated_at, archived_at, version) ON rounds.workshop TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON rounds.workshop TO steg_operator;

CREATE TABLE rounds.workshop_teacher (
  region_id uuid NOT NULL,
  workshop_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  contact_name text NOT NULL CHECK (length(contact_name) BETWEEN 1 AND 200),
  PRIMARY KEY (region_id, workshop_id),
  FOREIGN KEY (region_id, workshop_id, organization_id) REFERENCES rounds.workshop (region_id, id, organization_id) ON DELETE CASCADE
);
COMMENT ON TABLE rounds.workshop_teacher IS 'Who teaches in a workshop; apart, because the public reads workshops and no names.';

ALTER TABLE rounds.workshop_teacher ENABLE ROW LEVEL SECURITY;
ALTER TABLE rounds.workshop_teacher FORCE ROW LEVEL SECURITY;
CREATE POLICY workshop_teacher_read ON rounds.workshop_teacher FOR SELECT TO steg_app
  USING (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'school-lead', 'school-teacher', 'bbs', 'dpo', 'system'));
CREATE POLICY workshop_teacher_add ON rounds.workshop_teacher FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('coordinator', 'system')
      OR (organization_id = platform.acting_organization() AND platform.acting_role() = 'bbs')));
CREATE POLICY workshop_teacher_change ON rounds.workshop_teacher FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('coordinator', 'system')
      OR (organization_id = platform.acting_organization() AND platform.acting_role() = 'bbs')));
CREATE POLICY workshop_teacher_remove ON rounds.workshop_teacher FOR DELETE TO steg_app
  USING (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('coordinator', 'dpo', 'system')
      OR (organization_id = platform.acting_organization() AND platform.acting_role() = 'bbs')));
CREATE POLICY workshop_teacher_operator ON rounds.workshop_teacher TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON rounds.workshop_teacher TO steg_app;
GRANT UPDATE (contact_name) ON rounds.workshop_teacher TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON rounds.workshop_teacher TO steg_operator;

CREATE TABLE rounds.workshop_day (
  region_id uuid NOT NULL,
  workshop_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  weekday smallint NOT NULL CHECK (weekday BETWEEN 0 AND 4),
  capacity smallint NOT NULL CHECK (capacity BETWEEN 0 AND 999),
  minimum smallint NOT NULL DEFAULT 0 CHECK (minimum BETWEEN 0 AND 999),
  PRIMARY KEY (region_id, workshop_id, weekday),
  FOREIGN KEY (region_id, workshop_id, organization_id) REFERENCES rounds.workshop (region_id, id, organization_id) ON DELETE CASCADE
);
COMMENT ON TABLE rounds.workshop_day IS 'On which weekday a workshop is open, for how many pupils a block, and from how many on it is worth it.';
COMMENT ON COLUMN rounds.workshop_day.weekday IS '0 = Monday.';

ALTER TABLE rounds.workshop_day ENABLE ROW LEVEL SECURITY;
ALTER TABLE rounds.workshop_day FORCE ROW LEVEL SECURITY;
CREATE POLICY workshop_day_read ON rounds.workshop_day FOR SELECT TO steg_app
  USING (region_id = platform.acting_region());
CREATE POLICY workshop_day_add ON rounds.workshop_day FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('coordinator', 'system')
      OR (organization_id = platform.acting_organization() AND platform.acting_role() = 'bbs')));
CREATE POLICY workshop_day_change ON rounds.workshop_day FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('coordinator', 'system')
      OR (organization_id = platform.acting_organization() AND platform.acting_role() = 'bbs')));
CREATE POLICY workshop_day_remove ON rounds.workshop_day FOR DELETE TO steg_app
  USING (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('coordinator', 'system')
      OR (organization_id = platform.acting_organization() AND platform.acting_role() = 'bbs')));
CREATE POLICY workshop_day_operator ON rounds.workshop_day TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON rounds.workshop_day TO steg_app;
GRANT UPDATE (capacity, minimum) ON rounds.workshop_day TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON rounds.workshop_day TO steg_operator;

CREATE TABLE rounds.workshop_block (
  region_id uuid NOT NULL,
  workshop_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  weekday smallint NOT NULL CHECK (weekday BETWEEN 0 AND 4),
  block_number smallint NOT NULL CHECK (block_number BETWEEN 0 AND 19),
  capacity smallint NOT NULL CHECK (capacity BETWEEN 0 AND 999),
  reason text CHECK (length(reason) <= 300),
  PRIMARY KEY (region_id, workshop_id, weekday, block_number),
  FOREIGN KEY (region_id, workshop_id, organization_id) REFERENCES rounds.workshop (region_id, id, organization_id) ON DELETE CASCADE
);
COMMENT ON TABLE rounds.workshop_block IS 'Places of a workshop in a single block where they differ from the usual ones; 0 = closed.';

ALTER TABLE rounds.workshop_block ENABLE ROW LEVEL SECURITY;
ALTER TABLE rounds.workshop_block FORCE ROW LEVEL SECURITY;
CREATE POLICY workshop_block_read ON rounds.workshop_block FOR SELECT TO steg_app
  USING (region_id = platform.acting_region());
CREATE POLICY workshop_block_add ON rounds.workshop_block FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('coordinator', 'system')
      OR (organization_id = platform.acting_organization() AND platform.acting_role() = 'bbs')));
CREATE POLICY workshop_block_change ON rounds.workshop_block FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('coordinator', 'system')
      OR (organization_id = platform.acting_organization() AND platform.acting_role() = 'bbs')));
CREATE POLICY workshop_block_remove ON rounds.workshop_block FOR DELETE TO steg_app
  USING (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('coordinator', 'system')
      OR (organization_id = platform.acting_organization() AND platform.acting_role() = 'bbs')));
CREATE POLICY workshop_block_operator ON rounds.workshop_block TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON rounds.workshop_block TO steg_app;
GRANT UPDATE (capacity, reason) ON rounds.workshop_block TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON rounds.workshop_block TO steg_operator;

CREATE TABLE rounds.closing (
  region_id uuid NOT NULL,
  id uuid NOT NULL,
  round_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  workshop_id uuid,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  reason text NOT NULL CHECK (length(reason) BETWEEN 2 AND 300),
  PRIMARY KEY (region_id, id),
  FOREIGN KEY (region_id, round_id) REFERENCES rounds.round (region_id, id) ON DELETE CASCADE,
  FOREIGN KEY (region_id, organization_id) REFERENCES network.organization (region_id, id),
  FOREIGN KEY (region_id, workshop_id) REFERENCES rounds.workshop (region_id, id) ON DELETE CASCADE,
  CHECK (ends_on >= starts_on)
);
COMMENT ON TABLE rounds.closing IS 'Weeks in which a workshop, or all of a vocational school, is closed: examinations, rebuilding.';
COMMENT ON COLUMN rounds.closing.workshop_id IS 'NULL: all workshops of the school.';

ALTER TABLE rounds.closing ENABLE ROW LEVEL SECURITY;
ALTER TABLE rounds.closing FORCE ROW LEVEL SECURITY;
CREATE POLICY closing_read ON rounds.closing FOR SELECT TO steg_app
  USING (region_id = platform.acting_region());
CREATE POLICY closing_add ON rounds.closing FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('coordinator', 'system')
      OR (organization_id = platform.acting_organization() AND platform.acting_role() = 'bbs')));
CREATE POLICY closing_remove ON rounds.closing FOR DELETE TO steg_app
  USING (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('coordinator', 'system')
      OR (organization_id = platform.acting_organization() AND platform.acting_role() = 'bbs')));
CREATE POLICY closing_operator ON rounds.closing TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON rounds.closing TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON rounds.closing TO steg_operator;
