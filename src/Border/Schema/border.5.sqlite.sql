-- What screening said of a firm or a buyer: of which version of it, under which names, by which lists.
CREATE TABLE screening_verdict (
    subject     BLOB    NOT NULL PRIMARY KEY CHECK (length(subject) = 16),
    version     INTEGER NOT NULL,
    names       BLOB    NOT NULL CHECK (length(names) = 32),
    lists       BLOB    NOT NULL CHECK (length(lists) = 32),
    screened_at INTEGER NOT NULL,
    matches     TEXT    NOT NULL
);

-- A match that an operator holds to be of somebody else, and the other operator who has looked again.
CREATE TABLE screening_review (
    subject    BLOB    NOT NULL CHECK (length(subject) = 16),
    names      BLOB    NOT NULL CHECK (length(names) = 32),
    list       TEXT    NOT NULL,
    party      TEXT    NOT NULL,
    asked_by   BLOB    NOT NULL CHECK (length(asked_by) = 16),
    asked_at   INTEGER NOT NULL,
    ground     TEXT    NOT NULL,
    cleared_by BLOB             CHECK (length(cleared_by) = 16 AND cleared_by <> asked_by),
    cleared_at INTEGER,
    PRIMARY KEY (subject, names, list, party)
);
