// Looking one record through for what is secret: the words of marked records and the names of who wrote them, in what the archive says of it
// and in its files, in a thread that may be ended.
import { hash } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { Sha256 } from '#shared/ids.ts'
import type { CarrierRef } from '#shared/secrecy.ts'
import { SNIFFED_BYTES } from '../../../formats/text/sniff.ts'
import { mayBeDocument } from '../../../formats/text/text-of-document.ts'
import { hasWords, isNamedText } from '../../../formats/text/text-of-file.ts'
import type { Context } from '../../../kernel/context.ts'
import type { ReadDb } from '../../../kernel/db/open.ts'
import { OverLimit } from '../../../kernel/limited-thread.ts'
import { fileIfThere, readIfThere } from '../../../kernel/objects/read-if-there.ts'
import { readable } from './await.ts'
import { conversationOf, spokenIn } from './name-queries.ts'
import { type NamesFound, namesNow } from './names.ts'
import * as queries from './queries.ts'
import { attachedToSecret } from './secret-queries.ts'
import { type Secrets, secretsNow } from './secrets.ts'
import { type WordsReader, wordsReader } from './words-apart.ts'

/** A file larger than this is taken for one that cannot be read. */
const MOST_BYTES = 256 << 20

/** The marks whose words were found; one that was not read whole may hold the words of any. */
type Read = { readonly marks: ReadonlySet<number>; readonly isWhole: boolean }
/** One file of a record, or what the archive itself says of it. */
export type ReadPlace = Read & { readonly place: string; readonly how: 'words' | 'picture' | 'named' }

const UNREAD: Read = { marks: new Set(), isWhole: false }
/** Of what ended the program each time that it was read. */
export const NOT_READ: readonly ReadPlace[] = [{ ...UNREAD, place: queries.SAID, how: 'words' }]

/** What is to be looked through of a record: what the archive says of it, and those of its files that have words. */
export function saidIn(db: ReadDb, ref: CarrierRef) {
  const text = readable(queries.textOf(db, ref))
  const pictures = queries.picturesOf(db, ref)
  const files = queries.filesOf(db, ref)
  const archive = queries.webArchiveOf(db, ref)
  const names = files.map(({ sha256 }) => sha256)
  const digest = hash('sha256', JSON.stringify([text, pictures, names, archive?.list]))
  const bytes = files
    .filter(({ mediaType }) => isNamedText(mediaType))
    .reduce((sum, { bytes }) => sum + bytes, text.length + (archive?.bytes ?? 0))
  return { text, pictures, files, archive, digest, bytes }
}
type Said = ReturnType<typeof saidIn>

type Looker = {
  readonly lookAt: (ref: CarrierRef, said: Said) => Promise<ReadPlace[]>
  readonly secrets: Secrets
}

/** Looks for the words of marked records, in a thread that may be ended; null where it could not be told what they are. */
export async function lookerAt(ctx: Context): Promise<Looker | null> {
  const words = readerOf(ctx)
  // A file is read once, however many records have it.
  const known = new Map<string, Read>()
  const read = async (reading: () => Promise<ReadonlySet<number>>): Promise<Read> => {
    try {
      return { marks: await reading(), isWhole: true }
    } catch (error) {
      if (!(error instanceof OverLimit)) ctx.log.warn({ err: error }, 'a file could not be read for words')
      return UNREAD
    }
  }
  const inFile = async ({ sha256, mediaType, bytes }: Said['files'][number]): Promise<Read> => {
    const before = known.get(sha256)
    if (before !== undefined) return before
    const found = await readFileOf({ sha256, mediaType, bytes })
    known.set(sha256, found)
    return found
  }
  const readFileOf = async ({ sha256, mediaType, bytes }: Said['files'][number]): Promise<Read> => {
    // A picture or a film is known by its first bytes; what is gone or damaged is found by verification.
    const head = isNamedText(mediaType) ? NOTHING : await headOf(ctx, sha256)
    if (head === null) return UNREAD
    if (!hasWords(mediaType, () => head) && !mayBeDocument(head)) return WITHOUT
    const content = bytes > MOST_BYTES ? null : await readIfThere(ctx.objects, sha256)
    return content === null ? UNREAD : read(() => words.inFile(content, mediaType))
  }
  const inArchive = async ({ list, parts }: NonNullable<Said['archive']>): Promise<Read> => {
    const paths = await fileIfThere(ctx.objects, list, async path => ({
      list: path,
      parts: await Promise.all(parts.map(async sha256 => ({ sha256, path: await ctx.objects.file(sha256) })))
    }))
    return paths === null ? UNREAD : read(() => words.inWebArchive(paths))
  }
  const secrets = await secretsNow(ctx, words)
  const names = namesNow(ctx.db.read)
  try {
    await words.lookFor([...secrets.texts, ...names.texts], attachedToSecret(ctx.db.read))
  } catch (error) {
    if (!ctx.closing.aborted) ctx.log.warn({ err: error }, 'secret words could not be looked for')
    return null
  }
  const lookAt = async (ref: CarrierRef, { text, pictures, files, archive }: Said): Promise<ReadPlace[]> => {
    const found: ReadPlace[] = []
    const named = names.marksIn(ref)
    const look = async (place: string, how: ReadPlace['how'], reading: () => Promise<Read>) => {
      if (ctx.closing.aborted) return
      const { marks, isWhole } = await reading()
      found.push({ place, how, marks: new Set([...marks].filter(isMark)), isWhole })
      if (place !== queries.SAID) noteNamed(place, named.files, marks)
    }
    // What has a number below nought is a name, which says something in some records only.
    const noteNamed = (place: string, names: NamesFound, numbers: ReadonlySet<number>) => {
      const marks = new Set(names.of(numbers))
      if (marks.size > 0) found.push({ place, how: 'named', marks, isWhole: true })
    }
    const lookForNames = async (names: NamesFound, text: () => string) => {
      if (ctx.closing.aborted || names.isNone) return
      noteNamed(queries.SAID, names, (await read(() => words.inText(readable(text())))).marks)
    }
    await lookForNames(named.said, () => spokenIn(ctx.db.read, ref))
    await lookForNames(named.files, () => conversationOf(ctx.db.read, ref))
    for (const each of pictures) await look(each.sha256, 'picture', () => read(() => words.inText(each.text)))
    await look(queries.SAID, 'words', () => read(() => words.inText(text)))
    for (const file of files) await look(file.sha256, 'words', () => inFile(file))
    if (archive !== null) await look(archive.list, 'words', () => inArchive(archive))
    return found
  }
  return { lookAt, secrets }
}

const isMark = (number: number) => number > 0
const NOTHING = Buffer.alloc(0)
const WITHOUT: Read = { marks: new Set(), isWhole: true }

/** How a file begins; null where it is gone. */
const headOf = ({ objects }: Context, sha256: Sha256): Promise<Buffer | null> =>
  fileIfThere(objects, sha256, async path => {
    await using file = await open(path)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFFED_BYTES), 0, SNIFFED_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  })

/** Begun with the first look of an archive, and ended with it. */
const readers = new WeakMap<Context['db'], WordsReader>()

function readerOf({ db, closing }: Context): WordsReader {
  const begun = readers.get(db)
  if (begun !== undefined) return begun
  const reader = wordsReader()
  readers.set(db, reader)
  closing.addEventListener('abort', () => reader.end(), { once: true })
  return reader
}
