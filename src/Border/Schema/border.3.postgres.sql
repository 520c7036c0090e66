-- Versions of the nomenclature, each the file as it was published; the one imported last is in use.
CREATE TABLE border_nomenclature (
    hash        BYTEA PRIMARY KEY CHECK (length(hash) = 32),
    source      TEXT NOT NULL,
    imported_at BIGINT NOT NULL,
    file        BYTEA NOT NULL
);

-- A code that somebody has confirmed for a listing: who, when, by which version, and on what ground. Never changed:
-- a later confirmation is another row. The words are those of the goods as they were then, for learning.
CREATE TABLE border_confirmed_code (
    id           BYTEA PRIMARY KEY CHECK (length(id) = 16),
    listing      BYTEA NOT NULL CHECK (length(listing) = 16),
    firm         BYTEA NOT NULL CHECK (length(firm) = 16),
    person       BYTEA NOT NULL CHECK (length(person) = 16),
    confirmed_at BIGINT NOT NULL,
    nomenclature BYTEA NOT NULL CHECK (length(nomenclature) = 32),
    code         TEXT NOT NULL CHECK (length(code) = 6),
    ground       TEXT NOT NULL,
    note         TEXT NOT NULL,
    words        TEXT NOT NULL
);
CREATE INDEX border_confirmed_code_listing ON border_confirmed_code (listing, confirmed_at);
