// Ends of work that could not be noted, since the disk was too full even for that. They are noted before other work of the kind begins, or
// what waits for it; where the program has ended meanwhile, when the archive is opened anew.
import type { Context } from './context.ts'
import type { ArchiveDb } from './db/open.ts'

const left = new WeakMap<ArchiveDb, Map<string, () => void>>()

/** Notes how a work ended, now or when there is room. */
export function noteEnd({ db, log }: Pick<Context, 'db' | 'log'>, id: string, note: () => void): void {
  try {
    note()
  } catch (error) {
    log.warn({ err: error, work: id }, 'how a work ended could not be noted')
    left.set(db, (left.get(db) ?? new Map<string, () => void>()).set(id, note))
  }
}

/** Notes what could not be noted before. @throws what the disk says, when it is still full */
export function noteLeftEnds({ db }: Pick<Context, 'db'>): void {
  const here = left.get(db)
  for (const [id, note] of here ?? []) {
    note()
    here?.delete(id)
  }
}
