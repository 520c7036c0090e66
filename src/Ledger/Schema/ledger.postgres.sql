-- The journal on PostgreSQL. The SQLite file beside this one says the same in its own types; a test compares the two.

CREATE TABLE ledger_partition (
    id          BIGINT PRIMARY KEY,
    epoch       BIGINT NOT NULL,
    seq         BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL
);

CREATE TABLE ledger_book (
    id        BIGINT PRIMARY KEY,
    partition BIGINT NOT NULL REFERENCES ledger_partition (id),
    owner     BYTEA   NOT NULL UNIQUE,
    entries   BIGINT NOT NULL CHECK (entries >= 0),
    accounts  BIGINT NOT NULL CHECK (accounts >= 0),
    head      BYTEA   NOT NULL CHECK (length(head) = 32)
);

CREATE TABLE ledger_account (
    id              BIGINT PRIMARY KEY,
    book            BIGINT NOT NULL REFERENCES ledger_book (id),
    kind            BIGINT NOT NULL,
    owner           BYTEA   NOT NULL CHECK (length(owner) = 16),
    commodity       TEXT    NOT NULL,
    flags           BIGINT NOT NULL,
    opened_by       BIGINT NOT NULL,
    debits_pending  BIGINT NOT NULL DEFAULT 0 CHECK (debits_pending  BETWEEN 0 AND 4611686018427387903),
    debits_posted   BIGINT NOT NULL DEFAULT 0 CHECK (debits_posted   BETWEEN 0 AND 4611686018427387903),
    credits_pending BIGINT NOT NULL DEFAULT 0 CHECK (credits_pending BETWEEN 0 AND 4611686018427387903),
    credits_posted  BIGINT NOT NULL DEFAULT 0 CHECK (credits_posted  BETWEEN 0 AND 4611686018427387903),
    CHECK ((flags & 1) = 0 OR debits_pending  + debits_posted  <= credits_posted),
    CHECK ((flags & 2) = 0 OR credits_pending + credits_posted <= debits_posted)
);
CREATE UNIQUE INDEX ledger_account_key ON ledger_account (owner, kind, book, commodity);

CREATE TABLE ledger_entry (
    seq         BIGINT PRIMARY KEY,
    book        BIGINT NOT NULL REFERENCES ledger_book (id),
    position    BIGINT NOT NULL,
    kind        TEXT    NOT NULL,
    request     BYTEA   NOT NULL CHECK (length(request) = 16),
    content     BYTEA   NOT NULL CHECK (length(content) = 32),
    subject     BYTEA   NOT NULL CHECK (length(subject) = 16),
    version     BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    effective   BIGINT NOT NULL,
    facts       BYTEA   NOT NULL,
    hash        BYTEA   NOT NULL CHECK (length(hash) = 32)
);
CREATE UNIQUE INDEX ledger_entry_request ON ledger_entry (request);
CREATE UNIQUE INDEX ledger_entry_subject ON ledger_entry (subject, version) WHERE version > 0;

-- The chain of a book is its entries in order of seq; the audit reads them in that order and so needs no index.
-- Transfers name their accounts without a foreign key: the check would cost as much as the row. The audit does it.
CREATE TABLE ledger_transfer (
    id      BIGINT PRIMARY KEY,
    debit   BIGINT NOT NULL,
    credit  BIGINT NOT NULL,
    amount  BIGINT NOT NULL CHECK (amount BETWEEN 1 AND 4611686018427387903),
    phase   BIGINT NOT NULL CHECK (phase BETWEEN 1 AND 5),
    pending BIGINT,
    CHECK (debit <> credit),
    CHECK ((phase >= 3) = (pending IS NOT NULL))
);
-- A pending transfer is resolved at most once, whatever the code above believes.
CREATE UNIQUE INDEX ledger_transfer_resolves ON ledger_transfer (pending) WHERE pending IS NOT NULL;

CREATE TABLE ledger_hold (
    id          BYTEA   PRIMARY KEY CHECK (length(id) = 16),
    subject     BYTEA   NOT NULL CHECK (length(subject) = 16),
    first       BIGINT NOT NULL,
    legs        BIGINT NOT NULL CHECK (legs > 0),
    deadline    BIGINT NOT NULL,
    status      BIGINT NOT NULL CHECK (status BETWEEN 0 AND 3),
    resolved_by BIGINT
);
CREATE INDEX ledger_hold_due ON ledger_hold (deadline) WHERE status = 0;

CREATE TABLE ledger_subject (
    id         BYTEA   PRIMARY KEY CHECK (length(id) = 16),
    book       BIGINT NOT NULL REFERENCES ledger_book (id),
    version    BIGINT NOT NULL,
    kind       TEXT    NOT NULL,
    state      TEXT    NOT NULL,
    seller     BYTEA   NOT NULL CHECK (length(seller) = 16),
    buyer      BYTEA   NOT NULL CHECK (length(buyer) = 16),
    changed_at BIGINT NOT NULL,
    due        BIGINT,
    card       BYTEA   NOT NULL
);
CREATE INDEX ledger_subject_seller ON ledger_subject (seller, kind, changed_at);
CREATE INDEX ledger_subject_buyer ON ledger_subject (buyer, kind, changed_at);
CREATE INDEX ledger_subject_state ON ledger_subject (kind, state, changed_at);
CREATE INDEX ledger_subject_due ON ledger_subject (kind, due) WHERE due IS NOT NULL;

CREATE TABLE ledger_attempt (
    request   BYTEA   PRIMARY KEY CHECK (length(request) = 16),
    content   BYTEA   NOT NULL CHECK (length(content) = 32),
    code      TEXT    NOT NULL,
    reply     BIGINT NOT NULL,
    arguments TEXT    NOT NULL,
    at        BIGINT NOT NULL
);
CREATE INDEX ledger_attempt_at ON ledger_attempt (at);

CREATE TABLE ledger_outbox (
    transfer  BIGINT PRIMARY KEY,
    from_book BIGINT NOT NULL REFERENCES ledger_book (id),
    to_book   BIGINT NOT NULL REFERENCES ledger_book (id),
    kind      BIGINT NOT NULL,
    owner     BYTEA   NOT NULL CHECK (length(owner) = 16),
    commodity TEXT    NOT NULL,
    amount    BIGINT NOT NULL,
    done_by   BIGINT
);
CREATE INDEX ledger_outbox_waiting ON ledger_outbox (transfer) WHERE done_by IS NULL;

-- The first statement of every commit: whoever lost the partition is stopped before anything of theirs lands.
CREATE FUNCTION ledger_fence(which BIGINT, held BIGINT, from_seq BIGINT, to_seq BIGINT, at BIGINT) RETURNS void
LANGUAGE plpgsql AS
$$ BEGIN
    UPDATE ledger_partition SET seq = to_seq, recorded_at = at WHERE id = which AND epoch = held AND seq = from_seq;
    IF NOT FOUND THEN RAISE EXCEPTION 'the partition has a new owner' USING ERRCODE = 'SF001'; END IF;
END $$;

CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the journal is only ever appended to'; END $$;

CREATE TRIGGER ledger_entry_no_update BEFORE UPDATE ON ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_entry_no_delete BEFORE DELETE OR TRUNCATE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_transfer_no_update BEFORE UPDATE ON ledger_transfer
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_transfer_no_delete BEFORE DELETE OR TRUNCATE ON ledger_transfer
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_account_no_delete BEFORE DELETE OR TRUNCATE ON ledger_account
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_account_fixed BEFORE UPDATE OF id, book, kind, owner, commodity, flags, opened_by ON ledger_account
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
