// Rows that came by thousands are sealed when that which brings them has a rest, before the archive is verified and before it closes.
import { setImmediate } from 'node:timers/promises'
import { atLength } from '../at-length.ts'
import type { Context } from '../context.ts'
import { isUnsealed, sealCounted } from './row-seals.ts'

type Subject = Pick<Context, 'db'>

/** So long nothing of the kind may have come. */
const REST_MS = 2_000

/** Seals what is only counted, a little at a time, so that others get their turn. */
export async function sealAllCounted(ctx: Subject): Promise<void> {
  while (sealSome(ctx)) await setImmediate()
}

/** The same, at once. */
export function sealRestOfCounted(ctx: Subject): void {
  atLength(() => {
    while (sealSome(ctx));
  })
}

/** Whether there may be more. */
function sealSome({ db }: Subject): boolean {
  // A database on a full disk is only read.
  if (db.isAlone || !isUnsealed(db.read)) return false
  db.transact(tx => sealCounted(tx, db.tables))
  return true
}

/** Seals while the archive is open, when nothing has been counted for a while. Ends with the signal. */
export function sealWhileOpen({ db, closing, log }: Pick<Context, 'db' | 'closing' | 'log'>): void {
  const newest = () => db.read.prepare('SELECT count(*) FROM range_seal WHERE sha256 IS NULL').pluck().get()
  let before = newest()
  const timer = setInterval(() => {
    const now = newest()
    const isAtRest = now === before && now !== 0
    before = now
    if (isAtRest) sealAllCounted({ db }).catch(error => log.warn({ err: error }, 'rows could not be sealed'))
  }, REST_MS)
  timer.unref()
  closing.addEventListener('abort', () => clearInterval(timer), { once: true })
}
