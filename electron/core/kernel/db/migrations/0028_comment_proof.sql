-- Signed proofs of comments, where their platform has such a thing: what the author signed, and the identity that names the
-- author's key. Both are kept untouched, and were checked with nothing else before they were entered.
CREATE TABLE comment_proof (
  comment_id  TEXT PRIMARY KEY REFERENCES comment (id),
  -- The identifier of the signed record (CID).
  cid         TEXT NOT NULL,
  car         TEXT NOT NULL REFERENCES object (sha256),
  identity    TEXT NOT NULL REFERENCES object (sha256),
  verified_at TEXT NOT NULL
) STRICT;
CREATE TRIGGER comment_proof_never_changes BEFORE UPDATE ON comment_proof
BEGIN SELECT RAISE(ABORT, 'a proof is never changed'); END;
CREATE TRIGGER comment_proof_never_goes BEFORE DELETE ON comment_proof
BEGIN SELECT RAISE(ABORT, 'a proof is removed by a disposal decision only'); END;
