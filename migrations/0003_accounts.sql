-- Who may come in: persons, their memberships, sessions, invitations. Before somebody is signed in there is no region and
-- no person, so login goes through narrow functions of steg_login (0005_login.sql) and not around row-level security.

CREATE SCHEMA accounts;
COMMENT ON SCHEMA accounts IS 'Logins, memberships (person x organisation), sessions, invitations.';
GRANT USAGE ON SCHEMA accounts TO steg_app, steg_login, steg_operator;

-- Person ------------------------------------------------------------------------------------------------------------

CREATE TABLE accounts.person (
  id uuid PRIMARY KEY,
  email text NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
  email_key text NOT NULL UNIQUE,
  title text CHECK (length(title) BETWEEN 1 AND 60),
  given_name text NOT NULL CHECK (length(given_name) BETWEEN 1 AND 200),
  family_name text NOT NULL CHECK (length(family_name) BETWEEN 1 AND 200),
  password_hash text CHECK (password_hash LIKE '$argon2id$%'),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deactivated_at timestamptz,
  version integer NOT NULL DEFAULT 1
);
COMMENT ON TABLE accounts.person IS 'The login of a natural person. Global, since one person may work in several regions with one login; visible only to the person and to regions with a membership of theirs.';
COMMENT ON COLUMN accounts.person.email_key IS 'Address in lower case and composed (NFC): the name of the login.';
COMMENT ON COLUMN accounts.person.password_hash IS 'argon2id. NULL: no sign-in by password (a later single sign-on). Only steg_login may read it.';
COMMENT ON COLUMN accounts.person.deactivated_at IS 'From then on no session of this person counts.';

CREATE TABLE accounts.membership (
  region_id uuid NOT NULL REFERENCES network.region (id),
  id uuid NOT NULL,
  person_id uuid NOT NULL REFERENCES accounts.person (id),
  organization_id uuid NOT NULL,
  role text NOT NULL CHECK (role IN ('coordinator', 'school-lead', 'school-teacher', 'bbs', 'company', 'chamber', 'agency',
    'traeger-coach', 'traeger-lead', 'requalification-counsellor', 'monitoring', 'dpo', 'operator')),
  started_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  ended_by uuid,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (region_id, id),
  FOREIGN KEY (region_id, organization_id) REFERENCES network.organization (region_id, id)
);
COMMENT ON TABLE accounts.membership IS 'A person works for an organisation in one role. A person with two memberships acts by one of them at a time, never by both.';
COMMENT ON COLUMN accounts.membership.ended_by IS 'Person who ended it; NULL while it lasts, or when the program did.';
CREATE UNIQUE INDEX membership_once ON accounts.membership (region_id, person_id, organization_id, role) WHERE ended_at IS NULL;
CREATE INDEX membership_by_person ON accounts.membership (person_id);
CREATE INDEX membership_by_organization ON accounts.membership (region_id, organization_id);

CREATE TABLE accounts.session (
  id uuid PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
  person_id uuid NOT NULL REFERENCES accounts.person (id) ON DELETE CASCADE,
  region_id uuid,
  membership_id uuid,
  device_label text CHECK (length(device_label) <= 80),
  opened_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  ended_at timestamptz,
  FOREIGN KEY (region_id, membership_id) REFERENCES accounts.membership (region_id, id) ON DELETE CASCADE,
  CHECK ((region_id IS NULL) = (membership_id IS NULL))
);
COMMENT ON TABLE accounts.session IS 'Server-side sessions. Global, since a session is found before its region is known. Only the functions of 0005_login.sql reach it.';
COMMENT ON COLUMN accounts.session.token_hash IS 'SHA-256 of the token in the cookie, which stands nowhere else.';
COMMENT ON COLUMN accounts.session.membership_id IS 'The membership that the session acts by; NULL until one is chosen.';
COMMENT ON COLUMN accounts.session.device_label IS 'Browser and system in two words, so that people recognise their own sessions.';
CREATE INDEX session_by_person ON accounts.session (person_id);

CREATE TABLE accounts.invitation (
  region_id uuid NOT NULL REFERENCES network.region (id),
  id uuid NOT NULL,
  token_hash bytea NOT NULL CHECK (length(token_hash) = 32),
  purpose text NOT NULL DEFAULT 'membership' CHECK (purpose = 'membership'),
  email text NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
  email_key text NOT NULL,
  organization_id uuid NOT NULL,
  role text NOT NULL CHECK (role IN ('coordinator', 'school-lead', 'school-teacher', 'bbs', 'company', 'chamber', 'agency',
    'traeger-coach', 'traeger-lead', 'requalification-counsellor', 'monitoring', 'dpo', 'operator')),
  invited_by uuid,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  accepted_at timestamptz,
  revoked_at timestamptz,
  PRIMARY KEY (region_id, id),
  UNIQUE (region_id, token_hash),
  FOREIGN KEY (region_id, organization_id) REFERENCES network.organization (region_id, id),
  CHECK (expires_at <= created_at + interval '14 days')
);
COMMENT ON TABLE accounts.invitation IS 'An invitation by mail link into one role of one organisation: once, for 14 days, until revoked.';
COMMENT ON COLUMN accounts.invitation.token_hash IS 'SHA-256 of purpose and token; the token stands only in the mail.';
CREATE INDEX invitation_by_token ON accounts.invitation (token_hash);
CREATE INDEX invitation_by_organization ON accounts.invitation (region_id, organization_id);

CREATE TABLE accounts.one_time_token (
  id uuid PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
  purpose text NOT NULL CHECK (purpose = 'password-reset'),
  person_id uuid REFERENCES accounts.person (id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  CHECK (expires_at <= created_at + interval '2 hours')
);
COMMENT ON TABLE accounts.one_time_token IS 'Links that prove a mailbox: once, for two hours, for one purpose. Global like the person they belong to.';
COMMENT ON COLUMN accounts.one_time_token.person_id IS 'NULL for an unknown address: the same write, so that the time of the answer tells nothing. Such a token opens nothing.';
CREATE INDEX one_time_token_by_person ON accounts.one_time_token (person_id);

CREATE TABLE accounts.known_device (
  token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32),
  person_id uuid NOT NULL REFERENCES accounts.person (id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
COMMENT ON TABLE accounts.known_device IS 'Browsers in which the person has signed in before: strangers who guess passwords cannot lock these out. Global like the person.';
CREATE INDEX known_device_by_person ON accounts.known_device (person_id);

-- Row-level security ------------------------------------------------------------------------------------------------

ALTER TABLE accounts.person ENABLE ROW LEVEL SECURITY;
ALTER TABLE accounts.person FORCE ROW LEVEL SECURITY;
ALTER TABLE accounts.membership ENABLE ROW LEVEL SECURITY;
ALTER TABLE accounts.membership FORCE ROW LEVEL SECURITY;
ALTER TABLE accounts.session ENABLE ROW LEVEL SECURITY;
ALTER TABLE accounts.session FORCE ROW LEVEL SECURITY;
ALTER TABLE accounts.invitation ENABLE ROW LEVEL SECURITY;
ALTER TABLE accounts.invitation FORCE ROW LEVEL SECURITY;
ALTER TABLE accounts.one_time_token ENABLE ROW LEVEL SECURITY;
ALTER TABLE accounts.one_time_token FORCE ROW LEVEL SECURITY;
ALTER TABLE accounts.known_device ENABLE ROW LEVEL SECURITY;
ALTER TABLE accounts.known_device FORCE ROW LEVEL SECURITY;

CREATE FUNCTION accounts.acting_for(p_organization uuid) RETURNS boolean LANGUAGE sql STABLE
  AS $$ SELECT platform.acting_role() IN ('coordinator', 'operator', 'system')
    OR (p_organization = platform.acting_organization()
      AND platform.acting_role() IN ('school-lead', 'bbs', 'company', 'chamber', 'agency', 'traeger-lead')) $$;
COMMENT ON FUNCTION accounts.acting_for(uuid) IS 'Whether the actor looks after the logins of this organisation of the acting region.';

CREATE POLICY membership_read ON accounts.membership FOR SELECT TO steg_app
  USING (region_id = platform.acting_region()
    AND (person_id = platform.acting_person() OR platform.acting_role() = 'dpo' OR accounts.acting_for(organization_id)));
-- No policy and no grant to insert: persons and memberships come in by invitation only (0005_login.sql).
-- What has ended stays ended: coming back takes a new invitation.
CREATE POLICY membership_end ON accounts.membership FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region() AND accounts.acting_for(organization_id))
  WITH CHECK (region_id = platform.acting_region() AND ended_at IS NOT NULL);
CREATE POLICY membership_erase ON accounts.membership FOR DELETE TO steg_app
  USING (region_id = platform.acting_region() AND platform.acting_role() IN ('dpo', 'system'));

-- The subquery runs under the policy of membership: foreign regions and foreign organisations stay invisible.
CREATE POLICY person_read ON accounts.person FOR SELECT TO steg_app
  USING (id = platform.acting_person()
    OR EXISTS (SELECT 1 FROM accounts.membership m WHERE m.person_id = person.id AND m.region_id = platform.acting_region()));
CREATE POLICY person_change ON accounts.person FOR UPDATE TO steg_app
  USING (id = platform.acting_person()
    OR (platform.acting_role() = 'system'
      AND EXISTS (SELECT 1 FROM accounts.membership m WHERE m.person_id = person.id AND m.region_id = platform.acting_region())));

CREATE POLICY invitation_read ON accounts.invitation FOR SELECT TO steg_app
  USING (region_id = platform.acting_region()
    AND (platform.acting_role() = 'dpo' OR accounts.acting_for(organization_id)));
CREATE POLICY invitation_add ON accounts.invitation FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region() AND accounts.acting_for(organization_id)
    AND invited_by IS NOT DISTINCT FROM platform.acting_person());
CREATE POLICY invitation_change ON accounts.invitation FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region() AND accounts.acting_for(organization_id));
CREATE POLICY invitation_erase ON accounts.invitation FOR DELETE TO steg_app
  USING (region_id = platform.acting_region() AND platform.acting_role() IN ('dpo', 'system'));

CREATE POLICY person_login ON accounts.person TO steg_login USING (true) WITH CHECK (true);
CREATE POLICY membership_login ON accounts.membership TO steg_login USING (true) WITH CHECK (true);
CREATE POLICY session_login ON accounts.session TO steg_login USING (true) WITH CHECK (true);
CREATE POLICY invitation_login ON accounts.invitation TO steg_login USING (true) WITH CHECK (true);
CREATE POLICY one_time_token_login ON accounts.one_time_token TO steg_login USING (true) WITH CHECK (true);
CREATE POLICY known_device_login ON accounts.known_device TO steg_login USING (true) WITH CHECK (true);

CREATE POLICY person_operator ON accounts.person TO steg_operator USING (true) WITH CHECK (true);
CREATE POLICY membership_operator ON accounts.membership TO steg_operator USING (true) WITH CHECK (true);
CREATE POLICY session_operator ON accounts.session TO steg_operator USING (true) WITH CHECK (true);
CREATE POLICY invitation_operator ON accounts.invitation TO steg_operator USING (true) WITH CHECK (true);
CREATE POLICY one_time_token_operator ON accounts.one_time_token TO steg_operator USING (true) WITH CHECK (true);
CREATE POLICY known_device_operator ON accounts.known_device TO steg_operator USING (true) WITH CHECK (true);

-- Hashes of passwords and tokens are not among the columns that the application may read.
GRANT SELECT (id, email, email_key, title, given_name, family_name, created_at, updated_at, deactivated_at, version),
  UPDATE (title, given_name, family_name, updated_at, deactivated_at, version) ON accounts.person TO steg_app;
GRANT SELECT, DELETE, UPDATE (ended_at, ended_by, version) ON accounts.membership TO steg_app;
GRANT SELECT (region_id, id, purpose, email, email_key, organization_id, role, invited_by, created_at, expires_at, accepted_at, revoked_at),
  INSERT, DELETE, UPDATE (revoked_at) ON accounts.invitation TO steg_app;

GRANT SELECT, INSERT, DELETE, UPDATE (password_hash, updated_at, version) ON accounts.person TO steg_login;
GRANT SELECT, INSERT, UPDATE (organization_id, ended_at, version) ON accounts.membership TO steg_login;
GRANT SELECT, INSERT, UPDATE, DELETE ON accounts.session, accounts.one_time_token, accounts.known_device TO steg_login;
GRANT SELECT, UPDATE (accepted_at, organization_id) ON accounts.invitation TO steg_login;
GRANT SELECT, INSERT, UPDATE, DELETE ON accounts.person, accounts.membership, accounts.session, accounts.invitation,
  accounts.one_time_token, accounts.known_device TO steg_operator;

-- What accounts needs to know of an organisation; under the rights of the one who asks.
CREATE VIEW accounts.organization_label WITH (security_invoker = true) AS
  SELECT region_id, id, kind, name, coalesce(city, '') AS city, status, name_key FROM network.organization WHERE merged_into IS NULL;
COMMENT ON VIEW accounts.organization_label IS 'Name and kind of the organisations of the acting region, for lists of memberships and for invitations.';
GRANT SELECT ON accounts.organization_label TO steg_app;
