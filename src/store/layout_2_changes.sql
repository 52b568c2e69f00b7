-- What changes of layout 1: schema.sql has none of it, or has it so from the first.
ALTER TABLE sentence ADD COLUMN page INTEGER NOT NULL DEFAULT 0;

-- It let only one document have a symbol.
DROP INDEX IF EXISTS document_symbol;

