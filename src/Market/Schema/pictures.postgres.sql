-- Pictures of listings on PostgreSQL. The SQLite file beside this one says the same in its own types. A picture is
-- known by the SHA-256 of its largest size; words are JSON that the module reads and writes whole.

CREATE TABLE picture (
    hash   bytea   NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
    type   text    NOT NULL CHECK (type IN ('image/webp', 'image/svg+xml')),
    width  integer NOT NULL CHECK (width > 0),
    height integer NOT NULL CHECK (height > 0)
);

CREATE TABLE picture_file (
    hash    bytea   NOT NULL REFERENCES picture (hash) ON DELETE CASCADE,
    width   integer NOT NULL CHECK (width > 0),
    content bytea   NOT NULL,
    PRIMARY KEY (hash, width)
);

CREATE TABLE listing_picture (
    listing  bytea   NOT NULL REFERENCES listing (id),
    hash     bytea   NOT NULL REFERENCES picture (hash),
    place    integer NOT NULL CHECK (place >= 0),
    words    text    NOT NULL,
    added_at bigint  NOT NULL,
    PRIMARY KEY (listing, hash)
);
CREATE INDEX listing_picture_hash ON listing_picture (hash);
