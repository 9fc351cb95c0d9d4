// Whether something is a record that the archive keeps. The view `kept_record` says what a record is, of whatever kind.
import type { ReadDb } from '../../kernel/db/open.ts'

export function isKept(db: ReadDb, { kind, id }: { readonly kind: string; readonly id: string }): boolean {
  return db.prepare('SELECT 1 FROM kept_record WHERE kind = ? AND id = ? LIMIT 1').get(kind, id) !== undefined
}
