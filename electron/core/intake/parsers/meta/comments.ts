// Comments that the account wrote itself, in the shapes that Facebook and Instagram have given them. Visitors' comments are
// in no export of theirs. The labels are in the language of the account, so nothing is found by a label.
import { UNKNOWN } from '#shared/actor.ts'
import type { ExportFile } from '../../files/export-file.ts'
import { type JsonValue, jsonElements, pointerOf } from '../../files/json-elements.ts'
import type { Attachment, ImportedMessage, Read, Written } from '../../item.ts'
import { unmangled } from '../mojibake.ts'
import { cutShort, messageRead, unreadable } from '../reads.ts'
import { bodyOf, epochTime, isObject, type Json, nameOf, objectsIn, textOf } from '../values.ts'

const isList = (path: readonly (string | number)[]) =>
  path.length === 0 || (path.length === 1 && String(path[0]).startsWith('comments'))

/** A list, an object with a list, or a single comment by itself. */
export async function* readComments(
  file: ExportFile,
  chunks: AsyncIterable<Buffer>,
  { platform, ownName }: { platform: 'facebook' | 'instagram'; ownName: string }
): AsyncGenerator<readonly Read[]> {
  const take = (value: unknown, locator: string): Read[] => {
    const comments = isObject(value) ? commentsIn(value) : []
    if (comments.length === 0) return [unreadable(file, locator)]
    return comments.flatMap(comment => messageRead(file, messageOf(comment, { platform, ownName, locator })))
  }
  let count = 0
  const { rest, isWhole } = yield* jsonElements(chunks, isList, (element: JsonValue) => {
    count += 1
    return take(element.value, pointerOf(element))
  })
  if (!isWhole) yield cutShort(file, isWhole)
  // Where there is but one comment, Instagram leaves the list out.
  else if (count === 0 && isObject(rest) && commentsIn(rest).length > 0) yield take(rest, '')
}

type Comment = {
  readonly text: string
  readonly author: string | null
  readonly written: Written
  /** What it is a comment on, as far as it is said. */
  readonly on: string | null
  readonly attachments: readonly Attachment[]
}

function commentsIn(value: Json): Comment[] {
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
      text: textOf(each['comment']) ?? '',
      author: nameOf(unmangled(textOf(each['author']) ?? '')),
      written: epochTime(each['timestamp'] ?? value['timestamp'], 's'),
      on: nameOf(unmangled(textOf(each['group']) ?? '')),
      attachments
    }))
  const labelled = isObject(value['string_map_data'])
    ? Object.values(value['string_map_data']).filter(isObject)
    : objectsIn(value['label_values'])
  return labelled.length === 0 ? [] : [ofLabels(labelled, value, attachments)]
}

const HANDLE = /^[a-z0-9._]{1,30}$/i

// The time is the entry that has one; the owner of the post is known by its form; what is left is the comment.
function ofLabels(labelled: readonly Json[], value: Json, attachments: readonly Attachment[]): Comment {
  const times = labelled.map(each => each['timestamp'] ?? each['timestamp_value'])
  const time = times.find(each => typeof each === 'number' && each !== 0) ?? value['timestamp']
  const texts = labelled.flatMap(each => {
    const text = textOf(each['value'])
    return text === null || text === '' ? [] : [text]
  })
  const text = texts.find(each => !HANDLE.test(unmangled(each))) ?? texts[0] ?? ''
  const owner = texts.find(each => each !== text && HANDLE.test(each))
  return { text, author: null, written: epochTime(time, 's'), on: nameOf(owner), attachments }
}

type Place = {
  readonly platform: 'facebook' | 'instagram'
  readonly ownName: string
  readonly locator: string
}

function messageOf(comment: Comment, { platform, ownName, locator }: Place): ImportedMessage | 'empty' {
  const body = bodyOf(comment.text, unmangled(comment.text))
  if (body.text === '' && comment.attachments.length === 0) return 'empty'
  return {
    kind: 'comment',
    platform,
    isOwn: true,
    thread: null,
    sender: { ...UNKNOWN, displayName: comment.author ?? (ownName === '' ? null : ownName) },
    nativeId: null,
    written: comment.written,
    body,
    replyTo: comment.on,
    reactions: [],
    attachments: comment.attachments,
    lacks: ['no-post', ...(body.isCut ? ['text-cut'] : [])],
    locator
  }
}
