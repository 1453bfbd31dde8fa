-- Who exists in the region: regions, organisations, places, contact persons.

CREATE SCHEMA network;
COMMENT ON SCHEMA network IS 'Regions, organisations of all kinds, their places and contact persons.';
GRANT USAGE ON SCHEMA network TO steg_app, steg_login, steg_operator;

CREATE TABLE network.region (
  id uuid PRIMARY KEY,
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9-]{2,40}$'),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  office_name text NOT NULL CHECK (length(office_name) BETWEEN 1 AND 200),
  land text NOT NULL CHECK (land ~ '^[0-9]{2}$'),
  kreis_keys text[] NOT NULL DEFAULT '{}',
  latitude double precision CHECK (latitude BETWEEN -90 AND 90),
  longitude double precision CHECK (longitude BETWEEN -180 AND 180),
  is_default boolean NOT NULL DEFAULT false,
  is_demo boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
COMMENT ON TABLE network.region IS 'The register of regions itself, hence global: everybody may see which regions an installation serves. A Leitstelle may serve an Altkreis only.';
COMMENT ON COLUMN network.region.land IS 'First two digits of the Amtlicher Gemeindeschluessel.';
COMMENT ON COLUMN network.region.kreis_keys IS 'Amtliche Gemeindeschluessel (5 to 8 digits) that belong to the region, by prefix.';
COMMENT ON COLUMN network.region.is_default IS 'The region that answers when no other is asked for.';
COMMENT ON COLUMN network.region.is_demo IS 'Fictional region: shows the banner and the one-click logins, and nothing else may.';
CREATE UNIQUE INDEX region_one_default ON network.region ((true)) WHERE is_default;
ALTER TABLE network.region ENABLE ROW LEVEL SECURITY;
ALTER TABLE network.region FORCE ROW LEVEL SECURITY;
CREATE POLICY region_read ON network.region FOR SELECT TO steg_app, steg_login USING (true);
CREATE POLICY region_change ON network.region FOR UPDATE TO steg_app
  USING (id = platform.acting_region() AND platform.acting_role() IN ('coordinator', 'operator', 'system'));
CREATE POLICY region_operator ON network.region TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT ON network.region TO steg_app, steg_login;
GRANT UPDATE (name, office_name, land, kreis_keys, latitude, longitude, version) ON network.region TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON network.region TO steg_operator;

CREATE TABLE network.organization (
  region_id uuid NOT NULL REFERENCES network.region (id),
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('school', 'bbs', 'company', 'chamber', 'agency', 'traeger', 'municipality', 'initiative', 'office')),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
  short_name text CHECK (length(short_name) BETWEEN 1 AND 80),
  schulform text,
  official_number text CHECK (length(official_number) BETWEEN 1 AND 40),
  legal_status text CHECK (legal_status IN ('public', 'private')),
  street text,
  postal_code text CHECK (postal_code ~ '^[0-9]{5}$'),
  city text,
  municipality_key text CHECK (municipality_key ~ '^[0-9]{8}$'),
  latitude double precision CHECK (latitude BETWEEN -90 AND 90),
  longitude double precision CHECK (longitude BETWEEN -180 AND 180),
  phone text,
  email text,
  website text,
  note text CHECK (length(note) <= 4000),
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'archived')),
  merged_into uuid,
  source text,
  imported jsonb,
  name_key text NOT NULL,
  city_key text NOT NULL DEFAULT '',
  search_key text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  confirmed_on date,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (region_id, id),
  FOREIGN KEY (region_id, merged_into) REFERENCES network.organization (region_id, id),
  CHECK ((latitude IS NULL) = (longitude IS NULL))
);
COMMENT ON TABLE network.organization IS 'School, BBS, company, chamber, agency, Traeger, municipality, initiative or the coordination office itself. Archived, never deleted.';
COMMENT ON COLUMN network.organization.schulform IS 'Key of code-lists/schulform.json, only for schools and BBS.';
COMMENT ON COLUMN network.organization.official_number IS 'Schulnummer of the Land, or the number of the register the organisation comes from.';
COMMENT ON COLUMN network.organization.municipality_key IS 'Amtlicher Gemeindeschluessel, eight digits with leading zero.';
COMMENT ON COLUMN network.organization.imported IS 'Field values as the last import brought them, so that the next one can tell a change of the file from a change by hand.';
COMMENT ON COLUMN network.organization.name_key IS 'Folded name for recognising duplicates and for sorting; written by the application.';
COMMENT ON COLUMN network.organization.city_key IS 'Folded town, for the filter and as the start of a distance search; written by the application.';
COMMENT ON COLUMN network.organization.search_key IS 'Folded name, short name, address and number, for the search box; written by the application.';
COMMENT ON COLUMN network.organization.merged_into IS 'The organisation that this one turned out to be.';
CREATE UNIQUE INDEX organization_official_number ON network.organization (region_id, kind, official_number)
  WHERE official_number IS NOT NULL AND merged_into IS NULL;
CREATE INDEX organization_by_name ON network.organization (region_id, name_key);
CREATE INDEX organization_by_city ON network.organization (region_id, city_key);
CREATE INDEX organization_by_postal_code ON network.organization (region_id, postal_code);
CREATE INDEX organization_by_kind ON network.organization (region_id, kind, status);
ALTER TABLE network.organization ENABLE ROW LEVEL SECURITY;
ALTER TABLE network.organization FORCE ROW LEVEL SECURITY;
CREATE POLICY organization_read ON network.organization FOR SELECT TO steg_app
  USING (region_id = platform.acting_region()
    AND (status = 'active' OR platform.acting_role() <> 'public'));
CREATE POLICY organization_add ON network.organization FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region() AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY organization_change ON network.organization FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('coordinator', 'system')
      OR (id = platform.acting_organization() AND platform.acting_role() IN ('school-lead', 'bbs', 'company', 'chamber', 'agency', 'traeger-lead'))));
CREATE POLICY organization_login ON network.organization FOR SELECT TO steg_login USING (true);
CREATE POLICY organization_operator ON network.organization TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON network.organization TO steg_app;
GRANT UPDATE (kind, name, short_name, schulform, official_number, legal_status, street, postal_code, city, municipality_key,
  latitude, longitude, phone, email, website, note, status, merged_into, source, imported, name_key, city_key, search_key,
  updated_at, confirmed_on, version)
  ON network.organization TO steg_app;
GRANT SELECT ON network.organization TO steg_login;
GRANT SELECT, INSERT, UPDATE, DELETE ON network.organization TO steg_operator;

CREATE TABLE network.place (
  region_id uuid NOT NULL,
  id uuid NOT NULL,
  organization_id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  street text,
  postal_code text CHECK (postal_code ~ '^[0-9]{5}$'),
  city text,
  latitude double precision CHECK (latitude BETWEEN -90 AND 90),
  longitude double precision CHECK (longitude BETWEEN -180 AND 180),
  step_free text NOT NULL DEFAULT 'unknown' CHECK (step_free IN ('yes', 'partly', 'no', 'unknown')),
  stop_name text,
  archived_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (region_id, id),
  FOREIGN KEY (region_id, organization_id) REFERENCES network.organization (region_id, id),
  CHECK ((latitude IS NULL) = (longitude IS NULL))
);
COMMENT ON TABLE network.place IS 'A further place of an organisation: a workshop, a branch, a second building. Its main address stands at the organisation.';
COMMENT ON COLUMN network.place.stop_name IS 'Nearest stop of public transport.';
CREATE INDEX place_by_organization ON network.place (region_id, organization_id);
ALTER TABLE network.place ENABLE ROW LEVEL SECURITY;
ALTER TABLE network.place FORCE ROW LEVEL SECURITY;
CREATE POLICY place_read ON network.place FOR SELECT TO steg_app USING (region_id = platform.acting_region());
CREATE POLICY place_write ON network.place FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('coordinator', 'system')
      OR (organization_id = platform.acting_organization() AND platform.acting_role() IN ('school-lead', 'bbs', 'company', 'chamber', 'agency', 'traeger-lead'))));
CREATE POLICY place_change ON network.place FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('coordinator', 'system')
      OR (organization_id = platform.acting_organization() AND platform.acting_role() IN ('school-lead', 'bbs', 'company', 'chamber', 'agency', 'traeger-lead'))));
CREATE POLICY place_operator ON network.place TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON network.place TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON network.place TO steg_operator;

CREATE TABLE network.contact_person (
  region_id uuid NOT NULL,
  id uuid NOT NULL,
  organization_id uuid NOT NULL,
  title text CHECK (length(title) <= 60),
  given_name text CHECK (length(given_name) <= 200),
  family_name text NOT NULL CHECK (length(family_name) BETWEEN 1 AND 200),
  function_name text NOT NULL CHECK (length(function_name) BETWEEN 1 AND 200),
  email text,
  phone text,
  is_public boolean NOT NULL DEFAULT false,
  deputy_of uuid,
  valid_until date,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (region_id, id),
  FOREIGN KEY (region_id, organization_id) REFERENCES network.organization (region_id, id),
  FOREIGN KEY (region_id, deputy_of) REFERENCES network.contact_person (region_id, id)
);
COMMENT ON TABLE network.contact_person IS 'Whom to call: professional contact data with a function, a deputy and an end. Personal data, erased by network/erase.ts.';
COMMENT ON COLUMN network.contact_person.is_public IS 'Shown on public pages only when the person agreed to it.';
COMMENT ON COLUMN network.contact_person.valid_until IS 'Last day on which the entry may be relied upon; afterwards it is asked again.';
CREATE INDEX contact_person_by_organization ON network.contact_person (region_id, organization_id);
ALTER TABLE network.contact_person ENABLE ROW LEVEL SECURITY;
ALTER TABLE network.contact_person FORCE ROW LEVEL SECURITY;
CREATE POLICY contact_person_read ON network.contact_person FOR SELECT TO steg_app
  USING (region_id = platform.acting_region()
    AND (is_public OR platform.acting_role() NOT IN ('public', 'young-person', 'guardian', 'monitoring', 'operator')));
CREATE POLICY contact_person_add ON network.contact_person FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('coordinator', 'system')
      OR (organization_id = platform.acting_organization() AND platform.acting_role() IN ('school-lead', 'bbs', 'company', 'chamber', 'agency', 'traeger-lead'))));
CREATE POLICY contact_person_change ON network.contact_person FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('coordinator', 'system')
      OR (organization_id = platform.acting_organization() AND platform.acting_role() IN ('school-lead', 'bbs', 'company', 'chamber', 'agency', 'traeger-lead'))));
CREATE POLICY contact_person_erase ON network.contact_person FOR DELETE TO steg_app
  USING (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('coordinator', 'dpo', 'system')
      OR (organization_id = platform.acting_organization() AND platform.acting_role() IN ('school-lead', 'bbs', 'company', 'chamber', 'agency', 'traeger-lead'))));
CREATE POLICY contact_person_operator ON network.contact_person TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON network.contact_person TO steg_app, steg_operator;

CREATE TABLE network.distinct_pair (
  region_id uuid NOT NULL,
  first_id uuid NOT NULL,
  second_id uuid NOT NULL,
  decided_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (region_id, first_id, second_id),
  FOREIGN KEY (region_id, first_id) REFERENCES network.organization (region_id, id),
  FOREIGN KEY (region_id, second_id) REFERENCES network.organization (region_id, id),
  CHECK (first_id < second_id)
);
COMMENT ON TABLE network.distinct_pair IS 'Two organisations that look like one and are not: a person has decided so, and is not asked again.';
ALTER TABLE network.distinct_pair ENABLE ROW LEVEL SECURITY;
ALTER TABLE network.distinct_pair FORCE ROW LEVEL SECURITY;
CREATE POLICY distinct_pair_tenant ON network.distinct_pair TO steg_app
  USING (region_id = platform.acting_region() AND platform.acting_role() IN ('coordinator', 'system'))
  WITH CHECK (region_id = platform.acting_region() AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY distinct_pair_operator ON network.distinct_pair TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON network.distinct_pair TO steg_app, steg_operator;
