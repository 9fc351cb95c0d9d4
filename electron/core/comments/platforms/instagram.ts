// An Instagram account of an authority: comments on its posts, hidden or deleted through the Graph API.

import { z } from 'zod'
import { UNKNOWN } from '#shared/actor.ts'
import { reactionsOf } from '#shared/comment.ts'
import { actThrough, answerAbout, edge, graphTo } from './graph.ts'
import { graphMessages } from './graph-messages.ts'
import type { ClientOptions, CommentPage, Found, PlatformClient, PlatformComment } from './platform.ts'
import { unknownThread } from './refusals.ts'

// By default the platform gives only time, text and id.
const OWN_FIELDS = [
  'id',
  'text',
  'timestamp',
  'username',
  'from{id,username}',
  'hidden',
  'like_count',
  'parent_id'
]
const FIELDS = [...OWN_FIELDS, `replies{${OWN_FIELDS.join()}}`].join()
const Reply = z.object({
  id: z.string(),
  text: z.string().nullish(),
  timestamp: z.string().nullish(),
  username: z.string().nullish(),
  from: z.object({ id: z.string(), username: z.string().nullish() }).nullish(),
  hidden: z.boolean().nullish(),
  like_count: z.int().nullish(),
  parent_id: z.string().nullish()
})
type Reply = z.infer<typeof Reply>
const Comment = Reply.extend({
  replies: z.object({ data: z.array(Reply), paging: z.unknown().optional() }).nullish()
})
const Media = z.object({
  id: z.string(),
  permalink: z.string().nullish(),
  timestamp: z.string().nullish(),
  comments_count: z.int().nullish()
})
const MEDIA = 'id,permalink,timestamp,comments_count'
const ID = /^[0-9]+$/

/** An account. `user` is its id, `secret` an access token. */
export function instagram(options: ClientOptions): PlatformClient {
  const http = graphTo('Instagram', options)
  const commentOf = (found: Reply, threadId: string, pointer: string): PlatformComment => {
    const handle = found.username ?? found.from?.username ?? null
    return {
      nativeId: found.id,
      threadId,
      parentId: found.parent_id ?? null,
      author: {
        ...UNKNOWN,
        nativeId: found.from?.id ?? null,
        handle,
        profileUrl: handle === null ? null : `https://www.instagram.com/${encodeURIComponent(handle)}/`
      },
      isOwn: found.from?.id === options.user,
      text: found.text ?? '',
      format: 'plain',
      language: null,
      createdRaw: found.timestamp ?? null,
      editedRaw: null,
      permalink: null,
      status: found.hidden === true ? 'hidden' : 'visible',
      // It says nothing of the pictures that a comment may have.
      attachments: null,
      reactions: reactionsOf({ like: found.like_count }),
      pointer
    }
  }

  async function* threads(since: string | null): AsyncGenerator<{ id: string; count: number | null }> {
    for await (const { items } of edge(http, `${idIn(options.user)}/media`, { fields: MEDIA }, Media))
      for (const { id, timestamp, comments_count } of items) {
        // Newest first: what follows is older still.
        if (
          since !== null &&
          timestamp != null &&
          Date.parse(timestamp.replace('+0000', 'Z')) < Date.parse(since)
        )
          return
        yield { id, count: comments_count ?? null }
      }
  }
  async function* one(id: string) {
    const { comments_count } = http.read(await http.get(id, { fields: MEDIA }), Media)
    yield { id, count: comments_count ?? null }
  }

  return {
    kind: 'instagram',
    actions: ['hide', 'unhide', 'delete'],
    async check() {
      const answer = await http.get(idIn(options.user), { fields: 'id,username' })
      const { username } = http.read(answer, z.object({ id: z.string(), username: z.string() }))
      return { user: username, site: null }
    },
    async threadOf(address) {
      if (ID.test(address)) return address
      for await (const { items } of edge(http, `${idIn(options.user)}/media`, { fields: MEDIA }, Media)) {
        const same = items.find(({ permalink }) => permalink === address)
        if (same !== undefined) return same.id
      }
      throw unknownThread(address)
    },
    async *read({ thread, since }): AsyncGenerator<CommentPage> {
      for await (const { id, count } of thread === null ? threads(since) : one(idIn(thread))) {
        let isFirst = true
        for await (const { answer, items } of edge(http, `${id}/comments`, { fields: FIELDS }, Comment)) {
          const comments = items.flatMap((each, at) => [
            commentOf(each, id, `/data/${at}`),
            ...(each.replies?.data ?? []).map((reply, index) =>
              commentOf(
                { ...reply, parent_id: reply.parent_id ?? each.id },
                id,
                `/data/${at}/replies/data/${index}`
              )
            )
          ])
          yield { answer, comments, shown: isFirst && count !== null ? [{ threadId: id, count }] : [] }
          isFirst = false
          for (const { id: parent, replies } of items)
            if (hasMore(replies?.paging)) yield* repliesOf(parent, id)
        }
      }
    },
    messages: () => graphMessages(http, { user: idIn(options.user), platform: 'instagram' }),
    async find(nativeId): Promise<Found> {
      const asked = { id: idIn(nativeId), fields: `${OWN_FIELDS.join()},media{id}` }
      const { answer, isGone } = await answerAbout(http, 'Instagram', asked)
      if (isGone) return { answer, comment: null, mayBeUnseen: true }
      const found = http.read(answer, Reply.extend({ media: z.object({ id: z.string() }).nullish() }))
      return { answer, comment: commentOf(found, found.media?.id ?? '', '') }
    },
    async act(nativeId, action) {
      return actThrough(http, 'Instagram', { id: idIn(nativeId), action, hiding: 'hide' })
    }
  }

  async function* repliesOf(parent: string, threadId: string): AsyncGenerator<CommentPage> {
    for await (const { answer, items } of edge(
      http,
      `${parent}/replies`,
      { fields: OWN_FIELDS.join() },
      Reply
    ))
      yield {
        answer,
        comments: items.map((each, at) =>
          commentOf({ ...each, parent_id: each.parent_id ?? parent }, threadId, `/data/${at}`)
        ),
        shown: []
      }
  }
}

function hasMore(paging: unknown): boolean {
  return z.object({ next: z.string() }).safeParse(paging).success
}

function idIn(text: string): string {
  if (!ID.test(text)) throw unknownThread(text)
  return text
}
