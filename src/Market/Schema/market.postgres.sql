-- Shops and listings on PostgreSQL. The SQLite file beside this one says the same in its own types. No column counts
-- stock: that is the ledger's. words, tariff_lines and freight are JSON that the module reads and writes whole.

CREATE TABLE shop (
    id         bytea   NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    firm       bytea   NOT NULL CHECK (length(firm) = 16),
    slug       text    NOT NULL,
    words      text    NOT NULL,
    version    integer NOT NULL CHECK (version > 0),
    changed_at bigint  NOT NULL
);
CREATE UNIQUE INDEX shop_slug ON shop (slug);
CREATE INDEX shop_firm ON shop (firm);

CREATE TABLE listing (
    id                 bytea   NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    shop               bytea   NOT NULL REFERENCES shop (id),
    firm               bytea   NOT NULL CHECK (length(firm) = 16),
    slug               text    NOT NULL,
    words              text    NOT NULL,
    hs_code            text    NOT NULL,
    tariff_lines       text    NOT NULL,
    origin             text    NOT NULL,
    sales_unit         text    NOT NULL,
    price_minor        bigint  NOT NULL CHECK (price_minor BETWEEN 1 AND 4611686018427387903),
    price_currency     text    NOT NULL,
    minimum            integer NOT NULL CHECK (minimum > 0),
    units_per_carton   integer NOT NULL CHECK (units_per_carton > 0),
    carton_length_cm   integer NOT NULL CHECK (carton_length_cm > 0),
    carton_width_cm    integer NOT NULL CHECK (carton_width_cm > 0),
    carton_height_cm   integer NOT NULL CHECK (carton_height_cm > 0),
    unit_net_grams     integer NOT NULL CHECK (unit_net_grams > 0),
    unit_gross_grams   integer NOT NULL CHECK (unit_gross_grams >= unit_net_grams),
    carton_gross_grams integer NOT NULL CHECK (carton_gross_grams > 0),
    incoterm           text    NOT NULL,
    lead_days          integer NOT NULL CHECK (lead_days >= 0),
    freight            text    NOT NULL,
    active             boolean NOT NULL,
    version            integer NOT NULL CHECK (version > 0),
    changed_at         bigint  NOT NULL
);
CREATE UNIQUE INDEX listing_slug ON listing (shop, slug);

CREATE TABLE order_link (
    token      bytea   NOT NULL PRIMARY KEY CHECK (length(token) = 32),
    order_id   bytea   NOT NULL CHECK (length(order_id) = 16),
    created_at bigint  NOT NULL,
    expires_at bigint  NOT NULL
);

CREATE TABLE order_reference (
    reference  text    NOT NULL PRIMARY KEY CHECK (length(reference) = 8),
    order_id   bytea   NOT NULL CHECK (length(order_id) = 16),
    created_at bigint  NOT NULL
);
CREATE UNIQUE INDEX order_reference_order ON order_reference (order_id);
