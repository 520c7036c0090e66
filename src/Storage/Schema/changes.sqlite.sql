-- What changed, for those who follow: numbers without gaps, in order of commit.

CREATE TABLE change_counter (
    id  INTEGER PRIMARY KEY CHECK (id = 1),
    seq INTEGER NOT NULL
);
INSERT INTO change_counter (id, seq) VALUES (1, 0);

CREATE TABLE change (
    seq  INTEGER PRIMARY KEY,
    kind TEXT    NOT NULL,
    id   BLOB    NOT NULL CHECK (length(id) = 16),
    at   INTEGER NOT NULL
);
