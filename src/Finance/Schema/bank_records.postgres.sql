-- What sellers have shown of their bank accounts, on PostgreSQL; the SQLite file beside this one says the same in its
-- own types. One row a firm, there by consent and deleted with it. Days are ISO 8601 text.

CREATE TABLE bank_record (
    firm       bytea   NOT NULL PRIMARY KEY CHECK (length(firm) = 16),
    sandbox    boolean NOT NULL,
    from_day   text    NOT NULL,
    to_day     text    NOT NULL,
    months     integer NOT NULL CHECK (months >= 0),
    overdrawn  boolean NOT NULL,
    consent_by bytea   NOT NULL CHECK (length(consent_by) = 16),
    consent_at bigint  NOT NULL
);
