-- What a plan and its decisions say about people goes when its time is over, or when somebody has to be forgotten: by the
-- program, and by those who answer a request for erasure. Nobody else takes a decision out of the record.

DROP POLICY seat_remove ON plans.seat;
CREATE POLICY seat_remove ON plans.seat FOR DELETE TO steg_app
  USING (region_id = platform.acting_region()
    AND platform.acting_role() IN ('coordinator', 'dpo', 'system'));
CREATE POLICY lock_remove ON plans.lock FOR DELETE TO steg_app
  USING (region_id = platform.acting_region()
    AND platform.acting_role() IN ('dpo', 'system'));
CREATE POLICY override_remove ON plans.override FOR DELETE TO steg_app
  USING (region_id = platform.acting_region()
    AND platform.acting_role() IN ('dpo', 'system'));
CREATE POLICY objection_remove ON plans.objection FOR DELETE TO steg_app
  USING (region_id = platform.acting_region()
    AND platform.acting_role() IN ('dpo', 'system'));
GRANT DELETE ON plans.lock, plans.override, plans.objection TO steg_app;

COMMENT ON TABLE plans.lock IS 'What a person decided before a run: this pupil, this block, this workshop (NULL: in school). Lifted, never deleted by hand; goes with the retention of the round or the erasure of the pupil.';
COMMENT ON TABLE plans.override IS 'A seat that a person changed after the run, with the reason. Never changed; goes with the retention of the round or the erasure of the pupil.';
