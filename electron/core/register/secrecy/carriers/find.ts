// Finding what holds the words of marked records: when a mark is made, and in everything that comes in while one is in force. What is
// to be looked through stands in `carrier_todo` first, where the view `secret_record` keeps it in; so nothing can leave meanwhile.
import { hash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import type { Instant, Sha256 } from '#shared/ids.ts'
import type { CarrierRef, CarrierRow } from '#shared/secrecy.ts'
import { SNIFFED_BYTES } from '../../../formats/text/sniff.ts'
import { hasWords, isNamedText } from '../../../formats/text/text-of-file.ts'
import { type Context, tellChanged } from '../../../kernel/context.ts'
import type { ReadDb, WriteDb } from '../../../kernel/db/open.ts'
import { ArchiveError, isDiskFull } from '../../../kernel/errors.ts'
import { record } from '../../../kernel/journal/record.ts'
import { OverLimit } from '../../../kernel/limited-thread.ts'
import { fileIfThere, readIfThere } from '../../../kernel/objects/read-if-there.ts'
import { awaitWords, readable } from './await.ts'
import * as queries from './queries.ts'
import { marksReported } from './report-queries.ts'
import { coveredAmong } from './secret-queries.ts'
import { type Secrets, secretsNow } from './secrets.ts'
import type { SecretText } from './words.ts'
import { type WordsReader, wordsReader } from './words-apart.ts'

/** A file larger than this is taken for one that cannot be read. */
const MOST_BYTES = 256 << 20
/** So much longer than it is to take is a look waited for. */
const PATIENCE = 5_000
/** That a record of so many bytes is about to be read is noted first; one that ended the program so often is not read again. */
const HEAVY = 1 << 20
const MOST_TRIES = 3

/**
 * Looks through what waits, for so long at most; what is left over goes on waiting, and is kept in. So it is on a full disk, and with
 * a file that takes long: the look goes on with it, and nobody waits for that.
 */
export async function lookForCarriers(ctx: Context, milliseconds: number): Promise<void> {
  if (!queries.hasWaiting(ctx.db.read)) return
  const marks = queries.stateOfMarks(ctx.db.read)
  const before = looks.get(ctx.db)
  // Several who call at once wait for the same look, unless something was marked since it began.
  const { ended, until } = before?.marks === marks ? before : begin(ctx, { marks, milliseconds, before })
  const waited = until - performance.now()
  if (waited > 0) await Promise.race([ended, sleep(waited, undefined, { ref: false })])
}

type Look = {
  readonly marks: string
  readonly ended: Promise<void>
  /** So long it is waited for. */
  readonly until: number
}
const looks = new WeakMap<Context['db'], Look>()

function begin(
  ctx: Context,
  { marks, milliseconds, before }: { marks: string; milliseconds: number; before: Look | undefined }
): Look {
  const ended = (before?.ended ?? Promise.resolve())
    .catch(() => undefined)
    .then(() => look(ctx, marks, milliseconds))
  const begun = { marks, ended, until: performance.now() + milliseconds + PATIENCE }
  looks.set(ctx.db, begun)
  const over = () => {
    if (looks.get(ctx.db) === begun) looks.delete(ctx.db)
  }
  ended.then(over, over)
  return begun
}

async function look(ctx: Context, marks: string, milliseconds: number): Promise<void> {
  if (ctx.closing.aborted) return
  const { db } = ctx
  let looker = await lookerAt(ctx)
  const until = performance.now() + milliseconds
  const goesOn = () => performance.now() < until && !ctx.closing.aborted
  let found = 0
  try {
    while (goesOn() && queries.stateOfMarks(db.read) === marks) {
      const looked: Looked[] = []
      const batch = queries.waiting(db.read, BATCH)
      // What came in for a marked record since is secret too.
      const own = coveredAmong(db.read, batch)
      if (own.size > 0) looker = await lookerAt(ctx)
      if (looker === null) return
      for (const ref of batch) {
        const said = saidIn(db.read, ref)
        if (said.bytes > HEAVY) {
          found += enter(ctx, marks, looked.splice(0))
          if (ref.tries < MOST_TRIES) db.transact(tx => queries.noteTry(tx, ref))
        }
        const places = ref.tries < MOST_TRIES ? await looker.lookAt(said) : NOT_READ
        if (ctx.closing.aborted) return
        looked.push({ ref, digest: said.digest, says: own.has(ref.id) ? looker.secrets.of(ref) : [], places })
        if (!goesOn()) break
      }
      if (looked.length === 0) break
      found += enter(ctx, marks, looked)
      await setImmediate()
    }
  } catch (error) {
    // What could not be looked through waits, and is kept in meanwhile.
    if (!isDiskFull(error) && !(error instanceof ArchiveError && error.code === 'files-unreachable'))
      throw error
  }
  if (found > 0) tellChanged(ctx, 'register', 'captures', 'comments', 'messages')
}

const BATCH = 100

/** The marks whose words were found; one that was not read whole may hold the words of any. */
type Read = { readonly marks: ReadonlySet<number>; readonly isWhole: boolean }
/** One file of a record, or what the archive itself says of it. */
type ReadPlace = Read & { readonly place: string; readonly how: 'words' | 'picture' }
type Looked = {
  readonly ref: CarrierRef
  readonly places: readonly ReadPlace[]
  readonly digest: string
  /** What is secret of it, if it is marked: where that may stand waits next. */
  readonly says: readonly SecretText[]
}

const UNREAD: Read = { marks: new Set(), isWhole: false }
const NOT_READ: readonly ReadPlace[] = [{ ...UNREAD, place: queries.SAID, how: 'words' }]

function enter(ctx: Context, marksThen: string, looked: readonly Looked[]): number {
  if (looked.length === 0) return 0
  return ctx.db.transact(tx => {
    // Looked through without the words of what was marked meanwhile.
    if (queries.stateOfMarks(tx) !== marksThen) return 0
    const at = ctx.clock.now()
    const shared = new Map<string, Set<number>>()
    for (const { key, mark } of queries.sharedKeys(tx, null))
      shared.set(key, (shared.get(key) ?? new Set()).add(mark))
    const all = queries.marksWithWords(tx)
    let found = 0
    // What came in for it meanwhile was not looked through.
    const unchanged = looked.filter(({ ref, digest }) => saidIn(tx, ref).digest === digest)
    awaitWords(
      tx,
      unchanged.flatMap(({ says }) => says)
    )
    for (const { ref, places } of unchanged) {
      queries.endWaiting(tx, ref)
      const marks = enterPlaces(
        tx,
        ref,
        [
          ...queries
            .keysOf(tx, ref)
            .flatMap(key =>
              [...(shared.get(key) ?? [])].map(mark => ({ mark, how: 'file' as const, place: key }))
            ),
          ...marksReported(tx, ref).map(mark => ({ mark, how: 'about' as const, place: queries.SAID })),
          ...(['words', 'picture'] as const).flatMap(how =>
            places.flatMap(read => (read.how === how ? [...read.marks].map(mark => ({ ...read, mark })) : []))
          ),
          ...places.flatMap(({ place, isWhole }) =>
            isWhole ? [] : all.map(mark => ({ mark, how: 'unread' as const, place }))
          )
        ],
        at
      )
      if (marks === 0) continue
      found += marks
      record(tx, ctx, { act: 'secrecy.carrier-found', about: ref.id, details: { kind: ref.kind, marks } })
    }
    return found
  })
}

type Place = { readonly mark: number; readonly how: CarrierRow['how']; readonly place: string }

/** Answers of how many marks something was found that was not known. */
function enterPlaces(tx: WriteDb, ref: CarrierRef, places: readonly Place[], at: Instant): number {
  const entered = places.filter(({ mark, how, place }) => {
    const isNew = queries.insertCarrier(tx, ref, { mark, how, at })
    const isNewPlace = ref.kind !== 'import' && queries.insertPlace(tx, ref, { mark, how, place })
    return isNew || isNewPlace
  })
  return new Set(entered.map(({ mark }) => mark)).size
}

/** What is to be looked through of a record: what the archive says of it, and those of its files that have words. */
function saidIn(db: ReadDb, ref: CarrierRef) {
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

type Looker = { readonly lookAt: (said: Said) => Promise<ReadPlace[]>; readonly secrets: Secrets }

/** Looks for the words of marked records, in a thread that may be ended; null where it could not be told what they are. */
async function lookerAt(ctx: Context): Promise<Looker | null> {
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
    if (!hasWords(mediaType, () => head)) return WITHOUT
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
  try {
    await words.lookFor(secrets.texts)
  } catch (error) {
    if (!ctx.closing.aborted) ctx.log.warn({ err: error }, 'secret words could not be looked for')
    return null
  }
  const lookAt = async ({ text, pictures, files, archive }: Said): Promise<ReadPlace[]> => {
    const found: ReadPlace[] = []
    const look = async (place: string, how: ReadPlace['how'], reading: () => Promise<Read>) => {
      if (!ctx.closing.aborted) found.push({ place, how, ...(await reading()) })
    }
    for (const each of pictures) await look(each.sha256, 'picture', () => read(() => words.inText(each.text)))
    await look(queries.SAID, 'words', () => read(() => words.inText(text)))
    for (const file of files) await look(file.sha256, 'words', () => inFile(file))
    if (archive !== null) await look(archive.list, 'words', () => inArchive(archive))
    return found
  }
  return { lookAt, secrets }
}

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
