-- Freshness of offers: deadlines, confirmations, the links by which providers answer, reports of mistakes, links to check.

-- Deadlines stand beside the offer, since they are computed from its content and its confirmation and never from today:
-- lists compare them with today.
ALTER TABLE offers.offer
  ADD COLUMN ask_from date,
  ADD COLUMN due_on date,
  ADD COLUMN forced_on date,
  ADD COLUMN forced_because text CHECK (forced_because IN ('reports', 'link')),
  ADD COLUMN shown_again_on date,
  ADD CHECK ((forced_on IS NULL) = (forced_because IS NULL)),
  ADD CHECK ((ask_from IS NULL) = (due_on IS NULL));
COMMENT ON COLUMN offers.offer.ask_from IS 'First day on which the provider is asked for a confirmation; NULL unless published. Computed by offers/freshness/state.ts.';
COMMENT ON COLUMN offers.offer.due_on IS 'Last day on which an answer is in time; NULL unless published.';
COMMENT ON COLUMN offers.offer.forced_on IS 'Day on which reports or a broken link said that the entry is wrong; counts until it is confirmed.';
COMMENT ON COLUMN offers.offer.shown_again_on IS 'Day on which the office decided to show an unconfirmed offer all the same.';
COMMENT ON COLUMN offers.offer.hidden_at IS 'Taken from the public pages without being ended: nobody confirmed it for a quarter of a year after its deadline.';
GRANT UPDATE (ask_from, due_on, forced_on, forced_because, shown_again_on) ON offers.offer TO steg_app;
CREATE INDEX offer_by_deadline ON offers.offer (region_id, ask_from) WHERE ask_from IS NOT NULL;

CREATE FUNCTION offers.acting_for(p_organization uuid) RETURNS boolean LANGUAGE sql STABLE
  AS $$ SELECT platform.acting_role() IN ('coordinator', 'system')
    OR (p_organization = platform.acting_organization()
      AND platform.acting_role() IN ('school-lead', 'school-teacher', 'bbs', 'company', 'chamber', 'agency', 'traeger-coach', 'traeger-lead', 'requalification-counsellor')) $$;
COMMENT ON FUNCTION offers.acting_for(uuid) IS 'Whether the actor looks after the offers of this organisation of the acting region.';
REVOKE ALL ON FUNCTION offers.acting_for(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION offers.acting_for(uuid) TO steg_app, steg_login, steg_operator;

-- Requests: one mail with one link ------------------------------------------------------------------------------------

CREATE TABLE offers.confirmation_request (
  region_id uuid NOT NULL,
  id uuid NOT NULL,
  organization_id uuid NOT NULL,
  token_hash bytea NOT NULL CHECK (length(token_hash) = 32),
  recipient text NOT NULL CHECK (recipient IN ('contact', 'deputy', 'mailbox')),
  contact_person_id uuid,
  asked_because text NOT NULL CHECK (asked_because IN ('due', 'no-answer', 'office', 'new-link')),
  offer_ids uuid[] NOT NULL,
  mail_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  bounced_at timestamptz,
  PRIMARY KEY (region_id, id),
  UNIQUE (region_id, token_hash),
  FOREIGN KEY (region_id, organization_id) REFERENCES network.organization (region_id, id),
  FOREIGN KEY (region_id, contact_person_id) REFERENCES network.contact_person (region_id, id)
    ON DELETE SET NULL (contact_person_id),
  CHECK (expires_at <= created_at + interval '21 days')
);
COMMENT ON TABLE offers.confirmation_request IS 'One mail to one organisation that asks for all offers that are due, with one link. Steps of the escalation are computed from these rows.';
COMMENT ON COLUMN offers.confirmation_request.token_hash IS 'SHA-256 of purpose and token; the token stands only in the mail.';
COMMENT ON COLUMN offers.confirmation_request.contact_person_id IS 'Whom the mail went to; forgotten with the person, erased by offers/erase.ts.';
COMMENT ON COLUMN offers.confirmation_request.offer_ids IS 'Offers that the mail named; the page behind the link shows all that are due at that time.';
COMMENT ON COLUMN offers.confirmation_request.mail_id IS 'Row of the outbox; no foreign key, since mails are forgotten after 30 days.';
COMMENT ON COLUMN offers.confirmation_request.bounced_at IS 'When the receiving server refused the address for good.';
CREATE INDEX confirmation_request_by_token ON offers.confirmation_request (token_hash);
CREATE INDEX confirmation_request_by_organization ON offers.confirmation_request (region_id, organization_id, created_at DESC);
ALTER TABLE offers.confirmation_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE offers.confirmation_request FORCE ROW LEVEL SECURITY;
CREATE POLICY confirmation_request_read ON offers.confirmation_request FOR SELECT TO steg_app
  USING (region_id = platform.acting_region() AND offers.acting_for(organization_id));
CREATE POLICY confirmation_request_add ON offers.confirmation_request FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region() AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY confirmation_request_change ON offers.confirmation_request FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region() AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY confirmation_request_login ON offers.confirmation_request FOR SELECT TO steg_login USING (true);
CREATE POLICY confirmation_request_operator ON offers.confirmation_request TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT (region_id, id, organization_id, recipient, contact_person_id, asked_because, offer_ids, mail_id, created_at,
  expires_at, bounced_at), INSERT, UPDATE (organization_id, contact_person_id, bounced_at)
  ON offers.confirmation_request TO steg_app;
GRANT USAGE ON SCHEMA offers TO steg_login;
GRANT SELECT (region_id, id, token_hash) ON offers.confirmation_request TO steg_login;
GRANT SELECT, INSERT, UPDATE, DELETE ON offers.confirmation_request TO steg_operator;

-- Who opens the link is nobody yet, and the region is not known: one narrow question about one token (decision 0003).
CREATE FUNCTION offers.confirmation_request_of(p_token_hash bytea)
RETURNS TABLE (region_id uuid, request_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT r.region_id, r.id FROM offers.confirmation_request r WHERE r.token_hash = p_token_hash
$$;
COMMENT ON FUNCTION offers.confirmation_request_of(bytea) IS 'Region and id of the request that a link belongs to.';
REVOKE ALL ON FUNCTION offers.confirmation_request_of(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION offers.confirmation_request_of(bytea) TO steg_app;
GRANT CREATE ON SCHEMA offers TO steg_login;
ALTER FUNCTION offers.confirmation_request_of(bytea) OWNER TO steg_login;
REVOKE CREATE ON SCHEMA offers FROM steg_login;

-- Confirmations: history ----------------------------------------------------------------------------------------------

CREATE TABLE offers.confirmation (
  region_id uuid NOT NULL,
  id uuid NOT NULL,
  offer_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  answer text NOT NULL CHECK (answer IN ('right', 'changed', 'ended', 'not-ended', 'shown-again')),
  way text NOT NULL CHECK (way IN ('link', 'work', 'publish')),
  request_id uuid,
  person_id uuid,
  reason text CHECK (length(reason) <= 500),
  happened_at timestamptz NOT NULL,
  PRIMARY KEY (region_id, id),
  FOREIGN KEY (region_id, offer_id) REFERENCES offers.offer (region_id, id),
  FOREIGN KEY (region_id, organization_id) REFERENCES network.organization (region_id, id),
  FOREIGN KEY (region_id, request_id) REFERENCES offers.confirmation_request (region_id, id),
  CHECK ((way = 'link') = (request_id IS NOT NULL))
);
COMMENT ON TABLE offers.confirmation IS 'What was answered about an offer, when, and how. Append-only: nobody may update or delete. Ids only, no personal content.';
COMMENT ON COLUMN offers.confirmation.organization_id IS 'Provider at that time.';
COMMENT ON COLUMN offers.confirmation.person_id IS 'Login of the one who answered in the work area; NULL behind a link.';
CREATE INDEX confirmation_by_offer ON offers.confirmation (region_id, offer_id, happened_at DESC);
CREATE INDEX confirmation_by_request ON offers.confirmation (region_id, request_id) WHERE request_id IS NOT NULL;
ALTER TABLE offers.confirmation ENABLE ROW LEVEL SECURITY;
ALTER TABLE offers.confirmation FORCE ROW LEVEL SECURITY;
CREATE POLICY confirmation_read ON offers.confirmation FOR SELECT TO steg_app
  USING (region_id = platform.acting_region() AND platform.acting_role() NOT IN ('public', 'young-person', 'guardian'));
CREATE POLICY confirmation_add ON offers.confirmation FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region() AND offers.acting_for(organization_id)
    AND person_id IS NOT DISTINCT FROM platform.acting_person());
CREATE POLICY confirmation_operator ON offers.confirmation TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON offers.confirmation TO steg_app, steg_operator;

-- Suggestions: what somebody behind a link says has changed -----------------------------------------------------------

CREATE TABLE offers.suggestion (
  region_id uuid NOT NULL,
  id uuid NOT NULL,
  offer_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  request_id uuid NOT NULL,
  changes jsonb NOT NULL DEFAULT '{}',
  applied_fields text[] NOT NULL DEFAULT '{}',
  contact_name text CHECK (length(contact_name) <= 200),
  contact_email text CHECK (length(contact_email) <= 254),
  contact_phone text CHECK (length(contact_phone) <= 60),
  note text CHECK (length(note) <= 2000),
  created_at timestamptz NOT NULL,
  decided_at timestamptz,
  decision text CHECK (decision IN ('taken', 'declined', 'taken-at-once')),
  reason text CHECK (length(reason) <= 500),
  PRIMARY KEY (region_id, id),
  FOREIGN KEY (region_id, offer_id) REFERENCES offers.offer (region_id, id),
  FOREIGN KEY (region_id, organization_id) REFERENCES network.organization (region_id, id),
  FOREIGN KEY (region_id, request_id) REFERENCES offers.confirmation_request (region_id, id),
  CHECK ((decided_at IS NULL) = (decision IS NULL))
);
COMMENT ON TABLE offers.suggestion IS 'A change that came by a confirmation link: days and costs, contact, words. Editors and office decide. Contact and words are personal data, erased by offers/erase.ts.';
COMMENT ON COLUMN offers.suggestion.changes IS 'Days and costs as {field: value}, in the names of the offer''s fields.';
COMMENT ON COLUMN offers.suggestion.applied_fields IS 'Fields that were taken over at once, where the region decided so.';
CREATE INDEX suggestion_open ON offers.suggestion (region_id, organization_id) WHERE decided_at IS NULL;
ALTER TABLE offers.suggestion ENABLE ROW LEVEL SECURITY;
ALTER TABLE offers.suggestion FORCE ROW LEVEL SECURITY;
CREATE POLICY suggestion_read ON offers.suggestion FOR SELECT TO steg_app
  USING (region_id = platform.acting_region() AND offers.acting_for(organization_id));
CREATE POLICY suggestion_add ON offers.suggestion FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region() AND platform.acting_role() = 'system');
CREATE POLICY suggestion_change ON offers.suggestion FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region() AND offers.acting_for(organization_id));
CREATE POLICY suggestion_operator ON offers.suggestion TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE (organization_id, contact_name, contact_email, contact_phone, note, decided_at, decision, reason)
  ON offers.suggestion TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON offers.suggestion TO steg_operator;

CREATE TABLE offers.freshness_setting (
  region_id uuid NOT NULL PRIMARY KEY REFERENCES network.region (id),
  takes_dates_at_once boolean NOT NULL DEFAULT false,
  changed_at timestamptz NOT NULL
);
COMMENT ON TABLE offers.freshness_setting IS 'What a region decided about confirmations; without a row nothing is taken over without an editor.';
COMMENT ON COLUMN offers.freshness_setting.takes_dates_at_once IS 'Days and costs that a provider enters behind its link stand on the offer at once; everything else waits for an editor.';
ALTER TABLE offers.freshness_setting ENABLE ROW LEVEL SECURITY;
ALTER TABLE offers.freshness_setting FORCE ROW LEVEL SECURITY;
CREATE POLICY freshness_setting_tenant ON offers.freshness_setting TO steg_app
  USING (region_id = platform.acting_region() AND platform.acting_role() IN ('coordinator', 'system'))
  WITH CHECK (region_id = platform.acting_region() AND platform.acting_role() IN ('coordinator', 'system'));
CREATE POLICY freshness_setting_operator ON offers.freshness_setting TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE (takes_dates_at_once, changed_at) ON offers.freshness_setting TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON offers.freshness_setting TO steg_operator;

-- Reports of mistakes -------------------------------------------------------------------------------------------------

CREATE TABLE offers.report (
  region_id uuid NOT NULL,
  id uuid NOT NULL,
  offer_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  about text NOT NULL CHECK (about IN ('gone', 'contact', 'dates', 'link', 'other')),
  words text CHECK (length(words) <= 2000),
  reply_email text CHECK (length(reply_email) <= 254),
  reporter_key bytea CHECK (length(reporter_key) = 32),
  created_at timestamptz NOT NULL,
  closed_at timestamptz,
  outcome text CHECK (outcome IN ('mended', 'was-right', 'not-ours')),
  answer text CHECK (length(answer) <= 2000),
  PRIMARY KEY (region_id, id),
  FOREIGN KEY (region_id, offer_id) REFERENCES offers.offer (region_id, id),
  FOREIGN KEY (region_id, organization_id) REFERENCES network.organization (region_id, id),
  CHECK ((closed_at IS NULL) = (outcome IS NULL))
);
COMMENT ON TABLE offers.report IS 'A mistake in an offer that somebody told us of, without an account. The reply address is personal data: erased 30 days after closing, and by offers/erase.ts.';
COMMENT ON COLUMN offers.report.reporter_key IS 'Keyed hash of the network the report came from, by which independent reports are told apart; erased with the reply address.';
CREATE INDEX report_by_offer ON offers.report (region_id, offer_id);
CREATE INDEX report_open ON offers.report (region_id, organization_id) WHERE closed_at IS NULL;
ALTER TABLE offers.report ENABLE ROW LEVEL SECURITY;
ALTER TABLE offers.report FORCE ROW LEVEL SECURITY;
CREATE POLICY report_read ON offers.report FOR SELECT TO steg_app
  USING (region_id = platform.acting_region() AND offers.acting_for(organization_id));
CREATE POLICY report_add ON offers.report FOR INSERT TO steg_app WITH CHECK (region_id = platform.acting_region());
CREATE POLICY report_change ON offers.report FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region() AND offers.acting_for(organization_id));
CREATE POLICY report_operator ON offers.report TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE (organization_id, words, reply_email, reporter_key, closed_at, outcome, answer) ON offers.report TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON offers.report TO steg_operator;

-- Links that are checked ----------------------------------------------------------------------------------------------

CREATE TABLE offers.link_check (
  region_id uuid NOT NULL,
  offer_id uuid NOT NULL,
  url text NOT NULL,
  checked_at timestamptz NOT NULL,
  outcome text NOT NULL,
  status integer,
  failed_days integer NOT NULL DEFAULT 0 CHECK (failed_days >= 0),
  last_failed_on date,
  PRIMARY KEY (region_id, offer_id),
  FOREIGN KEY (region_id, offer_id) REFERENCES offers.offer (region_id, id)
);
COMMENT ON TABLE offers.link_check IS 'Last look at the website of an offer.';
COMMENT ON COLUMN offers.link_check.outcome IS 'One of the outcomes of platform/links/check-link.ts.';
COMMENT ON COLUMN offers.link_check.failed_days IS 'Days on which it could not be opened, since it last could.';
ALTER TABLE offers.link_check ENABLE ROW LEVEL SECURITY;
ALTER TABLE offers.link_check FORCE ROW LEVEL SECURITY;
CREATE POLICY link_check_read ON offers.link_check FOR SELECT TO steg_app
  USING (region_id = platform.acting_region() AND platform.acting_role() NOT IN ('public', 'young-person', 'guardian'));
CREATE POLICY link_check_add ON offers.link_check FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region() AND platform.acting_role() = 'system');
CREATE POLICY link_check_change ON offers.link_check FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region() AND platform.acting_role() = 'system');
CREATE POLICY link_check_operator ON offers.link_check TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE (url, checked_at, outcome, status, failed_days, last_failed_on) ON offers.link_check TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON offers.link_check TO steg_operator;
