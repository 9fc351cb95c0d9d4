// A part of the page that says itself that it could not be loaded, on a page that shows all else.
import { failedAlone, failedToLoad, isRetry, mayFail } from './failed-words.ts'
import { everywhere, roots, textsIn } from './roots.ts'
import { isShown, labelOf, textOf } from './visibility.ts'

const LONGEST = 140
const MOST_TEXTS = 20_000
const BUTTONS = 'button, [role="button"], a'
const SAYS_SO =
  '[role="alert"], [class*="error" i], [class*="alert" i], [class~="fel" i], [class*="felmeddelande" i]'
const UNSEEN = 'script, style, noscript, template, form'
/** How far out from the line the way to try again is looked for. */
const FAR = 3

/** All that a page or a frame is may be that it failed. */
const SMALL = 20

/** How many there are. */
export function partsFailed(): number {
  const found = new Set<Element>()
  const isAllOfPage = everywhere('body *').length < SMALL && everywhere(BUTTONS).some(leadsBack)
  let seen = 0
  for (const root of roots())
    for (const { data, parentElement: holder } of textsIn(root)) {
      if (++seen > MOST_TEXTS) return found.size
      const words = data.trim()
      if (holder === null || words.length < 8 || words.length > LONGEST) continue
      if (!mayFail(words) && !failedToLoad(words)) continue
      if (holder.closest(UNSEEN) !== null || !isShown(holder)) continue
      if (isSaidOfPart(holder, words) || hasRetry(holder) || isAllOfPage) found.add(holder)
    }
  return found.size
}

const isSaidOfPart = (holder: Element, words: string): boolean =>
  (failedToLoad(words) || (failedAlone(words) && holder.closest(SAYS_SO) !== null)) &&
  textOf(holder).trim().length <= LONGEST

const leadsBack = (button: Element): boolean => isRetry(labelOf(button))

function hasRetry(holder: Element): boolean {
  let at: Element | null = holder
  for (let up = 0; at !== null && at !== document.body && up < FAR; up++, at = at.parentElement)
    if ([...at.querySelectorAll(BUTTONS)].some(button => isShown(button) && leadsBack(button))) return true
  return false
}
