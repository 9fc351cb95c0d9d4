// Which elements of the page look like comments, and which of their parts are their own.
import type { PostHooks } from '../posts/hooks.ts'
import { everywhere } from '../roots.ts'

export const MARKED =
  '[itemtype*="schema.org/Comment" i], [itemtype*="schema.org/UserComments" i], [itemprop="comment"], [role="comment"], [data-comment-id], [data-kommentar], [data-kommentar-id], .comment, .kommentar, [id^="comment-" i], [id^="comment_" i], [id^="kommentar-" i], [id^="kommentar_" i], [data-testid="comment" i], [role="article"] [role="article"], [role="article"][aria-label^="Kommentar" i], [role="article"][aria-label^="Comment" i], [role="article"][aria-label^="Svar " i], [role="article"][aria-label^="Reply " i], ytd-comment-view-model, ytd-comment-renderer, [data-e2e^="comment-level" i], article[class*="comments-comment" i], article article'
/** Ids of what belongs to comments and is none: a form, a list, a heading. */
const NO_COMMENT =
  /^(?:comment|kommentar)[-_]?(?:s|er)?(?:[-_]?(?:list|form|count|area|section|wrap|author|reply|text|body|title|content|meta|respond|box|input|field|link|nav|page|template|lista|formular|antal))/i
export const AUTHOR =
  '[itemprop="author"], [itemprop="creator"], a[rel~="author"], [class~="author" i], [class*="comment-author" i], [class*="comment__author" i], [class*="commentauthor" i], [data-testid*="author" i], [class~="fn"], [class~="username" i], [class*="user-name" i], [class~="avsandare" i], [class~="forfattare" i], a[href*="/profil/" i], a[href*="/profile" i], a[href*="/user/" i], a[href*="/users/" i], a[href*="/anvandare/" i], a[href*="/@"]'

/**
 * The elements that look like comments. Two around the same sender are one comment; `innermost` of them has it without
 * the replies, and is the one in `comments`.
 */
export type MarkedComments = {
  readonly marked: readonly Element[]
  readonly comments: Set<Element>
  /** How the platform marks what it shows; null where nothing is known of that. */
  readonly hooks: PostHooks | null
  /** The address of the post that they stand under, or that is read itself: a heading that leads there is its title. */
  readonly own: string | null
  innermost(element: Element): Element
}

/** `post`: what the page is about, where that is known: it is no comment, though it may be marked as comments are; `own`: its address. */
export function markedComments(
  hooks: PostHooks | null = null,
  { post = null, own = null }: { readonly post?: Element | null; readonly own?: string | null } = {}
): MarkedComments {
  // On a page that lists posts, what is marked as a comment may be a post.
  const known = own === null ? null : hooks
  const isPart = (element: Element) =>
    [known?.text, known?.sender].some(part => part != null && element.matches(part))
  const marks = known?.comment == null ? MARKED : `${MARKED}, ${known.comment}`
  const marked = everywhere(marks).filter(
    element => isComment(element) && !isPart(element) && !(post !== null && element.contains(post))
  )
  const inners = new Map<Element, Element>()
  const signed = new Map<Element, Element>()
  for (const element of marked) {
    const author = element.querySelector(AUTHOR)
    const outer = author ? signed.get(author) : undefined
    if (outer?.contains(element)) inners.set(outer, element)
    if (author) signed.set(author, element)
  }
  const innermost = (element: Element): Element => {
    const inner = inners.get(element)
    return inner === undefined ? element : innermost(inner)
  }
  return { marked, comments: new Set(marked.map(innermost)), hooks, own, innermost }
}

const isComment = (element: Element): boolean =>
  !element.matches('form, button, input, textarea, a, span, h1, h2, h3, h4, time, tr, td') &&
  !(
    NO_COMMENT.test(element.id) &&
    !element.matches('[itemtype], [data-comment-id], [data-kommentar], .comment, .kommentar')
  )

/** The comment itself, and the elements around the same sender. */
export const layersOf = ({ marked, innermost }: MarkedComments, comment: Element): Element[] => [
  comment,
  ...marked.filter(one => one !== comment && innermost(one) === comment)
]

type IsRight = (part: Element) => boolean

/** The first part of a comment that fits the selectors and is not in a comment within it. */
export function ownPart(
  page: MarkedComments,
  comment: Element,
  selectors: string,
  isRight: IsRight = () => true
): Element | null {
  for (const part of ownParts(page, comment, selectors, isRight)) return part
  return null
}

/** All of them. */
export function* ownParts(
  { comments }: MarkedComments,
  comment: Element,
  selectors: string,
  isRight: IsRight = () => true
): Generator<Element> {
  for (const part of comment.querySelectorAll(selectors)) {
    let up: Element | null = part
    while (up && up !== comment && !comments.has(up)) up = up.parentElement
    if (up === comment && part !== comment && isRight(part)) yield part
  }
}

/** Whether a part is the comment's own, and not of a comment within it, a button or a form. */
export function isOwnPart({ comments }: MarkedComments, comment: Element, part: Element): boolean {
  for (let up: Element | null = part; up; up = up.parentElement) {
    if (up === comment) return true
    if (comments.has(up) || up.matches('button, [role="button"], form')) return false
  }
  return false
}

/** The comment that an element stands in. */
export function nearestComment({ comments }: MarkedComments, element: Element): Element | null {
  for (let up: Element | null = element; up; up = up.parentElement) if (comments.has(up)) return up
  return null
}
