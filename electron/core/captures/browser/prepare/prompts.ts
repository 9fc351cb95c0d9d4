// Prompts that lie over a page and ask its visitor to log in or subscribe: closed where they can be. Closing one is what
// any visitor may do; nothing is filled in, and a prompt that cannot be closed is left and told of.
import { cleanLine } from '../clean-text.ts'
import type { Kit } from '../in-page/kit.ts'
import type { PlatformSteps } from '../platforms/steps.ts'
import type { PageWindow } from '../process/page-window.ts'
import { pause } from '../trouble.ts'

export type Prompted = {
  /** `left`: one is there that covers a good part of the window and cannot be closed. */
  readonly outcome: 'none' | 'closed' | 'left'
  readonly clicked: readonly string[]
}

/** Closes what lies over the page and can be closed. */
export async function closePrompts(window: PageWindow, { prompt }: PlatformSteps): Promise<Prompted> {
  const { about, closes } = prompt
  const clicked: string[] = []
  for (let round = 0; round < 3; round++) {
    const found = await window.evaluate(closePrompt, about, closes, true)
    if (found.clicked === null) return { outcome: outcomeOf(found.covers, clicked), clicked }
    clicked.push(cleanLine(found.clicked, 60))
    const until = performance.now() + 1_000
    let isThere = true
    while (isThere && performance.now() < until) {
      await pause(40, window.ended)
      isThere = (await window.evaluate(closePrompt, about, closes, false)).isThere
    }
    if (isThere) break
  }
  const { covers } = await window.evaluate(closePrompt, about, closes, false)
  return { outcome: outcomeOf(covers, clicked), clicked }
}

function outcomeOf(covers: number, clicked: readonly string[]): Prompted['outcome'] {
  if (covers > 1 / 3) return 'left'
  return clicked.length > 0 ? 'closed' : 'none'
}

/** In the page: the prompt, how much of the window it covers, and the button that was clicked to close it. */
function closePrompt(
  kit: Kit,
  about: string,
  closes: readonly string[],
  mayClick: boolean
): { isThere: boolean; covers: number; clicked: string | null } {
  const speaksOf = new RegExp(about, 'i')
  const close = new RegExp(`^(?:${closes.join('|')}|×|✕|✖|x)$`, 'i')
  const aboutCookies = /kakor|cookie|samtycke|consent|gdpr/i
  const isOpaque = (element: Element) => {
    const { backgroundColor, backgroundImage } = getComputedStyle(element)
    const alpha = /,\s*([\d.]+)\)$/.exec(backgroundColor.startsWith('rgba') ? backgroundColor : '')?.[1] ?? 1
    return backgroundImage !== 'none' || Number(alpha) > 0.5
  }
  const boxes = new Set<Element>()
  // What lies over a part of the page, as high as the window, and goes away with it when it is scrolled.
  const laidOver = new Set<Element>()
  const asksIn =
    /logga in|log ?in|sign ?(?:in|up)|skapa (?:ett )?konto|registrera dig|bli medlem|prenumerera|subscribe/i
  const isLaidOver = (box: Element): boolean => {
    const { left, top, width, height } = box.getBoundingClientRect()
    if (width < innerWidth * 0.9 || height < innerHeight * 0.9 || height > innerHeight * 1.5) return false
    const text = kit.textOf(box)
    if (text.length > 1500 || !asksIn.test(text) || !kit.isShown(box) || !isOpaque(box)) return false
    const scroller = kit.scroller()
    const before = scroller.scrollTop
    scroller.scrollTo({ top: before + top, behavior: 'instant' })
    const { top: now } = box.getBoundingClientRect()
    const isOver = [0.2, 0.4, 0.6, 0.8].some(part => {
      const [first, ...under] = document.elementsFromPoint(left + width / 4, now + height * part)
      const isFirst = first !== undefined && box.contains(first)
      return (
        isFirst &&
        under.some(one => !one.contains(box) && !box.contains(one) && kit.textOf(one).trim() !== '')
      )
    })
    scroller.scrollTo({ top: before, behavior: 'instant' })
    return isOver
  }
  for (const root of kit.roots()) {
    for (const box of root.querySelectorAll('[role="dialog"], dialog[open]')) boxes.add(box)
    for (const box of root.querySelectorAll('body > *, body > * > *, body > * > * > *')) {
      const { position } = getComputedStyle(box)
      if (position === 'fixed') boxes.add(box)
      else if (position === 'absolute' && isLaidOver(box)) laidOver.add(box)
    }
  }
  // Whatever it says: the page goes on under it, and nothing of it can be seen.
  const hidesAll = (box: Element, text: string) => {
    const goesOn = (document.scrollingElement?.scrollHeight ?? 0) > innerHeight + 20
    const top = document.elementFromPoint(innerWidth / 2, innerHeight / 2)
    return (
      goesOn &&
      top !== null &&
      box.contains(top) &&
      kit.covers(box) > 0.9 &&
      isOpaque(box) &&
      !aboutCookies.test(text)
    )
  }
  let covers = 0
  let isThere = false
  for (const box of [...boxes, ...laidOver]) {
    const text = kit.textOf(box)
    // The page itself may stand in such a box; a prompt says little and holds no posts.
    if (!kit.isShown(box) || text.length > 1500) continue
    if (!speaksOf.test(text) && !laidOver.has(box) && !hidesAll(box, text)) continue
    if (box.querySelector('article, [role="article"]') !== null) continue
    isThere = true
    covers = Math.max(covers, laidOver.has(box) ? 1 : kit.covers(box))
    const button = [...box.querySelectorAll('button, [role="button"], input[type="button"], a')].find(
      each =>
        kit.isShown(each) &&
        kit.staysHere(each) &&
        (close.test(kit.labelOf(each)) || close.test(each.getAttribute('aria-label') ?? ''))
    )
    if (!mayClick || !(button instanceof HTMLElement)) continue
    const label = kit.labelOf(button)
    button.click()
    return { isThere, covers, clicked: label }
  }
  return { isThere, covers, clicked: null }
}
