-- What the pages of a run are shown in: a desktop computer's window, or a phone's.
ALTER TABLE run ADD COLUMN viewport TEXT NOT NULL DEFAULT 'desktop' CHECK (viewport IN ('desktop', 'mobile'));
