-- Search of the offers: the index that all processes share, what makes it old, and searches that found nothing.

-- The search answers from memory now.
ALTER TABLE offers.offer DROP COLUMN search;

CREATE TABLE offers.search_index (
  region_id uuid PRIMARY KEY REFERENCES network.region (id),
  revision bigint NOT NULL,
  built_at timestamptz NOT NULL,
  content bytea NOT NULL
);
COMMENT ON TABLE offers.search_index IS 'The search index of a region as one packed buffer, so that it is built once and loaded by every process. It also knows words of drafts: only the program reads it, and what is shown is read from offers.offer under its own lock.';
COMMENT ON COLUMN offers.search_index.content IS 'Compressed typed arrays in the byte order of the machine; whatever cannot read them builds anew (offers/search/stored-index.ts).';
ALTER TABLE offers.search_index ENABLE ROW LEVEL SECURITY;
ALTER TABLE offers.search_index FORCE ROW LEVEL SECURITY;
CREATE POLICY search_index_system ON offers.search_index TO steg_app
  USING (region_id = platform.acting_region() AND platform.acting_role() = 'system')
  WITH CHECK (region_id = platform.acting_region() AND platform.acting_role() = 'system');
CREATE POLICY search_index_operator ON offers.search_index TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON offers.search_index TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON offers.search_index TO steg_operator;

CREATE TABLE offers.search_revision (
  region_id uuid PRIMARY KEY REFERENCES network.region (id),
  revision bigint NOT NULL DEFAULT 0,
  offer_count integer NOT NULL DEFAULT 0
);
COMMENT ON TABLE offers.search_revision IS 'Which index of a region is the newest: every request asks in its own transaction, without touching the index itself. Locked by who builds.';
COMMENT ON COLUMN offers.search_revision.revision IS 'Of the newest index; 0 while there is none.';
COMMENT ON COLUMN offers.search_revision.offer_count IS 'Offers in it: small indexes are waited for, large ones are not.';
ALTER TABLE offers.search_revision ENABLE ROW LEVEL SECURITY;
ALTER TABLE offers.search_revision FORCE ROW LEVEL SECURITY;
CREATE POLICY search_revision_read ON offers.search_revision FOR SELECT TO steg_app
  USING (region_id = platform.acting_region());
CREATE POLICY search_revision_add ON offers.search_revision FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region() AND platform.acting_role() = 'system');
CREATE POLICY search_revision_change ON offers.search_revision FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region() AND platform.acting_role() = 'system');
CREATE POLICY search_revision_operator ON offers.search_revision TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON offers.search_revision TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON offers.search_revision TO steg_operator;

CREATE TABLE offers.search_change (
  region_id uuid NOT NULL REFERENCES network.region (id),
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  PRIMARY KEY (region_id, id)
);
COMMENT ON TABLE offers.search_change IS 'One row per statement that changed what the index of the region is made of, written in the transaction of the change; gone when an index was built that has seen it. Rows instead of one counter, so that two editors never wait for each other and no change is missed, whatever the order of the commits.';
ALTER TABLE offers.search_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE offers.search_change FORCE ROW LEVEL SECURITY;
CREATE POLICY search_change_read ON offers.search_change FOR SELECT TO steg_app
  USING (region_id = platform.acting_region());
CREATE POLICY search_change_add ON offers.search_change FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region());
CREATE POLICY search_change_remove ON offers.search_change FOR DELETE TO steg_app
  USING (region_id = platform.acting_region() AND platform.acting_role() = 'system');
CREATE POLICY search_change_operator ON offers.search_change TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON offers.search_change TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON offers.search_change TO steg_operator;

-- As whoever changes: the lock of search_change is open to everybody for their own region.
CREATE FUNCTION offers.note_search_change() RETURNS trigger LANGUAGE plpgsql
  AS $$ BEGIN
    INSERT INTO offers.search_change (region_id) SELECT DISTINCT region_id FROM changed;
    RETURN NULL;
  END $$;
COMMENT ON FUNCTION offers.note_search_change() IS 'Says that the search index of the changed rows'' regions has become old.';
CREATE FUNCTION offers.note_provider_change() RETURNS trigger LANGUAGE plpgsql
  AS $$ BEGIN
    INSERT INTO offers.search_change (region_id)
      SELECT DISTINCT c.region_id FROM changed c JOIN before b ON b.region_id = c.region_id AND b.id = c.id
      WHERE c.name IS DISTINCT FROM b.name;
    RETURN NULL;
  END $$;
COMMENT ON FUNCTION offers.note_provider_change() IS 'The same when an organisation is called differently; a merge moves its offers, which is noted by themselves.';

CREATE TRIGGER search_after_insert AFTER INSERT ON offers.offer
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION offers.note_search_change();
CREATE TRIGGER search_after_update AFTER UPDATE ON offers.offer
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION offers.note_search_change();
CREATE TRIGGER search_after_delete AFTER DELETE ON offers.offer
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION offers.note_search_change();
CREATE TRIGGER search_after_rename AFTER UPDATE ON network.organization
  REFERENCING NEW TABLE AS changed OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION offers.note_provider_change();

CREATE TABLE offers.search_demand (
  region_id uuid NOT NULL REFERENCES network.region (id),
  day date NOT NULL,
  words text NOT NULL CHECK (length(words) BETWEEN 2 AND 200),
  searches integer NOT NULL CHECK (searches > 0),
  PRIMARY KEY (region_id, day, words)
);
COMMENT ON TABLE offers.search_demand IS 'Searches of the public overview that found nothing, counted by day and words. Nobody is recorded who searched, and what is rarely asked for is never shown. Erased after 24 months.';
COMMENT ON COLUMN offers.search_demand.words IS 'Folded words of letters only, at most five, sorted: neither numbers nor addresses.';
ALTER TABLE offers.search_demand ENABLE ROW LEVEL SECURITY;
ALTER TABLE offers.search_demand FORCE ROW LEVEL SECURITY;
CREATE POLICY search_demand_read ON offers.search_demand FOR SELECT TO steg_app
  USING (region_id = platform.acting_region() AND platform.acting_role() IN ('coordinator', 'monitoring', 'system'));
CREATE POLICY search_demand_add ON offers.search_demand FOR INSERT TO steg_app
  WITH CHECK (region_id = platform.acting_region() AND platform.acting_role() = 'system');
CREATE POLICY search_demand_change ON offers.search_demand FOR UPDATE TO steg_app
  USING (region_id = platform.acting_region() AND platform.acting_role() = 'system');
CREATE POLICY search_demand_remove ON offers.search_demand FOR DELETE TO steg_app
  USING (region_id = platform.acting_region() AND platform.acting_role() = 'system');
CREATE POLICY search_demand_operator ON offers.search_demand TO steg_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE (searches), DELETE ON offers.search_demand TO steg_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON offers.search_demand TO steg_operator;
