// Mailboxes that messages are fetched from.
import { z } from 'zod'
import { AccountSecret } from '../account.ts'
import { ChannelId, MailboxId } from '../ids.ts'
import { Fetched, Mailbox, MailboxDraft } from '../mailbox.ts'
import { base } from './base.ts'

const one = z.strictObject({ id: MailboxId })

export const mailboxes = {
  list: base.input(z.strictObject({ channelId: ChannelId.nullable() })).output(z.array(Mailbox)),
  /** Asks the server whether it takes the login and has the folders, puts the password in the keychain and enters it. */
  add: base.input(z.strictObject({ mailbox: MailboxDraft, secret: AccountSecret })).output(Mailbox),
  renewPassword: base.input(one.extend({ secret: AccountSecret })).output(Mailbox),
  /** Fetches what is new. What was fetched before the connection broke is kept, and the rest is fetched the next time. */
  fetch: base.input(one).output(Fetched),
  /** Takes the password out of the keychain and speaks to the server no more. What was fetched stays. */
  forget: base.input(one).output(z.null())
}
