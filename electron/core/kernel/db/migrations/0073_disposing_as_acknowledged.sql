-- The list of what may go knows, as the refusal does, what happened to a record after the package that was acknowledged.

-- Each receipt that counts of a record, and whether the record is as the package of it has it: nothing has happened to it since
-- but that it was met once more where it was known from.
CREATE VIEW acknowledged_record (kind, id, is_as_it_is) AS
SELECT receipt_item.kind, item_id, NOT EXISTS (SELECT 1 FROM journal
    WHERE about = item_id AND act GLOB receipt_item.kind || '.*' AND act NOT GLOB '*.seen-again'
      AND seq > (SELECT max(seq) FROM journal WHERE about = export_id AND act = 'export.started'))
FROM receipt_item JOIN receipt ON receipt.id = receipt_id WHERE withdrawn_because IS NULL;

DROP VIEW disposing;
CREATE VIEW disposing (kind, id) AS
SELECT disposal_item.kind, item_id FROM disposal_item
  JOIN disposal ON disposal.id = disposal_id JOIN retention_rule ON retention_rule.id = rule_id
WHERE state = 'erasing' AND block IS NULL
  AND NOT EXISTS (SELECT 1 FROM disposal_hold WHERE lifted_at IS NULL
    AND (scope = 'everything' OR target = item_id OR target = disposal_item.channel_id))
  AND (transfer = 'none' OR EXISTS (SELECT 1 FROM acknowledged_record
    WHERE acknowledged_record.kind = disposal_item.kind AND acknowledged_record.id = item_id AND is_as_it_is));
