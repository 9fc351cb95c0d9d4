// Files read again, a part of them at a time; what is found damaged is noted, and told until it is right.
import type { Instant, Sha256 } from '#shared/ids.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { type TellRead, verifyProgress } from '../../kernel/journal/read-progress.ts'
import { record } from '../../kernel/journal/record.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'
import { dueParts, PARTS, type Reading } from './due.ts'
import * as queries from './queries.ts'

export type ReadAgain = {
  readonly files: number
  readonly bytes: number
  readonly newlyDamaged: number
  readonly rightAgain: number
}

/** Which parts were read when, and how often they are to be. */
export function readingOf({ db }: Pick<Context, 'db'>): Reading {
  const { read } = db
  return {
    readAt: queries.partsRead(read),
    since: queries.archiveSince(read),
    days: queries.chosenDays(read)
  }
}

/** The parts whose turn it is now. */
function partsDue(ctx: Pick<Context, 'db' | 'clock'>): string[] {
  const now = ctx.clock.now()
  const reading = readingOf(ctx)
  const isToday = (at: Instant) => swedishDate(at) === swedishDate(now)
  const today = [...reading.readAt.values()].filter(isToday).length
  return dueParts(reading, now, today)
}

/**
 * Reads the files whose turn it is, or all. Between two files `mayGoOn` is asked; a part that was not read whole is read from its
 * beginning the next time.
 */
export async function readFilesAgain(
  ctx: Context,
  which: 'due' | 'all',
  mayGoOn: () => boolean = () => true
): Promise<ReadAgain> {
  const parts = which === 'all' ? PARTS : partsDue(ctx)
  const total = queries.countIn(ctx.db.read, parts).bytes
  const done = { files: 0, bytes: 0, newlyDamaged: 0, rightAgain: 0 }
  const tell = verifyProgress(ctx)
  const read: string[] = []
  for (const part of parts) {
    if (!(await readPart(ctx, part, { done, total, tell, mayGoOn }))) break
    read.push(part)
    // An empty part costs nothing, and all of an empty archive are; no other work waits for them.
    if (read.length % 64 === 0) await new Promise(resolve => setImmediate(resolve))
  }
  noteRead(ctx, read, done)
  return done
}

type Progress = {
  readonly done: { files: number; bytes: number; newlyDamaged: number; rightAgain: number }
  readonly total: number
  readonly tell: TellRead
  mayGoOn(): boolean
}

/** Whether all of it was read. */
async function readPart(
  ctx: Context,
  part: string,
  { done, total, tell, mayGoOn }: Progress
): Promise<boolean> {
  for (const { sha256 } of queries.objectsIn(ctx.db.read, part)) {
    if (ctx.closing.aborted || !mayGoOn()) return false
    const { state, bytes } = await ctx.objects.verify(sha256, ctx.closing)
    done.files += 1
    done.bytes += bytes
    const wasDamaged = queries.isDamaged(ctx.db.read, sha256)
    // One that was disposed of while it was being read is not missing.
    const isStill = queries.objectsIn(ctx.db.read, sha256).length > 0
    if (state !== 'right' && !wasDamaged && isStill) {
      done.newlyDamaged += 1
      ctx.db.transact(tx => {
        queries.insertDamage(tx, sha256, state, ctx.clock.now())
        record(tx, ctx, { act: 'object.damaged', about: null, details: { sha256, state } })
      })
    } else if (state === 'right' && wasDamaged) {
      done.rightAgain += 1
      ctx.db.transact(tx => {
        queries.endDamage(tx, sha256, ctx.clock.now())
        record(tx, ctx, { act: 'object.right-again', about: null, details: { sha256 } })
      })
    }
    tell({ doneBytes: done.bytes, totalBytes: total })
  }
  return true
}

/** What was put right otherwise, as from a backup, is damaged no more. */
export function endDamage(tx: WriteDb, sha256s: readonly Sha256[], at: Instant): void {
  for (const sha256 of sha256s) queries.endDamage(tx, sha256, at)
}

function noteRead(ctx: Context, parts: readonly string[], { files, bytes, newlyDamaged }: ReadAgain): void {
  if (parts.length === 0) return
  const at = ctx.clock.now()
  ctx.db.transact(tx => {
    for (const part of parts) queries.setPartRead(tx, part, at)
    if (files > 0)
      record(tx, ctx, {
        act: 'check.files-read',
        about: null,
        details: { files, bytes, damaged: newlyDamaged }
      })
  })
  tellChanged(ctx, 'checks')
}
