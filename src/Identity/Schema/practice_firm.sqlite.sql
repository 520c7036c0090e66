-- A firm may be a person's own to practise with. SQLite keeps a CHECK with its column: the column is made anew, and keeps
-- what was in it.
ALTER TABLE firm ADD COLUMN does TEXT NOT NULL DEFAULT 'Seller'
    CHECK (does IN ('Seller', 'Buyer', 'House', 'Lender', 'Practice'));
UPDATE firm SET does = kind;
ALTER TABLE firm DROP COLUMN kind;
ALTER TABLE firm RENAME COLUMN does TO kind;
