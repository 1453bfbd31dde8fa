-- Who may take part in an offer, as rules that a program can check.

ALTER TABLE offers.offer ADD COLUMN eligibility jsonb CHECK (eligibility IS NULL OR eligibility ? 'version');
COMMENT ON COLUMN offers.offer.eligibility IS 'Rules about age, Jahrgang, certificate, German, residence, situation, Rechtskreis and support, after the schema of src/modules/offers/eligibility/eligibility.ts; version tells its shape. NULL: nobody has said it, so one has to ask.';
GRANT UPDATE (eligibility) ON offers.offer TO steg_app;
