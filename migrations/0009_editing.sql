-- Maintaining offers: who may publish without being asked, what waits for the office, and one picture per offer.

-- So that what hangs on an offer can carry its organisation along, and follows when the offer goes to another one.
ALTER TABLE offers.offer ADD UNIQUE (region_id, id, organization_id);

-- Rules ---------------------------------------------------------------------------------------------------------------

CREATE TABLE offers.approval_rule (
  region_id uuid NOT NULL,
  id uuid NOT NULL,
  organization_kind text,
  organization_id uuid,
  mode text NOT NULL CHECK (mode IN ('at-once', 'by-office')),
  changed_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (region_id, id),
  UNIQUE NULLS NOT DISTINCT (region_id, organization_kind, organization_id),
  FOREIGN KEY (region_id) REFERENCES network.region (id),
  FOREIGN KEY (region_id, organization_id) REFERENCES network.organization (region_id, id),
  CHECK (organization_kind IS NULL OR organization_id IS NULL)
);
COMMENT ON TABLE offers.approval_rule IS 'Whether offers appear at once or after the office has let them pass: for the region, for a kind of organisation, or for one organisation. The narrowest rule counts; without any, offers appear at once.';
COMMENT ON COLUMN offers.approval_rule.organization_kind IS 'Kind as in network.organization; NULL together with organization_id: the rule of the region.';
ALTER TABLE offers.approval_rule ENABLE ROW LEVEL SECURITY;
ALTER TABLE offers.approval_rule FORCE ROW LEVEL SECURITY;
-- Whoever writes offers is told beforehand what will happen with them.
CREATE POLICY approval_rule_read ON offers.approval_rule FOR SELECT TO steg_app
  USING (region_id = platform.acting_region() AND platform.acting_role() NOT IN ('public', 'young-person', 'guardian'));
CREATE POLICY approval_rule_add ON offers.approval_rule FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region() AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY approval_rule_change ON offers.approval_rule FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region() AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY approval_rule_remove ON offers.approval_rule FOR DELETE TO steg_app
  USING (region_id = platform.acting_region() AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY approval_rule_operator ON offers.approval_rule TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON offers.approval_rule TO steg_app;
GRANT UPDATE (organization_id, mode, changed_at, version) ON offers.approval_rule TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON offers.approval_rule TO steg_operator;

-- What waits ----------------------------------------------------------------------------------------------------------

CREATE TABLE offers.submission (
  region_id uuid NOT NULL,
  offer_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('publish', 'change')),
  state text NOT NULL CHECK (state IN ('submitted', 'returned')),
  changes jsonb,
  picture text NOT NULL DEFAULT 'same' CHECK (picture IN ('same', 'other', 'none')),
  submitted_at timestamptz NOT NULL,
  submitted_by_person_id uuid,
  answered_at timestamptz,
  reason text CHECK (length(reason) BETWEEN 1 AND 2000),
  PRIMARY KEY (region_id, offer_id),
  FOREIGN KEY (region_id, offer_id, organization_id) REFERENCES offers.offer (region_id, id, organization_id)
    ON UPDATE CASCADE,
  CHECK ((kind = 'change') = (changes IS NOT NULL)),
  CHECK (kind = 'change' OR picture = 'same'),
  CHECK ((state = 'returned') = (reason IS NOT NULL))
);
COMMENT ON TABLE offers.submission IS 'A draft that asks to be published, or a change of what is public, until the office has let it pass. The public never sees it. Gone when it is decided; the audit keeps who decided what.';
COMMENT ON COLUMN offers.submission.changes IS 'Changed fields of the offer with their new values; the other fields stay as they are when it passes. May hold a contact in free text, erased by offers/erase.ts.';
COMMENT ON COLUMN offers.submission.picture IS 'What becomes of the picture of a public offer: other is the row of offers.picture that is not shown yet.';
COMMENT ON COLUMN offers.submission.reason IS 'Why the office sent it back, for the provider.';
CREATE INDEX submission_by_time ON offers.submission (region_id, state, submitted_at);
ALTER TABLE offers.submission ENABLE ROW LEVEL SECURITY;
ALTER TABLE offers.submission FORCE ROW LEVEL SECURITY;
CREATE POLICY submission_all ON offers.submission TO steg_app
  USING (region_id = platform.acting_region() AND offers.acting_for(organization_id))
  WITH CHECK (region_id = platform.acting_region() AND offers.acting_for(organization_id));
CREATE POLICY submission_operator ON offers.submission TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON offers.submission TO steg_app;
GRANT UPDATE (kind, state, changes, picture, submitted_at, submitted_by_person_id, answered_at, reason)
  ON offers.submission TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON offers.submission TO steg_operator;

-- Pictures ------------------------------------------------------------------------------------------------------------

CREATE TABLE offers.picture (
  region_id uuid NOT NULL,
  id uuid NOT NULL,
  offer_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  is_shown boolean NOT NULL,
  alt_text text NOT NULL CHECK (length(alt_text) BETWEEN 1 AND 300),
  source_note text NOT NULL CHECK (length(source_note) BETWEEN 1 AND 300),
  media_type text NOT NULL CHECK (media_type = 'image/webp'),
  large bytea NOT NULL CHECK (length(large) <= 5000000),
  large_width integer NOT NULL CHECK (large_width BETWEEN 1 AND 1200),
  large_height integer NOT NULL CHECK (large_height BETWEEN 1 AND 1200),
  small bytea NOT NULL CHECK (length(small) <= 1000000),
  small_width integer NOT NULL CHECK (small_width BETWEEN 1 AND 480),
  small_height integer NOT NULL CHECK (small_height BETWEEN 1 AND 480),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (region_id, id),
  UNIQUE (region_id, offer_id, is_shown),
  FOREIGN KEY (region_id, offer_id, organization_id) REFERENCES offers.offer (region_id, id, organization_id)
    ON UPDATE CASCADE
);
COMMENT ON TABLE offers.picture IS 'The picture of an offer, made smaller and encoded anew, so that nothing of the uploaded file but its pixels is left. The bytes are never changed, only replaced by another row: an address always gives the same ones.';
COMMENT ON COLUMN offers.picture.is_shown IS 'False while it waits for the office together with a change of the offer.';
COMMENT ON COLUMN offers.picture.alt_text IS 'What is to be seen, for those who do not see it.';
COMMENT ON COLUMN offers.picture.source_note IS 'Who made it and why it may be shown: author and licence.';
COMMENT ON COLUMN offers.picture.large IS 'Longer side at most 1,200 pixels.';
COMMENT ON COLUMN offers.picture.small IS 'Longer side at most 480 pixels, for lists.';
-- Encoded pictures do not get smaller by compressing them again.
ALTER TABLE offers.picture ALTER COLUMN large SET STORAGE EXTERNAL, ALTER COLUMN small SET STORAGE EXTERNAL;
ALTER TABLE offers.picture ENABLE ROW LEVEL SECURITY;
ALTER TABLE offers.picture FORCE ROW LEVEL SECURITY;
-- The policies of the offer itself decide in the sub-select whether it is there for the actor.
CREATE POLICY picture_read ON offers.picture FOR SELECT TO steg_app
  USING (region_id = platform.acting_region()
    AND (offers.acting_for(organization_id)
      OR (is_shown AND EXISTS (SELECT FROM offers.offer o WHERE o.id = picture.offer_id))));
CREATE POLICY picture_add ON offers.picture FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region() AND offers.acting_for(organization_id));
CREATE POLICY picture_change ON offers.picture FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region() AND offers.acting_for(organization_id));
CREATE POLICY picture_remove ON offers.picture FOR DELETE TO steg_app
  USING (region_id = platform.acting_region() AND offers.acting_for(organization_id));
CREATE POLICY picture_operator ON offers.picture TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON offers.picture TO steg_app;
GRANT UPDATE (is_shown, alt_text, source_note) ON offers.picture TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON offers.picture TO steg_operator;
