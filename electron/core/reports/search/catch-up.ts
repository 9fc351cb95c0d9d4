// Enters what waits in the index of words, a little at a time, so that nobody has to wait for it.
import { setImmediate } from 'node:timers/promises'
import { indexed } from '../../formats/text/search-words.ts'
import type { Context } from '../../kernel/context.ts'
import { isDiskFull } from '../../kernel/errors.ts'
import { readIfThere } from '../../kernel/objects/read-if-there.ts'
import {
  type Entry,
  endWaiting,
  enterWords,
  stillWaiting,
  waitingRecords
} from '../../register/word-index/word-index.ts'
import { captureWords, messageWords, pictureWords } from './queries.ts'

/** So many records, or so many letters of captured text, in one transaction. */
const BATCH = 300
const LETTERS = 400_000
/** Of a page's text so much is entered; the longest pages are some hundred thousand letters. */
const MOST_LETTERS = 4_000_000

type Part = Pick<Context, 'db' | 'dir' | 'objects' | 'closing'>

/**
 * Enters what waits, at most so many records, and answers how many were taken. On a full disk it goes on waiting: what is in
 * the index can be found all the same.
 */
export async function catchUp(ctx: Part, most = Number.POSITIVE_INFINITY): Promise<number> {
  let taken = 0
  while (taken < most && !ctx.closing.aborted) {
    const batch = await nextBatch(ctx, Math.min(BATCH, most - taken))
    if (batch.seqs.length === 0) break
    const entries = batch.entries.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
    try {
      ctx.db.transact(tx => {
        // Someone else may have entered some of it meanwhile, or have disposed of it.
        const still = stillWaiting(tx, batch.seqs)
        enterWords(
          tx,
          entries.filter(({ seq }) => still.has(seq))
        )
        endWaiting(tx, batch.seqs)
      })
    } catch (error) {
      if (isDiskFull(error, ctx.dir)) break
      throw error
    }
    taken += batch.seqs.length
    await setImmediate()
  }
  return taken
}

type Batch = { seqs: number[]; entries: (Entry & { seq: number })[] }

async function nextBatch(ctx: Part, limit: number): Promise<Batch> {
  const batch: Batch = { seqs: [], entries: [] }
  let letters = 0
  for (const { seq, kind, id, isAgain } of waitingRecords(ctx.db.read, limit)) {
    if (letters > LETTERS) break
    const entry = kind === 'message' ? messageEntry(ctx, id) : await captureEntry(ctx, id)
    batch.seqs.push(seq)
    if (entry === undefined) continue
    const pictures = indexed(pictureWords(ctx.db.read, { kind, id }))
    letters += entry.text.length + pictures.length
    batch.entries.push({ seq, isAgain, ...entry, pictures })
  }
  return batch
}

/** What a record says itself. */
type Own = Omit<Entry, 'pictures' | 'isAgain'>

function messageEntry({ db }: Part, id: string): Own | undefined {
  const words = messageWords(db.read, id)
  return words && { kind: 'message', id, ...words, text: indexed(words.text), who: indexed(words.who) }
}

async function captureEntry({ db, objects }: Part, id: string): Promise<Own | undefined> {
  const words = captureWords(db.read, id)
  if (words === undefined) return undefined
  const { channelId, at, who, sha256 } = words
  // A file that is gone or damaged is found by verification; the address is found here all the same.
  const read = sha256 === null ? '' : ((await readIfThere(objects, sha256))?.toString() ?? '')
  return { kind: 'capture', id, channelId, at, who: indexed(who), text: indexed(read.slice(0, MOST_LETTERS)) }
}
