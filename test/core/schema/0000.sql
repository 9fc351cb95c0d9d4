CREATE TABLE account (
  id TEXT PRIMARY KEY,
  channel_id TEXT NOT NULL REFERENCES channel (id),
  kind TEXT NOT NULL CHECK (kind IN ('wordpress', 'bluesky', 'facebook', 'instagram', 'youtube', 'mastodon')),
  address TEXT NOT NULL,
  directory TEXT CHECK (directory IS NULL OR kind = 'bluesky'),
  user_name TEXT NOT NULL,
  added_at TEXT NOT NULL,
  added_by TEXT NOT NULL,
  checked_at TEXT,
  problem TEXT,
  forgotten_at TEXT
) STRICT;

CREATE TABLE actor (
  id TEXT PRIMARY KEY,
  platform TEXT NOT NULL,
  native_id TEXT,
  handle TEXT,
  display_name TEXT,
  profile_url TEXT,
  email TEXT,
  ip TEXT,
  user_agent TEXT,
  identity_basis TEXT NOT NULL CHECK (identity_basis IN ('native_id', 'handle', 'profile_url', 'email', 'name_only', 'unknown')),
  known_within TEXT,
  CHECK (identity_basis = CASE WHEN native_id IS NOT NULL THEN 'native_id' WHEN handle IS NOT NULL THEN 'handle' WHEN profile_url IS NOT NULL THEN 'profile_url' WHEN email IS NOT NULL THEN 'email' WHEN display_name IS NOT NULL THEN 'name_only' ELSE 'unknown' END),
  CHECK (identity_basis <> 'name_only' OR known_within IS NOT NULL)
) STRICT;

CREATE TABLE archive (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  id TEXT NOT NULL,
  municipality TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE attestation (
  id TEXT PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id),
  period TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]-H[12]'),
  signed_by TEXT NOT NULL CHECK (signed_by <> ''),
  signed_on TEXT NOT NULL CHECK (signed_on IS date (signed_on)),
  way TEXT NOT NULL CHECK (way IN ('window', 'paper')),
  paper TEXT REFERENCES object (sha256),
  note TEXT CHECK (note <> ''),
  channels INTEGER NOT NULL CHECK (channels > 0),
  part TEXT NOT NULL REFERENCES object (sha256),
  seen_to INTEGER NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  CHECK (paper IS NULL OR way = 'paper'),
  UNIQUE (department_id, period)
) STRICT;

CREATE TABLE attestation_reminder (
  department_id TEXT NOT NULL REFERENCES department (id),
  period TEXT NOT NULL,
  mail_id TEXT NOT NULL UNIQUE REFERENCES outgoing_mail (id),
  reminded_at TEXT NOT NULL
) STRICT;

CREATE TABLE browser_profile (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  start_address TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('new', 'logged-in', 'logged-out')),
  created_at TEXT NOT NULL,
  checked_at TEXT,
  expires_at TEXT,
  CHECK ((state = 'new') = (checked_at IS NULL))
) STRICT;

CREATE TABLE capture (
  id TEXT PRIMARY KEY,
  channel_id TEXT NOT NULL REFERENCES channel (id),
  run_id TEXT REFERENCES run (id),
  address TEXT NOT NULL,
  final_address TEXT,
  http_status INTEGER,
  state TEXT NOT NULL CHECK (state IN ('running', 'complete', 'partial', 'refused', 'failed', 'interrupted')),
  reasons TEXT NOT NULL DEFAULT '[]',
  started_at TEXT NOT NULL,
  ended_at TEXT,
  provenance TEXT REFERENCES object (sha256),
  retry_after TEXT,
  viewport TEXT NOT NULL DEFAULT 'desktop' CHECK (viewport IN ('desktop', 'mobile')),
  CHECK ((state = 'running') = (ended_at IS NULL)),
  CHECK (state NOT IN ('complete', 'partial') OR provenance IS NOT NULL),
  CHECK (retry_after IS NULL OR state = 'refused')
) STRICT;

CREATE TABLE capture_file (
  capture_id TEXT NOT NULL REFERENCES capture (id),
  role TEXT NOT NULL CHECK (role IN ('screenshot', 'view', 'text', 'layout', 'source', 'pdf', 'wacz', 'part', 'traffic', 'provenance')),
  position INTEGER NOT NULL,
  sha256 TEXT NOT NULL REFERENCES object (sha256),
  top INTEGER,
  width INTEGER,
  height INTEGER,
  PRIMARY KEY (capture_id, role, position)
) STRICT;

CREATE TABLE capture_proxy (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  host TEXT NOT NULL,
  port INTEGER NOT NULL CHECK (port BETWEEN 1 AND 65535),
  user_name TEXT,
  saved_at TEXT NOT NULL,
  saved_by TEXT NOT NULL
) STRICT;

CREATE TABLE channel (
  id TEXT PRIMARY KEY,
  platform TEXT NOT NULL,
  name TEXT NOT NULL,
  department_id TEXT NOT NULL REFERENCES department (id),
  responsible_id TEXT NOT NULL REFERENCES person (id),
  purpose TEXT NOT NULL,
  dialogue INTEGER NOT NULL CHECK (dialogue IN (0, 1)),
  registered_at TEXT NOT NULL,
  retired_at TEXT,
  retired_because TEXT,
  has_logo INTEGER CHECK (has_logo IN (0, 1)),
  stand_in_id TEXT REFERENCES person (id),
  contact TEXT CHECK (contact <> ''),
  response_time TEXT CHECK (response_time <> ''),
  benefit TEXT CHECK (benefit <> ''),
  comment_purpose TEXT CHECK (comment_purpose <> ''),
  opened_on TEXT CHECK (opened_on IS date (opened_on)),
  retired_override TEXT CHECK (retired_override <> ''),
  closed_on TEXT CHECK (closed_on IS NULL OR (retired_at IS NOT NULL AND (opened_on IS NULL OR closed_on >= opened_on) AND closed_on <= date (retired_at, '+1 day'))),
  CHECK ((retired_at IS NULL) = (retired_because IS NULL))
) STRICT;

CREATE TABLE channel_address (
  channel_id TEXT NOT NULL REFERENCES channel (id),
  position INTEGER NOT NULL,
  address TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL DEFAULT 'page' CHECK (kind IN ('page', 'about', 'videos', 'groups', 'other')),
  key TEXT,
  PRIMARY KEY (channel_id, position)
) STRICT;

CREATE TABLE channel_automatic_reply (
  channel_id TEXT NOT NULL REFERENCES channel (id),
  position INTEGER NOT NULL,
  text TEXT NOT NULL CHECK (text <> ''),
  PRIMARY KEY (channel_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE channel_capture (
  channel_id TEXT PRIMARY KEY REFERENCES channel (id),
  viewport TEXT NOT NULL CHECK (viewport IN ('desktop', 'mobile')),
  private_addresses INTEGER CHECK (private_addresses IN (0, 1)),
  reach TEXT NOT NULL DEFAULT 'ordinary' CHECK (reach IN ('ordinary', 'far'))
) STRICT;

CREATE TABLE channel_category (
  id TEXT PRIMARY KEY,
  channel_id TEXT NOT NULL REFERENCES channel (id),
  name TEXT NOT NULL,
  approved_by TEXT NOT NULL,
  approved_on TEXT NOT NULL CHECK (approved_on IS date (approved_on)),
  added_by TEXT NOT NULL,
  added_at TEXT NOT NULL,
  retired_at TEXT,
  UNIQUE (channel_id, name)
) STRICT;

CREATE TABLE channel_deadline (
  channel_id TEXT PRIMARY KEY REFERENCES channel (id),
  working_days INTEGER NOT NULL CHECK (working_days BETWEEN 0 AND 20)
) STRICT;

CREATE TABLE channel_profile (
  channel_id TEXT PRIMARY KEY REFERENCES channel (id),
  profile_id TEXT NOT NULL REFERENCES browser_profile (id) ON DELETE CASCADE
) STRICT;

CREATE TABLE channel_redirect (
  channel_id TEXT PRIMARY KEY REFERENCES channel (id),
  text TEXT NOT NULL
) STRICT;

CREATE TABLE checklist_answer (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  channel_id TEXT NOT NULL REFERENCES channel (id),
  period TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]-H[12]'),
  item TEXT NOT NULL CHECK (item IN ('logo', 'sender', 'official', 'contact-expected', 'purpose', 'comment-purpose', 'comment-rules', 'complaints')),
  answer TEXT NOT NULL CHECK (answer IN ('yes', 'no')),
  capture_id TEXT NOT NULL REFERENCES capture (id),
  quote TEXT CHECK (quote <> ''),
  basis TEXT NOT NULL CHECK (basis IN ('proposed', 'person')),
  note TEXT CHECK (note <> ''),
  answered_at TEXT NOT NULL,
  answered_by TEXT NOT NULL,
  id TEXT,
  CHECK (basis = 'person' OR (quote IS NOT NULL AND answer = 'yes'))
) STRICT;

CREATE TABLE closed_day (
  date TEXT PRIMARY KEY CHECK (date IS date (date)),
  name TEXT NOT NULL,
  added_by TEXT NOT NULL,
  added_at TEXT NOT NULL
) STRICT;

CREATE TABLE comment (
  id TEXT PRIMARY KEY,
  channel_id TEXT NOT NULL REFERENCES channel (id),
  method TEXT NOT NULL CHECK (method IN ('page', 'picture', 'email', 'api', 'import', 'facts')),
  address TEXT NOT NULL,
  selector TEXT,
  state TEXT NOT NULL CHECK (state IN ('noticed', 'saved', 'verified', 'decided', 'removed', 'gone')),
  problem TEXT,
  content TEXT,
  evidence TEXT REFERENCES object (sha256),
  actor_id TEXT REFERENCES actor (id),
  native_id TEXT,
  thread_id TEXT,
  parent_id TEXT,
  dedupe_key TEXT,
  text_raw TEXT,
  created_at TEXT,
  created_raw TEXT,
  created_zone TEXT,
  created_basis TEXT NOT NULL DEFAULT 'none' CHECK (created_basis IN ('utc', 'offset', 'assumed_local', 'relative_range', 'none')),
  edited_at TEXT,
  reactions TEXT NOT NULL DEFAULT '[]',
  completeness TEXT NOT NULL DEFAULT '[]',
  decision INTEGER REFERENCES comment_decision (seq),
  removal INTEGER REFERENCES comment_removal (seq),
  noticed_at TEXT NOT NULL,
  saved_at TEXT,
  verified_at TEXT,
  police_number TEXT CHECK (police_number <> '' AND (police_number IS NULL OR method = 'facts')),
  same_as TEXT REFERENCES comment (id) CHECK (same_as IS NULL OR state = 'noticed'),
  ground TEXT,
  link_key TEXT,
  attachments TEXT,
  decided_outcome TEXT,
  is_unread INTEGER NOT NULL DEFAULT 0 CHECK (is_unread IN (0, 1)),
  is_flagged INTEGER NOT NULL DEFAULT 0 CHECK (is_flagged IN (0, 1)),
  created_from TEXT,
  created_to TEXT,
  created_range TEXT CHECK (created_range IS NULL OR (created_range IN ('relative', 'mail') AND created_to IS NOT NULL AND (created_from IS NULL OR created_from <= created_to))),
  CHECK ((saved_at IS NULL) = (content IS NULL)),
  CHECK ((saved_at IS NULL) = (evidence IS NULL)),
  CHECK (verified_at IS NULL OR saved_at IS NOT NULL),
  CHECK (state <> 'noticed' OR saved_at IS NULL),
  CHECK (state <> 'saved' OR (saved_at IS NOT NULL AND verified_at IS NULL)),
  CHECK (state NOT IN ('verified', 'removed', 'gone') OR verified_at IS NOT NULL),
  CHECK ((state IN ('decided', 'removed', 'gone')) = (decision IS NOT NULL)),
  CHECK ((state IN ('removed', 'gone')) = (removal IS NOT NULL)),
  CHECK (created_at IS NULL OR created_basis <> 'none')
) STRICT;

CREATE TABLE comment_along (
  comment_id TEXT NOT NULL REFERENCES comment (id),
  source_id TEXT NOT NULL REFERENCES source_file (id),
  PRIMARY KEY (comment_id, source_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE comment_confirmation (
  removal INTEGER PRIMARY KEY REFERENCES comment_removal (seq),
  basis TEXT NOT NULL CHECK (basis IN ('seen-gone', 'api', 'person')),
  proof TEXT REFERENCES object (sha256),
  confirmed_by TEXT NOT NULL,
  confirmed_at TEXT NOT NULL,
  CHECK (basis = 'person' OR proof IS NOT NULL)
) STRICT;

CREATE TABLE comment_decision (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  comment_id TEXT NOT NULL REFERENCES comment (id),
  outcome TEXT NOT NULL CHECK (outcome IN ('remove', 'put-back', 'answered', 'forwarded', 'no-answer', 'not-ours')),
  category TEXT CHECK (category IN ('a', 'b', 'c', 'd', 'e', 'f', 'g')),
  own_category TEXT REFERENCES channel_category (id),
  note TEXT,
  sender_note TEXT,
  is_police_matter INTEGER NOT NULL DEFAULT 0 CHECK (is_police_matter IN (0, 1)),
  police_number TEXT,
  board_offence TEXT,
  to_author TEXT,
  answer TEXT,
  answered_at TEXT,
  answered_by TEXT,
  forwarded_to TEXT,
  because TEXT,
  decided_by TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  was_not_removed INTEGER NOT NULL DEFAULT 0 CHECK (was_not_removed = 0 OR (was_not_removed = 1 AND outcome = 'put-back')),
  CHECK ((outcome = 'remove') = (category IS NOT NULL OR own_category IS NOT NULL)),
  CHECK (category IS NULL OR own_category IS NULL),
  CHECK (police_number IS NULL OR is_police_matter = 1),
  CHECK ((outcome = 'answered') = (answer IS NOT NULL AND answered_at IS NOT NULL AND answered_by IS NOT NULL)),
  CHECK ((outcome = 'forwarded') = (forwarded_to IS NOT NULL)),
  CHECK ((outcome IN ('no-answer', 'not-ours', 'put-back')) = (because IS NOT NULL))
) STRICT;

CREATE TABLE comment_file (
  comment_id TEXT NOT NULL REFERENCES comment (id),
  role TEXT NOT NULL CHECK (role IN ('comment', 'context', 'view', 'source', 'original', 'attachment', 'provenance', 'confirmation')),
  position INTEGER NOT NULL DEFAULT 0,
  sha256 TEXT NOT NULL REFERENCES object (sha256),
  PRIMARY KEY (comment_id, role, position)
) STRICT;

CREATE VIRTUAL TABLE comment_find USING fts5 (text, author, decision, content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 0 remove_diacritics 0');

CREATE TABLE comment_flag (
  comment_id TEXT NOT NULL REFERENCES comment (id),
  flag TEXT NOT NULL CHECK (flag IN ('question', 'link', 'personal-number', 'email', 'phone', 'word')),
  PRIMARY KEY (comment_id, flag)
) STRICT, WITHOUT ROWID;

CREATE TABLE comment_index (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  comment_id TEXT NOT NULL UNIQUE REFERENCES comment (id)
) STRICT;

CREATE TABLE comment_proof (
  comment_id TEXT PRIMARY KEY REFERENCES comment (id),
  cid TEXT NOT NULL,
  car TEXT NOT NULL REFERENCES object (sha256),
  identity TEXT NOT NULL REFERENCES object (sha256),
  verified_at TEXT NOT NULL
) STRICT;

CREATE TABLE comment_registration (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  comment_id TEXT NOT NULL REFERENCES comment (id),
  outcome TEXT NOT NULL CHECK (outcome IN ('registered', 'ordered', 'minor')),
  number TEXT CHECK (number <> ''),
  public_title TEXT CHECK (public_title <> ''),
  protected_title TEXT CHECK (protected_title <> ''),
  public_counterpart TEXT CHECK (public_counterpart <> ''),
  protected_counterpart TEXT CHECK (protected_counterpart <> ''),
  because TEXT CHECK (because <> ''),
  decided_by TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  CHECK ((outcome = 'registered') = (number IS NOT NULL)),
  CHECK ((outcome = 'registered') = (public_title IS NOT NULL)),
  CHECK (outcome = 'registered' OR coalesce (protected_title, public_counterpart, protected_counterpart) IS NULL),
  CHECK ((outcome = 'minor') = (because IS NOT NULL))
) STRICT;

CREATE TABLE comment_removal (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  comment_id TEXT NOT NULL REFERENCES comment (id),
  decision INTEGER NOT NULL REFERENCES comment_decision (seq),
  kind TEXT NOT NULL CHECK (kind IN ('unpublished', 'deleted')),
  via TEXT NOT NULL CHECK (via IN ('person', 'api')),
  removed_by TEXT NOT NULL,
  removed_at TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE comment_short USING fts5 (words, content = '', contentless_delete = 1, detail = none, tokenize = 'unicode61 remove_diacritics 0');

CREATE TABLE comment_sighting (
  id INTEGER PRIMARY KEY,
  comment_id TEXT NOT NULL REFERENCES comment (id),
  source_id TEXT NOT NULL REFERENCES source_file (id),
  locator TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  content TEXT,
  UNIQUE (comment_id, source_id, locator)
) STRICT;

CREATE TABLE conversation (
  id TEXT PRIMARY KEY,
  channel_id TEXT NOT NULL REFERENCES channel (id),
  platform TEXT NOT NULL,
  native_id TEXT NOT NULL,
  title TEXT,
  folder TEXT NOT NULL CHECK (folder IN ('inbox', 'requests', 'filtered', 'archived', 'encrypted', 'other')),
  UNIQUE (channel_id, platform, native_id)
) STRICT;

CREATE TABLE conversation_participant (
  conversation_id TEXT NOT NULL REFERENCES conversation (id),
  actor_id TEXT NOT NULL REFERENCES actor (id),
  PRIMARY KEY (conversation_id, actor_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE credential (
  id TEXT PRIMARY KEY,
  channel_id TEXT NOT NULL REFERENCES channel (id),
  label TEXT NOT NULL,
  holder_id TEXT NOT NULL REFERENCES person (id),
  kept_where TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  removed_at TEXT,
  removed_because TEXT,
  CHECK ((removed_at IS NULL) = (removed_because IS NULL))
) STRICT;

CREATE TABLE department (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  mailbox TEXT
) STRICT;

CREATE TABLE disclosure (
  id TEXT PRIMARY KEY,
  reference TEXT CHECK (reference <> ''),
  about TEXT NOT NULL CHECK (about <> ''),
  requested_at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'delivered', 'refused', 'withdrawn')),
  opened_at TEXT NOT NULL,
  opened_by TEXT NOT NULL,
  ended_at TEXT,
  ended_by TEXT,
  because TEXT CHECK (because <> ''),
  folder TEXT,
  manifest TEXT,
  CHECK ((state = 'open') = (ended_at IS NULL)),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
  CHECK ((state IN ('refused', 'withdrawn')) = (because IS NOT NULL)),
  CHECK ((state = 'delivered') = (manifest IS NOT NULL)),
  CHECK (state <> 'delivered' OR folder IS NOT NULL)
) STRICT;

CREATE TABLE disclosure_dismissal (
  disclosure_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  place TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  dismissed_by TEXT NOT NULL,
  dismissed_at TEXT NOT NULL,
  PRIMARY KEY (disclosure_id, position, place, reason),
  FOREIGN KEY (disclosure_id, position) REFERENCES disclosure_record (disclosure_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE disclosure_mask (
  id TEXT PRIMARY KEY,
  disclosure_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  place TEXT NOT NULL,
  paragraph TEXT NOT NULL CHECK (paragraph <> ''),
  placed_by TEXT NOT NULL,
  placed_at TEXT NOT NULL,
  FOREIGN KEY (disclosure_id, position) REFERENCES disclosure_record (disclosure_id, position)
) STRICT;

CREATE TABLE disclosure_record (
  disclosure_id TEXT NOT NULL REFERENCES disclosure (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('capture', 'comment', 'message')),
  record_id TEXT NOT NULL,
  title TEXT NOT NULL,
  fields TEXT NOT NULL,
  pictures TEXT NOT NULL,
  left_out INTEGER NOT NULL CHECK (left_out >= 0),
  looked_through_by TEXT,
  looked_through_at TEXT,
  copy TEXT REFERENCES object (sha256),
  PRIMARY KEY (disclosure_id, position),
  UNIQUE (disclosure_id, kind, record_id),
  CHECK ((looked_through_by IS NULL) = (looked_through_at IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE disposal (
  id TEXT PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('proposed', 'confirmed', 'erasing', 'done', 'withdrawn')),
  proposed_at TEXT NOT NULL,
  proposed_by TEXT NOT NULL,
  proposed_user TEXT NOT NULL REFERENCES user (id),
  confirmed_at TEXT,
  confirmed_by TEXT,
  confirmed_user TEXT REFERENCES user (id),
  begun_at TEXT,
  begun_by TEXT,
  ended_at TEXT,
  ended_by TEXT,
  because TEXT CHECK (because <> ''),
  certificate TEXT REFERENCES object (sha256),
  certificate_pdf TEXT REFERENCES object (sha256),
  CHECK (confirmed_user <> proposed_user),
  CHECK ((confirmed_at IS NULL) = (confirmed_by IS NULL) AND (confirmed_at IS NULL) = (confirmed_user IS NULL)),
  CHECK (state IN ('proposed', 'withdrawn') OR confirmed_at IS NOT NULL),
  CHECK (state <> 'proposed' OR confirmed_at IS NULL),
  CHECK ((state IN ('erasing', 'done')) = (begun_at IS NOT NULL) AND (begun_at IS NULL) = (begun_by IS NULL)),
  CHECK ((state IN ('done', 'withdrawn')) = (ended_at IS NOT NULL) AND (ended_at IS NULL) = (ended_by IS NULL)),
  CHECK ((state = 'withdrawn') = (because IS NOT NULL)),
  CHECK ((state = 'done') = (certificate IS NOT NULL) AND (certificate IS NULL) = (certificate_pdf IS NULL))
) STRICT;

CREATE TABLE disposal_hold (
  id TEXT PRIMARY KEY,
  scope TEXT NOT NULL CHECK (scope IN ('everything', 'channel', 'capture', 'comment', 'message', 'disclosure')),
  target TEXT,
  because TEXT NOT NULL CHECK (because <> ''),
  placed_at TEXT NOT NULL,
  placed_by TEXT NOT NULL,
  lifted_at TEXT,
  lifted_by TEXT,
  lifted_because TEXT,
  CHECK ((scope = 'everything') = (target IS NULL)),
  CHECK ((lifted_at IS NULL) = (lifted_by IS NULL) AND (lifted_at IS NULL) = (lifted_because IS NULL))
) STRICT;

CREATE TABLE disposal_item (
  disposal_id TEXT NOT NULL REFERENCES disposal (id),
  kind TEXT NOT NULL CHECK (kind IN ('capture', 'comment', 'message', 'disclosure')),
  item_id TEXT NOT NULL,
  channel_id TEXT REFERENCES channel (id),
  recorded_at TEXT NOT NULL,
  rule_id TEXT NOT NULL REFERENCES retention_rule (id),
  due_on TEXT NOT NULL CHECK (due_on IS date (due_on)),
  block TEXT CHECK (block <> ''),
  PRIMARY KEY (disposal_id, kind, item_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE disposed_folder (
  disposal_id TEXT NOT NULL REFERENCES disposal (id),
  folder TEXT NOT NULL,
  is_inside INTEGER NOT NULL CHECK (is_inside IN (0, 1)),
  PRIMARY KEY (disposal_id, folder)
) STRICT, WITHOUT ROWID;

CREATE TABLE disposed_object (
  disposal_id TEXT NOT NULL REFERENCES disposal (id),
  sha256 TEXT NOT NULL CHECK (length (sha256) = 64),
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  PRIMARY KEY (disposal_id, sha256)
) STRICT, WITHOUT ROWID;

CREATE TABLE duty (
  id INTEGER PRIMARY KEY,
  message_id TEXT UNIQUE REFERENCES message (id),
  comment_id TEXT UNIQUE REFERENCES comment (id),
  channel_id TEXT NOT NULL REFERENCES channel (id),
  received_at TEXT NOT NULL,
  due_at TEXT CHECK (due_at >= received_at),
  answered_at TEXT,
  closed_at TEXT,
  thread_id TEXT,
  CHECK ((message_id IS NULL) <> (comment_id IS NULL)),
  CHECK (closed_at IS NULL OR answered_at IS NOT NULL)
) STRICT;

CREATE TABLE export (
  id TEXT PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('writing', 'written', 'failed', 'interrupted')),
  scope TEXT NOT NULL,
  folder TEXT,
  files INTEGER,
  bytes INTEGER,
  manifest TEXT,
  problem TEXT,
  started_at TEXT NOT NULL,
  ended_at TEXT,
  format TEXT NOT NULL DEFAULT 'bagit' CHECK (format <> ''),
  selected TEXT NOT NULL CHECK (json_valid (selected)),
  delivery TEXT CHECK (json_valid (delivery)),
  problem_values TEXT CHECK (json_valid (problem_values)),
  CHECK ((state = 'writing') = (ended_at IS NULL)),
  CHECK (state <> 'written' OR (folder IS NOT NULL AND manifest IS NOT NULL))
) STRICT;

CREATE TABLE export_item (
  export_id TEXT NOT NULL REFERENCES export (id),
  kind TEXT NOT NULL CHECK (kind IN ('channel', 'capture', 'comment', 'message')),
  item_id TEXT NOT NULL,
  PRIMARY KEY (export_id, kind, item_id)
) STRICT;

CREATE TABLE export_report (
  export_id TEXT PRIMARY KEY REFERENCES export (id),
  report TEXT NOT NULL CHECK (json_valid (report))
) STRICT;

CREATE TABLE image_consent (
  id TEXT PRIMARY KEY,
  covers TEXT NOT NULL CHECK (length (covers) BETWEEN 1 AND 40),
  is_child INTEGER NOT NULL CHECK (is_child IN (0, 1)),
  given_on TEXT NOT NULL CHECK (given_on IS date (given_on)),
  valid_until TEXT CHECK (valid_until >= given_on),
  document TEXT NOT NULL REFERENCES object (sha256),
  document_name TEXT NOT NULL,
  entered_at TEXT NOT NULL,
  entered_by TEXT NOT NULL,
  withdrawn_on TEXT CHECK (withdrawn_on >= given_on),
  withdrawn_by TEXT,
  CHECK ((withdrawn_on IS NULL) = (withdrawn_by IS NULL))
) STRICT;

CREATE TABLE image_consent_place (
  consent_id TEXT NOT NULL REFERENCES image_consent (id),
  position INTEGER NOT NULL,
  channel_id TEXT NOT NULL REFERENCES channel (id),
  address TEXT NOT NULL,
  capture_id TEXT REFERENCES capture (id),
  comment_id TEXT REFERENCES comment (id),
  PRIMARY KEY (consent_id, position),
  UNIQUE (consent_id, address)
) STRICT;

CREATE TABLE import_finding (
  run_id TEXT NOT NULL REFERENCES import_run (id),
  kind TEXT NOT NULL CHECK (kind IN ('skipped', 'unreadable', 'unknown_file', 'warning')),
  code TEXT NOT NULL,
  place TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count > 0),
  PRIMARY KEY (run_id, kind, code, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_run (
  id TEXT PRIMARY KEY,
  channel_id TEXT NOT NULL REFERENCES channel (id),
  parser TEXT,
  parser_version INTEGER,
  state TEXT NOT NULL CHECK (state IN ('running', 'finished', 'stopped', 'failed', 'interrupted')),
  problem TEXT,
  seen INTEGER NOT NULL DEFAULT 0,
  imported INTEGER NOT NULL DEFAULT 0,
  known INTEGER NOT NULL DEFAULT 0,
  skipped INTEGER NOT NULL DEFAULT 0,
  unreadable INTEGER NOT NULL DEFAULT 0,
  warnings INTEGER NOT NULL DEFAULT 0,
  unknown_files INTEGER NOT NULL DEFAULT 0,
  zone_assumed TEXT,
  started_at TEXT NOT NULL,
  started_by TEXT NOT NULL,
  ended_at TEXT,
  CHECK (seen = imported + known + skipped + unreadable),
  CHECK ((state = 'running') = (ended_at IS NULL))
) STRICT;

CREATE TABLE import_source (
  run_id TEXT NOT NULL REFERENCES import_run (id),
  position INTEGER NOT NULL,
  source_id TEXT NOT NULL REFERENCES source_file (id),
  PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE inbox (
  id TEXT PRIMARY KEY,
  conversation_id TEXT REFERENCES conversation (id),
  channel_id TEXT NOT NULL REFERENCES channel (id),
  messages INTEGER NOT NULL,
  undecided INTEGER NOT NULL CHECK (undecided >= 0),
  due_at TEXT,
  latest_at TEXT NOT NULL,
  handler_id TEXT REFERENCES user (id),
  waits_until TEXT GENERATED ALWAYS AS (coalesce (due_at, iif (undecided > 0, '9999-12-31T00:00:00.000Z', NULL))) VIRTUAL
) STRICT;

CREATE TABLE inbox_batch (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1)
) STRICT;

CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  line TEXT NOT NULL,
  sha256 TEXT NOT NULL UNIQUE,
  at TEXT GENERATED ALWAYS AS (line ->> '$.at') VIRTUAL,
  act TEXT GENERATED ALWAYS AS (line ->> '$.act') VIRTUAL,
  about TEXT GENERATED ALWAYS AS (line ->> '$.about') VIRTUAL
) STRICT;

CREATE TABLE journal_head (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  seq INTEGER NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;

CREATE TABLE mail_server (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  host TEXT NOT NULL,
  port INTEGER NOT NULL CHECK (port BETWEEN 1 AND 65535),
  security TEXT NOT NULL CHECK (security IN ('tls', 'starttls', 'none')),
  user_name TEXT,
  sender TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  saved_by TEXT NOT NULL,
  checked_at TEXT,
  problem TEXT
) STRICT;

CREATE TABLE mailbox (
  id TEXT PRIMARY KEY,
  channel_id TEXT NOT NULL REFERENCES channel (id),
  host TEXT NOT NULL,
  port INTEGER NOT NULL CHECK (port BETWEEN 1 AND 65535),
  security TEXT NOT NULL CHECK (security IN ('tls', 'starttls', 'none')),
  user_name TEXT NOT NULL,
  folder TEXT NOT NULL,
  afterwards TEXT NOT NULL CHECK (afterwards IN ('keep', 'flag', 'move')),
  move_to TEXT,
  added_at TEXT NOT NULL,
  added_by TEXT NOT NULL,
  fetched_at TEXT,
  problem TEXT,
  forgotten_at TEXT,
  CHECK ((afterwards = 'move') = (move_to IS NOT NULL))
) STRICT;

CREATE TABLE mailbox_mail (
  mailbox_id TEXT NOT NULL REFERENCES mailbox (id),
  uid_validity TEXT NOT NULL,
  uid INTEGER NOT NULL CHECK (uid > 0),
  internal_date TEXT,
  source_id TEXT REFERENCES source_file (id),
  outcome TEXT NOT NULL CHECK (outcome IN ('message', 'known', 'report', 'own', 'too-large', 'disposed')),
  taken_in_at TEXT NOT NULL,
  handled_at TEXT,
  CHECK ((outcome IN ('too-large', 'disposed')) = (source_id IS NULL)),
  CHECK (handled_at IS NULL OR outcome <> 'too-large'),
  PRIMARY KEY (mailbox_id, uid_validity, uid)
) STRICT, WITHOUT ROWID;

CREATE TABLE mandate (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  channel_id TEXT NOT NULL REFERENCES channel (id),
  decided_by TEXT NOT NULL,
  decided_on TEXT NOT NULL,
  valid_until TEXT CHECK (valid_until >= decided_on),
  reference TEXT,
  person_id TEXT REFERENCES person (id),
  tool TEXT CHECK (tool <> ''),
  document TEXT REFERENCES object (sha256),
  document_name TEXT CHECK ((document_name IS NULL) = (document IS NULL)),
  id TEXT
) STRICT;

CREATE TABLE message (
  id TEXT PRIMARY KEY,
  channel_id TEXT NOT NULL REFERENCES channel (id),
  conversation_id TEXT REFERENCES conversation (id),
  kind TEXT NOT NULL CHECK (kind IN ('dm', 'comment', 'live_chat')),
  direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
  state TEXT NOT NULL CHECK (state IN ('undecided', 'registered', 'copied', 'redirected', 'minor', 'sent')),
  method TEXT NOT NULL CHECK (method IN ('paste', 'file', 'export', 'email', 'api')),
  actor_id TEXT REFERENCES actor (id),
  sender_name TEXT,
  sender_address TEXT,
  native_id TEXT,
  dedupe_key TEXT,
  created_at TEXT,
  created_raw TEXT,
  created_basis TEXT NOT NULL CHECK (created_basis IN ('utc', 'offset', 'assumed_local', 'relative_range', 'none')),
  received_at TEXT,
  taken_in_at TEXT NOT NULL,
  taken_in_by TEXT NOT NULL,
  text TEXT NOT NULL,
  text_raw TEXT,
  reply_to TEXT,
  reactions TEXT NOT NULL DEFAULT '[]',
  completeness TEXT NOT NULL DEFAULT '[]',
  original TEXT REFERENCES object (sha256),
  original_name TEXT,
  diary_number TEXT,
  mailbox TEXT,
  reply_text TEXT,
  minor_because TEXT,
  mail TEXT REFERENCES object (sha256),
  decided_by TEXT,
  decided_at TEXT,
  CHECK ((direction = 'out') = (state = 'sent')),
  CHECK ((state IN ('undecided', 'sent')) = (decided_at IS NULL)),
  CHECK ((state = 'registered') = (diary_number IS NOT NULL)),
  CHECK ((state = 'copied') = (mail IS NOT NULL AND mailbox IS NOT NULL)),
  CHECK ((state = 'redirected') = (reply_text IS NOT NULL)),
  CHECK ((state = 'minor') = (minor_because IS NOT NULL)),
  CHECK (method NOT IN ('paste', 'file') OR original IS NOT NULL),
  CHECK (method <> 'export' OR dedupe_key IS NOT NULL),
  CHECK (created_at IS NULL OR created_basis <> 'none')
) STRICT;

CREATE TABLE message_answer (
  id TEXT PRIMARY KEY,
  thread_id TEXT NOT NULL REFERENCES inbox (id),
  kind TEXT NOT NULL CHECK (kind IN ('answered', 'forwarded', 'no-answer')),
  text TEXT,
  sent_at TEXT,
  sent_by TEXT,
  sent_where TEXT,
  forwarded_to TEXT,
  because TEXT,
  messages INTEGER NOT NULL CHECK (messages >= 0),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  CHECK ((kind = 'answered') = (text IS NOT NULL AND sent_at IS NOT NULL AND sent_by IS NOT NULL AND sent_where IS NOT NULL)),
  CHECK ((kind = 'forwarded') = (forwarded_to IS NOT NULL)),
  CHECK ((kind = 'no-answer') = (because IS NOT NULL))
) STRICT;

CREATE TABLE message_attachment (
  message_id TEXT NOT NULL REFERENCES message (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('photo', 'video', 'audio', 'gif', 'sticker', 'file', 'link')),
  uri TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('present', 'missing', 'expired_url', 'blocked')),
  sha256 TEXT REFERENCES object (sha256),
  CHECK ((state = 'present') = (sha256 IS NOT NULL)),
  PRIMARY KEY (message_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE message_sighting (
  message_id TEXT NOT NULL REFERENCES message (id),
  source_id TEXT NOT NULL REFERENCES source_file (id),
  locator TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  text_raw TEXT,
  PRIMARY KEY (message_id, source_id, locator)
) STRICT, WITHOUT ROWID;

CREATE TABLE migration (
  version INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;

CREATE TABLE moderation_action (
  id TEXT PRIMARY KEY,
  comment_id TEXT NOT NULL REFERENCES comment (id),
  account_id TEXT NOT NULL REFERENCES account (id),
  decision INTEGER NOT NULL REFERENCES comment_decision (seq),
  action TEXT NOT NULL CHECK (action IN ('hide', 'unhide', 'hold', 'spam', 'trash', 'delete')),
  state TEXT NOT NULL CHECK (state IN ('begun', 'done', 'refused', 'unknown')),
  problem TEXT,
  status_before TEXT NOT NULL,
  status_after TEXT,
  answer TEXT REFERENCES object (sha256),
  seen TEXT REFERENCES object (sha256),
  begun_at TEXT NOT NULL,
  begun_by TEXT NOT NULL,
  ended_at TEXT,
  CHECK ((state = 'begun') = (ended_at IS NULL)),
  CHECK ((state = 'done') = (status_after IS NOT NULL)),
  CHECK (state <> 'done' OR seen IS NOT NULL),
  CHECK ((state IN ('refused', 'unknown')) = (problem IS NOT NULL))
) STRICT;

CREATE TABLE object (
  sha256 TEXT PRIMARY KEY CHECK (length (sha256) = 64),
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  media_type TEXT NOT NULL
) STRICT;

CREATE TABLE outgoing_mail (
  id TEXT PRIMARY KEY,
  purpose TEXT NOT NULL CHECK (purpose IN ('copy', 'reminder', 'test')),
  message_id TEXT REFERENCES message (id),
  comment_id TEXT REFERENCES comment (id),
  header_id TEXT NOT NULL UNIQUE,
  sender TEXT NOT NULL,
  recipient TEXT NOT NULL,
  eml TEXT NOT NULL REFERENCES object (sha256),
  state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'accepted', 'unknown', 'refused', 'arrived', 'bounced')),
  attempts INTEGER NOT NULL DEFAULT 0,
  next_attempt_at TEXT,
  handed_over_at TEXT,
  problem TEXT,
  reply TEXT,
  queued_at TEXT NOT NULL,
  queued_by TEXT NOT NULL,
  settled_at TEXT,
  settled_basis TEXT CHECK (settled_basis IN ('server', 'report', 'mailbox', 'person')),
  instead_of TEXT REFERENCES outgoing_mail (id),
  queued_again_at TEXT,
  CHECK ((purpose = 'copy') = (message_id IS NOT NULL) + (comment_id IS NOT NULL)),
  CHECK ((state = 'queued') = (next_attempt_at IS NOT NULL)),
  CHECK (state <> 'unknown' OR handed_over_at IS NOT NULL),
  CHECK ((state IN ('queued', 'sending', 'unknown')) = (settled_at IS NULL)),
  CHECK ((settled_at IS NULL) = (settled_basis IS NULL))
) STRICT;

CREATE TABLE page_look (
  id TEXT PRIMARY KEY,
  page_id TEXT NOT NULL REFERENCES watched_page (id),
  state TEXT NOT NULL CHECK (state IN ('running', 'whole', 'partial', 'refused', 'failed', 'interrupted')),
  problem TEXT,
  detail TEXT,
  seen INTEGER NOT NULL DEFAULT 0,
  added INTEGER NOT NULL DEFAULT 0,
  changed INTEGER NOT NULL DEFAULT 0,
  vanished INTEGER NOT NULL DEFAULT 0,
  waiting INTEGER NOT NULL DEFAULT 0,
  shown INTEGER,
  rest_until TEXT,
  started_at TEXT NOT NULL,
  started_by TEXT NOT NULL,
  ended_at TEXT,
  CHECK ((state = 'running') = (ended_at IS NULL)),
  CHECK (state <> 'partial' OR problem IS NOT NULL),
  CHECK (vanished = 0 OR state = 'whole')
) STRICT;

CREATE TABLE person (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  email TEXT,
  department_id TEXT NOT NULL REFERENCES department (id),
  departed_on TEXT CHECK (departed_on IS date (departed_on))
) STRICT;

CREATE TABLE platform_comment (
  comment_id TEXT PRIMARY KEY REFERENCES comment (id),
  channel_id TEXT NOT NULL REFERENCES channel (id),
  native_id TEXT NOT NULL,
  thread_id TEXT NOT NULL,
  parent_id TEXT,
  is_own INTEGER NOT NULL CHECK (is_own IN (0, 1)),
  author_ip TEXT,
  author_user_agent TEXT,
  created_at TEXT,
  status TEXT NOT NULL CHECK (status IN ('visible', 'hidden', 'held', 'spam', 'trash', 'gone')),
  seen_at TEXT NOT NULL,
  gone_at TEXT,
  vanished_at TEXT,
  read_at TEXT,
  UNIQUE (channel_id, native_id),
  CHECK ((status = 'gone') = (gone_at IS NOT NULL)),
  CHECK (vanished_at IS NULL OR gone_at IS NOT NULL)
) STRICT;

CREATE TABLE publication (
  id TEXT PRIMARY KEY,
  published_at TEXT NOT NULL,
  published_by TEXT NOT NULL,
  dir TEXT NOT NULL,
  channels INTEGER NOT NULL,
  websites INTEGER NOT NULL,
  files TEXT NOT NULL,
  list TEXT NOT NULL REFERENCES object (sha256)
) STRICT;

CREATE TABLE publication_settings (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  organisation_number TEXT NOT NULL CHECK (length (organisation_number) = 10),
  base_address TEXT NOT NULL,
  contact_name TEXT NOT NULL,
  contact_email TEXT NOT NULL,
  licence TEXT NOT NULL CHECK (licence IN ('cc0', 'cc-by'))
) STRICT;

CREATE TABLE reading (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id),
  channel_id TEXT NOT NULL REFERENCES channel (id),
  thread TEXT,
  state TEXT NOT NULL CHECK (state IN ('running', 'finished', 'stopped', 'failed', 'interrupted')),
  problem TEXT,
  seen INTEGER NOT NULL DEFAULT 0,
  added INTEGER NOT NULL DEFAULT 0,
  changed INTEGER NOT NULL DEFAULT 0,
  vanished INTEGER NOT NULL DEFAULT 0,
  shown INTEGER,
  started_at TEXT NOT NULL,
  started_by TEXT NOT NULL,
  ended_at TEXT,
  CHECK ((state = 'running') = (ended_at IS NULL)),
  CHECK (seen >= added + changed)
) STRICT;

CREATE TABLE reading_plan (
  channel_id TEXT PRIMARY KEY REFERENCES channel (id),
  every_minutes INTEGER NOT NULL CHECK (every_minutes BETWEEN 5 AND 10080),
  set_by TEXT NOT NULL,
  set_at TEXT NOT NULL
) STRICT;

CREATE TABLE receipt (
  id TEXT PRIMARY KEY,
  export_id TEXT NOT NULL REFERENCES export (id),
  receiver TEXT NOT NULL CHECK (receiver IN ('registry', 'e-archive')),
  number TEXT NOT NULL CHECK (number <> ''),
  case_number TEXT CHECK (case_number <> ''),
  received_on TEXT NOT NULL CHECK (received_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  received_by TEXT NOT NULL CHECK (received_by <> ''),
  way TEXT NOT NULL CHECK (way IN ('hand', 'file', 'api')),
  source TEXT REFERENCES object (sha256),
  entered_at TEXT NOT NULL,
  entered_by TEXT NOT NULL,
  withdrawn_because TEXT CHECK (withdrawn_because <> ''),
  CHECK (way <> 'hand' OR source IS NULL)
) STRICT;

CREATE TABLE receipt_item (
  receipt_id TEXT NOT NULL REFERENCES receipt (id),
  kind TEXT NOT NULL CHECK (kind IN ('capture', 'comment', 'message')),
  item_id TEXT NOT NULL,
  PRIMARY KEY (receipt_id, kind, item_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE register_change (
  seq INTEGER NOT NULL REFERENCES journal (seq),
  about TEXT NOT NULL,
  field TEXT NOT NULL CHECK (field <> ''),
  before TEXT,
  after TEXT CHECK (after IS NOT before),
  PRIMARY KEY (seq, field)
) STRICT;

CREATE TABLE register_import (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  original TEXT NOT NULL REFERENCES object (sha256),
  read_at TEXT NOT NULL,
  read_by TEXT NOT NULL,
  mapping TEXT,
  created INTEGER,
  changed INTEGER,
  unchanged INTEGER,
  refused INTEGER,
  applied_at TEXT,
  applied_by TEXT,
  CHECK ((applied_at IS NULL) = (applied_by IS NULL)),
  CHECK ((applied_at IS NULL) = (mapping IS NULL)),
  CHECK ((applied_at IS NULL) = (created IS NULL OR changed IS NULL OR unchanged IS NULL OR refused IS NULL))
) STRICT;

CREATE TABLE registry_entry (
  message_id TEXT PRIMARY KEY REFERENCES message (id),
  diary_number TEXT NOT NULL,
  received_on TEXT NOT NULL CHECK (received_on IS date (received_on)),
  public_party TEXT,
  public_concerns TEXT,
  protected_party TEXT,
  protected_concerns TEXT
) STRICT;

CREATE TABLE registry_filing (
  department_id TEXT REFERENCES department (id),
  filing TEXT NOT NULL CHECK (filing IN ('each', 'yearly'))
) STRICT;

CREATE TABLE registry_sending (
  id TEXT PRIMARY KEY,
  export_id TEXT NOT NULL REFERENCES export (id),
  kind TEXT NOT NULL CHECK (kind IN ('capture', 'comment', 'message')),
  item_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('sending', 'sent', 'refused', 'uncertain', 'absent')),
  step TEXT NOT NULL CHECK (step IN ('case', 'document')),
  case_number TEXT CHECK (case_number <> ''),
  is_new_case INTEGER NOT NULL CHECK (is_new_case IN (0, 1)),
  number TEXT CHECK (number <> ''),
  problem TEXT,
  reply TEXT,
  left_out TEXT NOT NULL CHECK (json_valid (left_out)),
  receipt_id TEXT REFERENCES receipt (id),
  started_at TEXT NOT NULL,
  started_by TEXT NOT NULL,
  ended_at TEXT,
  yearly_department_id TEXT REFERENCES department (id),
  yearly_year INTEGER CHECK ((yearly_year IS NULL) = (yearly_department_id IS NULL) AND (yearly_year IS NULL OR is_new_case = 0)),
  CHECK (step = 'case' OR case_number IS NOT NULL),
  CHECK ((state = 'sent') = (receipt_id IS NOT NULL)),
  CHECK ((state = 'sent') = (number IS NOT NULL)),
  CHECK ((state = 'sending') = (ended_at IS NULL)),
  CHECK ((state IN ('refused', 'uncertain', 'absent')) = (problem IS NOT NULL))
) STRICT;

CREATE TABLE registry_sending_item (
  sending_id TEXT NOT NULL REFERENCES registry_sending (id),
  kind TEXT NOT NULL CHECK (kind IN ('capture', 'comment', 'message')),
  item_id TEXT NOT NULL,
  PRIMARY KEY (sending_id, kind, item_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE registry_system (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  settings TEXT NOT NULL CHECK (json_valid (settings)),
  saved_at TEXT NOT NULL,
  saved_by TEXT NOT NULL,
  checked_at TEXT,
  problem TEXT
) STRICT;

CREATE TABLE reminder (
  date TEXT NOT NULL CHECK (date IS date (date)),
  person_id TEXT NOT NULL REFERENCES person (id),
  mail_id TEXT NOT NULL REFERENCES outgoing_mail (id),
  overdue INTEGER NOT NULL CHECK (overdue >= 0),
  due_today INTEGER NOT NULL CHECK (due_today >= 0),
  PRIMARY KEY (date, person_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE retention_rule (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('capture', 'comment', 'message', 'disclosure')),
  channel_id TEXT REFERENCES channel (id),
  category TEXT CHECK (category <> ''),
  months INTEGER CHECK (months BETWEEN 0 AND 1200),
  counted_from TEXT CHECK (counted_from IN ('recorded', 'decided', 'handed-over')),
  transfer TEXT NOT NULL CHECK (transfer IN ('required', 'none')),
  decided_by TEXT NOT NULL CHECK (decided_by <> ''),
  decided_on TEXT NOT NULL CHECK (decided_on IS date (decided_on)),
  reference TEXT NOT NULL CHECK (reference <> ''),
  document TEXT REFERENCES object (sha256),
  document_name TEXT,
  entered_at TEXT NOT NULL,
  entered_by TEXT NOT NULL,
  closed_at TEXT,
  closed_by TEXT,
  closed_because TEXT,
  CHECK ((months IS NULL) = (counted_from IS NULL)),
  CHECK ((document IS NULL) = (document_name IS NULL)),
  CHECK (kind <> 'disclosure' OR (transfer = 'none' AND counted_from IS NOT 'handed-over')),
  CHECK ((closed_at IS NULL) = (closed_by IS NULL) AND (closed_at IS NULL) = (closed_because IS NULL))
) STRICT;

CREATE TABLE round (
  department_id TEXT NOT NULL REFERENCES department (id),
  period TEXT NOT NULL,
  planned_at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('started', 'missed', 'caught-up', 'not-needed')),
  noted_at TEXT NOT NULL,
  run_id TEXT REFERENCES run (id),
  PRIMARY KEY (department_id, period),
  CHECK ((state IN ('started', 'caught-up')) = (run_id IS NOT NULL))
) STRICT;

CREATE TABLE round_addition (
  run_id TEXT PRIMARY KEY REFERENCES run (id),
  department_id TEXT NOT NULL,
  period TEXT NOT NULL,
  FOREIGN KEY (department_id, period) REFERENCES round (department_id, period)
) STRICT;

CREATE TABLE round_plan (
  department_id TEXT REFERENCES department (id),
  spring_from TEXT NOT NULL,
  spring_to TEXT NOT NULL,
  autumn_from TEXT NOT NULL,
  autumn_to TEXT NOT NULL,
  hour_from INTEGER NOT NULL CHECK (hour_from BETWEEN 0 AND 23),
  hour_to INTEGER NOT NULL CHECK (hour_to BETWEEN 1 AND 24),
  since TEXT NOT NULL,
  CHECK (hour_from < hour_to),
  CHECK (spring_from BETWEEN '01-07' AND '06-30' AND spring_to BETWEEN spring_from AND '06-30'),
  CHECK (autumn_from BETWEEN '08-01' AND '12-19' AND autumn_to BETWEEN autumn_from AND '12-19')
) STRICT;

CREATE TABLE run (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('half-year', 'before-change', 'single')),
  period TEXT NOT NULL,
  reason TEXT,
  state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'finished', 'stopped', 'interrupted')),
  total INTEGER NOT NULL,
  started_at TEXT NOT NULL,
  ended_at TEXT,
  department_id TEXT REFERENCES department (id),
  accept_bad_certificates INTEGER NOT NULL DEFAULT 0 CHECK (accept_bad_certificates IN (0, 1)),
  pause_reason TEXT CHECK (pause_reason IN ('person', 'login', 'host', 'disk')),
  waits_until TEXT,
  viewport TEXT NOT NULL DEFAULT 'desktop' CHECK (viewport IN ('desktop', 'mobile')),
  by_channel INTEGER NOT NULL DEFAULT 0 CHECK (by_channel IN (0, 1)),
  paused_at TEXT CHECK (paused_at IS NULL OR state = 'paused'),
  CHECK ((state IN ('running', 'paused')) = (ended_at IS NULL)),
  CHECK ((state = 'paused') = (pause_reason IS NOT NULL)),
  CHECK (waits_until IS NULL OR pause_reason = 'host')
) STRICT;

CREATE TABLE run_target (
  run_id TEXT NOT NULL REFERENCES run (id),
  position INTEGER NOT NULL,
  channel_id TEXT NOT NULL REFERENCES channel (id),
  address TEXT NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0,
  capture_id TEXT REFERENCES capture (id),
  PRIMARY KEY (run_id, position)
) STRICT;

CREATE TABLE seal_key (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  department_id TEXT NOT NULL REFERENCES department (id),
  holder TEXT NOT NULL,
  recipient TEXT NOT NULL UNIQUE CHECK (recipient GLOB 'age1*' AND recipient = lower (recipient)),
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL
) STRICT;

CREATE TABLE sealed_note (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  credential_id TEXT NOT NULL REFERENCES credential (id),
  key_id TEXT NOT NULL REFERENCES seal_key (id),
  object TEXT NOT NULL REFERENCES object (sha256),
  sealed_at TEXT NOT NULL,
  sealed_by TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE search USING fts5 (kind, channel, text, who, content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 0 remove_diacritics 0');

CREATE TABLE search_channel (
  channel_id TEXT PRIMARY KEY REFERENCES channel (id),
  word TEXT NOT NULL UNIQUE CHECK (length (word) = 3)
) STRICT;

CREATE TABLE search_record (
  seq INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('capture', 'message')),
  record_id TEXT NOT NULL
) STRICT;

CREATE TABLE search_todo (
  seq INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('capture', 'message')),
  record_id TEXT NOT NULL
) STRICT;

CREATE TABLE secrecy_mark (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  record_id TEXT NOT NULL,
  paragraph TEXT NOT NULL CHECK (paragraph <> ''),
  note TEXT,
  marked_at TEXT NOT NULL,
  marked_by TEXT NOT NULL,
  lifted_at TEXT,
  lifted_by TEXT,
  lifted_because TEXT,
  CHECK ((lifted_at IS NULL) = (lifted_by IS NULL) AND (lifted_at IS NULL) = (lifted_because IS NULL))
) STRICT;

CREATE TABLE source_file (
  id TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL CHECK (length (sha256) = 64),
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  original_name TEXT NOT NULL,
  container_id TEXT REFERENCES source_file (id),
  path_in_container TEXT,
  acquired_at TEXT NOT NULL,
  acquired_by TEXT NOT NULL,
  method TEXT NOT NULL CHECK (method IN ('screenshot', 'paste', 'export', 'email', 'api', 'page_capture')),
  from_url TEXT,
  http_date TEXT,
  tool TEXT NOT NULL,
  CHECK (container_id IS NULL OR path_in_container IS NOT NULL)
) STRICT;

CREATE TABLE tombstone (
  kind TEXT NOT NULL CHECK (kind IN ('capture', 'comment', 'message', 'disclosure')),
  item_id TEXT NOT NULL,
  disposal_id TEXT NOT NULL REFERENCES disposal (id),
  rule_id TEXT NOT NULL REFERENCES retention_rule (id),
  channel_id TEXT REFERENCES channel (id),
  recorded_at TEXT NOT NULL,
  objects TEXT NOT NULL CHECK (json_valid (objects)),
  disposed_at TEXT NOT NULL,
  PRIMARY KEY (kind, item_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE user (
  id TEXT PRIMARY KEY,
  os_user TEXT NOT NULL,
  os_key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  person_id TEXT REFERENCES person (id),
  added_at TEXT NOT NULL
) STRICT;

CREATE TABLE user_role (
  user_id TEXT NOT NULL REFERENCES user (id),
  role TEXT NOT NULL CHECK (role IN ('records-officer', 'moderator', 'archivist', 'administrator')),
  PRIMARY KEY (user_id, role)
) STRICT;

CREATE TABLE wacz (
  list TEXT PRIMARY KEY REFERENCES object (sha256),
  sha256 TEXT NOT NULL CHECK (length (sha256) = 64),
  bytes INTEGER NOT NULL CHECK (bytes > 0)
) STRICT;

CREATE TABLE watch_word (
  word TEXT PRIMARY KEY CHECK (word <> ''),
  added_by TEXT NOT NULL,
  added_at TEXT NOT NULL
) STRICT;

CREATE TABLE watched_page (
  id TEXT PRIMARY KEY,
  channel_id TEXT NOT NULL REFERENCES channel (id),
  address TEXT NOT NULL,
  address_key TEXT NOT NULL,
  every_minutes INTEGER CHECK (every_minutes BETWEEN 15 AND 10080),
  added_by TEXT NOT NULL,
  added_at TEXT NOT NULL,
  ended_at TEXT
) STRICT;

CREATE TABLE website (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('principal', 'partner')),
  partners TEXT,
  registered_at TEXT NOT NULL,
  removed_at TEXT,
  removed_because TEXT,
  CHECK (role = 'principal' OR partners IS NOT NULL),
  CHECK ((removed_at IS NULL) = (removed_because IS NULL))
) STRICT;

CREATE TABLE yearly_case (
  department_id TEXT NOT NULL REFERENCES department (id),
  year INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2200),
  number TEXT NOT NULL CHECK (number <> ''),
  noted_at TEXT NOT NULL,
  noted_by TEXT NOT NULL,
  PRIMARY KEY (department_id, year)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX account_of_channel ON account (channel_id) WHERE forgotten_at IS NULL;

CREATE INDEX actor_display_name ON actor (display_name COLLATE NOCASE) WHERE display_name IS NOT NULL;

CREATE INDEX actor_email ON actor (platform, lower (email)) WHERE email IS NOT NULL;

CREATE INDEX actor_handle ON actor (platform, lower (handle)) WHERE handle IS NOT NULL;

CREATE UNIQUE INDEX actor_name ON actor (platform, known_within, display_name) WHERE identity_basis = 'name_only';

CREATE UNIQUE INDEX actor_native_id ON actor (platform, native_id) WHERE native_id IS NOT NULL;

CREATE INDEX actor_profile_url ON actor (platform, profile_url) WHERE profile_url IS NOT NULL;

CREATE INDEX attestation_recorded ON attestation (recorded_at DESC, id);

CREATE INDEX attestation_reminder_department ON attestation_reminder (department_id, period, reminded_at DESC);

CREATE INDEX capture_address ON capture (address, started_at DESC);

CREATE INDEX capture_channel ON capture (channel_id, started_at DESC);

CREATE INDEX capture_run ON capture (run_id, started_at DESC);

CREATE INDEX capture_started ON capture (started_at DESC, id);

CREATE INDEX channel_address_key ON channel_address (key);

CREATE INDEX channel_profile_profile ON channel_profile (profile_id);

CREATE INDEX checklist_answer_channel ON checklist_answer (channel_id, item, seq DESC);

CREATE UNIQUE INDEX checklist_answer_id ON checklist_answer (id);

CREATE INDEX checklist_answer_period ON checklist_answer (period, channel_id);

CREATE INDEX comment_actor ON comment (actor_id, noticed_at, id) WHERE actor_id IS NOT NULL;

CREATE INDEX comment_along_source ON comment_along (source_id);

CREATE INDEX comment_came_in ON comment (iif (coalesce (created_at, created_to) BETWEEN '2003-01-01' AND noticed_at, coalesce (created_at, created_to), noticed_at));

CREATE INDEX comment_channel ON comment (channel_id, noticed_at, id);

CREATE INDEX comment_decision_category ON comment_decision (category, seq) WHERE category IS NOT NULL;

CREATE INDEX comment_decision_comment ON comment_decision (comment_id, seq);

CREATE INDEX comment_decision_own ON comment_decision (own_category, seq) WHERE own_category IS NOT NULL;

CREATE INDEX comment_facts_only ON comment (address) WHERE method = 'facts';

CREATE INDEX comment_flag_flag ON comment_flag (flag, comment_id);

CREATE INDEX comment_flagged ON comment (noticed_at, id) WHERE is_flagged = 1;

CREATE INDEX comment_ground ON comment (ground, noticed_at, id) WHERE ground IS NOT NULL;

CREATE UNIQUE INDEX comment_key ON comment (channel_id, dedupe_key) WHERE dedupe_key IS NOT NULL;

CREATE INDEX comment_link ON comment (channel_id, link_key) WHERE link_key IS NOT NULL;

CREATE INDEX comment_native_id ON comment (channel_id, native_id) WHERE native_id IS NOT NULL;

CREATE INDEX comment_newest ON comment (noticed_at, id);

CREATE INDEX comment_outcome ON comment (decided_outcome, noticed_at, id) WHERE decided_outcome IS NOT NULL;

CREATE INDEX comment_registration_comment ON comment_registration (comment_id, seq);

CREATE INDEX comment_registration_number ON comment_registration (number) WHERE number IS NOT NULL;

CREATE INDEX comment_removal_comment ON comment_removal (comment_id, seq);

CREATE INDEX comment_sighting_source ON comment_sighting (source_id);

CREATE INDEX comment_state ON comment (state, noticed_at, id);

CREATE INDEX comment_thread ON comment (channel_id, thread_id) WHERE thread_id IS NOT NULL;

CREATE INDEX comment_unread ON comment (noticed_at, id) WHERE is_unread = 1;

CREATE INDEX credential_channel ON credential (channel_id) WHERE removed_at IS NULL;

CREATE INDEX disclosure_mask_of ON disclosure_mask (disclosure_id, position, placed_at, id);

CREATE INDEX disclosure_opened ON disclosure (opened_at DESC, id);

CREATE INDEX disclosure_record_of ON disclosure_record (kind, record_id);

CREATE INDEX disposal_hold_in_force ON disposal_hold (target) WHERE lifted_at IS NULL;

CREATE INDEX disposal_hold_placed ON disposal_hold (placed_at DESC, id);

CREATE INDEX disposal_item_block ON disposal_item (disposal_id, block);

CREATE INDEX disposal_item_record ON disposal_item (kind, item_id);

CREATE INDEX disposal_proposed ON disposal (proposed_at DESC, id);

CREATE INDEX disposed_folder_folder ON disposed_folder (folder);

CREATE INDEX disposed_object_sha256 ON disposed_object (sha256);

CREATE INDEX duty_open ON duty (id) WHERE closed_at IS NULL;

CREATE INDEX duty_thread_unanswered ON duty (thread_id, due_at) WHERE answered_at IS NULL;

CREATE INDEX duty_times ON duty (channel_id, received_at, due_at, answered_at);

CREATE INDEX duty_unanswered ON duty (due_at, channel_id) WHERE answered_at IS NULL;

CREATE INDEX duty_unreckoned ON duty (id) WHERE due_at IS NULL;

CREATE INDEX export_item_record ON export_item (kind, item_id);

CREATE INDEX image_consent_entered ON image_consent (entered_at DESC, id);

CREATE INDEX image_consent_place_capture ON image_consent_place (capture_id) WHERE capture_id IS NOT NULL;

CREATE INDEX image_consent_place_comment ON image_consent_place (comment_id) WHERE comment_id IS NOT NULL;

CREATE INDEX import_run_started ON import_run (started_at DESC, id);

CREATE INDEX inbox_done ON inbox (latest_at DESC, id DESC) WHERE waits_until IS NULL;

CREATE INDEX inbox_done_channel ON inbox (channel_id, latest_at DESC, id DESC) WHERE waits_until IS NULL;

CREATE INDEX inbox_waiting ON inbox (waits_until, id) WHERE waits_until IS NOT NULL;

CREATE INDEX inbox_waiting_channel ON inbox (channel_id, waits_until, id) WHERE waits_until IS NOT NULL;

CREATE INDEX inbox_waiting_handler ON inbox (handler_id, waits_until, id) WHERE handler_id IS NOT NULL;

CREATE INDEX journal_about ON journal (about, seq);

CREATE INDEX mailbox_mail_unhandled ON mailbox_mail (mailbox_id, uid_validity) WHERE handled_at IS NULL;

CREATE UNIQUE INDEX mailbox_once ON mailbox (host, user_name, folder) WHERE forgotten_at IS NULL;

CREATE INDEX mandate_channel ON mandate (channel_id, person_id, seq);

CREATE UNIQUE INDEX mandate_id ON mandate (id);

CREATE INDEX message_actor ON message (actor_id) WHERE actor_id IS NOT NULL;

CREATE INDEX message_answer_thread ON message_answer (thread_id, recorded_at);

CREATE INDEX message_came_in ON message (coalesce (received_at, iif (created_at BETWEEN '2003-01-01' AND taken_in_at, created_at, taken_in_at)));

CREATE INDEX message_conversation ON message (conversation_id, created_at) WHERE conversation_id IS NOT NULL;

CREATE INDEX message_diary_number ON message (diary_number) WHERE diary_number IS NOT NULL;

CREATE UNIQUE INDEX message_key ON message (channel_id, dedupe_key) WHERE dedupe_key IS NOT NULL;

CREATE INDEX message_mail_id ON message (native_id, channel_id) WHERE method = 'email' AND native_id IS NOT NULL;

CREATE UNIQUE INDEX message_once ON message (channel_id, original, sender_name, coalesce (received_at, '')) WHERE original IS NOT NULL;

CREATE INDEX message_public ON message (channel_id, created_at) WHERE kind <> 'dm';

CREATE INDEX message_sent ON message (conversation_id, created_at) WHERE direction = 'out' AND instr (completeness, '"answers-nothing"') = 0;

CREATE INDEX message_taken_in ON message (taken_in_at, id);

CREATE INDEX message_thread_undecided ON message (conversation_id) WHERE state = 'undecided';

CREATE INDEX moderation_action_comment ON moderation_action (comment_id, begun_at);

CREATE UNIQUE INDEX moderation_action_one_at_a_time ON moderation_action (comment_id) WHERE state IN ('begun', 'unknown');

CREATE INDEX outgoing_mail_comment ON outgoing_mail (comment_id) WHERE comment_id IS NOT NULL;

CREATE INDEX outgoing_mail_instead_of ON outgoing_mail (instead_of) WHERE instead_of IS NOT NULL;

CREATE INDEX outgoing_mail_message ON outgoing_mail (message_id) WHERE message_id IS NOT NULL;

CREATE INDEX outgoing_mail_next ON outgoing_mail (next_attempt_at) WHERE next_attempt_at IS NOT NULL;

CREATE INDEX outgoing_mail_queued ON outgoing_mail (queued_at DESC, id);

CREATE INDEX outgoing_mail_trouble ON outgoing_mail (state) WHERE state IN ('unknown', 'refused', 'bounced');

CREATE UNIQUE INDEX page_look_one_at_a_time ON page_look (page_id) WHERE state = 'running';

CREATE INDEX page_look_started ON page_look (page_id, started_at DESC);

CREATE INDEX platform_comment_own ON platform_comment (channel_id, parent_id, created_at) WHERE is_own = 1;

CREATE INDEX platform_comment_thread ON platform_comment (channel_id, thread_id);

CREATE INDEX platform_comment_unread ON platform_comment (channel_id) WHERE read_at IS NULL;

CREATE INDEX publication_at ON publication (published_at DESC, id);

CREATE UNIQUE INDEX reading_one_at_a_time ON reading (channel_id) WHERE state = 'running';

CREATE INDEX reading_started ON reading (channel_id, started_at DESC, id);

CREATE INDEX receipt_case_number ON receipt (case_number) WHERE case_number IS NOT NULL;

CREATE INDEX receipt_entered ON receipt (entered_at DESC, id);

CREATE INDEX receipt_export ON receipt (export_id, entered_at DESC, id);

CREATE INDEX receipt_item_record ON receipt_item (kind, item_id);

CREATE INDEX receipt_number ON receipt (number);

CREATE INDEX register_change_about ON register_change (about, seq DESC);

CREATE INDEX register_import_applied ON register_import (applied_at DESC, id) WHERE applied_at IS NOT NULL;

CREATE UNIQUE INDEX registry_filing_department ON registry_filing (coalesce (department_id, ''));

CREATE INDEX registry_sending_export ON registry_sending (export_id, started_at DESC, id);

CREATE INDEX registry_sending_item_record ON registry_sending_item (kind, item_id);

CREATE INDEX retention_rule_entered ON retention_rule (entered_at DESC, id);

CREATE INDEX round_addition_round ON round_addition (department_id, period);

CREATE UNIQUE INDEX round_plan_once ON round_plan (coalesce (department_id, ''));

CREATE INDEX round_run ON round (run_id);

CREATE UNIQUE INDEX run_one_at_a_time ON run (state) WHERE state = 'running';

CREATE INDEX run_started ON run (started_at DESC, id);

CREATE INDEX run_target_capture ON run_target (capture_id);

CREATE UNIQUE INDEX run_target_once ON run_target (run_id, channel_id, address);

CREATE INDEX seal_key_department ON seal_key (department_id, seq);

CREATE INDEX sealed_note_credential ON sealed_note (credential_id, seq);

CREATE UNIQUE INDEX secrecy_mark_in_force ON secrecy_mark (kind, record_id) WHERE lifted_at IS NULL;

CREATE INDEX secrecy_mark_record ON secrecy_mark (record_id, seq);

CREATE UNIQUE INDEX source_file_part ON source_file (container_id, path_in_container) WHERE container_id IS NOT NULL;

CREATE INDEX source_file_sha256 ON source_file (sha256);

CREATE INDEX tombstone_disposal ON tombstone (disposal_id, kind, item_id);

CREATE UNIQUE INDEX watched_page_once ON watched_page (channel_id, address_key) WHERE ended_at IS NULL;

CREATE UNIQUE INDEX website_once ON website (address) WHERE removed_at IS NULL;

CREATE VIEW acknowledged_record (kind, id, is_as_it_is) AS SELECT receipt_item.kind, item_id, NOT EXISTS (SELECT 1
FROM journal WHERE about = item_id AND act GLOB receipt_item.kind || '.*' AND act NOT GLOB '*.seen-again' AND act NOT IN ('capture.handed-out', 'comment.looked-at', 'comment.mail-saved') AND seq > (SELECT max (seq)
FROM journal WHERE about = export_id AND act = 'export.started'))
FROM receipt_item JOIN receipt ON receipt.id = receipt_id WHERE withdrawn_because IS NULL;

CREATE VIEW carrying_file (kind, id, sha256) AS SELECT 'comment', comment_id, sha256
FROM comment_file WHERE role IN ('context', 'view', 'source', 'original', 'confirmation') AND sha256 NOT IN (SELECT identity
FROM comment_proof)
UNION SELECT 'comment', comment_id, sha256
FROM comment_sighting JOIN source_root ON source_root.id = source_id
UNION SELECT 'comment', comment_id, sha256
FROM comment_along JOIN source_root ON source_root.id = source_id
UNION SELECT 'message', message_id, sha256
FROM message_sighting JOIN source_root ON source_root.id = source_id
UNION SELECT 'message', id, original
FROM message WHERE original IS NOT NULL;

CREATE VIEW disclosed_copy (kind, id, disclosure_id, number, folder, manifest, delivered_at, sha256) AS SELECT kind, record_id, disclosure.id, (SELECT count (*)
FROM disclosure_record AS earlier WHERE earlier.disclosure_id = disclosure.id AND earlier.position <= disclosure_record.position), folder, manifest, ended_at, copy
FROM disclosure JOIN disclosure_record ON disclosure_id = disclosure.id WHERE state = 'delivered' AND folder IS NOT NULL AND NOT EXISTS (SELECT 1
FROM secrecy_mark WHERE secrecy_mark.kind = 'disclosure' AND secrecy_mark.record_id = disclosure.id AND lifted_at IS NULL);

CREATE VIEW disposing (kind, id) AS SELECT disposal_item.kind, item_id
FROM disposal_item JOIN disposal ON disposal.id = disposal_id JOIN retention_rule ON retention_rule.id = rule_id WHERE state = 'erasing' AND block IS NULL AND NOT EXISTS (SELECT 1
FROM disposal_hold WHERE lifted_at IS NULL AND (scope = 'everything' OR target = item_id OR target = disposal_item.channel_id)) AND (transfer = 'none' OR EXISTS (SELECT 1
FROM acknowledged_record WHERE acknowledged_record.kind = disposal_item.kind AND acknowledged_record.id = item_id AND is_as_it_is));

CREATE VIEW disposing_comment (id) AS SELECT id
FROM disposing WHERE kind = 'comment'
UNION ALL SELECT comment.id
FROM comment JOIN disposing ON disposing.id = same_as AND kind = 'comment';

CREATE VIEW kept_record (kind, id) AS SELECT 'department', id
FROM department
UNION ALL SELECT 'person', id
FROM person
UNION ALL SELECT 'channel', id
FROM channel
UNION ALL SELECT 'website', id
FROM website
UNION ALL SELECT 'mandate', id
FROM mandate
UNION ALL SELECT 'credential', id
FROM credential
UNION ALL SELECT 'account', id
FROM account
UNION ALL SELECT 'attestation', id
FROM attestation
UNION ALL SELECT 'checklist-answer', id
FROM checklist_answer
UNION ALL SELECT 'consent', id
FROM image_consent
UNION ALL SELECT 'capture', id
FROM capture
UNION ALL SELECT 'comment', id
FROM comment
UNION ALL SELECT 'sender', id
FROM actor
UNION ALL SELECT 'message', id
FROM message
UNION ALL SELECT 'conversation', id
FROM conversation
UNION ALL SELECT 'import', id
FROM import_run
UNION ALL SELECT 'mail', id
FROM outgoing_mail
UNION ALL SELECT 'package', id
FROM export
UNION ALL SELECT 'receipt', id
FROM receipt
UNION ALL SELECT 'disclosure', id
FROM disclosure
UNION ALL SELECT 'hold', id
FROM disposal_hold
UNION ALL SELECT 'document', document
FROM mandate WHERE document IS NOT NULL
UNION ALL SELECT 'document', document
FROM image_consent
UNION ALL SELECT 'document', paper
FROM attestation WHERE paper IS NOT NULL
UNION ALL SELECT 'document', document
FROM retention_rule WHERE document IS NOT NULL;

CREATE VIEW run_of_round AS SELECT run_id, department_id, period
FROM round WHERE run_id IS NOT NULL
UNION ALL SELECT run_id, department_id, period
FROM round_addition;

CREATE VIEW secret_record (kind, id, paragraph) AS WITH RECURSIVE secret (kind, id, paragraph) AS (SELECT kind, record_id, paragraph
FROM secrecy_mark WHERE lifted_at IS NULL
UNION SELECT 'person', person.id, paragraph
FROM secret JOIN person ON secret.kind = 'department' AND department_id = secret.id
UNION SELECT 'channel', channel.id, paragraph
FROM secret JOIN channel ON secret.kind = 'department' AND department_id = secret.id
UNION SELECT 'attestation', attestation.id, paragraph
FROM secret JOIN attestation ON secret.kind = 'department' AND department_id = secret.id
UNION SELECT 'mandate', mandate.id, paragraph
FROM secret JOIN mandate ON secret.kind = 'channel' AND channel_id = secret.id
UNION SELECT 'credential', credential.id, paragraph
FROM secret JOIN credential ON secret.kind = 'channel' AND channel_id = secret.id
UNION SELECT 'account', account.id, paragraph
FROM secret JOIN account ON secret.kind = 'channel' AND channel_id = secret.id
UNION SELECT 'checklist-answer', checklist_answer.id, paragraph
FROM secret JOIN checklist_answer ON secret.kind = 'channel' AND channel_id = secret.id
UNION SELECT 'checklist-answer', checklist_answer.id, paragraph
FROM secret JOIN checklist_answer ON secret.kind = 'capture' AND capture_id = secret.id
UNION SELECT 'capture', capture.id, paragraph
FROM secret JOIN capture ON secret.kind = 'channel' AND channel_id = secret.id
UNION SELECT 'conversation', conversation.id, paragraph
FROM secret JOIN conversation ON secret.kind = 'channel' AND channel_id = secret.id
UNION SELECT 'comment', comment.id, paragraph
FROM secret JOIN comment ON secret.kind = 'channel' AND channel_id = secret.id
UNION SELECT 'comment', comment.id, paragraph
FROM secret JOIN comment ON secret.kind = 'sender' AND actor_id = secret.id
UNION SELECT 'message', message.id, paragraph
FROM secret JOIN message ON secret.kind = 'channel' AND channel_id = secret.id
UNION SELECT 'message', message.id, paragraph
FROM secret JOIN message ON secret.kind = 'sender' AND actor_id = secret.id
UNION SELECT 'message', message.id, paragraph
FROM secret JOIN message ON secret.kind = 'conversation' AND conversation_id = secret.id
UNION SELECT 'mail', outgoing_mail.id, paragraph
FROM secret JOIN outgoing_mail ON secret.kind = 'message' AND message_id = secret.id
UNION SELECT 'mail', outgoing_mail.id, paragraph
FROM secret JOIN outgoing_mail ON secret.kind = 'comment' AND comment_id = secret.id
UNION SELECT 'document', mandate.document, paragraph
FROM secret JOIN mandate ON secret.kind = 'mandate' AND mandate.id = secret.id AND mandate.document IS NOT NULL
UNION SELECT 'document', image_consent.document, paragraph
FROM secret JOIN image_consent ON secret.kind = 'consent' AND image_consent.id = secret.id
UNION SELECT 'document', attestation.paper, paragraph
FROM secret JOIN attestation ON secret.kind = 'attestation' AND attestation.id = secret.id AND attestation.paper IS NOT NULL) SELECT kind, id, paragraph
FROM secret;

CREATE VIEW source_root (id, root_id, sha256) AS WITH RECURSIVE part (id, root_id, sha256) AS (SELECT id, id, sha256
FROM source_file WHERE container_id IS NULL
UNION ALL SELECT source_file.id, root_id, part.sha256
FROM source_file JOIN part ON container_id = part.id) SELECT id, root_id, sha256
FROM part;

CREATE VIEW staying_administrator AS SELECT user.id, user.person_id
FROM user JOIN user_role ON user_id = user.id AND role = 'administrator' LEFT JOIN person ON person.id = person_id WHERE departed_on IS NULL;

CREATE VIEW unfinished_comment AS SELECT comment.id
FROM comment LEFT JOIN comment_decision ON comment_decision.seq = comment.decision WHERE same_as IS NULL AND (state IN ('noticed', 'saved', 'verified', 'removed') OR (state = 'decided' AND outcome = 'remove'));

CREATE TRIGGER account_never_goes BEFORE DELETE ON account
BEGIN SELECT RAISE (ABORT, 'an account is forgotten, and its traces stay');
END;

CREATE TRIGGER account_stays_itself BEFORE UPDATE ON account
WHEN NEW.id IS NOT OLD.id OR NEW.channel_id IS NOT OLD.channel_id OR NEW.kind IS NOT OLD.kind OR NEW.address IS NOT OLD.address OR NEW.directory IS NOT OLD.directory OR NEW.user_name IS NOT OLD.user_name OR NEW.added_at IS NOT OLD.added_at OR NEW.added_by IS NOT OLD.added_by OR OLD.forgotten_at IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'an account is never made into another');
END;

CREATE TRIGGER actor_never_goes BEFORE DELETE ON actor
WHEN NOT EXISTS (SELECT 1
FROM disposal WHERE state = 'erasing') OR EXISTS (SELECT 1
FROM comment WHERE actor_id = OLD.id) OR EXISTS (SELECT 1
FROM message WHERE actor_id = OLD.id)
BEGIN SELECT RAISE (ABORT, 'a sender is removed by a disposal decision only');
END;

CREATE TRIGGER actor_only_grows BEFORE UPDATE ON actor
WHEN (OLD.native_id IS NOT NULL AND NEW.native_id IS NOT OLD.native_id) OR (OLD.handle IS NOT NULL AND NEW.handle IS NOT OLD.handle) OR (OLD.display_name IS NOT NULL AND NEW.display_name IS NOT OLD.display_name) OR (OLD.profile_url IS NOT NULL AND NEW.profile_url IS NOT OLD.profile_url) OR (OLD.email IS NOT NULL AND NEW.email IS NOT OLD.email) OR (OLD.ip IS NOT NULL AND NEW.ip IS NOT OLD.ip) OR (OLD.user_agent IS NOT NULL AND NEW.user_agent IS NOT OLD.user_agent) OR NEW.platform IS NOT OLD.platform
BEGIN SELECT RAISE (ABORT, 'what is known about a sender is added to and never changed');
END;

CREATE TRIGGER attestation_never_changes BEFORE UPDATE ON attestation
BEGIN SELECT RAISE (ABORT, 'an attestation is never changed');
END;

CREATE TRIGGER attestation_never_goes BEFORE DELETE ON attestation
BEGIN SELECT RAISE (ABORT, 'an attestation is removed by a disposal decision only');
END;

CREATE TRIGGER capture_ends_once BEFORE UPDATE ON capture
WHEN OLD.state <> 'running'
BEGIN SELECT RAISE (ABORT, 'a capture that has ended is never changed');
END;

CREATE TRIGGER capture_file_never_replaced BEFORE INSERT ON capture_file
WHEN EXISTS (SELECT 1
FROM capture_file WHERE capture_id = NEW.capture_id AND role = NEW.role AND position = NEW.position)
BEGIN SELECT RAISE (ABORT, 'a file of a capture is never replaced');
END;

CREATE TRIGGER capture_is_to_be_searched AFTER INSERT ON capture_file
WHEN NEW.role = 'text'
BEGIN INSERT INTO search_todo (kind, record_id) VALUES ('capture', NEW.capture_id);
END;

CREATE TRIGGER capture_never_goes BEFORE DELETE ON capture
WHEN NOT EXISTS (SELECT 1
FROM disposing WHERE kind = 'capture' AND id = OLD.id)
BEGIN SELECT RAISE (ABORT, 'a capture is removed by a disposal decision only');
END;

CREATE TRIGGER capture_never_replaced BEFORE INSERT ON capture
WHEN EXISTS (SELECT 1
FROM capture WHERE id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'a capture is never replaced');
END;

CREATE TRIGGER channel_address_has_a_key BEFORE INSERT ON channel_address
WHEN NEW.key IS NULL
BEGIN SELECT RAISE (ABORT, 'an address has a key');
END;

CREATE TRIGGER channel_address_once BEFORE INSERT ON channel_address
WHEN EXISTS (SELECT 1
FROM channel_address WHERE key = NEW.key)
BEGIN SELECT RAISE (ABORT, 'an address is in the register once');
END;

CREATE TRIGGER channel_captured_before_retired BEFORE UPDATE OF retired_at ON channel
WHEN OLD.retired_at IS NULL AND NEW.retired_at IS NOT NULL AND NEW.retired_override IS NULL AND EXISTS (SELECT 1
FROM channel_address WHERE channel_id = NEW.id AND NOT EXISTS (SELECT 1
FROM capture WHERE capture.address = channel_address.address AND capture.state IN ('complete', 'partial')))
BEGIN SELECT RAISE (ABORT, 'a channel is captured before it is closed, or the reason is given');
END;

CREATE TRIGGER channel_category_never_goes BEFORE DELETE ON channel_category
BEGIN SELECT RAISE (ABORT, 'decisions rest on an approved ground, so it stays');
END;

CREATE TRIGGER channel_category_retired_once BEFORE UPDATE ON channel_category
WHEN OLD.retired_at IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'a ground that is no longer used stays so');
END;

CREATE TRIGGER channel_category_stays BEFORE UPDATE OF id, channel_id, name, approved_by, approved_on, added_by, added_at ON channel_category
BEGIN SELECT RAISE (ABORT, 'an approved ground is never changed');
END;

CREATE TRIGGER checklist_answer_has_an_id BEFORE INSERT ON checklist_answer
WHEN NEW.id IS NULL
BEGIN SELECT RAISE (ABORT, 'an answer has an id');
END;

CREATE TRIGGER checklist_answer_never_goes BEFORE DELETE ON checklist_answer
WHEN NOT EXISTS (SELECT 1
FROM disposing WHERE kind = 'capture' AND id = OLD.capture_id)
BEGIN SELECT RAISE (ABORT, 'an answer is removed by a disposal decision only');
END;

CREATE TRIGGER checklist_answer_points_at_its_capture BEFORE INSERT ON checklist_answer
WHEN NOT EXISTS (SELECT 1
FROM capture WHERE id = NEW.capture_id AND channel_id = NEW.channel_id AND state IN ('complete', 'partial'))
BEGIN SELECT RAISE (ABORT, 'an answer points at a capture of its channel that is there to see');
END;

CREATE TRIGGER checklist_answer_stays BEFORE UPDATE ON checklist_answer
BEGIN SELECT RAISE (ABORT, 'an answer is never changed;
a later one stands beside it');
END;

CREATE TRIGGER comment_attachments_stay BEFORE UPDATE OF attachments, reactions ON comment
WHEN (OLD.attachments IS NOT NULL AND NEW.attachments IS NOT OLD.attachments) OR (OLD.reactions <> '[]' AND NEW.reactions IS NOT OLD.reactions)
BEGIN SELECT RAISE (ABORT, 'what was saved of a comment is never changed');
END;

CREATE TRIGGER comment_confirmation_in_order BEFORE INSERT ON comment_confirmation
WHEN NOT EXISTS (SELECT 1
FROM comment WHERE state = 'removed' AND removal = NEW.removal)
BEGIN SELECT RAISE (ABORT, 'a comment is confirmed gone when it has been removed');
END;

CREATE TRIGGER comment_confirmation_never_changes BEFORE UPDATE ON comment_confirmation
BEGIN SELECT RAISE (ABORT, 'a confirmation is never changed');
END;

CREATE TRIGGER comment_confirmation_never_goes BEFORE DELETE ON comment_confirmation
WHEN NOT EXISTS (SELECT 1
FROM comment_removal JOIN disposing_comment ON disposing_comment.id = comment_id WHERE seq = OLD.removal)
BEGIN SELECT RAISE (ABORT, 'a confirmation is removed by a disposal decision only');
END;

CREATE TRIGGER comment_confirmation_never_replaced BEFORE INSERT ON comment_confirmation
WHEN EXISTS (SELECT 1
FROM comment_confirmation WHERE removal = NEW.removal)
BEGIN SELECT RAISE (ABORT, 'a confirmation is never replaced');
END;

CREATE TRIGGER comment_decision_in_order BEFORE INSERT ON comment_decision
WHEN NOT EXISTS (SELECT 1
FROM comment LEFT JOIN comment_removal ON comment_removal.seq = comment.removal WHERE comment.id = NEW.comment_id AND CASE
WHEN NEW.was_not_removed = 1 THEN state IN ('removed', 'gone') AND (via = 'person' OR EXISTS (SELECT 1
FROM platform_comment WHERE comment_id = comment.id AND status = 'visible'))
WHEN NEW.outcome = 'put-back' THEN state IN ('removed', 'gone') AND kind = 'unpublished'
WHEN NEW.outcome = 'not-ours' THEN state IN ('noticed', 'saved', 'verified', 'decided') ELSE state IN ('verified', 'decided') AND verified_at IS NOT NULL END)
BEGIN SELECT RAISE (ABORT, 'a comment is decided on when the saved copy has been read back');
END;

CREATE TRIGGER comment_decision_knows_sender BEFORE INSERT ON comment_decision
WHEN NEW.outcome = 'remove' AND NEW.sender_note IS NULL AND NOT EXISTS (SELECT 1
FROM comment WHERE id = NEW.comment_id AND ((content ->> '$.authorName') IS NOT NULL OR (content ->> '$.authorAddress') IS NOT NULL))
BEGIN SELECT RAISE (ABORT, 'the sender is saved, or noted, before a comment is removed');
END;

CREATE TRIGGER comment_decision_never_changes BEFORE UPDATE ON comment_decision
BEGIN SELECT RAISE (ABORT, 'a decision is never changed');
END;

CREATE TRIGGER comment_decision_never_goes BEFORE DELETE ON comment_decision
WHEN NOT EXISTS (SELECT 1
FROM disposing_comment WHERE id = OLD.comment_id)
BEGIN SELECT RAISE (ABORT, 'a decision is removed by a disposal decision only');
END;

CREATE TRIGGER comment_decision_never_replaced BEFORE INSERT ON comment_decision
WHEN EXISTS (SELECT 1
FROM comment_decision WHERE seq = NEW.seq)
BEGIN SELECT RAISE (ABORT, 'a decision is never replaced');
END;

CREATE TRIGGER comment_decision_own_channel BEFORE INSERT ON comment_decision
WHEN NEW.own_category IS NOT NULL AND NOT EXISTS (SELECT 1
FROM channel_category JOIN comment USING (channel_id) WHERE channel_category.id = NEW.own_category AND comment.id = NEW.comment_id AND retired_at IS NULL)
BEGIN SELECT RAISE (ABORT, 'a ground of one channel is used in that channel');
END;

CREATE TRIGGER comment_decision_waits BEFORE INSERT ON comment_decision
WHEN EXISTS (SELECT 1
FROM moderation_action JOIN account ON account.id = account_id WHERE comment_id = NEW.comment_id AND (state = 'begun' OR (state = 'unknown' AND NEW.outcome <> 'put-back' AND forgotten_at IS NULL)))
BEGIN SELECT RAISE (ABORT, 'a comment is decided on when what was begun with it is known to have ended');
END;

CREATE TRIGGER comment_evidence_stays BEFORE UPDATE OF evidence, content, saved_at, verified_at, text_raw, created_at, created_raw ON comment
WHEN (OLD.evidence IS NOT NULL AND (NEW.evidence IS NOT OLD.evidence OR NEW.content IS NOT OLD.content OR NEW.saved_at IS NOT OLD.saved_at OR NEW.text_raw IS NOT OLD.text_raw OR NEW.created_at IS NOT OLD.created_at OR NEW.created_raw IS NOT OLD.created_raw)) OR (OLD.verified_at IS NOT NULL AND NEW.verified_at IS NOT OLD.verified_at)
BEGIN SELECT RAISE (ABORT, 'what was saved of a comment is never changed');
END;

CREATE TRIGGER comment_file_facts_only BEFORE INSERT ON comment_file
WHEN NEW.role <> 'provenance' AND (SELECT method
FROM comment WHERE id = NEW.comment_id) = 'facts'
BEGIN SELECT RAISE (ABORT, 'of this comment only facts are kept, and no picture');
END;

CREATE TRIGGER comment_file_never_changes BEFORE UPDATE ON comment_file
BEGIN SELECT RAISE (ABORT, 'what was saved of a comment is never changed');
END;

CREATE TRIGGER comment_file_never_goes BEFORE DELETE ON comment_file
WHEN NOT EXISTS (SELECT 1
FROM disposing_comment WHERE id = OLD.comment_id)
BEGIN SELECT RAISE (ABORT, 'what was saved of a comment is removed by a disposal decision only');
END;

CREATE TRIGGER comment_file_never_replaced BEFORE INSERT ON comment_file
WHEN EXISTS (SELECT 1
FROM comment_file WHERE comment_id = NEW.comment_id AND role = NEW.role AND position = NEW.position)
BEGIN SELECT RAISE (ABORT, 'a file of a comment is never replaced');
END;

CREATE TRIGGER comment_flagged AFTER INSERT ON comment_flag
BEGIN UPDATE comment SET is_flagged = 1 WHERE id = NEW.comment_id AND is_flagged = 0;
END;

CREATE TRIGGER comment_flagged_no_more AFTER DELETE ON comment_flag
WHEN NOT EXISTS (SELECT 1
FROM comment_flag WHERE comment_id = OLD.comment_id)
BEGIN UPDATE comment SET is_flagged = 0 WHERE id = OLD.comment_id;
END;

CREATE TRIGGER comment_ground_follows AFTER UPDATE OF decision ON comment
WHEN NEW.decision IS NOT OLD.decision
BEGIN UPDATE comment SET ground = (SELECT coalesce (category, own_category)
FROM comment_decision WHERE seq = NEW.decision) WHERE id = NEW.id;
END;

CREATE TRIGGER comment_ground_is_the_decisions BEFORE UPDATE OF ground ON comment
WHEN NEW.ground IS NOT (SELECT coalesce (category, own_category)
FROM comment_decision WHERE seq = NEW.decision)
BEGIN SELECT RAISE (ABORT, 'the ground is that of the decision');
END;

CREATE TRIGGER comment_is_numbered AFTER INSERT ON comment
BEGIN INSERT INTO comment_index (comment_id) VALUES (NEW.id);
END;

CREATE TRIGGER comment_keeps_the_order BEFORE UPDATE OF state ON comment
WHEN NEW.state <> OLD.state AND NOT (OLD.state = 'noticed' AND NEW.state = 'saved') AND NOT (OLD.state = 'saved' AND NEW.state = 'verified') AND NOT (OLD.state = 'verified' AND NEW.state = 'decided') AND NOT (OLD.state = 'decided' AND NEW.state = 'removed') AND NOT (OLD.state = 'removed' AND NEW.state = 'gone') AND NOT (NEW.state = 'decided' AND coalesce ((SELECT outcome
FROM comment_decision WHERE seq = NEW.decision), '') = CASE
WHEN OLD.state IN ('noticed', 'saved') THEN 'not-ours' ELSE 'put-back' END)
BEGIN SELECT RAISE (ABORT, 'the order is noticed, saved, verified, decided, removed, gone');
END;

CREATE TRIGGER comment_key_stays_its_own BEFORE UPDATE OF dedupe_key ON comment
WHEN EXISTS (SELECT 1
FROM comment WHERE channel_id = NEW.channel_id AND dedupe_key = NEW.dedupe_key AND id <> NEW.id)
BEGIN SELECT RAISE (ABORT, 'a comment that is kept is never replaced');
END;

CREATE TRIGGER comment_never_goes BEFORE DELETE ON comment
WHEN NOT EXISTS (SELECT 1
FROM disposing WHERE kind = 'comment' AND id IN (OLD.id, OLD.same_as))
BEGIN SELECT RAISE (ABORT, 'a comment is removed by a disposal decision only');
END;

CREATE TRIGGER comment_never_replaced BEFORE INSERT ON comment
WHEN EXISTS (SELECT 1
FROM comment WHERE id = NEW.id) OR EXISTS (SELECT 1
FROM comment WHERE channel_id = NEW.channel_id AND dedupe_key = NEW.dedupe_key)
BEGIN SELECT RAISE (ABORT, 'a comment that is kept is never replaced');
END;

CREATE TRIGGER comment_outcome_follows AFTER UPDATE OF decision ON comment
WHEN NEW.decision IS NOT OLD.decision
BEGIN UPDATE comment SET decided_outcome = (SELECT iif (was_not_removed, 'not-removed', outcome)
FROM comment_decision WHERE seq = NEW.decision) WHERE id = NEW.id;
END;

CREATE TRIGGER comment_outcome_is_the_decisions BEFORE UPDATE OF decided_outcome ON comment
WHEN NEW.decided_outcome IS NOT (SELECT iif (was_not_removed, 'not-removed', outcome)
FROM comment_decision WHERE seq = NEW.decision)
BEGIN SELECT RAISE (ABORT, 'the outcome is that of the decision');
END;

CREATE TRIGGER comment_proof_never_changes BEFORE UPDATE ON comment_proof
BEGIN SELECT RAISE (ABORT, 'a proof is never changed');
END;

CREATE TRIGGER comment_proof_never_goes BEFORE DELETE ON comment_proof
WHEN NOT EXISTS (SELECT 1
FROM disposing_comment WHERE id = OLD.comment_id)
BEGIN SELECT RAISE (ABORT, 'a proof is removed by a disposal decision only');
END;

CREATE TRIGGER comment_proof_never_replaced BEFORE INSERT ON comment_proof
WHEN EXISTS (SELECT 1
FROM comment_proof WHERE comment_id = NEW.comment_id)
BEGIN SELECT RAISE (ABORT, 'a proof is never replaced');
END;

CREATE TRIGGER comment_range_stays BEFORE UPDATE OF created_from, created_to, created_range ON comment
WHEN OLD.created_range IS NOT NULL AND (NEW.created_range IS NOT OLD.created_range OR NEW.created_from IS NOT OLD.created_from OR NEW.created_to IS NOT OLD.created_to)
BEGIN SELECT RAISE (ABORT, 'what was saved of a comment is never changed');
END;

CREATE TRIGGER comment_registration_never_changes BEFORE UPDATE ON comment_registration
BEGIN SELECT RAISE (ABORT, 'a registration is never changed: a new one is made');
END;

CREATE TRIGGER comment_registration_never_goes BEFORE DELETE ON comment_registration
WHEN NOT EXISTS (SELECT 1
FROM disposing_comment WHERE id = OLD.comment_id)
BEGIN SELECT RAISE (ABORT, 'a registration is removed by a disposal decision only');
END;

CREATE TRIGGER comment_registration_never_replaced BEFORE INSERT ON comment_registration
WHEN EXISTS (SELECT 1
FROM comment_registration WHERE seq = NEW.seq)
BEGIN SELECT RAISE (ABORT, 'a registration is never replaced');
END;

CREATE TRIGGER comment_removal_in_order BEFORE INSERT ON comment_removal
WHEN NOT EXISTS (SELECT 1
FROM comment JOIN comment_decision ON comment_decision.seq = comment.decision WHERE comment.id = NEW.comment_id AND state = 'decided' AND outcome = 'remove' AND comment.decision = NEW.decision AND verified_at IS NOT NULL)
BEGIN SELECT RAISE (ABORT, 'a comment is removed when it is saved, verified and decided');
END;

CREATE TRIGGER comment_removal_never_changes BEFORE UPDATE ON comment_removal
BEGIN SELECT RAISE (ABORT, 'a removal is never changed');
END;

CREATE TRIGGER comment_removal_never_goes BEFORE DELETE ON comment_removal
WHEN NOT EXISTS (SELECT 1
FROM disposing_comment WHERE id = OLD.comment_id)
BEGIN SELECT RAISE (ABORT, 'a removal is removed by a disposal decision only');
END;

CREATE TRIGGER comment_removal_never_replaced BEFORE INSERT ON comment_removal
WHEN EXISTS (SELECT 1
FROM comment_removal WHERE seq = NEW.seq)
BEGIN SELECT RAISE (ABORT, 'a removal is never replaced');
END;

CREATE TRIGGER comment_rests_on_its_own BEFORE UPDATE OF id, state, decision, removal ON comment
WHEN (NEW.decision IS NOT OLD.decision AND NEW.decision IS NOT (SELECT max (seq)
FROM comment_decision WHERE comment_id = NEW.id)) OR (NEW.removal IS NOT OLD.removal AND NEW.removal IS NOT NULL AND NEW.removal IS NOT (SELECT max (seq)
FROM comment_removal WHERE comment_id = NEW.id AND decision = NEW.decision)) OR (NEW.state = 'gone' AND NOT EXISTS (SELECT 1
FROM comment_confirmation WHERE removal = NEW.removal))
BEGIN SELECT RAISE (ABORT, 'a comment is where its own newest decision and removal have brought it');
END;

CREATE TRIGGER comment_same_as_stays BEFORE UPDATE OF id, channel_id, same_as ON comment
WHEN (OLD.same_as IS NOT NULL AND NEW.same_as IS NOT OLD.same_as) OR (NEW.same_as IS NOT OLD.same_as AND NOT EXISTS (SELECT 1
FROM comment WHERE id = NEW.same_as AND id <> NEW.id AND channel_id = NEW.channel_id AND saved_at IS NOT NULL))
BEGIN SELECT RAISE (ABORT, 'a comment is the same as one that is saved, in the same channel');
END;

CREATE TRIGGER comment_secret_is_registered BEFORE INSERT ON comment_registration
WHEN NEW.outcome <> 'registered' AND EXISTS (SELECT 1
FROM secret_record WHERE kind = 'comment' AND id = NEW.comment_id)
BEGIN SELECT RAISE (ABORT, 'what is secret is registered');
END;

CREATE TRIGGER comment_sighting_never_changes BEFORE UPDATE ON comment_sighting
BEGIN SELECT RAISE (ABORT, 'a sighting is never changed');
END;

CREATE TRIGGER comment_sighting_never_goes BEFORE DELETE ON comment_sighting
WHEN NOT EXISTS (SELECT 1
FROM disposing_comment WHERE id = OLD.comment_id)
BEGIN SELECT RAISE (ABORT, 'a sighting is removed by a disposal decision only');
END;

CREATE TRIGGER comment_sighting_never_replaced BEFORE INSERT ON comment_sighting
WHEN EXISTS (SELECT 1
FROM comment_sighting WHERE id = NEW.id) OR EXISTS (SELECT 1
FROM comment_sighting WHERE comment_id = NEW.comment_id AND source_id = NEW.source_id AND locator = NEW.locator)
BEGIN SELECT RAISE (ABORT, 'a sighting is never replaced');
END;

CREATE TRIGGER comment_starts_noticed BEFORE INSERT ON comment
WHEN NEW.state <> 'noticed'
BEGIN SELECT RAISE (ABORT, 'a comment begins as noticed');
END;

CREATE TRIGGER comment_stays_itself BEFORE UPDATE OF id, channel_id, noticed_at, method, native_id ON comment
WHEN NEW.id IS NOT OLD.id OR NEW.channel_id IS NOT OLD.channel_id OR NEW.noticed_at IS NOT OLD.noticed_at OR NEW.method IS NOT OLD.method OR (OLD.native_id IS NOT NULL AND NEW.native_id IS NOT OLD.native_id)
BEGIN SELECT RAISE (ABORT, 'which comment this is, and when it was noticed, is never changed');
END;

CREATE TRIGGER comment_unread_follows AFTER UPDATE OF read_at ON platform_comment
WHEN (NEW.read_at IS NULL) <> (OLD.read_at IS NULL)
BEGIN UPDATE comment SET is_unread = (NEW.read_at IS NULL) WHERE id = NEW.comment_id;
END;

CREATE TRIGGER comment_unread_when_met AFTER INSERT ON platform_comment
WHEN NEW.read_at IS NULL
BEGIN UPDATE comment SET is_unread = 1 WHERE id = NEW.comment_id;
END;

CREATE TRIGGER conversation_never_goes BEFORE DELETE ON conversation
WHEN NOT EXISTS (SELECT 1
FROM disposal WHERE state = 'erasing') OR EXISTS (SELECT 1
FROM message WHERE conversation_id = OLD.id)
BEGIN SELECT RAISE (ABORT, 'a conversation is removed by a disposal decision only');
END;

CREATE TRIGGER credential_never_goes BEFORE DELETE ON credential
BEGIN SELECT RAISE (ABORT, 'a log-in is taken out of the register, and its traces stay');
END;

CREATE TRIGGER disclosure_dismissal_added_while_open BEFORE INSERT ON disclosure_dismissal
WHEN NOT EXISTS (SELECT 1
FROM disclosure WHERE id = NEW.disclosure_id AND state = 'open')
BEGIN SELECT RAISE (ABORT, 'a disclosure that has ended is never changed');
END;

CREATE TRIGGER disclosure_dismissal_never_moves BEFORE UPDATE ON disclosure_dismissal
BEGIN SELECT RAISE (ABORT, 'a dismissal is taken back and made anew');
END;

CREATE TRIGGER disclosure_dismissal_removed_while_open BEFORE DELETE ON disclosure_dismissal
WHEN NOT EXISTS (SELECT 1
FROM disclosure WHERE id = OLD.disclosure_id AND state = 'open') AND NOT EXISTS (SELECT 1
FROM disposing WHERE kind = 'disclosure' AND id = OLD.disclosure_id)
BEGIN SELECT RAISE (ABORT, 'a disclosure that has ended is never changed');
END;

CREATE TRIGGER disclosure_ends_once BEFORE UPDATE ON disclosure
WHEN OLD.state <> 'open'
BEGIN SELECT RAISE (ABORT, 'a disclosure that has ended is never changed');
END;

CREATE TRIGGER disclosure_is_looked_through BEFORE UPDATE OF state ON disclosure
WHEN NEW.state = 'delivered' AND (NOT EXISTS (SELECT 1
FROM disclosure_record WHERE disclosure_id = NEW.id) OR EXISTS (SELECT 1
FROM disclosure_record WHERE disclosure_id = NEW.id AND looked_through_by IS NULL))
BEGIN SELECT RAISE (ABORT, 'every record is gone through before it is delivered');
END;

CREATE TRIGGER disclosure_mask_added_while_open BEFORE INSERT ON disclosure_mask
WHEN NOT EXISTS (SELECT 1
FROM disclosure WHERE id = NEW.disclosure_id AND state = 'open')
BEGIN SELECT RAISE (ABORT, 'a disclosure that has ended is never changed');
END;

CREATE TRIGGER disclosure_mask_never_moves BEFORE UPDATE ON disclosure_mask
BEGIN SELECT RAISE (ABORT, 'a mask is taken away and placed anew');
END;

CREATE TRIGGER disclosure_mask_removed_while_open BEFORE DELETE ON disclosure_mask
WHEN NOT EXISTS (SELECT 1
FROM disclosure WHERE id = OLD.disclosure_id AND state = 'open') AND NOT EXISTS (SELECT 1
FROM disposing WHERE kind = 'disclosure' AND id = OLD.disclosure_id)
BEGIN SELECT RAISE (ABORT, 'a disclosure that has ended is never changed');
END;

CREATE TRIGGER disclosure_never_goes BEFORE DELETE ON disclosure
WHEN NOT EXISTS (SELECT 1
FROM disposing WHERE kind = 'disclosure' AND id = OLD.id)
BEGIN SELECT RAISE (ABORT, 'the log of disclosures is kept');
END;

CREATE TRIGGER disclosure_record_added_while_open BEFORE INSERT ON disclosure_record
WHEN NOT EXISTS (SELECT 1
FROM disclosure WHERE id = NEW.disclosure_id AND state = 'open')
BEGIN SELECT RAISE (ABORT, 'a disclosure that has ended is never changed');
END;

CREATE TRIGGER disclosure_record_changed_while_open BEFORE UPDATE ON disclosure_record
WHEN NOT EXISTS (SELECT 1
FROM disclosure WHERE id = OLD.disclosure_id AND state = 'open') OR NEW.fields <> OLD.fields OR NEW.pictures <> OLD.pictures
BEGIN SELECT RAISE (ABORT, 'what is disclosed of a record stays as it was added');
END;

CREATE TRIGGER disclosure_record_removed_while_open BEFORE DELETE ON disclosure_record
WHEN NOT EXISTS (SELECT 1
FROM disclosure WHERE id = OLD.disclosure_id AND state = 'open') AND NOT EXISTS (SELECT 1
FROM disposing WHERE kind = 'disclosure' AND id = OLD.disclosure_id)
BEGIN SELECT RAISE (ABORT, 'a disclosure that has ended is never changed');
END;

CREATE TRIGGER disposal_begins_proposed BEFORE INSERT ON disposal
WHEN NEW.state <> 'proposed'
BEGIN SELECT RAISE (ABORT, 'a disposal begins as a proposal');
END;

CREATE TRIGGER disposal_hold_never_goes BEFORE DELETE ON disposal_hold
BEGIN SELECT RAISE (ABORT, 'a hold is lifted, never removed');
END;

CREATE TRIGGER disposal_hold_only_lifted BEFORE UPDATE ON disposal_hold
WHEN OLD.lifted_at IS NOT NULL OR NEW.lifted_at IS NULL OR NEW.id IS NOT OLD.id OR NEW.scope IS NOT OLD.scope OR NEW.target IS NOT OLD.target OR NEW.because IS NOT OLD.because OR NEW.placed_at IS NOT OLD.placed_at OR NEW.placed_by IS NOT OLD.placed_by
BEGIN SELECT RAISE (ABORT, 'a hold is lifted, never changed');
END;

CREATE TRIGGER disposal_item_is_frozen BEFORE INSERT ON disposal_item
WHEN NOT EXISTS (SELECT 1
FROM disposal WHERE id = NEW.disposal_id AND state = 'proposed')
BEGIN SELECT RAISE (ABORT, 'the list of a disposal is frozen');
END;

CREATE TRIGGER disposal_item_never_goes BEFORE DELETE ON disposal_item
BEGIN SELECT RAISE (ABORT, 'the list of a disposal stays on file');
END;

CREATE TRIGGER disposal_item_only_stopped BEFORE UPDATE ON disposal_item
WHEN OLD.block IS NOT NULL OR NEW.block IS NULL OR NEW.disposal_id IS NOT OLD.disposal_id OR NEW.kind IS NOT OLD.kind OR NEW.item_id IS NOT OLD.item_id OR NEW.channel_id IS NOT OLD.channel_id OR NEW.rule_id IS NOT OLD.rule_id OR NEW.due_on IS NOT OLD.due_on OR NEW.recorded_at IS NOT OLD.recorded_at OR NOT EXISTS (SELECT 1
FROM disposal WHERE id = OLD.disposal_id AND state = 'confirmed')
BEGIN SELECT RAISE (ABORT, 'the list of a disposal is frozen');
END;

CREATE TRIGGER disposal_keeps_the_order BEFORE UPDATE ON disposal
WHEN NOT (OLD.state = 'proposed' AND NEW.state IN ('confirmed', 'withdrawn')) AND NOT (OLD.state = 'confirmed' AND NEW.state IN ('erasing', 'withdrawn')) AND NOT (OLD.state = 'erasing' AND NEW.state = 'done')
BEGIN SELECT RAISE (ABORT, 'the order is proposed, confirmed, carried out');
END;

CREATE TRIGGER disposal_never_goes BEFORE DELETE ON disposal
BEGIN SELECT RAISE (ABORT, 'a disposal stays on file');
END;

CREATE TRIGGER disposal_stays_itself BEFORE UPDATE ON disposal
WHEN NEW.id IS NOT OLD.id OR NEW.proposed_at IS NOT OLD.proposed_at OR NEW.proposed_by IS NOT OLD.proposed_by OR NEW.proposed_user IS NOT OLD.proposed_user OR (OLD.confirmed_at IS NOT NULL AND (NEW.confirmed_at IS NOT OLD.confirmed_at OR NEW.confirmed_by IS NOT OLD.confirmed_by OR NEW.confirmed_user IS NOT OLD.confirmed_user))
BEGIN SELECT RAISE (ABORT, 'who proposed and who confirmed is never changed');
END;

CREATE TRIGGER disposed_folder_never_changes BEFORE UPDATE ON disposed_folder
BEGIN SELECT RAISE (ABORT, 'what a disposal took is never changed');
END;

CREATE TRIGGER disposed_folder_never_goes BEFORE DELETE ON disposed_folder
BEGIN SELECT RAISE (ABORT, 'what a disposal took is never changed');
END;

CREATE TRIGGER disposed_folder_while_erasing BEFORE INSERT ON disposed_folder
WHEN NOT EXISTS (SELECT 1
FROM disposal WHERE id = NEW.disposal_id AND state = 'erasing')
BEGIN SELECT RAISE (ABORT, 'files go when a confirmed disposal is carried out');
END;

CREATE TRIGGER disposed_object_never_changes BEFORE UPDATE ON disposed_object
BEGIN SELECT RAISE (ABORT, 'what a disposal took is never changed');
END;

CREATE TRIGGER disposed_object_never_goes BEFORE DELETE ON disposed_object
BEGIN SELECT RAISE (ABORT, 'what a disposal took is never changed');
END;

CREATE TRIGGER disposed_object_while_erasing BEFORE INSERT ON disposed_object
WHEN NOT EXISTS (SELECT 1
FROM disposal WHERE id = NEW.disposal_id AND state = 'erasing')
BEGIN SELECT RAISE (ABORT, 'files go when a confirmed disposal is carried out');
END;

CREATE TRIGGER duty_answered_once BEFORE UPDATE ON duty
WHEN OLD.answered_at IS NOT NULL AND (NEW.answered_at IS NOT OLD.answered_at OR (OLD.due_at IS NOT NULL AND NEW.due_at IS NOT OLD.due_at))
BEGIN SELECT RAISE (ABORT, 'an answer in time or late stays so');
END;

CREATE TRIGGER duty_closed_once BEFORE UPDATE ON duty
WHEN OLD.closed_at IS NOT NULL AND OLD.due_at IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'what is done is never changed');
END;

CREATE TRIGGER duty_enters_inbox AFTER INSERT ON duty
WHEN NEW.thread_id IS NOT NULL AND NEW.answered_at IS NULL AND NEW.due_at IS NOT NULL AND NOT EXISTS (SELECT 1
FROM inbox_batch)
BEGIN UPDATE inbox SET due_at = min (coalesce (due_at, NEW.due_at), NEW.due_at) WHERE id = NEW.thread_id;
END;

CREATE TRIGGER duty_moves_inbox AFTER UPDATE OF due_at, answered_at ON duty
WHEN NEW.thread_id IS NOT NULL AND (NEW.due_at IS NOT OLD.due_at OR NEW.answered_at IS NOT OLD.answered_at) AND NOT EXISTS (SELECT 1
FROM inbox_batch)
BEGIN UPDATE inbox SET due_at = (SELECT min (due_at)
FROM duty WHERE thread_id = NEW.thread_id AND answered_at IS NULL) WHERE id = NEW.thread_id;
END;

CREATE TRIGGER duty_never_goes BEFORE DELETE ON duty
WHEN NOT EXISTS (SELECT 1
FROM disposing WHERE kind = 'message' AND id = OLD.message_id) AND NOT EXISTS (SELECT 1
FROM disposing_comment WHERE id = OLD.comment_id)
BEGIN SELECT RAISE (ABORT, 'a duty goes with its record, by a disposal decision only');
END;

CREATE TRIGGER duty_received_stays BEFORE UPDATE ON duty
WHEN NEW.received_at IS NOT OLD.received_at OR NEW.message_id IS NOT OLD.message_id OR NEW.comment_id IS NOT OLD.comment_id OR NEW.channel_id IS NOT OLD.channel_id
BEGIN SELECT RAISE (ABORT, 'when something came in is never changed');
END;

CREATE TRIGGER export_report_is_kept BEFORE DELETE ON export_report
BEGIN SELECT RAISE (ABORT, 'a validation report is never removed');
END;

CREATE TRIGGER export_report_stays BEFORE UPDATE ON export_report
BEGIN SELECT RAISE (ABORT, 'a validation report is never changed');
END;

CREATE TRIGGER image_consent_is_withdrawn_once BEFORE UPDATE ON image_consent
WHEN OLD.withdrawn_on IS NOT NULL OR NEW.covers IS NOT OLD.covers OR NEW.document IS NOT OLD.document OR NEW.given_on IS NOT OLD.given_on OR NEW.valid_until IS NOT OLD.valid_until OR NEW.is_child IS NOT OLD.is_child
BEGIN SELECT RAISE (ABORT, 'a consent is withdrawn, and never changed');
END;

CREATE TRIGGER image_consent_never_goes BEFORE DELETE ON image_consent
BEGIN SELECT RAISE (ABORT, 'a consent is removed by a disposal decision only');
END;

CREATE TRIGGER image_consent_place_never_goes BEFORE DELETE ON image_consent_place
BEGIN SELECT RAISE (ABORT, 'a post of a consent is removed by a disposal decision only');
END;

CREATE TRIGGER import_run_ends_once BEFORE UPDATE ON import_run
WHEN OLD.state <> 'running'
BEGIN SELECT RAISE (ABORT, 'an import that has ended is never changed');
END;

CREATE TRIGGER import_run_never_goes BEFORE DELETE ON import_run
BEGIN SELECT RAISE (ABORT, 'an import is removed by a disposal decision only');
END;

CREATE TRIGGER inbox_never_shrinks BEFORE DELETE ON inbox
WHEN NOT EXISTS (SELECT 1
FROM message WHERE id = OLD.id AND conversation_id IS NOT NULL) AND (NOT EXISTS (SELECT 1
FROM disposal WHERE state = 'erasing') OR EXISTS (SELECT 1
FROM message WHERE id = OLD.id OR conversation_id = OLD.id))
BEGIN SELECT RAISE (ABORT, 'a thread goes with its messages, by a disposal decision only');
END;

CREATE TRIGGER journal_follows_on BEFORE INSERT ON journal
WHEN NEW.seq IS NOT (SELECT coalesce (max (seq), 0) + 1
FROM journal) OR (NEW.line ->> '$.seq') IS NOT NEW.seq OR (NEW.line ->> '$.previous') IS NOT (SELECT sha256
FROM journal ORDER BY seq DESC LIMIT 1)
BEGIN SELECT RAISE (ABORT, 'a journal line must follow on the line before');
END;

CREATE TRIGGER journal_moves_head AFTER INSERT ON journal
BEGIN INSERT INTO journal_head (only_row, seq, sha256) VALUES (1, NEW.seq, NEW.sha256) ON CONFLICT (only_row) DO UPDATE SET seq = NEW.seq, sha256 = NEW.sha256;
END;

CREATE TRIGGER journal_never_changes BEFORE UPDATE ON journal
BEGIN SELECT RAISE (ABORT, 'the journal is append-only');
END;

CREATE TRIGGER journal_never_shrinks BEFORE DELETE ON journal
BEGIN SELECT RAISE (ABORT, 'the journal is append-only');
END;

CREATE TRIGGER mailbox_mail_stays BEFORE UPDATE OF source_id, outcome, internal_date ON mailbox_mail
WHEN NEW.internal_date IS NOT OLD.internal_date OR NEW.outcome <> 'disposed' OR NOT EXISTS (SELECT 1
FROM disposal WHERE state = 'erasing')
BEGIN SELECT RAISE (ABORT, 'what a mail came to is never changed');
END;

CREATE TRIGGER mailbox_never_goes BEFORE DELETE ON mailbox
BEGIN SELECT RAISE (ABORT, 'a mailbox is forgotten, and never taken away: mails name it');
END;

CREATE TRIGGER mandate_has_an_id BEFORE INSERT ON mandate
WHEN NEW.id IS NULL
BEGIN SELECT RAISE (ABORT, 'a mandate has an id');
END;

CREATE TRIGGER mandate_never_changes BEFORE UPDATE ON mandate
BEGIN SELECT RAISE (ABORT, 'a mandate is never changed: a new decision is a new row');
END;

CREATE TRIGGER mandate_never_goes BEFORE DELETE ON mandate
BEGIN SELECT RAISE (ABORT, 'a mandate is removed by a disposal decision only');
END;

CREATE TRIGGER message_answer_never_changes BEFORE UPDATE ON message_answer
BEGIN SELECT RAISE (ABORT, 'what was answered is never changed');
END;

CREATE TRIGGER message_answer_never_goes BEFORE DELETE ON message_answer
WHEN NOT EXISTS (SELECT 1
FROM disposal WHERE state = 'erasing') OR EXISTS (SELECT 1
FROM message WHERE id = OLD.thread_id OR conversation_id = OLD.thread_id)
BEGIN SELECT RAISE (ABORT, 'an answer is removed by a disposal decision only');
END;

CREATE TRIGGER message_enters_inbox AFTER INSERT ON message
WHEN NOT EXISTS (SELECT 1
FROM inbox_batch)
BEGIN INSERT INTO inbox (id, conversation_id, channel_id, messages, undecided, latest_at) VALUES (coalesce (NEW.conversation_id, NEW.id), NEW.conversation_id, NEW.channel_id, 1, NEW.state = 'undecided', coalesce (NEW.received_at, NEW.created_at, NEW.taken_in_at)) ON CONFLICT (id) DO UPDATE SET messages = messages + 1, undecided = undecided + excluded.undecided, latest_at = max (latest_at, excluded.latest_at);
END;

CREATE TRIGGER message_is_to_be_searched AFTER INSERT ON message
BEGIN INSERT INTO search_todo (kind, record_id) VALUES ('message', NEW.id);
END;

CREATE TRIGGER message_joins_conversation AFTER UPDATE OF conversation_id ON message
WHEN OLD.conversation_id IS NULL AND NEW.conversation_id IS NOT NULL
BEGIN UPDATE duty SET thread_id = NEW.conversation_id WHERE message_id = NEW.id AND closed_at IS NULL;
UPDATE duty SET answered_at = (SELECT min (created_at)
FROM message WHERE conversation_id = NEW.conversation_id AND direction = 'out' AND instr (completeness, '"answers-nothing"') = 0 AND created_at >= duty.received_at AND created_at <= taken_in_at) WHERE message_id = NEW.id AND answered_at IS NULL AND closed_at IS NULL;
INSERT INTO inbox (id, conversation_id, channel_id, messages, undecided, due_at, latest_at, handler_id) SELECT NEW.conversation_id, NEW.conversation_id, NEW.channel_id, 1, NEW.state = 'undecided', (SELECT min (due_at)
FROM duty WHERE thread_id = NEW.conversation_id AND answered_at IS NULL), latest_at, handler_id
FROM inbox WHERE id = NEW.id ON CONFLICT (id) DO UPDATE SET messages = messages + 1, undecided = undecided + excluded.undecided, due_at = excluded.due_at, latest_at = max (latest_at, excluded.latest_at), handler_id = coalesce (handler_id, excluded.handler_id);
DELETE
FROM inbox WHERE id = NEW.id;
END;

CREATE TRIGGER message_leaves_inbox AFTER UPDATE OF state ON message
WHEN OLD.state = 'undecided' AND NEW.state <> 'undecided'
BEGIN UPDATE inbox SET undecided = undecided - 1 WHERE id = coalesce (NEW.conversation_id, NEW.id);
END;

CREATE TRIGGER message_never_goes BEFORE DELETE ON message
WHEN NOT EXISTS (SELECT 1
FROM disposing WHERE kind = 'message' AND id = OLD.id)
BEGIN SELECT RAISE (ABORT, 'a message is removed by a disposal decision only');
END;

CREATE TRIGGER message_routed_once BEFORE UPDATE OF id, channel_id, kind, direction, state, method, actor_id, sender_name, sender_address, native_id, dedupe_key, created_at, created_raw, created_basis, received_at, taken_in_at, taken_in_by, text, text_raw, reply_to, reactions, completeness, original, original_name, diary_number, mailbox, reply_text, minor_because, mail, decided_by, decided_at ON message
WHEN OLD.state <> 'undecided'
BEGIN SELECT RAISE (ABORT, 'a routed message is never changed');
END;

CREATE TRIGGER message_secret_is_registered BEFORE UPDATE OF state ON message
WHEN NEW.state IN ('copied', 'redirected', 'minor') AND EXISTS (SELECT 1
FROM secret_record WHERE kind = 'message' AND id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'what is secret is registered');
END;

CREATE TRIGGER message_sent_answers AFTER INSERT ON message
WHEN NEW.direction = 'out' AND NEW.conversation_id IS NOT NULL AND NEW.created_at <= NEW.taken_in_at AND instr (NEW.completeness, '"answers-nothing"') = 0 AND NOT EXISTS (SELECT 1
FROM inbox_batch)
BEGIN UPDATE duty SET answered_at = NEW.created_at WHERE thread_id = NEW.conversation_id AND answered_at IS NULL AND received_at <= NEW.created_at;
END;

CREATE TRIGGER message_sighting_never_changes BEFORE UPDATE ON message_sighting
BEGIN SELECT RAISE (ABORT, 'a sighting is never changed');
END;

CREATE TRIGGER message_sighting_never_goes BEFORE DELETE ON message_sighting
WHEN NOT EXISTS (SELECT 1
FROM disposing WHERE kind = 'message' AND id = OLD.message_id)
BEGIN SELECT RAISE (ABORT, 'a sighting is removed by a disposal decision only');
END;

CREATE TRIGGER message_stays_in_conversation BEFORE UPDATE OF conversation_id ON message
WHEN OLD.conversation_id IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'a message stays in its conversation');
END;

CREATE TRIGGER message_words_stay BEFORE UPDATE OF text, text_raw, sender_name, sender_address, created_at, created_raw, received_at, taken_in_at, original, direction, channel_id ON message
BEGIN SELECT RAISE (ABORT, 'what came in is never changed');
END;

CREATE TRIGGER moderation_action_in_order BEFORE INSERT ON moderation_action
WHEN NEW.state <> 'begun' OR NOT EXISTS (SELECT 1
FROM comment JOIN comment_decision ON comment_decision.seq = comment.decision WHERE comment.id = NEW.comment_id AND comment.state = 'decided' AND comment.decision = NEW.decision AND comment.verified_at IS NOT NULL AND outcome = iif (NEW.action = 'unhide', 'put-back', 'remove') AND was_not_removed = 0)
BEGIN SELECT RAISE (ABORT, 'a comment is acted on when it is saved, verified and decided');
END;

CREATE TRIGGER moderation_action_never_goes BEFORE DELETE ON moderation_action
WHEN NOT EXISTS (SELECT 1
FROM disposing_comment WHERE id = OLD.comment_id)
BEGIN SELECT RAISE (ABORT, 'what was done with a comment is removed by a disposal decision only');
END;

CREATE TRIGGER moderation_action_never_replaced BEFORE INSERT ON moderation_action
WHEN EXISTS (SELECT 1
FROM moderation_action WHERE id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'an act is never replaced');
END;

CREATE TRIGGER moderation_action_stays_itself BEFORE UPDATE ON moderation_action
WHEN OLD.state IN ('done', 'refused') OR NEW.id IS NOT OLD.id OR NEW.comment_id IS NOT OLD.comment_id OR NEW.account_id IS NOT OLD.account_id OR NEW.decision IS NOT OLD.decision OR NEW.action IS NOT OLD.action OR NEW.status_before IS NOT OLD.status_before OR NEW.begun_at IS NOT OLD.begun_at OR NEW.begun_by IS NOT OLD.begun_by
BEGIN SELECT RAISE (ABORT, 'what was done with a comment is never changed');
END;

CREATE TRIGGER object_never_changes BEFORE UPDATE ON object
BEGIN SELECT RAISE (ABORT, 'an object is never changed');
END;

CREATE TRIGGER object_never_goes BEFORE DELETE ON object
WHEN NOT EXISTS (SELECT 1
FROM disposed_object JOIN disposal ON disposal.id = disposal_id WHERE sha256 = OLD.sha256 AND state = 'erasing')
BEGIN SELECT RAISE (ABORT, 'an object is removed by a disposal decision only');
END;

CREATE TRIGGER outgoing_mail_keeps_the_order BEFORE UPDATE ON outgoing_mail
WHEN NEW.state <> OLD.state AND NOT (OLD.state = 'queued' AND NEW.state = 'sending') AND NOT (OLD.state = 'sending' AND NEW.state IN ('queued', 'accepted', 'unknown', 'refused')) AND NOT (OLD.state = 'accepted' AND NEW.state IN ('arrived', 'bounced')) AND NOT (OLD.state = 'unknown' AND NEW.state IN ('queued', 'arrived', 'bounced')) AND NOT (OLD.state = 'refused' AND NEW.state = 'queued')
BEGIN SELECT RAISE (ABORT, 'the order is queued, sending, accepted, arrived');
END;

CREATE TRIGGER outgoing_mail_never_goes BEFORE DELETE ON outgoing_mail
WHEN NOT EXISTS (SELECT 1
FROM disposing WHERE kind = 'message' AND id = OLD.message_id) AND NOT EXISTS (SELECT 1
FROM disposing_comment WHERE id = OLD.comment_id)
BEGIN SELECT RAISE (ABORT, 'a sent mail is removed by a disposal decision only');
END;

CREATE TRIGGER outgoing_mail_words_stay BEFORE UPDATE OF purpose, message_id, comment_id, header_id, sender, recipient, eml, queued_at, queued_by, instead_of ON outgoing_mail
BEGIN SELECT RAISE (ABORT, 'a mail that is written is never changed');
END;

CREATE TRIGGER page_look_ends_once BEFORE UPDATE ON page_look
WHEN OLD.state <> 'running'
BEGIN SELECT RAISE (ABORT, 'a look that has ended is never changed');
END;

CREATE TRIGGER page_look_never_goes BEFORE DELETE ON page_look
BEGIN SELECT RAISE (ABORT, 'that a page was looked at stays');
END;

CREATE TRIGGER person_last_administrator BEFORE UPDATE OF departed_on ON person
WHEN NEW.departed_on IS NOT NULL AND OLD.departed_on IS NULL AND EXISTS (SELECT 1
FROM staying_administrator WHERE person_id = OLD.id) AND NOT EXISTS (SELECT 1
FROM staying_administrator WHERE person_id IS NOT OLD.id)
BEGIN SELECT RAISE (ABORT, 'an archive always has an administrator who has not left');
END;

CREATE TRIGGER platform_comment_facts_stay BEFORE UPDATE ON platform_comment
WHEN NEW.comment_id IS NOT OLD.comment_id OR NEW.channel_id IS NOT OLD.channel_id OR NEW.seen_at < OLD.seen_at OR (OLD.native_id NOT LIKE 'page:%' AND (NEW.native_id IS NOT OLD.native_id OR NEW.thread_id IS NOT OLD.thread_id OR NEW.parent_id IS NOT OLD.parent_id OR NEW.is_own IS NOT OLD.is_own OR NEW.author_ip IS NOT OLD.author_ip OR NEW.author_user_agent IS NOT OLD.author_user_agent OR NEW.created_at IS NOT OLD.created_at))
BEGIN SELECT RAISE (ABORT, 'what a platform said of a comment is never changed');
END;

CREATE TRIGGER platform_comment_id_stays_its_own BEFORE UPDATE OF native_id, channel_id ON platform_comment
WHEN EXISTS (SELECT 1
FROM platform_comment WHERE channel_id = NEW.channel_id AND native_id = NEW.native_id AND comment_id <> NEW.comment_id)
BEGIN SELECT RAISE (ABORT, 'what a platform said of a comment is never replaced');
END;

CREATE TRIGGER platform_comment_never_goes BEFORE DELETE ON platform_comment
WHEN NOT EXISTS (SELECT 1
FROM disposing_comment WHERE id = OLD.comment_id)
BEGIN SELECT RAISE (ABORT, 'a comment is removed by a disposal decision only');
END;

CREATE TRIGGER platform_comment_never_replaced BEFORE INSERT ON platform_comment
WHEN EXISTS (SELECT 1
FROM platform_comment WHERE comment_id = NEW.comment_id) OR EXISTS (SELECT 1
FROM platform_comment WHERE channel_id = NEW.channel_id AND native_id = NEW.native_id)
BEGIN SELECT RAISE (ABORT, 'what a platform said of a comment is never replaced');
END;

CREATE TRIGGER publication_never_changes BEFORE UPDATE ON publication
BEGIN SELECT RAISE (ABORT, 'a publication is never changed');
END;

CREATE TRIGGER publication_never_goes BEFORE DELETE ON publication
BEGIN SELECT RAISE (ABORT, 'a publication is removed by a disposal decision only');
END;

CREATE TRIGGER reading_ends_once BEFORE UPDATE ON reading
WHEN OLD.state <> 'running'
BEGIN SELECT RAISE (ABORT, 'a reading that has ended is never changed');
END;

CREATE TRIGGER reading_never_goes BEFORE DELETE ON reading
BEGIN SELECT RAISE (ABORT, 'a reading is removed by a disposal decision only');
END;

CREATE TRIGGER receipt_is_of_a_written_package BEFORE INSERT ON receipt
WHEN NOT EXISTS (SELECT 1
FROM export WHERE id = NEW.export_id AND state = 'written') OR (NEW.way <> 'hand' AND NEW.source IS NULL)
BEGIN SELECT RAISE (ABORT, 'only what was handed over can be acknowledged');
END;

CREATE TRIGGER receipt_item_never_changes BEFORE UPDATE ON receipt_item
BEGIN SELECT RAISE (ABORT, 'a receipt is withdrawn, never changed');
END;

CREATE TRIGGER receipt_item_never_goes BEFORE DELETE ON receipt_item
BEGIN SELECT RAISE (ABORT, 'a receipt is never removed');
END;

CREATE TRIGGER receipt_item_once BEFORE INSERT ON receipt_item
WHEN EXISTS (SELECT 1
FROM receipt_item JOIN receipt ON receipt.id = receipt_item.receipt_id JOIN receipt AS new ON new.id = NEW.receipt_id WHERE receipt_item.kind = NEW.kind AND receipt_item.item_id = NEW.item_id AND receipt.withdrawn_because IS NULL AND receipt.export_id = new.export_id AND receipt.receiver = new.receiver)
BEGIN SELECT RAISE (ABORT, 'the record is already acknowledged');
END;

CREATE TRIGGER receipt_item_was_handed_over BEFORE INSERT ON receipt_item
WHEN NOT EXISTS (SELECT 1
FROM export_item JOIN receipt ON receipt.export_id = export_item.export_id WHERE receipt.id = NEW.receipt_id AND export_item.kind = NEW.kind AND export_item.item_id = NEW.item_id)
BEGIN SELECT RAISE (ABORT, 'a receipt covers only records of its package');
END;

CREATE TRIGGER receipt_never_goes BEFORE DELETE ON receipt
BEGIN SELECT RAISE (ABORT, 'a receipt is never removed');
END;

CREATE TRIGGER receipt_only_withdrawn BEFORE UPDATE ON receipt
WHEN NEW.id <> OLD.id OR NEW.export_id <> OLD.export_id OR NEW.receiver <> OLD.receiver OR NEW.number <> OLD.number OR NEW.case_number IS NOT OLD.case_number OR NEW.received_on <> OLD.received_on OR NEW.received_by <> OLD.received_by OR NEW.way <> OLD.way OR NEW.entered_at <> OLD.entered_at OR NEW.entered_by <> OLD.entered_by OR CASE
WHEN NEW.source IS OLD.source THEN OLD.withdrawn_because IS NOT NULL OR NEW.withdrawn_because IS NULL ELSE NEW.source IS NOT NULL OR NEW.withdrawn_because IS NOT OLD.withdrawn_because OR NOT EXISTS (SELECT 1
FROM disposal WHERE state = 'erasing')
END BEGIN SELECT RAISE (ABORT, 'a receipt is withdrawn, never changed');
END;

CREATE TRIGGER register_change_is_of_its_line BEFORE INSERT ON register_change
WHEN NOT EXISTS (SELECT 1
FROM journal WHERE seq = NEW.seq AND about = NEW.about)
BEGIN SELECT RAISE (ABORT, 'a change belongs to the journal line of its act');
END;

CREATE TRIGGER register_change_never_goes BEFORE DELETE ON register_change
BEGIN SELECT RAISE (ABORT, 'the history of the register is removed by a disposal decision only');
END;

CREATE TRIGGER register_change_stays BEFORE UPDATE ON register_change
BEGIN SELECT RAISE (ABORT, 'the history of the register is never changed');
END;

CREATE TRIGGER register_import_keeps_its_file BEFORE UPDATE ON register_import
WHEN NEW.original IS NOT OLD.original
BEGIN SELECT RAISE (ABORT, 'the file of an import is never changed');
END;

CREATE TRIGGER register_import_never_goes BEFORE DELETE ON register_import
BEGIN SELECT RAISE (ABORT, 'an import is removed by a disposal decision only');
END;

CREATE TRIGGER register_import_once BEFORE UPDATE ON register_import
WHEN OLD.applied_at IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'an import that was made is never changed');
END;

CREATE TRIGGER registry_entry_never_changes BEFORE UPDATE ON registry_entry
BEGIN SELECT RAISE (ABORT, 'an entry in the registry is corrected in the registry');
END;

CREATE TRIGGER registry_entry_never_goes BEFORE DELETE ON registry_entry
WHEN NOT EXISTS (SELECT 1
FROM disposing WHERE kind = 'message' AND id = OLD.message_id)
BEGIN SELECT RAISE (ABORT, 'an entry in the registry is removed by a disposal decision only');
END;

CREATE TRIGGER registry_sending_begins BEFORE INSERT ON registry_sending
WHEN NEW.state <> 'sending' OR NOT EXISTS (SELECT 1
FROM export WHERE id = NEW.export_id AND state = 'written')
BEGIN SELECT RAISE (ABORT, 'only records of a written package are sent');
END;

CREATE TRIGGER registry_sending_item_is_in_the_package BEFORE INSERT ON registry_sending_item
WHEN NOT EXISTS (SELECT 1
FROM export_item JOIN registry_sending ON registry_sending.export_id = export_item.export_id WHERE registry_sending.id = NEW.sending_id AND export_item.kind = NEW.kind AND export_item.item_id = NEW.item_id)
BEGIN SELECT RAISE (ABORT, 'only records of a written package are sent');
END;

CREATE TRIGGER registry_sending_item_never_changes BEFORE UPDATE ON registry_sending_item
BEGIN SELECT RAISE (ABORT, 'what was sent stays on file');
END;

CREATE TRIGGER registry_sending_item_never_goes BEFORE DELETE ON registry_sending_item
BEGIN SELECT RAISE (ABORT, 'what was sent stays on file');
END;

CREATE TRIGGER registry_sending_item_once BEFORE INSERT ON registry_sending_item
WHEN EXISTS (SELECT 1
FROM registry_sending_item AS other JOIN registry_sending ON registry_sending.id = sending_id WHERE other.kind = NEW.kind AND other.item_id = NEW.item_id AND state IN ('sending', 'uncertain')) OR EXISTS (SELECT 1
FROM receipt_item JOIN receipt ON receipt.id = receipt_id WHERE receipt_item.kind = NEW.kind AND receipt_item.item_id = NEW.item_id AND receiver = 'registry' AND withdrawn_because IS NULL)
BEGIN SELECT RAISE (ABORT, 'the record may be in the registry already');
END;

CREATE TRIGGER registry_sending_keeps_the_order BEFORE UPDATE ON registry_sending
WHEN NEW.state <> OLD.state AND NOT (OLD.state = 'sending' AND NEW.state IN ('sent', 'refused', 'uncertain')) AND NOT (OLD.state = 'uncertain' AND NEW.state IN ('sent', 'absent'))
BEGIN SELECT RAISE (ABORT, 'the order is sending, sent');
END;

CREATE TRIGGER registry_sending_never_goes BEFORE DELETE ON registry_sending
BEGIN SELECT RAISE (ABORT, 'what was sent stays on file');
END;

CREATE TRIGGER registry_sending_stays BEFORE UPDATE ON registry_sending
WHEN NEW.id <> OLD.id OR NEW.export_id <> OLD.export_id OR NEW.kind <> OLD.kind OR NEW.item_id <> OLD.item_id OR NEW.started_at <> OLD.started_at OR NEW.started_by <> OLD.started_by OR NEW.is_new_case <> OLD.is_new_case OR (OLD.state IN ('sent', 'refused', 'absent') AND (NEW.number IS NOT OLD.number OR NEW.step <> OLD.step OR NEW.case_number IS NOT OLD.case_number OR NEW.receipt_id IS NOT OLD.receipt_id OR NEW.problem IS NOT OLD.problem OR NEW.ended_at IS NOT OLD.ended_at OR NEW.left_out <> OLD.left_out OR (NEW.reply IS NOT OLD.reply AND NOT EXISTS (SELECT 1
FROM disposal WHERE state = 'erasing'))))
BEGIN SELECT RAISE (ABORT, 'what became of a record that was sent is never changed');
END;

CREATE TRIGGER registry_sending_yearly_once BEFORE INSERT ON registry_sending
WHEN NEW.yearly_year IS NOT NULL AND NEW.step = 'case' AND EXISTS (SELECT 1
FROM registry_sending WHERE yearly_department_id = NEW.yearly_department_id AND yearly_year = NEW.yearly_year AND step = 'case' AND state IN ('sending', 'uncertain'))
BEGIN SELECT RAISE (ABORT, 'the yearly case may be in the registry already');
END;

CREATE TRIGGER registry_sending_yearly_stays BEFORE UPDATE ON registry_sending
WHEN NEW.yearly_department_id IS NOT OLD.yearly_department_id OR NEW.yearly_year IS NOT OLD.yearly_year
BEGIN SELECT RAISE (ABORT, 'what became of a record that was sent is never changed');
END;

CREATE TRIGGER reminder_stays BEFORE UPDATE ON reminder
BEGIN SELECT RAISE (ABORT, 'a reminder that was sent is never changed');
END;

CREATE TRIGGER retention_rule_never_goes BEFORE DELETE ON retention_rule
BEGIN SELECT RAISE (ABORT, 'a retention rule is closed, never removed');
END;

CREATE TRIGGER retention_rule_only_closed BEFORE UPDATE ON retention_rule
WHEN OLD.closed_at IS NOT NULL OR NEW.closed_at IS NULL OR NEW.id IS NOT OLD.id OR NEW.kind IS NOT OLD.kind OR NEW.channel_id IS NOT OLD.channel_id OR NEW.category IS NOT OLD.category OR NEW.months IS NOT OLD.months OR NEW.counted_from IS NOT OLD.counted_from OR NEW.transfer IS NOT OLD.transfer OR NEW.decided_by IS NOT OLD.decided_by OR NEW.decided_on IS NOT OLD.decided_on OR NEW.reference IS NOT OLD.reference OR NEW.document IS NOT OLD.document OR NEW.document_name IS NOT OLD.document_name OR NEW.entered_at IS NOT OLD.entered_at OR NEW.entered_by IS NOT OLD.entered_by
BEGIN SELECT RAISE (ABORT, 'a retention rule is closed, never changed');
END;

CREATE TRIGGER round_addition_never_changes BEFORE UPDATE ON round_addition
BEGIN SELECT RAISE (ABORT, 'what became of a round is kept');
END;

CREATE TRIGGER round_addition_never_goes BEFORE DELETE ON round_addition
BEGIN SELECT RAISE (ABORT, 'what became of a round is kept');
END;

CREATE TRIGGER round_is_decided_once BEFORE UPDATE ON round
WHEN NOT (OLD.state = 'missed' AND NEW.state IN ('caught-up', 'not-needed')) AND NOT (NEW.noted_at < OLD.noted_at)
BEGIN SELECT RAISE (ABORT, 'a round is decided once');
END;

CREATE TRIGGER round_never_goes BEFORE DELETE ON round
BEGIN SELECT RAISE (ABORT, 'what became of a round is kept');
END;

CREATE TRIGGER run_target_never_goes BEFORE DELETE ON run_target
BEGIN SELECT RAISE (ABORT, 'what a run was to capture is never taken back');
END;

CREATE TRIGGER seal_key_never_goes BEFORE DELETE ON seal_key
BEGIN SELECT RAISE (ABORT, 'a key stays as long as what it sealed');
END;

CREATE TRIGGER seal_key_stays BEFORE UPDATE ON seal_key
BEGIN SELECT RAISE (ABORT, 'a key is never changed: a new one is made');
END;

CREATE TRIGGER sealed_note_never_goes BEFORE DELETE ON sealed_note
BEGIN SELECT RAISE (ABORT, 'a sealed note is removed by a disposal decision only');
END;

CREATE TRIGGER sealed_note_stays BEFORE UPDATE ON sealed_note
BEGIN SELECT RAISE (ABORT, 'a sealed note is never changed: a new one is sealed');
END;

CREATE TRIGGER secrecy_mark_is_lifted_once BEFORE UPDATE ON secrecy_mark
WHEN OLD.lifted_at IS NOT NULL OR NEW.kind IS NOT OLD.kind OR NEW.record_id IS NOT OLD.record_id OR NEW.paragraph IS NOT OLD.paragraph OR NEW.note IS NOT OLD.note OR NEW.marked_at IS NOT OLD.marked_at OR NEW.marked_by IS NOT OLD.marked_by
BEGIN SELECT RAISE (ABORT, 'a secrecy mark is lifted, and never changed');
END;

CREATE TRIGGER secrecy_mark_is_on_a_record BEFORE INSERT ON secrecy_mark
WHEN NOT EXISTS (SELECT 1
FROM kept_record WHERE kind = NEW.kind AND id = NEW.record_id)
BEGIN SELECT RAISE (ABORT, 'a secrecy mark is on a record that is kept');
END;

CREATE TRIGGER secrecy_mark_never_goes BEFORE DELETE ON secrecy_mark
WHEN NOT EXISTS (SELECT 1
FROM disposing WHERE kind = OLD.kind AND id = OLD.record_id) AND EXISTS (SELECT 1
FROM kept_record WHERE kind = OLD.kind AND id = OLD.record_id)
BEGIN SELECT RAISE (ABORT, 'a secrecy mark is lifted, and its traces stay');
END;

CREATE TRIGGER source_file_is_kept BEFORE INSERT ON source_file
WHEN NEW.container_id IS NULL AND NOT EXISTS (SELECT 1
FROM object WHERE sha256 = NEW.sha256)
BEGIN SELECT RAISE (ABORT, 'a source is kept before it is entered');
END;

CREATE TRIGGER source_file_never_changes BEFORE UPDATE ON source_file
BEGIN SELECT RAISE (ABORT, 'a source is never changed');
END;

CREATE TRIGGER source_file_never_goes BEFORE DELETE ON source_file
WHEN NOT EXISTS (SELECT 1
FROM disposal WHERE state = 'erasing')
BEGIN SELECT RAISE (ABORT, 'a source is removed by a disposal decision only');
END;

CREATE TRIGGER tombstone_is_of_what_goes BEFORE INSERT ON tombstone
WHEN NOT EXISTS (SELECT 1
FROM disposing WHERE kind = NEW.kind AND id = NEW.item_id)
BEGIN SELECT RAISE (ABORT, 'a tombstone is of what a confirmed disposal covers');
END;

CREATE TRIGGER tombstone_never_changes BEFORE UPDATE ON tombstone
BEGIN SELECT RAISE (ABORT, 'a tombstone is never changed');
END;

CREATE TRIGGER tombstone_never_goes BEFORE DELETE ON tombstone
BEGIN SELECT RAISE (ABORT, 'a tombstone is never removed');
END;

CREATE TRIGGER user_last_administrator BEFORE UPDATE OF person_id ON user
WHEN EXISTS (SELECT 1
FROM person WHERE id = NEW.person_id AND departed_on IS NOT NULL) AND EXISTS (SELECT 1
FROM staying_administrator WHERE id = OLD.id) AND NOT EXISTS (SELECT 1
FROM staying_administrator WHERE id <> OLD.id)
BEGIN SELECT RAISE (ABORT, 'an archive always has an administrator who has not left');
END;

CREATE TRIGGER user_never_goes BEFORE DELETE ON user
BEGIN SELECT RAISE (ABORT, 'a user is left without roles, and never taken away: the journal names them');
END;

CREATE TRIGGER user_role_is_given_or_taken BEFORE UPDATE ON user_role
BEGIN SELECT RAISE (ABORT, 'a role is given or taken, never changed');
END;

CREATE TRIGGER user_role_last_administrator BEFORE DELETE ON user_role
WHEN OLD.role = 'administrator' AND (SELECT count (*)
FROM user_role WHERE role = 'administrator') = 1
BEGIN SELECT RAISE (ABORT, 'an archive always has an administrator');
END;

CREATE TRIGGER user_role_staying_administrator BEFORE DELETE ON user_role
WHEN OLD.role = 'administrator' AND EXISTS (SELECT 1
FROM staying_administrator WHERE id = OLD.user_id) AND NOT EXISTS (SELECT 1
FROM staying_administrator WHERE id <> OLD.user_id)
BEGIN SELECT RAISE (ABORT, 'an archive always has an administrator who has not left');
END;

CREATE TRIGGER user_stays_who_it_is BEFORE UPDATE ON user
WHEN NEW.os_key IS NOT OLD.os_key OR NEW.id IS NOT OLD.id
BEGIN SELECT RAISE (ABORT, 'a user is who the operating system says');
END;

CREATE TRIGGER wacz_never_changes BEFORE UPDATE ON wacz
BEGIN SELECT RAISE (ABORT, 'a web archive is never changed');
END;

CREATE TRIGGER watched_page_never_goes BEFORE DELETE ON watched_page
BEGIN SELECT RAISE (ABORT, 'a watched page is ended, and its traces stay');
END;

CREATE TRIGGER watched_page_stays_itself BEFORE UPDATE ON watched_page
WHEN NEW.id IS NOT OLD.id OR NEW.channel_id IS NOT OLD.channel_id OR NEW.address IS NOT OLD.address OR NEW.address_key IS NOT OLD.address_key OR NEW.added_by IS NOT OLD.added_by OR NEW.added_at IS NOT OLD.added_at OR OLD.ended_at IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'a watched page is never made into another');
END;

CREATE TRIGGER website_never_goes BEFORE DELETE ON website
BEGIN SELECT RAISE (ABORT, 'a website is taken out of the list, and stays in the register');
END;
