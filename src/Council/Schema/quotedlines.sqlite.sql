-- What the border quotes of paid orders were computed from, on SQLite, for the policy lab. A view of the journal like
-- observed_line; what was kept there before is read from the journal again.
CREATE TABLE quoted_line (
    order_id    BLOB    NOT NULL CHECK (length(order_id) = 16),
    line        INTEGER NOT NULL,
    seller      BLOB    NOT NULL CHECK (length(seller) = 16),
    money       TEXT    NOT NULL,
    size        TEXT    NOT NULL,
    chapter     TEXT    NOT NULL,
    destination TEXT    NOT NULL,
    paid_in     INTEGER NOT NULL,
    inputs      BLOB    NOT NULL,
    PRIMARY KEY (order_id, line)
);
CREATE INDEX quoted_line_paid ON quoted_line (paid_in);
DELETE FROM observed_position;
