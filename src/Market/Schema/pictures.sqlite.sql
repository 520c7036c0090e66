-- Pictures of listings on SQLite. The PostgreSQL file beside this one says the same in its own types. A picture is
-- known by the SHA-256 of its largest size; words are JSON that the module reads and writes whole.

CREATE TABLE picture (
    hash   BLOB    NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
    type   TEXT    NOT NULL CHECK (type IN ('image/webp', 'image/svg+xml')),
    width  INTEGER NOT NULL CHECK (width > 0),
    height INTEGER NOT NULL CHECK (height > 0)
);

CREATE TABLE picture_file (
    hash    BLOB    NOT NULL REFERENCES picture (hash) ON DELETE CASCADE,
    width   INTEGER NOT NULL CHECK (width > 0),
    content BLOB    NOT NULL,
    PRIMARY KEY (hash, width)
);

CREATE TABLE listing_picture (
    listing  BLOB    NOT NULL REFERENCES listing (id),
    hash     BLOB    NOT NULL REFERENCES picture (hash),
    place    INTEGER NOT NULL CHECK (place >= 0),
    words    TEXT    NOT NULL,
    added_at INTEGER NOT NULL,
    PRIMARY KEY (listing, hash)
);
CREATE INDEX listing_picture_hash ON listing_picture (hash);
