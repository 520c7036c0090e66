-- A firm may lend.
ALTER TABLE firm DROP CONSTRAINT firm_kind_check;
ALTER TABLE firm ADD CONSTRAINT firm_kind_check CHECK (kind IN ('Seller', 'Buyer', 'House', 'Lender'));
