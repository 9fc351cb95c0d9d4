// Which parts of the page unfold something when they are pressed.
import { textsIn } from '../roots.ts'
import { isShown, labelOf, staysHere } from '../visibility.ts'
import { mayUnfold, plainLabel, saysUnfold } from './unfold-words.ts'

/** `html`: what HTML itself folds; `aria`: what the page folds by itself and says so of; `words`: what says that it unfolds. */
export type Foldable = {
  readonly kind: 'html' | 'aria' | 'words'
  readonly button: HTMLElement
  readonly label: string
}

const BUTTONS = 'button, [role="button"], a, summary, input[type="button"]'
const UNWANTED = ':disabled, [aria-expanded="true"], [aria-haspopup]:not([aria-haspopup="false"])'
const ELSEWHERE = 'nav, form, [role="navigation"], [role="menu"], details[open] > summary'
const FOLDED = '[aria-expanded="false"]:not(:disabled, [role="combobox"], [role="tab"], [role="menuitem"])'
const MENUS = 'nav, dialog, [role="menu"], [role="listbox"], [role="dialog"], [popover]'

/** All of them in a part of the page; `platform`: the words of the platform's own buttons, as patterns. */
export function* foldablesIn(root: ParentNode & Node, platform: readonly RegExp[]): Generator<Foldable> {
  for (const button of [...root.querySelectorAll(BUTTONS), ...pressableWords(root)]) {
    if (!(button instanceof HTMLElement)) continue
    const own = labelOf(button)
    const label = plainLabel(own)
    if (isFold(button)) yield { kind: 'html', button, label }
    else if (isAnswer(button)) yield { kind: 'aria', button, label }
    else if (saysUnfold(own, platform) && isPressed(button)) yield { kind: 'words', button, label }
  }
}

/** Words to press that are no button to anyone but who points at them. */
function pressableWords(root: Node): Element[] {
  const found: Element[] = []
  for (const text of textsIn(root)) {
    const holder = text.parentElement
    if (!mayUnfold(text.data.trim()) || !holder || holder.closest(BUTTONS) !== null) continue
    if (holder.closest('label') !== null || getComputedStyle(holder).cursor === 'pointer') found.push(holder)
  }
  return found
}

const isPressed = (button: HTMLElement): boolean =>
  isShown(button) &&
  staysHere(button) &&
  !button.matches(UNWANTED) &&
  button.closest(ELSEWHERE) === null &&
  !isInBox(button)

const isInMain = (button: Element): boolean =>
  button.closest(`${ELSEWHERE}, header, footer`) === null && isShown(button) && staysHere(button)

/** A post that is shown in a box over the page is what is looked at; other boxes are not. */
function isInBox(button: Element): boolean {
  const box = button.closest('[role="dialog"], dialog')
  return box !== null && box.querySelector('article, [role="article"]') === null
}

/** What HTML itself folds opens in its place, whatever it says. */
function isFold(button: Element): boolean {
  const fold = button.parentElement
  return (
    button.localName === 'summary' &&
    fold instanceof HTMLDetailsElement &&
    !fold.open &&
    isInMain(button) &&
    [...fold.children].every(part => !/absolute|fixed/.test(getComputedStyle(part).position))
  )
}

/** So does what a page folds by itself and says so of, such as the answers to questions; a menu lies over the page. */
function isAnswer(button: HTMLElement): boolean {
  if (!button.matches(FOLDED) || (button.getAttribute('aria-haspopup') ?? 'false') !== 'false') return false
  const id = button.getAttribute('aria-controls') ?? ''
  const part = id === '' ? null : document.getElementById(id)
  return (
    part !== null &&
    !isShown(part) &&
    part.textContent?.trim() !== '' &&
    !part.matches(MENUS) &&
    part.querySelector('nav, [role="menu"], [role="menuitem"], input[type="search"]') === null &&
    !/absolute|fixed/.test(getComputedStyle(part).position) &&
    !button.contains(part) &&
    button.closest('main, article, [role="main"], [role="article"]') !== null &&
    isInMain(button) &&
    !isInBox(button)
  )
}
