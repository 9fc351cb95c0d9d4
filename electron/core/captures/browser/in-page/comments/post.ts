// The post of the page that was asked for: what comments stand under, and no comment itself.
import { everywhere } from '../roots.ts'
import type { MarkedComments } from './marks.ts'
import type { Target } from './target.ts'

const POST =
  'article, [role="article"], [itemtype*="schema.org/BlogPosting" i], [itemtype*="schema.org/SocialMediaPosting" i], [itemtype*="schema.org/Article" i], [data-post-id], .post, .inlagg, [id^="post-" i], [id^="inlagg-" i]'
const WHOLE = 'main, [role="main"]'

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
 * What a selector points at, or without one what the address does; where the address points at nothing, the only post of the page.
 */
export function askedPost(page: MarkedComments, target: Target, selector: string | null): AskedPost {
  if (selector !== null) return selectedPost(page, selector)
  const there = target.fragment === '' ? null : document.getElementById(target.fragment)
  const named = there === null || isInComment(page, there) ? null : (there.closest(POST) ?? there)
  if (named !== null) return { post: named, refusal: null }
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
