// In the page, or in a frame: how many comments and posts it says there are, and how many of them are on it.
import type { Kit } from './kit.ts'

/** What a document says by its own counters, such as "12 kommentarer", each thing once; and how many of them are on it. */
export type Counted = { readonly said: readonly number[]; readonly saved: number }

/** `part`: only what begins in view, where a list is gone through part by part. */
export function countsOf(kit: Kit, part: 'all' | 'in-view' = 'all'): { comments: Counted; posts: Counted } {
  const COMMENTS =
    '[itemtype*="schema.org/Comment" i], [itemprop="comment"], [role="comment"], [data-comment-id], [data-kommentar-id], .comment, .kommentar, [id^="comment-" i], [id^="kommentar-" i], [data-testid="comment" i], [role="article"] [role="article"], [role="article"][aria-label^="Kommentar" i], [role="article"][aria-label^="Comment" i], article article'
  const POSTS = 'article, [role="article"], [itemtype*="Posting" i], .post, .inlagg'
  // "1 234", and "1,2 tn" or "1.2K" for about so many.
  const NUMBER = String.raw`(\d{1,3}(?:[\s.,\u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d{1,2})?(?:\s?(?:tn|tusen|t|k|mn|milj|m))?)`
  const says = (words: string) =>
    new RegExp(
      `^[\\s(]*(?:(?:visa|se|view|see) (?:alla|all)|alla|all)?\\s*${NUMBER}\\s*(?:${words})[\\s).:]*$`,
      'i'
    )
  const headed = (words: string) =>
    new RegExp(`^\\s*(?:alla |all )?(?:${words})\\s*[:·•–-]?\\s*[(\\[]?${NUMBER}[)\\]]?[\\s.:]*$`, 'i')
  // As the themes of WordPress head their comments: 12 svar på ”Rubrik”.
  const REPLIES_TO = new RegExp(
    `^\\s*${NUMBER}\\s*(?:svar|tankar|kommentarer|replies|responses|thoughts|comments)\\s+(?:på|till|om|on|to)\\s*[”“"«»’'].*$`,
    'is'
  )
  const LONGEST = 60
  const LONGEST_TITLE = 300
  const MOST = 20_000
  const COMMENT_COUNTS = [says('kommentarer|kommentar|comments?'), headed('kommentarer|comments')]
  const POST_COUNTS = [says('inlägg|posts?')]
  const numberIn = (words: string, patterns: readonly RegExp[]): number | null => {
    const fits = words.length <= LONGEST ? patterns : []
    const titled = patterns === COMMENT_COUNTS && words.length <= LONGEST_TITLE ? [REPLIES_TO] : []
    for (const pattern of [...fits, ...titled]) {
      const said = pattern.exec(words)?.[1]
      if (said !== undefined) return numberOf(said)
    }
    return null
  }
  const numberOf = (said: string): number => {
    const [, digits = '', unit = ''] = /^([\d\s.,\u00a0\u202f]+?)\s?([a-z]*)$/i.exec(said) ?? []
    if (unit === '') return Number(digits.replaceAll(/\D/g, ''))
    return Math.round(Number(digits.replace(',', '.')) * (/^m/i.test(unit) ? 1_000_000 : 1_000))
  }

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
  const leadsDown = (element: Element): boolean => {
    const to = element.closest('a[href]')
    return to instanceof HTMLAnchorElement && to.hash !== '' && to.pathname === location.pathname
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
  const hasOwn = (element: Element): boolean => {
    const post = element.closest(POSTS)
    return post !== null && comments.some(comment => post.contains(comment))
  }
  const counters: { kind: 'comments' | 'posts'; number: number; element: Element }[] = []
  const add = (element: Element, words: readonly string[]): void => {
    if (inComment(element) || !isMeant(element)) return
    for (const said of words) {
      const ofComments = numberIn(said, COMMENT_COUNTS)
      const ofPosts = ofComments === null ? numberIn(said, POST_COUNTS) : null
      if (ofComments !== null) {
        if (!leadsAway(element) || hasOwn(element))
          counters.push({ kind: 'comments', number: ofComments, element })
        return
      }
      if (ofPosts !== null) {
        counters.push({ kind: 'posts', number: ofPosts, element })
        return
      }
    }
  }
  let seen = 0
  for (const root of kit.roots()) {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text !== null && seen < MOST; text = texts.nextNode()) {
      seen++
      const whole = text.parentElement
      const words = text.nodeValue ?? ''
      const isTitle = words.length <= LONGEST_TITLE && /^\s*\d/.test(words)
      if (whole === null || !/\d/.test(words) || (words.length > LONGEST && !isTitle)) continue
      if (!kit.isShown(whole)) continue
      // A counter may be parted: <b>12</b> kommentarer. The one that holds all of it says it once.
      const own = kit.textOf(whole).trim()
      add(whole, [own, whole.parentElement === null ? own : kit.textOf(whole.parentElement).trim()])
    }
    // A picture of a bubble says it only to those who do not see it.
    for (const named of root.querySelectorAll('[aria-label]')) {
      const label = named.getAttribute('aria-label')?.trim() ?? ''
      const isCounter = numberIn(label, COMMENT_COUNTS) !== null
      if (isCounter && kit.isShown(named) && numberIn(kit.textOf(named).trim(), COMMENT_COUNTS) === null)
        add(named, [label])
    }
  }
  const postOf = (element: Element): Element | null =>
    element.closest(POSTS) ?? (posts.length === 1 ? (posts[0] ?? null) : null)
  const commentCounters = counters.filter(({ kind }) => kind === 'comments')
  // A post may say its number above its comments too, or lead down to them with it.
  const once = commentCounters.filter(
    (one, at) =>
      !commentCounters.some((other, before) => {
        if (other === one || other.number !== one.number) return false
        const post = postOf(one.element)
        if (post !== null && post === postOf(other.element)) return before < at
        return leadsDown(one.element) && !leadsDown(other.element)
      })
  )
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
  const ofPosts = counters.filter(({ kind }) => kind === 'posts').map(({ number }) => number)
  return {
    comments: { said: once.map(({ number }) => number), saved: single.length },
    // Several are of several things, such as the parts of a forum, and not of this page.
    posts: { said: ofPosts.length === 1 ? ofPosts : [], saved: posts.length }
  }
}
