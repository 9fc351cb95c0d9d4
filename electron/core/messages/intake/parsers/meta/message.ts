// One message of Meta's JSON, in the shape that Facebook and Instagram share.
import { UNKNOWN } from '#shared/actor.ts'
import type { Attachment, ImportedMessage } from '../../item.ts'
import { unmangled } from '../mojibake.ts'
import { bodyOf, epochTime, isObject, type Json, nameOf, objectsIn, textOf } from '../values.ts'
import { lackOfAnswer } from './by-itself.ts'

export type MetaThread = {
  readonly platform: 'facebook' | 'instagram'
  readonly thread: string
  readonly ownName: string
  readonly isBetweenTwo: boolean
  /** That somebody else in the conversation is called as the account is: then nothing is known to be its own. */
  readonly isNameShared: boolean
}

const MEDIA = [
  ['photos', 'photo'],
  ['videos', 'video'],
  ['audio_files', 'audio'],
  ['gifs', 'gif'],
  ['files', 'file']
] as const

const read = (value: unknown): string | null => {
  const text = textOf(value)
  return text === null ? null : unmangled(text)
}

/** The message, or the code of why it is none that can be taken in. */
export function metaMessage(
  value: Json,
  locator: string,
  { platform, thread, ownName, isBetweenTwo, isNameShared }: MetaThread
): ImportedMessage | 'empty' | 'unsent' {
  const raw = withShared(textOf(value['content']) ?? '', value['share'])
  const body = bodyOf(raw, unmangled(raw))
  const attachments = attachmentsOf(value)
  const isUnsent = value['is_unsent'] === true
  if (body.text === '' && attachments.length === 0) return isUnsent ? 'unsent' : 'empty'
  const sender = nameOf(read(value['sender_name']))
  const own = { text: body.text, sender, files: attachments.length, isUnsent, isCall: isCall(value) }
  const lacks = [
    lackOfAnswer(own, ownName),
    isUnsent ? 'unsent' : null,
    value['is_taken_down'] === true ? 'taken-down' : null,
    body.isCut ? 'text-cut' : null,
    sender === null ? 'sender-missing' : 'name-only'
  ]
  return {
    kind: 'dm',
    platform,
    isOwn: sender === ownName && !isNameShared,
    thread,
    sender: { ...UNKNOWN, displayName: sender, ip: nameOf(value['ip'], 100) },
    isBetweenTwo,
    nativeId: null,
    written: epochTime(value['timestamp_ms'], 'ms'),
    body,
    replyTo: null,
    reactions: objectsIn(value['reactions']).map(each => ({
      reaction: nameOf(read(each['reaction']), 50) ?? '?',
      by: nameOf(read(each['actor']))
    })),
    attachments,
    lacks: lacks.filter(each => each !== null),
    locator
  }
}

// Older files say of each message what kind it is.
const isCall = (value: Json) =>
  value['call_duration'] !== undefined ||
  value['missed'] === true ||
  ['Call', 'Subscribe', 'Unsubscribe'].includes(textOf(value['type']) ?? '')

// What was passed on has words of its own, which stand beside what the sender wrote.
function withShared(content: string, share: unknown): string {
  const shared = isObject(share) ? (textOf(share['share_text']) ?? '') : ''
  return content.includes(shared) ? content : [content, shared].filter(text => text !== '').join('\n\n')
}

function attachmentsOf(value: Json): Attachment[] {
  const uriOf = (of: unknown, key: string) => (isObject(of) ? nameOf(read(of[key]), 2000) : null)
  const media = MEDIA.flatMap(([key, kind]) =>
    objectsIn(value[key]).map(of => ({ kind, uri: uriOf(of, 'uri') ?? '' }))
  )
  const [sticker, link] = [uriOf(value['sticker'], 'uri'), uriOf(value['share'], 'link')]
  return [
    ...media,
    ...(sticker === null ? [] : [{ kind: 'sticker' as const, uri: sticker }]),
    ...(link === null ? [] : [{ kind: 'link' as const, uri: link }])
  ]
}
