// Going through a channel for its posts: those that are new or changed are saved, each by its own address with its comments; those that
// are not listed any more are looked for. A list that was not read whole says so, and nothing is said then of what was not in it.
import { randomUUID } from 'node:crypto'
import { TZDate } from '@date-fns/tz'
import { type ChannelId, Instant, PostVisitId } from '#shared/ids.ts'
import type { PostVisit } from '#shared/posts.ts'
import { type PostList, readPosts } from '../../captures/browser/posts/read-posts.ts'
import { FAR } from '../../captures/browser/process/limits.ts'
import { REFUSALS } from '../../captures/browser/refusals/wall.ts'
import { mayBePrivate } from '../../captures/captures/channel-settings.ts'
import { wordsOf } from '../../captures/captures/platform-words.ts'
import { hostOf, restOf } from '../../captures/captures/queue.ts'
import { channelSettings } from '../../captures/captures/read.ts'
import { halfYearOf } from '../../captures/captures/schedule.ts'
import { noteLoggedOut } from '../../captures/profiles/profiles.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import type { StoredObject } from '../../kernel/objects/store.ts'
import { askToStop, stoppable } from '../../kernel/stoppable.ts'
import { ZONE } from '../../kernel/swedish-time.ts'
import { activeChannel } from '../../register/register/channels.ts'
import { factsOnly } from '../comments/facts-only.ts'
import { withBrowser } from '../comments/page.ts'
import { verifyLeftovers } from '../comments/recover.ts'
import { restOfHost } from '../watch/pages.ts'
import type { Going, Shortfall } from './going.ts'
import { lookForMissing } from './look-for-missing.ts'
import * as queries from './queries.ts'
import { restBetween } from './rest-between.ts'
import { meetPosts, savePostsMet } from './save-met.ts'

/**
 * Goes through the channel now. A page that says no, or that was not read whole, is an outcome; a refusal is kept with it too.
 * @throws ArchiveError not-found, channel-retired, posts-being-read, site-left-alone, no-browser, browser-did-not-start, stopped
 */
export function savePosts(ctx: Context, input: PostRequest): Promise<PostVisit> {
  const id = PostVisitId.parse(randomUUID())
  return stoppable(ctx, id, stopping => visitChannel(stopping, id, input))
}

/** Stops the going through of the channel that goes on; one that has ended stays as it is. */
export function stopPosts(ctx: Context, channelId: ChannelId): PostVisit | null {
  const visit = queries.lastVisit(ctx.db.read, channelId)
  if (visit !== null) askToStop(ctx, visit.id)
  return visit
}

type PostRequest = {
  readonly channelId: ChannelId
  readonly since: string | null
  readonly most: number | null
}

async function visitChannel(ctx: Context, id: PostVisitId, input: PostRequest): Promise<PostVisit> {
  const { channelId } = input
  const going = ctx.db.transact(tx => {
    const { addresses, name } = activeChannel(tx, channelId)
    const [address = ''] = addresses
    if (queries.lastVisit(tx, channelId)?.state === 'running')
      throw new ArchiveError('posts-being-read', { channel: name })
    const now = ctx.clock.now()
    const until = [restOfHost(tx, hostOf(address), now), restOfPosts(tx, address, now)].toSorted().at(-1)
    if (until != null) throw new ArchiveError('site-left-alone', { host: hostOf(address), until })
    const words = wordsOf(tx, { channelId, address })
    const most = input.most ?? words.posts.most
    const since = sinceOf(input.since, now)
    queries.insertVisit(tx, { id, channelId, address, since, most, at: now, by: ctx.actor })
    record(tx, ctx, { act: 'posts.visit-started', about: id, details: { channel: channelId, since, most } })
    return { id, channelId, address, since, most, words, rest: restBetween(ctx, words.posts.pause) }
  })
  tellChanged(ctx, 'comments')
  try {
    await verifyLeftovers(ctx, channelId)
    await withBrowser(ctx, { address: going.address, channelId }, open => goThrough(ctx, { ...going, open }))
  } catch (error) {
    const problem = error instanceof ArchiveError ? error.code : 'internal'
    end(ctx, id, {
      ...NOTHING,
      state: problem === 'stopped' ? 'interrupted' : 'failed',
      problem,
      detail: null
    })
    throw error
  } finally {
    tellChanged(ctx, 'comments')
  }
  return visitOf(ctx, id)
}

/** The day in Sweden, or the beginning of the half-year. */
function sinceOf(day: string | null, now: Instant): Instant {
  if (day === null) return halfYearOf(now).start
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return Instant.parse(new Date(new TZDate(year, month - 1, date, ZONE).getTime()).toISOString())
}

function restOfPosts(db: Context['db']['read'], address: string, now: Instant): Instant | null {
  const untils = queries
    .resting(db, now)
    .flatMap(each => (hostOf(each.address) === hostOf(address) ? [each.until] : []))
  return untils.toSorted().at(-1) ?? null
}

async function goThrough(ctx: Context, going: Going): Promise<void> {
  const { id, channelId, address, words, since, open } = going
  const { addresses } = activeChannel(ctx.db.read, channelId)
  const read = await readPosts(
    open.browser,
    {
      ...{ address, words, names: addresses.flatMap(namesIn), since: new Date(since) },
      mayBePrivate: mayBePrivate(ctx.db.read, going),
      factsOnly: factsOnly(ctx.db.read).links
    },
    {
      ...{ signal: ctx.closing, rest: going.rest },
      ...(channelSettings(ctx.db.read, channelId).reach === 'far' ? { limits: FAR } : {})
    }
  )
  if ('reason' in read) {
    const { code, detail } = read.reason
    if (code === 'stopped') throw new ArchiveError('stopped')
    if (open.profile !== null && code === 'login-required') noteLoggedOut(ctx, open.profile.id)
    const state = REFUSALS.has(code) ? 'refused' : 'failed'
    end(ctx, id, { ...NOTHING, state, problem: code, detail, restUntil: restUntil(ctx, read) })
    return
  }
  const list = await keepList(ctx, going, read)
  const met = meetPosts(ctx, going, read)
  const stopped = await savePostsMet(ctx, going, met)
  const refused = stopped ?? (read.doubt === null ? await lookForMissing(ctx, going, met) : null)
  const shortfall = refused ?? shortfallOf(ctx, going, read)
  end(
    ctx,
    id,
    {
      state: shortfall === null ? 'whole' : 'partial',
      problem: shortfall?.reason.code ?? null,
      detail: shortfall?.reason.detail ?? null,
      byOthers: read.byOthers,
      list: list.sha256,
      restUntil: shortfall === null ? null : restUntil(ctx, shortfall)
    },
    list
  )
}

/** What the channel is called in its own address. */
function namesIn(address: string): string[] {
  return (URL.parse(address)?.pathname ?? '').split('/').filter(part => part !== '')
}

/** Why it is not whole: the list, or posts that wait or could not be saved. */
function shortfallOf(ctx: Context, { id }: Going, read: PostList): Shortfall | null {
  if (read.doubt !== null) return { reason: read.doubt, retryAfter: read.limit?.retryAfter ?? null }
  const { posts } = visitOf(ctx, id)
  const left = posts.filter(({ became }) => became === 'waiting' || became === 'failed').length
  if (left > 0) return { reason: { code: 'posts-missing', detail: String(left) }, retryAfter: null }
  const doubted = posts.find(({ doubt }) => doubt !== null)
  if (doubted === undefined) return null
  return { reason: { code: 'comments-missing', detail: doubted.doubt }, retryAfter: null }
}

/** Which posts were listed and how the list was read, without their words: those are kept with each post alone. */
async function keepList(ctx: Context, going: Going, read: PostList): Promise<StoredObject> {
  const { id, channelId, address, since, words } = going
  const list = {
    ...{ format: 'kanalarkiv-posts/1', visit: id, channel: channelId, address, since },
    program: { name: 'Kanalarkiv', version: ctx.appVersion },
    platform: {
      name: words.name,
      version: words.version,
      asOf: words.posts.asOf,
      whence: words.posts.whence
    },
    doubt: read.doubt,
    byOthers: read.byOthers,
    posts: read.posts.map(({ text, ...post }) => post),
    pages: read.pages
  }
  return ctx.objects.put(new TextEncoder().encode(`${JSON.stringify(list, null, 2)}\n`), 'application/json')
}

const NOTHING: Omit<queries.VisitEnd, 'state' | 'problem' | 'detail'> = {
  byOthers: 0,
  list: null,
  restUntil: null
}

/** Until when its site is to be left alone; `retryAfter` in seconds. */
function restUntil(ctx: Context, { reason, retryAfter }: Shortfall): Instant | null {
  const now = Date.parse(ctx.clock.now())
  const rest = restOf([reason.code], retryAfter === null ? null : now + retryAfter * 1000, now)
  return rest === null ? null : Instant.parse(new Date(rest).toISOString())
}

function end(ctx: Context, id: PostVisitId, ended: queries.VisitEnd, list?: StoredObject): void {
  ctx.db.transact(tx => {
    record(tx, ctx, {
      ...{ act: 'posts.visit-ended', about: id, details: { ...ended } },
      ...(list === undefined ? {} : { objects: [list] })
    })
    queries.endVisit(tx, id, ended, ctx.clock.now())
  })
}

function visitOf({ db }: Context, id: PostVisitId): PostVisit {
  const found = queries.findVisit(db.read, id)
  if (found === undefined) throw new ArchiveError('not-found', { what: id })
  return found
}

/** Marks those that the program ended in the middle of; gives how many there were. */
export function interruptPosts(ctx: Context): number {
  const cut = queries.runningVisits(ctx.db.read)
  for (const id of cut) end(ctx, id, { ...NOTHING, state: 'interrupted', problem: null, detail: null })
  return cut.length
}
