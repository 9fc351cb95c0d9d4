// Looking at a watched page: one visit, in the channel's own browser profile, in which what is new is saved, what says something
// else is noted, and what is no longer there counts as vanished only when the page was seen whole.
import { randomUUID } from 'node:crypto'
import type { Reason } from '#shared/capture.ts'
import { Instant, PageVisitId, type WatchedPageId } from '#shared/ids.ts'
import type { PageVisit } from '#shared/watch.ts'
import { REFUSALS } from '../../captures/browser/refusals/wall.ts'
import { hostOf, restOf } from '../../captures/captures/queue.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { activeChannel } from '../../register/register/channels.ts'
import { withBrowser } from '../comments/page.ts'
import { verifyLeftovers } from '../comments/recover.ts'
import * as queries from './page-queries.ts'
import { pageOf, restOfHost } from './pages.ts'
import { takePage } from './take-page.ts'

/** The most that are pictured at one visit: the rest wait for the next, so that no site is kept busy. */
const MOST_NEW = 30

/**
 * Visits the page now. A page that says no, or that was not seen whole, is an outcome; a refusal is kept with the visit too.
 * @throws ArchiveError not-found, channel-retired, page-being-read, site-left-alone, no-browser, browser-did-not-start, stopped
 */
export async function visitPage(ctx: Context, pageId: WatchedPageId): Promise<PageVisit> {
  const page = pageOf(ctx.db.read, pageId)
  const id = PageVisitId.parse(randomUUID())
  ctx.db.transact(tx => {
    activeChannel(tx, page.channelId)
    if (queries.lastVisit(tx, pageId)?.state === 'running')
      throw new ArchiveError('page-being-read', { address: page.address })
    const host = hostOf(page.address)
    const until = restOfHost(tx, host, ctx.clock.now())
    if (until !== null) throw new ArchiveError('site-left-alone', { host, until })
    queries.insertVisit(tx, { id, pageId, at: ctx.clock.now(), by: ctx.actor })
    record(tx, ctx, { act: 'page.visit-started', about: id, details: { page: pageId } })
  })
  tellChanged(ctx, 'comments')
  try {
    await verifyLeftovers(ctx, page.channelId)
    await readInto(ctx, page, id)
  } catch (error) {
    const problem = error instanceof ArchiveError ? error.code : 'internal'
    const state = problem === 'stopped' ? 'interrupted' : 'failed'
    end(ctx, id, { ...queries.NOTHING, state, problem, detail: null })
    throw error
  } finally {
    tellChanged(ctx, 'comments')
  }
  return visitOf(ctx, id)
}

async function readInto(ctx: Context, page: queries.PageRow, id: PageVisitId): Promise<void> {
  const { channelId, address } = page
  const trouble = await withBrowser(ctx, { address, channelId }, open =>
    takePage(ctx, { page, visit: id, open, most: MOST_NEW }, (tx, taken) => {
      const { doubt, limit, counts, shown } = taken
      finish(tx, ctx, id, {
        state: doubt === null ? 'whole' : 'partial',
        problem: doubt?.code ?? null,
        detail: doubt?.detail ?? null,
        ...counts,
        shown,
        restUntil: limit === null ? null : restUntil(ctx, limit.reason, limit.retryAfter)
      })
    })
  )
  if (trouble !== null) end(ctx, id, refused(ctx, trouble.reason, trouble.retryAfter))
}

/** Until when its site is to be left alone; `retryAfter` in seconds. */
function restUntil(ctx: Context, { code }: Reason, retryAfter: number | null): Instant | null {
  const now = Date.parse(ctx.clock.now())
  const rest = restOf([code], retryAfter === null ? null : now + retryAfter * 1000, now)
  return rest === null ? null : Instant.parse(new Date(rest).toISOString())
}

function refused(ctx: Context, reason: Reason, retryAfter: number | null): queries.VisitEnd {
  const state = REFUSALS.has(reason.code) ? 'refused' : 'failed'
  const { code: problem, detail } = reason
  return { ...queries.NOTHING, state, problem, detail, restUntil: restUntil(ctx, reason, retryAfter) }
}

function end(ctx: Context, id: PageVisitId, ended: queries.VisitEnd): void {
  ctx.db.transact(tx => finish(tx, ctx, id, ended))
}

function finish(tx: WriteDb, ctx: Context, id: PageVisitId, ended: queries.VisitEnd): void {
  queries.endVisit(tx, id, ended, ctx.clock.now())
  record(tx, ctx, { act: 'page.visit-ended', about: id, details: { ...ended } })
}

function visitOf({ db }: Context, id: PageVisitId): PageVisit {
  const found = queries.findVisit(db.read, id)
  if (found === undefined) throw new ArchiveError('not-found', { what: id })
  return found
}

/** Marks visits that the program ended in the middle of; gives how many there were. */
export function interruptVisits(ctx: Context): number {
  const cut = queries.runningVisits(ctx.db.read)
  for (const id of cut)
    end(ctx, id, { ...queries.NOTHING, state: 'interrupted', problem: null, detail: null })
  return cut.length
}
