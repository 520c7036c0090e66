-- What kind of installation this database belongs to.
CREATE TABLE installation (
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    demo INTEGER NOT NULL CHECK (demo IN (0, 1))
);
