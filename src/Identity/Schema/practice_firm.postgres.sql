-- A firm may be a person's own to practise with.
ALTER TABLE firm DROP CONSTRAINT firm_kind_check;
ALTER TABLE firm ADD CONSTRAINT firm_kind_check
    CHECK (kind IN ('Seller', 'Buyer', 'House', 'Lender', 'Practice'));
