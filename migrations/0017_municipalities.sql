-- The municipalities of a region are what everybody lives in and every module speaks of: they move from the gap analysis
-- to the network, and everybody may read them. A young person without an account says where they live.

ALTER TABLE gaps.municipality SET SCHEMA network;
COMMENT ON TABLE network.municipality IS 'The municipalities of a region as the official register names them, also those in which no organisation sits. Shown are those whose key begins with a key of the region, so that a region that shrinks loses none for good.';

DROP POLICY municipality_read ON network.municipality;
CREATE POLICY municipality_read ON network.municipality FOR SELECT TO steg_app
  USING (region_id = platform.acting_region());

-- A search that found something else than what was looked for is a sign of demand, too.
COMMENT ON TABLE offers.search_demand IS 'What was looked for in vain in the public overview, counted by day and words: searches that words or filters left without a hit, and words that no offer has. Nobody is recorded who searched, and what is rarely asked for is never shown. Erased after 24 months.';
