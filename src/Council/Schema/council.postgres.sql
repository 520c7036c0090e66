-- The working group on PostgreSQL: its acts, which are appended and never changed, and what people report to it. The
-- SQLite file says the same.

CREATE TABLE council_act (
    number bigint PRIMARY KEY CHECK (number > 0),
    at     bigint NOT NULL,
    person bytea  NOT NULL CHECK (length(person) = 16),
    body   text   NOT NULL
);

CREATE FUNCTION council_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'an act of the working group is never changed'; END $$;
CREATE TRIGGER council_act_no_update BEFORE UPDATE ON council_act
    FOR EACH STATEMENT EXECUTE FUNCTION council_refuse();
CREATE TRIGGER council_act_no_delete BEFORE DELETE OR TRUNCATE ON council_act
    FOR EACH STATEMENT EXECUTE FUNCTION council_refuse();

-- secret: the hash of what opens the report to its reporter. amount: in minor units of currency.
CREATE TABLE obstacle_report (
    id           bytea  PRIMARY KEY CHECK (length(id) = 16),
    secret       bytea  NOT NULL UNIQUE CHECK (length(secret) = 32),
    at           bigint NOT NULL,
    step         text   NOT NULL,
    trouble      text   NOT NULL,
    from_country text,
    to_country   text,
    days         bigint CHECK (days > 0),
    amount       bigint CHECK (amount > 0),
    currency     text,
    words        text   NOT NULL,
    language     text   NOT NULL,
    CHECK ((amount IS NULL) = (currency IS NULL)),
    CHECK ((from_country IS NULL) = (to_country IS NULL))
);

CREATE INDEX obstacle_report_at ON obstacle_report (at);
CREATE INDEX obstacle_report_trouble ON obstacle_report (trouble);

-- What the reporters of a measure were last told of its number, so that nobody is told the same twice.
CREATE TABLE measure_news (
    measure bytea  NOT NULL CHECK (length(measure) = 16),
    month   bigint NOT NULL,
    tenths  bigint NOT NULL,
    at      bigint NOT NULL,
    PRIMARY KEY (measure, month)
);
