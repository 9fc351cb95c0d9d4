// Which comment of the archive each comment on a page is: one that was read there before, one that was saved in another way, or
// none yet.
import type { CommentContent, Lacking } from '#shared/comment.ts'
import type { ChannelId, CommentId } from '#shared/ids.ts'
import { contentOf, extrasOf, lackingOf, placeOf } from '../../captures/browser/comments/same-comment.ts'
import type { FoundComment } from '../../captures/browser/in-page/comments/find.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { addressKey, webAddress } from '../../register/register/addresses.ts'
import { channel } from '../../register/register/channels.ts'
import { isPageKey, linkKey, wordsKey } from '../comments/keys.ts'
import { findAllKnown, linkOf, type Saved, type Seen } from '../comments/known.ts'
import type { PlatformComment } from '../platforms/platform.ts'
import { createdAtOf, type SaidBefore } from '../readings/content.ts'
import { type Known, knownComment, readOnPage } from '../readings/read.ts'
import type { PlaceOfComments, SavedFromPage } from './page-queries.ts'

export type MetOnPage = {
  /** Its place among the comments of the page. */
  readonly at: number
  readonly content: CommentContent
  readonly lacking: readonly Lacking[]
  /** Where it stands, as the page tells. */
  readonly place: ReturnType<typeof placeOf>
  readonly comment: PlatformComment
} & Standing

type Standing =
  | { readonly is: 'new' }
  /** Read on the page before. */
  | { readonly is: 'known'; readonly known: Known }
  /** Saved from a picture, a paste, a mail or a page; of one that the program itself read on a page, what it said last. */
  | { readonly is: 'joined'; readonly id: CommentId; readonly saidBefore: SaidBefore | null }
  /** Read through the account, which knows more of it. */
  | { readonly is: 'platforms' }

/** The comment of the archive that it is, where a page may say what that is; empty for one that is new, or that its platform speaks of. */
export function idOf(met: MetOnPage): CommentId[] {
  if (met.is === 'known') return [met.known.id]
  return met.is === 'joined' ? [met.id] : []
}

export function meetOnPage(db: ReadDb, page: PlaceOfComments, found: readonly FoundComment[]): MetOnPage[] {
  const own = ownAddresses(db, page)
  const named = namesIn(found)
  const times = new Map<string, number>()
  const each = found.flatMap((one, at) => {
    if (one.isEmpty) return []
    const content = contentOf(one)
    const link = linkOf(content.permalink, pagesOf(page))
    const ownLink = link?.isOwn === true ? link : null
    const place = placeOf(one)
    const ownId = place.nativeId !== null && named.has(place.nativeId) ? place.nativeId : null
    const base = baseKey(page, { link: ownLink, ownId, content })
    const count = (times.get(base) ?? 0) + 1
    times.set(base, count)
    const nativeId = count === 1 ? base : `${base}#${count}`
    const permalink = ownLink === null ? null : content.permalink
    const comment = asPlatforms(page, { one, content, nativeId, link: permalink, own })
    const seen: Seen = {
      platformId: nativeId,
      link: ownLink,
      // A link says more: what stands at the same place with another link is another comment.
      place: ownId === null || ownLink !== null ? null : { address: page.address, ownId },
      said: content,
      writtenAt: createdAtOf(comment)
    }
    return [{ met: { at, content, lacking: lackingOf(one), place, comment }, seen }]
  })
  const known = findAllKnown(
    db,
    page.channelId,
    each.map(({ seen }) => seen)
  )
  return each.map(({ met }, at) => ({ ...met, ...standingOf(db, page.channelId, known[at] ?? null) }))
}

function standingOf(db: ReadDb, channelId: ChannelId, saved: Saved | null): Standing {
  if (saved === null) return { is: 'new' }
  if (saved.platformId === null) return { is: 'joined', id: saved.id, saidBefore: readOnPage(db, saved.id) }
  const known = isPageKey(saved.platformId) ? knownComment(db, channelId, saved.platformId) : undefined
  return known === undefined ? { is: 'platforms' } : { is: 'known', known }
}

/** How it is told from the others the next time: by its link, by the page's own id of it, or else by who says what. */
function baseKey(
  { address }: PlaceOfComments,
  { link, ownId, content }: { link: Seen['link']; ownId: string | null; content: CommentContent }
): string {
  if (link !== null) return `page:link:${link.key}`
  return ownId === null ? `${BY_WORDS}${wordsKey(content)}` : `page:id:${linkKey(address)}#${ownId}`
}

/** How one that was saved by itself from this page would be told from the others on it. */
export function keyOfSaved(page: PlaceOfComments, { content, ownId }: SavedFromPage): string {
  const link = linkOf(content.permalink, pagesOf(page))
  return baseKey(page, { link: link?.isOwn === true ? link : null, ownId, content })
}

/** The address of the page is no comment's own. */
const pagesOf = ({ address }: PlaceOfComments) => [address, address.split('#', 1)[0] ?? '']

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

/** What the channel itself wrote has the channel's own address as its sender's. */
function ownAddresses(db: ReadDb, { channelId }: PlaceOfComments): ReadonlySet<string> {
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
  page: PlaceOfComments,
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
