// Taking in the comments of a page, of a watched one or of a post: what is new is saved, what says something else is noted, and what is
// no longer there counts as vanished only when the page was seen whole.
import { randomUUID } from 'node:crypto'
import type { Reason } from '#shared/capture.ts'
import { type ChannelId, CommentId, Instant } from '#shared/ids.ts'
import type { PageTrouble } from '../../captures/browser/comments/comment-visit.ts'
import { readPage } from '../../captures/browser/comments/read-page.ts'
import { isInBeside, isSamePage } from '../../captures/browser/comments/same-comment.ts'
import type { Limit } from '../../captures/browser/network/traffic.ts'
import { mayBePrivate } from '../../captures/captures/channel-settings.ts'
import type { OpenBrowser } from '../../captures/captures/logins.ts'
import { wordsOf } from '../../captures/captures/platform-words.ts'
import { noteLoggedOut } from '../../captures/profiles/profiles.ts'
import type { Context } from '../../kernel/context.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { type KeptSource, keepSource } from '../../kernel/objects/sources.ts'
import { activeChannel } from '../../register/register/channels.ts'
import { factsOnly } from '../comments/facts-only.ts'
import { verifyComments } from '../comments/order.ts'
import { type SaidBefore, saysTheSame } from '../readings/content.ts'
import { isOurDoing } from '../readings/our-doing.ts'
import { insertPlatformComments, setGone, setSeen } from '../readings/platform-comment.ts'
import { commentKnownBy } from '../readings/read.ts'
import { enterRead, type NewOnPage, saveNew } from './enter-read.ts'
import { insertEvent } from './events.ts'
import { BY_WORDS, idOf, keyOfSaved, type MetOnPage, meetOnPage } from './met.ts'
import * as queries from './page-queries.ts'

/** What came of a page that was read. */
export type TakenPage = {
  readonly doubt: Reason | null
  readonly limit: Limit | null
  readonly counts: {
    readonly seen: number
    readonly added: number
    readonly changed: number
    readonly vanished: number
    readonly waiting: number
  }
  /** How many comments the page itself says there are. */
  readonly shown: number | null
  /** Every comment that stood there and is in the archive. */
  readonly comments: readonly CommentId[]
}

/**
 * Reads the page in the open browser and enters what stood there; `done` ends the same transaction. `most`: so many new ones are
 * pictured. Answers why the page could not be read; null when it was.
 * @throws ArchiveError stopped, evidence-missing
 */
export async function takePage(
  ctx: Context,
  {
    page,
    visit,
    open: { browser, profile },
    most
  }: {
    readonly page: queries.PlaceOfComments
    readonly visit: string
    readonly open: OpenBrowser
    readonly most: number
  },
  done: (tx: WriteDb, taken: TakenPage) => void
): Promise<PageTrouble | null> {
  const { address } = page
  const { platform } = activeChannel(ctx.db.read, page.channelId)
  const read = await readPage(
    browser,
    {
      ...{ address, platform, mayBePrivate: mayBePrivate(ctx.db.read, page) },
      words: wordsOf(ctx.db.read, page),
      factsOnly: factsOnly(ctx.db.read).links
    },
    { signal: ctx.closing, choose: found => newOnes(meetOnPage(ctx.db.read, page, found), most) }
  )
  if ('reason' in read) {
    if (read.reason.code === 'stopped') throw new ArchiveError('stopped')
    if (profile !== null && read.reason.code === 'login-required') noteLoggedOut(ctx, profile.id)
    return read
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
    const about = { page, visit, source, provenance: read.provenance, profile: profile?.name ?? null }
    fresh.push(await saveNew(ctx, about, { id: CommentId.parse(randomUUID()), met: each, shot }))
  }
  const waiting = met.filter(({ is }) => is === 'new').length - fresh.length
  const doubt: Reason | null =
    read.doubt ?? (waiting > 0 ? { code: 'comments-missing', detail: String(waiting) } : null)
  const changed = met.filter(each => {
    const before = saidBefore(each)
    return before !== undefined && !saysTheSame(before, each)
  })
  const saved = savedHere(ctx.db.read, page, met)
  const before = [...queries.onPage(ctx.db.read, page), ...saved]
  const gone = doubt === null ? notThere(before, met, read.text) : []
  const { startedUtc, endedUtc } = read.provenance.time
  const shown = { from: Instant.parse(startedUtc), to: Instant.parse(endedUtc) }
  ctx.db.transact(tx => {
    const joined = met.filter(({ is }) => is === 'joined')
    if (fresh.length + changed.length + joined.length + gone.length > 0)
      enterRead(tx, ctx, { page, visit, source, fresh, changed, joined, met, shown })
    const at = ctx.clock.now()
    for (const each of met) if (each.is === 'known') setSeen(tx, each.known.id, 'visible', at)
    enterSaved(
      tx,
      page,
      saved.filter(each => gone.includes(each))
    )
    const vanished = gone.filter(each => noteGone(tx, ctx, { ...page, id: each.id, source })).length
    done(tx, {
      doubt,
      limit: read.limit,
      counts: { seen: met.length, added: fresh.length, changed: changed.length, vanished, waiting },
      shown: read.shown,
      comments: [...fresh.map(({ id }) => id), ...met.flatMap(idOf)]
    })
  })
  await verifyComments(
    ctx,
    fresh.map(each => each.id)
  )
  return null
}

/** Undefined where nothing is known that an edit could be told by. */
function saidBefore(met: MetOnPage): SaidBefore | undefined {
  if (met.is === 'known') return met.known
  return met.is === 'joined' ? (met.saidBefore ?? undefined) : undefined
}

const newOnes = (met: readonly MetOnPage[], most: number): ReadonlySet<number> =>
  new Set(met.flatMap(({ is, at }) => (is === 'new' ? [at] : [])).slice(0, most))

/** Those that were saved one by one from this page before it was watched, and do not stand among the ones that were met. */
function savedHere(db: ReadDb, page: queries.PlaceOfComments, met: readonly MetOnPage[]): queries.OnPage[] {
  const taken = new Set(met.flatMap(idOf))
  const keys = new Set<string>()
  return queries.savedFromPages(db, page.channelId).flatMap(saved => {
    const { id, content, noticedAt } = saved
    if (taken.has(id) || !isSamePage(saved.address, page.address)) return []
    const nativeId = keyOfSaved(page, saved)
    // What another has as its key does not tell this one from it.
    if (keys.has(nativeId) || commentKnownBy(db, page.channelId, nativeId) !== null) return []
    keys.add(nativeId)
    const { text, authorName } = content
    return [{ id, nativeId, text, authorName, noticedAt, seenAt: noticedAt }]
  })
}

/** From now on they are among what has stood on the page. */
function enterSaved(tx: WriteDb, page: queries.PlaceOfComments, saved: readonly queries.OnPage[]): void {
  if (saved.length === 0) return
  const unknown = { parentId: null, ip: null, userAgent: null, createdAt: null } as const
  insertPlatformComments(
    tx,
    saved.map(({ id, nativeId, seenAt }) => ({
      ...{ id, channelId: page.channelId, nativeId, threadId: page.address, ...unknown },
      // Whoever saved it has read it.
      ...{ isOwn: false, status: 'visible' as const, seenAt, readAt: seenAt }
    }))
  )
}

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
  // What has a link or an id of its own is not there because another quotes it.
  const others = met.map(({ content }) => content.text)
  const isInText = ({ nativeId, text: said }: queries.OnPage) =>
    isInBeside(text, said, nativeId.startsWith(BY_WORDS) ? [] : others)
  return before.filter(one => !isThere.has(one.nativeId) && !isInText(one) && !maySay(one))
}

/** Notes that it is not on its page any more; gives whether no removal of ours is on file. */
function noteGone(
  tx: WriteDb,
  ctx: Context,
  { id, source, channelId }: { id: CommentId; source: KeptSource; channelId: ChannelId }
): boolean {
  const hasVanished = !isOurDoing(tx, id)
  record(tx, ctx, {
    act: hasVanished ? 'comment.vanished' : 'comment.gone',
    about: id,
    details: { source: source.id }
  })
  const at = ctx.clock.now()
  setGone(tx, id, at, hasVanished)
  if (hasVanished) insertEvent(tx, { channelId, what: 'vanished', commentId: id, at })
  return hasVanished
}
