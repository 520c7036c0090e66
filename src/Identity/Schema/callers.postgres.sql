-- Keys of programs that call the API, on PostgreSQL. Only the hash of a key is kept.
CREATE TABLE api_key (
    id         bytea   NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    hash       bytea   NOT NULL CHECK (length(hash) = 32),
    kind       text    NOT NULL CHECK (kind IN ('Firm', 'Carrier')),
    firm       bytea   NOT NULL CHECK (length(firm) = 16),
    role       text    NOT NULL CHECK (role IN ('Clerk', 'Owner')),
    name       text    NOT NULL,
    made_by    bytea   NOT NULL CHECK (length(made_by) = 16),
    made_at    bigint  NOT NULL,
    revoked_at bigint
);
CREATE UNIQUE INDEX api_key_hash ON api_key (hash);
CREATE INDEX api_key_firm ON api_key (firm, made_at);
