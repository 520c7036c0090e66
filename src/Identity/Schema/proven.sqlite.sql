-- What an address was proven for, on SQLite: found again by whoever has proven the address once more. The address is
-- a keyed hash; the row alone proves nothing, so whoever reads it asks the vault whether the address is still there.
CREATE TABLE proven_address (
    address   BLOB    NOT NULL CHECK (length(address) = 32),
    subject   BLOB    NOT NULL CHECK (length(subject) = 16),
    proven_at INTEGER NOT NULL,
    PRIMARY KEY (address, subject)
);
CREATE INDEX proven_address_newest ON proven_address (address, proven_at);
