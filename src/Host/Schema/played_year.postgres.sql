-- The year of trade that the demo plays, or has played, in this installation.
CREATE TABLE played_year (
    id     BIGINT PRIMARY KEY CHECK (id = 1),
    seed   BIGINT NOT NULL,
    orders BIGINT NOT NULL,
    until  TEXT NOT NULL,
    done   BIGINT NOT NULL CHECK (done IN (0, 1))
);
