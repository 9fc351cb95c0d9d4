// The journal.
import { z } from 'zod'
import { JournalRow } from '../journal.ts'
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
    .output(page(JournalRow))
}
