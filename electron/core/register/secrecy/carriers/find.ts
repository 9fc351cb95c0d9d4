// Finding what holds the words of marked records: when a mark is made, and in everything that comes in while one is in force. What is
// to be looked through stands in `carrier_todo` first, where the view `secret_record` keeps it in; so nothing can leave meanwhile.
import { setImmediate } from 'node:timers/promises'
import type { Sha256 } from '#shared/ids.ts'
import type { CarrierRef } from '#shared/secrecy.ts'
import { isIndexed } from '../../../formats/text/search-words.ts'
import { textOfFile } from '../../../formats/text/text-of-file.ts'
import { type Context, tellChanged } from '../../../kernel/context.ts'
import type { WriteDb } from '../../../kernel/db/open.ts'
import { ArchiveError, isDiskFull } from '../../../kernel/errors.ts'
import { record } from '../../../kernel/journal/record.ts'
import { readIfThere } from '../../../kernel/objects/read-if-there.ts'
import * as queries from './queries.ts'
import { type FindSecretWords, findSecretWords, rowsOf } from './words.ts'

/** So many rows of words are asked of the indexes for one mark, and so many at a time. */
const MOST_ROWS = 400
const ROWS_AT_ONCE = 40
/** Every third row is asked for: what quotes eight words or more has one of them whole. */
const STEP = 3
/** A file larger than this is taken for one that cannot be read. */
const MOST_BYTES = 256 << 20

/** Inside the act that marks: what shares a file is found at once, and what may hold the words waits to be looked through. */
export function awaitCarriers(tx: WriteDb, ctx: Context, mark: number): void {
  const at = ctx.clock.now()
  const keys = queries.sharedKeys(tx, mark).map(({ key }) => key)
  for (const ref of keys.length === 0 ? [] : queries.withKeys(tx, keys))
    queries.insertCarrier(tx, ref, { mark, how: 'file', at })
  const secrets = queries.secretTexts(tx, mark)
  if (secrets.length === 0) return
  const rows = secrets.flatMap(secret =>
    rowsOf(secret).filter((_, at, all) => at % STEP === 0 || at === all.length - 1)
  )
  const step = Math.max(1, Math.ceil(rows.length / MOST_ROWS))
  const asked = rows
    .filter((_, at) => at % step === 0)
    .map(({ words, author }) => [...words, ...author].filter(isIndexed))
    .filter(words => words.length > 0)
    .map(words => `(${words.map(word => `"${word}"`).join(' AND ')})`)
  for (let at = 0; at < asked.length; at += ROWS_AT_ONCE)
    queries.awaitFound(tx, asked.slice(at, at + ROWS_AT_ONCE).join(' OR '))
  const find = findSecretWords(secrets)
  for (const ref of queries.typedWith(tx, text => find(text).size > 0)) queries.awaitRecord(tx, ref)
  queries.awaitNotIndexed(tx)
  queries.awaitNeighbours(tx, mark)
}

/**
 * Looks through what waits, for so long at most; what is left over goes on waiting, and is kept in. So it is on a full disk.
 */
export async function lookForCarriers(ctx: Context, milliseconds: number): Promise<void> {
  if (!queries.hasWaiting(ctx.db.read)) return
  // Several who call at once wait for the same look.
  const looking = going.get(ctx.db) ?? look(ctx, milliseconds).finally(() => going.delete(ctx.db))
  going.set(ctx.db, looking)
  await looking
}

const going = new WeakMap<Context['db'], Promise<void>>()

async function look(ctx: Context, milliseconds: number): Promise<void> {
  const until = performance.now() + milliseconds
  const read = fileReader(ctx, findSecretWords(queries.secretTexts(ctx.db.read, null)))
  let found = 0
  try {
    while (performance.now() < until && !ctx.closing.aborted) {
      const batch = queries.waiting(ctx.db.read, BATCH)
      if (batch.length === 0) break
      const looked: Looked[] = []
      for (const ref of batch) {
        looked.push({ ref, marks: await read(ref) })
        if (performance.now() > until) break
      }
      found += enter(ctx, looked)
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

type Looked = { readonly ref: CarrierRef; readonly marks: ReadonlySet<number> }

function enter(ctx: Context, looked: readonly Looked[]): number {
  return ctx.db.transact(tx => {
    const at = ctx.clock.now()
    const shared = new Map<string, Set<number>>()
    for (const { key, mark } of queries.sharedKeys(tx, null))
      shared.set(key, (shared.get(key) ?? new Set()).add(mark))
    let found = 0
    for (const { ref, marks } of looked) {
      queries.endWaiting(tx, ref)
      const sharing = new Set(queries.keysOf(tx, ref).flatMap(key => [...(shared.get(key) ?? [])]))
      const byFile = [...sharing].filter(mark => queries.insertCarrier(tx, ref, { mark, how: 'file', at }))
      const byWords = [...marks].filter(mark => queries.insertCarrier(tx, ref, { mark, how: 'words', at }))
      const all = byFile.length + byWords.length
      if (all === 0) continue
      found += all
      record(tx, ctx, {
        act: 'secrecy.carrier-found',
        about: ref.id,
        details: { kind: ref.kind, marks: all }
      })
    }
    return found
  })
}

/** The marks whose words a record holds: in what the archive says of it, and in its files, each of which is read once. */
function fileReader({ db, objects }: Context, find: FindSecretWords) {
  const known = new Map<string, ReadonlySet<number>>()
  const inFile = async (sha256: Sha256, mediaType: string): Promise<ReadonlySet<number>> => {
    const before = known.get(sha256)
    if (before !== undefined) return before
    // What is gone or damaged is found by verification.
    const bytes = await readIfThere(objects, sha256)
    const text = bytes === null || bytes.length > MOST_BYTES ? null : textOfFile(bytes, mediaType)
    const marks = find(text ?? '')
    known.set(sha256, marks)
    return marks
  }
  return async (ref: CarrierRef): Promise<ReadonlySet<number>> => {
    const marks = new Set(find(queries.textOf(db.read, ref)))
    for (const { sha256, mediaType } of queries.filesOf(db.read, ref))
      for (const mark of await inFile(sha256, mediaType)) marks.add(mark)
    return marks
  }
}
