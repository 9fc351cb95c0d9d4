// Reading words in the pictures that wait, one at a time, for as long as there is leave to.
import type { Sha256 } from '#shared/ids.ts'
import { indexComment } from '../../comments/comments/find-index.ts'
import {
  type PictureWordsReader,
  pictureWordsReader
} from '../../formats/pictures/words/picture-words-apart.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { record } from '../../kernel/journal/record.ts'
import { OverLimit } from '../../kernel/limited-thread.ts'
import { readIfThere } from '../../kernel/objects/read-if-there.ts'
import { enterAgain } from '../../register/word-index/word-index.ts'
import * as queries from './queries.ts'

/** So many are entered together. */
const BATCH = 10
/** A larger file is not read into memory for this. */
const MOST_BYTES = 64 << 20
/** So often it is asked, while a picture is read, whether the reading may go on. */
const EVERY = 1_000

type Waiting = ReturnType<typeof queries.waiting>[number]
type Outcome = Parameters<typeof queries.end>[2]

const UNREADABLE: Outcome = { state: 'unreadable', text: '', confidence: null }

/**
 * Reads what waits, at most so many pictures, and answers how many were done with. What `mayGoOn` ends is read another time. On
 * its way out it gives back the memory that the reader takes.
 */
export async function readPictures(
  ctx: Context,
  most = Number.POSITIVE_INFINITY,
  mayGoOn: () => boolean = () => true,
  reader: PictureWordsReader = pictureWordsReader()
): Promise<number> {
  const goesOn = () => !ctx.closing.aborted && mayGoOn()
  const end = () => reader.end()
  ctx.closing.addEventListener('abort', end, { once: true })
  const watch = setInterval(() => {
    if (!goesOn()) end()
  }, EVERY)
  let done = 0
  try {
    while (done < most && goesOn()) {
      const batch = queries.waiting(ctx.db.read, Math.min(BATCH, most - done))
      if (batch.length === 0) break
      const read = await readBatch(ctx, batch, reader, goesOn)
      if (read === 0) break
      done += read
      tellChanged(ctx, 'search')
    }
  } finally {
    clearInterval(watch)
    ctx.closing.removeEventListener('abort', end)
    end()
  }
  return done
}

type Read = { readonly sha256: Sha256; readonly outcome: Outcome }

/** How many were done with. They are entered together, by one line of the journal; what is killed before that is read again. */
async function readBatch(
  ctx: Context,
  batch: readonly Waiting[],
  reader: PictureWordsReader,
  goesOn: () => boolean
): Promise<number> {
  const read: Read[] = []
  try {
    for (const picture of batch) {
      if (!goesOn()) break
      const { sha256 } = picture
      // A picture that ends the program is not read for ever.
      ctx.db.transact(tx => queries.begin(tx, sha256))
      const outcome = await outcomeOf(ctx, picture, reader, goesOn)
      if (ctx.closing.aborted && outcome === null) break
      ctx.db.transact(tx => queries.forgetBegun(tx, sha256))
      if (outcome !== null) read.push({ sha256, outcome })
    }
  } finally {
    enter(ctx, read)
  }
  return read.length
}

function enter(ctx: Context, read: readonly Read[]): void {
  if (read.length === 0) return
  ctx.db.transact(tx => {
    const kept = read.filter(({ sha256, outcome }) => queries.end(tx, sha256, outcome, ctx.clock.now()))
    for (const { sha256, outcome } of kept) if (outcome.state === 'read') enterWords(tx, sha256)
    if (kept.length > 0)
      record(tx, ctx, { act: 'pictures.read', about: null, details: { pictures: kept.length } })
  })
}

/** What was read; null where it was not read by no fault of its own. */
async function outcomeOf(
  ctx: Context,
  { sha256, bytes, layout, top }: Waiting,
  reader: PictureWordsReader,
  goesOn: () => boolean
): Promise<Outcome | null> {
  if (bytes > MOST_BYTES) return UNREADABLE
  const file = await readIfThere(ctx.objects, sha256)
  // What is gone or damaged is found by verification.
  if (file === null) return UNREADABLE
  const places = layout === null ? null : await readIfThere(ctx.objects, layout)
  try {
    const { text, confidence } = await reader.read({ bytes: file, layout: places, top })
    return text === '' ? { state: 'empty', text, confidence: null } : { state: 'read', text, confidence }
  } catch (error) {
    if (!goesOn()) return null
    const why = error instanceof OverLimit ? error.message : 'decoding'
    ctx.log.warn({ sha256, why }, 'words in a picture could not be read')
    return UNREADABLE
  }
}

/** The records that have the picture are found by its words from now on. */
function enterWords(tx: Parameters<typeof enterAgain>[0], sha256: Sha256): void {
  for (const ref of queries.recordsWith(tx, sha256)) {
    if (ref.kind === 'comment') indexComment(tx, ref.id)
    else enterAgain(tx, ref)
  }
}
