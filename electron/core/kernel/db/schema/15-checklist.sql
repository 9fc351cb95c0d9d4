-- What a channel itself shows its visitors (G3, G4).

-- Each answer of the half-yearly review points at the capture that shows it, and a later answer stands beside the earlier one. An
-- answer is kept by a rule of its own, and may outlive its capture.
CREATE TABLE checklist_answer (
  seq         INTEGER PRIMARY KEY AUTOINCREMENT,
  channel_id  TEXT NOT NULL REFERENCES channel (id),
  period      TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]-H[12]'),
  item        TEXT NOT NULL CHECK (item IN ('logo', 'sender', 'official', 'contact-expected', 'purpose',
    'comment-purpose', 'comment-rules', 'complaints')),
  answer      TEXT NOT NULL CHECK (answer IN ('yes', 'no')),
  capture_id  TEXT NOT NULL,
  -- The words of the capture that show it.
  quote       TEXT CHECK (quote <> ''),
  basis       TEXT NOT NULL CHECK (basis IN ('proposed', 'person')),
  note        TEXT CHECK (note <> ''),
  answered_at TEXT NOT NULL,
  answered_by TEXT NOT NULL,
  -- So that the answer can be pointed at.
  id          TEXT,
  -- Only what the words of the capture say by themselves may be proposed by the program.
  CHECK (basis = 'person' OR (quote IS NOT NULL AND answer = 'yes'))
) STRICT;
CREATE INDEX checklist_answer_channel ON checklist_answer (channel_id, item, seq DESC);
CREATE INDEX checklist_answer_period ON checklist_answer (period, channel_id);
CREATE UNIQUE INDEX checklist_answer_id ON checklist_answer (id);

-- An answer points at a capture of its own channel, and at one that shows something.
CREATE TRIGGER checklist_answer_points_at_its_capture BEFORE INSERT ON checklist_answer
WHEN NOT EXISTS (SELECT 1 FROM capture WHERE id = NEW.capture_id AND channel_id = NEW.channel_id
  AND state IN ('complete', 'partial'))
BEGIN SELECT RAISE(ABORT, 'an answer points at a capture of its channel that is there to see'); END;

-- An answer is deleted only by a disposal that covers it.
CREATE TRIGGER checklist_answer_never_goes BEFORE DELETE ON checklist_answer
WHEN NOT EXISTS (SELECT 1 FROM disposing WHERE kind = 'checklist-answer' AND id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'an answer is removed by a disposal decision only'); END;

-- An answer is never edited: a later one stands beside it.
CREATE TRIGGER checklist_answer_stays BEFORE UPDATE ON checklist_answer
BEGIN SELECT RAISE(ABORT, 'an answer is never changed; a later one stands beside it'); END;

-- Every answer can be pointed at.
CREATE TRIGGER checklist_answer_has_an_id BEFORE INSERT ON checklist_answer WHEN NEW.id IS NULL
BEGIN SELECT RAISE(ABORT, 'an answer has an id'); END;
