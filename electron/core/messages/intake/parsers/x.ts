// The archive of X (Twitter): scripts that each set a part of `window.YTD`. They are read as JSON and never run.
import { UNKNOWN } from '#shared/actor.ts'
import type { FindingCode } from '#shared/intake-findings.ts'
import { ANSWERS_NOTHING } from '#shared/message.ts'
import type { ExportFile } from '../files/export-file.ts'
import { JsonElements, type JsonValue, jsonElements, pointerOf } from '../files/json-elements.ts'
import type { Attachment, ImportedMessage, Read } from '../item.ts'
import { givenIn, ownIn } from './own-ids.ts'
import type { Files, Parser } from './parser.ts'
import { cutShort, messageRead, unreadable } from './reads.ts'
import { bodyOf, isObject, type Json, nameOf, objectsIn, textOf, zonedTime } from './values.ts'

type Known = { readonly own: string; readonly handles: ReadonlyMap<string, string> }

export const x: Parser<Known> = {
  name: 'x',
  version: 1,
  isByThread: false,
  claims: async files => (await partsOf(files)).messages,
  platforms: () => new Set(['x'] as const),
  leaves(path) {
    if (/(?:^|\/)tweets?_media\//.test(path)) return 'left-alone'
    return /(?:^|\/)(?:account|tweets?|manifest|note-tweet)(?:-part\d+)?\.js$/.test(path) ? 'nothing' : null
  },
  async prepare(claimed, files, { ownName }) {
    const { accounts, tweets } = await partsOf(files)
    const handles = new Map<string, string>()
    const ids: string[] = []
    for await (const account of valuesIn(accounts, files, 'account')) {
      const [id, name] = [nameOf(account['accountId']), nameOf(account['username'])]
      if (id !== null) ids.push(id)
      if (id !== null && name !== null) handles.set(id, name)
    }
    for await (const tweet of valuesIn(tweets, files, 'tweet')) noteMentions(tweet, handles)
    const given = ownName?.replace(/^@/, '').toLowerCase()
    const [named] = [...handles].find(([, handle]) => handle.toLowerCase() === given) ?? []
    const [own, another] = ids
    const known = named ?? (ownName === null && another === undefined ? own : undefined)
    if (known !== undefined) return { own: known, handles }
    const people: Set<string>[] = []
    for await (const conversation of valuesIn(claimed, files, 'dmConversation'))
      people.push(new Set(idsIn(conversation)))
    return { own: ownName === null ? ownIn(people, ids) : givenIn(people, ownName), handles }
  },
  async *read(file, chunks, known) {
    const { isWhole } = yield* jsonElements(withoutPrefix(chunks), isRoot, element =>
      conversationRead(file, element, known)
    )
    yield cutShort(file, isWhole)
  }
}

const PREFIX = /^\uFEFF?\s*window\.YTD\.([a-z0-9_]+)\.part\d+\s*=/i
const isRoot = (path: readonly unknown[]) => path.length === 0

/** The scripts of the archive by what they set, which does not depend on what they are called. */
async function partsOf(files: Files) {
  const parts: Record<'messages' | 'accounts' | 'tweets', ExportFile[]> = {
    messages: [],
    accounts: [],
    tweets: []
  }
  for (const file of files.all.filter(({ path }) => /\.js$/i.test(path))) {
    const name = PREFIX.exec(await files.peek(file))?.[1]?.toLowerCase() ?? ''
    if (/^direct_messages?(_group)?$/.test(name)) parts.messages.push(file)
    else if (name === 'account') parts.accounts.push(file)
    else if (/^tweets?$/.test(name)) parts.tweets.push(file)
  }
  return parts
}

/** The JSON that a script assigns. */
async function* withoutPrefix(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let isFirst = true
  for await (const chunk of chunks) {
    yield isFirst ? chunk.subarray(chunk.indexOf(61) + 1) : chunk
    isFirst = false
  }
}

async function* valuesIn(parts: readonly ExportFile[], files: Files, key: string): AsyncGenerator<Json> {
  for (const file of parts) {
    const scanner = new JsonElements(isRoot)
    for await (const chunk of withoutPrefix(files.open(file)))
      for (const { text } of scanner.push(chunk)) {
        const value = parsedOrNull(text)
        if (isObject(value) && isObject(value[key])) yield value[key]
      }
  }
}

function parsedOrNull(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString())
  } catch {
    return null
  }
}

// Ids are told with their names where someone was mentioned, and nowhere else.
function noteMentions(tweet: Json, handles: Map<string, string>): void {
  const entities = isObject(tweet['entities']) ? tweet['entities'] : {}
  for (const mention of objectsIn(entities['user_mentions'])) {
    const [id, name] = [nameOf(mention['id_str']), nameOf(mention['screen_name'])]
    if (id !== null && name !== null) handles.set(id, name)
  }
}

/** Everyone in a conversation: two in its id, or those who wrote in a group. */
function idsIn(conversation: Json): string[] {
  const pair = /^(\d+)-(\d+)$/.exec(textOf(conversation['conversationId']) ?? '')
  if (pair !== null) return pair.slice(1)
  return objectsIn(conversation['messages']).flatMap(event => {
    const message = isObject(event['messageCreate']) ? event['messageCreate'] : {}
    return nameOf(message['senderId']) ?? []
  })
}

function conversationRead(file: ExportFile, element: JsonValue, known: Known): Read[] {
  const at = pointerOf(element)
  const conversation = isObject(element.value) ? element.value['dmConversation'] : null
  const thread = isObject(conversation) ? nameOf(conversation['conversationId']) : null
  if (!isObject(conversation) || thread === null) return [unreadable(file, at)]
  const participants = [...new Set(idsIn(conversation))].map(id => whoIs(id, known))
  const events = Array.isArray(conversation['messages']) ? conversation['messages'] : []
  return [
    {
      is: 'thread',
      thread: { platform: 'x', nativeId: thread, title: titleOf(conversation), folder: 'inbox', participants }
    },
    ...events.flatMap((event: unknown, index): Read[] => {
      const locator = `${at}/dmConversation/messages/${index}`
      if (!isObject(event)) return [unreadable(file, locator)]
      const message = event['messageCreate'] ?? event['welcomeMessageCreate']
      if (!isObject(message)) return messageRead(file, 'group-event')
      // X sends it by itself to whoever opens the conversation.
      const isWelcome = event['messageCreate'] === undefined
      const read = xMessage(message, { locator, thread, known, isWelcome })
      return [...contradiction(file, read), ...messageRead(file, read)]
    })
  ]
}

const whoIs = (id: string, { handles }: Known) => ({
  ...UNKNOWN,
  nativeId: id,
  handle: handles.get(id) ?? null
})

// A group is called what it was last called; events stand newest first.
function titleOf(conversation: Json): string | null {
  for (const event of objectsIn(conversation['messages'])) {
    const update = event['conversationNameUpdate']
    if (isObject(update)) return nameOf(update['name'])
  }
  return null
}

type MessageContext = {
  readonly locator: string
  readonly thread: string
  readonly known: Known
  readonly isWelcome: boolean
}

function xMessage(
  message: Json,
  { locator, thread, known, isWelcome }: MessageContext
): ImportedMessage | FindingCode {
  const body = bodyOf(textOf(message['text']) ?? '')
  const id = nameOf(message['id'])
  const attachments = attachmentsOf(message, id)
  if (body.text === '' && attachments.length === 0) return 'empty'
  const senderId = nameOf(message['senderId'])
  const handle = senderId === null ? null : (known.handles.get(senderId) ?? null)
  const lacks = [
    isWelcome ? ANSWERS_NOTHING : null,
    senderId === null ? 'sender-missing' : null,
    senderId !== null && handle === null ? 'id-only' : null,
    body.isCut ? 'text-cut' : null
  ]
  return {
    kind: 'dm',
    platform: 'x',
    isOwn: senderId !== null && senderId === known.own,
    thread,
    sender: { ...UNKNOWN, nativeId: senderId, handle },
    nativeId: id,
    written: zonedTime(message['createdAt']),
    body,
    replyTo: null,
    reactions: objectsIn(message['reactions']).map(each => ({
      reaction: nameOf(each['reactionKey'], 50) ?? '?',
      by: nameOf(each['senderId'])
    })),
    attachments,
    lacks: lacks.filter(each => each !== null),
    locator
  }
}

// The media lie beside, under the id of the message; where short links lead is told in `urls`.
function attachmentsOf(message: Json, id: string | null): Attachment[] {
  const media = Array.isArray(message['mediaUrls']) ? message['mediaUrls'] : []
  const links = objectsIn(message['urls']).map(each => nameOf(each['expanded'] ?? each['url'], 2000))
  return [
    ...media.flatMap((each): Attachment[] => {
      const uri = nameOf(each, 2000)
      if (uri === null) return []
      const name = uri.slice(uri.lastIndexOf('/') + 1).split(/[?#]/, 1)[0] ?? ''
      const at = ['direct_messages_media', 'direct_messages_group_media'].map(of => `${of}/${id}-${name}`)
      return [{ kind: /\.mp4$/i.test(name) ? 'video' : 'photo', uri, at }]
    }),
    ...links.flatMap((uri): Attachment[] => (uri === null ? [] : [{ kind: 'link', uri }]))
  ]
}

const EPOCH = 1_288_834_974_657n

/** The first 42 bits of an id are the milliseconds since the epoch of X. */
function contradiction(file: ExportFile, read: ImportedMessage | FindingCode): Read[] {
  if (typeof read === 'string' || read.written.at === null || !/^\d{16,20}$/.test(read.nativeId ?? ''))
    return []
  const byId = Number((BigInt(read.nativeId ?? '0') >> 22n) + EPOCH)
  const isClose = Math.abs(byId - Date.parse(read.written.at)) < 60_000
  return isClose
    ? []
    : [{ is: 'warning', code: 'time-contradicts-id', place: `${file.path}#${read.locator}` }]
}
