-- How large a firm says it is; null where it does not say.
ALTER TABLE firm ADD COLUMN size TEXT CHECK (size IN ('Micro', 'Small', 'Medium', 'Large'));
