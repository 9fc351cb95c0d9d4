-- Receipts of what was handed over, and the records that each covers.

-- What the diary or the e-archive answered about a package. It is withdrawn, never changed.
CREATE TABLE receipt (
  id                TEXT PRIMARY KEY,
  export_id         TEXT NOT NULL REFERENCES export (id),
  receiver          TEXT NOT NULL CHECK (receiver IN ('diary', 'e-archive')),
  number            TEXT NOT NULL CHECK (number <> ''),
  case_number       TEXT CHECK (case_number <> ''),
  received_on       TEXT NOT NULL CHECK (received_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  received_by       TEXT NOT NULL CHECK (received_by <> ''),
  way               TEXT NOT NULL CHECK (way IN ('hand', 'file', 'api')),
  source            TEXT REFERENCES object (sha256),
  entered_at        TEXT NOT NULL,
  entered_by        TEXT NOT NULL,
  withdrawn_because TEXT CHECK (withdrawn_because <> ''),
  CHECK (way <> 'hand' OR source IS NULL)
) STRICT;
CREATE INDEX receipt_entered ON receipt (entered_at DESC, id);
CREATE INDEX receipt_export ON receipt (export_id, entered_at DESC, id);
CREATE INDEX receipt_number ON receipt (number);
CREATE INDEX receipt_case_number ON receipt (case_number) WHERE case_number IS NOT NULL;

-- Only a package that was written can be acknowledged, and an answer from a program or a file is kept.
CREATE TRIGGER receipt_is_of_a_written_package BEFORE INSERT ON receipt
WHEN NOT EXISTS (SELECT 1 FROM export WHERE id = NEW.export_id AND state = 'written')
  OR (NEW.way <> 'hand' AND NEW.source IS NULL)
BEGIN SELECT RAISE(ABORT, 'only what was handed over can be acknowledged'); END;

-- A receipt is never edited: it is withdrawn, once, with the reason.
CREATE TRIGGER receipt_only_withdrawn BEFORE UPDATE ON receipt
WHEN NEW.id <> OLD.id OR NEW.export_id <> OLD.export_id OR NEW.receiver <> OLD.receiver OR NEW.number <> OLD.number
  OR NEW.case_number IS NOT OLD.case_number OR NEW.received_on <> OLD.received_on
  OR NEW.received_by <> OLD.received_by OR NEW.way <> OLD.way OR NEW.entered_at <> OLD.entered_at
  OR NEW.entered_by <> OLD.entered_by
  OR CASE WHEN NEW.source IS OLD.source THEN OLD.withdrawn_because IS NOT NULL OR NEW.withdrawn_because IS NULL
    ELSE NEW.source IS NOT NULL OR NEW.withdrawn_because IS NOT OLD.withdrawn_because
      OR NOT EXISTS (SELECT 1 FROM disposal WHERE state = 'erasing') END
BEGIN SELECT RAISE(ABORT, 'a receipt is withdrawn, never changed'); END;

-- A receipt is not deleted, also when it is withdrawn.
CREATE TRIGGER receipt_never_goes BEFORE DELETE ON receipt
BEGIN SELECT RAISE(ABORT, 'a receipt is never removed'); END;

-- The records that a receipt covers.
CREATE TABLE receipt_item (
  receipt_id TEXT NOT NULL REFERENCES receipt (id),
  kind       TEXT NOT NULL CHECK (kind IN ('capture', 'comment', 'message')),
  item_id    TEXT NOT NULL,
  PRIMARY KEY (receipt_id, kind, item_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX receipt_item_record ON receipt_item (kind, item_id);

-- A receipt covers only records that are in its package.
CREATE TRIGGER receipt_item_was_handed_over BEFORE INSERT ON receipt_item
WHEN NOT EXISTS (SELECT 1 FROM export_item JOIN receipt ON receipt.export_id = export_item.export_id
  WHERE receipt.id = NEW.receipt_id AND export_item.kind = NEW.kind AND export_item.item_id = NEW.item_id)
BEGIN SELECT RAISE(ABORT, 'a receipt covers only records of its package'); END;

-- One answer from one receiver about one record in one package, not counting those that were withdrawn.
CREATE TRIGGER receipt_item_once BEFORE INSERT ON receipt_item
WHEN EXISTS (SELECT 1 FROM receipt_item JOIN receipt ON receipt.id = receipt_item.receipt_id
  JOIN receipt AS new ON new.id = NEW.receipt_id
  WHERE receipt_item.kind = NEW.kind AND receipt_item.item_id = NEW.item_id AND receipt.withdrawn_because IS NULL
    AND receipt.export_id = new.export_id AND receipt.receiver = new.receiver)
BEGIN SELECT RAISE(ABORT, 'the record is already acknowledged'); END;

-- What a receipt covers is never changed: it is withdrawn and a new one is entered.
CREATE TRIGGER receipt_item_never_changes BEFORE UPDATE ON receipt_item
BEGIN SELECT RAISE(ABORT, 'a receipt is withdrawn, never changed'); END;

-- What a receipt covers stays on file, also when the receipt is withdrawn.
CREATE TRIGGER receipt_item_never_goes BEFORE DELETE ON receipt_item
BEGIN SELECT RAISE(ABORT, 'a receipt is never removed'); END;

-- Each receipt that counts of a record, and whether the record is as the package of it has it: nothing has happened to it since
-- but that it was met once more where it was known from.
CREATE VIEW acknowledged_record (kind, id, is_as_it_is) AS
SELECT receipt_item.kind, item_id, NOT EXISTS (SELECT 1 FROM journal
    WHERE about = item_id AND act GLOB receipt_item.kind || '.*' AND act NOT GLOB '*.seen-again'
      AND act NOT IN ('capture.handed-out', 'comment.looked-at', 'comment.mail-saved')
      AND seq > (SELECT max(seq) FROM journal WHERE about = export_id AND act = 'export.started'))
FROM receipt_item JOIN receipt ON receipt.id = receipt_id WHERE withdrawn_because IS NULL;
