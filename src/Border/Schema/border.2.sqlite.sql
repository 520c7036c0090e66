-- More than one country charges, so a rate says in which currency; what was noted before was in yen.
CREATE TABLE border_rate_into (
    currency      TEXT NOT NULL,
    valid_from    INTEGER NOT NULL,
    known_until   INTEGER NOT NULL,
    per_unit      TEXT NOT NULL,
    source        TEXT NOT NULL,
    into_currency TEXT NOT NULL,
    PRIMARY KEY (currency, into_currency, valid_from)
);
INSERT INTO border_rate_into (currency, valid_from, known_until, per_unit, source, into_currency)
    SELECT currency, valid_from, known_until, yen_per_unit, source, 'JPY' FROM border_rate;
DROP TABLE border_rate;
ALTER TABLE border_rate_into RENAME TO border_rate;
