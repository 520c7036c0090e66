-- People and firms on PostgreSQL. The SQLite file beside this one says the same in its own types. person and
-- person_passkey have the columns of ASP.NET Core Identity's model, without those nobody uses.

CREATE TABLE person (
    id                   bytea   NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    user_name            text,
    normalized_user_name text,
    email                text,
    normalized_email     text,
    email_confirmed      boolean NOT NULL,
    password_hash        text,
    security_stamp       text,
    concurrency_stamp    text,
    two_factor_enabled   boolean NOT NULL,
    lockout_end          bigint,
    lockout_enabled      boolean NOT NULL,
    access_failed_count  integer NOT NULL,
    language             text    NOT NULL,
    is_operator          boolean NOT NULL
);
CREATE UNIQUE INDEX person_user_name ON person (normalized_user_name);
CREATE INDEX person_email ON person (normalized_email);

CREATE TABLE person_passkey (
    credential_id bytea   NOT NULL PRIMARY KEY,
    user_id       bytea   NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    data          jsonb   NOT NULL
);
CREATE INDEX person_passkey_user ON person_passkey (user_id);

CREATE TABLE firm (
    id            bytea   NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    kind          text    NOT NULL CHECK (kind IN ('Seller', 'Buyer', 'House')),
    name_local    text    NOT NULL,
    name_latin    text    NOT NULL,
    country       text    NOT NULL,
    address_local text    NOT NULL,
    address_latin text    NOT NULL,
    tax_id        text    NOT NULL,
    sandbox       boolean NOT NULL,
    version       integer NOT NULL CHECK (version > 0),
    changed_at    bigint  NOT NULL
);

CREATE TABLE membership (
    firm   bytea   NOT NULL REFERENCES firm (id),
    person bytea   NOT NULL REFERENCES person (id),
    role   text    NOT NULL CHECK (role IN ('Clerk', 'Owner')),
    PRIMARY KEY (firm, person)
);
CREATE INDEX membership_person ON membership (person);

-- A code that was sent: keyed hashes only.
CREATE TABLE one_time_code (
    id         bytea   NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    address    bytea   NOT NULL CHECK (length(address) = 32),
    key        bytea   NOT NULL CHECK (length(key) = 32),
    salt       bytea   NOT NULL,
    code       bytea   NOT NULL CHECK (length(code) = 32),
    created_at bigint  NOT NULL,
    tries      integer NOT NULL CHECK (tries BETWEEN 0 AND 5),
    used       boolean NOT NULL
);
CREATE INDEX one_time_code_address ON one_time_code (address, created_at);
CREATE INDEX one_time_code_key ON one_time_code (key, created_at);

-- One row per address: whoever sends a code to it locks the row first, so that the hourly limit counts right.
CREATE TABLE one_time_code_turn (
    address bytea   NOT NULL PRIMARY KEY CHECK (length(address) = 32)
);

CREATE TABLE operator_invitation (
    hash       bytea   NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
    expires_at bigint  NOT NULL
);

-- Personal data, sealed under keys that lie in another database.
CREATE TABLE vault_value (
    person bytea   NOT NULL CHECK (length(person) = 16),
    kind   text    NOT NULL,
    sealed bytea   NOT NULL,
    PRIMARY KEY (person, kind)
);
