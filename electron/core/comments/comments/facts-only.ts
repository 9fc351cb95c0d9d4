// What is noted without a picture: asked before anything is opened, fetched or kept of a comment, in every way in. The schema
// refuses only the row, and then the bytes are on disk already.
import { z } from 'zod'
import { CommentId } from '#shared/ids.ts'
import { isSameComment, isSamePage, leadsToComment } from '../../captures/browser/comments/same-comment.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
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
