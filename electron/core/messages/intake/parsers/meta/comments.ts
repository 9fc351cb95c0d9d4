// Comments that the account wrote itself, in the shapes that Facebook and Instagram have given them. Visitors' comments are
// in no export of theirs. The labels are in the language of the account, so nothing is found by a label.
import { UNKNOWN } from '#shared/actor.ts'
import type { ExportFile } from '../../files/export-file.ts'
import { type JsonValue, jsonElements, pointerOf } from '../../files/json-elements.ts'
import type { Attachment, ImportedMessage, Read, Written } from '../../item.ts'
import { unmangled } from '../mojibake.ts'
import { cutShort, messageRead, unreadable } from '../reads.ts'
import { type Body, bodyOf, epochTime, isObject, type Json, nameOf, objectsIn, textOf } from '../values.ts'

const COMMENTS = /comments/i
const isList = (path: readonly (string | number)[]) =>
  path.length === 0 || (path.length === 1 && COMMENTS.test(String(path[0])))

/** A list, an object with a list, or a single comment by itself. */
export async function* readComments(
  file: ExportFile,
  chunks: AsyncIterable<Buffer>,
  { platform, ownName }: { platform: 'facebook' | 'instagram'; ownName: string }
): AsyncGenerator<readonly Read[]> {
  const take = (value: unknown, locator: string): Read[] => {
    const comments = isObject(value) ? commentsIn(value, ownName) : []
    if (comments.length === 0) return [unreadable(file, locator)]
    return comments.flatMap(comment =>
      messageRead(file, commentMessage(comment, { platform, ownName, locator }))
    )
  }
  let count = 0
  const { rest, isWhole } = yield* jsonElements(chunks, isList, (element: JsonValue) => {
    count += 1
    return take(element.value, pointerOf(element))
  })
  if (!isWhole) yield cutShort(file, isWhole)
  else if (count === 0) yield ofOne(rest).flatMap(([value, locator]) => take(value, locator))
}

// Where there is but one comment, Instagram leaves the list out. An empty list holds none.
function ofOne(rest: unknown): [unknown, string][] {
  if (Array.isArray(rest)) return []
  const lists = isObject(rest) ? Object.entries(rest).filter(([key]) => COMMENTS.test(key)) : []
  if (lists.length === 0) return [[rest, '']]
  return lists.flatMap(([key, value]) => (Array.isArray(value) ? [] : [[value, `/${key}`]]))
}

/** One comment, as far as a file tells. */
export type Comment = {
  readonly body: Body
  readonly author: string | null
  /** The platform's own id, in newer files. */
  readonly nativeId: string | null
  readonly written: Written
  /** What it is a comment on, as far as it is said. */
  readonly on: string | null
  readonly attachments: readonly Attachment[]
}

function commentsIn(value: Json, ownName: string): Comment[] {
  const attachments = objectsIn(value['attachments'])
    .flatMap(each => objectsIn(each['data']))
    .concat(objectsIn(value['media_list_data']))
    .flatMap((each): Attachment[] => {
      const media = isObject(each['media']) ? each['media'] : each
      const uri = nameOf(textOf(media['uri']), 2000)
      return uri === null ? [] : [{ kind: 'photo', uri }]
    })
  const ofFacebook = objectsIn(value['data']).flatMap(each =>
    isObject(each['comment']) ? [each['comment']] : []
  )
  if (ofFacebook.length > 0)
    return ofFacebook.map(each => ({
      body: repairedBody(textOf(each['comment']) ?? ''),
      author: nameOf(unmangled(textOf(each['author']) ?? '')),
      nativeId: null,
      written: epochTime(each['timestamp'] ?? value['timestamp'], 's'),
      on: nameOf(unmangled(textOf(each['group']) ?? '')),
      attachments
    }))
  const labelled = isObject(value['string_map_data'])
    ? Object.values(value['string_map_data']).filter(isObject)
    : objectsIn(value['label_values'])
  return labelled.length === 0 ? [] : [ofLabels(labelled, value, { attachments, ownName })]
}

const HANDLE = /^[a-z0-9._]{1,30}$/i

type About = { readonly attachments: readonly Attachment[]; readonly ownName: string }

// The time is the entry that has one; the owner of the post is known by its form; what is left is the comment. An address
// that stands beside a comment is that of the post.
function ofLabels(labelled: readonly Json[], value: Json, { attachments, ownName }: About): Comment {
  const times = labelled.map(each => each['timestamp'] ?? each['timestamp_value'])
  const time = times.find(each => typeof each === 'number' && each !== 0) ?? value['timestamp']
  const texts = labelled.flatMap(each => {
    const text = textOf(each['value'])
    return text === null || text === '' ? [] : [text]
  })
  const { text, on } = commentAmong(texts.map(unmangled), ownName)
  const raw = texts.find(each => unmangled(each) === text) ?? ''
  const nativeId = nameOf(textOf(value['fbid']))
  return { body: repairedBody(raw), author: null, nativeId, written: epochTime(time, 's'), on, attachments }
}

const repairedBody = (raw: string) => bodyOf(raw, unmangled(raw))

/** Which of the texts that stand together is the comment, and what it is a comment on. */
export function commentAmong(texts: readonly string[], ownName: string): { text: string; on: string | null } {
  const isOwner = (text: string) => HANDLE.test(text)
  const words = texts.filter(text => !ADDRESS.test(text) && text !== ownName)
  const text = words.find(each => !isOwner(each)) ?? words[0] ?? texts[0] ?? ''
  const others = texts.filter(each => each !== text)
  const on = others.find(isOwner) ?? others.find(each => ADDRESS.test(each))
  return { text, on: nameOf(on, 2000) }
}

const ADDRESS = /^https?:\/\/\S+$/

/** Where a comment stands, and whose it is. */
export type CommentContext = {
  readonly platform: 'facebook' | 'instagram'
  readonly ownName: string
  readonly locator: string
}

/** The comment as a message that was sent. */
export function commentMessage(
  { body, ...comment }: Comment,
  { platform, ownName, locator }: CommentContext
): ImportedMessage | 'empty' {
  if (body.text === '' && comment.attachments.length === 0) return 'empty'
  return {
    kind: 'comment',
    platform,
    isOwn: true,
    thread: null,
    sender: { ...UNKNOWN, displayName: comment.author ?? (ownName === '' ? null : ownName) },
    nativeId: comment.nativeId,
    written: comment.written,
    body,
    replyTo: comment.on,
    reactions: [],
    attachments: comment.attachments,
    lacks: ['no-post', ...(body.isCut ? ['text-cut'] : [])],
    locator
  }
}
