// How Bluesky shows posts, and a post as a comment.

import { z } from 'zod'
import { UNKNOWN } from '#shared/actor.ts'
import { reactionsOf } from '#shared/comment.ts'
import type { PlatformComment } from './platform.ts'
import { type Identity, partsOf } from './proof.ts'

const Ref = z.object({ uri: z.string(), cid: z.string() })
/** A post as its author wrote it. */
export const PostRecord = z.object({
  text: z.string(),
  createdAt: z.string().nullish(),
  langs: z.array(z.string()).nullish(),
  reply: z.object({ root: Ref, parent: Ref }).nullish()
})
/** A post as the network shows it. */
export const View = z.object({
  uri: z.string(),
  cid: z.string(),
  author: z.object({ did: z.string(), handle: z.string(), displayName: z.string().nullish() }),
  record: PostRecord,
  replyCount: z.int().nullish(),
  likeCount: z.int().nullish(),
  repostCount: z.int().nullish(),
  quoteCount: z.int().nullish(),
  embed: z
    .object({
      images: z.array(z.object({ fullsize: z.string(), alt: z.string().nullish() })).nullish(),
      external: z.object({ uri: z.string(), title: z.string().nullish() }).nullish(),
      playlist: z.string().nullish(),
      alt: z.string().nullish()
    })
    .nullish(),
  threadgate: z
    .object({ record: z.object({ hiddenReplies: z.array(z.string()).nullish() }).nullish() })
    .nullish()
})
type View = z.infer<typeof View>

/** A post with the replies below it; what is blocked or not found has another shape. */
export const Node = z.object({ post: View, replies: z.array(z.unknown()).nullish() })
type Node = z.infer<typeof Node>

/** Every post below a node, with where it stands in the answer and whether its replies were left out. Not recursive: threads are deep. */
export function* walk(top: Node, at: string): Generator<{ view: View; pointer: string; cutOff: boolean }> {
  const waiting: { node: Node; pointer: string }[] = [{ node: top, pointer: at }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, pointer } = next
    const replies = node.replies ?? []
    yield {
      view: node.post,
      pointer: `${pointer}/post`,
      cutOff: replies.length === 0 && (node.post.replyCount ?? 0) > 0 && pointer !== at
    }
    // A reply that is blocked or not found has no post; it is in the kept answer.
    replies.forEach((reply, index) => {
      const read = Node.safeParse(reply)
      if (read.success) waiting.push({ node: read.data, pointer: `${pointer}/replies/${index}` })
    })
  }
}

/** A post as a comment in the thread of `root`, read by the account `did`. */
export function commentOf(
  view: Omit<View, 'cid'>,
  { root, did, hidden, pointer }: { root: string; did: string; hidden: ReadonlySet<string>; pointer: string }
): PlatformComment {
  const { author, record } = view
  const parent = record.reply?.parent.uri ?? null
  const profileUrl = `https://bsky.app/profile/${author.did}`
  return {
    nativeId: view.uri,
    threadId: root,
    parentId: parent === root ? null : parent,
    author: {
      ...UNKNOWN,
      nativeId: author.did,
      handle: author.handle || null,
      displayName: author.displayName || null,
      profileUrl
    },
    isOwn: author.did === did,
    text: record.text,
    format: 'plain',
    language: record.langs?.[0] ?? null,
    // What the author's program says; only the proof says that the author signed it.
    createdRaw: record.createdAt ?? null,
    editedRaw: null,
    permalink: `${profileUrl}/post/${partsOf(view.uri)?.rkey ?? ''}`,
    status: hidden.has(view.uri) ? 'hidden' : 'visible',
    attachments: attachmentsOf(view),
    reactions: reactionsOf({
      like: view.likeCount,
      comment: view.replyCount,
      repost: view.repostCount,
      quote: view.quoteCount
    }),
    pointer
  }
}

function attachmentsOf({ embed }: Pick<View, 'embed'>): NonNullable<PlatformComment['attachments']> {
  const { images, external, playlist, alt } = embed ?? {}
  return [
    ...(images ?? []).map(image => ({
      kind: 'picture' as const,
      url: image.fullsize,
      description: image.alt || null
    })),
    ...(external == null
      ? []
      : [{ kind: 'link' as const, url: external.uri, description: external.title || null }]),
    ...(playlist == null ? [] : [{ kind: 'stream' as const, url: playlist, description: alt || null }])
  ]
}

/** The name an identity goes by; empty where it names none. */
export function handleOf({ alsoKnownAs }: Identity): string {
  return alsoKnownAs?.[0]?.replace(/^at:\/\//, '') ?? ''
}
