-- The day on which a channel was closed, which may be earlier than the day on which somebody said so here. Null for a channel
-- that was retired before there was a day to give.
ALTER TABLE channel ADD COLUMN closed_on TEXT CHECK (
  closed_on IS NULL OR (
    retired_at IS NOT NULL
    AND (opened_on IS NULL OR closed_on >= opened_on)
    -- The Swedish day can be one ahead of that of the instant.
    AND closed_on <= date(retired_at, '+1 day')
  )
);
