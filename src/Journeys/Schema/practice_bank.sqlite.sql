-- What the practice bank has done, line by line: test money of practice trades, and nobody's name.
CREATE TABLE practice_line (
    account      TEXT    NOT NULL,
    number       INTEGER NOT NULL CHECK (number > 0),
    key          TEXT    NOT NULL,
    kind         INTEGER NOT NULL,
    minor        INTEGER NOT NULL,
    currency     TEXT    NOT NULL,
    reference    TEXT    NOT NULL,
    name         TEXT    NOT NULL,
    counterparty TEXT    NOT NULL,
    at           INTEGER NOT NULL,
    PRIMARY KEY (account, number),
    UNIQUE (account, key)
);
