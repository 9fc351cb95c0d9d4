// TikTok's "Download your data" as JSON: one file with everything, under names that have changed over the years.
import { UNKNOWN } from '#shared/actor.ts'
import type { FindingCode } from '#shared/intake-findings.ts'
import type { ExportFile } from '../files/export-file.ts'
import { JsonElements, type JsonValue, jsonElements, pointerOf, stepTo } from '../files/json-elements.ts'
import type { ImportedMessage, Read } from '../item.ts'
import { localTime, type ReadTime } from './local-time.ts'
import { givenIn, ownIn } from './own-ids.ts'
import type { Files, Parser } from './parser.ts'
import { cutShort, elementRead, oddTime, unreadable } from './reads.ts'
import { bodyOf, isObject, type Json, nameOf, textOf, zonedTime } from './values.ts'

type Known = { readonly own: string }
type Path = readonly (string | number)[]

export const tiktok: Parser<Known> = {
  name: 'tiktok',
  version: 1,
  isByThread: false,
  async claims(files) {
    const claimed: ExportFile[] = []
    for (const file of files.all.filter(({ path }) => /\.(json|txt)$/i.test(path)))
      if (isTiktok(file.path, await files.peek(file))) claimed.push(file)
    return claimed
  },
  platforms: () => new Set(['tiktok'] as const),
  leaves: () => null,
  async prepare(claimed, files, { ownName }) {
    const people = new Map<string, Set<string>>()
    const said: string[] = []
    for (const file of claimed) said.push(...(await peopleIn(file, files, people)))
    const names = [...people.values()]
    return { own: ownName === null ? ownIn(names, said) : givenIn(names, ownName) }
  },
  async *read(file, chunks, { own }) {
    let isZoned = true
    const take = (element: JsonValue): Read[] => {
      const chat = chatOf(element.path)
      if (isObject(element.value) && !isSaid(field(element.value, chat === null ? 'comment' : 'content')))
        return [unreadable(file, pointerOf(element))]
      const told: Read[] = []
      const read = elementRead(file, element, (value, locator) => {
        const { written, warning } = timeOf(value)
        if (written.basis === 'assumed_local') isZoned = false
        told.push(...oddTime(file, locator, warning))
        return chat === null
          ? commentOf(value, { locator, own, written })
          : tiktokMessage(value, { locator, own, written, chat })
      })
      return [...told, ...read]
    }
    const { rest, isWhole } = yield* jsonElements(chunks, isWanted, take)
    yield oddLists(rest, '').map(place => unreadable(file, place))
    yield cutShort(file, isWhole)
    if (!isZoned) yield [{ is: 'warning', code: 'zone-not-stated', place: file.path }]
  }
}

// Some top part of every edition of the file.
const FORM =
  /^\s*\{\s*"(?:Activity|Ads and data|App Settings|Comment|Direct Messages?|Likes and Favorites|Profile|Profile And Settings|TikTok [^"]{1,40}|Your Activity|Income Plus[^"]{0,20}|Location[^"]{0,20}|Post|Video)"\s*:\s*\{/i
const NAMED = /(?:^|\/)user_data(?:_tiktok)?[^/]*\.(?:json|txt)$/i
const LISTS = /"(?:ChatHistory|CommentsList)"\s*:/i
const CHATS = /^chathistory$/i
const COMMENTS = /^commentslist$/i

function isTiktok(path: string, head: string): boolean {
  if (FORM.test(head)) return true
  return /^\s*\{\s*"[^"]{1,80}"\s*:\s*\{/.test(head) && (NAMED.test(path) || LISTS.test(head))
}

/** The name of the chat that an array is; null for one that is none. */
function chatOf(path: Path): string | null {
  const [name, parent] = [path.at(-1), path.at(-2)]
  return typeof name === 'string' && CHATS.test(String(parent)) ? name : null
}

/** A list that has nothing in it is null there. */
const isList = (value: unknown) => value === null || Array.isArray(value)

/** Where something else stands than the list of a chat, or of comments, that should be there. */
function oddLists(value: unknown, at: string): string[] {
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, each]) => {
    const place = `${at}${stepTo(key)}`
    if (COMMENTS.test(key)) return isList(each) ? [] : [place]
    if (!CHATS.test(key)) return oddLists(each, place)
    if (!isObject(each)) return isList(each) ? [] : [place]
    return Object.entries(each).flatMap(([chat, list]) => (isList(list) ? [] : [`${place}${stepTo(chat)}`]))
  })
}

const isWanted = (path: Path) => chatOf(path) !== null || COMMENTS.test(String(path.at(-1)))

async function peopleIn(file: ExportFile, files: Files, people: Map<string, Set<string>>): Promise<string[]> {
  const scanner = new JsonElements(isWanted)
  for await (const chunk of files.open(file))
    for (const { path, text } of scanner.push(chunk)) {
      const chat = chatOf(path)
      const from = chat === null ? null : fromIn(text)
      if (chat === null || from === null) continue
      const other = otherIn(chat)
      const known = people.get(chat) ?? new Set(other === null ? [] : [other])
      people.set(chat, known.add(from))
    }
  return userNames(scanner.end().rest)
}

function fromIn(text: Buffer): string | null {
  try {
    const value: unknown = JSON.parse(text.toString())
    return isObject(value) ? nameOf(wordsOf(field(value, 'from'))) : null
  } catch {
    return null
  }
}

/** The user name in the profile, wherever in the file that is. */
function userNames(value: unknown): string[] {
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, each]) =>
    /^username$/i.test(key) ? (nameOf(textOf(each)) ?? []) : userNames(each)
  )
}

/** A field whose name has been written with a large letter and with a small one. */
function field(value: Json, name: string): unknown {
  const key = Object.keys(value).find(each => each.toLowerCase() === name)
  return key === undefined ? undefined : value[key]
}

/** Words, or nothing: what else stands there cannot be read. */
const isSaid = (value: unknown) => value === undefined || value === null || wordsOf(value) !== null

/** What is all digits may be written as a number. */
const wordsOf = (value: unknown) => (typeof value === 'number' ? String(value) : textOf(value))

// Such as `Chat History with kallepahitt:`.
const otherIn = (chat: string) => nameOf(/(?:^|\s)([\w.]{1,60}):?$/.exec(chat)?.[1])

function timeOf(value: Json): ReadTime {
  const said = textOf(field(value, 'date')) ?? ''
  const zoned = zonedTime(said)
  return zoned.at === null ? localTime(said) : { written: zoned, warning: null }
}

type MessageContext = {
  readonly locator: string
  readonly own: string
  readonly written: ReadTime['written']
}

function tiktokMessage(
  value: Json,
  { locator, own, written, chat }: MessageContext & { chat: string }
): ImportedMessage | FindingCode {
  const body = bodyOf(wordsOf(field(value, 'content')) ?? '')
  if (body.text === '') return 'empty'
  const handle = nameOf(wordsOf(field(value, 'from')))
  return {
    kind: 'dm',
    platform: 'tiktok',
    isOwn: handle === own,
    thread: chat.slice(0, 300),
    sender: { ...UNKNOWN, handle },
    nativeId: null,
    written,
    body,
    replyTo: null,
    reactions: [],
    attachments: [],
    lacks: [...(handle === null ? ['sender-missing'] : []), ...(body.isCut ? ['text-cut'] : [])],
    locator
  }
}

function commentOf(value: Json, { locator, own, written }: MessageContext): ImportedMessage | FindingCode {
  const body = bodyOf(wordsOf(field(value, 'comment')) ?? '')
  const photo = nameOf(field(value, 'photo'), 2000)
  const attachments = photo === null || photo === 'N/A' ? [] : [{ kind: 'photo' as const, uri: photo }]
  if (body.text === '' && attachments.length === 0) return 'empty'
  const url = nameOf(field(value, 'url'), 2000)
  return {
    kind: 'comment',
    platform: 'tiktok',
    isOwn: true,
    thread: null,
    sender: { ...UNKNOWN, handle: own === '' ? null : own },
    nativeId: null,
    written,
    body,
    replyTo: url === null || !/^https?:/.test(url) ? null : url,
    reactions: [],
    attachments,
    lacks: body.isCut ? ['text-cut'] : [],
    locator
  }
}
