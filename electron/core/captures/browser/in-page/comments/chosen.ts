// The comment that was asked for, remembered between questions: shown in the window, and measured.
import { type PageBox, roundBox } from '../boxes.ts'
import { documentScroller, scroller } from '../scroller.ts'
import { nextFrame, pauseFor } from '../wait.ts'

type CommentBoxes = { comment: PageBox; context: PageBox; html: string }

const TALLEST = 8_000
/** What a comment may belong to. */
const POSTS = 'article, [role="article"], [itemtype*="Posting" i], .post, .inlagg, main, [role="main"]'

let chosen: Element | undefined
let comments: ReadonlySet<Element> = new Set()
let surroundings: Element | undefined

export function chooseComment(comment: Element | undefined, all: ReadonlySet<Element>): void {
  chosen = comment
  comments = all
}

export const chosenComment = (): Element | undefined => chosen

/** What the chosen comment belongs to, when it has been measured. */
export const surroundingsOfChosen = (): Element | undefined => surroundings

/**
 * Brings the chosen comment to the middle of the window, when what stands a window's height above and below it has been in
 * view, with its pictures. False when it is no longer there.
 */
export async function showChosen(limit: number): Promise<boolean> {
  if (!chosen?.isConnected) return false
  for (const block of ['end', 'start'] as const) {
    chosen.scrollIntoView({ block, inline: 'nearest', behavior: 'instant' })
    await nextFrame()
  }
  const waiting = [...document.images].filter(image => !image.complete && isNear(image))
  if (waiting.length > 0) await Promise.race([Promise.all(waiting.map(arrival)), pauseFor(limit)])
  chosen.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' })
  await nextFrame()
  return chosen.isConnected
}

function isNear(image: Element): boolean {
  const { top, bottom } = image.getBoundingClientRect()
  return bottom > -2 * innerHeight && top < 2 * innerHeight
}

const arrival = (image: HTMLImageElement) =>
  new Promise(resolve => {
    image.addEventListener('load', resolve, { once: true })
    image.addEventListener('error', resolve, { once: true })
  })

/**
 * The boxes of the comment, without its replies, and of its surroundings, in CSS pixels of the page. A page that
 * scrolls as a whole is put back to its top first, so that its bars are where they belong. `most`: how high the surroundings
 * may be.
 */
export async function chosenBoxes(most: number): Promise<CommentBoxes | null> {
  if (!chosen?.isConnected) return null
  const isWhole = scroller() === documentScroller()
  if (isWhole) {
    scrollTo({ top: 0, behavior: 'instant' })
    await nextFrame()
    if (!chosen.isConnected) return null
  }
  const rect = chosen.getBoundingClientRect()
  surroundings = aroundComment(chosen)
  const outer = surroundings.getBoundingClientRect()
  const top = outer.height <= most ? outer.top : Math.max(outer.top, rect.top - most * 0.6)
  const room = {
    highest: isWhole ? -scrollY : 0,
    lowest: isWhole ? document.documentElement.scrollHeight - scrollY : innerHeight,
    widest: document.documentElement.scrollWidth,
    tallest: TALLEST
  }
  const onPage = (box: PageBox): PageBox => ({ ...box, x: box.x + scrollX, y: box.y + scrollY })
  const comment = { left: rect.left - 8, top: rect.top, right: rect.right + 8, bottom: endOf(chosen, rect) }
  const context = {
    left: Math.min(outer.left, rect.left) - 8,
    top,
    right: Math.max(outer.right, rect.right) + 8,
    bottom: Math.min(outer.bottom, top + most)
  }
  return {
    comment: onPage(roundBox(comment, room)),
    context: onPage(roundBox(context, room)),
    html: chosen.outerHTML
  }
}

/** Where the comment itself ends and its replies begin. */
function endOf(comment: Element, { top, bottom }: DOMRect): number {
  const replies = [...comments].filter(one => one !== comment && comment.contains(one))
  const firstReply = Math.min(...replies.map(one => one.getBoundingClientRect().top))
  return firstReply > top + 10 ? Math.min(bottom, firstReply) : bottom
}

function aroundComment(comment: Element): Element {
  let around = comment
  for (let up = comment.parentElement; up && up !== document.documentElement; up = up.parentElement) {
    if (up.getBoundingClientRect().height > 0) around = up
    if (up.matches(POSTS) && !comments.has(up)) break
  }
  return around
}
