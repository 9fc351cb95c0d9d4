-- How far the pages of a channel are followed; what was set before says nothing of it.
ALTER TABLE channel_capture ADD COLUMN reach TEXT NOT NULL DEFAULT 'ordinary' CHECK (reach IN ('ordinary', 'far'));
