-- The masked copies of a disclosure are kept, so that a package of a record can hold its redacted versions.

-- The copy that was delivered of the record. Null while it is open, when it came to nothing, and of what was delivered before copies
-- were kept.
ALTER TABLE disclosure_record ADD COLUMN copy TEXT REFERENCES object (sha256);

-- The copies of a record that were delivered and are not secret themselves. `number` is that of its file in the delivery.
CREATE VIEW disclosed_copy (kind, id, disclosure_id, number, folder, manifest, delivered_at, sha256) AS
SELECT kind, record_id, disclosure.id, (SELECT count(*) FROM disclosure_record AS earlier
    WHERE earlier.disclosure_id = disclosure.id AND earlier.position <= disclosure_record.position), folder, manifest, ended_at, copy
FROM disclosure JOIN disclosure_record ON disclosure_id = disclosure.id
WHERE state = 'delivered' AND folder IS NOT NULL AND NOT EXISTS (SELECT 1 FROM secrecy_mark
  WHERE secrecy_mark.kind = 'disclosure' AND secrecy_mark.record_id = disclosure.id AND lifted_at IS NULL);
