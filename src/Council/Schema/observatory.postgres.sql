-- What the observatory counts, on PostgreSQL. A view of the journal: it can be dropped and made anew. Months are
-- counted from the year 0. The SQLite file beside this one says the same in its own types.

-- A line of a paid order. The order itself is counted where counted is 1: at its line of the greatest price.
CREATE TABLE observed_line (
    order_id              bytea   NOT NULL CHECK (length(order_id) = 16),
    line                  bigint  NOT NULL,
    counted               bigint  NOT NULL CHECK (counted IN (0, 1)),
    seller                bytea   NOT NULL CHECK (length(seller) = 16),
    money                 text    NOT NULL,
    chapter               text    NOT NULL,
    destination           text    NOT NULL,
    province              text    NOT NULL,
    size                  text    NOT NULL,
    goods                 bigint  NOT NULL,
    freight_and_insurance bigint  NOT NULL,
    fee                   bigint  NOT NULL,
    paid_in               bigint  NOT NULL,
    shipped_in            bigint,
    held_in               bigint,
    held_for              text    NOT NULL,
    delivered_in          bigint,
    delivery_days         bigint  NOT NULL,
    released_in           bigint,
    cash_days             bigint  NOT NULL,
    pledged_in            bigint,
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
    order_id bytea   NOT NULL PRIMARY KEY CHECK (length(order_id) = 16),
    seller   bytea   NOT NULL CHECK (length(seller) = 16),
    money    text    NOT NULL,
    asked_in bigint  NOT NULL,
    answer   text    NOT NULL
);
CREATE INDEX observed_asking_month ON observed_asking (asked_in);

-- How far the journal has been followed: up to which entry, and at which moment there was no other.
CREATE TABLE observed_position (
    id     bigint PRIMARY KEY CHECK (id = 1),
    seq    bigint  NOT NULL,
    passed bigint  NOT NULL
);
