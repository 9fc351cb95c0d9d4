-- What each package was made as (shared/export.ts has the list). Those written before were all BagIt.
ALTER TABLE export ADD COLUMN format TEXT NOT NULL DEFAULT 'bagit' CHECK (format <> '');
