-- What changed, for those who follow: numbers without gaps, in order of commit. A sequence would hand out numbers that
-- become visible out of order; the one counter row stays locked until the commit.

CREATE TABLE change_counter (
    id  bigint PRIMARY KEY CHECK (id = 1),
    seq bigint NOT NULL
);
INSERT INTO change_counter (id, seq) VALUES (1, 0);

CREATE TABLE change (
    seq  bigint PRIMARY KEY,
    kind text   NOT NULL,
    id   bytea  NOT NULL CHECK (length(id) = 16),
    at   bigint NOT NULL
);
