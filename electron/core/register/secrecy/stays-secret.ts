// What a mark on a person or a department keeps in is not let go by giving it to another: a mark ends when it is lifted (P5).
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { marksOf, paragraphApart, paragraphOf } from './queries.ts'

type Kind = 'person' | 'department'
type Named = { readonly id: string; readonly name: string }
type Given = { readonly from: Named; readonly to: Named }

/**
 * Asked before what lies within a person or a department is given to another.
 * @throws ArchiveError would-open-secret where the one is secret and the other is not
 */
export function requireStaysSecret(db: ReadDb, kind: Kind, { from, to }: Given): void {
  requireSecret(db, kind, { from, to }, paragraphOf(db, { kind, id: to.id }))
}

/**
 * The same of an entry that is parted from the one that it was made one with: from then on it is secret by itself, or not at all.
 * @throws ArchiveError would-open-secret
 */
export function requireApartStaysSecret(db: ReadDb, kind: Kind, { from, to }: Given): void {
  requireSecret(db, kind, { from, to }, paragraphApart(db, to.id))
}

function requireSecret(db: ReadDb, kind: Kind, { from, to }: Given, now: string | undefined): void {
  const paragraph = paragraphOf(db, { kind, id: from.id })
  if (paragraph === undefined || now !== undefined) return
  throw new ArchiveError('would-open-secret', { name: from.name, into: to.name, paragraph })
}

/**
 * The same of one that moves to another department: with a mark of its own it takes its secrecy along.
 * @throws ArchiveError would-open-secret
 */
export function requireMoveStaysSecret(db: ReadDb, moved: MovedRef, { from, to }: Given): void {
  const paragraph = paragraphLost(db, moved, { from: from.id, to: to.id })
  if (paragraph !== undefined)
    throw new ArchiveError('would-open-secret', { name: from.name, into: to.name, paragraph })
}

type MovedRef = { readonly kind: 'person' | 'channel'; readonly id: string }

/** The paragraph that would keep it in no more; `to` is null for a department that is not there yet. */
export function paragraphLost(
  db: ReadDb,
  moved: MovedRef,
  { from, to }: { readonly from: string; readonly to: string | null }
): string | undefined {
  if (from === to || marksOf(db, moved)[0]?.liftedAt === null) return undefined
  const isKept = to !== null && paragraphOf(db, { kind: 'department', id: to }) !== undefined
  return isKept ? undefined : paragraphOf(db, { kind: 'department', id: from })
}
