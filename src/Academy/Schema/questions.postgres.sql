-- Questions and answers on PostgreSQL. The SQLite file beside this one says the same in its own types. Who wrote what is
-- an id: the name that is shown lies sealed in the vault.

-- An answer names its question; a question has a title, and may name a lesson, an obstacle, and the answer that helped.
CREATE TABLE post (
    id       bytea   NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    author   bytea   NOT NULL CHECK (length(author) = 16),
    question bytea   CHECK (length(question) = 16),
    language text    NOT NULL,
    title    text    NOT NULL,
    body     text    NOT NULL,
    lesson   text,
    obstacle text,
    state    text    NOT NULL CHECK (state IN ('Waiting', 'Published', 'Hidden')),
    why      text    CHECK ((state = 'Hidden') = (why IS NOT NULL)),
    helped   bytea,
    at       bigint  NOT NULL,
    version  integer NOT NULL CHECK (version > 0)
);
CREATE INDEX post_question ON post (question);
CREATE INDEX post_author ON post (author, at);
CREATE INDEX post_state ON post (state, at);

CREATE TABLE post_report (
    post     bytea   NOT NULL REFERENCES post (id),
    reporter bytea   NOT NULL CHECK (length(reporter) = 16),
    why      text    NOT NULL,
    at       bigint  NOT NULL,
    PRIMARY KEY (post, reporter)
);
CREATE INDEX post_report_reporter ON post_report (reporter, at);
