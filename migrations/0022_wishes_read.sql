-- What a run read of the wishes, pupil by pupil, so that no plan is published that somebody's wishes are missing from.

ALTER TABLE plans.seat ADD COLUMN wishes_read text CHECK (length(wishes_read) = 16);
COMMENT ON COLUMN plans.seat.wishes_read IS 'Fingerprint of the wishes of the pupil that the run read, the same on each seat of the pupil; NULL: there was no answer. It lives and goes with the seat, so that erasing one pupil says nothing about the others.';
