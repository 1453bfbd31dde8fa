-- What pupils wish: a ranking of Berufsfelder, and what is out of the question. By code, without a name.

CREATE SCHEMA wishes;
COMMENT ON SCHEMA wishes IS 'Wishes of pupils for a round of Praxistage, from the phone, from paper or by the school.';
GRANT USAGE ON SCHEMA wishes TO steg_app, steg_operator;

CREATE TABLE wishes.answer (
  region_id uuid NOT NULL,
  round_id uuid NOT NULL,
  pupil_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  way text NOT NULL CHECK (way IN ('phone', 'paper', 'import')),
  language text NOT NULL DEFAULT 'de' CHECK (language ~ '^[a-z]{2,3}$'),
  outside_field text,
  updated_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (region_id, round_id, pupil_id),
  FOREIGN KEY (region_id, round_id) REFERENCES rounds.round (region_id, id) ON DELETE CASCADE,
  FOREIGN KEY (region_id, pupil_id) REFERENCES pupils.pupil (region_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE wishes.answer IS 'That a pupil has answered, and by which way. When it was never counts for a place. The office types paper sheets, too: by code.';
COMMENT ON COLUMN wishes.answer.outside_field IS 'A Berufsfeld outside of the usual ideas, where the round asks for one; key of code-lists/berufsfeld.json.';

ALTER TABLE wishes.answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE wishes.answer FORCE ROW LEVEL SECURITY;
CREATE POLICY answer_read ON wishes.answer FOR SELECT TO steg_app
  USING (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('coordinator', 'dpo', 'system')
      OR (organization_id = platform.acting_organization() AND platform.acting_role() IN ('school-lead', 'school-teacher'))));
CREATE POLICY answer_add ON wishes.answer FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('coordinator', 'system')
      OR (organization_id = platform.acting_organization() AND platform.acting_role() IN ('school-lead', 'school-teacher'))));
CREATE POLICY answer_change ON wishes.answer FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('coordinator', 'system')
      OR (organization_id = platform.acting_organization() AND platform.acting_role() IN ('school-lead', 'school-teacher'))));
CREATE POLICY answer_remove ON wishes.answer FOR DELETE TO steg_app
  USING (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('coordinator', 'dpo', 'system')
      OR (organization_id = platform.acting_organization() AND platform.acting_role() IN ('school-lead', 'school-teacher'))));
CREATE POLICY answer_operator ON wishes.answer TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON wishes.answer TO steg_app;
GRANT UPDATE (way, language, outside_field, updated_at, version) ON wishes.answer TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON wishes.answer TO steg_operator;

CREATE TABLE wishes.wish (
  region_id uuid NOT NULL,
  round_id uuid NOT NULL,
  pupil_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  berufsfeld text NOT NULL,
  rank smallint CHECK (rank BETWEEN 1 AND 30),
  is_never boolean NOT NULL DEFAULT false,
  never_reason bytea,
  PRIMARY KEY (region_id, round_id, pupil_id, berufsfeld),
  FOREIGN KEY (region_id, round_id, pupil_id) REFERENCES wishes.answer (region_id, round_id, pupil_id) ON DELETE CASCADE,
  CHECK ((rank IS NULL) = is_never),
  CHECK (is_never OR never_reason IS NULL)
);
COMMENT ON TABLE wishes.wish IS 'One Berufsfeld of an answer: its rank, or that it is out of the question.';
COMMENT ON COLUMN wishes.wish.berufsfeld IS 'Key of code-lists/berufsfeld.json.';
COMMENT ON COLUMN wishes.wish.never_reason IS 'Why not, encrypted with the key of the pupil: it may speak of health.';

ALTER TABLE wishes.wish ENABLE ROW LEVEL SECURITY;
ALTER TABLE wishes.wish FORCE ROW LEVEL SECURITY;
CREATE POLICY wish_read ON wishes.wish FOR SELECT TO steg_app
  USING (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('coordinator', 'dpo', 'system')
      OR (organization_id = platform.acting_organization() AND platform.acting_role() IN ('school-lead', 'school-teacher'))));
CREATE POLICY wish_add ON wishes.wish FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('coordinator', 'system')
      OR (organization_id = platform.acting_organization() AND platform.acting_role() IN ('school-lead', 'school-teacher'))));
CREATE POLICY wish_change ON wishes.wish FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('coordinator', 'system')
      OR (organization_id = platform.acting_organization() AND platform.acting_role() IN ('school-lead', 'school-teacher'))));
CREATE POLICY wish_remove ON wishes.wish FOR DELETE TO steg_app
  USING (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('coordinator', 'dpo', 'system')
      OR (organization_id = platform.acting_organization() AND platform.acting_role() IN ('school-lead', 'school-teacher'))));
CREATE POLICY wish_operator ON wishes.wish TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON wishes.wish TO steg_app;
GRANT UPDATE (rank, is_never, never_reason) ON wishes.wish TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON wishes.wish TO steg_operator;
