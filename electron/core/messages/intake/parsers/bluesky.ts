// Bluesky's chat export (`chat.jsonl`): a line for each message, and for each conversation where it has any.
import { UNKNOWN } from '#shared/actor.ts'
import type { FindingCode } from '#shared/intake-findings.ts'
import type { ExportFile } from '../files/export-file.ts'
import { jsonLines } from '../files/json-lines.ts'
import type { ImportedMessage, Read, Thread } from '../item.ts'
import { givenIn, ownIn } from './own-ids.ts'
import type { Parser } from './parser.ts'
import { messageRead, unreadable } from './reads.ts'
import { bodyOf, isObject, type Json, nameOf, objectsIn, textOf, zonedTime } from './values.ts'

type Known = { readonly own: string; readonly handles: ReadonlyMap<string, string> }

export const bluesky: Parser<Known> = {
  name: 'bluesky',
  version: 1,
  isByThread: false,
  async claims(files) {
    const claimed: ExportFile[] = []
    for (const file of files.all.filter(({ path }) => /\.jsonl$|(?:^|\/)chat[^/]*\.json$/i.test(path)))
      if (/^\s*\{/.test(await files.peek(file)) && /chat\.bsky\.|"sentAt"\s*:/.test(await files.peek(file)))
        claimed.push(file)
    return claimed
  },
  platforms: () => new Set(['bluesky'] as const),
  leaves: path => (/\.car$/i.test(path) ? 'left-alone' : null),
  async prepare(claimed, files, { ownName }) {
    const people = new Map<string, Set<string>>()
    const handles = new Map<string, string>()
    const note = (value: unknown) => {
      const line = isObject(value) ? lineOf(value) : null
      if (line === null) return []
      const known = people.get(line.thread) ?? new Set()
      for (const { did, handle } of line.people) {
        known.add(did)
        if (handle !== null) handles.set(did, handle)
      }
      people.set(line.thread, known)
      return []
    }
    for (const file of claimed) for await (const _ of jsonLines(files.open(file), note));
    const dids = [...people.values()]
    if (ownName === null) return { own: ownIn(dids, []), handles }
    const given = ownName.replace(/^@/, '').toLowerCase()
    const named = [...handles].find(([, handle]) => handle.toLowerCase() === given)
    return { own: named?.[0] ?? givenIn(dids, ownName), handles }
  },
  async *read(file, chunks, known) {
    yield* jsonLines(chunks, (value, number): Read[] => {
      const locator = `line ${number}`
      const line = isObject(value) ? lineOf(value) : null
      if (line === null) return [unreadable(file, locator)]
      if (line.message === null) return [{ is: 'thread', thread: threadOf(line, known) }]
      return messageRead(file, blueskyMessage(line.message, { locator, thread: line.thread, known }))
    })
  }
}

type Line = {
  readonly thread: string
  readonly people: readonly { readonly did: string; readonly handle: string | null }[]
  /** Null for a line about a conversation. */
  readonly message: Json | null
}

// The line is the record itself, or holds it; a message names its conversation, a conversation its members.
function lineOf(value: Json): Line | null {
  const inner = [value['message'], value['convo'], value['data'], value['record']].find(isObject)
  const record = inner ?? value
  const thread = nameOf(value['convoId'] ?? record['convoId'])
  const sender = isObject(record['sender']) ? nameOf(record['sender']['did']) : null
  if (sender !== null && textOf(record['sentAt']) !== null)
    return { thread: thread ?? '', people: [{ did: sender, handle: null }], message: record }
  const members = objectsIn(record['members']).flatMap(member => {
    const did = nameOf(member['did'])
    return did === null ? [] : [{ did, handle: nameOf(member['handle']) }]
  })
  const id = nameOf(record['id']) ?? thread
  return members.length === 0 || id === null ? null : { thread: id, people: members, message: null }
}

function threadOf({ thread, people }: Line, { own, handles }: Known): Thread {
  const others = people.filter(({ did }) => did !== own).map(({ did }) => handles.get(did) ?? did)
  return {
    platform: 'bluesky',
    nativeId: thread,
    title: nameOf(others.join(', ')),
    folder: 'inbox',
    participants: people.map(({ did, handle }) => ({ ...UNKNOWN, nativeId: did, handle }))
  }
}

type MessageContext = { readonly locator: string; readonly thread: string; readonly known: Known }

function blueskyMessage(
  record: Json,
  { locator, thread, known }: MessageContext
): ImportedMessage | FindingCode {
  const body = bodyOf(textOf(record['text']) ?? '')
  const embed =
    isObject(record['embed']) && isObject(record['embed']['record']) ? record['embed']['record'] : {}
  const uri = nameOf(embed['uri'], 2000)
  if (body.text === '' && uri === null)
    return /deletedMessageView/.test(textOf(record['$type']) ?? '') ? 'unsent' : 'empty'
  const did = isObject(record['sender']) ? nameOf(record['sender']['did']) : null
  const handle = did === null ? null : (known.handles.get(did) ?? null)
  return {
    kind: 'dm',
    platform: 'bluesky',
    isOwn: did === known.own,
    thread: thread === '' ? null : thread,
    sender: { ...UNKNOWN, nativeId: did, handle },
    nativeId: nameOf(record['id']),
    written: zonedTime(record['sentAt']),
    body,
    replyTo: null,
    reactions: objectsIn(record['reactions']).map(each => ({
      reaction: nameOf(each['value'], 50) ?? '?',
      by: isObject(each['sender']) ? nameOf(each['sender']['did']) : null
    })),
    attachments: uri === null ? [] : [{ kind: 'link', uri }],
    lacks: [...(handle === null ? ['id-only'] : []), ...(body.isCut ? ['text-cut'] : [])],
    locator
  }
}
