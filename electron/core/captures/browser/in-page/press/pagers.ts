// Rows of buttons that put another part of the content in the place of the one that is shown: pages 1 2 3, letters A to Ö. None is
// pressed, since what is shown would go; what is behind them is told of. What leads to an address of its own is another page.
import { everywhere } from '../roots.ts'
import { isShown, labelOf, staysHere } from '../visibility.ts'

const BUTTONS = 'button, [role="button"], a'
/** Where numbers and letters are something else: grades, days, pictures of a row. */
const BESIDE =
  'form, fieldset, table, [role="grid"], [role="radiogroup"], dialog, [role="dialog"], [class*="carousel" i], [class*="slide" i], [class*="swiper" i], [class*="slick" i], [class*="calendar" i], [class*="kalender" i]'
const AROUND = 'header, footer, [role="banner"], [role="contentinfo"]'
const NUMBER = /^(?:sida |page )?(\d{1,3})$/i
const LETTER = /^\p{L}$/u
export const CURRENT =
  '[aria-current]:not([aria-current="false"]), [aria-selected="true"], [aria-pressed="true"], :disabled, [aria-disabled="true"], [class*="active" i], [class*="current" i], [class*="selected" i], [class*="vald" i]'
/** What says itself that it leads to pages. */
const NAMED =
  'nav, [role="navigation"], [class*="pagin" i], [class*="pager" i], [aria-label*="sida" i], [aria-label*="sidor" i], [aria-label*="page" i]'
const FEWEST_LETTERS = 8
/** Elsewhere, so many that follow each other; two numbers may be counts of something. */
const FEWEST_NUMBERS = 3
const UP = 2

/** How many such rows there are. */
export function rowsOfPages(): number {
  const buttons = everywhere<HTMLElement>(BUTTONS).filter(
    button => LETTER.test(labelOf(button)) || NUMBER.test(labelOf(button))
  )
  const rows = Map.groupBy(buttons, rowOf)
  return [...rows].filter(([row, those]) => row !== null && isOfPages(row, those)).length
}

/** Each button may stand in a part of its own. */
export function rowOf(button: Element): Element | null {
  let row = button.parentElement
  for (let up = 0; row !== null && up < UP && row.querySelectorAll(BUTTONS).length < 2; up++)
    row = row.parentElement
  return row
}

function isOfPages(row: Element, buttons: readonly HTMLElement[]): boolean {
  const shown = buttons.filter(button => isShown(button) && button.closest(AROUND) === null)
  const hasCurrent = row.querySelector(CURRENT) !== null
  if (row.closest(BESIDE) !== null || !hasCurrent || shown.filter(staysHere).length < 2) return false
  const letters = shown.filter(button => LETTER.test(labelOf(button))).length
  return letters >= FEWEST_LETTERS || areOfPages(row, shown)
}

function areOfPages(row: Element, shown: readonly HTMLElement[]): boolean {
  const numbers = shown.flatMap(button => NUMBER.exec(labelOf(button))?.[1] ?? []).map(Number)
  const follow = numbers.filter((n, at) => at > 0 && n === (numbers[at - 1] ?? 0) + 1).length + 1
  return follow >= (row.closest(NAMED) === null ? FEWEST_NUMBERS : 2)
}
