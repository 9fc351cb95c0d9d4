// A Facebook Page: comments on its posts, hidden or deleted through the Graph API.

import { z } from 'zod'
import { UNKNOWN } from '#shared/actor.ts'
import { reactionsOf } from '#shared/comment.ts'
import { actThrough, answerAbout, edge, graphTo } from './graph.ts'
import { graphMessages } from './graph-messages.ts'
import type { ClientOptions, CommentPage, Found, PlatformClient, PlatformComment } from './platform.ts'
import { unknownThread } from './refusals.ts'

const FIELDS = [
  'id',
  'from{id,name}',
  'message',
  'created_time',
  'attachment{url,title,media}',
  'parent{id}',
  'permalink_url',
  'is_hidden',
  'can_hide',
  'can_remove',
  'like_count'
].join()
const Comment = z.object({
  id: z.string(),
  from: z.object({ id: z.string(), name: z.string() }).nullish(),
  message: z.string().nullish(),
  created_time: z.string().nullish(),
  attachment: z
    .object({
      type: z.string().nullish(),
      url: z.string().nullish(),
      title: z.string().nullish(),
      media: z
        .object({ image: z.object({ src: z.string().nullish() }).nullish(), source: z.string().nullish() })
        .nullish()
    })
    .nullish(),
  parent: z.object({ id: z.string() }).nullish(),
  permalink_url: z.string().nullish(),
  is_hidden: z.boolean().nullish(),
  like_count: z.int().nullish()
})
type Comment = z.infer<typeof Comment>
const Post = z.object({
  id: z.string(),
  created_time: z.string().nullish(),
  permalink_url: z.string().nullish()
})
const ID = /^[0-9]+(?:_[0-9]+)?$/

// The address of an attachment is the platform's page about it; the file, where there is one, is in its media.
function attachmentsOf({ attachment }: Comment): NonNullable<PlatformComment['attachments']> {
  if (attachment == null) return []
  const { media, url, title } = attachment
  const description = title ?? null
  if (media?.source != null) return [{ kind: 'video', url: media.source, description }]
  const link = { kind: 'link', url: url ?? '', description } as const
  if (media?.image?.src == null) return url == null ? [] : [link]
  const picture = { kind: 'picture', url: media.image.src, description } as const
  return attachment.type === 'share' && url != null ? [link, picture] : [picture]
}

/** A Page. `user` is the Page's id, `secret` a Page access token. */
export function facebook(options: ClientOptions): PlatformClient {
  const http = graphTo('Facebook', options)
  const commentOf = (found: Comment, threadId: string, pointer: string): PlatformComment => ({
    nativeId: found.id,
    threadId,
    parentId: found.parent?.id ?? null,
    // Left out by the platform where the author has not let the Page see it.
    author: {
      ...UNKNOWN,
      nativeId: found.from?.id ?? null,
      displayName: found.from?.name ?? null
    },
    isOwn: found.from?.id === options.user,
    text: found.message ?? '',
    format: 'plain',
    language: null,
    createdRaw: found.created_time ?? null,
    editedRaw: null,
    permalink: found.permalink_url ?? null,
    status: found.is_hidden === true ? 'hidden' : 'visible',
    attachments: attachmentsOf(found),
    reactions: reactionsOf({ like: found.like_count }),
    pointer
  })

  async function* threads(since: string | null): AsyncGenerator<string> {
    const query = { fields: 'id,created_time,permalink_url', since: since ?? undefined }
    for await (const { items } of edge(http, `${idIn(options.user)}/posts`, query, Post))
      for (const { id } of items) yield id
  }

  return {
    kind: 'facebook',
    actions: ['hide', 'unhide', 'delete'],
    async check() {
      const answer = await http.get(idIn(options.user), { fields: 'id,name' })
      const { name } = http.read(answer, z.object({ id: z.string(), name: z.string() }))
      return { user: name, site: null }
    },
    async threadOf(address) {
      if (ID.test(address)) return address
      for await (const { items } of edge(
        http,
        `${idIn(options.user)}/posts`,
        { fields: 'id,permalink_url' },
        Post
      )) {
        const same = items.find(({ permalink_url }) => permalink_url === address)
        if (same !== undefined) return same.id
      }
      throw unknownThread(address)
    },
    async *read({ thread, since }): AsyncGenerator<CommentPage> {
      for await (const id of thread === null ? threads(since) : [idIn(thread)]) {
        const query = { fields: FIELDS, filter: 'stream', order: 'chronological', summary: 'true' }
        let isFirst = true
        for await (const { answer, items, total } of edge(http, `${id}/comments`, query, Comment)) {
          yield {
            answer,
            comments: items.map((each, at) => commentOf(each, id, `/data/${at}`)),
            shown: isFirst && total !== null ? [{ threadId: id, count: total }] : []
          }
          isFirst = false
        }
      }
    },
    messages: () => graphMessages(http, { user: idIn(options.user), platform: 'messenger' }),
    async find(nativeId): Promise<Found> {
      const asked = { id: idIn(nativeId), fields: `${FIELDS},object{id}` }
      const { answer, isGone } = await answerAbout(http, 'Facebook', asked)
      if (isGone) return { answer, comment: null, mayBeUnseen: true }
      const found = http.read(answer, Comment.extend({ object: z.object({ id: z.string() }).nullish() }))
      return { answer, comment: commentOf(found, found.object?.id ?? '', '') }
    },
    async act(nativeId, action) {
      return actThrough(http, 'Facebook', { id: idIn(nativeId), action, hiding: 'is_hidden' })
    }
  }
}

function idIn(text: string): string {
  if (!ID.test(text)) throw unknownThread(text)
  return text
}
