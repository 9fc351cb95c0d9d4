-- What a platform said of a comment, and what it was seen in, are not written over either: REPLACE deletes the row that is in
-- its way, and no trigger hears of it.

CREATE TRIGGER platform_comment_never_replaced BEFORE INSERT ON platform_comment
WHEN EXISTS (SELECT 1 FROM platform_comment WHERE comment_id = NEW.comment_id)
  OR EXISTS (SELECT 1 FROM platform_comment WHERE channel_id = NEW.channel_id AND native_id = NEW.native_id)
BEGIN SELECT RAISE(ABORT, 'what a platform said of a comment is never replaced'); END;

CREATE TRIGGER platform_comment_id_stays_its_own BEFORE UPDATE OF native_id, channel_id ON platform_comment
WHEN EXISTS (SELECT 1 FROM platform_comment
  WHERE channel_id = NEW.channel_id AND native_id = NEW.native_id AND comment_id <> NEW.comment_id)
BEGIN SELECT RAISE(ABORT, 'what a platform said of a comment is never replaced'); END;

CREATE TRIGGER comment_sighting_never_replaced BEFORE INSERT ON comment_sighting
WHEN EXISTS (SELECT 1 FROM comment_sighting WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM comment_sighting
    WHERE comment_id = NEW.comment_id AND source_id = NEW.source_id AND locator = NEW.locator)
BEGIN SELECT RAISE(ABORT, 'a sighting is never replaced'); END;
