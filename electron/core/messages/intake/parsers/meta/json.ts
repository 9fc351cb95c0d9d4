// Message files of Meta's JSON export: `message_N.json`, one or several for each conversation, newest first.
import { UNKNOWN } from '#shared/actor.ts'
import type { ExportFile } from '../../files/export-file.ts'
import { type JsonValue, jsonElements } from '../../files/json-elements.ts'
import type { Read } from '../../item.ts'
import { unmangled } from '../mojibake.ts'
import { cutShort, elementRead, nothingFound } from '../reads.ts'
import { isObject, nameOf, objectsIn, textOf } from '../values.ts'
import { type MetaThread, metaMessage } from './message.ts'
import { type MessageFile, threadId } from './paths.ts'

/** The one array of a message file that is read element by element. */
export const isMessages = (path: readonly (string | number)[]) => path.length === 1 && path[0] === 'messages'

/** What a file says, its messages first and its conversation last, where the file has it. */
export async function* readMetaJson(
  file: ExportFile,
  chunks: AsyncIterable<Buffer>,
  { at, ownName }: { at: MessageFile; ownName: string }
): AsyncGenerator<readonly Read[]> {
  const thread = threadId(at.thread)
  let told: MetaThread | undefined
  const take = (element: JsonValue, soFar: () => unknown) =>
    elementRead(file, element, (value, locator) => {
      told ??= { platform: at.platform, thread, ownName, ...among(participantsOf(soFar()), ownName) }
      return metaMessage(value, locator, told)
    })
  const { rest, isWhole } = yield* jsonElements(chunks, isMessages, take)
  const header = isObject(rest) ? rest : {}
  yield [
    {
      is: 'thread',
      thread: {
        platform: at.platform,
        nativeId: thread,
        title: nameOf(unmangled(textOf(header['title']) ?? '')),
        folder: at.folder,
        participants: participantsOf(header).map(displayName => ({ ...UNKNOWN, displayName }))
      }
    },
    ...sharedName(file, told?.isNameShared),
    ...cutShort(file, isWhole),
    // A list that is empty is one.
    ...nothingFound(file, told !== undefined || Array.isArray(header['messages']) || !isWhole)
  ]
}

const among = (names: readonly string[], ownName: string) => ({
  isBetweenTwo: names.length === 2,
  isNameShared: isShared(ownName, names)
})

/** Whether somebody else among them is called as the account is. */
export const isShared = (ownName: string, names: readonly string[]) =>
  names.filter(name => name === ownName).length > 1

/** Nothing, or that it cannot be told who wrote what. */
export function sharedName(file: ExportFile, isNameShared: boolean | undefined): Read[] {
  return isNameShared === true ? [{ is: 'warning', code: 'own-name-twice', place: file.path }] : []
}

/** The names of those in a conversation. */
export function participantsOf(header: unknown): string[] {
  return objectsIn(isObject(header) ? header['participants'] : null).flatMap(each => {
    const name = nameOf(unmangled(textOf(each['name']) ?? ''))
    return name === null ? [] : [name]
  })
}
