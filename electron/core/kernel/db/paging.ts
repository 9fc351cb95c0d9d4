// Lists are read a page at a time, newest first, from where the last page ended.
import { z } from 'zod'
import { ArchiveError } from '../errors.ts'

export type Page<Row> = { items: Row[]; next: string | null }
export type Paging = { readonly limit: number; readonly after: string | null }
/** Binds for `(at, id) < (@afterAt, @afterId)`: everything, when a first page is asked for. */
type Keyset = { readonly afterAt: string; readonly afterId: string; readonly limit: number }

const Cursor = z.tuple([z.string(), z.string()])
// Sorts after every instant and every id.
const FIRST: z.infer<typeof Cursor> = ['\u{10FFFF}', '\u{10FFFF}']

/**
 * What to bind for this page; one row more than asked for is read, to know whether there is a next. It is written
 * `LIMIT +@limit`: SQLite prepares a statement anew each time its bare limit is bound.
 */
export function keysetOf({ limit, after }: Paging): Keyset {
  const [afterAt, afterId] = after === null ? FIRST : readCursor(after)
  return { afterAt, afterId, limit: limit + 1 }
}

/** The page, and the cursor of the next if there is one. */
export function pageOf<Row extends { id: string }>(
  rows: Row[],
  { limit }: Paging,
  at: (row: Row) => string
): Page<Row> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items,
    next:
      rows.length > limit && last !== undefined
        ? Buffer.from(JSON.stringify([at(last), last.id])).toString('base64url')
        : null
  }
}

export const notAMark = (): ArchiveError =>
  new ArchiveError('invalid-input', { place: 'after', problem: 'not-a-mark' })

function readCursor(text: string): z.infer<typeof Cursor> {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
  } catch {
    throw notAMark()
  }
}
