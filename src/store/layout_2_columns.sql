-- Columns that tables of layout 1 got: schema.sql has them too.
ALTER TABLE sentence ADD COLUMN page INTEGER NOT NULL DEFAULT 0;
