// Two people at the same thing, of whom one may not see all that stands there: what they saw of it is what they were shown.
import type { Context } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { type Acts, type Fields, requireSeen as require } from '../../kernel/journal/seen.ts'
import { whoIs } from '../roles/users.ts'
import { hiddenFrom, waysShown } from './hide.ts'

/** As the kernel's own, for whoever acts. @throws ArchiveError changed-meanwhile */
export function requireSeen(
  ctx: Context,
  db: ReadDb,
  about: string | Acts,
  seen: Fields | null,
  now: Fields
): void {
  if (seen !== null)
    require(db, about, seen, now, waysShown(now, hiddenFrom(db, whoIs(ctx, ctx.osUser).roles)))
}
