-- More than one country charges, so a rate says in which currency; what was noted before was in yen.
-- The table keeps its name: a move to PostgreSQL that was cut off between the two files knows it.
CREATE TABLE border_rate_into (
    currency      TEXT NOT NULL,
    into_currency TEXT NOT NULL,
    valid_from    BIGINT NOT NULL,
    known_until   BIGINT NOT NULL,
    per_unit      TEXT NOT NULL,
    source        TEXT NOT NULL,
    PRIMARY KEY (currency, into_currency, valid_from)
);
INSERT INTO border_rate_into (currency, into_currency, valid_from, known_until, per_unit, source)
    SELECT currency, 'JPY', valid_from, known_until, yen_per_unit, source FROM border_rate;
DROP TABLE border_rate;
ALTER TABLE border_rate_into RENAME TO border_rate;
