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

const COLUMNS = `mailbox.id, channel_id AS channelId, channel.name AS channelName, host, port, security, user_name AS user,
  folder, afterwards, move_to AS moveTo, added_at AS addedAt, added_by AS addedBy, fetched_at AS fetchedAt, problem`
const FROM = 'FROM mailbox JOIN channel ON channel.id = channel_id WHERE forgotten_at IS NULL'
// Left to itself, SQLite looks through all mails of the mailbox.
const TOO_LARGE = 'mailbox_mail INDEXED BY mailbox_mail_too_large'
const MAILBOX = `SELECT ${COLUMNS},
  (SELECT count(*) FROM mailbox_mail WHERE mailbox_id = mailbox.id AND outcome <> 'too-large') AS taken,
  (SELECT count(*) FROM ${TOO_LARGE}
   WHERE mailbox_id = mailbox.id AND outcome = 'too-large' AND handled_at IS NULL) AS tooLarge ${FROM}`

/** A mailbox without the counts of its mails, for which all of them are looked through. */
export type Uncounted = z.infer<typeof Uncounted>
const Uncounted = Mailbox.omit({ taken: true, tooLarge: true })

function readMailbox<T>(row: unknown, as: z.ZodType<T>): T {
  // What COLUMNS selects.
  const { afterwards, moveTo, ...rest } = row as { afterwards: string; moveTo: string | null }
  return as.parse({
    ...rest,
    afterwards: moveTo === null ? { kind: afterwards } : { kind: afterwards, folder: moveTo }
  })
}

/** Those that are not forgotten, of one channel or of all. */
export function listMailboxes(db: ReadDb, channelId: ChannelId | null): Mailbox[] {
  return db
    .prepare(`${MAILBOX} AND (@channelId IS NULL OR channel_id = @channelId) ORDER BY added_at, mailbox.id`)
    .all({ channelId })
    .map(row => readMailbox(row, Mailbox))
}

export function findMailbox(db: ReadDb, id: MailboxId): Mailbox | undefined {
  const row = db.prepare(`${MAILBOX} AND mailbox.id = ?`).get(id)
  return row === undefined ? undefined : readMailbox(row, Mailbox)
}

export function findUncounted(db: ReadDb, id: MailboxId): Uncounted | undefined {
  const row = db.prepare(`SELECT ${COLUMNS} ${FROM} AND mailbox.id = ?`).get(id)
  return row === undefined ? undefined : readMailbox(row, Uncounted)
}

/** Those that are not forgotten. */
export const mailboxIds = (db: ReadDb): MailboxId[] =>
  db
    .prepare('SELECT id FROM mailbox WHERE forgotten_at IS NULL ORDER BY added_at, id')
    .pluck()
    .all() as MailboxId[]

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

/** Which of these mails of the folder were not dealt with yet, as long as its UIDVALIDITY is the same; in their order. */
export function newUids(
  db: ReadDb,
  { present, ...place }: MailFolder & { present: readonly number[] }
): number[] {
  return db
    .prepare(
      `SELECT value FROM json_each(@present) WHERE NOT EXISTS (SELECT 1 FROM mailbox_mail
         WHERE mailbox_id = @mailboxId AND uid_validity = @uidValidity AND uid = value) ORDER BY key`
    )
    .pluck()
    .all({ ...place, present: JSON.stringify(present) }) as number[]
}

/** Saved, and not yet known to be flagged or moved. In no order: a few that can never be moved must not come first each time. */
export function unhandledMails(db: ReadDb, place: MailFolder): { uid: number; sha256: Sha256 }[] {
  return db
    .prepare(
      `SELECT uid, sha256 FROM mailbox_mail INDEXED BY mailbox_mail_unhandled JOIN source_file ON source_file.id = source_id
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

/** A mail that is too large, and whether it lies in the folder: of one numbered in another way nobody knows any more. */
export type TooLarge = { readonly uidValidity: string; readonly uid: number; readonly isThere: 0 | 1 }

/** Those of which something else is noted than what the folder shows. */
export function tooLargeOtherwise(
  db: ReadDb,
  { present, ...place }: MailFolder & { readonly present: readonly number[] }
): TooLarge[] {
  return db
    .prepare(
      `SELECT uid_validity AS uidValidity, uid, handled_at IS NOT NULL AS isThere FROM ${TOO_LARGE}
       WHERE mailbox_id = @mailboxId AND outcome = 'too-large'
         AND (handled_at IS NULL) <> (uid_validity = @uidValidity AND uid IN (SELECT value FROM json_each(@present)))`
    )
    .all({ ...place, present: JSON.stringify(present) }) as TooLarge[]
}

export function noteTooLarge(db: WriteDb, mailboxId: MailboxId, mail: TooLarge, at: Instant): void {
  db.prepare(
    `UPDATE mailbox_mail SET handled_at = iif(@isThere, NULL, @at)
     WHERE mailbox_id = @mailboxId AND uid_validity = @uidValidity AND uid = @uid`
  ).run({ mailboxId, ...mail, at })
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
