-- What screening said of a firm or a buyer: of which version of it, under which names, by which lists.
CREATE TABLE screening_verdict (
    subject     BYTEA  NOT NULL PRIMARY KEY CHECK (length(subject) = 16),
    version     BIGINT NOT NULL,
    names       BYTEA  NOT NULL CHECK (length(names) = 32),
    lists       BYTEA  NOT NULL CHECK (length(lists) = 32),
    screened_at BIGINT NOT NULL,
    matches     TEXT   NOT NULL
);

-- A match that an operator holds to be of somebody else, and the other operator who has looked again.
CREATE TABLE screening_review (
    subject    BYTEA  NOT NULL CHECK (length(subject) = 16),
    names      BYTEA  NOT NULL CHECK (length(names) = 32),
    list       TEXT   NOT NULL,
    party      TEXT   NOT NULL,
    asked_by   BYTEA  NOT NULL CHECK (length(asked_by) = 16),
    asked_at   BIGINT NOT NULL,
    ground     TEXT   NOT NULL,
    cleared_by BYTEA           CHECK (length(cleared_by) = 16 AND cleared_by <> asked_by),
    cleared_at BIGINT,
    PRIMARY KEY (subject, names, list, party)
);
