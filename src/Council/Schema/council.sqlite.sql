-- The working group on SQLite: its acts, which are appended and never changed, and what people report to it. The
-- PostgreSQL file says the same.

CREATE TABLE council_act (
    number INTEGER PRIMARY KEY CHECK (number > 0),
    at     INTEGER NOT NULL,
    person BLOB    NOT NULL CHECK (length(person) = 16),
    body   TEXT    NOT NULL
);

CREATE TRIGGER council_act_no_update BEFORE UPDATE ON council_act
BEGIN SELECT RAISE(ABORT, 'an act of the working group is never changed'); END;
CREATE TRIGGER council_act_no_delete BEFORE DELETE ON council_act
BEGIN SELECT RAISE(ABORT, 'an act of the working group is never deleted'); END;

-- secret: the hash of what opens the report to its reporter. amount: in minor units of currency.
CREATE TABLE obstacle_report (
    id           BLOB    PRIMARY KEY CHECK (length(id) = 16),
    secret       BLOB    NOT NULL UNIQUE CHECK (length(secret) = 32),
    at           INTEGER NOT NULL,
    step         TEXT    NOT NULL,
    trouble      TEXT    NOT NULL,
    from_country TEXT,
    to_country   TEXT,
    days         INTEGER CHECK (days > 0),
    amount       INTEGER CHECK (amount > 0),
    currency     TEXT,
    words        TEXT    NOT NULL,
    language     TEXT    NOT NULL,
    CHECK ((amount IS NULL) = (currency IS NULL)),
    CHECK ((from_country IS NULL) = (to_country IS NULL))
);

CREATE INDEX obstacle_report_at ON obstacle_report (at);
CREATE INDEX obstacle_report_trouble ON obstacle_report (trouble);

-- What the reporters of a measure were last told of its number, so that nobody is told the same twice.
CREATE TABLE measure_news (
    measure BLOB    NOT NULL CHECK (length(measure) = 16),
    month   INTEGER NOT NULL,
    tenths  INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY (measure, month)
);
