// What somebody with the file of the database does to its rows, by plain SQL, and what is named of it.
import type { Finding } from '#shared/journal.ts'

const COMMENT = `(SELECT comment_id FROM comment_decision LIMIT 1)`
const TEXTS = `SELECT capture_id, sha256 FROM capture_file WHERE role = 'text' ORDER BY capture_id LIMIT 2`

/** What is done, and what `verify` names. */
export const ATTACKS: readonly (readonly [
  what: string,
  sql: string,
  code: Finding['code'],
  named: RegExp
])[] = [
  [
    'a message gets other words',
    `UPDATE message SET text = 'Allt är bra' WHERE sender_name = 'Göran Ek'`,
    'row-changed',
    /^message [0-9a-f]{8}$/
  ],
  [
    'other words are said to stand in a picture',
    `UPDATE picture_text SET text = 'Ingenting' WHERE state = 'read'`,
    'row-changed',
    /^picture_text [0-9a-f]{8}/
  ],
  [
    'words are said to stand in a picture in which none were read',
    `INSERT INTO picture_text (sha256, state, text, confidence, read_at)
       SELECT sha256, 'read', 'Ingenting', 90, '2026-11-25T08:00:00.000Z' FROM object WHERE sha256 NOT IN (SELECT sha256 FROM picture_text) LIMIT 1`,
    'row-added',
    /^picture_text [0-9a-f]{8}/
  ],
  [
    'words that were read in a picture are gone',
    `DELETE FROM picture_text WHERE state = 'read'`,
    'row-missing',
    /^picture_text [0-9a-f]{8}/
  ],
  [
    'a migration has another name',
    `UPDATE migration SET name = 'x' WHERE version = 0`,
    'schema-changed',
    /^migration 0$/
  ],
  [
    'a message gets another sender',
    `UPDATE message SET sender_name = 'Någon Annan' WHERE sender_name = 'Eva Ek'`,
    'row-changed',
    /^message /
  ],
  [
    'a message gets another day',
    `UPDATE message SET taken_in_at = '2020-01-01T00:00:00.000Z' WHERE sender_name = 'Eva Ek'`,
    'row-changed',
    /^message /
  ],
  [
    'a message gets a diary number that nobody gave it',
    `UPDATE message SET state = 'registered', diary_number = 'KS 1', decided_at = taken_in_at, decided_by = 'x' WHERE sender_name = 'Eva Ek'`,
    'row-changed',
    /^message /
  ],
  [
    'a message is moved to another channel',
    `UPDATE message SET channel_id = (SELECT id FROM channel WHERE id <> channel_id LIMIT 1) WHERE sender_name = 'Eva Ek'`,
    'row-changed',
    /^message /
  ],
  [
    'a message vanishes from what waits',
    `UPDATE inbox SET undecided = 0 WHERE undecided > 0`,
    'row-changed',
    /^inbox [0-9a-f]{8} \(undecided\)$/
  ],
  [
    'an answer is no longer due',
    `UPDATE inbox SET due_at = NULL WHERE due_at IS NOT NULL`,
    'row-changed',
    /^inbox [0-9a-f]{8} \(due_at\)$/
  ],
  [
    'an answer is due in a far future',
    `UPDATE duty SET due_at = '2099-12-31T00:00:00.000Z' WHERE answered_at IS NULL`,
    'row-changed',
    /^(duty \d+|inbox [0-9a-f]{8}) \(due_at\)$/
  ],
  [
    'a comment bears another ground than its decision',
    `UPDATE comment SET ground = 'b', decided_outcome = 'no-answer', is_unread = 1 - is_unread, is_flagged = 1 - is_flagged`,
    'row-changed',
    /^comment [0-9a-f]{8} \((ground|decided_outcome|is_unread|is_flagged)\)$/
  ],
  [
    'fewer messages are counted than there are',
    `UPDATE total SET count = count - 1 WHERE id = 'messages'`,
    'row-changed',
    /^total messages \(count\)$/
  ],
  [
    'less is counted in a capture than there is',
    `UPDATE capture_size SET files = files - 1, bytes = bytes - 1`,
    'row-changed',
    /^capture_size [0-9a-f]{8} \((files|bytes)\)$/
  ],
  [
    'nothing is counted in a capture',
    `DELETE FROM capture_size`,
    'row-changed',
    /^capture_size [0-9a-f]{8} \((files|bytes)\)$/
  ],
  [
    'a message is taken away',
    `DELETE FROM message WHERE sender_name = 'Göran Ek'`,
    'row-missing',
    /^message [0-9a-f]{8}$/
  ],
  [
    'an imported message gets other words',
    `UPDATE message SET text = 'Det är fint' WHERE text = 'God jul!'`,
    'row-changed',
    /^message /
  ],
  [
    'a message that nobody sent is put in',
    `INSERT INTO message SELECT '00000000-0000-4000-8000-000000000000', channel_id, conversation_id, kind, direction, state, method, actor_id, 'Påhittad', sender_address, native_id, 'x', created_at, created_raw, created_basis, received_at, taken_in_at, taken_in_by, 'x', text_raw, reply_to, reactions, completeness, original, original_name, diary_number, mailbox, reply_text, minor_because, mail, decided_by, decided_at FROM message WHERE sender_name = 'Eva Ek'`,
    'row-added',
    /^message 00000000$/
  ],
  [
    'where a message was seen is taken away',
    'DELETE FROM message_sighting',
    'row-missing',
    /^message_sighting /
  ],
  [
    'a comment gets other words',
    `UPDATE comment SET content = replace(content, 'odugliga', 'duktiga') WHERE id = ${COMMENT}`,
    'row-changed',
    /^comment /
  ],
  [
    'a comment is taken away with its files',
    `DELETE FROM comment_file WHERE comment_id = ${COMMENT}; DELETE FROM comment WHERE id = ${COMMENT}`,
    'row-missing',
    /^comment [0-9a-f]{8}$/
  ],
  [
    'a removed comment looks as if it were only decided on',
    `UPDATE comment SET state = 'decided', removal = NULL WHERE id = ${COMMENT}`,
    'row-changed',
    /^comment /
  ],
  [
    'a comment was seen on another day',
    `UPDATE comment SET noticed_at = '2026-11-01T08:00:00.000Z' WHERE id = ${COMMENT}`,
    'row-changed',
    /^comment /
  ],
  [
    'a decision gets another ground',
    `UPDATE comment_decision SET category = 'g'`,
    'row-changed',
    /^comment_decision 1 \(comment [0-9a-f]{8}\)$/
  ],
  [
    'a decision gets another person',
    `UPDATE comment_decision SET decided_by = 'Någon Annan'`,
    'row-changed',
    /^comment_decision 1 /
  ],
  ['a decision is taken away', 'DELETE FROM comment_decision', 'row-missing', /^comment_decision 1$/],
  [
    'a removal gets another day',
    `UPDATE comment_removal SET removed_at = '2026-01-01T00:00:00.000Z'`,
    'row-changed',
    /^comment_removal 1 /
  ],
  [
    'a removal gets another way',
    `UPDATE comment_removal SET via = 'api'`,
    'row-changed',
    /^comment_removal 1 /
  ],
  [
    'a confirmation is taken away',
    'DELETE FROM comment_confirmation',
    'row-missing',
    /^comment_confirmation /
  ],
  [
    'a complete capture becomes a failed one',
    `UPDATE capture SET state = 'failed'`,
    'row-changed',
    /^capture /
  ],
  [
    'an incomplete capture becomes complete',
    `UPDATE capture SET reasons = '[{"code":"pictures-missing"}]'`,
    'row-changed',
    /^capture /
  ],
  [
    'a capture is taken away',
    `DELETE FROM capture_file WHERE capture_id = (SELECT max(id) FROM capture); DELETE FROM capture WHERE id = (SELECT max(id) FROM capture)`,
    'row-missing',
    /^capture [0-9a-f]{8}$/
  ],
  [
    'a capture gets another address',
    `UPDATE capture SET address = 'https://flode.example/annan'`,
    'row-changed',
    /^capture /
  ],
  [
    'the files of two captures are swapped',
    `CREATE TEMP TABLE two AS ${TEXTS}; UPDATE capture_file SET sha256 = (SELECT sha256 FROM two WHERE two.capture_id <> capture_file.capture_id) WHERE role = 'text' AND capture_id IN (SELECT capture_id FROM two)`,
    'row-changed',
    /^capture_file /
  ],
  [
    'a mandate gets another day',
    `UPDATE mandate SET decided_on = '2020-01-01'`,
    'row-changed',
    /^mandate 1 /
  ],
  ['a mandate is taken away', 'DELETE FROM mandate WHERE seq = 1', 'row-missing', /^mandate 1$/],
  ['a secrecy mark is taken away', 'DELETE FROM secrecy_mark', 'row-missing', /^secrecy_mark 1$/],
  [
    'a secrecy mark is lifted by nobody',
    `UPDATE secrecy_mark SET lifted_at = marked_at, lifted_by = 'x', lifted_because = 'x'`,
    'row-changed',
    /^secrecy_mark 1/
  ],
  [
    'a hold is lifted by nobody',
    `UPDATE disposal_hold SET lifted_at = placed_at, lifted_by = 'x', lifted_because = 'x'`,
    'row-changed',
    /^disposal_hold /
  ],
  [
    'the sum of a package is another',
    `UPDATE export SET manifest = '${'0'.repeat(64)}'`,
    'row-changed',
    /^export /
  ],
  ['a receipt gets another number', `UPDATE receipt SET number = 'KS 2026:2'`, 'row-changed', /^receipt /],
  [
    'a record is no longer covered by its receipt',
    'DELETE FROM receipt_item',
    'row-missing',
    /^receipt_item /
  ],
  [
    'a disclosure is about something else',
    `UPDATE disclosure SET about = 'Något annat'`,
    'row-changed',
    /^disclosure /
  ],
  [
    'a channel gets another purpose',
    `UPDATE channel SET purpose = 'Reklam' WHERE name = 'Tyst kanal'`,
    'row-changed',
    /^channel /
  ],
  [
    'a name in the history of the register is another',
    `UPDATE register_change SET after = 'Någon Annan' WHERE rowid = 1`,
    'row-changed',
    /^register_change /
  ],
  ['a user loses a role', `DELETE FROM user_role WHERE role = 'moderator'`, 'row-missing', /^user_role /],
  [
    'an answer of a checklist is another',
    `UPDATE checklist_answer SET answer = 'yes'`,
    'row-changed',
    /^checklist_answer 1 /
  ],
  [
    'an attestation is signed by somebody else',
    `UPDATE attestation SET signed_by = 'Någon Annan'`,
    'row-changed',
    /^attestation /
  ],
  [
    'a consent is withdrawn by nobody',
    `UPDATE image_consent SET withdrawn_on = given_on, withdrawn_by = 'x'`,
    'row-changed',
    /^image_consent /
  ],
  [
    'a mail went to somebody else',
    `UPDATE outgoing_mail SET recipient = 'annan@norrby.example'`,
    'row-changed',
    /^outgoing_mail /
  ],
  [
    'a file has another kind',
    `UPDATE object SET media_type = 'image/png' WHERE media_type = 'text/plain'`,
    'row-changed',
    /^object /
  ],
  [
    'words are put in that nobody read in a marked file',
    `INSERT INTO secret_file_text SELECT sha256, 'own', 'Inga ord' FROM object LIMIT 1`,
    'row-added',
    /^secret_file_text /
  ],
  [
    'a range of rows is put in that no act sealed',
    `INSERT INTO range_seal VALUES ('message', 'a', 'b', 3, 'salt', 'digest')`,
    'seal-changed',
    /^range_seal message a–b \(3\)$/
  ],
  [
    'the seal of a row is exchanged',
    `UPDATE row_seal SET sha256 = 'digest' WHERE tbl = 'mandate' AND key = '[1]'`,
    'seal-changed',
    /^row_seal mandate 1 /
  ]
]
