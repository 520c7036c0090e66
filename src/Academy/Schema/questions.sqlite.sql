-- Questions and answers on SQLite. The PostgreSQL file beside this one says the same in its own types. Who wrote what is
-- an id: the name that is shown lies sealed in the vault.

-- An answer names its question; a question has a title, and may name a lesson, an obstacle, and the answer that helped.
CREATE TABLE post (
    id       BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    author   BLOB    NOT NULL CHECK (length(author) = 16),
    question BLOB    CHECK (length(question) = 16),
    language TEXT    NOT NULL,
    title    TEXT    NOT NULL,
    body     TEXT    NOT NULL,
    lesson   TEXT,
    obstacle TEXT,
    state    TEXT    NOT NULL CHECK (state IN ('Waiting', 'Published', 'Hidden')),
    why      TEXT    CHECK ((state = 'Hidden') = (why IS NOT NULL)),
    helped   BLOB,
    at       INTEGER NOT NULL,
    version  INTEGER NOT NULL CHECK (version > 0)
);
CREATE INDEX post_question ON post (question);
CREATE INDEX post_author ON post (author, at);
CREATE INDEX post_state ON post (state, at);

CREATE TABLE post_report (
    post     BLOB    NOT NULL REFERENCES post (id),
    reporter BLOB    NOT NULL CHECK (length(reporter) = 16),
    why      TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    PRIMARY KEY (post, reporter)
);
CREATE INDEX post_report_reporter ON post_report (reporter, at);
