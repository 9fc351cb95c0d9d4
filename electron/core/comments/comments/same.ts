// Whether a comment is one that is there already: by its own link, or as the same words under the same name.
import { hash } from 'node:crypto'
import { z } from 'zod'
import type { CommentContent } from '#shared/comment.ts'
import { type ChannelId, CommentId, Instant } from '#shared/ids.ts'
import { isSamePage } from '../../captures/browser/comments/same-comment.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { addressKey, webAddress, webAddressWithFragment } from '../../register/register/addresses.ts'

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

const Linking = z.array(z.strictObject({ key: z.string(), id: CommentId, noticedAt: Instant }))

/** The saved comment of the channel that has this link of its own, however it is written. */
export function sameLink(db: ReadDb, channelId: ChannelId, permalink: string | null): CommentId | null {
  return permalink === null ? null : sameLinks(db, channelId, [{ permalink }])(permalink)
}

/** The same for many: asked at once, and told by their links. */
export function sameLinks(
  db: ReadDb,
  channelId: ChannelId,
  said: readonly Linked[]
): (permalink: string | null) => CommentId | null {
  const keys = new Map(said.map(each => [each.permalink, linkKeyOf(each)]))
  const rows = Linking.parse(db.prepare(BY_KEY).all(channelId, JSON.stringify([...keys.values()])))
  // The first that was noticed is set last, and stands.
  const first = new Map(rows.sort(newestFirst).map(({ key, id }) => [key, id]))
  return permalink => first.get(keys.get(permalink) ?? '') ?? null
}

const BY_KEY = `SELECT link_key AS key, id, noticed_at AS noticedAt FROM comment
  WHERE channel_id = ? AND link_key IN (SELECT value FROM json_each(?))`
type Found = z.infer<typeof Linking>[number]
const newestFirst = (one: Found, two: Found) => two.noticedAt.localeCompare(one.noticedAt)

const OnPage = z.array(
  z.strictObject({ id: CommentId, address: z.string(), authorName: z.string().nullable() })
)

/**
 * The saved comment of the channel that has the same id on the same page, under the same name: ids that a page gives by place
 * may be another's the next time.
 */
export function sameOnPage(
  db: ReadDb,
  channelId: ChannelId,
  seen: { readonly address: string; readonly nativeId: string | null; readonly content: Said }
): CommentId | null {
  if (seen.nativeId === null) return null
  const rows = db
    .prepare(
      `SELECT id, address, content ->> '$.authorName' AS authorName FROM comment
       WHERE channel_id = ? AND native_id = ? AND saved_at IS NOT NULL ORDER BY noticed_at, id`
    )
    .all(channelId, seen.nativeId)
  const found = OnPage.parse(rows).find(
    ({ address, authorName }) =>
      authorName !== null && authorName === seen.content.authorName && isSamePage(address, seen.address)
  )
  return found?.id ?? null
}

/** The first saved comment of the channel with the same words by the same name; it may still be another. */
export function sameWords(db: ReadDb, channelId: ChannelId, said: Said): CommentId | null {
  const row = db
    .prepare('SELECT id FROM comment WHERE channel_id = ? AND dedupe_key = ?')
    .get(channelId, wordsKey(said)) as { id: string } | undefined
  return row === undefined ? null : CommentId.parse(row.id)
}

const WithWords = z.strictObject({
  key: z.string(),
  id: CommentId,
  permalink: z.string().nullable(),
  noticedAt: Instant
})

/** The saved comment of the channel with the same words by the same name, where there is one and no other. */
export function onlyWithWords(
  db: ReadDb,
  channelId: ChannelId,
  said: Said
): z.infer<typeof WithWords> | null {
  return eachOnlyWithWords(db, channelId, [said])(said)
}

/** The same for many: asked at once, and told one by one. */
export function eachOnlyWithWords(
  db: ReadDb,
  channelId: ChannelId,
  said: readonly Said[]
): (said: Said) => z.infer<typeof WithWords> | null {
  const rows = db
    .prepare(
      `SELECT value AS key, comment.id, content ->> '$.permalink' AS permalink, noticed_at AS noticedAt
       FROM json_each(@keys) CROSS JOIN comment ON channel_id = @channelId AND dedupe_key >= value
         AND dedupe_key < value || '$'`
    )
    .all({ channelId, keys: JSON.stringify([...new Set(said.map(wordsKey))]) })
  const byKey = Map.groupBy(z.array(WithWords).parse(rows), ({ key }) => key)
  return each => {
    const [only, another] = byKey.get(wordsKey(each)) ?? []
    return only === undefined || another !== undefined ? null : only
  }
}

/**
 * Keys that no other comment of the channel has, one for each of those that come in together: the second with the same words
 * gets a number.
 */
export function freeKeys(db: ReadDb, channelId: ChannelId, said: readonly Said[]): string[] {
  const keys = said.map(wordsKey)
  const rows = db
    .prepare(
      `SELECT value AS key, (SELECT count(*) FROM comment WHERE channel_id = @channelId AND dedupe_key >= value
         AND dedupe_key < value || '$') AS taken FROM json_each(@keys)`
    )
    .all({ channelId, keys: JSON.stringify([...new Set(keys)]) }) as { key: string; taken: number }[]
  const taken = new Map(rows.map(({ key, taken }) => [key, taken]))
  return keys.map(key => {
    const others = taken.get(key) ?? 0
    taken.set(key, others + 1)
    return others === 0 ? key : `${key}#${others + 1}`
  })
}
