-- The functions of the login. Each answers one question about the holder of one token (or of one address that is signing
-- in), takes the time from the caller, and belongs to steg_login. Nothing here lists, searches or browses.

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
  -- The mail goes out from a region the person works in, the asked one if possible; from a fictional one, whose mailbox
  -- everybody may read, only if there is no other.
  SELECT p.id, m.region_id, p.email FROM accounts.person p
    JOIN accounts.membership m ON m.person_id = p.id AND m.ended_at IS NULL
    JOIN network.region r ON r.id = m.region_id
  WHERE p.email_key = p_email_key AND p.deactivated_at IS NULL
  ORDER BY r.is_demo, m.region_id <> p_region, m.started_at LIMIT 1
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

CREATE FUNCTION accounts.person_logins(p_person uuid)
RETURNS TABLE (kind text, device_label text, created_at timestamptz, last_seen_at timestamptz, ended_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH asked AS (
    SELECT m.person_id FROM accounts.membership m
    WHERE m.person_id = p_person AND m.region_id = platform.acting_region() AND platform.acting_role() IN ('dpo', 'system') LIMIT 1)
  SELECT 'session', s.device_label, s.opened_at, s.last_seen_at, s.ended_at FROM accounts.session s JOIN asked USING (person_id)
  UNION ALL
  SELECT 'known-device', NULL, d.created_at, NULL, d.expires_at FROM accounts.known_device d JOIN asked USING (person_id)
  UNION ALL
  SELECT t.purpose, NULL, t.created_at, t.used_at, t.expires_at FROM accounts.one_time_token t JOIN asked USING (person_id)
$$;
COMMENT ON FUNCTION accounts.person_logins(uuid) IS 'When and with what a person of the acting region signed in, for answering what is held about them (Art. 15 GDPR). No tokens.';

CREATE FUNCTION accounts.login_housekeeping(p_now timestamptz)
RETURNS integer
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DELETE FROM accounts.one_time_token t WHERE t.expires_at < p_now - interval '1 day';
  DELETE FROM accounts.known_device d WHERE d.expires_at <= p_now;
  WITH gone AS (DELETE FROM accounts.session s WHERE s.opened_at < p_now - interval '30 days' RETURNING 1)
  SELECT count(*)::integer FROM gone
$$;
COMMENT ON FUNCTION accounts.login_housekeeping(timestamptz) IS 'Removes what can no longer open anything; sessions after 30 days.';

CREATE FUNCTION accounts.memberships_follow(p_from uuid, p_to uuid, p_now timestamptz)
RETURNS TABLE (membership_id uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  -- Only where one record really became the other, and only by those who keep the register.
  IF platform.acting_role() NOT IN ('coordinator', 'system') OR NOT EXISTS (
    SELECT 1 FROM network.organization o WHERE o.region_id = platform.acting_region() AND o.id = p_from AND o.merged_into = p_to)
  THEN RETURN; END IF;
  -- Who works for both in the same role keeps one of the two.
  UPDATE accounts.membership m SET ended_at = p_now, version = m.version + 1
  WHERE m.region_id = platform.acting_region() AND m.organization_id = p_from AND m.ended_at IS NULL AND EXISTS (
    SELECT 1 FROM accounts.membership k WHERE k.region_id = m.region_id AND k.organization_id = p_to
      AND k.person_id = m.person_id AND k.role = m.role AND k.ended_at IS NULL);
  UPDATE accounts.invitation i SET organization_id = p_to
  WHERE i.region_id = platform.acting_region() AND i.organization_id = p_from AND i.accepted_at IS NULL AND i.revoked_at IS NULL;
  RETURN QUERY UPDATE accounts.membership m SET organization_id = p_to, version = m.version + 1
  WHERE m.region_id = platform.acting_region() AND m.organization_id = p_from AND m.ended_at IS NULL
  RETURNING m.id;
END $$;
COMMENT ON FUNCTION accounts.memberships_follow(uuid, uuid, timestamptz) IS 'After a merge of organisations: memberships and open invitations go with it.';

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
