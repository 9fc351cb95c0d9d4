// Meta's separate export of end-to-end encrypted chats: one flat file for each, with names of fields of its own.
import { UNKNOWN } from '#shared/actor.ts'
import type { ExportFile } from '../../files/export-file.ts'
import { type JsonValue, jsonElements } from '../../files/json-elements.ts'
import type { Attachment, ImportedMessage, Read } from '../../item.ts'
import { unmangled } from '../mojibake.ts'
import { cutShort, elementRead, nothingFound } from '../reads.ts'
import { bodyOf, epochTime, isObject, type Json, nameOf, objectsIn, textOf } from '../values.ts'
import { lackOfAnswer } from './by-itself.ts'
import { isMessages, isShared, sharedName } from './json.ts'

/** The id of the conversation: what the file is called, since it gives no other. */
function encryptedThread(path: string): string {
  return `e2ee:${path.slice(path.lastIndexOf('/') + 1).replace(/\.json$/, '')}`
}

export async function* readEncrypted(
  file: ExportFile,
  chunks: AsyncIterable<Buffer>,
  { ownName }: { ownName: string }
): AsyncGenerator<readonly Read[]> {
  const thread = encryptedThread(file.path)
  let isNameShared: boolean | undefined
  const take = (element: JsonValue, soFar: () => unknown) =>
    elementRead(file, element, (value, locator) => {
      isNameShared ??= isShared(ownName, encryptedParticipants(soFar()))
      return encryptedMessage(value, { locator, thread, ownName, isNameShared })
    })
  const { rest, isWhole } = yield* jsonElements(chunks, isMessages, take)
  const header = isObject(rest) ? rest : {}
  yield [
    {
      is: 'thread',
      thread: {
        platform: 'facebook',
        nativeId: thread,
        title: nameOf(unmangled(textOf(header['threadName']) ?? ''))?.replace(/_\d+$/, '') ?? null,
        folder: 'encrypted',
        participants: encryptedParticipants(header).map(displayName => ({ ...UNKNOWN, displayName }))
      }
    },
    ...sharedName(file, isNameShared),
    ...cutShort(file, isWhole),
    ...nothingFound(file, Array.isArray(header['messages']) || !isWhole)
  ]
}

/** The names of those in the chat. */
export function encryptedParticipants(header: unknown): string[] {
  const names = isObject(header) && Array.isArray(header['participants']) ? header['participants'] : []
  return names.flatMap(each => nameOf(unmangled(textOf(isObject(each) ? each['name'] : each) ?? '')) ?? [])
}

type MessageContext = {
  readonly locator: string
  readonly thread: string
  readonly ownName: string
  readonly isNameShared: boolean
}

function encryptedMessage(
  value: Json,
  { locator, thread, ownName, isNameShared }: MessageContext
): ImportedMessage | 'empty' | 'unsent' {
  const raw = textOf(value['text']) ?? ''
  const body = bodyOf(raw, unmangled(raw))
  const attachments = objectsIn(value['media']).map(
    (each): Attachment => ({ kind: 'file', uri: nameOf(unmangled(textOf(each['uri']) ?? ''), 2000) ?? '' })
  )
  const isUnsent = value['isUnsent'] === true
  if (body.text === '' && attachments.length === 0) return isUnsent ? 'unsent' : 'empty'
  const sender = nameOf(unmangled(textOf(value['senderName']) ?? ''))
  const isCall = /call/i.test(textOf(value['type']) ?? '')
  const lacks = [
    lackOfAnswer({ text: body.text, sender, files: attachments.length, isUnsent, isCall }, ownName),
    isUnsent ? 'unsent' : null,
    body.isCut ? 'text-cut' : null,
    sender === null ? 'sender-missing' : 'name-only'
  ]
  return {
    kind: 'dm',
    platform: 'facebook',
    isOwn: sender === ownName && !isNameShared,
    thread,
    sender: { ...UNKNOWN, displayName: sender },
    nativeId: null,
    written: epochTime(value['timestamp'], 'ms'),
    body,
    replyTo: null,
    reactions: objectsIn(value['reactions']).map(each => ({
      reaction: nameOf(unmangled(textOf(each['reaction']) ?? ''), 50) ?? '?',
      by: nameOf(unmangled(textOf(each['actor']) ?? ''))
    })),
    attachments,
    lacks: lacks.filter(each => each !== null),
    locator
  }
}
