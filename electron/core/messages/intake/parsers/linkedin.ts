// LinkedIn's "Download your data": CSV files with messages and the own comments. It is the member's export; a company page
// has none.
import { UNKNOWN } from '#shared/actor.ts'
import type { FindingCode } from '#shared/intake-findings.ts'
import { normalized } from '#shared/normal-form.ts'
import { textOfHtml } from '../../../formats/mail/html-text.ts'
import { type CsvRow, csvRows, headingsIn } from '../files/csv-rows.ts'
import type { ExportFile } from '../files/export-file.ts'
import type { Folder, ImportedMessage, Read, Thread } from '../item.ts'
import { localTime } from './local-time.ts'
import { unmangled } from './mojibake.ts'
import { givenIn, ownIn } from './own-ids.ts'
import type { Files, Parser } from './parser.ts'
import { cutShort, messageRead, oddTime, unreadable } from './reads.ts'
import { bodyOf, nameOf, zonedTime } from './values.ts'

type Form = 'messages' | 'comments'
type Known = {
  /** The account itself, by its address where the export has one, else by its name; empty where nobody says. */
  readonly own: string
  /** What it is called. */
  readonly name: string | null
  readonly forms: ReadonlyMap<ExportFile, Form>
}

export const linkedin: Parser<Known> = {
  name: 'linkedin',
  version: 1,
  isByThread: false,
  claims: async files => [...(await formsOf(files)).keys()],
  platforms: () => new Set(['linkedin'] as const),
  leaves: path => (PROFILE.test(path) ? 'nothing' : null),
  async prepare(_claimed, files, { ownName }) {
    const forms = await formsOf(files)
    const [name = null] = await profileName(files)
    const conversations = new Map<string, Set<string>>()
    // Everyone is known by one address, and by a name where there is none; a name leads to the address.
    const ids = new Map<string, string>()
    const note = (row: CsvRow) => {
      const known = conversations.get(row.cell('conversation id')) ?? new Set()
      for (const { name, url } of [...peopleIn(row, 'from'), ...peopleIn(row, 'to')]) {
        known.add(url ?? name ?? '')
        if (name !== null && (url !== null || !ids.has(name))) ids.set(name, url ?? name)
      }
      conversations.set(row.cell('conversation id'), known)
      return []
    }
    for (const [file, form] of forms)
      if (form === 'messages') for await (const _ of csvRows(files.open(file), note));
    const people = [...conversations.values()]
    const named = ownName ?? name
    const given = named === null ? undefined : (ids.get(named) ?? namedAlike(ids, named))
    const own =
      ownName === null
        ? ownIn(people, given === undefined ? [] : [given])
        : (given ?? givenIn(people, ownName))
    return { own, name: name ?? [...ids].find(([, id]) => id === own)?.[0] ?? ownName, forms }
  },
  async *read(file, chunks, { own, name, forms }) {
    const told = new Set<string>()
    const take = (row: CsvRow): Read[] => {
      if (forms.get(file) === 'comments') return commentIn(file, row, { own, name })
      const thread = nameOf(row.cell('conversation id'))
      if (thread === null) return [unreadable(file, `row ${row.number}`)]
      const isTold = told.has(thread)
      told.add(thread)
      const odd = { is: 'warning', code: 'row-odd', place: `${file.path}#row ${row.number}` } as const
      return [
        ...(row.isOdd ? [odd] : []),
        ...(isTold ? [] : [{ is: 'thread', thread: threadIn(row, thread, own) } as const]),
        ...messageRead(file, messageIn(row, thread, { own, name }))
      ]
    }
    const isWhole = yield* csvRows(chunks, take, forms.get(file) === 'comments' ? 'message' : 'content')
    yield cutShort(file, isWhole)
  }
}

const PROFILE = /(?:^|\/)Profile\.csv$/i

/** Each CSV file that is of a known form, by its headings. */
async function formsOf(files: Files): Promise<Map<ExportFile, Form>> {
  const forms = new Map<ExportFile, Form>()
  for (const file of files.all.filter(({ path }) => /\.(csv|txt)$/i.test(path))) {
    const headings = new Set(headingsIn(await files.peek(file)))
    const has = (...names: string[]) => names.every(name => headings.has(name))
    if (has('conversation id', 'from', 'date', 'content')) forms.set(file, 'messages')
    else if (has('date', 'link', 'message')) forms.set(file, 'comments')
  }
  return forms
}

type Person = { readonly name: string | null; readonly url: string | null }

// Names and addresses belong together where there are as many of one as of the other.
function peopleIn(row: CsvRow, side: 'from' | 'to'): Person[] {
  const cell = row.cell(side === 'from' ? 'sender profile url' : 'recipient profile urls')
  const urls = cell.split(/[,;\s]+/).flatMap(url => nameOf(url, 2000) ?? [])
  const said = side === 'from' ? [row.cell('from')] : row.cell('to').split(/[,;]\s*/)
  const names = said.flatMap(name => nameOf(unmangled(name)) ?? [])
  if (urls.length === names.length) return names.map((name, at) => ({ name, url: urls[at] ?? null }))
  if (urls.length === 0) return names.map(name => ({ name, url: null }))
  return urls.map(url => ({ name: null, url }))
}

const namedAlike = (ids: ReadonlyMap<string, string>, named: string) =>
  [...ids].find(([name]) => name.toLowerCase() === normalized(named, 'NFC').trim().toLowerCase())?.[1]

async function profileName(files: Files): Promise<string[]> {
  const names: string[] = []
  for (const file of files.all.filter(({ path }) => PROFILE.test(path))) {
    const take = (row: CsvRow) => [`${row.cell('first name')} ${row.cell('last name')}`.trim()]
    for await (const group of csvRows(files.open(file), take)) names.push(...group)
  }
  return names
}

const MEMBER_GONE = /^LinkedIn Member$/i
const FOLDERS: readonly (readonly [RegExp, Folder])[] = [
  [/spam/i, 'filtered'],
  [/archive/i, 'archived'],
  [/inbox|sent/i, 'inbox']
]

function threadIn(row: CsvRow, thread: string, own: string): Thread {
  const people = [...peopleIn(row, 'from'), ...peopleIn(row, 'to')]
  const others = people.filter(({ name, url }) => (url ?? name) !== own).flatMap(({ name }) => name ?? [])
  return {
    platform: 'linkedin',
    nativeId: thread,
    title: nameOf(unmangled(row.cell('conversation title'))) ?? nameOf(others.join(', ')),
    folder: FOLDERS.find(([form]) => form.test(row.cell('folder')))?.[1] ?? 'other',
    participants: people.map(({ name, url }) => ({ ...UNKNOWN, displayName: name, profileUrl: url }))
  }
}

function messageIn(
  row: CsvRow,
  thread: string,
  { own, name }: Pick<Known, 'own' | 'name'>
): ImportedMessage | FindingCode {
  const sender = nameOf(unmangled(row.cell('from')))
  const profileUrl = nameOf(row.cell('sender profile url'), 2000)
  if (/^yes$/i.test(row.cell('is message draft').trim())) return 'draft'
  const body = bodyWithSubject(row.cell('subject'), row.cell('content'))
  const links = row
    .cell('attachments')
    .split(/[\s,]+/)
    .filter(link => /^https?:/.test(link))
  if (body.text === '' && links.length === 0) return 'empty'
  const lacks = [
    sender === null ? 'sender-missing' : null,
    sender !== null && MEMBER_GONE.test(sender) ? 'account-deleted' : null,
    body.isCut ? 'text-cut' : null
  ]
  return {
    kind: 'dm',
    platform: 'linkedin',
    // Somebody else may have the same name, but not the same address.
    isOwn: profileUrl === null ? sender !== null && sender === name : profileUrl === own || sender === own,
    thread,
    sender: { ...UNKNOWN, displayName: sender, profileUrl },
    nativeId: null,
    written: zonedTime(row.cell('date')),
    body,
    replyTo: null,
    reactions: [],
    attachments: links.map(uri => ({ kind: 'file', uri: uri.slice(0, 2000) })),
    lacks: lacks.filter(each => each !== null),
    locator: `row ${row.number}`
  }
}

const MARKUP = /<(?:p|br|a|div|span|ul|li|strong|em)\b[^<>]*>/i

function bodyWithSubject(subject: string, content: string) {
  const raw = subject.trim() === '' ? content : `${subject}\n\n${content}`
  const read = unmangled(raw)
  return bodyOf(raw, MARKUP.test(read) ? textOfHtml(read) : read)
}

function commentIn(file: ExportFile, row: CsvRow, { own, name }: Pick<Known, 'own' | 'name'>): Read[] {
  const raw = row.cell('message')
  const body = bodyOf(raw, unmangled(raw))
  if (body.text === '') return messageRead(file, 'empty')
  const { written, warning } = localTime(row.cell('date'))
  return [
    ...oddTime(file, `row ${row.number}`, warning),
    ...messageRead(file, {
      kind: 'comment',
      platform: 'linkedin',
      isOwn: true,
      thread: null,
      sender: { ...UNKNOWN, displayName: name, profileUrl: /^https?:/.test(own) ? own : null },
      nativeId: null,
      written,
      body,
      replyTo: nameOf(row.cell('link'), 2000),
      reactions: [],
      attachments: [],
      lacks: body.isCut ? ['text-cut'] : [],
      locator: `row ${row.number}`
    })
  ]
}
