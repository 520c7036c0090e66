-- The first answer to each request of the API, sealed: some answers hold a secret that is shown once.
CREATE TABLE first_answer (
    request BLOB    NOT NULL PRIMARY KEY CHECK (length(request) = 16),
    content BLOB    NOT NULL CHECK (length(content) = 32),
    sealed  BLOB    NOT NULL,
    at      INTEGER NOT NULL
);
CREATE INDEX first_answer_at ON first_answer (at);
