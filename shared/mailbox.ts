// Mailboxes that messages are fetched from over IMAP. The password is in the keychain, never here.
import { z } from 'zod'
import { ChannelId, Instant, MailboxId } from './ids.ts'
import { oneLine } from './one-line.ts'
import { ServerAddress } from './outbox.ts'

const folder = oneLine(200)

export const MailboxDraft = ServerAddress.extend({
  /** The channel that the messages are taken in to. */
  channelId: ChannelId,
  user: z.string().trim().min(1).max(200),
  /** The folder that is read, such as `INBOX`. */
  folder,
  /** What is done in the mailbox with a mail once it is saved and verified: nothing, a flag, or moved to this folder. */
  afterwards: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('keep') }),
    z.strictObject({ kind: z.literal('flag') }),
    z.strictObject({ kind: z.literal('move'), folder })
  ])
})
export type MailboxDraft = z.infer<typeof MailboxDraft>

export const Mailbox = MailboxDraft.extend({
  id: MailboxId,
  channelName: z.string(),
  addedAt: Instant,
  addedBy: z.string(),
  /** When everything in it was last fetched, and what was wrong the last time it was not (a refusal's code). */
  fetchedAt: Instant.nullable(),
  problem: z.string().nullable(),
  /** Mails that were taken out of it, and those that were too large. */
  taken: z.int(),
  tooLarge: z.int()
})
export type Mailbox = z.infer<typeof Mailbox>

/** What a fetching came to: every mail that was seen is one of these. */
export const Fetched = z.strictObject({
  seen: z.int(),
  /** Mails that became messages. */
  imported: z.int(),
  /** Mails that say what the archive already held. */
  known: z.int(),
  /** Reports about, and copies of, mails that the archive had sent. */
  own: z.int(),
  /** Mails above the limit, which lie where they lay. */
  tooLarge: z.int(),
  /** Those among them of which the server handed out only a part, which is kept. */
  short: z.int(),
  /** Messages that came of the mails; a forwarded mail is one of its own. */
  messages: z.int()
})
export type Fetched = z.infer<typeof Fetched>
