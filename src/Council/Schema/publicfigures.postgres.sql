-- What others have published, beside the observatory's own. A value is kept as it was written.
CREATE TABLE public_figure (
    series  text NOT NULL,
    period  text NOT NULL,
    value   text NOT NULL,
    unit    text NOT NULL,
    source  text NOT NULL,
    address text NOT NULL,
    read_on text NOT NULL,
    PRIMARY KEY (series, period)
);
