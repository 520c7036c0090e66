-- More than one country charges, so a rate says in which currency; what was noted before was in yen.
ALTER TABLE border_rate ADD COLUMN into_currency TEXT NOT NULL DEFAULT 'JPY';
ALTER TABLE border_rate ALTER COLUMN into_currency DROP DEFAULT;
ALTER TABLE border_rate RENAME COLUMN yen_per_unit TO per_unit;
ALTER TABLE border_rate DROP CONSTRAINT border_rate_pkey;
ALTER TABLE border_rate ADD PRIMARY KEY (currency, into_currency, valid_from);
