// Noticing when the page has been laid out for paper and stands on the screen again.
import { documentScroller, scroller } from '../scroller.ts'
import { frames } from '../wait.ts'

let printed: Promise<void> | undefined

/** Before it is printed. */
export function noteAfterPrint(): void {
  printed = new Promise(resolve => addEventListener('afterprint', () => resolve(), { once: true }))
}

export async function untilPrinted(): Promise<void> {
  await printed
  await frames(2)
}

const ON_PAPER = 'data-kanalarkiv-on-paper'

/** A part that scrolls the page, and what is around it, are let out to their whole height on paper; on the screen nothing changes. */
export function letOutOnPaper(): void {
  if (scroller() === documentScroller()) return
  for (let at: Element | null = scroller(); at !== null; at = at.parentElement) at.setAttribute(ON_PAPER, '')
  const styles = new CSSStyleSheet()
  styles.replaceSync(
    `@media print { [${ON_PAPER}] { overflow: visible !important; position: static !important; height: auto !important; min-height: 0 !important; max-height: none !important; transform: none !important; contain: none !important } }`
  )
  document.adoptedStyleSheets.push(styles)
}

/** Whether the page may show less on paper than on the screen: by styles for paper, or since a part of it scrolls by itself. */
export function mayPrintLess(): boolean {
  const isCut = [document.documentElement, document.body].some(
    part => part !== null && /hidden|clip/.test(getComputedStyle(part).overflowY)
  )
  return isCut || scroller() !== documentScroller() || [...document.styleSheets].some(isForPaper)
}

function isForPaper(sheet: CSSStyleSheet): boolean {
  if (/print/i.test(sheet.media.mediaText)) return true
  try {
    return [...sheet.cssRules].some(rule => rule instanceof CSSMediaRule && /print/i.test(rule.conditionText))
  } catch {
    // Styles of another site cannot be read.
    return true
  }
}
