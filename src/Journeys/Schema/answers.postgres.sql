-- The first answer to each request of the API, sealed: some answers hold a secret that is shown once.
CREATE TABLE first_answer (
    request bytea  NOT NULL PRIMARY KEY CHECK (length(request) = 16),
    content bytea  NOT NULL CHECK (length(content) = 32),
    sealed  bytea  NOT NULL,
    at      bigint NOT NULL
);
CREATE INDEX first_answer_at ON first_answer (at);
