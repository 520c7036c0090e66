-- Of two mentors who fit alike whoever offered first comes first, on SQLite and PostgreSQL alike. For an offer that was
-- there before, the last change counts as its beginning.
ALTER TABLE mentor RENAME COLUMN changed_at TO offered_at;
