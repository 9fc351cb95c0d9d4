// Mail that is sent: by which server, and what became of each.
import { z } from 'zod'
import { AccountSecret } from '../account.ts'
import { CommentId, MessageId, OutgoingMailId } from '../ids.ts'
import {
  MailServer,
  MailServerDraft,
  MailServerShown,
  OutboxCounts,
  OutgoingMail,
  OutgoingState
} from '../outbox.ts'
import { base, page, paging, seen } from './base.ts'

const one = z.strictObject({ id: OutgoingMailId })

export const outbox = {
  server: base.output(MailServer.nullable()),
  /**
   * Asks the server whether it takes the login, puts the password in the keychain and enters the server. A null password
   * keeps the one that is there, for the same host and user only.
   */
  saveServer: base
    .input(
      z.strictObject({
        server: MailServerDraft,
        secret: AccountSecret.nullable(),
        seen: seen(z.strictObject({ server: MailServerShown.nullable() }))
      })
    )
    .output(MailServer),
  checkServer: base.output(MailServer),
  /** Takes the password out of the keychain. What is queued waits until there is a server again. */
  forgetServer: base.output(z.null()),
  /** Queues a short mail, to see that mail arrives. */
  test: base.input(z.strictObject({ recipient: z.email() })).output(OutgoingMail),
  /** Newest first; `trouble` is what a person must see to. */
  list: base
    .input(
      z.strictObject({
        state: z.union([OutgoingState, z.literal('trouble')]).nullable(),
        messageId: MessageId.nullable(),
        commentId: CommentId.nullable().default(null),
        ...paging
      })
    )
    .output(page(OutgoingMail)),
  find: base.input(one).output(OutgoingMail),
  counts: base.output(OutboxCounts),
  /** Tries everything that is queued at once, and answers when each has been tried. */
  send: base.output(OutboxCounts),
  /**
   * Sends once more: to the same mailbox what the server refused or may not have taken, as the same mail; to another
   * mailbox, or what bounced, as a new one.
   */
  again: base.input(one.extend({ recipient: z.email().nullable() })).output(OutgoingMail),
  /** A person has looked in the mailbox. */
  resolve: base.input(one.extend({ outcome: z.enum(['arrived', 'bounced']) })).output(OutgoingMail)
}
