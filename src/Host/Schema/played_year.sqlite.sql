-- The year of trade that the demo plays, or has played, in this installation.
CREATE TABLE played_year (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    seed   INTEGER NOT NULL,
    orders INTEGER NOT NULL,
    until  TEXT NOT NULL,
    done   INTEGER NOT NULL CHECK (done IN (0, 1))
);
