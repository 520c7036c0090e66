-- People and firms on SQLite. The PostgreSQL file beside this one says the same in its own types. person and
-- person_passkey have the columns of ASP.NET Core Identity's model, without those nobody uses.

CREATE TABLE person (
    id                   BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    user_name            TEXT,
    normalized_user_name TEXT,
    email                TEXT,
    normalized_email     TEXT,
    email_confirmed      INTEGER NOT NULL,
    password_hash        TEXT,
    security_stamp       TEXT,
    concurrency_stamp    TEXT,
    two_factor_enabled   INTEGER NOT NULL,
    lockout_end          INTEGER,
    lockout_enabled      INTEGER NOT NULL,
    access_failed_count  INTEGER NOT NULL,
    language             TEXT    NOT NULL,
    is_operator          INTEGER NOT NULL
);
CREATE UNIQUE INDEX person_user_name ON person (normalized_user_name);
CREATE INDEX person_email ON person (normalized_email);

CREATE TABLE person_passkey (
    credential_id BLOB NOT NULL PRIMARY KEY,
    user_id       BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    data          TEXT NOT NULL
);
CREATE INDEX person_passkey_user ON person_passkey (user_id);

CREATE TABLE firm (
    id            BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    kind          TEXT    NOT NULL CHECK (kind IN ('Seller', 'Buyer', 'House')),
    name_local    TEXT    NOT NULL,
    name_latin    TEXT    NOT NULL,
    country       TEXT    NOT NULL,
    address_local TEXT    NOT NULL,
    address_latin TEXT    NOT NULL,
    tax_id        TEXT    NOT NULL,
    sandbox       INTEGER NOT NULL CHECK (sandbox IN (0, 1)),
    version       INTEGER NOT NULL CHECK (version > 0),
    changed_at    INTEGER NOT NULL
);

CREATE TABLE membership (
    firm   BLOB NOT NULL REFERENCES firm (id),
    person BLOB NOT NULL REFERENCES person (id),
    role   TEXT NOT NULL CHECK (role IN ('Clerk', 'Owner')),
    PRIMARY KEY (firm, person)
);
CREATE INDEX membership_person ON membership (person);

-- A code that was sent: keyed hashes only.
CREATE TABLE one_time_code (
    id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    address    BLOB    NOT NULL CHECK (length(address) = 32),
    key        BLOB    NOT NULL CHECK (length(key) = 32),
    salt       BLOB    NOT NULL,
    code       BLOB    NOT NULL CHECK (length(code) = 32),
    created_at INTEGER NOT NULL,
    tries      INTEGER NOT NULL CHECK (tries BETWEEN 0 AND 5),
    used       INTEGER NOT NULL CHECK (used IN (0, 1))
);
CREATE INDEX one_time_code_address ON one_time_code (address, created_at);
CREATE INDEX one_time_code_key ON one_time_code (key, created_at);

-- One row per address: whoever sends a code to it locks the row first, so that the hourly limit counts right.
CREATE TABLE one_time_code_turn (
    address BLOB NOT NULL PRIMARY KEY CHECK (length(address) = 32)
);

CREATE TABLE operator_invitation (
    hash       BLOB    NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
    expires_at INTEGER NOT NULL
);

-- Personal data, sealed under keys that lie in another database.
CREATE TABLE vault_value (
    person BLOB NOT NULL CHECK (length(person) = 16),
    kind   TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (person, kind)
);
