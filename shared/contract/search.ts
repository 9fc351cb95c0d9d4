// Search over everything, in one box.
import { z } from 'zod'
import { IdBeginning, IdKind } from '../id-kind.ts'
import { SearchPage, SearchQuery } from '../search.ts'
import { base, paging } from './base.ts'

export const search = {
  find: base.input(SearchQuery.extend(paging)).output(SearchPage),
  /** The ids of a kind that begin so, a few at most. */
  ids: base
    .input(z.strictObject({ beginning: IdBeginning, kind: IdKind.default('any') }))
    .output(z.array(z.uuid())),
  /** Enters everything that waits in the index, and answers how many records that were. */
  catchUp: base.output(z.strictObject({ entered: z.int() }))
}
