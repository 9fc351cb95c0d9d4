-- Alerts: what somebody is to be told of, who wants to be told by mail, and by which mail they were. An alert says what and where,
-- and never what anybody has written.

-- All there is to tell of, each cause once; `since` is from when it is one, where it is not so already. What has been decided about,
-- answered or put right is no cause any more. A question that was late already when it came in, such as one of an old export, is
-- no news; one whose decision was taken back is, again.
CREATE VIEW alert_cause (kind, cause, since, channel_id, comment_id, message_id, department_id, profile_id, login) AS
SELECT iif(flag = 'word', 'watch-word', 'personal-number'), comment_id, NULL, channel_id, comment_id, NULL, NULL, NULL, NULL
  FROM comment_flag JOIN comment ON comment.id = comment_id
  WHERE flag IN ('word', 'personal-number') AND decision IS NULL
UNION ALL
SELECT 'unanswered',
    concat(duty.id, '.', (SELECT count(*) FROM comment_decision WHERE comment_decision.comment_id = duty.comment_id)),
    due_at, duty.channel_id, duty.comment_id, message_id, NULL, NULL, NULL
  FROM duty LEFT JOIN message ON message.id = message_id LEFT JOIN comment ON comment.id = duty.comment_id
  WHERE answered_at IS NULL AND due_at >= coalesce(message.taken_in_at, comment.noticed_at)
UNION ALL
SELECT 'vanished', concat(comment_id, ' ', vanished_at), NULL, comment.channel_id, comment_id, NULL, NULL, NULL, NULL
  FROM platform_comment JOIN comment ON comment.id = comment_id WHERE vanished_at IS NOT NULL AND decision IS NULL
UNION ALL
-- Held back from visitors, but not by a decision here; and a post that is not at its address any more.
SELECT 'vanished', concat(event.comment_id, ' ', at), NULL, event.channel_id, event.comment_id, NULL, NULL, NULL, NULL
  FROM platform_event AS event JOIN comment ON comment.id = event.comment_id
    LEFT JOIN platform_comment ON platform_comment.comment_id = comment.id LEFT JOIN channel_post AS post ON post.id = post_id
  WHERE decision IS NULL AND ((what = 'withdrawn' AND status NOT IN ('visible', 'gone'))
    OR (what = 'vanished' AND post.vanished_at IS NOT NULL))
UNION ALL
SELECT 'edited', concat(event.comment_id, ' ', max(at)), NULL, event.channel_id, event.comment_id, NULL, NULL, NULL, NULL
  FROM platform_event AS event JOIN comment ON comment.id = event.comment_id
  WHERE what = 'edited' AND decision IS NULL GROUP BY event.comment_id
UNION ALL
-- What can still be saved of it is to be, and what cannot be is to be known. A post that was saved anew lacks nothing.
SELECT 'copy-lacking', event.id, NULL, event.channel_id, event.comment_id, NULL, NULL, NULL, NULL
  FROM platform_event AS event LEFT JOIN comment ON comment.id = event.comment_id LEFT JOIN channel_post AS post ON post.id = post_id
  WHERE lacking IS NOT NULL AND decision IS NULL AND NOT (lacking = 'new-version' AND post.comment_id IS NOT event.comment_id)
UNION ALL
SELECT 'login-ended',
    concat(browser_profile.id, ' ', (SELECT max(seq) FROM journal WHERE about = browser_profile.id AND act = 'profile.logged-out')),
    NULL, NULL, NULL, NULL, NULL, browser_profile.id, 'profile'
  FROM browser_profile WHERE state = 'logged-out'
    AND EXISTS (SELECT 1 FROM channel_profile JOIN channel ON channel.id = channel_id
      WHERE profile_id = browser_profile.id AND retired_at IS NULL)
UNION ALL
SELECT 'login-ended', concat(account.id, ' ', checked_at), NULL, channel_id, NULL, NULL, NULL, NULL, 'account'
  FROM account JOIN channel ON channel.id = channel_id
  WHERE problem IN ('platform-expired', 'platform-login-refused') AND forgotten_at IS NULL AND retired_at IS NULL
UNION ALL
SELECT 'login-ended', concat(mailbox.id, ' ', fetched_at), NULL, channel_id, NULL, NULL, NULL, NULL, 'mailbox'
  FROM mailbox JOIN channel ON channel.id = channel_id
  WHERE problem = 'mail-login-refused' AND forgotten_at IS NULL AND retired_at IS NULL
UNION ALL
SELECT 'round-missed', concat(department_id, ' ', period), NULL, NULL, NULL, NULL, department_id, NULL, NULL
  FROM round WHERE state = 'missed'
UNION ALL
-- Of files that are found damaged on a day, one; of a database, one for each time that it was looked through.
SELECT DISTINCT 'archive-damaged', concat('files ', substr(found_at, 1, 10)), NULL, NULL, NULL, NULL, NULL, NULL, NULL
  FROM object_damage JOIN object ON object.sha256 = object_damage.sha256 WHERE ended_at IS NULL
UNION ALL
SELECT 'archive-damaged', concat(kind, ' ', at), NULL, NULL, NULL, NULL, NULL, NULL, NULL
  FROM database_look WHERE problems <> '[]'
UNION ALL
-- The disk of the archive has less than 2 GB left, or is full within 90 days if the archive grows on as it has for a week to four months: once
-- for each month that it is so. `delivery/checks/space.ts` says the same in the window.
SELECT 'disk-short', substr(last.day, 1, 7), NULL, NULL, NULL, NULL, NULL, NULL, NULL
  FROM (SELECT day, free_bytes, archive_bytes FROM space_sample ORDER BY day DESC LIMIT 1) AS last
    LEFT JOIN space_sample AS first ON first.day = (SELECT min(day) FROM space_sample WHERE day >= date(last.day, '-120 days'))
      AND first.day <= date(last.day, '-7 days')
  WHERE last.free_bytes < 2147483648
    OR last.free_bytes * (julianday(last.day) - julianday(first.day)) < 90.0 * (last.archive_bytes - first.archive_bytes)
UNION ALL
-- A folder for backups that has had no whole one for eight days.
SELECT 'backup-late', concat(target.id, ' ', coalesce(last.at, target.added_at)),
    strftime('%Y-%m-%dT%H:%M:%fZ', coalesce(last.at, target.added_at), '+8 days'), NULL, NULL, NULL, NULL, NULL, NULL
  FROM backup_target AS target
    LEFT JOIN (SELECT target_id, max(at) AS at FROM backup WHERE outcome = 'whole' GROUP BY target_id) AS last ON last.target_id = target.id
  WHERE plan IS NOT NULL AND removed_at IS NULL
UNION ALL
-- A receipt of the diary that cannot be understood, and is not only half written: ten minutes after it was found.
SELECT 'receipt-unread', concat(sending_id, ' ', found_at), strftime('%Y-%m-%dT%H:%M:%fZ', found_at, '+10 minutes'),
    NULL, NULL, NULL, NULL, NULL, NULL
  FROM unread_receipt JOIN sending ON sending.id = sending_id WHERE state IN ('handed-over', 'uncertain');

-- One alert for each cause, however often it is looked for. It is new until somebody has seen it, and done when somebody says so, or
-- by itself (`done_by` NULL) when its cause is gone.
CREATE TABLE alert (
  id            TEXT PRIMARY KEY,
  kind          TEXT NOT NULL
    CHECK (kind IN ('watch-word', 'personal-number', 'unanswered', 'vanished', 'login-ended', 'round-missed', 'archive-damaged',
      'disk-short', 'backup-late', 'edited', 'copy-lacking', 'receipt-unread')),
  cause         TEXT NOT NULL,
  comment_id    TEXT REFERENCES comment (id),
  message_id    TEXT REFERENCES message (id),
  -- Whose round was missed.
  department_id TEXT REFERENCES department (id),
  -- Which kind of login has run out: of a browser profile, an account or a mailbox.
  login         TEXT CHECK (login IN ('profile', 'account', 'mailbox')),
  raised_at     TEXT NOT NULL,
  seen_at       TEXT,
  seen_by       TEXT,
  done_at       TEXT,
  done_by       TEXT,
  UNIQUE (kind, cause),
  CHECK ((kind = 'login-ended') = (login IS NOT NULL)),
  CHECK ((kind = 'round-missed') = (department_id IS NOT NULL)),
  CHECK (kind = 'copy-lacking'
    OR (kind IN ('watch-word', 'personal-number', 'unanswered', 'vanished', 'edited')) = (comment_id IS NOT NULL) + (message_id IS NOT NULL)),
  CHECK ((seen_at IS NULL) = (seen_by IS NULL)),
  CHECK (done_by IS NULL OR done_at IS NOT NULL)
) STRICT;
CREATE INDEX alert_raised ON alert (raised_at DESC, id);
CREATE INDEX alert_open ON alert (kind, cause) WHERE done_at IS NULL;
CREATE INDEX alert_comment ON alert (comment_id) WHERE comment_id IS NOT NULL;
CREATE INDEX alert_message ON alert (message_id) WHERE message_id IS NOT NULL;

-- An alert goes from new to seen to done, once, and is about what it was about.
CREATE TRIGGER alert_goes_one_way BEFORE UPDATE ON alert
WHEN OLD.done_at IS NOT NULL OR (OLD.seen_at IS NOT NULL AND NEW.seen_at IS NOT OLD.seen_at)
  OR (OLD.seen_by IS NOT NULL AND NEW.seen_by IS NOT OLD.seen_by) OR NEW.id IS NOT OLD.id OR NEW.kind IS NOT OLD.kind
  OR NEW.cause IS NOT OLD.cause OR NEW.comment_id IS NOT OLD.comment_id OR NEW.message_id IS NOT OLD.message_id
  OR NEW.department_id IS NOT OLD.department_id OR NEW.login IS NOT OLD.login OR NEW.raised_at IS NOT OLD.raised_at
BEGIN SELECT RAISE(ABORT, 'an alert goes from new to seen to done, once'); END;

-- An alert is deleted only with the record that it is about, by a disposal.
CREATE TRIGGER alert_never_goes BEFORE DELETE ON alert
WHEN NOT EXISTS (SELECT 1 FROM disposing WHERE kind = 'message' AND id = OLD.message_id)
  AND NOT EXISTS (SELECT 1 FROM disposing_comment WHERE id = OLD.comment_id)
BEGIN SELECT RAISE(ABORT, 'an alert goes with its record, by a disposal decision only'); END;

-- The channels that an alert concerns: one of a comment, all of a login or of a department whose round was missed; none of one that
-- concerns the archive itself.
CREATE TABLE alert_channel (
  alert_id   TEXT NOT NULL REFERENCES alert (id),
  channel_id TEXT NOT NULL REFERENCES channel (id),
  PRIMARY KEY (alert_id, channel_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX alert_channel_channel ON alert_channel (channel_id);

-- Which channels an alert concerned stays, for as long as the alert does.
CREATE TRIGGER alert_channel_never_goes BEFORE DELETE ON alert_channel
WHEN NOT EXISTS (SELECT 1 FROM disposal WHERE state = 'erasing')
BEGIN SELECT RAISE(ABORT, 'an alert goes with its record, by a disposal decision only'); END;

-- Which alerts a person wants by mail, of one channel or of all (`channel_id` NULL).
CREATE TABLE alert_subscription (
  person_id  TEXT NOT NULL REFERENCES person (id),
  channel_id TEXT REFERENCES channel (id),
  kind       TEXT NOT NULL
    CHECK (kind IN ('watch-word', 'personal-number', 'unanswered', 'vanished', 'login-ended', 'round-missed', 'archive-damaged',
      'disk-short', 'backup-late', 'edited', 'copy-lacking', 'receipt-unread')),
  added_at   TEXT NOT NULL,
  added_by   TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX alert_subscription_once ON alert_subscription (person_id, coalesce(channel_id, ''), kind);

-- By which mail a person was told of an alert: each once.
CREATE TABLE alert_mail (
  alert_id  TEXT NOT NULL REFERENCES alert (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  mail_id   TEXT NOT NULL REFERENCES outgoing_mail (id),
  PRIMARY KEY (alert_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX alert_mail_mail ON alert_mail (mail_id);

-- That somebody was told stays, for as long as the alert does.
CREATE TRIGGER alert_mail_never_goes BEFORE DELETE ON alert_mail
WHEN NOT EXISTS (SELECT 1 FROM disposal WHERE state = 'erasing')
BEGIN SELECT RAISE(ABORT, 'an alert goes with its record, by a disposal decision only'); END;
