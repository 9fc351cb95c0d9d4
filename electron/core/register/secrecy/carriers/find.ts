// Finding what holds the words of marked records: when a mark is made, and in everything that comes in while one is in force. What is
// to be looked through stands in `carrier_todo` first, where the view `secret_record` keeps it in; so nothing can leave meanwhile.
import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import type { Instant } from '#shared/ids.ts'
import type { CarrierRef, CarrierRow } from '#shared/secrecy.ts'
import { type Context, tellChanged } from '../../../kernel/context.ts'
import type { WriteDb } from '../../../kernel/db/open.ts'
import { ArchiveError, isDiskFull } from '../../../kernel/errors.ts'
import { record } from '../../../kernel/journal/record.ts'
import { awaitWords } from './await.ts'
import { lookerAt, NOT_READ, type ReadPlace, saidIn } from './looker.ts'
import { marksOfMailsTogether } from './mail-queries.ts'
import { awaitNames } from './names.ts'
import * as queries from './queries.ts'
import { marksReported } from './report-queries.ts'
import { coveredAmong } from './secret-queries.ts'
import { noteAwaited } from './secrets.ts'
import { marksStanding, standings, takenMeanwhile } from './stood-on.ts'
import type { SecretText } from './words.ts'

/** So much longer than it is to take is a look waited for. */
const PATIENCE = 5_000
/**
 * That a record of so many bytes is about to be read is noted first, and of a smaller one when it has taken so long; one that ended the
 * program so often, or that the program was ended within, is not read again.
 */
const HEAVY = 1 << 20
const LONG = 1_000
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
        const begin = () => {
          found += enter(ctx, marks, looked.splice(0))
          if (ref.tries < MOST_TRIES) db.transact(tx => queries.noteTry(tx, ref))
        }
        const isHeavy = said.bytes > HEAVY
        if (isHeavy) begin()
        const looking = ref.tries < MOST_TRIES ? looker.lookAt(ref, said) : Promise.resolve(NOT_READ)
        const places = isHeavy ? await looking : await whenLong(ctx, looking, begin)
        if (ctx.closing.aborted) return
        looked.push({
          ref,
          digest: said.digest,
          says: own.has(ref.id) ? looker.secrets.newOf(ref) : [],
          places
        })
        if (!goesOn()) break
      }
      if (looked.length === 0) break
      found += enter(ctx, marks, looked)
      await setImmediate()
    }
  } catch (error) {
    // What could not be looked through waits, and is kept in meanwhile.
    if (!isDiskFull(error, ctx.dir) && !(error instanceof ArchiveError && error.code === 'files-unreachable'))
      throw error
  }
  if (found > 0) tellChanged(ctx, 'register', 'captures', 'comments', 'messages', 'disclosures')
}

const BATCH = 100

/** Notes that a look takes long, as it is noted of what is heavy: commands that end sooner would each begin it anew. */
async function whenLong<T>(ctx: Context, looking: Promise<T>, note: () => void): Promise<T> {
  const timer = setTimeout(() => {
    try {
      if (!ctx.closing.aborted) note()
    } catch (error) {
      ctx.log.warn({ err: error }, 'that a record takes long to read could not be noted')
    }
  }, LONG)
  try {
    return await looking
  } finally {
    clearTimeout(timer)
  }
}

type Looked = {
  readonly ref: CarrierRef
  readonly places: readonly ReadPlace[]
  readonly digest: string
  /** What is secret of it, if it is marked: where that may stand waits next. */
  readonly says: readonly SecretText[]
}

function enter(ctx: Context, marksThen: string, looked: readonly Looked[]): number {
  if (looked.length === 0) return 0
  const said: SecretText[] = []
  const found = ctx.db.transact(tx => {
    // Looked through without the words of what was marked meanwhile.
    if (queries.stateOfMarks(tx) !== marksThen) return 0
    const at = ctx.clock.now()
    const shared = new Map<string, Set<number>>()
    for (const { key, mark } of queries.sharedKeys(tx, null))
      shared.set(key, (shared.get(key) ?? new Set()).add(mark))
    const all = queries.marksWithWords(tx)
    const standing = standings(tx, null)
    let found = 0
    // What came in for it meanwhile was not looked through.
    const unchanged = looked.filter(({ ref, digest }) => saidIn(tx, ref).digest === digest)
    said.push(...unchanged.flatMap(({ says }) => says))
    awaitWords(tx, said)
    const newlySaid = new Set(unchanged.flatMap(({ ref, says }) => (says.length > 0 ? [ref.id] : [])))
    awaitNames(tx, newlySaid)
    for (const each of standing.filter(({ id }) => newlySaid.has(id)))
      for (const ref of takenMeanwhile(tx, each)) queries.awaitRecord(tx, ref)
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
          ...marksOfMailsTogether(tx, ref).map(mark => ({
            ...{ mark, how: 'file' as const, place: queries.SAID }
          })),
          ...marksReported(tx, ref).map(mark => ({ mark, how: 'about' as const, place: queries.SAID })),
          ...marksStanding(tx, ref, standing).map(each => ({ ...each, how: 'page' as const })),
          ...(['words', 'picture', 'named'] as const).flatMap(how =>
            places.flatMap(read => (read.how === how ? [...read.marks].map(mark => ({ ...read, mark })) : []))
          ),
          ...places.flatMap(({ place, isWhole }) =>
            isWhole ? [] : all.map(mark => ({ mark, how: 'unread' as const, place }))
          )
        ],
        at
      )
      if (marks.size === 0) continue
      found += marks.size
      for (const mark of marks) if (isWritten(places, mark)) queries.awaitBeside(tx, ref, mark)
      record(tx, ctx, {
        act: 'secrecy.carrier-found',
        about: ref.id,
        details: { kind: ref.kind, marks: marks.size }
      })
    }
    return found
  })
  noteAwaited(ctx, said)
  return found
}

/** `place` is null for the record as a whole. */
type Place = { readonly mark: number; readonly how: CarrierRow['how']; readonly place: string | null }

/** Whether the words of the mark stand in what was read of the record. */
const isWritten = (places: readonly ReadPlace[], mark: number) =>
  places.some(({ how, marks }) => how === 'words' && marks.has(mark))

/** Answers the marks of which something was found that was not known. */
function enterPlaces(
  tx: WriteDb,
  ref: CarrierRef,
  places: readonly Place[],
  at: Instant
): ReadonlySet<number> {
  const entered = places.filter(({ mark, how, place }) => {
    const isNew = queries.insertCarrier(tx, ref, { mark, how, at })
    const isNewPlace =
      place !== null && ref.kind !== 'import' && queries.insertPlace(tx, ref, { mark, how, place })
    return isNew || isNewPlace
  })
  return new Set(entered.map(({ mark }) => mark))
}
