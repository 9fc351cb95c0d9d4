// What is noted without a picture: asked before anything is opened, fetched or kept of a comment, in every way in. The schema
// refuses only the row, and then the bytes are on disk already.
import { z } from 'zod'
import { CaptureStop } from '#shared/comment.ts'
import { CommentId } from '#shared/ids.ts'
import { isSameComment, isSamePage, leadsToComment } from '../../captures/browser/comments/same-comment.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { requireNoSecretWords } from '../../register/secrecy/typed.ts'
import { linkKey } from './keys.ts'

const Noted = z.array(z.strictObject({ id: CommentId, address: z.string() }))
type Noted = z.infer<typeof Noted>[number]

export type FactsOnly = {
  /** Where the comments are. */
  readonly links: readonly string[]
  /** The comment that the link leads to, if it is one of them, whichever channel it was noted in. */
  of(link: string | null): Noted | null
  /** Whether one is noted at the whole page that the address opens, and not at a place on it. */
  isWholePage(address: string): boolean
}

/** They are few: all of them are read, and told apart by where they lead. */
export function factsOnly(db: ReadDb): FactsOnly {
  const noted = Noted.parse(db.prepare(`SELECT id, address FROM comment WHERE method = 'facts'`).all())
  const isOne = (address: string, link: string) =>
    isSameComment(address, link) || linkKey(address) === linkKey(link)
  const of = (link: string | null) =>
    link === null ? null : (noted.find(({ address }) => isOne(address, link)) ?? null)
  return {
    links: noted.map(({ address }) => address),
    of,
    isWholePage: opened =>
      noted.some(({ address }) => !leadsToComment(address) && isSamePage(address, opened))
  }
}

/**
 * Before the address is opened. @throws ArchiveError facts-only when it is one of them that it leads to, page-failed when the
 * page may show one anywhere
 */
export function refuseFactsOnly(db: ReadDb, address: string): void {
  const noted = factsOnly(db)
  const one = noted.of(address)
  if (one !== null) throw isFactsOnly(one.id)
  if (noted.isWholePage(address))
    throw new ArchiveError('page-failed', { address, code: 'facts-only', reason: 'facts-only.' })
}

export const isFactsOnly = (id: CommentId): ArchiveError => new ArchiveError('facts-only', { id })

/** The stop on captures of the page that a comment was noted on; null for any other comment. @throws ArchiveError not-found */
export function captureStop(db: ReadDb, id: CommentId): CaptureStop | null {
  const row = db
    .prepare(
      `SELECT method, address, lifted_at AS liftedAt, lifted_by AS liftedBy, because FROM comment
         LEFT JOIN capture_stop_lifted ON comment_id = id WHERE id = ?`
    )
    .get(id)
  if (row === undefined) throw new ArchiveError('not-found', { what: id })
  const { method, ...stop } = CaptureStop.extend({ method: z.string() }).parse(row)
  return method === 'facts' ? stop : null
}

/**
 * The page may be captured again: what was noted is gone from it, as a person says. @throws ArchiveError not-found, already-decided,
 * secret-words
 */
export function liftCaptureStop(ctx: Context, id: CommentId, because: string): CaptureStop | null {
  ctx.db.transact(tx => {
    const stop = captureStop(tx, id)
    if (stop === null) throw new ArchiveError('not-found', { what: id })
    if (stop.liftedAt !== null) throw new ArchiveError('already-decided', { what: id })
    requireNoSecretWords(tx, [because])
    record(tx, ctx, { act: 'comment.capture-stop-lifted', about: id })
    tx.prepare(
      'INSERT INTO capture_stop_lifted (comment_id, lifted_at, lifted_by, because) VALUES (?, ?, ?, ?)'
    ).run(id, ctx.clock.now(), ctx.actor, because)
  })
  tellChanged(ctx, 'comments', 'captures')
  return captureStop(ctx.db.read, id)
}
