-- Who may come in: persons, their memberships, sessions, invitations. Before somebody is signed in there is no region and
-- no person, so login goes through narrow functions of steg_login (below) and not around row-level security.

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
COMMENT ON TABLE accounts.session IS 'Server-side sessions. Global, since a session is found before its region is known. Only the functions below reach it.';
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
-- No policy and no grant to insert: persons and memberships come in by invitation only (functions below).
CREATE POLICY membership_end ON accounts.membership FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region() AND accounts.acting_for(organization_id));
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
GRANT SELECT, INSERT ON accounts.membership TO steg_login;
GRANT SELECT, INSERT, UPDATE, DELETE ON accounts.session, accounts.one_time_token, accounts.known_device TO steg_login;
GRANT SELECT, UPDATE (accepted_at) ON accounts.invitation TO steg_login;
GRANT SELECT, INSERT, UPDATE, DELETE ON accounts.person, accounts.membership, accounts.session, accounts.invitation,
  accounts.one_time_token, accounts.known_device TO steg_operator;

-- What accounts needs to know of an organisation; under the rights of the one who asks.
CREATE VIEW accounts.organization_label WITH (security_invoker = true) AS
  SELECT region_id, id, kind, name, coalesce(city, '') AS city, status, name_key FROM network.organization WHERE merged_into IS NULL;
COMMENT ON VIEW accounts.organization_label IS 'Name and kind of the organisations of the acting region, for lists of memberships and for invitations.';
GRANT SELECT ON accounts.organization_label TO steg_app;

-- Functions of the login --------------------------------------------------------------------------------------------
-- Each answers one question about the holder of one token (or of one address that is signing in), takes the time from
-- the caller, and belongs to steg_login. Nothing here lists, searches or browses.

CREATE FUNCTION accounts.session_of(p_token_hash bytea, p_now timestamptz) RETURNS SETOF accounts.session
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.* FROM accounts.session s
    JOIN accounts.person p ON p.id = s.person_id
    LEFT JOIN accounts.membership m ON m.region_id = s.region_id AND m.id = s.membership_id
    LEFT JOIN network.organization o ON o.region_id = m.region_id AND o.id = m.organization_id
  WHERE s.token_hash = p_token_hash
    AND s.ended_at IS NULL
    AND s.opened_at > p_now - interval '14 hours'
    AND s.last_seen_at > p_now - interval '8 hours'
    AND p.deactivated_at IS NULL
    AND (s.membership_id IS NULL OR (m.ended_at IS NULL AND o.status = 'active'))
$$;
COMMENT ON FUNCTION accounts.session_of(bytea, timestamptz) IS 'The session of a token if it counts at this instant: person active, membership lasting, organisation not archived. Inner function, not granted.';

CREATE FUNCTION accounts.login_lookup(p_email_key text)
RETURNS TABLE (person_id uuid, password_hash text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT p.id, p.password_hash FROM accounts.person p
  WHERE p.email_key = p_email_key AND p.deactivated_at IS NULL AND p.password_hash IS NOT NULL
$$;
COMMENT ON FUNCTION accounts.login_lookup(text) IS 'Id and hash for verifying a password; nothing about deactivated persons.';

CREATE FUNCTION accounts.session_open(p_id uuid, p_token_hash bytea, p_person uuid, p_verified_hash text, p_device_label text, p_now timestamptz)
RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO accounts.session (id, token_hash, person_id, device_label, opened_at, last_seen_at)
  SELECT p_id, p_token_hash, p.id, p_device_label, p_now, p_now FROM accounts.person p
  WHERE p.id = p_person AND p.password_hash = p_verified_hash AND p.deactivated_at IS NULL
  RETURNING true
$$;
COMMENT ON FUNCTION accounts.session_open(uuid, bytea, uuid, text, text, timestamptz) IS 'Opens a session for the one whose password was verified against this very hash: a reset in between closes the door.';

CREATE FUNCTION accounts.demo_session_open(p_id uuid, p_token_hash bytea, p_region uuid, p_membership uuid, p_device_label text, p_now timestamptz)
RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO accounts.session (id, token_hash, person_id, region_id, membership_id, device_label, opened_at, last_seen_at)
  SELECT p_id, p_token_hash, p.id, m.region_id, m.id, p_device_label, p_now, p_now
  FROM accounts.membership m
    JOIN network.region r ON r.id = m.region_id
    JOIN accounts.person p ON p.id = m.person_id
    JOIN network.organization o ON o.region_id = m.region_id AND o.id = m.organization_id
  WHERE m.region_id = p_region AND m.id = p_membership AND m.ended_at IS NULL AND o.status = 'active'
    AND r.is_demo AND p.deactivated_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM accounts.membership elsewhere JOIN network.region its ON its.id = elsewhere.region_id
      WHERE elsewhere.person_id = p.id AND NOT its.is_demo)
  RETURNING true
$$;
COMMENT ON FUNCTION accounts.demo_session_open(uuid, bytea, uuid, uuid, text, timestamptz) IS 'A session without a password, only in a fictional region and only for persons who belong to no other.';

CREATE FUNCTION accounts.demo_person_add(p_region uuid, p_person uuid, p_email text, p_email_key text, p_title text, p_given_name text,
  p_family_name text, p_password_hash text, p_now timestamptz)
RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO accounts.person (id, email, email_key, title, given_name, family_name, password_hash, created_at, updated_at)
  SELECT p_person, p_email, p_email_key, p_title, p_given_name, p_family_name, p_password_hash, p_now, p_now
  FROM network.region r WHERE r.id = p_region AND r.is_demo
  ON CONFLICT DO NOTHING
$$;
COMMENT ON FUNCTION accounts.demo_person_add(uuid, uuid, text, text, text, text, text, text, timestamptz) IS 'A made-up person without invitation; does nothing outside of a fictional region.';

CREATE FUNCTION accounts.demo_membership_add(p_region uuid, p_membership uuid, p_person uuid, p_organization uuid, p_role text, p_now timestamptz)
RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO accounts.membership (region_id, id, person_id, organization_id, role, started_at)
  SELECT p_region, p_membership, p.id, p_organization, p_role, p_now
  FROM network.region r, accounts.person p WHERE r.id = p_region AND r.is_demo AND p.id = p_person
  ON CONFLICT DO NOTHING
$$;
COMMENT ON FUNCTION accounts.demo_membership_add(uuid, uuid, uuid, uuid, text, timestamptz) IS 'A membership of a made-up person; does nothing outside of a fictional region.';

CREATE FUNCTION accounts.session_actor(p_token_hash bytea, p_now timestamptz)
RETURNS TABLE (session_id uuid, person_id uuid, given_name text, family_name text, region_id uuid, membership_id uuid,
  organization_id uuid, organization_name text, role text, membership_count integer)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  -- At most one write a minute, so that reading pages stays reading.
  UPDATE accounts.session s SET last_seen_at = p_now
  WHERE s.id = (SELECT live.id FROM accounts.session_of(p_token_hash, p_now) live) AND s.last_seen_at < p_now - interval '1 minute';
  SELECT s.id, s.person_id, p.given_name, p.family_name, s.region_id, s.membership_id, m.organization_id, o.name, m.role,
    (SELECT count(*)::integer FROM accounts.membership other
      JOIN network.organization its ON its.region_id = other.region_id AND its.id = other.organization_id
      WHERE other.person_id = s.person_id AND other.ended_at IS NULL AND its.status = 'active')
  FROM accounts.session_of(p_token_hash, p_now) s
    JOIN accounts.person p ON p.id = s.person_id
    LEFT JOIN accounts.membership m ON m.region_id = s.region_id AND m.id = s.membership_id
    LEFT JOIN network.organization o ON o.region_id = m.region_id AND o.id = m.organization_id
$$;
COMMENT ON FUNCTION accounts.session_actor(bytea, timestamptz) IS 'Who acts in this request, asked anew for every request.';

CREATE FUNCTION accounts.session_memberships(p_token_hash bytea, p_now timestamptz)
RETURNS TABLE (membership_id uuid, region_id uuid, region_name text, organization_id uuid, organization_name text, role text, is_chosen boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT m.id, m.region_id, r.name, m.organization_id, o.name, m.role, m.id IS NOT DISTINCT FROM s.membership_id
  FROM accounts.session_of(p_token_hash, p_now) s
    JOIN accounts.membership m ON m.person_id = s.person_id AND m.ended_at IS NULL
    JOIN network.organization o ON o.region_id = m.region_id AND o.id = m.organization_id AND o.status = 'active'
    JOIN network.region r ON r.id = m.region_id
  ORDER BY r.name, o.name_key, m.role, m.id
$$;
COMMENT ON FUNCTION accounts.session_memberships(bytea, timestamptz) IS 'The lasting memberships of the holder of the session, across regions.';

CREATE FUNCTION accounts.session_choose(p_token_hash bytea, p_membership uuid, p_now timestamptz)
RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE accounts.session s SET region_id = own.region_id, membership_id = own.membership_id, last_seen_at = p_now
  FROM accounts.session_memberships(p_token_hash, p_now) own
  WHERE s.token_hash = p_token_hash AND own.membership_id = p_membership
  RETURNING true
$$;
COMMENT ON FUNCTION accounts.session_choose(bytea, uuid, timestamptz) IS 'From the next request on the session acts by this membership.';

CREATE FUNCTION accounts.session_end(p_token_hash bytea, p_now timestamptz)
RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE accounts.session s SET ended_at = p_now WHERE s.token_hash = p_token_hash AND s.ended_at IS NULL
$$;
COMMENT ON FUNCTION accounts.session_end(bytea, timestamptz) IS 'Signs out.';

CREATE FUNCTION accounts.session_list(p_token_hash bytea, p_now timestamptz)
RETURNS TABLE (session_id uuid, device_label text, opened_at timestamptz, last_seen_at timestamptz, is_current boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.id, s.device_label, s.opened_at, s.last_seen_at, s.id = own.id
  FROM accounts.session_of(p_token_hash, p_now) own
    JOIN accounts.session s ON s.person_id = own.person_id
    JOIN LATERAL accounts.session_of(s.token_hash, p_now) live ON true
  ORDER BY s.last_seen_at DESC, s.id
$$;
COMMENT ON FUNCTION accounts.session_list(bytea, timestamptz) IS 'The live sessions of the holder of this one.';

CREATE FUNCTION accounts.session_end_own(p_token_hash bytea, p_session uuid, p_now timestamptz)
RETURNS integer
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH ended AS (
    UPDATE accounts.session s SET ended_at = p_now
    FROM accounts.session_of(p_token_hash, p_now) own
    WHERE s.person_id = own.person_id AND s.id <> own.id AND s.ended_at IS NULL AND (p_session IS NULL OR s.id = p_session)
    RETURNING s.id)
  SELECT count(*)::integer FROM ended
$$;
COMMENT ON FUNCTION accounts.session_end_own(bytea, uuid, timestamptz) IS 'Ends one other session of the same person, or all others.';

CREATE FUNCTION accounts.password_of_session(p_token_hash bytea, p_now timestamptz)
RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT p.password_hash FROM accounts.session_of(p_token_hash, p_now) s JOIN accounts.person p ON p.id = s.person_id
$$;
COMMENT ON FUNCTION accounts.password_of_session(bytea, timestamptz) IS 'Own hash, for verifying the old password before a change.';

CREATE FUNCTION accounts.password_change(p_token_hash bytea, p_verified_hash text, p_new_hash text, p_now timestamptz)
RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_session accounts.session;
BEGIN
  SELECT * INTO v_session FROM accounts.session_of(p_token_hash, p_now);
  UPDATE accounts.person p SET password_hash = p_new_hash, updated_at = p_now
    WHERE p.id = v_session.person_id AND p.password_hash = p_verified_hash;
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE accounts.session s SET ended_at = p_now
    WHERE s.person_id = v_session.person_id AND s.id <> v_session.id AND s.ended_at IS NULL;
  UPDATE accounts.one_time_token t SET used_at = p_now WHERE t.person_id = v_session.person_id AND t.used_at IS NULL;
  DELETE FROM accounts.known_device d WHERE d.person_id = v_session.person_id;
  RETURN true;
END $$;
COMMENT ON FUNCTION accounts.password_change(bytea, text, text, timestamptz) IS 'Sets the password and ends every other session, open reset link and known device.';

CREATE FUNCTION accounts.reset_request(p_email_key text, p_id uuid, p_token_hash bytea, p_region uuid, p_now timestamptz)
RETURNS TABLE (person_id uuid, region_id uuid, email text)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO accounts.one_time_token (id, token_hash, purpose, person_id, created_at, expires_at)
  VALUES (p_id, p_token_hash, 'password-reset',
    (SELECT p.id FROM accounts.person p WHERE p.email_key = p_email_key AND p.deactivated_at IS NULL),
    p_now, p_now + interval '2 hours');
  -- The mail goes out from a region the person works in, the asked one if possible.
  SELECT p.id, m.region_id, p.email FROM accounts.person p
    JOIN accounts.membership m ON m.person_id = p.id AND m.ended_at IS NULL
  WHERE p.email_key = p_email_key AND p.deactivated_at IS NULL
  ORDER BY m.region_id <> p_region, m.started_at LIMIT 1
$$;
COMMENT ON FUNCTION accounts.reset_request(text, uuid, bytea, uuid, timestamptz) IS 'Notes a reset token, for an unknown address one that opens nothing, and says where to send the mail.';

CREATE FUNCTION accounts.reset_lookup(p_token_hash bytea, p_now timestamptz)
RETURNS TABLE (person_id uuid, region_id uuid, email text, given_name text, family_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT p.id, (SELECT m.region_id FROM accounts.membership m WHERE m.person_id = p.id ORDER BY m.ended_at IS NOT NULL, m.started_at LIMIT 1),
    p.email, p.given_name, p.family_name FROM accounts.one_time_token t JOIN accounts.person p ON p.id = t.person_id
  WHERE t.token_hash = p_token_hash AND t.purpose = 'password-reset' AND t.used_at IS NULL AND t.expires_at > p_now
    AND p.deactivated_at IS NULL
$$;
COMMENT ON FUNCTION accounts.reset_lookup(bytea, timestamptz) IS 'Whose password an open reset link may set.';

CREATE FUNCTION accounts.reset_accept(p_token_hash bytea, p_new_hash text, p_device_hash bytea, p_now timestamptz)
RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_person uuid;
BEGIN
  UPDATE accounts.one_time_token t SET used_at = p_now
    WHERE t.token_hash = p_token_hash AND t.purpose = 'password-reset' AND t.used_at IS NULL AND t.expires_at > p_now
      AND EXISTS (SELECT 1 FROM accounts.person p WHERE p.id = t.person_id AND p.deactivated_at IS NULL)
    RETURNING t.person_id INTO v_person;
  IF v_person IS NULL THEN RETURN NULL; END IF;
  UPDATE accounts.person p SET password_hash = p_new_hash, updated_at = p_now WHERE p.id = v_person;
  UPDATE accounts.session s SET ended_at = p_now WHERE s.person_id = v_person AND s.ended_at IS NULL;
  UPDATE accounts.one_time_token t SET used_at = p_now WHERE t.person_id = v_person AND t.used_at IS NULL;
  DELETE FROM accounts.known_device d WHERE d.person_id = v_person;
  INSERT INTO accounts.known_device (token_hash, person_id, created_at, expires_at)
    VALUES (p_device_hash, v_person, p_now, p_now + interval '180 days');
  RETURN v_person;
END $$;
COMMENT ON FUNCTION accounts.reset_accept(bytea, text, bytea, timestamptz) IS 'Sets the password by an open reset link, once, and ends every session. The browser that proved the mailbox becomes a known device, so that guessing strangers cannot keep the owner out.';

CREATE FUNCTION accounts.invitation_lookup(p_token_hash bytea, p_now timestamptz)
RETURNS TABLE (region_id uuid, invitation_id uuid, email text, email_key text, region_name text, organization_name text, role text, state text, has_login boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT i.region_id, i.id, i.email, i.email_key, r.name, o.name, i.role,
    CASE WHEN i.accepted_at IS NOT NULL THEN 'accepted'
      WHEN i.revoked_at IS NOT NULL OR o.status <> 'active' THEN 'revoked'
      WHEN i.expires_at <= p_now THEN 'expired' ELSE 'open' END,
    EXISTS (SELECT 1 FROM accounts.person p WHERE p.email_key = i.email_key)
  FROM accounts.invitation i
    JOIN network.region r ON r.id = i.region_id
    JOIN network.organization o ON o.region_id = i.region_id AND o.id = i.organization_id
  WHERE i.token_hash = p_token_hash AND i.purpose = 'membership'
$$;
COMMENT ON FUNCTION accounts.invitation_lookup(bytea, timestamptz) IS 'What the holder of an invitation link is invited to.';

CREATE FUNCTION accounts.invitation_claim(p_token_hash bytea, p_membership uuid, p_person uuid, p_now timestamptz)
RETURNS TABLE (region_id uuid, invitation_id uuid, membership_id uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  v_invitation accounts.invitation;
  v_membership uuid;
BEGIN
  -- The row lock of this update lets one of two simultaneous clicks win.
  UPDATE accounts.invitation i SET accepted_at = p_now
    WHERE i.token_hash = p_token_hash AND i.purpose = 'membership' AND i.accepted_at IS NULL AND i.revoked_at IS NULL
      AND i.expires_at > p_now
      AND EXISTS (SELECT 1 FROM network.organization o WHERE o.region_id = i.region_id AND o.id = i.organization_id AND o.status = 'active')
      AND EXISTS (SELECT 1 FROM accounts.person p WHERE p.id = p_person AND p.email_key = i.email_key AND p.deactivated_at IS NULL)
    RETURNING i.* INTO v_invitation;
  IF v_invitation.id IS NULL THEN RETURN; END IF;
  INSERT INTO accounts.membership (region_id, id, person_id, organization_id, role, started_at)
    VALUES (v_invitation.region_id, p_membership, p_person, v_invitation.organization_id, v_invitation.role, p_now)
    ON CONFLICT (region_id, person_id, organization_id, role) WHERE ended_at IS NULL DO NOTHING;
  SELECT m.id INTO v_membership FROM accounts.membership m
    WHERE m.region_id = v_invitation.region_id AND m.person_id = p_person AND m.organization_id = v_invitation.organization_id
      AND m.role = v_invitation.role AND m.ended_at IS NULL;
  RETURN QUERY SELECT v_invitation.region_id, v_invitation.id, v_membership;
END $$;
COMMENT ON FUNCTION accounts.invitation_claim(bytea, uuid, uuid, timestamptz) IS 'Uses up an open invitation and adds the membership. Inner function, not granted.';

CREATE FUNCTION accounts.invitation_accept_new(p_token_hash bytea, p_membership uuid, p_person uuid, p_given_name text, p_family_name text,
  p_password_hash text, p_now timestamptz)
RETURNS TABLE (region_id uuid, invitation_id uuid, membership_id uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
  INSERT INTO accounts.person (id, email, email_key, given_name, family_name, password_hash, created_at, updated_at)
    SELECT p_person, i.email, i.email_key, p_given_name, p_family_name, p_password_hash, p_now, p_now
    FROM accounts.invitation i
    WHERE i.token_hash = p_token_hash AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > p_now
    FOR UPDATE;
  RETURN QUERY SELECT * FROM accounts.invitation_claim(p_token_hash, p_membership, p_person, p_now);
  -- Nothing claimed (archived organisation): no login without a membership.
  IF NOT FOUND THEN DELETE FROM accounts.person p WHERE p.id = p_person; END IF;
END $$;
COMMENT ON FUNCTION accounts.invitation_accept_new(bytea, uuid, uuid, text, text, text, timestamptz) IS 'A new person comes in by an open invitation. An existing login of the same address is a unique violation.';

CREATE FUNCTION accounts.invitation_accept_known(p_token_hash bytea, p_membership uuid, p_person uuid, p_verified_hash text, p_now timestamptz)
RETURNS TABLE (region_id uuid, invitation_id uuid, membership_id uuid)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT c.* FROM accounts.person p CROSS JOIN LATERAL accounts.invitation_claim(p_token_hash, p_membership, p.id, p_now) c
  WHERE p.id = p_person AND p.password_hash = p_verified_hash
$$;
COMMENT ON FUNCTION accounts.invitation_accept_known(bytea, uuid, uuid, text, timestamptz) IS 'A person with a login, whose password was verified, takes a further membership.';

CREATE FUNCTION accounts.device_remember(p_session_hash bytea, p_device_hash bytea, p_now timestamptz)
RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DELETE FROM accounts.known_device d WHERE d.expires_at <= p_now;
  INSERT INTO accounts.known_device (token_hash, person_id, created_at, expires_at)
  SELECT p_device_hash, s.person_id, p_now, p_now + interval '180 days' FROM accounts.session_of(p_session_hash, p_now) s
$$;
COMMENT ON FUNCTION accounts.device_remember(bytea, bytea, timestamptz) IS 'After a sign-in: this browser belongs to the person.';

CREATE FUNCTION accounts.device_is_known(p_device_hash bytea, p_email_key text, p_now timestamptz)
RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM accounts.known_device d JOIN accounts.person p ON p.id = d.person_id
    WHERE d.token_hash = p_device_hash AND p.email_key = p_email_key AND d.expires_at > p_now)
$$;
COMMENT ON FUNCTION accounts.device_is_known(bytea, text, timestamptz) IS 'Whether this person has signed in with this browser before.';

CREATE FUNCTION accounts.person_forget(p_person uuid)
RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DELETE FROM accounts.person p
  WHERE p.id = p_person AND platform.acting_role() IN ('dpo', 'system')
    AND NOT EXISTS (SELECT 1 FROM accounts.membership m WHERE m.person_id = p.id)
  RETURNING true
$$;
COMMENT ON FUNCTION accounts.person_forget(uuid) IS 'Erases a login with its sessions and tokens once no region holds a membership of it.';

CREATE FUNCTION accounts.login_housekeeping(p_now timestamptz)
RETURNS integer
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DELETE FROM accounts.one_time_token t WHERE t.expires_at < p_now - interval '1 day';
  DELETE FROM accounts.known_device d WHERE d.expires_at <= p_now;
  WITH gone AS (DELETE FROM accounts.session s WHERE s.opened_at < p_now - interval '30 days' RETURNING 1)
  SELECT count(*)::integer FROM gone
$$;
COMMENT ON FUNCTION accounts.login_housekeeping(timestamptz) IS 'Removes what can no longer open anything; sessions after 30 days.';

-- Mail is sent for all regions by one worker, which acts in one region at a time and first must know in which.
CREATE FUNCTION platform.regions_with_mail(p_waiting_at timestamptz, p_older_than timestamptz)
RETURNS TABLE (region_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT DISTINCT o.region_id FROM platform.outbox_mail o
  WHERE (o.sent_at IS NULL AND o.failed_at IS NULL AND o.next_attempt_at <= p_waiting_at)
    OR coalesce(o.sent_at, o.failed_at, o.created_at) < p_older_than
$$;
COMMENT ON FUNCTION platform.regions_with_mail(timestamptz, timestamptz) IS 'Ids of regions with mail to send or to forget; nothing about the mail.';
REVOKE ALL ON FUNCTION platform.regions_with_mail(timestamptz, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platform.regions_with_mail(timestamptz, timestamptz) TO steg_app;
GRANT CREATE ON SCHEMA platform TO steg_operator;
ALTER FUNCTION platform.regions_with_mail(timestamptz, timestamptz) OWNER TO steg_operator;
REVOKE CREATE ON SCHEMA platform FROM steg_operator;

-- Owner and grants --------------------------------------------------------------------------------------------------

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA accounts FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accounts.acting_for(uuid) TO steg_app, steg_login, steg_operator;
GRANT EXECUTE ON FUNCTION accounts.session_of(bytea, timestamptz), accounts.invitation_claim(bytea, uuid, uuid, timestamptz) TO steg_login;

-- To own a function in a schema a role needs CREATE there, for this moment only.
GRANT CREATE ON SCHEMA accounts TO steg_login;
DO $$
DECLARE
  v_function regprocedure;
BEGIN
  FOR v_function IN
    SELECT p.oid::regprocedure FROM pg_catalog.pg_proc p
    WHERE p.pronamespace = 'accounts'::regnamespace AND p.prosecdef
  LOOP
    IF v_function::text NOT LIKE 'accounts.session_of(%' AND v_function::text NOT LIKE 'accounts.invitation_claim(%' THEN
      EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO steg_app', v_function);
    END IF;
    EXECUTE format('ALTER FUNCTION %s OWNER TO steg_login', v_function);
  END LOOP;
END $$;
REVOKE CREATE ON SCHEMA accounts FROM steg_login;
