-- What people have learned, on PostgreSQL. The SQLite file beside this one says the same in its own types.

CREATE TABLE lesson_read (
    person bytea  NOT NULL CHECK (length(person) = 16),
    lesson text   NOT NULL,
    at     bigint NOT NULL,
    PRIMARY KEY (person, lesson)
);
