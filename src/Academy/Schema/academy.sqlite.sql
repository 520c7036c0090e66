-- What people have learned, on SQLite. The PostgreSQL file beside this one says the same in its own types.

CREATE TABLE lesson_read (
    person BLOB    NOT NULL CHECK (length(person) = 16),
    lesson TEXT    NOT NULL,
    at     INTEGER NOT NULL,
    PRIMARY KEY (person, lesson)
);
