-- What the observatory counts, on SQLite. A view of the journal: it can be dropped and made anew. Months are
-- counted from the year 0. The PostgreSQL file beside this one says the same in its own types.

-- A line of a paid order. The order itself is counted where counted is 1: at its line of the greatest price.
CREATE TABLE observed_line (
    order_id              BLOB    NOT NULL CHECK (length(order_id) = 16),
    line                  INTEGER NOT NULL,
    counted               INTEGER NOT NULL CHECK (counted IN (0, 1)),
    seller                BLOB    NOT NULL CHECK (length(seller) = 16),
    money                 TEXT    NOT NULL,
    chapter               TEXT    NOT NULL,
    destination           TEXT    NOT NULL,
    province              TEXT    NOT NULL,
    size                  TEXT    NOT NULL,
    goods                 INTEGER NOT NULL,
    freight_and_insurance INTEGER NOT NULL,
    fee                   INTEGER NOT NULL,
    paid_in               INTEGER NOT NULL,
    shipped_in            INTEGER,
    held_in               INTEGER,
    held_for              TEXT    NOT NULL,
    delivered_in          INTEGER,
    delivery_days         INTEGER NOT NULL,
    released_in           INTEGER,
    cash_days             INTEGER NOT NULL,
    pledged_in            INTEGER,
    PRIMARY KEY (order_id, line)
);
CREATE INDEX observed_line_paid ON observed_line (paid_in);
CREATE INDEX observed_line_shipped ON observed_line (shipped_in) WHERE counted = 1;
CREATE INDEX observed_line_held ON observed_line (held_in) WHERE counted = 1;
CREATE INDEX observed_line_delivered ON observed_line (delivered_in) WHERE counted = 1;
CREATE INDEX observed_line_released ON observed_line (released_in) WHERE counted = 1;
CREATE INDEX observed_line_pledged ON observed_line (pledged_in) WHERE counted = 1;

-- The first time that money was asked for on an order, and what came of it.
CREATE TABLE observed_asking (
    order_id BLOB    NOT NULL PRIMARY KEY CHECK (length(order_id) = 16),
    seller   BLOB    NOT NULL CHECK (length(seller) = 16),
    money    TEXT    NOT NULL,
    asked_in INTEGER NOT NULL,
    answer   TEXT    NOT NULL
);
CREATE INDEX observed_asking_month ON observed_asking (asked_in);

-- How far the journal has been followed: up to which entry, and at which moment there was no other.
CREATE TABLE observed_position (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    seq    INTEGER NOT NULL,
    passed INTEGER NOT NULL
);
