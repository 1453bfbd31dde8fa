-- The public overview of offers at the threshold between school and work.

CREATE SCHEMA offers;
COMMENT ON SCHEMA offers IS 'Offers of the organisations of a region: what there is, for whom, where, when, and how sure that is.';
GRANT USAGE ON SCHEMA offers TO steg_app, steg_operator;

CREATE TABLE offers.offer (
  region_id uuid NOT NULL,
  id uuid NOT NULL,
  organization_id uuid NOT NULL,
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  summary text CHECK (length(summary) <= 500),
  description text NOT NULL DEFAULT '' CHECK (length(description) <= 60000),
  kind text NOT NULL,
  phase text NOT NULL,
  target_groups text[] NOT NULL DEFAULT '{}',
  languages text[] NOT NULL DEFAULT '{}' CHECK (array_to_string(languages, ',') ~ '^([a-z]{2,3}(-[a-z]{2,8})?(,|$))*$'),
  place_id uuid,
  place_text text CHECK (length(place_text) <= 300),
  city text CHECK (length(city) <= 120),
  latitude double precision CHECK (latitude BETWEEN -90 AND 90),
  longitude double precision CHECK (longitude BETWEEN -180 AND 180),
  starts_on date,
  ends_on date,
  apply_until date,
  dates_text text CHECK (length(dates_text) <= 500),
  cost_text text CHECK (length(cost_text) <= 500),
  website text CHECK (website ~ '^https?://'),
  contact_person_id uuid,
  contact_name text CHECK (length(contact_name) <= 200),
  contact_email text CHECK (length(contact_email) <= 254),
  contact_phone text CHECK (length(contact_phone) <= 60),
  owner_person_id uuid,
  confirmed_on date,
  valid_until date,
  status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'published', 'ended')),
  published_at timestamptz,
  ended_at timestamptz,
  hidden_at timestamptz,
  source text,
  source_ref text,
  imported jsonb,
  city_key text NOT NULL DEFAULT '',
  title_key text NOT NULL DEFAULT '',
  search tsvector NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (region_id, id),
  FOREIGN KEY (region_id) REFERENCES network.region (id),
  FOREIGN KEY (region_id, organization_id) REFERENCES network.organization (region_id, id),
  FOREIGN KEY (region_id, place_id) REFERENCES network.place (region_id, id),
  FOREIGN KEY (region_id, contact_person_id) REFERENCES network.contact_person (region_id, id)
    ON DELETE SET NULL (contact_person_id),
  UNIQUE (region_id, source, source_ref),
  CHECK ((latitude IS NULL) = (longitude IS NULL)),
  CHECK (ends_on >= starts_on),
  CHECK (status <> 'published' OR published_at IS NOT NULL),
  CHECK ((status = 'ended') = (ended_at IS NOT NULL)),
  CHECK ((source IS NULL) = (source_ref IS NULL))
);
COMMENT ON TABLE offers.offer IS 'One offer of one organisation. Ended, never deleted: its page stays and says so. Contact fields and owner are personal data, erased by offers/erase.ts.';
COMMENT ON COLUMN offers.offer.description IS 'Light markup: paragraphs, lines that begin with "- " are lists, addresses become links. Never HTML.';
COMMENT ON COLUMN offers.offer.kind IS 'Key of code-lists/angebotsart.json.';
COMMENT ON COLUMN offers.offer.phase IS 'Key of code-lists/uebergangsphase.json.';
COMMENT ON COLUMN offers.offer.target_groups IS 'Keys of code-lists/zielgruppe.json.';
COMMENT ON COLUMN offers.offer.languages IS 'ISO 639 codes of the languages in which the offer takes place.';
COMMENT ON COLUMN offers.offer.place_id IS 'Place of the provider; city and coordinates are then copied from it, so that one table answers a search.';
COMMENT ON COLUMN offers.offer.place_text IS 'Where exactly, in words: room, meeting point, or online.';
COMMENT ON COLUMN offers.offer.dates_text IS 'When, in words, where a range of days does not say it: every Thursday 3 to 5 pm.';
COMMENT ON COLUMN offers.offer.contact_name IS 'Contact in free text, for providers whose contact persons are not in the network.';
COMMENT ON COLUMN offers.offer.owner_person_id IS 'Who cares for the entry. No foreign key, since logins are global and belong to another module.';
COMMENT ON COLUMN offers.offer.confirmed_on IS 'Day on which the provider last said that everything is right. A change of the text does not confirm.';
COMMENT ON COLUMN offers.offer.valid_until IS 'Last day on which the entry may be relied upon without being confirmed again.';
COMMENT ON COLUMN offers.offer.published_at IS 'When the public saw it first; NULL for an offer that never was public.';
COMMENT ON COLUMN offers.offer.hidden_at IS 'Taken from the public pages without being ended.';
COMMENT ON COLUMN offers.offer.source IS 'Kind of import it comes from, NULL when typed. With source_ref the same record is recognised again.';
COMMENT ON COLUMN offers.offer.imported IS 'Field values as the last import brought them, so that the next one can tell a change of the file from a change by hand.';
COMMENT ON COLUMN offers.offer.search IS 'Folded and stemmed words, weight A title, B summary, kind and provider, D the rest; written by the application.';
-- No index on search: under row-level security an operator that is not leakproof, as @@ is, is asked row by row anyway.
-- 10,000 offers take 8 ms.
CREATE INDEX offer_by_organization ON offers.offer (region_id, organization_id, status);
CREATE INDEX offer_by_title ON offers.offer (region_id, status, title_key, id);
CREATE INDEX offer_by_owner ON offers.offer (region_id, owner_person_id) WHERE owner_person_id IS NOT NULL;
CREATE INDEX offer_by_contact ON offers.offer (region_id, contact_person_id) WHERE contact_person_id IS NOT NULL;
ALTER TABLE offers.offer ENABLE ROW LEVEL SECURITY;
ALTER TABLE offers.offer FORCE ROW LEVEL SECURITY;
-- Sub-selects, so that the context is read once per statement and not once per row: the list scans thousands of rows.
CREATE POLICY offer_read ON offers.offer FOR SELECT TO steg_app
  USING (region_id = (SELECT platform.acting_region())
    AND ((status <> 'draft' AND published_at IS NOT NULL AND hidden_at IS NULL)
      OR (SELECT platform.acting_role()) IN ('coordinator', 'system')
      OR (organization_id = (SELECT platform.acting_organization())
        AND (SELECT platform.acting_role()) IN ('school-lead', 'school-teacher', 'bbs', 'company', 'chamber', 'agency',
          'traeger-coach', 'traeger-lead', 'requalification-counsellor'))));
CREATE POLICY offer_add ON offers.offer FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('coordinator', 'system')
      OR (organization_id = platform.acting_organization()
        AND platform.acting_role() IN ('school-lead', 'school-teacher', 'bbs', 'company', 'chamber', 'agency',
          'traeger-coach', 'traeger-lead', 'requalification-counsellor'))));
CREATE POLICY offer_change ON offers.offer FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region()
    AND (platform.acting_role() IN ('coordinator', 'system')
      OR (organization_id = platform.acting_organization()
        AND platform.acting_role() IN ('school-lead', 'school-teacher', 'bbs', 'company', 'chamber', 'agency',
          'traeger-coach', 'traeger-lead', 'requalification-counsellor'))));
CREATE POLICY offer_operator ON offers.offer TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON offers.offer TO steg_app;
GRANT UPDATE (organization_id, title, summary, description, kind, phase, target_groups, languages, place_id, place_text,
  city, latitude, longitude, starts_on, ends_on, apply_until, dates_text, cost_text, website, contact_person_id,
  contact_name, contact_email, contact_phone, owner_person_id, confirmed_on, valid_until, status, published_at, ended_at,
  hidden_at, imported, city_key, title_key, search, updated_at, version)
  ON offers.offer TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON offers.offer TO steg_operator;
