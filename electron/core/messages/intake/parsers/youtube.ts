// YouTube from Google Takeout: the own comments and live chat messages, in CSV files whose folders and names are in the
// language of the account.
import { UNKNOWN } from '#shared/actor.ts'
import { type CsvRow, csvRows, headingsIn } from '../files/csv-rows.ts'
import type { ExportFile } from '../files/export-file.ts'
import type { Read } from '../item.ts'
import type { Files, Parser } from './parser.ts'
import { cutShort, messageRead, unreadable } from './reads.ts'
import { bodyOf, isObject, nameOf, textOf, zonedTime } from './values.ts'

type Kind = 'comment' | 'live_chat'
type Known = ReadonlyMap<ExportFile, Kind>

export const youtube: Parser<Known> = {
  name: 'youtube',
  version: 1,
  isByThread: false,
  claims: async files => [...(await kindsOf(files)).keys()],
  platforms: () => new Set(['youtube'] as const),
  leaves: () => null,
  prepare: async (_claimed, files) => kindsOf(files),
  async *read(file, chunks, kinds) {
    const kind = kinds.get(file) ?? 'comment'
    const isWhole = yield* csvRows(chunks, row => rowRead(file, row, kind))
    yield cutShort(file, isWhole)
  }
}

const CHANNEL = /^UC[\w-]{22}$/
const TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/

/** By the English headings, and otherwise by what stands in the first row. */
async function kindsOf(files: Files): Promise<Map<ExportFile, Kind>> {
  const kinds = new Map<ExportFile, Kind>()
  for (const file of files.all.filter(({ path }) => /\.csv$/i.test(path))) {
    const head = await files.peek(file)
    const kind = kindOf(headingsIn(head)) ?? (await kindByShape(head))
    if (kind !== null) kinds.set(file, kind)
  }
  return kinds
}

function kindOf(headings: readonly string[]): Kind | null {
  if (headings.includes('comment id') && headings.includes('comment text')) return 'comment'
  return headings.includes('live chat id') && headings.includes('live chat text') ? 'live_chat' : null
}

async function kindByShape(head: string): Promise<Kind | null> {
  async function* once() {
    yield Buffer.from(head)
  }
  for await (const [row] of csvRows(once(), row => [row])) {
    if (row === undefined) continue
    const shape = shapeOf(row)
    return shape.channel === undefined || shape.time === undefined || shape.id === undefined
      ? null
      : shape.kind
  }
  return null
}

/** What the cells of a row are, by their form alone. */
function shapeOf({ cells }: CsvRow) {
  const is = (form: RegExp) => cells.findIndex(cell => form.test(cell.trim()))
  const [channel, time, comment, chat] = [
    is(CHANNEL),
    is(TIME),
    is(/^Ug[\w.-]{18,}$/),
    is(/^(?:Ei|Cj|Ck|Ch)[\w%=.-]{20,}$/)
  ]
  const at = (index: number) => (index < 0 ? undefined : cells[index])
  const text = cells.find(cell => /^\s*\{\s*"(?:takeoutSegments|text)"/.test(cell))
  return {
    channel: at(channel),
    time: at(time),
    id: at(comment) ?? at(chat),
    kind: comment >= 0 ? ('comment' as const) : ('live_chat' as const),
    text:
      text ??
      cells
        .toSorted((one, other) => other.length - one.length)
        .find(cell => !TIME.test(cell) && /\s/.test(cell)),
    video: cells.find(cell => /^[\w-]{11}$/.test(cell.trim()))
  }
}

function rowRead(file: ExportFile, row: CsvRow, kind: Kind): Read[] {
  const locator = `row ${row.number}`
  const name = kind === 'comment' ? 'comment' : 'live chat'
  const shape = row.cell(`${name} id`) === '' ? shapeOf(row) : null
  const id = nameOf(row.cell(`${name} id`)) ?? nameOf(shape?.id)
  const raw = shape === null ? row.cell(`${name} text`) : (shape.text ?? '')
  if (id === null) return [unreadable(file, locator)]
  const read = youtubeText(raw)
  const body = bodyOf(raw, read ?? raw)
  const lacks = [read === null ? 'text-form-unknown' : null, body.isCut ? 'text-cut' : null]
  if (body.text === '') return messageRead(file, 'empty')
  const time = row.cell(`${name} create timestamp`)
  return messageRead(file, {
    kind,
    platform: 'youtube',
    isOwn: true,
    thread: null,
    sender: { ...UNKNOWN, nativeId: nameOf(row.cell('channel id')) ?? nameOf(shape?.channel) },
    nativeId: id,
    written: zonedTime(time === '' ? shape?.time : time),
    body,
    replyTo:
      nameOf(row.cell('parent comment id')) ??
      nameOf(row.cell('video id')) ??
      nameOf(row.cell('post id')) ??
      nameOf(shape?.video),
    reactions: [],
    attachments: [],
    lacks: lacks.filter(each => each !== null),
    locator
  })
}

/**
 * The text of a cell: plain, or JSON in one of two forms (`{"takeoutSegments":[…]}` before June 2024, objects with commas
 * between them after). Null for JSON that is neither.
 */
function youtubeText(cell: string): string | null {
  const trimmed = cell.trim()
  if (!/^\{\s*"/.test(trimmed)) return cell
  try {
    // Line breaks stand as they are inside the texts, which JSON does not allow.
    const read: unknown = JSON.parse(
      `[${trimmed.replaceAll('\r\n', '\\n').replaceAll('\n', '\\n').replaceAll('\t', '\\t')}]`
    )
    const [first] = Array.isArray(read) ? read : []
    const segments =
      isObject(first) && Array.isArray(first['takeoutSegments']) ? first['takeoutSegments'] : read
    if (!Array.isArray(segments) || !segments.every(isObject)) return null
    return segments.map(segment => textOf(segment['text']) ?? linkIn(segment['link'])).join('')
  } catch {
    return null
  }
}

const linkIn = (link: unknown) => (isObject(link) ? (textOf(link['linkUrl']) ?? '') : '')
