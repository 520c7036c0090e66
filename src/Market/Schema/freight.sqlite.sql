-- Rate cards on SQLite. The PostgreSQL file beside this one says the same in its own types. A version is written once:
-- orders name it by number and hash. text is the card as it is downloaded; firm is zeros for a card of the house, and
-- listing is zeros unless the card answers for that one listing only.

CREATE TABLE freight_card (
    id        BLOB    NOT NULL CHECK (length(id) = 16),
    version   INTEGER NOT NULL CHECK (version > 0),
    firm      BLOB    NOT NULL CHECK (length(firm) = 16),
    listing   BLOB    NOT NULL CHECK (length(listing) = 16),
    hash      BLOB    NOT NULL CHECK (length(hash) = 32),
    text      TEXT    NOT NULL,
    withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
    saved_at  INTEGER NOT NULL,
    PRIMARY KEY (id, version)
);
CREATE INDEX freight_card_firm ON freight_card (firm);

CREATE TRIGGER freight_card_update BEFORE UPDATE ON freight_card
BEGIN SELECT RAISE(ABORT, 'freight_card is append-only'); END;
CREATE TRIGGER freight_card_delete BEFORE DELETE ON freight_card
BEGIN SELECT RAISE(ABORT, 'freight_card is append-only'); END;

-- What listings said about freight before there were rate cards. The module makes a card of each row, and then the row
-- is gone.
CREATE TABLE listing_freight (
    listing    BLOB    NOT NULL PRIMARY KEY CHECK (length(listing) = 16),
    firm       BLOB    NOT NULL CHECK (length(firm) = 16),
    slug       TEXT    NOT NULL,
    origin     TEXT    NOT NULL,
    freight    TEXT    NOT NULL,
    changed_at INTEGER NOT NULL
);
INSERT INTO listing_freight SELECT id, firm, slug, origin, freight, changed_at FROM listing WHERE freight <> '[]';
ALTER TABLE listing DROP COLUMN freight;
