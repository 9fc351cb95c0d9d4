// Whether the archive has a comment already, and which one it is. Every way in asks here: what is taken in by hand, a page
// that is opened for one comment, a watched page, an account and an export. What each of them can tell is a table in
// docs/adr/0016-one-rule-for-the-same-comment.md. Whether a page still shows what was saved is another question
// (captures/browser/comments/same-comment.ts).
import { z } from 'zod'
import type { CommentKind } from '#shared/comment.ts'
import { type ChannelId, CommentId, Instant } from '#shared/ids.ts'
import { isSamePage, leadsToComment } from '../../captures/browser/comments/same-comment.ts'
import { withoutAddresses } from '../../formats/text/link-addresses.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { isPageKey, linkKey, type Said, wordsKey } from './keys.ts'

/** What is known of a comment that comes in. What its way in cannot tell is null. */
export type Seen = {
  /** What its platform calls it, or the key that it got on a watched page. */
  readonly platformId: string | null
  /** `isOwn`: it leads to this comment, and not just to the page that it stands on. */
  readonly link: { readonly key: string; readonly isOwn: boolean } | null
  /** The page, and the page's own id of it. */
  readonly place: { readonly address: string; readonly ownId: string } | null
  readonly said: Said
  readonly writtenAt: Instant | null
}

const Saved = z.strictObject({
  id: CommentId,
  platformId: z.string().nullable(),
  linkKey: z.string().nullable(),
  permalink: z.string().nullable(),
  address: z.string(),
  ownId: z.string().nullable(),
  words: z.string().nullable(),
  authorName: z.string().nullable(),
  noticedAt: Instant
})
/** The same of a comment in the archive. */
export type Saved = z.infer<typeof Saved>

/** What says that two are the same, the strongest first. */
const CERTAIN = ['platform-id', 'link', 'place'] as const
export type Sameness = (typeof CERTAIN)[number] | 'maybe' | 'another'

/** Words that are fewer than this many characters are said by many in the same way. */
const TELLING = 12

/** Whether the two are the same comment. `maybe` where a person has to say: the same words under the same name may be said twice. */
export function sameComment(seen: Seen, saved: Saved): Sameness {
  const { platformId, link, place, said } = seen
  if (platformId !== null && platformId === saved.platformId) return 'platform-id'
  const [kind, savedKind] = [kindOf(platformId), kindOf(saved.platformId)]
  if (kind === 'platform' && savedKind === 'platform') return 'another'
  const saysTheSame = wordsKey(said) === saved.words
  const isOnPage = place !== null && saved.ownId !== null && isSamePage(place.address, saved.address)
  // Ids that a page gives by place may be another's the next time.
  const isSender = saysTheSame || (said.authorName !== null && said.authorName === saved.authorName)
  if (isOnPage && place.ownId === saved.ownId && isSender) return 'place'
  if (kind === 'page' && savedKind === 'page') return 'another'
  if (link !== null && link.key === saved.linkKey) return link.isOwn || saysTheSame ? 'link' : 'maybe'
  if (!saysTheSame || (isOnPage && place.ownId !== saved.ownId)) return 'another'
  if (link?.isOwn === true && hasOwnLink(saved)) return 'another'
  return seen.writtenAt !== null && seen.writtenAt > saved.noticedAt ? 'another' : 'maybe'
}

function kindOf(platformId: string | null): 'platform' | 'page' | null {
  if (platformId === null) return null
  return isPageKey(platformId) ? 'page' : 'platform'
}

const hasOwnLink = ({ permalink, address }: Saved): boolean =>
  permalink !== null && linkOf(permalink, pagesAt(address))?.isOwn === true

/** The link as it is compared; it is its own unless it leads to one of the pages that the comment stands on. */
export function linkOf(permalink: string | null, pages: readonly string[]): Seen['link'] {
  if (permalink === null) return null
  const key = linkKey(permalink)
  return { key, isOwn: pages.every(page => linkKey(page) !== key) }
}

/** The page at the address of a comment, for `linkOf`: none where the address itself leads to the comment. */
export function pagesAt(address: string): readonly string[] {
  const [page = address] = address.split('#', 1)
  return leadsToComment(page) ? [] : [page]
}

export type Found =
  | { readonly is: 'same' | 'maybe'; readonly saved: Saved }
  | { readonly is: 'new'; readonly saved: null }

/** Which comment of the channel this is, or which post of the authority's own; `maybe` is for a person to say. */
export function findKnown(
  db: ReadDb,
  channelId: ChannelId,
  seen: Seen,
  kind: CommentKind = 'comment'
): Found {
  const each = savedAlike(db, { channelId, kind }, [seen])(seen).map(saved => ({
    saved,
    by: sameComment(seen, saved)
  }))
  for (const wanted of [...CERTAIN, 'maybe'] as const) {
    const found = each.find(({ by }) => by === wanted)
    if (found !== undefined) return { is: wanted === 'maybe' ? 'maybe' : 'same', saved: found.saved }
  }
  return { is: 'new', saved: null }
}

/**
 * The same for all that come in together, where nobody can be asked: each of the archive's is one of them at most. By the words
 * alone it is the same only where they are long enough and somebody's, and there is one with them on either side.
 */
export function findAllKnown(
  db: ReadDb,
  channelId: ChannelId,
  seen: readonly Seen[]
): readonly (Saved | null)[] {
  const alike = savedAlike(db, { channelId, kind: 'comment' }, seen)
  const times = Map.groupBy(seen, ({ said }) => wordsKey(said))
  const each = seen.map(one => alike(one).map(saved => ({ saved, by: sameComment(one, saved) })))
  const found: (Saved | null)[] = seen.map(() => null)
  const taken = new Set<CommentId>()
  for (const wanted of [...CERTAIN, 'maybe'] as const)
    for (const [at, one] of seen.entries()) {
      if (found[at] !== null) continue
      const fits = each[at]?.find(({ saved, by }) => by === wanted && !taken.has(saved.id))
      if (fits === undefined) continue
      const key = wordsKey(one.said)
      const isOne =
        times.get(key)?.length === 1 && alike(one).filter(({ words }) => words === key).length === 1
      if (wanted === 'maybe' && !(isTelling(one.said) && isOne)) continue
      found[at] = fits.saved
      taken.add(fits.saved.id)
    }
  return found
}

const isTelling = ({ text, authorName }: Said): boolean =>
  authorName !== null && withoutAddresses(text).trim().length >= TELLING

/** The comments of the channel that share anything with these which they can be known by, asked for at once; the first noticed first. */
function savedAlike(
  db: ReadDb,
  { channelId, kind }: { readonly channelId: ChannelId; readonly kind: CommentKind },
  seen: readonly Seen[]
): (seen: Seen) => readonly Saved[] {
  const values = (each: (seen: Seen) => string | null | undefined) =>
    JSON.stringify([...new Set(seen.flatMap(one => each(one) ?? []))])
  const rows = db.prepare(ALIKE).all({
    ...{ channelId, kind },
    platformIds: values(({ platformId }) => platformId),
    links: values(({ link }) => link?.key),
    ownIds: values(({ place }) => place?.ownId),
    words: values(({ said }) => wordsKey(said))
  })
  const saved = z.array(Saved).parse(rows)
  const by = (of: (saved: Saved) => string | null) => Map.groupBy(saved, of)
  const [platformIds, links] = [by(each => each.platformId), by(each => each.linkKey)]
  const [ownIds, words] = [by(each => each.ownId), by(each => each.words)]
  return ({ platformId, link, place, said }) => [
    ...new Set([
      ...((platformId === null ? null : platformIds.get(platformId)) ?? []),
      ...((link === null ? null : links.get(link.key)) ?? []),
      ...((place === null ? null : ownIds.get(place.ownId)) ?? []),
      ...(words.get(wordsKey(said)) ?? [])
    ])
  ]
}

// A post that was taken down and stands there again is another one: it goes the whole way anew. The key of the second with the same words has a number after it.
const ALIKE = `WITH alike (id) AS (
    SELECT comment_id FROM platform_comment
    WHERE channel_id = @channelId AND native_id IN (SELECT value FROM json_each(@platformIds))
    UNION SELECT id FROM comment WHERE channel_id = @channelId AND link_key IN (SELECT value FROM json_each(@links))
    UNION SELECT id FROM comment
    WHERE channel_id = @channelId AND native_id IN (SELECT value FROM json_each(@ownIds)) AND content IS NOT NULL
    UNION SELECT comment.id FROM json_each(@words) CROSS JOIN comment ON channel_id = @channelId
      AND dedupe_key >= value AND dedupe_key < value || '$'
  )
  SELECT comment.id, platform_comment.native_id AS platformId, link_key AS linkKey, content ->> '$.permalink' AS permalink,
    address, comment.native_id AS ownId, substr(dedupe_key, 1, 64) AS words, content ->> '$.authorName' AS authorName,
    noticed_at AS noticedAt
  FROM alike CROSS JOIN comment ON comment.id = alike.id LEFT JOIN platform_comment ON comment_id = comment.id
  WHERE comment.kind = @kind AND (@kind = 'comment' OR state NOT IN ('removed', 'gone'))
  ORDER BY noticed_at, comment.id`
