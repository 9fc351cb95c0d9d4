// The keys that a comment is looked for by: its link, however it is written, and who says what.
import { hash } from 'node:crypto'
import type { CommentContent } from '#shared/comment.ts'
import type { ChannelId } from '#shared/ids.ts'
import { normalized } from '#shared/normal-form.ts'
import { withoutAddresses } from '../../formats/text/link-addresses.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { addressKey, webAddress, webAddressWithFragment } from '../../register/register/addresses.ts'

export type Said = Pick<CommentContent, 'text' | 'authorName' | 'authorAddress'>

// What is said is asked for several times on its way into the archive.
const keys = new WeakMap<Said, string>()

/** The words and the sender's name, without what differs from one look or source to the next. Hexadecimal, 64 digits. */
export function wordsKey(said: Said): string {
  const known = keys.get(said)
  if (known !== undefined) return known
  const { text, authorName, authorAddress } = said
  const flat = (words: string) => normalized(words.toWellFormed(), 'NFC').replaceAll(/\s+/g, ' ').trim()
  const key = hash(
    'sha256',
    JSON.stringify([flat(authorName ?? authorAddress ?? '').toLowerCase(), flat(withoutAddresses(text))])
  )
  keys.set(said, key)
  return key
}

/** Whether two say the same, wherever the links lead of one that its platform has told of. */
export const saysAlike = (one: Said, other: Said): boolean =>
  withoutAddresses(one.text) === withoutAddresses(other.text) && one.authorName === other.authorName

const linkKeys = new WeakMap<Linked, string | null>()
type Linked = Pick<CommentContent, 'permalink'>

/** The same for two links that lead to the same comment; a text that is no link is its own key. */
export function linkKey(permalink: string): string {
  try {
    return addressKey(webAddress(permalink)) + new URL(webAddressWithFragment(permalink)).hash
  } catch {
    return permalink
  }
}

/** The key of its own link; null where it has none. */
export function linkKeyOf(said: Linked): string | null {
  const known = linkKeys.get(said)
  if (known !== undefined) return known
  const key = said.permalink === null ? null : linkKey(said.permalink)
  linkKeys.set(said, key)
  return key
}

/**
 * Keys that no other comment of the channel has, one for each of those that come in together: the second with the same words
 * gets a number.
 */
export function freeKeys(db: ReadDb, channelId: ChannelId, said: readonly Said[]): string[] {
  const keys = said.map(wordsKey)
  const rows = db
    .prepare(
      `SELECT value AS key, (SELECT max(iif(dedupe_key = value, 1, CAST(substr(dedupe_key, length(value) + 2) AS INTEGER)))
         FROM comment WHERE channel_id = @channelId AND dedupe_key >= value AND dedupe_key < value || '$') AS last
       FROM json_each(@keys)`
    )
    .all({ channelId, keys: JSON.stringify([...new Set(keys)]) }) as { key: string; last: number | null }[]
  // By the last number, and not by how many there are: one among them may have been disposed of.
  const last = new Map(rows.map(({ key, last }) => [key, last ?? 0]))
  return keys.map(key => {
    const number = (last.get(key) ?? 0) + 1
    last.set(key, number)
    return number === 1 ? key : `${key}#${number}`
  })
}

/** Whether a comment is known by the key that it got on a watched page, and not by what its platform calls it. */
export function isPageKey(platformId: string): boolean {
  return platformId.startsWith('page:')
}
