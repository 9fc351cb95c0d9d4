// In the page: where the chosen comment is, and where what it belongs to is.
import type { Kit } from './kit.ts'

export type PageBox = { x: number; y: number; width: number; height: number }
type CommentBoxes = { comment: PageBox; context: PageBox; html: string }

/**
 * Brings the chosen comment to the middle of the window, when what stands a window's height above and below it has been in
 * view, with its pictures. False when it is no longer there.
 */
export async function showChosen(kit: Kit, limit: number): Promise<boolean> {
  const { chosen } = kit.store as { chosen?: Element }
  if (!chosen?.isConnected) return false
  for (const block of ['end', 'start'] as const) {
    chosen.scrollIntoView({ block, inline: 'nearest', behavior: 'instant' })
    await kit.frame()
  }
  const isNear = (image: Element) => {
    const { top, bottom } = image.getBoundingClientRect()
    return bottom > -2 * innerHeight && top < 2 * innerHeight
  }
  const waiting = [...document.images].filter(image => !image.complete && isNear(image))
  const arrive = (image: HTMLImageElement) =>
    new Promise(resolve => {
      image.addEventListener('load', resolve, { once: true })
      image.addEventListener('error', resolve, { once: true })
    })
  if (waiting.length > 0) await Promise.race([Promise.all(waiting.map(arrive)), kit.pauseFor(limit)])
  chosen.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' })
  await kit.frame()
  return chosen.isConnected
}

/**
 * The boxes of the comment, without its replies, and of its surroundings, in CSS pixels of the page. A page that
 * scrolls as a whole is put back to its top first, so that its bars are where they belong.
 */
export async function chosenBoxes(kit: Kit, most: number): Promise<CommentBoxes | null> {
  const store = kit.store as { chosen?: Element; comments?: Set<Element>; around?: Element }
  const { chosen, comments } = store
  if (!chosen?.isConnected) return null
  const isWhole = kit.scroller() === (document.scrollingElement ?? document.documentElement)
  if (isWhole) {
    scrollTo({ top: 0, behavior: 'instant' })
    await kit.frame()
    if (!chosen.isConnected) return null
  }
  const rect = chosen.getBoundingClientRect()
  const replies = [...(comments ?? [])].filter(one => one !== chosen && chosen.contains(one))
  const firstReply = Math.min(...replies.map(one => one.getBoundingClientRect().top))
  const bottom = firstReply > rect.top + 10 ? Math.min(rect.bottom, firstReply) : rect.bottom
  const lowest = isWhole ? document.documentElement.scrollHeight - scrollY : innerHeight
  const highest = isWhole ? -scrollY : 0
  const boxOf = (left: number, top: number, right: number, end: number): PageBox => {
    const x = Math.max(0, Math.floor(left))
    // Whole pixels as the browser paints them, so that nothing of a neighbour is in the picture.
    const y = Math.max(highest, Math.round(top))
    const width = Math.max(1, Math.min(Math.ceil(right), document.documentElement.scrollWidth) - x)
    const height = Math.max(1, Math.min(Math.round(end), lowest, y + 8000) - y)
    return { x: x + scrollX, y: y + scrollY, width, height }
  }

  let around: Element = chosen
  for (let up = chosen.parentElement; up && up !== document.documentElement; up = up.parentElement) {
    if (up.getBoundingClientRect().height > 0) around = up
    if (
      up.matches('article, [role="article"], [itemtype*="Posting" i], .post, .inlagg, main, [role="main"]')
    ) {
      if (!comments?.has(up)) break
    }
  }
  store.around = around
  const outer = around.getBoundingClientRect()
  const top = outer.height <= most ? outer.top : Math.max(outer.top, rect.top - most * 0.6)
  const end = Math.min(outer.bottom, top + most)
  return {
    comment: boxOf(rect.left - 8, rect.top, rect.right + 8, bottom),
    context: boxOf(Math.min(outer.left, rect.left) - 8, top, Math.max(outer.right, rect.right) + 8, end),
    html: chosen.outerHTML
  }
}
