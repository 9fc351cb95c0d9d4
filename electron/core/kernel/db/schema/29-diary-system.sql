-- The diary system, what was sent to it, and the yearly cases (samlingsärende) that records are filed in.

-- At most one. A key is in the keychain, never here.
CREATE TABLE diary_system (
  only_row   INTEGER PRIMARY KEY CHECK (only_row = 1),
  -- Which it is, with its address and codes, as JSON.
  settings   TEXT NOT NULL CHECK (json_valid(settings)),
  saved_at   TEXT NOT NULL,
  saved_by   TEXT NOT NULL,
  -- When it last answered as it should, and the code of what was wrong the last time it did not.
  checked_at TEXT,
  problem    TEXT
) STRICT;

-- A record on its way into the diary, or the messages of a conversation together, which one of them stands for. The row is
-- there before the program is called, so that whatever ends the call, what may have been entered is never sent again unless a
-- person has looked.
CREATE TABLE sending (
  id          TEXT PRIMARY KEY,
  export_id   TEXT NOT NULL REFERENCES export (id),
  kind        TEXT NOT NULL CHECK (kind IN ('capture', 'comment', 'message')),
  item_id     TEXT NOT NULL,
  program     TEXT NOT NULL CHECK (program IN ('public-360', 'watch-folder', 'e-mail')),
  -- 'handed-over': it lies where the diary takes it from.
  state       TEXT NOT NULL CHECK (state IN ('sending', 'handed-over', 'sent', 'refused', 'uncertain', 'absent')),
  -- What it is called there.
  reference   TEXT CHECK (reference <> ''),
  step        TEXT NOT NULL CHECK (step IN ('case', 'document')),
  case_number TEXT CHECK (case_number <> ''),
  -- Whether the case was made for this record.
  is_new_case INTEGER NOT NULL CHECK (is_new_case IN (0, 1)),
  number      TEXT CHECK (number <> ''),
  problem     TEXT,
  -- What the program said when it refused, which may repeat words of the record.
  reply       TEXT,
  left_out    TEXT NOT NULL CHECK (json_valid(left_out)),
  receipt_id  TEXT REFERENCES receipt (id),
  started_at  TEXT NOT NULL,
  started_by  TEXT NOT NULL,
  ended_at    TEXT,
  -- Of a sending into a yearly case: whose, and of which year.
  yearly_department_id TEXT REFERENCES department (id),
  yearly_year INTEGER
  CHECK ((yearly_year IS NULL) = (yearly_department_id IS NULL) AND (yearly_year IS NULL OR is_new_case = 0)),
  CHECK (step = 'case' OR case_number IS NOT NULL),
  CHECK ((state = 'sent') = (receipt_id IS NOT NULL)),
  CHECK ((state = 'sent') = (number IS NOT NULL)),
  CHECK ((state = 'sending') = (ended_at IS NULL)),
  CHECK (state <> 'handed-over' OR reference IS NOT NULL),
  CHECK ((state IN ('refused', 'uncertain', 'absent')) = (problem IS NOT NULL))
) STRICT;
CREATE INDEX sending_waits ON sending (program, started_at, id) WHERE state IN ('handed-over', 'uncertain');
CREATE INDEX sending_export ON sending (export_id, started_at DESC, id);

-- The row is there before the program is called, for records of a written package only.
CREATE TRIGGER sending_begins BEFORE INSERT ON sending
WHEN NEW.state <> 'sending' OR NOT EXISTS (SELECT 1 FROM export WHERE id = NEW.export_id AND state = 'written')
BEGIN SELECT RAISE(ABORT, 'only records of a written package are sent'); END;

-- What is in doubt is settled by a person or a receipt: it turns out to be there, or absent. So is what was handed over, which
-- may be refused too.
CREATE TRIGGER sending_keeps_the_order BEFORE UPDATE ON sending
WHEN NEW.state <> OLD.state
  AND NOT (OLD.state = 'sending' AND NEW.state IN ('handed-over', 'sent', 'refused', 'uncertain'))
  AND NOT (OLD.state = 'handed-over' AND NEW.state IN ('sent', 'refused', 'absent'))
  AND NOT (OLD.state = 'uncertain' AND NEW.state IN ('sent', 'absent'))
BEGIN SELECT RAISE(ABORT, 'the order is sending, sent'); END;

-- What was sent, by whom and when is never changed, nor is an outcome that is known.
CREATE TRIGGER sending_stays BEFORE UPDATE ON sending
WHEN NEW.id <> OLD.id OR NEW.export_id <> OLD.export_id OR NEW.kind <> OLD.kind OR NEW.item_id <> OLD.item_id
  OR NEW.started_at <> OLD.started_at OR NEW.started_by <> OLD.started_by
  OR NEW.program <> OLD.program OR NEW.is_new_case <> OLD.is_new_case
  OR (OLD.reference IS NOT NULL AND NEW.reference IS NOT OLD.reference)
  OR (OLD.state IN ('sent', 'refused', 'absent') AND (NEW.number IS NOT OLD.number OR NEW.step <> OLD.step
    OR NEW.case_number IS NOT OLD.case_number OR NEW.receipt_id IS NOT OLD.receipt_id
    OR NEW.problem IS NOT OLD.problem OR NEW.ended_at IS NOT OLD.ended_at OR NEW.left_out <> OLD.left_out
    OR (NEW.reply IS NOT OLD.reply AND NOT EXISTS (SELECT 1 FROM disposal WHERE state = 'erasing'))))
BEGIN SELECT RAISE(ABORT, 'what became of a record that was sent is never changed'); END;

-- What was sent stays on file.
CREATE TRIGGER sending_never_goes BEFORE DELETE ON sending
BEGIN SELECT RAISE(ABORT, 'what was sent stays on file'); END;

-- Whose yearly case a record was sent to is never changed.
CREATE TRIGGER sending_yearly_stays BEFORE UPDATE ON sending
WHEN NEW.yearly_department_id IS NOT OLD.yearly_department_id OR NEW.yearly_year IS NOT OLD.yearly_year
BEGIN SELECT RAISE(ABORT, 'what became of a record that was sent is never changed'); END;

-- Never two of the same case: not while one is being made or in doubt.
CREATE TRIGGER sending_yearly_once BEFORE INSERT ON sending
WHEN NEW.yearly_year IS NOT NULL AND NEW.step = 'case' AND EXISTS (SELECT 1 FROM sending
  WHERE yearly_department_id = NEW.yearly_department_id AND yearly_year = NEW.yearly_year AND step = 'case'
    AND state IN ('sending', 'uncertain'))
BEGIN SELECT RAISE(ABORT, 'the yearly case may be in the diary already'); END;

-- The records that a sending covers: what it stands for, and those that lie in one folder with it.
CREATE TABLE sending_item (
  sending_id TEXT NOT NULL REFERENCES sending (id),
  kind       TEXT NOT NULL CHECK (kind IN ('capture', 'comment', 'message')),
  item_id    TEXT NOT NULL,
  PRIMARY KEY (sending_id, kind, item_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX sending_item_record ON sending_item (kind, item_id);

-- Only records of a written package are sent.
CREATE TRIGGER sending_item_is_in_the_package BEFORE INSERT ON sending_item
WHEN NOT EXISTS (SELECT 1 FROM export_item JOIN sending ON sending.export_id = export_item.export_id
  WHERE sending.id = NEW.sending_id AND export_item.kind = NEW.kind AND export_item.item_id = NEW.item_id)
BEGIN SELECT RAISE(ABORT, 'only records of a written package are sent'); END;

-- Never two of the same: not while one is on its way, waits for its receipt or is in doubt, nor when the diary has acknowledged the record.
CREATE TRIGGER sending_item_once BEFORE INSERT ON sending_item
WHEN EXISTS (SELECT 1 FROM sending_item AS other JOIN sending ON sending.id = sending_id
    WHERE other.kind = NEW.kind AND other.item_id = NEW.item_id
      AND state IN ('sending', 'handed-over', 'uncertain'))
  OR EXISTS (SELECT 1 FROM receipt_item JOIN receipt ON receipt.id = receipt_id
    WHERE receipt_item.kind = NEW.kind AND receipt_item.item_id = NEW.item_id AND receiver = 'diary'
      AND withdrawn_because IS NULL)
BEGIN SELECT RAISE(ABORT, 'the record may be in the diary already'); END;

-- What a sending covers is never rewritten.
CREATE TRIGGER sending_item_never_changes BEFORE UPDATE ON sending_item
BEGIN SELECT RAISE(ABORT, 'what was sent stays on file'); END;

-- What a sending covers stays on file.
CREATE TRIGGER sending_item_never_goes BEFORE DELETE ON sending_item
BEGIN SELECT RAISE(ABORT, 'what was sent stays on file'); END;

-- A receipt in the watched folder that says nothing, for as long as it does: of which sending, why, and since when.
CREATE TABLE unread_receipt (
  sending_id TEXT PRIMARY KEY REFERENCES sending (id),
  why        TEXT NOT NULL CHECK (why IN ('unreadable', 'other-sending', 'no-number', 'in-future')),
  found_at   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- How the records of a department are filed; the row without a department is for those that have none of their own.
CREATE TABLE filing (
  department_id TEXT REFERENCES department (id),
  filing        TEXT NOT NULL CHECK (filing IN ('each', 'yearly'))
) STRICT;
CREATE UNIQUE INDEX filing_department ON filing (coalesce(department_id, ''));

-- The number that the diary gave the case of a department and a year.
CREATE TABLE yearly_case (
  department_id TEXT NOT NULL REFERENCES department (id),
  year          INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2200),
  number        TEXT NOT NULL CHECK (number <> ''),
  noted_at      TEXT NOT NULL,
  noted_by      TEXT NOT NULL,
  PRIMARY KEY (department_id, year)
) STRICT, WITHOUT ROWID;
