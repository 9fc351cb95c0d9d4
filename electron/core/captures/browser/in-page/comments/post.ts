// The post of the page that was asked for: what comments stand under, and no comment itself.
import { numberedAddress, type PostAddress, postAddressOf } from '../posts/addresses.ts'
import type { PostHooks } from '../posts/hooks.ts'
import { everywhere } from '../roots.ts'
import { MARKED, type MarkedComments } from './marks.ts'
import type { Target } from './target.ts'

const POST =
  'article, [role="article"], [itemtype*="schema.org/BlogPosting" i], [itemtype*="schema.org/SocialMediaPosting" i], [itemtype*="schema.org/Article" i], [data-post-id], .post, .inlagg, [id^="post-" i], [id^="inlagg-" i]'
/** The id of a post, after the `#` of an address. */
const OF_POST = /^(?:post|inlagg)-./i
const WHOLE = 'main, [role="main"]'

/**
 * What the page at a post's own address is about: of what looks like posts, the one with a link to that address. Replies may look the
 * same, and stand around it. Null where the address is no post's, or the page does not tell.
 */
export function postOfPage(
  hooks: PostHooks | null,
  address: string
): { post: Element | null; own: string | null } {
  const own = hooks && postAddressOf(hooks.addresses, address, location.href)
  return hooks && own ? { post: postAt(hooks, own), own: own.address } : { post: null, own: null }
}

function postAt(hooks: PostHooks, own: PostAddress): Element | null {
  const leadsThere = (link: HTMLAnchorElement) =>
    link.hash === '' && postAddressOf(hooks.addresses, link.href, location.href)?.address === own.address
  const posts = hooks.post === null ? [] : everywhere(hooks.post)
  const isIts = (box: Element) =>
    numberedAddress(hooks.numbered, box, location.origin) === own.address ||
    [...box.querySelectorAll<HTMLAnchorElement>(hooks.link)].some(
      link => link.closest(hooks.post ?? '') === box && leadsThere(link)
    )
  const linked = posts.find(box => !box.matches(MARKED) && isIts(box))
  return linked ?? hooks.page.flatMap(selector => everywhere(selector)).at(0) ?? null
}

export type AskedPost = {
  readonly post: Element | null
  readonly refusal: {
    why: 'selector-invalid' | 'selector-not-one' | 'selector-is-comment'
    count: number
  } | null
}

/** Whether an element is a post: it is marked as one, and is neither a comment nor in one. */
export const isPost = (page: MarkedComments, element: Element): boolean =>
  element.matches(POST) && !isInComment(page, element)

const isInComment = ({ marked }: MarkedComments, element: Element): boolean =>
  marked.some(one => one === element || one.contains(element))

/**
 * What a selector points at, or without one what the address does: `own`, what the page is about. Where the address points at
 * nothing, the only post of the page; but not where it names a post that is gone: the one that is left is another.
 */
export function askedPost(
  page: MarkedComments,
  target: Target,
  selector: string | null,
  own: Element | null = null
): AskedPost {
  if (selector !== null) return selectedPost(page, selector)
  if (own !== null && target.fragment === '') return { post: own, refusal: null }
  const there = target.fragment === '' ? null : document.getElementById(target.fragment)
  const named = there === null || isInComment(page, there) ? null : (there.closest(POST) ?? there)
  if (named !== null) return { post: named, refusal: null }
  if (OF_POST.test(target.fragment)) return { post: null, refusal: null }
  const posts = everywhere(POST).filter(one => isPost(page, one))
  // What stands within another is a part of it.
  const outermost = posts.filter(one => !posts.some(other => other !== one && other.contains(one)))
  const [first, ...more] = outermost.length > 0 ? outermost : everywhere(WHOLE)
  if (more.length > 0) return { post: null, refusal: { why: 'selector-not-one', count: more.length + 1 } }
  return { post: first ?? null, refusal: null }
}

/** Leaves of the comments those that stand under a post, or under none; those under another post go. */
export function onlyUnder(page: MarkedComments, post: Element | null): void {
  for (const comment of page.comments) {
    if (post?.contains(comment)) continue
    let up = comment.parentElement
    while (up !== null && !isPost(page, up)) up = up.parentElement
    if (up !== null && !up.contains(post)) page.comments.delete(comment)
  }
}

function selectedPost(page: MarkedComments, selector: string): AskedPost {
  let matches: Element[]
  try {
    matches = [...document.querySelectorAll(selector)]
  } catch {
    return { post: null, refusal: { why: 'selector-invalid', count: 0 } }
  }
  const [first, ...more] = matches
  if (more.length > 0) return { post: null, refusal: { why: 'selector-not-one', count: matches.length } }
  if (first !== undefined && isInComment(page, first))
    return { post: null, refusal: { why: 'selector-is-comment', count: 1 } }
  return { post: first ?? null, refusal: null }
}
