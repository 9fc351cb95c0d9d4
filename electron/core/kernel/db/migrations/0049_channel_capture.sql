-- How the pages of one channel are captured. Without a row: in a desktop computer's window, and what lies in a private
-- network only where the channel's own address says that it does.
CREATE TABLE channel_capture (
  channel_id        TEXT PRIMARY KEY REFERENCES channel (id),
  viewport          TEXT NOT NULL CHECK (viewport IN ('desktop', 'mobile')),
  private_addresses INTEGER CHECK (private_addresses IN (0, 1))
) STRICT;
-- A run for which nobody chose: its pages are shown in what each channel is set for.
ALTER TABLE run ADD COLUMN by_channel INTEGER NOT NULL DEFAULT 0 CHECK (by_channel IN (0, 1));
