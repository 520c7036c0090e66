-- Tariff books are whole, immutable and named by their hash; the newest that covers a day answers for it.
CREATE TABLE border_book (
    hash        BLOB PRIMARY KEY CHECK (length(hash) = 32),
    country     TEXT NOT NULL,
    valid_from  INTEGER NOT NULL,
    known_until INTEGER NOT NULL,
    imported_at INTEGER NOT NULL,
    bytes       BLOB NOT NULL
);
CREATE INDEX border_book_country ON border_book (country, valid_from);

-- Dated exchange rates with their source. A day is a day number; the figure is kept as it was published.
CREATE TABLE border_rate (
    currency     TEXT NOT NULL,
    valid_from   INTEGER NOT NULL,
    known_until  INTEGER NOT NULL,
    yen_per_unit TEXT NOT NULL,
    source       TEXT NOT NULL,
    PRIMARY KEY (currency, valid_from)
);

-- Quotes that somebody relies on: the bytes as they were signed.
CREATE TABLE border_quote (
    hash      BLOB PRIMARY KEY CHECK (length(hash) = 32),
    json      BLOB NOT NULL,
    signature BLOB NOT NULL CHECK (length(signature) = 64),
    signed_at INTEGER NOT NULL
);
