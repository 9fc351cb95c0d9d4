// Whether a comment is one that is there already: by its own link, or as the same words under the same name.
import { hash } from 'node:crypto'
import { z } from 'zod'
import type { CommentContent } from '#shared/comment.ts'
import { type ChannelId, CommentId, Instant } from '#shared/ids.ts'
import type { ReadDb } from '../db/open.ts'
import { addressKey, webAddress, webAddressWithFragment } from '../register/addresses.ts'

type Said = Pick<CommentContent, 'text' | 'authorName' | 'authorAddress'>

// What is said is asked for several times on its way into the archive.
const keys = new WeakMap<Said, string>()

/** The words and the sender's name, without what differs from one look to the next. Hexadecimal, 64 digits. */
export function wordsKey(said: Said): string {
  const known = keys.get(said)
  if (known !== undefined) return known
  const { text, authorName, authorAddress } = said
  const flat = (words: string) => words.toWellFormed().normalize('NFC').replaceAll(/\s+/g, ' ').trim()
  const key = hash(
    'sha256',
    JSON.stringify([flat(authorName ?? authorAddress ?? '').toLowerCase(), flat(text)])
  )
  keys.set(said, key)
  return key
}

/** The same for two links that lead to the same comment; a text that is no link is its own key. */
export function linkKey(permalink: string): string {
  try {
    return addressKey(webAddress(permalink)) + new URL(webAddressWithFragment(permalink)).hash
  } catch {
    return permalink
  }
}

/** The saved comment of the channel that has this link of its own, however it is written. */
export function sameLink(db: ReadDb, channelId: ChannelId, permalink: string | null): CommentId | null {
  if (permalink === null) return null
  const rows = [
    ...db
      .prepare('SELECT id, noticed_at AS noticedAt FROM comment WHERE channel_id = ? AND link_key = ?')
      .all(channelId, linkKey(permalink)),
    // What was saved before there were keys.
    ...db
      .prepare(
        `SELECT id, noticed_at AS noticedAt FROM comment
         WHERE channel_id = ? AND content ->> '$.permalink' = ? AND content IS NOT NULL`
      )
      .all(channelId, permalink)
  ] as { id: string; noticedAt: string }[]
  const [first] = rows.sort((one, two) => one.noticedAt.localeCompare(two.noticedAt))
  return first === undefined ? null : CommentId.parse(first.id)
}

/** The first saved comment of the channel with the same words by the same name; it may still be another. */
export function sameWords(db: ReadDb, channelId: ChannelId, said: Said): CommentId | null {
  const row = db
    .prepare('SELECT id FROM comment WHERE channel_id = ? AND dedupe_key = ?')
    .get(channelId, wordsKey(said)) as { id: string } | undefined
  return row === undefined ? null : CommentId.parse(row.id)
}

const WithWords = z.strictObject({ id: CommentId, permalink: z.string().nullable(), noticedAt: Instant })

/** The saved comment of the channel with the same words by the same name, where there is one and no other. */
export function onlyWithWords(
  db: ReadDb,
  channelId: ChannelId,
  said: Said
): z.infer<typeof WithWords> | null {
  const rows = db
    .prepare(
      `SELECT id, content ->> '$.permalink' AS permalink, noticed_at AS noticedAt FROM comment
       WHERE channel_id = @channelId AND dedupe_key >= @key AND dedupe_key < @key || '$' LIMIT 2`
    )
    .all({ channelId, key: wordsKey(said) })
  return rows.length === 1 ? WithWords.parse(rows[0]) : null
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
