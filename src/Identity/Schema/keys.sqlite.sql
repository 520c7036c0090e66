-- One key for each person, in a database of its own. An erased person keeps a row without a key.

CREATE TABLE vault_key (
    person    BLOB    NOT NULL PRIMARY KEY CHECK (length(person) = 16),
    wrapped   BLOB,
    erased_at INTEGER,
    CHECK ((wrapped IS NULL) = (erased_at IS NOT NULL))
);

-- A known text under the master key: a wrong key is found at the start.
CREATE TABLE vault_check (
    id    INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    proof BLOB    NOT NULL
);
