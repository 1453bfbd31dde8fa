-- Class lists: pupils by code, their names in rows of their own that can be erased, and on which legal basis they are kept.

-- Imports of an organisation's own: a school reads its class lists in, a vocational school its workshops, and nobody else looks at them.
ALTER TABLE platform.import_run ADD COLUMN organization_id uuid;
ALTER TABLE platform.import_run ADD COLUMN options jsonb NOT NULL DEFAULT '{}';
ALTER TABLE platform.import_run ADD COLUMN is_about_pupils boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN platform.import_run.is_about_pupils IS 'Each row of the file is about a pupil: what was said about rows is forgotten sooner than the run, and at once when a pupil is erased.';
COMMENT ON COLUMN platform.import_run.options IS 'What was asked beside the file: the school year of a class list.';
COMMENT ON COLUMN platform.import_run.organization_id IS 'Organisation whose own import this is; NULL: of the office, for the whole region.';
ALTER TABLE platform.import_mapping
  ADD COLUMN organization_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  DROP CONSTRAINT import_mapping_pkey,
  ADD PRIMARY KEY (region_id, target, organization_id, header_fingerprint);
COMMENT ON COLUMN platform.import_mapping.organization_id IS 'Remembered for this organisation only; the zero id: for the office.';
DROP POLICY import_run_tenant ON platform.import_run;
CREATE POLICY import_run_tenant ON platform.import_run TO steg_app
  USING (region_id = platform.acting_region()
    AND ((organization_id IS NULL AND platform.acting_role() IN ('coordinator', 'operator'))
      OR platform.acting_role() = 'system'
      OR (organization_id = platform.acting_organization() AND platform.acting_role() IN ('school-lead', 'school-teacher', 'bbs'))))
  WITH CHECK (region_id = platform.acting_region()
    AND ((organization_id IS NULL AND platform.acting_role() IN ('coordinator', 'operator'))
      OR platform.acting_role() = 'system'
      OR (organization_id = platform.acting_organization() AND platform.acting_role() IN ('school-lead', 'school-teacher', 'bbs'))));
DROP POLICY import_mapping_tenant ON platform.import_mapping;
CREATE POLICY import_mapping_tenant ON platform.import_mapping TO steg_app
  USING (region_id = platform.acting_region()
    AND ((organization_id = '00000000-0000-0000-0000-000000000000' AND platform.acting_role() IN ('coordinator', 'operator'))
      OR platform.acting_role() = 'system'
      OR (organization_id = platform.acting_organization() AND platform.acting_role() IN ('school-lead', 'school-teacher', 'bbs'))))
  WITH CHECK (region_id = platform.acting_region()
    AND ((organization_id = '00000000-0000-0000-0000-000000000000' AND platform.acting_role() IN ('coordinator', 'operator'))
      OR platform.acting_role() = 'system'
      OR (organization_id = platform.acting_organization() AND platform.acting_role() IN ('school-lead', 'school-teacher', 'bbs'))));

CREATE SCHEMA pupils;
COMMENT ON SCHEMA pupils IS 'Pupils of the schools of a region, listed once for everything that follows. Everybody but their school knows them by code.';
GRANT USAGE ON SCHEMA pupils TO steg_app, steg_operator;

CREATE TABLE pupils.school_class (
  region_id uuid NOT NULL,
  id uuid NOT NULL,
  organization_id uuid NOT NULL,
  school_year integer NOT NULL CHECK (school_year BETWEEN 2000 AND 2199),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 20),
  grade smallint NOT NULL CHECK (grade BETWEEN 1 AND 13),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (region_id, id),
  FOREIGN KEY (region_id, organization_id) REFERENCES network.organization (region_id, id),
  UNIQUE (region_id, organization_id, school_year, name),
  UNIQUE (region_id, id, organization_id)
);
COMMENT ON TABLE pupils.school_class IS 'A class of a school in one school year.';
COMMENT ON COLUMN pupils.school_class.school_year IS 'The year in which it begins: 2026 for 2026/27.';
COMMENT ON COLUMN pupils.school_class.name IS 'As the school writes it: 8a, 08.1.';

ALTER TABLE pupils.school_class ENABLE ROW LEVEL SECURITY;
ALTER TABLE pupils.school_class FORCE ROW LEVEL SECURITY;
CREATE POLICY school_class_read ON pupils.school_class FOR SELECT TO steg_app
  USING (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('coordinator', 'bbs', 'dpo', 'monitoring', 'system')
      OR (organization_id = platform.acting_organization() AND platform.acting_role() IN ('school-lead', 'school-teacher'))));
CREATE POLICY school_class_add ON pupils.school_class FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region()
    AND (platform.acting_role() = 'system'
      OR (organization_id = platform.acting_organization() AND platform.acting_role() IN ('school-lead', 'school-teacher'))));
CREATE POLICY school_class_change ON pupils.school_class FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region()
    AND (platform.acting_role() = 'system'
      OR (organization_id = platform.acting_organization() AND platform.acting_role() IN ('school-lead', 'school-teacher'))));
CREATE POLICY school_class_operator ON pupils.school_class TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON pupils.school_class TO steg_app;
GRANT UPDATE (name, grade) ON pupils.school_class TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON pupils.school_class TO steg_operator;

CREATE TABLE pupils.pupil (
  region_id uuid NOT NULL,
  id uuid NOT NULL,
  organization_id uuid NOT NULL,
  class_id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^[A-HJ-NP-Z2-9]{8}$'),
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'left')),
  left_on date,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (region_id, id),
  FOREIGN KEY (region_id, class_id, organization_id) REFERENCES pupils.school_class (region_id, id, organization_id),
  UNIQUE (region_id, code),
  CHECK ((state = 'left') = (left_on IS NOT NULL))
);
COMMENT ON TABLE pupils.pupil IS 'One pupil by code, without a name. Deleting the row forgets everything about the pupil in all modules.';
COMMENT ON COLUMN pupils.pupil.code IS 'On the slip of paper with which a pupil opens the own wishes; no O, I, 0 or 1, which are mistaken for each other.';
CREATE INDEX pupil_by_class ON pupils.pupil (region_id, class_id);

ALTER TABLE pupils.pupil ENABLE ROW LEVEL SECURITY;
ALTER TABLE pupils.pupil FORCE ROW LEVEL SECURITY;
CREATE POLICY pupil_read ON pupils.pupil FOR SELECT TO steg_app
  USING (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('coordinator', 'dpo', 'system')
      OR (organization_id = platform.acting_organization() AND platform.acting_role() IN ('school-lead', 'school-teacher'))));
CREATE POLICY pupil_add ON pupils.pupil FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region()
    AND (platform.acting_role() = 'system'
      OR (organization_id = platform.acting_organization() AND platform.acting_role() IN ('school-lead', 'school-teacher'))));
CREATE POLICY pupil_change ON pupils.pupil FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region()
    AND (platform.acting_role() = 'system'
      OR (organization_id = platform.acting_organization() AND platform.acting_role() IN ('school-lead', 'school-teacher'))));
CREATE POLICY pupil_remove ON pupils.pupil FOR DELETE TO steg_app
  USING (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('dpo', 'system')
      OR (organization_id = platform.acting_organization() AND platform.acting_role() IN ('school-lead', 'school-teacher'))));
CREATE POLICY pupil_operator ON pupils.pupil TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON pupils.pupil TO steg_app;
GRANT UPDATE (class_id, code, state, left_on, updated_at, version) ON pupils.pupil TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON pupils.pupil TO steg_operator;

CREATE TABLE pupils.legal_basis (
  region_id uuid NOT NULL REFERENCES network.region (id),
  id uuid NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('planning', 'office-names')),
  kind text NOT NULL CHECK (kind IN ('law', 'agreement', 'consent')),
  norm text NOT NULL CHECK (length(norm) BETWEEN 3 AND 200),
  explanation text NOT NULL CHECK (length(explanation) BETWEEN 3 AND 2000),
  valid_from date NOT NULL,
  valid_until date,
  set_at timestamptz NOT NULL,
  revoked_at timestamptz,
  PRIMARY KEY (region_id, id),
  CHECK (valid_until >= valid_from),
  -- Names are shown of all pupils or of none: what one guardian consents to cannot open those of the others.
  CHECK (purpose <> 'office-names' OR kind <> 'consent')
);
COMMENT ON TABLE pupils.legal_basis IS 'On which legal basis pupils are kept (planning), or their names shown to the office (office-names). Dated; a change is a new row, the old one is revoked.';
COMMENT ON COLUMN pupils.legal_basis.kind IS 'consent: counts for a pupil only while it is given; law and agreement: pupils and guardians are informed.';
COMMENT ON COLUMN pupils.legal_basis.norm IS 'Paragraph, decree or agreement.';
COMMENT ON COLUMN pupils.legal_basis.explanation IS 'For guardians, in plain words.';

ALTER TABLE pupils.legal_basis ENABLE ROW LEVEL SECURITY;
ALTER TABLE pupils.legal_basis FORCE ROW LEVEL SECURITY;
CREATE POLICY legal_basis_read ON pupils.legal_basis FOR SELECT TO steg_app
  USING (region_id = platform.acting_region()
    AND platform.acting_role() NOT IN ('public', 'young-person', 'guardian'));
CREATE POLICY legal_basis_add ON pupils.legal_basis FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY legal_basis_revoke ON pupils.legal_basis FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY legal_basis_operator ON pupils.legal_basis TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON pupils.legal_basis TO steg_app;
GRANT UPDATE (revoked_at) ON pupils.legal_basis TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON pupils.legal_basis TO steg_operator;

CREATE TABLE pupils.pupil_person (
  region_id uuid NOT NULL,
  pupil_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  wrapped_key bytea NOT NULL,
  given_name bytea NOT NULL,
  family_name bytea NOT NULL,
  birth_date bytea,
  access_need bytea,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (region_id, pupil_id),
  FOREIGN KEY (region_id, pupil_id) REFERENCES pupils.pupil (region_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE pupils.pupil_person IS 'Who a pupil is: each field encrypted with a key of this pupil, which is itself wrapped by the key of the installation. Without the row nothing can be read any more.';
COMMENT ON COLUMN pupils.pupil_person.wrapped_key IS 'AES-256 key of this pupil, wrapped by the key in the data folder.';
COMMENT ON COLUMN pupils.pupil_person.birth_date IS 'For the minimum age of workshops only.';
COMMENT ON COLUMN pupils.pupil_person.access_need IS 'What a workshop must offer so that the pupil can take part (step-free); nothing else about health.';

ALTER TABLE pupils.pupil_person ENABLE ROW LEVEL SECURITY;
ALTER TABLE pupils.pupil_person FORCE ROW LEVEL SECURITY;
CREATE POLICY pupil_person_read ON pupils.pupil_person FOR SELECT TO steg_app
  USING (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('dpo', 'system')
      OR (organization_id = platform.acting_organization() AND platform.acting_role() IN ('school-lead', 'school-teacher'))
      OR (platform.acting_role() = 'coordinator' AND EXISTS (
        SELECT FROM pupils.legal_basis b WHERE b.region_id = pupil_person.region_id AND b.purpose = 'office-names'
          AND b.revoked_at IS NULL AND current_date BETWEEN b.valid_from AND coalesce(b.valid_until, 'infinity')))));
CREATE POLICY pupil_person_add ON pupils.pupil_person FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region()
    AND (platform.acting_role() = 'system'
      OR (organization_id = platform.acting_organization() AND platform.acting_role() IN ('school-lead', 'school-teacher'))));
CREATE POLICY pupil_person_change ON pupils.pupil_person FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region()
    AND (platform.acting_role() = 'system'
      OR (organization_id = platform.acting_organization() AND platform.acting_role() IN ('school-lead', 'school-teacher'))));
CREATE POLICY pupil_person_remove ON pupils.pupil_person FOR DELETE TO steg_app
  USING (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('dpo', 'system')
      OR (organization_id = platform.acting_organization() AND platform.acting_role() IN ('school-lead', 'school-teacher'))));
CREATE POLICY pupil_person_operator ON pupils.pupil_person TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON pupils.pupil_person TO steg_app;
GRANT UPDATE (wrapped_key, given_name, family_name, birth_date, access_need,
  updated_at) ON pupils.pupil_person TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON pupils.pupil_person TO steg_operator;

CREATE TABLE pupils.consent_event (
  region_id uuid NOT NULL,
  id uuid NOT NULL,
  pupil_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  legal_basis_id uuid NOT NULL,
  event text NOT NULL CHECK (event IN ('informed', 'objected', 'objection-withdrawn', 'given', 'refused', 'withdrawn')),
  given_by text CHECK (given_by IN ('guardian', 'pupil')),
  happened_on date NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (region_id, id),
  FOREIGN KEY (region_id, pupil_id) REFERENCES pupils.pupil (region_id, id) ON DELETE CASCADE,
  FOREIGN KEY (region_id, legal_basis_id) REFERENCES pupils.legal_basis (region_id, id),
  CHECK ((event = 'informed') = (given_by IS NULL))
);
COMMENT ON TABLE pupils.consent_event IS 'What guardians or pupils were told and what they said, append-only; the state is computed. Goes with the pupil.';
COMMENT ON COLUMN pupils.consent_event.given_by IS 'Who said it; NULL for information given by the school.';
CREATE INDEX consent_event_by_pupil ON pupils.consent_event (region_id, pupil_id);

ALTER TABLE pupils.consent_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE pupils.consent_event FORCE ROW LEVEL SECURITY;
CREATE POLICY consent_event_read ON pupils.consent_event FOR SELECT TO steg_app
  USING (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('coordinator', 'dpo', 'system')
      OR (organization_id = platform.acting_organization() AND platform.acting_role() IN ('school-lead', 'school-teacher'))));
CREATE POLICY consent_event_add ON pupils.consent_event FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region()
    AND (platform.acting_role() = 'system'
      OR (organization_id = platform.acting_organization() AND platform.acting_role() IN ('school-lead', 'school-teacher'))));
CREATE POLICY consent_event_operator ON pupils.consent_event TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON pupils.consent_event TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON pupils.consent_event TO steg_operator;

CREATE TABLE pupils.departure (
  region_id uuid NOT NULL,
  pupil_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  noticed_at timestamptz NOT NULL,
  PRIMARY KEY (region_id, pupil_id),
  FOREIGN KEY (region_id, pupil_id) REFERENCES pupils.pupil (region_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE pupils.departure IS 'A pupil who does not stand on the newest list of the school. The school says whether the pupil has left; then the row goes.';

ALTER TABLE pupils.departure ENABLE ROW LEVEL SECURITY;
ALTER TABLE pupils.departure FORCE ROW LEVEL SECURITY;
CREATE POLICY departure_tenant ON pupils.departure TO steg_app
  USING (region_id = platform.acting_region()
    AND (platform.acting_role() = 'system'
      OR (organization_id = platform.acting_organization() AND platform.acting_role() IN ('school-lead', 'school-teacher'))))
  WITH CHECK (region_id = platform.acting_region()
    AND (platform.acting_role() = 'system'
      OR (organization_id = platform.acting_organization() AND platform.acting_role() IN ('school-lead', 'school-teacher'))));
CREATE POLICY departure_operator ON pupils.departure TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON pupils.departure TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON pupils.departure TO steg_operator;
