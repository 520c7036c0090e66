-- Lenders' mandates on PostgreSQL. The SQLite file beside this one says the same in its own types. A version is written
-- once: loans name it. terms is the mandate as JSON, as it is downloaded.

CREATE TABLE mandate (
    id       bytea   NOT NULL CHECK (length(id) = 16),
    version  integer NOT NULL CHECK (version > 0),
    lender   bytea   NOT NULL CHECK (length(lender) = 16),
    sandbox  boolean NOT NULL,
    terms    text    NOT NULL,
    stopped  boolean NOT NULL,
    saved_at bigint  NOT NULL,
    PRIMARY KEY (id, version)
);
CREATE INDEX mandate_lender ON mandate (lender);

CREATE FUNCTION mandate_immutable() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'mandate is append-only'; END $$;
CREATE TRIGGER mandate_update BEFORE UPDATE OR DELETE ON mandate
    FOR EACH ROW EXECUTE FUNCTION mandate_immutable();
