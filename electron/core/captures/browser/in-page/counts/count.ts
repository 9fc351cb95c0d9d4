// How many comments and posts a document says there are, by its own counters, and how many of them are on it.

import { BUTTONS } from '../press/acts.ts'
import { everywhere, roots, textsIn } from '../roots.ts'
import { isShown, labelOf, staysHere, textOf } from '../visibility.ts'
import { commentsSaid, countersInLine, mayCount, postsSaid, rangeSaid } from './counter-words.ts'
import { hasAlike, hasInBox, hasPlainBelow, hasRepeatedAfter } from './repeated.ts'

/** What the counters say, each thing once; and how many are there. */
export type Counted = { readonly said: readonly number[]; readonly saved: number }

/** `in-view`: only what begins in view, where a list is gone through part by part. */
export type CountedPart = 'all' | 'in-view'

type Counter = { readonly number: number; readonly element: Element }

const COMMENTS =
  '[itemtype*="schema.org/Comment" i], [itemprop="comment"], [role="comment"], [data-comment-id], [data-kommentar-id], .comment, .kommentar, [id^="comment-" i], [id^="kommentar-" i], [data-testid="comment" i], [role="article"] [role="article"], [role="article"][aria-label^="Kommentar" i], [role="article"][aria-label^="Comment" i], article article'
const POSTS = 'article, [role="article"], [itemtype*="Posting" i], .post, .inlagg'
const MOST_TEXTS = 20_000

export function countsOf(part: CountedPart = 'all'): { comments: Counted; posts: Counted } {
  const comments = shown(COMMENTS, part)
  const posts = shown(POSTS, part).filter(
    post => !isInComment(post) && post.parentElement?.closest(POSTS) == null
  )
  const found = findCounters(part, comments)
  const counters = { comments: eachOnce(found.comments, posts), posts: found.posts }
  // Several are of several things, such as the parts of a forum, and not of this page.
  const ofPosts = counters.posts.length === 1 ? counters.posts : []
  return {
    comments: {
      said: counters.comments.map(({ number }) => number),
      saved: comments.filter(isMarkedOnce).length || unmarked(counters.comments, 'comment', part)
    },
    posts: partOfList(posts.length, part) ?? {
      // Of posts that are on another page, there need be none here.
      said: ofPosts
        .filter(({ element }) => posts.length > 0 || !leadsAway(element))
        .map(({ number }) => number),
      saved: posts.length || unmarked(ofPosts, 'post', part)
    }
  }
}

/** Where none is marked as such: as many as the one counter says, when just so many alike follow it. */
function unmarked(counters: readonly Counter[], kind: 'comment' | 'post', part: CountedPart): number {
  const [only, ...others] = counters
  if (only === undefined || others.length > 0 || part !== 'all') return 0
  const { element, number } = only
  if (hasRepeatedAfter(element, number, kind)) return number
  if (kind === 'post') return 0
  const button = element.closest(BUTTONS)
  const isThere = button === null ? hasPlainBelow(element, number) : hasInBox(button, number)
  return isThere ? number : 0
}

/** Where a list says that it shows a part of what it has, and its other parts are no pages of their own. */
function partOfList(posts: number, part: CountedPart): Counted | null {
  for (const root of roots())
    for (const text of textsIn(root)) {
      const holder = text.parentElement
      if (holder === null || !mayCount(text.data) || !isShown(holder) || !isMeant(holder, part)) continue
      const range = rangeSaid(text.data.trim()) ?? rangeSaid(textOf(holder).trim())
      if (range === null || range.shown >= range.all || posts >= range.all) continue
      if (leadsToNext() || hasAlike(range.all)) continue
      return { said: [range.all], saved: Math.max(posts, range.shown) }
    }
  return null
}

const NEXT = /^\P{L}*(?:nästa|next|äldre|older|2)(?: (?:sida|page|inlägg|posts))?\P{L}*$/iu

export const leadsToNext = (): boolean =>
  everywhere('a[href]').some(
    link => isShown(link) && !staysHere(link) && (link.matches('[rel~="next"]') || NEXT.test(labelOf(link)))
  )

/** How many of what is marked as a post are shown. */
export const postsShown = (): number => shown(POSTS, 'all').length

const shown = (selector: string, part: CountedPart): Element[] =>
  everywhere(selector).filter(element => isShown(element) && isMeant(element, part))

function isMeant(element: Element, part: CountedPart): boolean {
  if (part === 'all') return true
  const { top } = element.getBoundingClientRect()
  return top >= 0 && top < innerHeight
}

const isInComment = (element: Element): boolean => element.closest(COMMENTS) !== null

function findCounters(
  part: CountedPart,
  comments: readonly Element[]
): { comments: Counter[]; posts: Counter[] } {
  const found = { comments: [] as Counter[], posts: [] as Counter[] }
  for (const { element, words } of candidates()) {
    if (isInComment(element) || !isMeant(element, part)) continue
    const said = words.map(each => ({ comments: commentsSaid(each), posts: postsSaid(each) }))
    const first = said.find(each => each.comments !== null || each.posts !== null)
    if (first?.comments != null) {
      if (!leadsAway(element) || hasComments(element, comments))
        found.comments.push({ number: first.comments, element })
    } else if (first?.posts != null) found.posts.push({ number: first.posts, element })
  }
  return found
}

/** What may be a counter, and the ways in which it may say its number. */
function* candidates(): Generator<{ element: Element; words: readonly string[] }> {
  let seen = 0
  for (const root of roots()) {
    for (const text of textsIn(root)) {
      if (++seen > MOST_TEXTS) break
      const whole = text.parentElement
      if (whole === null || !mayCount(text.data) || !isShown(whole)) continue
      // A counter may be parted: <b>12</b> kommentarer. The one that holds all of it says it once.
      const around = whole.parentElement ?? whole
      const lines = [textOf(whole).trim(), textOf(around).trim()]
      yield { element: whole, words: [...lines, ...ownCounters(text.data.trim(), lines)] }
    }
    // A picture of a bubble says it only to those who do not see it.
    for (const element of root.querySelectorAll('[aria-label]')) {
      const label = element.getAttribute('aria-label')?.trim() ?? ''
      const isCounter = commentsSaid(label) !== null && isShown(element)
      if (isCounter && commentsSaid(textOf(element).trim()) === null) yield { element, words: [label] }
    }
  }
}

/** Of the counters on a line, those that begin with the text, or that are parts of it. */
const ownCounters = (own: string, lines: readonly string[]): string[] =>
  lines
    .flatMap(countersInLine)
    .filter(
      counter => own.includes(counter) || (counter.startsWith(own) && !/^\d/.test(counter.slice(own.length)))
    )

const linkAround = (element: Element): HTMLAnchorElement | null => {
  const link = element.closest('a[href]')
  return link instanceof HTMLAnchorElement ? link : null
}

/** Of a post whose comments are on a page of its own, there need be none here. */
function leadsAway(element: Element): boolean {
  const link = linkAround(element)
  return link !== null && link.pathname !== location.pathname
}

function leadsDown(element: Element): boolean {
  const link = linkAround(element)
  return link !== null && link.hash !== '' && link.pathname === location.pathname
}

function hasComments(element: Element, comments: readonly Element[]): boolean {
  const post = element.closest(POSTS)
  return post !== null && comments.some(comment => post.contains(comment))
}

/** A post may say its number above its comments too, or lead down to them with it. */
function eachOnce(counters: readonly Counter[], posts: readonly Element[]): Counter[] {
  const postOf = (element: Element): Element | null =>
    element.closest(POSTS) ?? (posts.length === 1 ? (posts[0] ?? null) : null)
  return counters.filter(
    (one, at) =>
      !counters.some((other, before) => {
        if (other === one || other.number !== one.number) return false
        const post = postOf(one.element)
        if (post !== null && post === postOf(other.element)) return before < at
        return leadsDown(one.element) && !leadsDown(other.element)
      })
  )
}

/** What stands inside another of the same kind under two marks is one. */
function isMarkedOnce(element: Element): boolean {
  const id = element.id || element.getAttribute('data-comment-id')
  const outer = element.parentElement?.closest(COMMENTS)
  if (outer == null || !id) return true
  const outerId = outer.id || outer.getAttribute('data-comment-id') || ''
  return outerId.match(/\d+/)?.[0] !== id.match(/\d+/)?.[0]
}
