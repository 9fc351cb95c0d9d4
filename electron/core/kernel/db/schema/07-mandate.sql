-- The decisions that a channel may be used, and by whom in it (P1).

-- Mandates are never edited: a new decision is a new row, and the newest holds (P1). `person_id` NULL: the decision is on the
-- channel itself.
CREATE TABLE mandate (
  seq         INTEGER PRIMARY KEY AUTOINCREMENT,
  channel_id  TEXT NOT NULL REFERENCES channel (id),
  decided_by  TEXT NOT NULL,
  decided_on  TEXT NOT NULL,
  valid_until TEXT CHECK (valid_until >= decided_on),
  reference   TEXT,
  person_id   TEXT REFERENCES person (id),
  -- The tool that the person may use, and the document of the decision.
  tool        TEXT CHECK (tool <> ''),
  document    TEXT REFERENCES object (sha256),
  document_name TEXT CHECK ((document_name IS NULL) = (document IS NULL)),
  -- So that the decision can be pointed at.
  id          TEXT
) STRICT;
CREATE INDEX mandate_channel ON mandate (channel_id, person_id, seq);
CREATE UNIQUE INDEX mandate_id ON mandate (id);

-- A mandate is not deleted.
CREATE TRIGGER mandate_never_goes BEFORE DELETE ON mandate
BEGIN SELECT RAISE(ABORT, 'a mandate is removed by a disposal decision only'); END;

-- A mandate is never edited: another decision is a new row, and the newest holds.
CREATE TRIGGER mandate_never_changes BEFORE UPDATE ON mandate
BEGIN SELECT RAISE(ABORT, 'a mandate is never changed: a new decision is a new row'); END;

-- Every decision can be pointed at.
CREATE TRIGGER mandate_has_an_id BEFORE INSERT ON mandate WHEN NEW.id IS NULL
BEGIN SELECT RAISE(ABORT, 'a mandate has an id'); END;
