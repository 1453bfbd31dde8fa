-- Mail of the fictional region never leaves the house, and a closed login keeps nothing that opens it again.

-- Everybody gets into a fictional region with one click: what is written there would be a letter of the county's server to
-- any address. Its mail can be read in the mailbox, and is forgotten like all other mail.
CREATE OR REPLACE FUNCTION platform.regions_with_mail(p_waiting_at timestamptz, p_older_than timestamptz)
RETURNS TABLE (region_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT DISTINCT o.region_id FROM platform.outbox_mail o
  WHERE (o.sent_at IS NULL AND o.failed_at IS NULL AND o.next_attempt_at <= p_waiting_at
      AND EXISTS (SELECT FROM network.region r WHERE r.id = o.region_id AND NOT r.is_demo))
    OR coalesce(o.sent_at, o.failed_at, o.created_at) < p_older_than
$$;
COMMENT ON FUNCTION platform.regions_with_mail(timestamptz, timestamptz) IS 'Ids of regions with mail to send or to forget; nothing about the mail. A fictional region has none to send, ever.';
COMMENT ON TABLE platform.outbox_mail IS 'Mail is written in the transaction that causes it and sent afterwards; without SMTP, and in a fictional region always, it stays and is read here. Deleted 30 days after sending.';

CREATE FUNCTION accounts.person_lock_out(p_person uuid, p_now timestamptz)
RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF platform.acting_role() IS DISTINCT FROM 'system' OR NOT EXISTS (
    SELECT FROM accounts.person p JOIN accounts.membership m ON m.person_id = p.id
    WHERE p.id = p_person AND p.deactivated_at IS NOT NULL AND m.region_id = platform.acting_region())
  THEN RETURN; END IF;
  UPDATE accounts.person p SET password_hash = NULL, updated_at = p_now WHERE p.id = p_person;
  UPDATE accounts.session s SET ended_at = p_now WHERE s.person_id = p_person AND s.ended_at IS NULL;
  UPDATE accounts.one_time_token t SET used_at = p_now WHERE t.person_id = p_person AND t.used_at IS NULL;
  DELETE FROM accounts.known_device d WHERE d.person_id = p_person;
END $$;
COMMENT ON FUNCTION accounts.person_lock_out(uuid, timestamptz) IS 'Takes password, sessions, open reset links and known devices from a login that is deactivated, so that opening it again opens it for its owner only.';
REVOKE ALL ON FUNCTION accounts.person_lock_out(uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accounts.person_lock_out(uuid, timestamptz) TO steg_app;
GRANT CREATE ON SCHEMA accounts TO steg_login;
ALTER FUNCTION accounts.person_lock_out(uuid, timestamptz) OWNER TO steg_login;
REVOKE CREATE ON SCHEMA accounts FROM steg_login;
