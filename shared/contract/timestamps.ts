// Time stamps of the journal: who is asked for them, and what came.
import { z } from 'zod'
import { FilePath } from '../file-path.ts'
import { TimestampAuthorityId } from '../ids.ts'
import { Timestamp, TimestampAuthority, TimestampAuthorityDraft } from '../timestamp.ts'
import { base, page, paging } from './base.ts'

export const timestamps = {
  /** Newest first. */
  list: base.input(z.strictObject(paging)).output(page(Timestamp)),
  /** Those that are asked; with `forgotten` also those that were, whose time stamps stay. */
  authorities: base
    .input(z.strictObject({ forgotten: z.boolean().default(false) }))
    .output(z.array(TimestampAuthority)),
  /** Enters an authority with the certificates that vouch for it (PEM or DER); it is asked from now on. */
  add: base
    .input(z.strictObject({ draft: TimestampAuthorityDraft, certificates: FilePath }))
    .output(TimestampAuthority),
  /** Asks it nothing more. Its time stamps stay. */
  forget: base.input(z.strictObject({ id: TimestampAuthorityId })).output(z.null()),
  /** Asks each of them now for a time stamp of the journal as it stands. */
  make: base.output(z.array(TimestampAuthority))
}
