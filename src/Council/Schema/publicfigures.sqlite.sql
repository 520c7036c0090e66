-- What others have published, beside the observatory's own. A value is kept as it was written.
CREATE TABLE public_figure (
    series  TEXT NOT NULL,
    period  TEXT NOT NULL,
    value   TEXT NOT NULL,
    unit    TEXT NOT NULL,
    source  TEXT NOT NULL,
    address TEXT NOT NULL,
    read_on TEXT NOT NULL,
    PRIMARY KEY (series, period)
);
