-- What is missing in a region: the municipalities it consists of, needs that were noted, and decisions that there is no need.

-- What the count needs of an offer: whether there is room, and where its provider comes to.
ALTER TABLE offers.offer
  ADD COLUMN places_state text NOT NULL DEFAULT 'unknown' CHECK (places_state IN ('unknown', 'free', 'full')),
  ADD COLUMN places_on date,
  ADD COLUMN service_area text[] NOT NULL DEFAULT '{}'
    CHECK (array_to_string(service_area, ',') ~ '^((region|[0-9]{8})(,|$))*$'),
  ADD CHECK ((places_state = 'unknown') = (places_on IS NULL));
COMMENT ON COLUMN offers.offer.places_state IS 'Whether there is a free place, as the provider said it last; no number of places.';
COMMENT ON COLUMN offers.offer.places_on IS 'Day on which that was said.';
COMMENT ON COLUMN offers.offer.service_area IS 'Where the provider comes to, or whom it serves from afar: Amtliche Gemeindeschluessel, or region for the whole of it. Empty: people come to its place.';
GRANT UPDATE (places_state, places_on, service_area) ON offers.offer TO steg_app;

CREATE SCHEMA gaps;
COMMENT ON SCHEMA gaps IS 'Gap analysis: for whom, what, where and when there is no offer within reach.';
GRANT USAGE ON SCHEMA gaps TO steg_app, steg_operator;

CREATE TABLE gaps.municipality (
  region_id uuid NOT NULL REFERENCES network.region (id),
  municipality_key text NOT NULL CHECK (municipality_key ~ '^[0-9]{8}$'),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  latitude double precision CHECK (latitude BETWEEN -90 AND 90),
  longitude double precision CHECK (longitude BETWEEN -180 AND 180),
  population integer CHECK (population >= 0),
  source text NOT NULL CHECK (length(source) BETWEEN 1 AND 300),
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (region_id, municipality_key),
  CHECK ((latitude IS NULL) = (longitude IS NULL))
);
COMMENT ON TABLE gaps.municipality IS 'The municipalities of a region as the official register names them. Shown are those whose key begins with a key of the region, so that a region that shrinks loses none for good.';
COMMENT ON COLUMN gaps.municipality.municipality_key IS 'Amtlicher Gemeindeschluessel, eight digits with leading zero.';
COMMENT ON COLUMN gaps.municipality.latitude IS 'Geographical centre; distances to offers are measured from here.';
COMMENT ON COLUMN gaps.municipality.source IS 'File or register it comes from.';
ALTER TABLE gaps.municipality ENABLE ROW LEVEL SECURITY;
ALTER TABLE gaps.municipality FORCE ROW LEVEL SECURITY;
CREATE POLICY municipality_read ON gaps.municipality FOR SELECT TO steg_app
  USING (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'monitoring', 'chamber', 'agency', 'traeger-lead', 'bbs', 'system'));
CREATE POLICY municipality_add ON gaps.municipality FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region() AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY municipality_change ON gaps.municipality FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region() AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY municipality_operator ON gaps.municipality TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON gaps.municipality TO steg_app;
GRANT UPDATE (name, latitude, longitude, population, source, updated_at) ON gaps.municipality TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON gaps.municipality TO steg_operator;

CREATE TABLE gaps.waiver (
  region_id uuid NOT NULL,
  id uuid NOT NULL,
  target_group text,
  kind text,
  municipality_key text,
  reason text NOT NULL CHECK (length(reason) BETWEEN 3 AND 500),
  valid_until date NOT NULL,
  set_at timestamptz NOT NULL,
  lifted_at timestamptz,
  PRIMARY KEY (region_id, id),
  FOREIGN KEY (region_id, municipality_key) REFERENCES gaps.municipality (region_id, municipality_key),
  CHECK (num_nonnulls(target_group, kind, municipality_key) > 0)
);
COMMENT ON TABLE gaps.waiver IS 'The office decided that there is no need: for a target group, a kind of offer, a municipality, or any two or three of them together. Ends by itself; lifted, never deleted.';
COMMENT ON COLUMN gaps.waiver.target_group IS 'Key of code-lists/zielgruppe.json; NULL means every one.';
COMMENT ON COLUMN gaps.waiver.kind IS 'Key of code-lists/angebotsart.json; NULL means every one.';
COMMENT ON COLUMN gaps.waiver.municipality_key IS 'NULL means every municipality of the region.';
COMMENT ON COLUMN gaps.waiver.reason IS 'Why; shown to everybody who sees the matrix, so no names of people.';
COMMENT ON COLUMN gaps.waiver.valid_until IS 'Last day; afterwards the cell counts again.';
COMMENT ON COLUMN gaps.waiver.lifted_at IS 'When the office took it back before its last day.';
CREATE INDEX waiver_by_day ON gaps.waiver (region_id, valid_until) WHERE lifted_at IS NULL;
ALTER TABLE gaps.waiver ENABLE ROW LEVEL SECURITY;
ALTER TABLE gaps.waiver FORCE ROW LEVEL SECURITY;
CREATE POLICY waiver_read ON gaps.waiver FOR SELECT TO steg_app
  USING (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'monitoring', 'chamber', 'agency', 'traeger-lead', 'bbs', 'system'));
CREATE POLICY waiver_add ON gaps.waiver FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region() AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY waiver_change ON gaps.waiver FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region() AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY waiver_operator ON gaps.waiver TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE (lifted_at) ON gaps.waiver TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON gaps.waiver TO steg_operator;

CREATE TABLE gaps.need (
  region_id uuid NOT NULL REFERENCES network.region (id),
  id uuid NOT NULL,
  target_group text NOT NULL,
  kind text NOT NULL,
  municipality_key text,
  asked_by text NOT NULL CHECK (asked_by IN ('school', 'bbs', 'company', 'chamber', 'agency', 'traeger', 'municipality', 'initiative', 'office')),
  asked_on date NOT NULL,
  person_count integer NOT NULL CHECK (person_count BETWEEN 1 AND 9999),
  noted_at timestamptz NOT NULL,
  PRIMARY KEY (region_id, id),
  FOREIGN KEY (region_id, municipality_key) REFERENCES gaps.municipality (region_id, municipality_key)
);
COMMENT ON TABLE gaps.need IS 'A need that somebody told the office: for how many people an offer was looked for. A count and the kind of organisation, nobody by name; no free text, so that no name can slip in.';
COMMENT ON COLUMN gaps.need.municipality_key IS 'Where the people live; NULL: spread over the region, or not known.';
COMMENT ON COLUMN gaps.need.asked_by IS 'Kind of organisation that told it, as in network.organization.kind.';
COMMENT ON COLUMN gaps.need.person_count IS 'How many people; pages show numbers below 5 as such only.';
CREATE INDEX need_by_day ON gaps.need (region_id, asked_on);
ALTER TABLE gaps.need ENABLE ROW LEVEL SECURITY;
ALTER TABLE gaps.need FORCE ROW LEVEL SECURITY;
CREATE POLICY need_read ON gaps.need FOR SELECT TO steg_app
  USING (region_id = platform.acting_region() AND platform.acting_role() IN ('coordinator', 'monitoring', 'system'));
CREATE POLICY need_add ON gaps.need FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region() AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY need_remove ON gaps.need FOR DELETE TO steg_app
  USING (region_id = platform.acting_region() AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY need_operator ON gaps.need TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON gaps.need TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON gaps.need TO steg_operator;
