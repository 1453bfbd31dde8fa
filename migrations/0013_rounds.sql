-- Praxistage: one round is a stretch of a school year in which the pupils of a year spend one day a week in workshops of
-- the vocational schools, in blocks of weeks.

CREATE SCHEMA rounds;
COMMENT ON SCHEMA rounds IS 'Rounds of Praxistage: year, blocks, workshops, days of the schools, ways, and the rules by which places are given.';
GRANT USAGE ON SCHEMA rounds TO steg_app, steg_operator;

CREATE TABLE rounds.round (
  region_id uuid NOT NULL REFERENCES network.region (id),
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 3 AND 120),
  school_year integer NOT NULL CHECK (school_year BETWEEN 2000 AND 2199),
  grade smallint NOT NULL CHECK (grade BETWEEN 5 AND 13),
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  wishes_from date,
  wishes_until date,
  wish_count smallint NOT NULL DEFAULT 4 CHECK (wish_count BETWEEN 1 AND 12),
  asks_outside_field boolean NOT NULL DEFAULT false,
  seed bigint CHECK (seed BETWEEN 0 AND 4294967295),
  seed_source text CHECK (length(seed_source) <= 300),
  seed_published_at timestamptz,
  held_by text CHECK (held_by IN ('frozen', 'published')),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (region_id, id),
  CHECK (ends_on > starts_on),
  CHECK (wishes_until >= wishes_from),
  CHECK ((seed IS NULL) = (seed_published_at IS NULL))
);
COMMENT ON TABLE rounds.round IS 'One round of Praxistage. Its stage is computed from its dates and from what has happened.';
COMMENT ON COLUMN rounds.round.wishes_from IS 'First day on which pupils may say what they wish; NULL: not decided yet.';
COMMENT ON COLUMN rounds.round.asks_outside_field IS 'Whether pupils also name a Berufsfeld outside of their usual ideas.';
COMMENT ON COLUMN rounds.round.seed IS 'Number that decides between equal plans; published before the first run, never changed afterwards.';
COMMENT ON COLUMN rounds.round.held_by IS 'What plan stands on this round: while it does, nobody changes year, dates, blocks, or fields and days of workshops.';
COMMENT ON COLUMN rounds.round.seed_source IS 'Where it comes from, so that everybody can check it.';

ALTER TABLE rounds.round ENABLE ROW LEVEL SECURITY;
ALTER TABLE rounds.round FORCE ROW LEVEL SECURITY;
CREATE POLICY round_read ON rounds.round FOR SELECT TO steg_app
  USING (region_id = platform.acting_region());
CREATE POLICY round_add ON rounds.round FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY round_change ON rounds.round FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY round_remove ON rounds.round FOR DELETE TO steg_app
  USING (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY round_operator ON rounds.round TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON rounds.round TO steg_app;
GRANT UPDATE (name, school_year, grade, starts_on, ends_on, wishes_from, wishes_until, wish_count,
  asks_outside_field, seed, seed_source, seed_published_at, held_by, updated_at, version) ON rounds.round TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON rounds.round TO steg_operator;

CREATE TABLE rounds.policy (
  region_id uuid NOT NULL,
  round_id uuid NOT NULL,
  version integer NOT NULL,
  rules jsonb NOT NULL,
  reason text NOT NULL CHECK (length(reason) BETWEEN 3 AND 1000),
  set_at timestamptz NOT NULL,
  PRIMARY KEY (region_id, round_id, version),
  FOREIGN KEY (region_id, round_id) REFERENCES rounds.round (region_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE rounds.policy IS 'The rules by which places are given: weights, order of aims, class limit. Append-only, so that everybody sees what held when; a run names the version it was made by.';
COMMENT ON COLUMN rounds.policy.rules IS 'As in zyklus.json of the headless command, parsed by rounds/policy-rules.ts.';

ALTER TABLE rounds.policy ENABLE ROW LEVEL SECURITY;
ALTER TABLE rounds.policy FORCE ROW LEVEL SECURITY;
CREATE POLICY policy_read ON rounds.policy FOR SELECT TO steg_app
  USING (region_id = platform.acting_region());
CREATE POLICY policy_add ON rounds.policy FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY policy_operator ON rounds.policy TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON rounds.policy TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON rounds.policy TO steg_operator;

CREATE TABLE rounds.block (
  region_id uuid NOT NULL,
  round_id uuid NOT NULL,
  number smallint NOT NULL CHECK (number BETWEEN 0 AND 19),
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  PRIMARY KEY (region_id, round_id, number),
  FOREIGN KEY (region_id, round_id) REFERENCES rounds.round (region_id, id) ON DELETE CASCADE,
  CHECK (ends_on >= starts_on)
);
COMMENT ON TABLE rounds.block IS 'Weeks in which a pupil stays in one workshop. Holidays inside do not count as days.';
COMMENT ON COLUMN rounds.block.number IS 'From 0 in order of time; people read it plus one.';

ALTER TABLE rounds.block ENABLE ROW LEVEL SECURITY;
ALTER TABLE rounds.block FORCE ROW LEVEL SECURITY;
CREATE POLICY block_read ON rounds.block FOR SELECT TO steg_app
  USING (region_id = platform.acting_region());
CREATE POLICY block_add ON rounds.block FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY block_change ON rounds.block FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY block_remove ON rounds.block FOR DELETE TO steg_app
  USING (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY block_operator ON rounds.block TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON rounds.block TO steg_app;
GRANT UPDATE (starts_on, ends_on) ON rounds.block TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON rounds.block TO steg_operator;

CREATE TABLE rounds.school (
  region_id uuid NOT NULL,
  round_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  takes_part boolean NOT NULL DEFAULT true,
  expected_count integer CHECK (expected_count BETWEEN 0 AND 9999),
  weekday smallint CHECK (weekday BETWEEN 0 AND 4),
  PRIMARY KEY (region_id, round_id, organization_id),
  FOREIGN KEY (region_id, round_id) REFERENCES rounds.round (region_id, id) ON DELETE CASCADE,
  FOREIGN KEY (region_id, organization_id) REFERENCES network.organization (region_id, id)
);
COMMENT ON TABLE rounds.school IS 'A school in a round: whether it takes part, how many pupils its year has, and its day.';
COMMENT ON COLUMN rounds.school.expected_count IS 'Pupils of the year by official figures; coverage is counted against it.';
COMMENT ON COLUMN rounds.school.weekday IS '0 = Monday; for all classes without a day of their own. NULL: not decided yet.';

ALTER TABLE rounds.school ENABLE ROW LEVEL SECURITY;
ALTER TABLE rounds.school FORCE ROW LEVEL SECURITY;
CREATE POLICY school_read ON rounds.school FOR SELECT TO steg_app
  USING (region_id = platform.acting_region()
    AND platform.acting_role() NOT IN ('public', 'young-person', 'guardian'));
CREATE POLICY school_add ON rounds.school FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY school_change ON rounds.school FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY school_remove ON rounds.school FOR DELETE TO steg_app
  USING (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY school_operator ON rounds.school TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON rounds.school TO steg_app;
GRANT UPDATE (takes_part, expected_count, weekday) ON rounds.school TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON rounds.school TO steg_operator;

CREATE TABLE rounds.class_day (
  region_id uuid NOT NULL,
  round_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  class_id uuid NOT NULL,
  weekday smallint NOT NULL CHECK (weekday BETWEEN 0 AND 4),
  PRIMARY KEY (region_id, round_id, class_id),
  FOREIGN KEY (region_id, round_id) REFERENCES rounds.round (region_id, id) ON DELETE CASCADE,
  FOREIGN KEY (region_id, class_id, organization_id) REFERENCES pupils.school_class (region_id, id, organization_id) ON DELETE CASCADE
);
COMMENT ON TABLE rounds.class_day IS 'The day of a class that differs from the one of its school.';

ALTER TABLE rounds.class_day ENABLE ROW LEVEL SECURITY;
ALTER TABLE rounds.class_day FORCE ROW LEVEL SECURITY;
CREATE POLICY class_day_read ON rounds.class_day FOR SELECT TO steg_app
  USING (region_id = platform.acting_region()
    AND platform.acting_role() NOT IN ('public', 'young-person', 'guardian'));
CREATE POLICY class_day_add ON rounds.class_day FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY class_day_change ON rounds.class_day FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY class_day_remove ON rounds.class_day FOR DELETE TO steg_app
  USING (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY class_day_operator ON rounds.class_day TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON rounds.class_day TO steg_app;
GRANT UPDATE (weekday) ON rounds.class_day TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON rounds.class_day TO steg_operator;

CREATE TABLE rounds.travel (
  region_id uuid NOT NULL,
  round_id uuid NOT NULL,
  school_id uuid NOT NULL,
  bbs_id uuid NOT NULL,
  is_possible boolean NOT NULL DEFAULT true,
  minutes smallint CHECK (minutes BETWEEN 0 AND 240),
  way text CHECK (length(way) <= 300),
  PRIMARY KEY (region_id, round_id, school_id, bbs_id),
  FOREIGN KEY (region_id, round_id) REFERENCES rounds.round (region_id, id) ON DELETE CASCADE,
  FOREIGN KEY (region_id, school_id) REFERENCES network.organization (region_id, id),
  FOREIGN KEY (region_id, bbs_id) REFERENCES network.organization (region_id, id)
);
COMMENT ON TABLE rounds.travel IS 'How the pupils of a school get to a vocational school: bus, minutes, or not at all.';
COMMENT ON COLUMN rounds.travel.way IS 'Bus and departure, in words.';

ALTER TABLE rounds.travel ENABLE ROW LEVEL SECURITY;
ALTER TABLE rounds.travel FORCE ROW LEVEL SECURITY;
CREATE POLICY travel_read ON rounds.travel FOR SELECT TO steg_app
  USING (region_id = platform.acting_region()
    AND platform.acting_role() NOT IN ('public', 'young-person', 'guardian'));
CREATE POLICY travel_add ON rounds.travel FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY travel_change ON rounds.travel FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY travel_remove ON rounds.travel FOR DELETE TO steg_app
  USING (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY travel_operator ON rounds.travel TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON rounds.travel TO steg_app;
GRANT UPDATE (is_possible, minutes, way) ON rounds.travel TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON rounds.travel TO steg_operator;

CREATE TABLE rounds.free_time (
  region_id uuid NOT NULL REFERENCES network.region (id),
  id uuid NOT NULL,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 2 AND 120),
  applies_to text NOT NULL CHECK (applies_to IN ('general', 'vocational', 'both')),
  PRIMARY KEY (region_id, id),
  CHECK (ends_on >= starts_on)
);
COMMENT ON TABLE rounds.free_time IS 'Days without school that the calendar of the Land does not know: movable holidays, bridge days.';
COMMENT ON COLUMN rounds.free_time.applies_to IS 'General and vocational schools may differ.';

ALTER TABLE rounds.free_time ENABLE ROW LEVEL SECURITY;
ALTER TABLE rounds.free_time FORCE ROW LEVEL SECURITY;
CREATE POLICY free_time_read ON rounds.free_time FOR SELECT TO steg_app
  USING (region_id = platform.acting_region());
CREATE POLICY free_time_add ON rounds.free_time FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY free_time_remove ON rounds.free_time FOR DELETE TO steg_app
  USING (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY free_time_operator ON rounds.free_time TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON rounds.free_time TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON rounds.free_time TO steg_operator;

CREATE TABLE rounds.complete_year (
  region_id uuid NOT NULL REFERENCES network.region (id),
  school_year integer NOT NULL CHECK (school_year BETWEEN 2000 AND 2199),
  entered_at timestamptz NOT NULL,
  PRIMARY KEY (region_id, school_year)
);
COMMENT ON TABLE rounds.complete_year IS 'School years of which the office has typed all holidays itself, as free times, because the calendar does not know them.';

ALTER TABLE rounds.complete_year ENABLE ROW LEVEL SECURITY;
ALTER TABLE rounds.complete_year FORCE ROW LEVEL SECURITY;
CREATE POLICY complete_year_read ON rounds.complete_year FOR SELECT TO steg_app
  USING (region_id = platform.acting_region());
CREATE POLICY complete_year_add ON rounds.complete_year FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY complete_year_remove ON rounds.complete_year FOR DELETE TO steg_app
  USING (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY complete_year_operator ON rounds.complete_year TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON rounds.complete_year TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON rounds.complete_year TO steg_operator;
