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
