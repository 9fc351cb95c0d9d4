// Direct messages of a Bluesky account, conversation by conversation (`chat.bsky.convo`). They lie with Bluesky's own chat service,
// which the account's server passes the questions on to.
import { z } from 'zod'
import { UNKNOWN } from '#shared/actor.ts'
import type { Http } from './http.ts'
import type { MessagePage, PlatformComment } from './platform.ts'

const SERVICE = { headers: { 'atproto-proxy': 'did:web:api.bsky.chat#bsky_chat' } }
const PER_PAGE = 100

const Member = z.object({ did: z.string(), handle: z.string().nullish(), displayName: z.string().nullish() })
type Member = z.infer<typeof Member>
/** A message, or what is left of one that was taken back. */
const Message = z.object({
  id: z.string(),
  sender: z.object({ did: z.string() }).nullish(),
  sentAt: z.string().nullish(),
  text: z.string().nullish(),
  embed: z.object({ record: z.object({ uri: z.string().nullish() }).nullish() }).nullish()
})
const Cursor = z.string().nullish()
const Convos = z.object({
  cursor: Cursor,
  convos: z.array(z.object({ id: z.string(), members: z.array(Member), lastMessage: Message.nullish() }))
})
const Messages = z.object({ cursor: Cursor, messages: z.array(Message) })

/** Asks within a session, which may have to be begun anew; `did` is the account's own. */
export type InSession = <T>(work: (own: { readonly did: string }) => Promise<T>) => Promise<T>

/**
 * Every message of every conversation, requests from strangers too. The list of conversations holds the newest of each and says
 * who takes part. @throws ArchiveError what the platform says
 */
export async function* blueskyMessages(http: Http, inSession: InSession): AsyncGenerator<MessagePage> {
  const page = <Schema extends z.ZodType>(
    method: 'listConvos' | 'getMessages',
    query: { convoId?: string; cursor: string | undefined },
    schema: Schema
  ) =>
    inSession(async ({ did }) => {
      const answer = await http.get(`xrpc/chat.bsky.convo.${method}`, { ...query, limit: PER_PAGE }, SERVICE)
      return { answer, did, read: http.read(answer, schema) }
    })

  for await (const { answer, did, read } of pages(cursor => page('listConvos', { cursor }, Convos))) {
    const told = read.convos.map(convo => ({
      ...convo,
      people: new Map(convo.members.map(each => [each.did, each]))
    }))
    yield {
      answer,
      messages: told.flatMap(({ id: thread, people, lastMessage }, at) =>
        lastMessage == null
          ? []
          : [chatMessage(lastMessage, { thread, people, did, pointer: `/convos/${at}/lastMessage` })]
      )
    }
    for (const { id: thread, people, lastMessage } of told)
      for await (const { answer, read } of pages(cursor =>
        page('getMessages', { convoId: thread, cursor }, Messages)
      ))
        yield {
          answer,
          // The newest has been told of by the list already.
          messages: read.messages.flatMap((message, at) =>
            message.id === lastMessage?.id
              ? []
              : [chatMessage(message, { thread, people, did, pointer: `/messages/${at}` })]
          )
        }
  }
}

/** Page after page, until there is no mark to go on from, or the same one again. */
async function* pages<Page extends { read: { cursor?: string | null | undefined } }>(
  ask: (cursor: string | undefined) => Promise<Page>
): AsyncGenerator<Page> {
  for (let cursor: string | undefined; ; ) {
    const page = await ask(cursor)
    yield page
    const next = page.read.cursor ?? undefined
    if (next === undefined || next === cursor) return
    cursor = next
  }
}

type MessageContext = {
  readonly thread: string
  readonly people: ReadonlyMap<string, Member>
  readonly did: string
  readonly pointer: string
}

function chatMessage(
  { id, sender, sentAt, text, embed }: z.infer<typeof Message>,
  { thread, people, did, pointer }: MessageContext
): PlatformComment {
  const from = sender?.did ?? null
  const person = from === null ? undefined : people.get(from)
  const shared = embed?.record?.uri ?? null
  return {
    nativeId: id,
    threadId: thread,
    parentId: null,
    author: {
      ...UNKNOWN,
      nativeId: from,
      handle: person?.handle || null,
      displayName: person?.displayName || null,
      profileUrl: from === null ? null : `https://bsky.app/profile/${from}`
    },
    isOwn: from === did,
    text: text ?? '',
    format: 'plain',
    language: null,
    createdRaw: sentAt ?? null,
    editedRaw: null,
    permalink: null,
    status: 'visible',
    attachments: shared === null ? [] : [{ kind: 'link', url: shared, description: null }],
    reactions: null,
    pointer
  }
}
