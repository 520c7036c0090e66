-- Shops and listings on SQLite. The PostgreSQL file beside this one says the same in its own types. No column counts
-- stock: that is the ledger's. words, tariff_lines and freight are JSON that the module reads and writes whole.

CREATE TABLE shop (
    id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    firm       BLOB    NOT NULL CHECK (length(firm) = 16),
    slug       TEXT    NOT NULL,
    words      TEXT    NOT NULL,
    version    INTEGER NOT NULL CHECK (version > 0),
    changed_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX shop_slug ON shop (slug);
CREATE INDEX shop_firm ON shop (firm);

CREATE TABLE listing (
    id                 BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    shop               BLOB    NOT NULL REFERENCES shop (id),
    firm               BLOB    NOT NULL CHECK (length(firm) = 16),
    slug               TEXT    NOT NULL,
    words              TEXT    NOT NULL,
    hs_code            TEXT    NOT NULL,
    tariff_lines       TEXT    NOT NULL,
    origin             TEXT    NOT NULL,
    sales_unit         TEXT    NOT NULL,
    price_minor        INTEGER NOT NULL CHECK (price_minor BETWEEN 1 AND 4611686018427387903),
    price_currency     TEXT    NOT NULL,
    minimum            INTEGER NOT NULL CHECK (minimum > 0),
    units_per_carton   INTEGER NOT NULL CHECK (units_per_carton > 0),
    carton_length_cm   INTEGER NOT NULL CHECK (carton_length_cm > 0),
    carton_width_cm    INTEGER NOT NULL CHECK (carton_width_cm > 0),
    carton_height_cm   INTEGER NOT NULL CHECK (carton_height_cm > 0),
    unit_net_grams     INTEGER NOT NULL CHECK (unit_net_grams > 0),
    unit_gross_grams   INTEGER NOT NULL CHECK (unit_gross_grams >= unit_net_grams),
    carton_gross_grams INTEGER NOT NULL CHECK (carton_gross_grams > 0),
    incoterm           TEXT    NOT NULL,
    lead_days          INTEGER NOT NULL CHECK (lead_days >= 0),
    freight            TEXT    NOT NULL,
    active             INTEGER NOT NULL CHECK (active IN (0, 1)),
    version            INTEGER NOT NULL CHECK (version > 0),
    changed_at         INTEGER NOT NULL
);
CREATE UNIQUE INDEX listing_slug ON listing (shop, slug);

CREATE TABLE order_link (
    token      BLOB    NOT NULL PRIMARY KEY CHECK (length(token) = 32),
    order_id   BLOB    NOT NULL CHECK (length(order_id) = 16),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
);

CREATE TABLE order_reference (
    reference  TEXT    NOT NULL PRIMARY KEY CHECK (length(reference) = 8),
    order_id   BLOB    NOT NULL CHECK (length(order_id) = 16),
    created_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX order_reference_order ON order_reference (order_id);
