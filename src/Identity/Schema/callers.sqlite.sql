-- Keys of programs that call the API, on SQLite. Only the hash of a key is kept.
CREATE TABLE api_key (
    id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    hash       BLOB    NOT NULL CHECK (length(hash) = 32),
    kind       TEXT    NOT NULL CHECK (kind IN ('Firm', 'Carrier')),
    firm       BLOB    NOT NULL CHECK (length(firm) = 16),
    role       TEXT    NOT NULL CHECK (role IN ('Clerk', 'Owner')),
    name       TEXT    NOT NULL,
    made_by    BLOB    NOT NULL CHECK (length(made_by) = 16),
    made_at    INTEGER NOT NULL,
    revoked_at INTEGER
);
CREATE UNIQUE INDEX api_key_hash ON api_key (hash);
CREATE INDEX api_key_firm ON api_key (firm, made_at);
