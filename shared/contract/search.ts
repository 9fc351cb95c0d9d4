// Search over everything, in one box.
import { z } from 'zod'
import { SearchPage, SearchQuery } from '../search.ts'
import { base, paging } from './base.ts'

export const search = {
  find: base.input(SearchQuery.extend(paging)).output(SearchPage),
  /** Enters everything that waits in the index, and answers how many records that were. */
  catchUp: base.output(z.strictObject({ entered: z.int() }))
}
