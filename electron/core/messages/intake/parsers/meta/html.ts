// Message files of Meta's HTML export. What they say is found by how it stands: a name, what was written, and a time. The
// names of classes are made anew with every change at Meta, and the words are in the language of the account.
import { UNKNOWN } from '#shared/actor.ts'
import type { ExportFile } from '../../files/export-file.ts'
import { elementsIn, HtmlCells, lineOf, linesOf, type Node } from '../../files/html-cells.ts'
import type { Attachment, Read } from '../../item.ts'
import { localTime } from '../local-time.ts'
import { cutShort, nothingFound, unreadable } from '../reads.ts'
import { bodyOf, nameOf } from '../values.ts'
import { Alike } from './alike.ts'
import { lackOfAnswer } from './by-itself.ts'
import { type MessageFile, threadId } from './paths.ts'

const PARTS = 3
const MOST_NAME = 300
const MOST_TIME = 60
/** In the digits of any language. */
const TIME = /\p{Nd}{1,2}[:.]\p{Nd}{2}/u
/** A year, or a date in numbers alone, whose year may be two of them. */
const DATE = /\p{Nd}{4}|\b\d{1,2}([./-])\s?\d{1,2}\1\s?\d{2}\b/u

/** A name, what was written, and a time, in that order. */
export function isMessageCell(node: Node): boolean {
  const parts = elementsIn(node)
  const [name, , time] = parts
  if (parts.length !== PARTS || name === undefined || time === undefined) return false
  return isTime(lineOf(time)) && lineOf(name).length <= MOST_NAME
}

/** Whether a text may be a date with a time. */
export const isTime = (said: string) => said.length <= MOST_TIME && TIME.test(said) && DATE.test(said)

/** Who wrote it, by a cell that `isMessageCell` found. */
export function senderIn(cell: Node): string | null {
  const [name] = elementsIn(cell)
  return name === undefined ? null : nameOf(lineOf(name))
}

/** What a file says, newest first, and its conversation. */
export async function* readMetaHtml(
  file: ExportFile,
  chunks: AsyncIterable<Buffer>,
  { at, ownName }: { at: MessageFile; ownName: string }
): AsyncGenerator<readonly Read[]> {
  const thread = threadId(at.thread)
  const names = new Set<string>()
  const alike = new Alike()
  let index = 0
  const take = (cell: Node): Read[] => {
    const sender = senderIn(cell)
    if (sender !== null) names.add(sender)
    return alike.add(messageIn(cell, { file, locator: `cell ${index++}`, at, ownName, sender }))
  }
  const scanner = new HtmlCells(isMessageCell, { hasOthers: true })
  for await (const chunk of chunks) {
    const cells = [...scanner.push(chunk), ...scanner.others()]
    if (cells.length > 0) yield cells.flatMap(take)
  }
  const { cells, isWhole } = scanner.end()
  const others = [...names].filter(name => name !== ownName)
  yield [
    ...[...cells, ...scanner.others()].flatMap(take),
    ...alike.end(),
    {
      is: 'thread',
      thread: {
        platform: at.platform,
        nativeId: thread,
        title: others.length === 0 ? null : others.join(', ').slice(0, MOST_NAME),
        folder: at.folder,
        participants: [...names].map(displayName => ({ ...UNKNOWN, displayName }))
      }
    },
    ...cutShort(file, isWhole),
    ...nothingFound(file, index > 0 || !isWhole)
  ]
}

type CellContext = {
  readonly file: ExportFile
  readonly locator: string
  readonly at: MessageFile
  readonly ownName: string
  readonly sender: string | null
}

function messageIn(cell: Node, { file, locator, at, ownName, sender }: CellContext): Read[] {
  const [, content, time] = elementsIn(cell)
  // What stands among messages as one of them, and has not all of its parts, or more.
  if (content === undefined || time === undefined || elementsIn(cell).length !== PARTS)
    return [unreadable(file, locator)]
  const body = bodyOf(linesOf(content, REACTIONS))
  const attachments = attachmentsIn(content)
  if (body.text === '' && attachments.length === 0)
    return [{ is: 'skipped', code: 'empty', place: file.path }]
  const { written, warning } = localTime(lineOf(time))
  const lacks = [
    lackOfAnswer({ text: body.text, sender, files: attachments.length }, ownName),
    sender === null ? 'sender-missing' : 'name-only',
    body.isCut ? 'text-cut' : null
  ]
  return [
    ...(warning === null
      ? []
      : [{ is: 'warning', code: warning, place: `${file.path}#${locator}` } as const]),
    {
      is: 'message',
      message: {
        kind: 'dm',
        platform: at.platform,
        isOwn: sender === ownName,
        thread: threadId(at.thread),
        sender: { ...UNKNOWN, displayName: sender },
        nativeId: null,
        written,
        body,
        replyTo: null,
        reactions: reactionsIn(content),
        attachments,
        lacks: lacks.filter(each => each !== null),
        locator
      }
    }
  ]
}

const REACTIONS = new Set(['ul', 'video', 'audio'])

// Such as `❤Kalle Påhitt`.
function reactionsIn(content: Node) {
  const items: Node[] = []
  const walk = (node: Node): void => {
    if (node.name === 'li') items.push(node)
    else elementsIn(node).forEach(walk)
  }
  walk(content)
  return items.flatMap(item => {
    const said = lineOf(item)
    const [reaction = ''] = [...new Intl.Segmenter('sv').segment(said)].map(({ segment }) => segment)
    return reaction === '' ? [] : [{ reaction, by: nameOf(said.slice(reaction.length)) }]
  })
}

const KINDS: Readonly<Record<string, Attachment['kind']>> = {
  img: 'photo',
  video: 'video',
  audio: 'audio',
  source: 'video'
}

/** The pictures and other files that are shown in a part of a page. */
export function attachmentsIn(content: Node): Attachment[] {
  const found = new Map<string, Attachment>()
  const walk = (node: Node): void => {
    const uri = nameOf(node.link, 2000)
    if (uri !== null) {
      const isOnNet = /^https?:/i.test(uri)
      const kind = KINDS[node.name] ?? (isOnNet ? 'link' : kindByPath(uri))
      // A picture is often a link to itself.
      if (!found.has(uri) || found.get(uri)?.kind === 'file') found.set(uri, { kind, uri })
    }
    elementsIn(node).forEach(walk)
  }
  walk(content)
  return [...found.values()]
}

function kindByPath(uri: string): Attachment['kind'] {
  const folder = /\/(photos|videos|audio|gifs)\//.exec(uri)?.[1]
  if (folder === 'photos') return 'photo'
  if (folder === 'videos') return 'video'
  if (folder === 'audio') return 'audio'
  return folder === 'gifs' ? 'gif' : 'file'
}
