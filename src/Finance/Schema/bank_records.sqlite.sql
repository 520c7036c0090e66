-- What sellers have shown of their bank accounts, on SQLite; the PostgreSQL file beside this one says the same in its
-- own types. One row a firm, there by consent and deleted with it. Days are ISO 8601 text.

CREATE TABLE bank_record (
    firm       BLOB    NOT NULL PRIMARY KEY CHECK (length(firm) = 16),
    sandbox    INTEGER NOT NULL CHECK (sandbox IN (0, 1)),
    from_day   TEXT    NOT NULL,
    to_day     TEXT    NOT NULL,
    months     INTEGER NOT NULL CHECK (months >= 0),
    overdrawn  INTEGER NOT NULL CHECK (overdrawn IN (0, 1)),
    consent_by BLOB    NOT NULL CHECK (length(consent_by) = 16),
    consent_at INTEGER NOT NULL
);
