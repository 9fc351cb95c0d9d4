-- That somebody looked at a record, or took a copy of it out of the archive, changes nothing of it: what was acknowledged is as it
-- is. Until now one more package was asked for.

-- Each receipt that counts of a record, and whether the record is as the package of it has it: nothing has happened to it since
-- but that it was met once more where it was known from, looked at, or copied out.
DROP VIEW acknowledged_record;
CREATE VIEW acknowledged_record (kind, id, is_as_it_is) AS
SELECT receipt_item.kind, item_id, NOT EXISTS (SELECT 1 FROM journal
    WHERE about = item_id AND act GLOB receipt_item.kind || '.*' AND act NOT GLOB '*.seen-again'
      AND act NOT IN ('capture.handed-out', 'comment.looked-at', 'comment.mail-saved')
      AND seq > (SELECT max(seq) FROM journal WHERE about = export_id AND act = 'export.started'))
FROM receipt_item JOIN receipt ON receipt.id = receipt_id WHERE withdrawn_because IS NULL;
