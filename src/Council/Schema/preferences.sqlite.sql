-- Whether goods went with a proof of origin, on SQLite. What was kept before is read from the journal again.
ALTER TABLE observed_line ADD COLUMN preference TEXT NOT NULL DEFAULT '';
DELETE FROM observed_position;
