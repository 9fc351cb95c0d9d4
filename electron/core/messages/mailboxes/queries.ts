// The SQL of mailboxes and of the mails that came out of them.
import { z } from 'zod'
import {
  type ChannelId,
  ConversationId,
  type Instant,
  type MailboxId,
  Sha256,
  type SourceFileId
} from '#shared/ids.ts'
import { Mailbox } from '#shared/mailbox.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'

const MAILBOX = `SELECT mailbox.id, channel_id AS channelId, channel.name AS channelName, host, port, security,
  user_name AS user, folder, afterwards, move_to AS moveTo, added_at AS addedAt, added_by AS addedBy,
  fetched_at AS fetchedAt, problem,
  (SELECT count(*) FROM mailbox_mail WHERE mailbox_id = mailbox.id AND outcome <> 'too-large') AS taken,
  (SELECT count(*) FROM mailbox_mail WHERE mailbox_id = mailbox.id AND outcome = 'too-large' AND handled_at IS NULL) AS tooLarge
  FROM mailbox JOIN channel ON channel.id = channel_id WHERE forgotten_at IS NULL`

function readMailbox(row: unknown): Mailbox {
  // What MAILBOX selects.
  const { afterwards, moveTo, ...rest } = row as { afterwards: string; moveTo: string | null }
  return Mailbox.parse({
    ...rest,
    afterwards: moveTo === null ? { kind: afterwards } : { kind: afterwards, folder: moveTo }
  })
}

/** Those that are not forgotten, of one channel or of all. */
export function listMailboxes(db: ReadDb, channelId: ChannelId | null): Mailbox[] {
  return db
    .prepare(`${MAILBOX} AND (@channelId IS NULL OR channel_id = @channelId) ORDER BY added_at, mailbox.id`)
    .all({ channelId })
    .map(readMailbox)
}

export function findMailbox(db: ReadDb, id: MailboxId): Mailbox | undefined {
  const row = db.prepare(`${MAILBOX} AND mailbox.id = ?`).get(id)
  return row === undefined ? undefined : readMailbox(row)
}

export function insertMailbox(db: WriteDb, mailbox: Mailbox): void {
  const { afterwards, channelName: _, taken: __, tooLarge: ___, ...columns } = mailbox
  db.prepare(
    `INSERT INTO mailbox (id, channel_id, host, port, security, user_name, folder, afterwards, move_to, added_at, added_by,
       fetched_at, problem)
     VALUES (@id, @channelId, @host, @port, @security, @user, @folder, @afterwards, @moveTo, @addedAt, @addedBy,
       @fetchedAt, @problem)`
  ).run({
    ...columns,
    afterwards: afterwards.kind,
    moveTo: afterwards.kind === 'move' ? afterwards.folder : null
  })
}

/** `at`: when everything in it was fetched; null where it was not. */
export function setFetched(db: WriteDb, id: MailboxId, at: Instant | null, problem: string | null): void {
  db.prepare(
    'UPDATE mailbox SET fetched_at = coalesce(@at, fetched_at), problem = @problem WHERE id = @id'
  ).run({ id, at, problem })
}

export function markMailboxForgotten(db: WriteDb, id: MailboxId, at: Instant): void {
  db.prepare('UPDATE mailbox SET forgotten_at = ? WHERE id = ?').run(at, id)
}

/** The folder of a mailbox, and the numbering of its mails: a UID says nothing under another UIDVALIDITY. */
export type MailFolder = { readonly mailboxId: MailboxId; readonly uidValidity: string }

const Uid = z.object({ uid: z.int() })

/** The mails of the folder that were dealt with, as long as its UIDVALIDITY is the same. */
export function knownUids(db: ReadDb, place: MailFolder): Set<number> {
  const rows = db
    .prepare('SELECT uid FROM mailbox_mail WHERE mailbox_id = @mailboxId AND uid_validity = @uidValidity')
    .all(place)
  return new Set(rows.map(row => Uid.parse(row).uid))
}

/** Saved, and not yet known to be flagged or moved. In no order: a few that can never be moved must not come first each time. */
export function unhandledMails(db: ReadDb, place: MailFolder): { uid: number; sha256: Sha256 }[] {
  return db
    .prepare(
      `SELECT uid, sha256 FROM mailbox_mail JOIN source_file ON source_file.id = source_id
       WHERE mailbox_id = @mailboxId AND uid_validity = @uidValidity AND handled_at IS NULL ORDER BY random()`
    )
    .all(place)
    .map(row => Uid.extend({ sha256: Sha256 }).parse(row))
}

export function insertMailboxMail(
  db: WriteDb,
  mail: MailFolder & {
    readonly uid: number
    readonly internalDate: Instant | null
    readonly sourceId: SourceFileId | null
    readonly outcome: 'message' | 'known' | 'report' | 'own' | 'too-large'
    readonly at: Instant
  }
): void {
  db.prepare(
    `INSERT INTO mailbox_mail (mailbox_id, uid_validity, uid, internal_date, source_id, outcome, taken_in_at)
     VALUES (@mailboxId, @uidValidity, @uid, @internalDate, @sourceId, @outcome, @at)`
  ).run(mail)
}

export function setHandled(db: WriteDb, place: MailFolder, uid: number, at: Instant): void {
  db.prepare(
    `UPDATE mailbox_mail SET handled_at = @at
     WHERE mailbox_id = @mailboxId AND uid_validity = @uidValidity AND uid = @uid`
  ).run({ ...place, uid, at })
}

/** Which of the mails that are too large still lie in the folder; of one numbered in another way nobody knows any more. */
export function noteTooLarge(
  db: WriteDb,
  { present, at, ...place }: MailFolder & { readonly present: readonly number[]; readonly at: Instant }
): void {
  db.prepare(
    `UPDATE mailbox_mail SET handled_at = iif(handled_at IS NULL, @at, NULL)
     WHERE mailbox_id = @mailboxId AND outcome = 'too-large'
       AND (handled_at IS NULL) <> (uid_validity = @uidValidity AND uid IN (SELECT value FROM json_each(@present)))`
  ).run({ ...place, present: JSON.stringify(present), at })
}

/** What a channel's mail is written from by the authority, in lower case: its mailboxes and its department's. */
export function ownAddresses(db: ReadDb, channelId: ChannelId): Set<string> {
  const rows = db
    .prepare(
      `SELECT lower(user_name) AS address FROM mailbox WHERE channel_id = @channelId
       UNION SELECT lower(mailbox) FROM channel JOIN department ON department.id = department_id
       WHERE channel.id = @channelId AND mailbox IS NOT NULL`
    )
    .all({ channelId })
  return new Set(rows.map(row => z.object({ address: z.string() }).parse(row).address))
}

/** The addresses, in lower case, of those who wrote to the authority in a conversation. */
export function sendersTo(db: ReadDb, conversationId: ConversationId): Set<string> {
  const rows = db
    .prepare(
      `SELECT DISTINCT lower(sender_address) AS address FROM message
       WHERE conversation_id = ? AND direction = 'in' AND sender_address IS NOT NULL`
    )
    .all(conversationId)
  return new Set(rows.map(row => z.object({ address: z.string() }).parse(row).address))
}

/** The conversation of the mail with this Message-ID in the channel. */
export function conversationOfMail(
  db: ReadDb,
  channelId: ChannelId,
  messageId: string
): ConversationId | null {
  const row = db
    .prepare(
      `SELECT conversation_id AS id FROM message
       WHERE native_id = ? AND channel_id = ? AND method = 'email' AND conversation_id IS NOT NULL LIMIT 1`
    )
    .get(messageId, channelId)
  return row === undefined ? null : z.object({ id: ConversationId }).parse(row).id
}
