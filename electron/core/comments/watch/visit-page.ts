// Looking at a watched page: one visit, in the channel's own browser profile, in which what is new is saved, what says something
// else is noted, and what is no longer there counts as vanished only when the page was seen whole.
import { randomUUID } from 'node:crypto'
import type { Reason } from '#shared/capture.ts'
import { CommentId, Instant, PageVisitId, type WatchedPageId } from '#shared/ids.ts'
import type { PageVisit } from '#shared/watch.ts'
import { readPage } from '../../captures/browser/comments/read-page.ts'
import { isIn } from '../../captures/browser/comments/same-comment.ts'
import { REFUSALS } from '../../captures/browser/refusals/wall.ts'
import { mayBePrivate } from '../../captures/captures/channel-settings.ts'
import { hostOf, restOf } from '../../captures/captures/queue.ts'
import { noteLoggedOut } from '../../captures/profiles/profiles.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { type KeptSource, keepSource } from '../../kernel/objects/sources.ts'
import { activeChannel } from '../../register/register/channels.ts'
import { factsOnly } from '../comments/facts-only.ts'
import { verifyComments } from '../comments/order.ts'
import { withBrowser } from '../comments/page.ts'
import { verifyLeftovers } from '../comments/recover.ts'
import { isOurDoing } from '../readings/absent.ts'
import { saysTheSame } from '../readings/content.ts'
import { setGone, setSeen } from '../readings/platform-comment.ts'
import { enterRead, type NewOnPage, saveNew } from './enter-read.ts'
import { BY_WORDS, type MetOnPage, meetOnPage } from './met.ts'
import * as queries from './page-queries.ts'
import { pageOf, restOfHost } from './pages.ts'

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
  const { platform } = activeChannel(ctx.db.read, channelId)
  const { read, profile } = await withBrowser(ctx, { address, channelId }, async ({ browser, profile }) => ({
    profile,
    read: await readPage(
      browser,
      {
        ...{ address, platform, mayBePrivate: mayBePrivate(ctx.db.read, page) },
        factsOnly: factsOnly(ctx.db.read).links
      },
      { signal: ctx.closing, choose: found => newOnes(meetOnPage(ctx.db.read, page, found)) }
    )
  }))
  if ('reason' in read) {
    if (read.reason.code === 'stopped') throw new ArchiveError('stopped')
    if (profile !== null && read.reason.code === 'login-required') noteLoggedOut(ctx, profile.id)
    end(ctx, id, refused(ctx, read.reason, read.retryAfter))
    return
  }
  const met = meetOnPage(
    ctx.db.read,
    page,
    read.comments.map(({ found }) => found)
  )
  const fresh: NewOnPage[] = []
  const source = await keepSource(ctx, {
    ...{ bytes: read.source.bytes, mediaType: read.source.mediaType, name: 'sida.mhtml' },
    ...{ method: 'page_capture', from: { url: address, httpDate: null } }
  })
  for (const each of met) {
    const shot = read.comments[each.at]?.shot ?? null
    if (each.is !== 'new' || shot === null) continue
    const about = { page, visit: id, source, provenance: read.provenance, profile: profile?.name ?? null }
    fresh.push(await saveNew(ctx, about, { id: CommentId.parse(randomUUID()), met: each, shot }))
  }
  const waiting = met.filter(({ is }) => is === 'new').length - fresh.length
  const doubt: Reason | null =
    read.doubt ?? (waiting > 0 ? { code: 'comments-missing', detail: String(waiting) } : null)
  const changed = met.filter(each => each.is === 'known' && !saysTheSame(each.known.content, each))
  const gone = doubt === null ? notThere(queries.onPage(ctx.db.read, page), met, read.text) : []
  const { startedUtc, endedUtc } = read.provenance.time
  const shown = { from: Instant.parse(startedUtc), to: Instant.parse(endedUtc) }
  ctx.db.transact(tx => {
    const joined = met.filter(({ is }) => is === 'joined')
    if (fresh.length + changed.length + joined.length + gone.length > 0)
      enterRead(tx, ctx, { page, visit: id, source, fresh, changed, joined, met, shown })
    const at = ctx.clock.now()
    for (const each of met) if (each.is === 'known') setSeen(tx, each.known.id, 'visible', at)
    const vanished = gone.filter(each => noteGone(tx, ctx, each.id, source)).length
    finish(tx, ctx, id, {
      state: doubt === null ? 'whole' : 'partial',
      problem: doubt?.code ?? null,
      detail: doubt?.detail ?? null,
      ...{ seen: met.length, added: fresh.length, changed: changed.length, vanished, waiting },
      shown: read.shown,
      restUntil: read.limit === null ? null : restUntil(ctx, read.limit.reason, read.limit.retryAfter)
    })
  })
  await verifyComments(
    ctx,
    fresh.map(each => each.id)
  )
}

const newOnes = (met: readonly MetOnPage[]): ReadonlySet<number> =>
  new Set(met.flatMap(({ is, at }) => (is === 'new' ? [at] : [])).slice(0, MOST_NEW))

/** Which of those that stood on the page before stand there no more. */
function notThere(
  before: readonly queries.OnPage[],
  met: readonly MetOnPage[],
  text: string
): queries.OnPage[] {
  const isThere = new Set(
    met.flatMap(each => [each.comment.nativeId, ...(each.is === 'known' ? [each.known.nativeId] : [])])
  )
  const since = new Map(before.map(({ nativeId, noticedAt }) => [nativeId, noticedAt]))
  // Neither a link nor an id tells it from another: what the same name says since then may be what it was edited into.
  const maySay = (one: queries.OnPage) =>
    one.nativeId.startsWith(BY_WORDS) &&
    met.some(({ comment, content }) => {
      if (!comment.nativeId.startsWith(BY_WORDS) || content.authorName !== one.authorName) return false
      const noticed = since.get(comment.nativeId)
      return noticed === undefined || noticed > one.seenAt
    })
  return before.filter(one => !isThere.has(one.nativeId) && !isIn(text, one.text) && !maySay(one))
}

/** Notes that it is not on its page any more; gives whether no removal of ours is on file. */
function noteGone(tx: WriteDb, ctx: Context, id: CommentId, source: KeptSource): boolean {
  const hasVanished = !isOurDoing(tx, id)
  record(tx, ctx, {
    act: hasVanished ? 'comment.vanished' : 'comment.gone',
    about: id,
    details: { source: source.id }
  })
  setGone(tx, id, ctx.clock.now(), hasVanished)
  return hasVanished
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
