// Where a comment stands, as far as the page's structure tells: its ids, its link, and what it answers.
import { commentAddressOf } from '../posts/addresses.ts'
import { layersOf, type MarkedComments, ownPart } from './marks.ts'
import { leadsToSender, senderIn, timeLinkOf } from './sender.ts'

const TIME =
  'time, [itemprop="dateCreated"], [itemprop="datePublished"], abbr[data-utime], [class*="timestamp" i], [class*="comment-date" i], [class*="comment-time" i], [class~="time" i], [class~="date" i], [class~="tid" i], [class~="datum" i]'
const LINK =
  'a[rel~="bookmark"], a[class*="permalink" i], a[href*="comment_id=" i], a[href*="kommentar=" i], a[href*="#comment" i], a[href*="#kommentar" i]'

export type CommentPlace = {
  /** The platform's ids of it, of the post it stands under, and of the comment it answers (or that one's link). */
  nativeId: string | null
  threadId: string | null
  parentId: string | null
  /** It stands within another, or says that it answers one. */
  isReply: boolean
}

/** The address in a link to the web. */
export const hrefOf = (element: Element | null): string | null =>
  element instanceof HTMLAnchorElement && /^https?:$/.test(element.protocol) ? element.href : null

/** The link that the time of a comment is, or holds. */
export const linkAtTime = (time: Element | null): Element | null =>
  time?.closest('a[href]') ?? time?.querySelector('a[href]') ?? null

export function linkOf(page: MarkedComments, comment: Element): string | null {
  const timeLink = linkAtTime(timeOf(page, comment))
  const sender = senderIn(page, comment)
  const link =
    (timeLink && comment.contains(timeLink) ? hrefOf(timeLink) : null) ??
    hrefOf(ownPart(page, comment, LINK, link => !leadsToSender(link, sender)))
  return link === null || page.hooks === null
    ? link
    : (commentAddressOf(page.hooks.addresses, link, location.href) ?? link)
}

/** What says when it was written: what is marked so, or a link in whose words it is. */
export const timeOf = (page: MarkedComments, comment: Element): Element | null =>
  ownPart(page, comment, TIME) ?? timeLinkOf(page, comment)

/** What a link says of comments: Facebook names both, YouTube has the answer after a dot. */
export function idsInLink(link: string | null): { id: string | null; parent: string | null } {
  const asked = link === null ? null : new URL(link).searchParams
  const answer = asked?.get('reply_comment_id') ?? null
  const comment = asked?.get('comment_id') ?? null
  const lc = asked?.get('lc') ?? null
  if (answer) return { id: answer, parent: comment }
  if (lc?.includes('.')) return { id: lc, parent: lc.slice(0, lc.indexOf('.')) }
  return { id: comment ?? lc, parent: null }
}

/** Only what the structure tells: that it stands within another, or names the one it answers. */
export function placeOf(page: MarkedComments, comment: Element, permalink: string | null): CommentPlace {
  const outer = outerComment(page, comment)
  const said =
    attributeOf(page, comment, [
      'data-parent-comment-id',
      'data-parent-id',
      'data-parent',
      'data-reply-to'
    ]) ?? idsInLink(permalink).parent
  // WordPress and others write 0 for what answers nothing.
  const parent = said === '0' ? null : said
  const outerLink = outer ? linkOf(page, outer) : null
  return {
    nativeId: idOf(page, comment, permalink),
    threadId: postIdOf(page, comment) || null,
    parentId: parent ?? (outer ? (idOf(page, outer, outerLink) ?? outerLink) : null),
    isReply: parent !== null || outer !== null
  }
}

function outerComment({ marked, innermost }: MarkedComments, comment: Element): Element | null {
  for (let up = comment.parentElement; up; up = up.parentElement)
    if (marked.includes(up) && innermost(up) !== comment) return innermost(up)
  return null
}

function postIdOf(page: MarkedComments, comment: Element): string | null {
  return (
    comment.closest('[data-post-id]')?.getAttribute('data-post-id') ??
    ownPart(page, comment, '[data-postid]')?.getAttribute('data-postid') ??
    /\bpostid-(\d+)\b/.exec(document.body.className)?.[1] ??
    null
  )
}

function idOf(page: MarkedComments, comment: Element, permalink: string | null): string | null {
  const named = layersOf(page, comment)
    .map(one => /^(?:li-|div-)?(?:comment|kommentar)[-_](\d+)$/i.exec(one.id)?.[1])
    .find(id => id !== undefined)
  return (
    attributeOf(page, comment, ['data-comment-id', 'data-kommentar-id', 'data-kommentar']) ??
    idsInLink(permalink).id ??
    urnOf(page, comment) ??
    ownPart(page, comment, '[data-commentid]')?.getAttribute('data-commentid') ??
    named ??
    null
  )
}

/** LinkedIn's numbers of its comments: `urn:li:comment:(activity:7,9)`. */
function urnOf(page: MarkedComments, comment: Element): string | null {
  const said = attributeOf(page, comment, ['data-id', 'id']) ?? ''
  return /urn:li:comment:.{1,200}$/.exec(said)?.[0] ?? null
}

function attributeOf(page: MarkedComments, comment: Element, names: readonly string[]): string | null {
  for (const one of layersOf(page, comment))
    for (const name of names) {
      const value = one.getAttribute(name)?.trim()
      if (value) return value
    }
  return null
}
