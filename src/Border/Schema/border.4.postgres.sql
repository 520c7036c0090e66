-- Lists of persons and firms nobody may trade with: every version that was loaded stays.
CREATE TABLE screening_list (
    list        TEXT   NOT NULL,
    list_date   BIGINT NOT NULL,
    hash        BYTEA  NOT NULL CHECK (length(hash) = 32),
    imported_at BIGINT NOT NULL,
    parties     BIGINT NOT NULL,
    names       BIGINT NOT NULL,
    bytes       BYTEA  NOT NULL,
    PRIMARY KEY (list, list_date, hash)
);
