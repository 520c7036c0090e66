-- How far each bank statement has been read.
CREATE TABLE statement_cursor (
    bank     TEXT NOT NULL,
    account  TEXT NOT NULL,
    position TEXT NOT NULL,
    PRIMARY KEY (bank, account)
);
