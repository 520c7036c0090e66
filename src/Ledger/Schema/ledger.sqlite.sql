-- The journal on SQLite. Written by hand, outside EF's migrations: EF rebuilds a SQLite table to change it and
-- silently loses its triggers on the way. The PostgreSQL file beside this one says the same in its own types.
-- 4611686018427387903 = 2^62 - 1: SQLite turns an overflowing integer sum into a floating number without a word.

CREATE TABLE ledger_partition (
    id          INTEGER PRIMARY KEY,
    epoch       INTEGER NOT NULL,
    seq         INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL
);

CREATE TABLE ledger_book (
    id        INTEGER PRIMARY KEY,
    partition INTEGER NOT NULL REFERENCES ledger_partition (id),
    owner     BLOB    NOT NULL UNIQUE,
    entries   INTEGER NOT NULL CHECK (entries >= 0),
    accounts  INTEGER NOT NULL CHECK (accounts >= 0),
    head      BLOB    NOT NULL CHECK (length(head) = 32)
);

CREATE TABLE ledger_account (
    id              INTEGER PRIMARY KEY,
    book            INTEGER NOT NULL REFERENCES ledger_book (id),
    kind            INTEGER NOT NULL,
    owner           BLOB    NOT NULL CHECK (length(owner) = 16),
    commodity       TEXT    NOT NULL,
    flags           INTEGER NOT NULL,
    opened_by       INTEGER NOT NULL,
    debits_pending  INTEGER NOT NULL DEFAULT 0 CHECK (debits_pending  BETWEEN 0 AND 4611686018427387903),
    debits_posted   INTEGER NOT NULL DEFAULT 0 CHECK (debits_posted   BETWEEN 0 AND 4611686018427387903),
    credits_pending INTEGER NOT NULL DEFAULT 0 CHECK (credits_pending BETWEEN 0 AND 4611686018427387903),
    credits_posted  INTEGER NOT NULL DEFAULT 0 CHECK (credits_posted  BETWEEN 0 AND 4611686018427387903),
    CHECK ((flags & 1) = 0 OR debits_pending  + debits_posted  <= credits_posted),
    CHECK ((flags & 2) = 0 OR credits_pending + credits_posted <= debits_posted)
);
CREATE UNIQUE INDEX ledger_account_key ON ledger_account (owner, kind, book, commodity);

CREATE TABLE ledger_entry (
    seq         INTEGER PRIMARY KEY,
    book        INTEGER NOT NULL REFERENCES ledger_book (id),
    position    INTEGER NOT NULL,
    kind        TEXT    NOT NULL,
    request     BLOB    NOT NULL CHECK (length(request) = 16),
    content     BLOB    NOT NULL CHECK (length(content) = 32),
    subject     BLOB    NOT NULL CHECK (length(subject) = 16),
    version     INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    effective   INTEGER NOT NULL,
    facts       BLOB    NOT NULL,
    hash        BLOB    NOT NULL CHECK (length(hash) = 32)
);
CREATE UNIQUE INDEX ledger_entry_request ON ledger_entry (request);
CREATE UNIQUE INDEX ledger_entry_subject ON ledger_entry (subject, version) WHERE version > 0;

-- The chain of a book is its entries in order of seq; the audit reads them in that order and so needs no index.
-- Transfers name their accounts without a foreign key: the check would cost as much as the row. The audit does it.
CREATE TABLE ledger_transfer (
    id      INTEGER PRIMARY KEY,
    debit   INTEGER NOT NULL,
    credit  INTEGER NOT NULL,
    amount  INTEGER NOT NULL CHECK (amount BETWEEN 1 AND 4611686018427387903),
    phase   INTEGER NOT NULL CHECK (phase BETWEEN 1 AND 5),
    pending INTEGER,
    CHECK (debit <> credit),
    CHECK ((phase >= 3) = (pending IS NOT NULL))
);
-- A pending transfer is resolved at most once, whatever the code above believes.
CREATE UNIQUE INDEX ledger_transfer_resolves ON ledger_transfer (pending) WHERE pending IS NOT NULL;

CREATE TABLE ledger_hold (
    id          BLOB    PRIMARY KEY CHECK (length(id) = 16),
    subject     BLOB    NOT NULL CHECK (length(subject) = 16),
    first       INTEGER NOT NULL,
    legs        INTEGER NOT NULL CHECK (legs > 0),
    deadline    INTEGER NOT NULL,
    status      INTEGER NOT NULL CHECK (status BETWEEN 0 AND 3),
    resolved_by INTEGER
);
CREATE INDEX ledger_hold_due ON ledger_hold (deadline) WHERE status = 0;

CREATE TABLE ledger_subject (
    id         BLOB    PRIMARY KEY CHECK (length(id) = 16),
    book       INTEGER NOT NULL REFERENCES ledger_book (id),
    version    INTEGER NOT NULL,
    kind       TEXT    NOT NULL,
    state      TEXT    NOT NULL,
    seller     BLOB    NOT NULL CHECK (length(seller) = 16),
    buyer      BLOB    NOT NULL CHECK (length(buyer) = 16),
    changed_at INTEGER NOT NULL,
    due        INTEGER,
    card       BLOB    NOT NULL
);
CREATE INDEX ledger_subject_seller ON ledger_subject (seller, kind, changed_at);
CREATE INDEX ledger_subject_buyer ON ledger_subject (buyer, kind, changed_at);
CREATE INDEX ledger_subject_state ON ledger_subject (kind, state, changed_at);
CREATE INDEX ledger_subject_due ON ledger_subject (kind, due) WHERE due IS NOT NULL;

CREATE TABLE ledger_attempt (
    request   BLOB    PRIMARY KEY CHECK (length(request) = 16),
    content   BLOB    NOT NULL CHECK (length(content) = 32),
    code      TEXT    NOT NULL,
    reply     INTEGER NOT NULL,
    arguments TEXT    NOT NULL,
    at        INTEGER NOT NULL
);
CREATE INDEX ledger_attempt_at ON ledger_attempt (at);

CREATE TABLE ledger_outbox (
    transfer  INTEGER PRIMARY KEY,
    from_book INTEGER NOT NULL REFERENCES ledger_book (id),
    to_book   INTEGER NOT NULL REFERENCES ledger_book (id),
    kind      INTEGER NOT NULL,
    owner     BLOB    NOT NULL CHECK (length(owner) = 16),
    commodity TEXT    NOT NULL,
    amount    INTEGER NOT NULL,
    done_by   INTEGER
);
CREATE INDEX ledger_outbox_waiting ON ledger_outbox (transfer) WHERE done_by IS NULL;

CREATE TRIGGER ledger_entry_no_update BEFORE UPDATE ON ledger_entry
BEGIN SELECT RAISE(ABORT, 'a journal entry is never changed'); END;
CREATE TRIGGER ledger_entry_no_delete BEFORE DELETE ON ledger_entry
BEGIN SELECT RAISE(ABORT, 'a journal entry is never deleted'); END;
CREATE TRIGGER ledger_transfer_no_update BEFORE UPDATE ON ledger_transfer
BEGIN SELECT RAISE(ABORT, 'a transfer is never changed'); END;
CREATE TRIGGER ledger_transfer_no_delete BEFORE DELETE ON ledger_transfer
BEGIN SELECT RAISE(ABORT, 'a transfer is never deleted'); END;
CREATE TRIGGER ledger_account_no_delete BEFORE DELETE ON ledger_account
BEGIN SELECT RAISE(ABORT, 'an account is never deleted'); END;
CREATE TRIGGER ledger_account_fixed BEFORE UPDATE OF id, book, kind, owner, commodity, flags, opened_by ON ledger_account
BEGIN SELECT RAISE(ABORT, 'an account keeps its name and limits'); END;
