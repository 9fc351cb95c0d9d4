// What takes long to work out of the database, kept for as long as nothing in it has changed.
import type { ReadDb } from './open.ts'

/**
 * Works it out anew only when something was committed since, by this program or another. Inside a transaction that writes it is always
 * worked out anew. What is answered is shared: nobody changes it.
 */
export function remembered<T>(make: (db: ReadDb) => T): (db: ReadDb) => T {
  const kept = new WeakMap<ReadDb, { readonly version: number; readonly value: T }>()
  return db => {
    // Before it is worked out: what is committed meanwhile makes it old at once.
    const version = db.version?.()
    if (version === undefined) return make(db)
    const last = kept.get(db)
    if (last?.version === version) return last.value
    const value = make(db)
    kept.set(db, { version, value })
    return value
  }
}
