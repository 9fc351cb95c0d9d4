-- What hangs on a comment, and how it was reacted to, as its platform says: `attachments` is NULL where it does not say, and
-- `reactions` (there since the order of comments) is an empty list then. Files that could be had are in comment_file too.
ALTER TABLE comment ADD COLUMN attachments TEXT;
CREATE TRIGGER comment_attachments_stay BEFORE UPDATE OF attachments, reactions ON comment
WHEN (OLD.attachments IS NOT NULL AND NEW.attachments IS NOT OLD.attachments)
  OR (OLD.reactions <> '[]' AND NEW.reactions IS NOT OLD.reactions)
BEGIN SELECT RAISE(ABORT, 'what was saved of a comment is never changed'); END;
