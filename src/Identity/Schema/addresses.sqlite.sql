-- A firm's address by its parts, as JSON; null where it is kept as lines, as all were before.
ALTER TABLE firm ADD COLUMN thai_address TEXT;
