// A YouTube channel: comments on its videos, held or rejected through the Data API.

import { z } from 'zod'
import type { PlatformAction } from '#shared/account.ts'
import { UNKNOWN } from '#shared/actor.ts'
import { reactionsOf } from '#shared/comment.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { readJson } from './answers/json.ts'
import { type Answer, httpTo } from './http.ts'
import type {
  ClientOptions,
  CommentPage,
  Found,
  PlatformClient,
  PlatformComment,
  PlatformStatus
} from './platform.ts'
import { unknownThread } from './refusals.ts'

const PER_PAGE = 100
const TOKENS = 'https://oauth2.googleapis.com/token'
/** Comments come by their state, one state at a time. */
const STATES = ['published', 'heldForReview', 'likelySpam'] as const
const STATUSES: Readonly<Record<string, PlatformStatus>> = {
  published: 'visible',
  heldForReview: 'held',
  likelySpam: 'spam',
  rejected: 'hidden'
}
const SENT: Partial<Record<PlatformAction, string>> = {
  hold: 'heldForReview',
  hide: 'rejected',
  unhide: 'published'
}

const Comment = z.object({
  id: z.string(),
  snippet: z.object({
    authorDisplayName: z.string().nullish(),
    authorChannelId: z.object({ value: z.string() }).nullish(),
    authorChannelUrl: z.string().nullish(),
    // Only the author sees textOriginal.
    textDisplay: z.string(),
    publishedAt: z.string(),
    updatedAt: z.string().nullish(),
    videoId: z.string().nullish(),
    parentId: z.string().nullish(),
    likeCount: z.int().nullish(),
    moderationStatus: z.string().nullish()
  })
})
type Comment = z.infer<typeof Comment>
const Thread = z.object({
  snippet: z.object({
    videoId: z.string().nullish(),
    topLevelComment: Comment,
    totalReplyCount: z.int().nullish()
  }),
  replies: z.object({ comments: z.array(Comment) }).nullish()
})
const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextPageToken: z.string().nullish() })
const ThreadPage = pageOf(Thread)
const CommentPage_ = pageOf(Comment)
/** A key that renews itself: what Google gives an installed program. */
const Renewing = z.object({ client_id: z.string(), client_secret: z.string(), refresh_token: z.string() })
const ID = /^[A-Za-z0-9_.-]{1,100}$/

/**
 * A channel. `user` is its id; `secret` an access key, or the JSON of a renewing key (client_id, client_secret,
 * refresh_token).
 */
export function youtube(options: ClientOptions): PlatformClient {
  const platform = 'YouTube'
  const base = options.address.endsWith('/') ? options.address : `${options.address}/`
  const renewing = Renewing.safeParse(readJson(new TextEncoder().encode(options.secret))).data
  let key = renewing === undefined ? options.secret : undefined
  const shared = { platform, signal: options.signal, patience: options.patience, trouble }
  const secrets = () => [
    ...(renewing === undefined ? [options.secret] : [renewing.client_secret, renewing.refresh_token]),
    ...(key === undefined ? [] : [key])
  ]
  const http = httpTo({
    ...shared,
    base,
    headers: () => (key === undefined ? {} : { authorization: `Bearer ${key}` }),
    secrets
  })
  // A stand-in of the platform stands in for where keys are renewed too.
  const isReal = new URL(base).hostname.endsWith('.googleapis.com')
  const tokens = httpTo({ ...shared, base, headers: () => ({}), secrets })

  async function ready(): Promise<void> {
    if (key !== undefined || renewing === undefined) return
    const form = { ...renewing, grant_type: 'refresh_token' }
    const answer = await tokens.send('POST', isReal ? TOKENS : 'token', { form }, { allow: [400, 401] })
    const made = z.object({ access_token: z.string() }).safeParse(answer.json).data
    if (made === undefined) throw new ArchiveError('platform-expired', { platform })
    key = made.access_token
  }

  /** What the channel is called. A key of another channel would read, and could never hold or reject. */
  async function own(): Promise<string> {
    const answer = await http.get('channels', { part: 'snippet', mine: 'true' })
    const Mine = z.object({
      items: z.array(z.object({ id: z.string(), snippet: z.object({ title: z.string() }) })).default([])
    })
    const mine = http.read(answer, Mine).items.find(({ id }) => id === options.user)
    if (mine === undefined) throw new ArchiveError('platform-forbidden', { platform })
    return mine.snippet.title
  }

  const commentOf = (
    { id, snippet }: Comment,
    at: { videoId: string; status: PlatformStatus; pointer: string }
  ): PlatformComment => ({
    nativeId: id,
    threadId: snippet.videoId ?? at.videoId,
    parentId: snippet.parentId ?? null,
    author: {
      ...UNKNOWN,
      nativeId: snippet.authorChannelId?.value ?? null,
      handle: snippet.authorDisplayName?.startsWith('@') ? snippet.authorDisplayName : null,
      displayName: snippet.authorDisplayName ?? null,
      profileUrl: snippet.authorChannelUrl || null
    },
    isOwn: snippet.authorChannelId?.value === options.user,
    text: snippet.textDisplay,
    format: 'plain',
    language: null,
    createdRaw: snippet.publishedAt,
    editedRaw:
      snippet.updatedAt == null || snippet.updatedAt === snippet.publishedAt ? null : snippet.updatedAt,
    permalink: `https://www.youtube.com/watch?v=${encodeURIComponent(snippet.videoId ?? at.videoId)}&lc=${encodeURIComponent(id)}`,
    status: STATUSES[snippet.moderationStatus ?? ''] ?? at.status,
    attachments: [],
    reactions: reactionsOf({ like: snippet.likeCount }),
    pointer: at.pointer
  })

  async function* repliesOf(
    parentId: string,
    videoId: string,
    status: PlatformStatus
  ): AsyncGenerator<CommentPage> {
    for (let pageToken: string | undefined; ; ) {
      const query = { part: 'snippet', parentId, maxResults: PER_PAGE, textFormat: 'plainText', pageToken }
      const answer = await http.get('comments', query)
      const page = http.read(answer, CommentPage_)
      const comments = page.items.map((each, at) =>
        commentOf(each, { videoId, status, pointer: `/items/${at}` })
      )
      yield { answer, comments, shown: [] }
      pageToken = page.nextPageToken ?? undefined
      if (pageToken === undefined) return
    }
  }

  return {
    kind: 'youtube',
    actions: ['hold', 'hide'],
    async check() {
      await ready()
      return { user: await own(), site: null }
    },
    async threadOf(address) {
      const url = URL.parse(address)
      const id = url === null ? address : (url.searchParams.get('v') ?? url.pathname.split('/').at(-1) ?? '')
      return idIn(id)
    },
    async *read({ thread, since }): AsyncGenerator<CommentPage> {
      await ready()
      const which =
        thread === null ? { allThreadsRelatedToChannelId: options.user } : { videoId: idIn(thread) }
      for (const moderationStatus of STATES)
        for (let pageToken: string | undefined; ; ) {
          const answer = await http.get('commentThreads', {
            part: 'snippet,replies',
            ...which,
            moderationStatus,
            maxResults: PER_PAGE,
            textFormat: 'plainText',
            order: 'time',
            pageToken
          })
          const page = http.read(answer, ThreadPage)
          const status = STATUSES[moderationStatus] ?? 'visible'
          const comments = page.items.flatMap(({ snippet, replies }, at) => {
            const videoId = snippet.videoId ?? thread ?? ''
            return [
              commentOf(snippet.topLevelComment, {
                videoId,
                status,
                pointer: `/items/${at}/snippet/topLevelComment`
              }),
              ...(replies?.comments ?? []).map((each, index) =>
                commentOf(each, { videoId, status, pointer: `/items/${at}/replies/comments/${index}` })
              )
            ]
          })
          yield { answer, comments, shown: [] }
          // An answer holds the first few replies of each thread only.
          for (const { snippet, replies } of page.items)
            if ((snippet.totalReplyCount ?? 0) > (replies?.comments.length ?? 0))
              yield* repliesOf(snippet.topLevelComment.id, snippet.videoId ?? thread ?? '', status)
          pageToken = page.nextPageToken ?? undefined
          const isOld = since !== null && page.items.every(each => isBefore(each, since))
          if (pageToken === undefined || isOld) break
        }
    },
    async find(nativeId): Promise<Found> {
      await ready()
      const answer = await http.get('comments', {
        part: 'snippet',
        id: idIn(nativeId),
        textFormat: 'plainText'
      })
      const [found] = http.read(answer, CommentPage_).items
      // One that is held back is shown to its own channel alone, and others are told as if it were not there.
      if (found === undefined) await own()
      return {
        answer,
        comment:
          found === undefined
            ? null
            : commentOf(found, { videoId: '', status: 'visible', pointer: '/items/0' })
      }
    },
    async said(filmId) {
      await ready()
      const answer = await http.get('videos', { part: 'snippet', id: idIn(filmId) })
      const Films = z.object({
        items: z.array(z.object({ snippet: z.object({ title: z.string(), description: z.string() }) }))
      })
      const [film] = http.read(answer, Films).items
      return film === undefined ? null : `${film.snippet.title}\n${film.snippet.description}`
    },
    async act(nativeId, action) {
      const moderationStatus = SENT[action]
      // A rejected comment cannot be put back, and nobody but its author can delete one.
      if (moderationStatus === undefined || action === 'unhide')
        throw new ArchiveError('platform-cannot', { platform, action })
      await ready()
      const path = new URL('comments/setModerationStatus', base)
      path.search = new URLSearchParams({ id: idIn(nativeId), moderationStatus }).toString()
      return http.send('POST', path)
    }
  }
}

function isBefore({ snippet }: z.infer<typeof Thread>, since: string): boolean {
  const { publishedAt, updatedAt } = snippet.topLevelComment.snippet
  return Date.parse(updatedAt ?? publishedAt) < Date.parse(since)
}

const Trouble = z.object({
  error: z.object({ errors: z.array(z.object({ reason: z.string() })).default([]) })
})

function trouble(answer: Answer): ArchiveError | null {
  const platform = 'YouTube'
  const reasons = new Set(Trouble.safeParse(answer.json).data?.error.errors.map(({ reason }) => reason))
  // The day's allowance begins anew at midnight in California.
  if (reasons.has('quotaExceeded') || reasons.has('dailyLimitExceeded'))
    return new ArchiveError('platform-busy', { platform, minutes: 24 * 60 })
  if (reasons.has('rateLimitExceeded')) return new ArchiveError('platform-busy', { platform, minutes: 5 })
  if (answer.status === 401 || reasons.has('authError'))
    return new ArchiveError('platform-expired', { platform })
  if (reasons.has('videoNotFound') || reasons.has('commentNotFound'))
    return new ArchiveError('platform-not-found', { platform })
  return null
}

function idIn(text: string): string {
  if (!ID.test(text)) throw unknownThread(text)
  return text
}
