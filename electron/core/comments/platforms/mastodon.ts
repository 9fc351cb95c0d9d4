// Mastodon: replies to the account's own posts. The platform lets nobody but its own staff take away another's reply.

import { z } from 'zod'
import { UNKNOWN } from '#shared/actor.ts'
import { reactionsOf } from '#shared/comment.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { type Answer, httpTo } from './http.ts'
import type {
  ClientOptions,
  CommentPage,
  Found,
  MessagePage,
  PlatformClient,
  PlatformComment
} from './platform.ts'
import { unknownThread } from './refusals.ts'

const PER_PAGE = 40
const Account = z.object({
  id: z.string(),
  acct: z.string(),
  url: z.string().nullish(),
  display_name: z.string().nullish()
})
const Status = z.object({
  id: z.string(),
  uri: z.string(),
  url: z.string().nullish(),
  created_at: z.string(),
  edited_at: z.string().nullish(),
  account: Account,
  content: z.string(),
  language: z.string().nullish(),
  visibility: z.string().nullish(),
  in_reply_to_id: z.string().nullish(),
  replies_count: z.int().nullish(),
  favourites_count: z.int().nullish(),
  reblogs_count: z.int().nullish(),
  media_attachments: z
    .array(
      z.object({ type: z.string().nullish(), url: z.string().nullish(), description: z.string().nullish() })
    )
    .default([])
})
type Status = z.infer<typeof Status>
const Conversation = z.object({ id: z.string(), last_status: Status.nullish() })
const KINDS: Readonly<Record<string, 'picture' | 'video' | 'audio'>> = {
  image: 'picture',
  gifv: 'video',
  video: 'video',
  audio: 'audio'
}
const Missing = z.object({ error: z.string() })
const ID = /^[A-Za-z0-9]{1,64}$/

/** An account. `user` is its name on the server, `secret` an access key. */
export function mastodon(options: ClientOptions): PlatformClient {
  const base = options.address.endsWith('/') ? options.address : `${options.address}/`
  const http = httpTo({
    platform: 'Mastodon',
    base,
    signal: options.signal,
    patience: options.patience,
    headers: () => ({ authorization: `Bearer ${options.secret}` }),
    secrets: () => [options.secret],
    trouble: ({ status }) =>
      status === 401 ? new ArchiveError('platform-expired', { platform: 'Mastodon' }) : null
  })
  const nobody = httpTo({
    ...{ platform: 'Mastodon', base, signal: options.signal, patience: options.patience },
    ...{ headers: () => ({}), secrets: () => [] }
  })
  // Ids are the server's own; with its address before them they are unique.
  const native = (id: string) => `${base}statuses/${id}`
  const idOf = (nativeId: string) => {
    const id = nativeId.startsWith(`${base}statuses/`) ? nativeId.slice(`${base}statuses/`.length) : nativeId
    if (!ID.test(id)) throw unknownThread(nativeId)
    return id
  }
  const me = async () => http.read(await http.get('api/v1/accounts/verify_credentials'), Account)

  const commentOf = (
    found: Status,
    { root, own, pointer }: { root: string; own: string | undefined; pointer: string }
  ): PlatformComment => ({
    nativeId: native(found.id),
    threadId: native(root),
    parentId:
      found.in_reply_to_id == null || found.in_reply_to_id === root ? null : native(found.in_reply_to_id),
    author: {
      ...UNKNOWN,
      nativeId: found.account.url ?? `${base}accounts/${found.account.id}`,
      handle: found.account.acct.includes('@')
        ? found.account.acct
        : `${found.account.acct}@${new URL(base).host}`,
      displayName: found.account.display_name || null,
      profileUrl: found.account.url ?? null
    },
    isOwn: found.account.id === own,
    text: found.content,
    format: 'html',
    language: found.language ?? null,
    createdRaw: found.created_at,
    editedRaw: found.edited_at ?? null,
    permalink: found.url ?? found.uri,
    status: 'visible',
    attachments: found.media_attachments.flatMap(({ type, url, description }) =>
      url == null ? [] : [{ kind: KINDS[type ?? ''] ?? 'other', url, description: description ?? null }]
    ),
    reactions: reactionsOf({
      like: found.favourites_count,
      comment: found.replies_count,
      repost: found.reblogs_count
    }),
    pointer
  })

  const directOf = (found: Status, { id, own, pointer }: { id: string; own: string; pointer: string }) => ({
    ...commentOf(found, { root: found.id, own, pointer }),
    threadId: `${base}conversations/${id}`
  })

  async function* ownThreads(own: string, since: string | null) {
    for (let next: URL | string | null = `api/v1/accounts/${own}/statuses`; next !== null; ) {
      const query =
        typeof next === 'string' ? { limit: PER_PAGE, exclude_reblogs: 'true', exclude_replies: 'true' } : {}
      const answer: Answer = await http.get(next, query)
      for (const status of http.read(answer, z.array(Status))) {
        if (since !== null && Date.parse(status.created_at) < Date.parse(since)) return
        yield status
      }
      next = nextOf(answer, base)
    }
  }
  const statusOf = async (id: string) => http.read(await http.get(`api/v1/statuses/${id}`), Status)
  async function* one(id: string) {
    yield await statusOf(id)
  }

  return {
    kind: 'mastodon',
    // Of others' replies none. A post of the account's own can be deleted.
    actions: ['delete'],
    async check() {
      const { acct } = await me()
      return { user: acct, site: new URL(base).host }
    },
    async threadOf(address) {
      const url = URL.parse(address)
      return native(idOf(url === null ? address : (url.pathname.split('/').at(-1) ?? '')))
    },
    async *read({ thread, since }): AsyncGenerator<CommentPage> {
      const { id: own } = await me()
      for await (const top of thread === null ? ownThreads(own, since) : one(idOf(thread))) {
        const answer = await http.get(`api/v1/statuses/${top.id}/context`, {}, { allow: [404] })
        // The post went away between the list and the question.
        if (answer.status === 404) continue
        const { descendants } = http.read(answer, z.object({ descendants: z.array(Status) }))
        yield {
          answer,
          comments: descendants.map((each, at) =>
            commentOf(each, { root: top.id, own, pointer: `/descendants/${at}` })
          ),
          shown: [{ threadId: native(top.id), count: repliesIn([top, ...descendants]) }]
        }
      }
    },
    async *messages(): AsyncGenerator<MessagePage> {
      const { id: own } = await me()
      for (let next: URL | string | null = 'api/v1/conversations'; next !== null; ) {
        const answer: Answer = await http.get(next, {})
        const found = http.read(answer, z.array(Conversation))
        const last = found.flatMap(({ id, last_status }, at) =>
          last_status == null
            ? []
            : [
                {
                  id,
                  status: last_status,
                  message: directOf(last_status, { id, own, pointer: `/${at}/last_status` })
                }
              ]
        )
        yield { answer, messages: last.map(({ message }) => message) }
        for (const { id, status } of last) {
          // The list holds the newest of each; the others stand above it.
          const context = await http.get(`api/v1/statuses/${status.id}/context`, {}, { allow: [404] })
          if (context.status === 404) continue
          const { ancestors } = http.read(context, z.object({ ancestors: z.array(Status) }))
          const messages = ancestors.flatMap((each, at) =>
            each.visibility === 'direct' ? [directOf(each, { id, own, pointer: `/ancestors/${at}` })] : []
          )
          if (messages.length > 0) yield { answer: context, messages }
        }
        next = nextOf(answer, base)
      }
    },
    async find(nativeId): Promise<Found> {
      const path = `api/v1/statuses/${idOf(nativeId)}`
      const ours = await http.get(path, {}, { allow: [404, 410] })
      // A 404 that is not the API's own is a server that is ill or has moved, and no word on the comment.
      if (ours.status >= 400) http.read(ours, Missing)
      // Its author may have blocked the account, which is told the same then. A server may tell nobody else anything.
      const answer =
        ours.status < 400 ? ours : await nobody.get(path, {}, { allow: [401, 403, 404, 410, 422] })
      if (answer.status >= 400) return { answer: ours, comment: null }
      const found = http.read(answer, Status)
      const root = found.in_reply_to_id ?? found.id
      return { answer, comment: commentOf(found, { root, own: undefined, pointer: '' }) }
    },
    async act(nativeId, action) {
      const id = idOf(nativeId)
      const [{ account }, { id: own }] = await Promise.all([statusOf(id), me()])
      if (action !== 'delete' || account.id !== own)
        throw new ArchiveError('platform-cannot', { platform: 'Mastodon', action })
      return http.send('DELETE', `api/v1/statuses/${id}`)
    }
  }
}

// Each post says how many answer it directly.
function repliesIn(posts: readonly Status[]): number {
  return posts.reduce((sum, { replies_count }) => sum + (replies_count ?? 0), 0)
}

/** The next page by the `Link` header, and only where it stays on the server. */
function nextOf({ headers }: Answer, base: string): URL | null {
  const link = /<([^<>]*)>\s*;\s*rel="?next"?/.exec(headers.get('link') ?? '')?.[1]
  const url = link === undefined ? null : URL.parse(link, base)
  return url !== null && url.origin === new URL(base).origin ? url : null
}
