// What a mark on a person or a department keeps in is not let go by giving it to another: a mark ends when it is lifted (P5).
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { marksOf, paragraphOf } from './queries.ts'

type Named = { readonly id: string; readonly name: string }

/**
 * Asked before what lies within a person or a department is given to another.
 * @throws ArchiveError would-open-secret where the one is secret and the other is not
 */
export function requireStaysSecret(
  db: ReadDb,
  kind: 'person' | 'department',
  { from, to }: { readonly from: Named; readonly to: Named }
): void {
  const paragraph = paragraphOf(db, { kind, id: from.id })
  if (paragraph === undefined || paragraphOf(db, { kind, id: to.id }) !== undefined) return
  throw new ArchiveError('would-open-secret', { name: from.name, into: to.name, paragraph })
}

/**
 * The same of one that moves to another department: with a mark of its own it takes its secrecy along.
 * @throws ArchiveError would-open-secret
 */
export function requireMoveStaysSecret(
  db: ReadDb,
  moved: { readonly kind: 'person' | 'channel'; readonly id: string },
  departments: { readonly from: Named; readonly to: Named }
): void {
  if (departments.from.id === departments.to.id || marksOf(db, moved)[0]?.liftedAt === null) return
  requireStaysSecret(db, 'department', departments)
}
