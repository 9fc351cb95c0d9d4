// Two people at the same thing, of whom one may not see all that stands there: what they saw of it is what they were shown, and what they give
// back as it was shown stays as it is.
import { isDeepStrictEqual } from 'node:util'
import type { Context } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { type Acts, type Fields, isFields, requireSeen as require } from '../../kernel/journal/seen.ts'
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

/**
 * What is given to be set, with what stands there in the place of the words that were cut out of it for whoever gives it: they have changed
 * nothing there, and what they may not see would be written over.
 */
export function withWhatStood<Given>(ctx: Context, db: ReadDb, given: Given, now: unknown): Given {
  const shown = waysShown(now, hiddenFrom(db, whoIs(ctx, ctx.osUser).roles))
  return shown.reduce<unknown>((value, way) => stood(value, way, now), given) as Given
}

function stood(given: unknown, shown: unknown, now: unknown): unknown {
  if (isDeepStrictEqual(given, shown)) return now
  // A list may be given in another order, and is shown whole or not at all. Two that are cut to the same stand for one each.
  if (Array.isArray(given) && Array.isArray(shown) && Array.isArray(now) && shown.length === now.length) {
    const left = shown.map((each, at) => ({ each, stands: now[at] }))
    return given.map(one => {
      const at = left.findIndex(({ each }) => isDeepStrictEqual(each, one))
      return at === -1 ? one : left.splice(at, 1)[0]?.stands
    })
  }
  if (!isFields(given) || !isFields(shown) || !isFields(now)) return given
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      name in now ? stood(value, shown[name], now[name]) : value
    ])
  )
}
