// Which comment of the archive each comment on a page is: one that was read there before, one that was saved in another way, or
// none yet.
import type { CommentContent, Lacking } from '#shared/comment.ts'
import type { CommentId } from '#shared/ids.ts'
import { contentOf, extrasOf, lackingOf, placeOf } from '../../captures/browser/comments/same-comment.ts'
import type { FoundComment } from '../../captures/browser/in-page/comments/find.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { addressKey, webAddress } from '../../register/register/addresses.ts'
import { channel } from '../../register/register/channels.ts'
import { linkKey, onlyWithWords, sameLink, wordsKey } from '../comments/same.ts'
import type { PlatformComment } from '../platforms/platform.ts'
import { isPlatforms, platformRow } from '../readings/platform-comment.ts'
import { type Known, knownComment } from '../readings/read.ts'
import { type PageRow, standingAt } from './page-queries.ts'

export type MetOnPage = {
  /** Its place among the comments of the page. */
  readonly at: number
  readonly content: CommentContent
  readonly lacking: readonly Lacking[]
  /** Where it stands, as the page tells. */
  readonly place: ReturnType<typeof placeOf>
  readonly comment: PlatformComment
} & (
  | { readonly is: 'new' }
  /** Read on the page before. */
  | { readonly is: 'known'; readonly known: Known }
  /** Saved from a picture, a paste, a mail or a page. */
  | { readonly is: 'joined'; readonly id: CommentId }
  /** Read through the account, which knows more of it. */
  | { readonly is: 'platforms' }
)

/** Words that are fewer than this many characters are said by many in the same way. */
const TELLING = 12

export function meetOnPage(db: ReadDb, page: PageRow, found: readonly FoundComment[]): MetOnPage[] {
  const own = ownAddresses(db, page)
  const named = namesIn(found)
  const before = standingAt(db, page, [...named])
  const times = new Map<string, number>()
  const taken = new Set<CommentId>()
  return found.flatMap((one, at): MetOnPage[] => {
    if (one.isEmpty) return []
    const content = contentOf(one)
    const link = ownLink(content.permalink, page.address)
    const place = placeOf(one)
    const ownId = place.nativeId !== null && named.has(place.nativeId) ? place.nativeId : null
    const base = baseKey(page, { link, ownId, content })
    const count = (times.get(base) ?? 0) + 1
    times.set(base, count)
    const nativeId = count === 1 ? base : `${base}#${count}`
    const met = {
      at,
      content,
      lacking: lackingOf(one),
      place,
      comment: asPlatforms(page, { one, content, nativeId, link, own })
    }
    const stood = ownId === null || link !== null ? undefined : before.get(ownId)
    const known =
      knownComment(db, page.channelId, nativeId) ??
      (stood?.key == null ? undefined : knownComment(db, page.channelId, stood.key))
    if (known !== undefined && !taken.has(known.id)) {
      taken.add(known.id)
      return [{ ...met, is: 'known', known }]
    }
    const same =
      sameLink(db, page.channelId, link) ?? stood?.id ?? (count === 1 ? sameWords(db, page, content) : null)
    if (same === null || taken.has(same)) return [{ ...met, is: 'new' }]
    taken.add(same)
    const row = platformRow(db, same)
    if (isPlatforms(row)) return [{ ...met, is: 'platforms' }]
    return [row === undefined ? { ...met, is: 'joined', id: same } : { ...met, is: 'new' }]
  })
}

/** How it is told from the others the next time: by its link, by the page's own id of it, or else by who says what. */
function baseKey(
  { address }: PageRow,
  { link, ownId, content }: { link: string | null; ownId: string | null; content: CommentContent }
): string {
  if (link !== null) return `page:link:${linkKey(link)}`
  return ownId === null ? `${BY_WORDS}${wordsKey(content)}` : `page:id:${linkKey(address)}#${ownId}`
}

/** What begins the key of one that has neither a link nor an id: edited, it cannot be told from another. */
export const BY_WORDS = 'page:words:'

/** The page's own ids of its comments. What several have in common is no id. */
function namesIn(found: readonly FoundComment[]): ReadonlySet<string> {
  const [once, several] = [new Set<string>(), new Set<string>()]
  for (const one of found) {
    const { nativeId } = placeOf(one)
    if (nativeId !== null) (once.has(nativeId) ? several : once).add(nativeId)
  }
  return new Set([...once].filter(id => !several.has(id)))
}

/** The link, where it leads to the comment and not just to its page. */
function ownLink(permalink: string | null, address: string): string | null {
  if (permalink === null) return null
  return permalink === address || permalink === address.split('#', 1)[0] ? null : permalink
}

function sameWords(db: ReadDb, { channelId }: PageRow, content: CommentContent): CommentId | null {
  if (content.authorName === null || content.text.trim().length < TELLING) return null
  return onlyWithWords(db, channelId, content)?.id ?? null
}

/** What the channel itself wrote has the channel's own address as its sender's. */
function ownAddresses(db: ReadDb, { channelId }: PageRow): ReadonlySet<string> {
  return new Set(channel(db, channelId).addresses.map(keyOf))
}

function keyOf(address: string): string {
  try {
    return addressKey(webAddress(address))
  } catch {
    return address
  }
}

function asPlatforms(
  page: PageRow,
  read: {
    one: FoundComment
    content: CommentContent
    nativeId: string
    link: string | null
    own: ReadonlySet<string>
  }
): PlatformComment {
  const { one, content, nativeId, link, own } = read
  return {
    nativeId,
    threadId: page.address,
    parentId: null,
    author: {
      ...{ nativeId: null, handle: null, email: null, ip: null, userAgent: null },
      displayName: content.authorName,
      profileUrl: content.authorAddress
    },
    isOwn: content.authorAddress !== null && own.has(keyOf(content.authorAddress)),
    text: content.text,
    format: 'plain',
    language: null,
    createdRaw: content.timeMachine,
    editedRaw: null,
    permalink: link,
    status: 'visible',
    ...extrasOf(one),
    pointer: one.selector.slice(0, 2000)
  }
}
