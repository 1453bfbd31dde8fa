-- Which key the names in this database are sealed with, as a value that only this key opens. Without it a folder without the
-- key file, or with another one, would seal new names with a second key, and nobody would notice before names are missing.

CREATE TABLE platform.subject_key_check (
  is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  sealed bytea NOT NULL,
  kept_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE platform.subject_key_check IS 'One row at most: a known word, sealed with the key of the installation (keys/subjects.key) when that key was first used with this database. Tells whether a key is the right one, and nothing about the key (AES-256-GCM).';
COMMENT ON COLUMN platform.subject_key_check.is_only IS 'Always true: there is one key.';
GRANT SELECT, INSERT, DELETE ON platform.subject_key_check TO steg_operator;
