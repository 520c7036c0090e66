-- Mentors and the firms they help, on SQLite. The PostgreSQL file beside this one says the same in its own types. No
-- names and no words stand here: those lie sealed in the vault under who wrote them.

-- languages, lanes and obstacles are words separated by spaces.
CREATE TABLE mentor (
    person     BLOB    NOT NULL PRIMARY KEY CHECK (length(person) = 16),
    languages  TEXT    NOT NULL,
    lanes      TEXT    NOT NULL,
    obstacles  TEXT    NOT NULL,
    places     INTEGER NOT NULL CHECK (places > 0),
    is_open    INTEGER NOT NULL CHECK (is_open IN (0, 1)),
    hidden     TEXT,
    version    INTEGER NOT NULL CHECK (version > 0),
    changed_at INTEGER NOT NULL
);

CREATE TABLE mentorship (
    id          BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    mentor      BLOB    NOT NULL REFERENCES mentor (person),
    firm        BLOB    NOT NULL CHECK (length(firm) = 16),
    asker       BLOB    NOT NULL CHECK (length(asker) = 16),
    state       TEXT    NOT NULL CHECK (state IN ('Asked', 'Accepted', 'Declined', 'Ended')),
    declined    TEXT    CHECK ((state = 'Declined') = (declined IS NOT NULL)),
    may_see     INTEGER NOT NULL CHECK (may_see IN (0, 1)),
    asked_at    INTEGER NOT NULL,
    answered_at INTEGER,
    ended_at    INTEGER,
    ended_by    BLOB,
    version     INTEGER NOT NULL CHECK (version > 0)
);
CREATE INDEX mentorship_mentor ON mentorship (mentor);
CREATE INDEX mentorship_firm ON mentorship (firm);
-- A firm and a mentor have one thing open with each other at most.
CREATE UNIQUE INDEX mentorship_open ON mentorship (firm, mentor) WHERE state IN ('Asked', 'Accepted');

CREATE TABLE mentor_note (
    id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    mentorship BLOB    NOT NULL REFERENCES mentorship (id),
    author     BLOB    NOT NULL CHECK (length(author) = 16),
    by_mentor  INTEGER NOT NULL CHECK (by_mentor IN (0, 1)),
    at         INTEGER NOT NULL
);
CREATE INDEX mentor_note_mentorship ON mentor_note (mentorship, at);

-- When a firm let its mentor see what stands in its way, and when it no longer did.
CREATE TABLE mentor_consent (
    id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    mentorship BLOB    NOT NULL REFERENCES mentorship (id),
    given      INTEGER NOT NULL CHECK (given IN (0, 1)),
    person     BLOB    NOT NULL CHECK (length(person) = 16),
    at         INTEGER NOT NULL
);
CREATE INDEX mentor_consent_mentorship ON mentor_consent (mentorship, at);

-- What operators decided about what others wrote; why is null where it was shown again.
CREATE TABLE moderation (
    id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    subject    BLOB    NOT NULL CHECK (length(subject) = 16),
    person     BLOB    NOT NULL CHECK (length(person) = 16),
    why        TEXT,
    at         INTEGER NOT NULL
);
CREATE INDEX moderation_subject ON moderation (subject, at);

CREATE TRIGGER mentor_consent_update BEFORE UPDATE ON mentor_consent
BEGIN SELECT RAISE(ABORT, 'mentor_consent is append-only'); END;
CREATE TRIGGER mentor_consent_delete BEFORE DELETE ON mentor_consent
BEGIN SELECT RAISE(ABORT, 'mentor_consent is append-only'); END;
CREATE TRIGGER moderation_update BEFORE UPDATE ON moderation
BEGIN SELECT RAISE(ABORT, 'moderation is append-only'); END;
CREATE TRIGGER moderation_delete BEFORE DELETE ON moderation
BEGIN SELECT RAISE(ABORT, 'moderation is append-only'); END;
