-- What the practice bank has done, line by line: test money of practice trades, and nobody's name.
CREATE TABLE practice_line (
    account      text   NOT NULL,
    number       bigint NOT NULL CHECK (number > 0),
    key          text   NOT NULL,
    kind         bigint NOT NULL,
    minor        bigint NOT NULL,
    currency     text   NOT NULL,
    reference    text   NOT NULL,
    name         text   NOT NULL,
    counterparty text   NOT NULL,
    at           bigint NOT NULL,
    PRIMARY KEY (account, number),
    UNIQUE (account, key)
);
