-- What kind of installation this database belongs to.
CREATE TABLE installation (
    id   BIGINT PRIMARY KEY CHECK (id = 1),
    demo BIGINT NOT NULL CHECK (demo IN (0, 1))
);
