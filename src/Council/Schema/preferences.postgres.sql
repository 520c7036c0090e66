-- Whether goods went with a proof of origin, on PostgreSQL. What was kept before is read from the journal again.
ALTER TABLE observed_line ADD COLUMN preference text NOT NULL DEFAULT '';
DELETE FROM observed_position;
