-- What went wrong with a request has a number too, and whoever was told it is helped in the same place. Null: it was no
-- update.
-- reason: a value may be absent from now on; nothing that is there is lost.
ALTER TABLE incidents ALTER COLUMN update_id DROP NOT NULL;

COMMENT ON TABLE incidents IS 'What went wrong with updates and requests';
