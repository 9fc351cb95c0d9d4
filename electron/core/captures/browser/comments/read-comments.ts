// The comments on an open page: all of them, the one that is asked for, those that nothing may be kept of, and whether some may not
// have been seen.
import type { Reason } from '#shared/capture.ts'
import { type CommentKind, MOST_TEXT } from '#shared/comment.ts'
import type { FoundComment, FoundComments } from '../in-page/comments/find.ts'
import type { PageWindow } from '../process/page-window.ts'
import { Trouble } from '../trouble.ts'
import type { OpenPage } from '../visit.ts'
import type { CommentPage } from './comment-visit.ts'
import { isSameComment, isSamePage, leadsToComment } from './same-comment.ts'

const MOST = 500

export const readComments = (
  window: PageWindow,
  address: string,
  selector: string | null,
  under: CommentPage['under'] = null
): Promise<FoundComments> =>
  window.ask('findComments', address, selector, MOST, MOST_TEXT, { under, hooks: window.hooks })

/** What is asked for on a page: a comment, or the post that comments stand under. */
export type Asked = {
  readonly address: string
  readonly selector: string | null
  readonly kind?: CommentKind
}

/** The comments of a page with the one that is asked for; or the post that is asked for, alone. */
export const readAsked = (
  window: PageWindow,
  { address, selector, kind = 'comment' }: Asked
): Promise<FoundComments> =>
  kind === 'post'
    ? window.ask('findPost', address, selector, MOST_TEXT, window.hooks)
    : readComments(window, address, selector)

/** The comment or post that is asked for, as it stands on the page now; null when it is not there. */
export async function readChosen(window: PageWindow, asked: Asked): Promise<FoundComment | null> {
  const { comments, chosen } = await readAsked(window, asked)
  return comments[chosen ?? -1] ?? null
}

/**
 * The comments on the page that nothing may be kept of: their selectors, and the link of each. What is chosen is to be read
 * again afterwards. @throws Trouble facts-only when that is so of the whole page
 */
export async function findFactsOnly(
  { window }: OpenPage,
  finalAddress: string | null,
  { address, factsOnly = [] }: CommentPage
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  if (factsOnly.length === 0) return found
  const { comments } = await readComments(window, address, null)
  for (const { selector, permalink } of comments) {
    const link = factsOnly.find(each => permalink !== null && isSameComment(each, permalink))
    if (link !== undefined) found.set(selector, link)
  }
  const here = factsOnly.filter(
    link => isSamePage(link, address) || isSamePage(link, finalAddress ?? address)
  )
  if (here.some(link => !leadsToComment(link))) throw new Trouble('facts-only')
  // One that shows no link of its own is told as the page would point it out.
  for (const link of here)
    for (const { selector, isLinked } of (await readComments(window, link, null)).comments)
      if (isLinked) found.set(selector, link)
  return found
}

/** With one of these, a comment that was not seen may still be there. */
const UNSEEN = new Set<Reason['code']>([
  'content-not-expanded',
  'blank-page',
  'content-unavailable',
  'parts-missing',
  'scroll-limit',
  'height-limit',
  'script-hung',
  'time-out',
  'consent-not-dismissed'
])

/** Why a comment that was not seen may still be there; `left`: so many were not read. */
export function doubtOf({ window, steps }: OpenPage, left: number): Reason | null {
  const [failure] = window.traffic.failures
  if (failure !== undefined) return { code: 'content-not-expanded', detail: failure }
  if (left > 0) return { code: 'content-not-expanded', detail: `${left} comments` }
  return steps.reasons.find(({ code }) => UNSEEN.has(code)) ?? null
}
