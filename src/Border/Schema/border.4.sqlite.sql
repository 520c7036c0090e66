-- Lists of persons and firms nobody may trade with: every version that was loaded stays.
CREATE TABLE screening_list (
    list        TEXT    NOT NULL,
    list_date   INTEGER NOT NULL,
    hash        BLOB    NOT NULL CHECK (length(hash) = 32),
    imported_at INTEGER NOT NULL,
    parties     INTEGER NOT NULL,
    names       INTEGER NOT NULL,
    bytes       BLOB    NOT NULL,
    PRIMARY KEY (list, list_date, hash)
);
