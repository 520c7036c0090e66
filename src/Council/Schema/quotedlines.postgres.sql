-- What the border quotes of paid orders were computed from, on PostgreSQL, for the policy lab. A view of the journal
-- like observed_line; what was kept there before is read from the journal again.
CREATE TABLE quoted_line (
    order_id    bytea   NOT NULL CHECK (length(order_id) = 16),
    line        bigint  NOT NULL,
    seller      bytea   NOT NULL CHECK (length(seller) = 16),
    money       text    NOT NULL,
    size        text    NOT NULL,
    chapter     text    NOT NULL,
    destination text    NOT NULL,
    paid_in     bigint  NOT NULL,
    inputs      bytea   NOT NULL,
    PRIMARY KEY (order_id, line)
);
CREATE INDEX quoted_line_paid ON quoted_line (paid_in);
DELETE FROM observed_position;
