// The journal.
import { z } from 'zod'
import { FilePath } from '../file-path.ts'
import { JournalRow } from '../journal.ts'
import { OutgoingMail } from '../outbox.ts'
import { base, page, paging } from './base.ts'

export const journal = {
  /** `act`: lines of one act only, such as `record.read`. */
  list: base
    .input(
      z.strictObject({
        about: z.string().nullable(),
        act: z.string().max(100).nullable().default(null),
        ...paging
      })
    )
    .output(page(JournalRow)),
  /** Writes the number and the seal of the last line to a file in a folder outside the archive, to hold the archive against later. */
  saveHead: base.input(z.strictObject({ dir: FilePath })).output(z.strictObject({ path: z.string() })),
  /** Sends the same to a mailbox, by the server for outgoing mail. */
  mailHead: base.input(z.strictObject({ mailbox: z.email() })).output(OutgoingMail)
}
