// In the page: how many comments and posts it says there are, and how many of them are on it.
import type { Kit } from './kit.ts'

export type Counts = {
  /** The sum of what the page's own counters say, such as "12 kommentarer"; null when it says nothing. */
  readonly shown: number | null
  /** How many are on the page. */
  readonly saved: number
}

/** `part`: only what begins in view, where a list is gone through part by part. */
export function countsOf(kit: Kit, part: 'all' | 'in-view' = 'all'): { comments: Counts; posts: Counts } {
  const COMMENTS =
    '[itemtype*="schema.org/Comment" i], [itemprop="comment"], [role="comment"], [data-comment-id], [data-kommentar-id], .comment, .kommentar, [id^="comment-" i], [id^="kommentar-" i], [data-testid="comment" i], [role="article"] [role="article"], [role="article"][aria-label^="Kommentar" i], [role="article"][aria-label^="Comment" i], article article'
  const POSTS = 'article, [role="article"], [itemtype*="Posting" i], .post, .inlagg'
  const NUMBER = String.raw`(\d{1,3}(?:[\s.,\u00a0\u202f]\d{3})+|\d+)`
  const says = (words: string) =>
    new RegExp(`^[\\s(]*(?:visa alla|alla|view all|all)?\\s*${NUMBER}\\s*(?:${words})[\\s).:]*$`, 'i')
  const COMMENT_COUNT = says('kommentarer|kommentar|comments?')
  const POST_COUNT = says('inlägg|posts?')
  const LONGEST = 60
  const MOST = 20_000

  const isMeant = (element: Element): boolean => {
    if (part === 'all') return true
    const { top } = element.getBoundingClientRect()
    return top >= 0 && top < innerHeight
  }
  // Of a post whose comments are on a page of its own, there need be none here.
  const leadsAway = (element: Element): boolean => {
    const to = element.closest('a[href]')
    return to instanceof HTMLAnchorElement && to.pathname !== location.pathname
  }
  const outermost = (selector: string): Element[] => {
    const found = kit.roots().flatMap(root => [...root.querySelectorAll(selector)])
    return found.filter(element => kit.isShown(element) && isMeant(element))
  }
  const comments = outermost(COMMENTS)
  const inComment = (element: Element) => element.closest(COMMENTS) !== null
  const posts = outermost(POSTS).filter(
    element => !inComment(element) && element.parentElement?.closest(POSTS) == null
  )
  let seen = 0
  let counters = 0
  const sums: { comments: number | null; posts: number | null } = { comments: null, posts: null }
  for (const root of kit.roots()) {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text !== null && seen < MOST; text = texts.nextNode()) {
      seen++
      const parent = text.parentElement
      if (parent === null || (text.nodeValue?.length ?? 0) > LONGEST) continue
      // A counter may be parted: <b>12</b> kommentarer. The one that holds all of it says it once.
      const whole = /\d/.test(text.nodeValue ?? '') ? parent : null
      if (whole === null || !kit.isShown(whole)) continue
      const own = kit.textOf(whole).trim()
      const around = whole.parentElement === null ? own : kit.textOf(whole.parentElement).trim()
      const said = [own, around].find(
        one => one.length <= LONGEST && (COMMENT_COUNT.test(one) || POST_COUNT.test(one))
      )
      if (said === undefined || inComment(whole) || !isMeant(whole)) continue
      const kind = COMMENT_COUNT.test(said) ? 'comments' : 'posts'
      if (kind === 'comments' && comments.length === 0 && leadsAway(whole)) continue
      if (kind === 'posts') counters++
      const number = (kind === 'comments' ? COMMENT_COUNT : POST_COUNT).exec(said)?.[1] ?? ''
      sums[kind] = (sums[kind] ?? 0) + Number(number.replaceAll(/\D/g, ''))
    }
  }
  // What stands inside another of the same kind under two marks is one.
  const single = comments.filter(element => {
    const id = element.id || element.getAttribute('data-comment-id')
    const outer = element.parentElement?.closest(COMMENTS)
    return (
      outer == null ||
      !id ||
      (outer.id || outer.getAttribute('data-comment-id') || '').match(/\d+/)?.[0] !== id.match(/\d+/)?.[0]
    )
  })
  return {
    comments: { shown: sums.comments, saved: single.length },
    // Several are of several things, such as the parts of a forum, and not of this page.
    posts: { shown: counters === 1 ? sums.posts : null, saved: posts.length }
  }
}
