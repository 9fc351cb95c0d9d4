// Pictures and other files that messages point at: looked up among the files of the export, and nowhere else.
import { open } from 'node:fs/promises'
import { MEDIA_TYPE_BYTES, mediaTypeOf } from '../../formats/media-type.ts'
import type { Context } from '../../kernel/context.ts'
import type { StoredObject } from '../../kernel/objects/store.ts'
import type { KeptAttachment } from './entry.ts'
import { bytesOf, DamagedFile, type ExportFile, type FileRange } from './files/export-file.ts'
import { DEEPEST } from './files/names.ts'
import type { Attachment, ImportedMessage } from './item.ts'

type Found =
  | { readonly state: 'present'; readonly file: ExportFile }
  | { readonly state: 'missing' | 'expired_url' | 'blocked' }

/** Finds what a message calls by an address that begins at the root of the export. */
export class Media {
  readonly #byPath = new Map<string, ExportFile>()
  /** Those whose names differ by case alone. */
  readonly #exactly = new Map<string, ExportFile>()
  /** By what they are called, in the order of their paths. Few exports leave out where a file lies. */
  #byName: Map<string, Named[]> | undefined
  /** What they are called, with the folder that they lie in. */
  readonly #ends = new Set<string>()
  /** Every folder around a file, the nearest first. */
  readonly #around = new WeakMap<ExportFile, readonly string[]>()
  readonly used = new Set<ExportFile>()
  readonly #kept = new Map<ExportFile, Promise<StoredObject | null>>()

  constructor(files: readonly ExportFile[]) {
    for (const file of files) {
      const path = file.path.toLowerCase()
      this.#ends.add(endOf(path.split('/')))
      const alike = this.#byPath.get(path)
      if (alike !== undefined) for (const each of [alike, file]) this.#exactly.set(each.path, each)
      else this.#byPath.set(path, file)
    }
  }

  /** `from` is the file the message stands in. An address on the net is never fetched. */
  find({ uri, at }: Pick<Attachment, 'uri' | 'at'>, from: ExportFile): Found {
    for (const place of at ?? []) {
      const kept = this.#lookUp(place, from)
      if (kept !== undefined) return this.#present(kept)
    }
    if (/^[a-z][a-z0-9+.-]*:/i.test(uri)) return { state: 'expired_url' }
    const parts = uri.replaceAll('\\', '/').split('/')
    if (uri.startsWith('/') || parts.includes('..') || uri.includes('\0')) return { state: 'blocked' }
    const file = this.#named(
      parts.filter(part => part !== '' && part !== '.'),
      from
    )
    return file === undefined ? { state: 'missing' } : this.#present(file)
  }

  #named(parts: readonly string[], from: ExportFile): ExportFile | undefined {
    const [name = '', ...others] = parts
    if (others.length === 0) return this.#lookUp(name, from) ?? this.#below(name, from)
    if (!this.#ends.has(endOf(parts).toLowerCase())) return undefined
    // Who chose a folder inside the export left out the first of it; more folders than any file lies in are no place in it.
    const first = Math.max(0, parts.length - 1 - DEEPEST)
    for (let skipped = first; skipped < parts.length - 1; skipped++) {
      const file = this.#lookUp(parts.slice(skipped).join('/'), from)
      if (file !== undefined) return file
    }
    return undefined
  }

  // The only one of that name in the folder of the conversation.
  #below(name: string, from: ExportFile): ExportFile | undefined {
    const folder = from.path.slice(0, from.path.lastIndexOf('/') + 1).toLowerCase()
    if (name === '' || folder === '') return undefined
    this.#byName ??= byName(new Set([...this.#byPath.values(), ...this.#exactly.values()]))
    const named = this.#byName.get(name.toLowerCase()) ?? []
    const at = firstFrom(named, folder)
    const isBelow = (file: Named | undefined) => file?.path.startsWith(folder) === true
    return isBelow(named[at]) && !isBelow(named[at + 1]) ? named[at]?.file : undefined
  }

  /** Keeps a file once, however many messages point at it; null when it cannot be read. */
  keep(ctx: Pick<Context, 'objects'>, file: ExportFile): Promise<StoredObject | null> {
    const kept = this.#kept.get(file) ?? keep(ctx, file)
    this.#kept.set(file, kept)
    return kept
  }

  #present(file: ExportFile): Found {
    this.used.add(file)
    return { state: 'present', file }
  }

  // In the same folder as the file, or in any folder around it: one of them is the root of the export.
  #lookUp(path: string, from: ExportFile): ExportFile | undefined {
    const around = this.#around.get(from) ?? foldersAround(from.path)
    this.#around.set(from, around)
    for (const folder of around) {
      const place = folder + path
      const file = this.#exactly.get(place) ?? this.#byPath.get(place.toLowerCase())
      if (file !== undefined) return file
    }
    return undefined
  }
}

const endOf = (parts: readonly string[]) => parts.slice(-2).join('/')

/** `a/b/`, `a/` and the root, for `a/b/c`. */
function foldersAround(path: string): string[] {
  const folders = ['']
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1))
    folders.push(path.slice(0, at + 1))
  return folders.toReversed()
}

/** A file with its path in small letters. */
type Named = { readonly path: string; readonly file: ExportFile }

function byName(files: Iterable<ExportFile>): Map<string, Named[]> {
  const named = [...files]
    .map(file => ({ path: file.path.toLowerCase(), file }))
    .toSorted((one, other) => (one.path < other.path ? -1 : 1))
  return Map.groupBy(named, ({ path }) => path.slice(path.lastIndexOf('/') + 1))
}

/** The first, in their order, that lies in the folder or after it. */
function firstFrom(named: readonly Named[], folder: string): number {
  let [low, high] = [0, named.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((named[middle]?.path ?? '') < folder) low = middle + 1
    else high = middle
  }
  return low
}

/** Keeps the files that a message points at, as objects of their own. What is not there is said so. */
export async function keepAttachments(
  ctx: Pick<Context, 'objects'>,
  { message, from }: { message: Pick<ImportedMessage, 'attachments'>; from: ExportFile | null },
  media: Media
): Promise<KeptAttachment[]> {
  const kept: KeptAttachment[] = []
  for (const attachment of message.attachments) {
    const found =
      attachment.kind === 'link' || from === null
        ? ({ state: 'missing' } as const)
        : media.find(attachment, from)
    if (found.state !== 'present') kept.push({ ...attachment, state: found.state, object: null })
    else {
      const object = await media.keep(ctx, found.file)
      kept.push({ ...attachment, state: object === null ? 'missing' : 'present', object })
    }
  }
  return kept
}

/** Notes that the files of a message that is in the archive already are files of messages. */
export function findAttachments(
  { message, from }: { message: Pick<ImportedMessage, 'attachments'>; from: ExportFile | null },
  media: Media
): void {
  for (const attachment of message.attachments)
    if (attachment.kind !== 'link' && from !== null) media.find(attachment, from)
}

/** The disk is waited for, and not the processor, when files are kept: so many at a time. */
const AT_ONCE = 4

/** Does the work for each item, a few at once. @throws the first of what went wrong, when all that was begun has ended */
export async function eachAtOnce<Item>(
  items: Iterator<Item> & Iterable<Item>,
  work: (item: Item) => Promise<void>
): Promise<void> {
  const errors: unknown[] = []
  const one = async () => {
    for (let next = items.next(); next.done !== true && errors.length === 0; next = items.next())
      await work(next.value).catch((error: unknown) => errors.push(error))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
  if (errors.length > 0) throw errors[0]
}

async function keep({ objects }: Pick<Context, 'objects'>, file: ExportFile): Promise<StoredObject | null> {
  try {
    const place = await file.lies?.()
    return await (place === undefined ? keepStreamed(objects, file) : keepWhereItLies(objects, place))
  } catch (error) {
    if (error instanceof DamagedFile) return null
    throw error
  }
}

// Most videos are not packed. Copied from where they lie, they need no memory but that of one piece.
async function keepWhereItLies(objects: Context['objects'], place: FileRange): Promise<StoredObject> {
  const head = await headOf(place)
  try {
    return await objects.putFile(place.path, mediaTypeOf(head), place)
  } catch (error) {
    throw error instanceof RangeError ? new DamagedFile('damaged') : error
  }
}

async function keepStreamed(objects: Context['objects'], file: ExportFile): Promise<StoredObject> {
  const chunks = bytesOf(file)
  try {
    const { value: first = Buffer.alloc(0) } = (await chunks.next()) as IteratorResult<Buffer, undefined>
    return await objects.putStream(again(first, chunks), mediaTypeOf(first))
  } finally {
    await chunks.return(undefined)
  }
}

async function headOf({ path, start, end }: FileRange): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(
      Buffer.alloc(MEDIA_TYPE_BYTES),
      0,
      Math.min(MEDIA_TYPE_BYTES, end - start),
      start
    )
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function* again(first: Buffer, others: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first
  yield* others
}
