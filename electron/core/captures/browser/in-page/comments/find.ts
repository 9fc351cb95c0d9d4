// The comments of the page, and the one that was asked for.
import type { PostHooks } from '../posts/hooks.ts'
import { selectorOf } from '../selector.ts'
import { chooseComment } from './chosen.ts'
import { type MarkedComments, markedComments } from './marks.ts'
import { linkOf } from './place.ts'
import { askedPost, isPost, onlyUnder, postOfPage } from './post.ts'
import { type CommentFacts, readComment } from './read.ts'
import { pointsAt, type Target, targetOf } from './target.ts'

export type FoundComment = CommentFacts & {
  selector: string
  /** The address that was opened points at it. */
  isLinked: boolean
}

/** Why a selector does not point at one comment, or at one post where that was asked for, and at how many it does. */
export type SelectorRefusal = {
  why: 'selector-invalid' | 'selector-not-one' | 'selector-is-comment' | 'selector-is-post'
  count: number
}

/** The comments of the page; `chosen` is the place in the list of the one asked for, which is remembered. */
export type FoundComments = {
  comments: FoundComment[]
  chosen: number | null
  refusal: SelectorRefusal | null
  /** What the selector matches, read as comments whether they look like it or not. */
  matched: FoundComment[]
  /** Comments beyond the most that are read. */
  left: number
}

/** The post that is asked for, in the place of a comment: read without the comments that stand under it. */
export function findPost(
  address: string,
  selector: string | null,
  mostText: number,
  hooks: PostHooks | null = null
): FoundComments {
  const about = postOfPage(hooks, address)
  const page = markedComments(hooks, about)
  const { post, refusal } = askedPost(page, targetOf(address), selector, about.post)
  if (post !== null) page.comments.add(post)
  chooseComment(post ?? undefined, page.comments)
  const found =
    post === null
      ? []
      : [{ selector: selectorOf(post), ...readComment(page, post, mostText), isLinked: selector === null }]
  return { comments: found, chosen: post === null ? null : 0, refusal, matched: found, left: 0 }
}

/**
 * Reads `most` comments, and of each so much text; without a `selector` the address says which one is asked for. `under`: of a page
 * with several posts, only those of this one.
 */
export function findComments(
  address: string,
  selector: string | null,
  most: number,
  mostText: number,
  {
    under = null,
    hooks = null
  }: {
    readonly under?: { readonly selector: string | null } | null
    /** How the platform marks what it shows. */
    readonly hooks?: PostHooks | null
  } = {}
): FoundComments {
  const about = postOfPage(hooks, address)
  const page = markedComments(hooks, about)
  const target = targetOf(address)
  if (under !== null) onlyUnder(page, askedPost(page, target, under.selector, about.post).post)
  const selected = select(page, selector)
  const read = (comment: Element): FoundComment => {
    const facts = readComment(page, comment, mostText)
    const isLinked = pointsAt(target, page, comment, facts.permalink)
    return { selector: selectorOf(comment), ...facts, isLinked }
  }
  const matched = selected.matches.slice(0, most).map(read)
  const everyone = [...page.comments]
  if (selected.unmarked !== null) {
    everyone.unshift(selected.unmarked)
    page.comments.add(selected.unmarked)
  }
  const elements = everyone.slice(0, most)
  const comments = elements.map(read)
  const asked = askedFor(page, target, selected, { everyone, elements, comments })
  // The one that is asked for is read, however many stand before it.
  if (asked && !elements.includes(asked)) {
    elements.push(asked)
    comments.push(read(asked))
  }
  chooseComment(asked, page.comments)
  return {
    comments,
    chosen: asked ? elements.indexOf(asked) : null,
    refusal: selected.refusal,
    matched,
    left: everyone.length - elements.length
  }
}

/** What a selector matches. The person may have pointed at a part of a comment, or at something `unmarked`. */
type Selected = {
  readonly isAsked: boolean
  readonly matches: readonly Element[]
  readonly first: Element | null
  readonly unmarked: Element | null
  readonly refusal: SelectorRefusal | null
}

function select(page: MarkedComments, selector: string | null): Selected {
  const { comments, innermost } = page
  const matches = selector === null ? [] : queryOrNull(selector)
  const first = matches?.[0] ?? null
  const isPart = first !== null && [...comments].some(one => one === innermost(first) || one.contains(first))
  const within = first === null || isPart ? [] : [...comments].filter(one => first.contains(one))
  let refusal: SelectorRefusal | null = null
  if (matches === null) refusal = { why: 'selector-invalid', count: 0 }
  else if (matches.length > 1) refusal = { why: 'selector-not-one', count: matches.length }
  // A post is not what a visitor wrote, nor is a visitor's comment the post that it stands under.
  else if (first !== null && !isPart && isPost(page, first)) refusal = { why: 'selector-is-post', count: 1 }
  else if (within.length > 1) refusal = { why: 'selector-not-one', count: within.length }
  return {
    isAsked: selector !== null,
    matches: matches ?? [],
    first,
    unmarked: first && !isPart && within.length === 0 ? first : null,
    refusal
  }
}

/** What a person has written as a selector need not be one. */
function queryOrNull(selector: string): Element[] | null {
  try {
    return [...document.querySelectorAll(selector)]
  } catch {
    return null
  }
}

function askedFor(
  page: MarkedComments,
  target: Target,
  { isAsked, first }: Selected,
  read: { everyone: readonly Element[]; elements: readonly Element[]; comments: readonly FoundComment[] }
): Element | undefined {
  const { everyone, elements, comments } = read
  if (isAsked) {
    const isThis = (comment: Element) =>
      first !== null && (comment === page.innermost(first) || comment === first || comment.contains(first))
    return everyone.findLast(isThis) ?? everyone.find(comment => first?.contains(comment))
  }
  const linked =
    elements[comments.findIndex(({ isLinked }) => isLinked)] ??
    everyone.slice(elements.length).find(comment => pointsAt(target, page, comment, linkOf(page, comment)))
  if (linked || (target.values.length === 0 && target.fragment === '')) return linked
  const lit = everyone.filter(comment =>
    comment.matches('[aria-current]:not([aria-current="false"]), .highlighted, .markerad')
  )
  return lit.length === 1 ? lit[0] : undefined
}
