// Mastodon's archive: what the account itself has written (ActivityPub). Messages of others are in no archive of theirs.
import { UNKNOWN } from '#shared/actor.ts'
import type { FindingCode } from '#shared/intake-findings.ts'
import { textOfHtml } from '../../../formats/mail/html-text.ts'
import type { ExportFile } from '../files/export-file.ts'
import { JsonElements, type JsonValue, jsonElements } from '../files/json-elements.ts'
import type { Attachment, ImportedMessage, Read } from '../item.ts'
import type { Parser } from './parser.ts'
import { cutShort, elementRead } from './reads.ts'
import { bodyOf, isObject, type Json, nameOf, objectsIn, textOf, zonedTime } from './values.ts'

type Known = { readonly name: string | null; readonly handle: string | null }

export const mastodon: Parser<Known> = {
  name: 'mastodon',
  version: 1,
  isByThread: false,
  async claims(files) {
    const claimed: ExportFile[] = []
    for (const file of files.all.filter(({ path }) => /(?:^|\/)outbox\.json$/.test(path)))
      if (/"OrderedCollection(?:Page)?"/.test(await files.peek(file))) claimed.push(file)
    return claimed
  },
  platforms: () => new Set(['mastodon'] as const),
  leaves: path =>
    /(?:^|\/)(?:actor|likes|bookmarks)\.json$|(?:^|\/)(?:avatar|header)\.\w+$/.test(path) ? 'nothing' : null,
  async prepare(_claimed, files) {
    const actor = files.all.find(({ path }) => /(?:^|\/)actor\.json$/.test(path))
    if (actor === undefined) return { name: null, handle: null }
    const scanner = new JsonElements(() => false)
    for await (const chunk of files.open(actor)) scanner.push(chunk)
    const { rest } = scanner.end()
    if (!isObject(rest)) return { name: null, handle: null }
    return { name: nameOf(rest['name']), handle: nameOf(rest['preferredUsername']) }
  },
  async *read(file, chunks, known) {
    const take = (element: JsonValue): Read[] =>
      elementRead(file, element, (value, locator) => activityRead(value, locator, known))
    const { isWhole } = yield* jsonElements(
      chunks,
      path => path.length === 1 && path[0] === 'orderedItems',
      take
    )
    yield cutShort(file, isWhole)
  }
}

const PUBLIC = /^(?:https:\/\/www\.w3\.org\/ns\/activitystreams#Public|as:Public|Public)$/

function activityRead(
  activity: Json,
  locator: string,
  { name, handle }: Known
): ImportedMessage | FindingCode {
  const note = activity['object']
  // What is passed on is named by its address alone.
  if (activity['type'] !== 'Create' || !isObject(note)) return 'boost'
  const to = [...addressesIn(note['to']), ...addressesIn(note['cc'])]
  const isDirect = !to.some(each => PUBLIC.test(each) || each.endsWith('/followers'))
  const replyTo = nameOf(note['inReplyTo'], 2000)
  if (!isDirect && replyTo === null) return 'own-post'
  const html = textOf(note['content']) ?? ''
  const summary = textOf(note['summary']) ?? ''
  const read = textOfHtml(html)
  const body = bodyOf(html, summary === '' ? read : `${summary}\n\n${read}`)
  const attachments = attachmentsOf(note)
  if (body.text === '' && attachments.length === 0) return 'empty'
  const author = nameOf(note['attributedTo'] ?? activity['actor'], 2000)
  return {
    kind: isDirect ? 'dm' : 'comment',
    platform: 'mastodon',
    isOwn: true,
    thread: isDirect
      ? (nameOf(note['conversation']) ?? nameOf(note['context']) ?? nameOf(to.toSorted().join(' ')))
      : null,
    sender: { ...UNKNOWN, nativeId: author, handle, displayName: name, profileUrl: author },
    nativeId: nameOf(note['id'], 2000),
    written: zonedTime(note['published'] ?? activity['published']),
    body,
    replyTo,
    reactions: [],
    attachments,
    lacks: body.isCut ? ['text-cut'] : [],
    locator
  }
}

function addressesIn(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value]
  return list.filter(each => typeof each === 'string')
}

// The addresses of media begin at the root of the archive, with a slash that points out of it.
function attachmentsOf(note: Json): Attachment[] {
  return objectsIn(note['attachment']).flatMap((each): Attachment[] => {
    const uri = nameOf(each['url'], 2000)
    if (uri === null) return []
    const type = textOf(each['mediaType']) ?? ''
    const kind = type.startsWith('video/') ? 'video' : type.startsWith('audio/') ? 'audio' : 'photo'
    const isInside = uri.startsWith('/') && !uri.split('/').includes('..')
    return [{ kind, uri, ...(isInside ? { at: [uri.replace(/^\/+/, '')] } : {}) }]
  })
}
