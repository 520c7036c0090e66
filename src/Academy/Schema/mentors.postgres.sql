-- Mentors and the firms they help, on PostgreSQL. The SQLite file beside this one says the same in its own types. No
-- names and no words stand here: those lie sealed in the vault under who wrote them.

-- languages, lanes and obstacles are words separated by spaces.
CREATE TABLE mentor (
    person     bytea   NOT NULL PRIMARY KEY CHECK (length(person) = 16),
    languages  text    NOT NULL,
    lanes      text    NOT NULL,
    obstacles  text    NOT NULL,
    places     integer NOT NULL CHECK (places > 0),
    is_open    boolean NOT NULL,
    hidden     text,
    version    integer NOT NULL CHECK (version > 0),
    changed_at bigint  NOT NULL
);

CREATE TABLE mentorship (
    id          bytea   NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    mentor      bytea   NOT NULL REFERENCES mentor (person),
    firm        bytea   NOT NULL CHECK (length(firm) = 16),
    asker       bytea   NOT NULL CHECK (length(asker) = 16),
    state       text    NOT NULL CHECK (state IN ('Asked', 'Accepted', 'Declined', 'Ended')),
    declined    text    CHECK ((state = 'Declined') = (declined IS NOT NULL)),
    may_see     boolean NOT NULL,
    asked_at    bigint  NOT NULL,
    answered_at bigint,
    ended_at    bigint,
    ended_by    bytea,
    version     integer NOT NULL CHECK (version > 0)
);
CREATE INDEX mentorship_mentor ON mentorship (mentor);
CREATE INDEX mentorship_firm ON mentorship (firm);
-- A firm and a mentor have one thing open with each other at most.
CREATE UNIQUE INDEX mentorship_open ON mentorship (firm, mentor) WHERE state IN ('Asked', 'Accepted');

CREATE TABLE mentor_note (
    id         bytea   NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    mentorship bytea   NOT NULL REFERENCES mentorship (id),
    author     bytea   NOT NULL CHECK (length(author) = 16),
    by_mentor  boolean NOT NULL,
    at         bigint  NOT NULL
);
CREATE INDEX mentor_note_mentorship ON mentor_note (mentorship, at);

-- When a firm let its mentor see what stands in its way, and when it no longer did.
CREATE TABLE mentor_consent (
    id         bytea   NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    mentorship bytea   NOT NULL REFERENCES mentorship (id),
    given      boolean NOT NULL,
    person     bytea   NOT NULL CHECK (length(person) = 16),
    at         bigint  NOT NULL
);
CREATE INDEX mentor_consent_mentorship ON mentor_consent (mentorship, at);

-- What operators decided about what others wrote; why is null where it was shown again.
CREATE TABLE moderation (
    id         bytea   NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    subject    bytea   NOT NULL CHECK (length(subject) = 16),
    person     bytea   NOT NULL CHECK (length(person) = 16),
    why        text,
    at         bigint  NOT NULL
);
CREATE INDEX moderation_subject ON moderation (subject, at);

CREATE FUNCTION academy_immutable() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
CREATE TRIGGER mentor_consent_update BEFORE UPDATE OR DELETE ON mentor_consent
    FOR EACH ROW EXECUTE FUNCTION academy_immutable();
CREATE TRIGGER moderation_update BEFORE UPDATE OR DELETE ON moderation
    FOR EACH ROW EXECUTE FUNCTION academy_immutable();
