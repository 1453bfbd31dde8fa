-- Links that a report of a mistake or a decision about a change sends out, and changes that are added to behind their link.

ALTER TABLE offers.confirmation_request DROP CONSTRAINT confirmation_request_asked_because_check;
ALTER TABLE offers.confirmation_request ADD CONSTRAINT confirmation_request_asked_because_check
  CHECK (asked_because IN ('due', 'no-answer', 'office', 'new-link', 'report', 'decision'));
COMMENT ON COLUMN offers.confirmation_request.asked_because IS 'Why the mail went out. report: a mistake was reported; decision: a change that came by a link was declined. These two are no step of the escalation.';
COMMENT ON COLUMN offers.confirmation_request.bounced_at IS 'When the receiving server refused the address for good, or the office was told that the mail came back.';

GRANT UPDATE (changes, applied_fields) ON offers.suggestion TO steg_app;
