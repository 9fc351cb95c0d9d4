// The journal.
import { z } from 'zod'
import { JournalRow } from '../journal.ts'
import { base, page, paging } from './base.ts'

export const journal = {
  list: base.input(z.strictObject({ about: z.string().nullable(), ...paging })).output(page(JournalRow))
}
