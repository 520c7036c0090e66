-- Rate cards on PostgreSQL. The SQLite file beside this one says the same in its own types. A version is written once:
-- orders name it by number and hash. text is the card as it is downloaded; firm is zeros for a card of the house, and
-- listing is zeros unless the card answers for that one listing only.

CREATE TABLE freight_card (
    id        bytea   NOT NULL CHECK (length(id) = 16),
    version   integer NOT NULL CHECK (version > 0),
    firm      bytea   NOT NULL CHECK (length(firm) = 16),
    listing   bytea   NOT NULL CHECK (length(listing) = 16),
    hash      bytea   NOT NULL CHECK (length(hash) = 32),
    text      text    NOT NULL,
    withdrawn boolean NOT NULL,
    saved_at  bigint  NOT NULL,
    PRIMARY KEY (id, version)
);
CREATE INDEX freight_card_firm ON freight_card (firm);

CREATE FUNCTION freight_card_immutable() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'freight_card is append-only'; END $$;
CREATE TRIGGER freight_card_update BEFORE UPDATE OR DELETE ON freight_card
    FOR EACH ROW EXECUTE FUNCTION freight_card_immutable();

-- What listings said about freight before there were rate cards. The module makes a card of each row, and then the row
-- is gone.
CREATE TABLE listing_freight (
    listing    bytea  NOT NULL PRIMARY KEY CHECK (length(listing) = 16),
    firm       bytea  NOT NULL CHECK (length(firm) = 16),
    slug       text   NOT NULL,
    origin     text   NOT NULL,
    freight    text   NOT NULL,
    changed_at bigint NOT NULL
);
INSERT INTO listing_freight SELECT id, firm, slug, origin, freight, changed_at FROM listing WHERE freight <> '[]';
ALTER TABLE listing DROP COLUMN freight;
