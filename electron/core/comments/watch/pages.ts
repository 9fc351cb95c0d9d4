// Pages that are looked at for new comments, and how each stands.
import { Instant, type WatchedPageId } from '#shared/ids.ts'
import type { WatchedPage } from '#shared/watch.ts'
import { hostOf } from '../../captures/captures/queue.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import * as queries from './page-queries.ts'

/** A watched page. @throws ArchiveError not-found */
export function pageOf(db: ReadDb, id: WatchedPageId): queries.PageRow {
  const found = queries.findPage(db, id)
  if (found === undefined) throw new ArchiveError('not-found', { what: id })
  return found
}

/** Every watched page, with how it stands. */
export function watchedPages(db: ReadDb): WatchedPage[] {
  return queries.listPages(db).map(page => {
    const lastVisit = queries.lastVisit(db, page.id)
    return { ...page, lastVisit, nextAt: nextVisit(page, lastVisit), ...queries.countsOn(db, page) }
  })
}

/** When it is looked at by itself next, not while its site wants to be left alone; null when it never was: then at once. Pure. */
function nextVisit({ everyMinutes }: queries.PageRow, last: WatchedPage['lastVisit']): Instant | null {
  if (everyMinutes === null || last === null) return null
  const after = Date.parse(last.startedAt) + everyMinutes * 60_000
  const rest = last.restUntil === null ? 0 : Date.parse(last.restUntil)
  return Instant.parse(new Date(Math.max(after, rest)).toISOString())
}

/** Until when the host is to be left alone, by what any page on it was answered; null when it need not be. */
export function restOfHost(db: ReadDb, host: string, now: Instant): Instant | null {
  const untils = queries
    .resting(db, now)
    .flatMap(({ address, until }) => (hostOf(address) === host ? [until] : []))
  return untils.toSorted().at(-1) ?? null
}
