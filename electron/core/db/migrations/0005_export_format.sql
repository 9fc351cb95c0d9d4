-- What each package was made as. Those written before were all BagIt.
ALTER TABLE export ADD COLUMN format TEXT NOT NULL DEFAULT 'bagit'
  CHECK (format IN ('bagit', 'eark-sip-2.1.0', 'eark-sip-2.2.0'));
