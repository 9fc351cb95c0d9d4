// Whether a comment is one that is there already: by its own link, or as the same words under the same name.
import { hash } from 'node:crypto'
import type { CommentContent } from '#shared/comment.ts'
import { type ChannelId, CommentId } from '#shared/ids.ts'
import type { ReadDb } from '../db/open.ts'

type Said = Pick<CommentContent, 'text' | 'authorName' | 'authorAddress'>

/** The words and the sender's name, without what differs from one look to the next. Hexadecimal, 64 digits. */
function wordsKey({ text, authorName, authorAddress }: Said): string {
  const flat = (words: string) => words.toWellFormed().normalize('NFC').replaceAll(/\s+/g, ' ').trim()
  return hash('sha256', JSON.stringify([flat(authorName ?? authorAddress ?? '').toLowerCase(), flat(text)]))
}

/** The saved comment of the channel that has this link of its own. */
export function sameLink(db: ReadDb, channelId: ChannelId, permalink: string | null): CommentId | null {
  if (permalink === null) return null
  const row = db
    .prepare(
      `SELECT id FROM comment WHERE channel_id = ? AND content ->> '$.permalink' = ? AND content IS NOT NULL
       ORDER BY noticed_at LIMIT 1`
    )
    .get(channelId, permalink) as { id: string } | undefined
  return row === undefined ? null : CommentId.parse(row.id)
}

/** The first saved comment of the channel with the same words by the same name; it may still be another. */
export function sameWords(db: ReadDb, channelId: ChannelId, said: Said): CommentId | null {
  const row = db
    .prepare('SELECT id FROM comment WHERE channel_id = ? AND dedupe_key = ?')
    .get(channelId, wordsKey(said)) as { id: string } | undefined
  return row === undefined ? null : CommentId.parse(row.id)
}

/** A key that no other comment of the channel has: the second with the same words gets a number. */
export function freeKey(db: ReadDb, channelId: ChannelId, said: Said): string {
  const key = wordsKey(said)
  const taken = db
    .prepare(
      `SELECT count(*) AS taken FROM comment WHERE channel_id = @channelId AND dedupe_key >= @key
         AND dedupe_key < @key || '$'`
    )
    .get({ channelId, key }) as { taken: number }
  return taken.taken === 0 ? key : `${key}#${taken.taken + 1}`
}
