-- More is kept of a capture than its picture, text and source; and it may be taken as a phone would show the page.

CREATE TABLE capture_file_widened (
  capture_id TEXT NOT NULL REFERENCES capture (id),
  role       TEXT NOT NULL CHECK (role IN ('screenshot', 'view', 'text', 'layout', 'source', 'pdf', 'wacz', 'part',
    'traffic', 'provenance')),
  position   INTEGER NOT NULL,
  sha256     TEXT NOT NULL REFERENCES object (sha256),
  top        INTEGER,
  width      INTEGER,
  height     INTEGER,
  PRIMARY KEY (capture_id, role, position)
) STRICT;
INSERT INTO capture_file_widened (capture_id, role, position, sha256, top, width, height)
  SELECT capture_id, role, position, sha256, top, width, height FROM capture_file;
DROP TABLE capture_file;
ALTER TABLE capture_file_widened RENAME TO capture_file;

ALTER TABLE capture ADD COLUMN viewport TEXT NOT NULL DEFAULT 'desktop' CHECK (viewport IN ('desktop', 'mobile'));
