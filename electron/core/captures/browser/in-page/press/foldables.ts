// Which parts of the page unfold something when they are pressed.
import { closestAround, everywhere, textsIn } from '../roots.ts'
import { isShown, labelOf, staysHere } from '../visibility.ts'
import { agrees, onlyShows, pressedWith } from './acts.ts'
import { isCover } from './covers.ts'
import { mayActInPlace } from './in-place.ts'
import { foldEnding, mayUnfold, plainLabel, saysGoesOn, saysUnfold } from './unfold-words.ts'
import { mayVote } from './votes.ts'

/** `html`: what HTML itself folds; `aria`: what the page folds by itself and says so of; `words`: what says that it unfolds; `cover`: what lies over something sensitive. */
export type Foldable = {
  readonly kind: 'html' | 'aria' | 'words' | 'cover'
  readonly button: HTMLElement
  readonly label: string
  /** Whether it says that it only shows; of another nobody knows what a press does. */
  readonly isSure: boolean
}

const BUTTONS = 'button, [role="button"], a, summary, input[type="button"], input[type="submit"]'
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
    if (isFold(button)) yield { kind: 'html', button, label, isSure: true }
    else if (isAnswer(button)) yield { kind: 'aria', button, label, isSure: true }
    else if (saysMore(button, own, platform) && isPressed(button, label) && !agrees(button))
      yield { kind: 'words', button, label, isSure: saysSurely(button, own, platform) }
    else if (isCover(button, own) && isPressed(button, label))
      yield { kind: 'cover', button, label, isSure: true }
  }
}

/** By what it shows, by what it is called for those who do not see it, or by where it stands. */
const saysMore = (button: HTMLElement, own: string, platform: readonly RegExp[]): boolean =>
  saysUnfold(own, platform) ||
  saysUnfold(button.getAttribute('aria-label') ?? '', platform) ||
  endsText(button, own) ||
  endsList(button, own)

/** One more, in words that do not say of what, may be one more of what is bought. */
const COUNT_ALONE = /^[^\p{L}\d]*\d{1,6} (?:till|ytterligare|more)\P{L}*$/iu

const saysSurely = (button: HTMLElement, own: string, platform: readonly RegExp[]): boolean =>
  endsText(button, own) ||
  [own, button.getAttribute('aria-label') ?? ''].some(
    words => saysUnfold(words, platform) && !COUNT_ALONE.test(words)
  )

/** "mer" alone, where the text before it is cut short; or what cuts it short, in the middle of its paragraph. */
const endsText = (button: Element, own: string): boolean =>
  (/^(?:mer|mera|more)$/i.test(own) &&
    foldEnding(button.parentElement?.textContent ?? '', []) === own.toLowerCase()) ||
  (CUT.test(own) && /\p{L}{2}.{10}/su.test(button.previousSibling?.nodeValue ?? ''))

/** A box over the page with all of something: nothing of the page's picture would show it. */
export const showsAllInBox = (label: string): boolean => /\d|\balla?\b|\ball\b/i.test(label)
const BOX = '[aria-haspopup="dialog"]'
/** What says that it opens one with less is pressed, and what it shows is kept below it. */
export const opensSmallBox = (button: Element): boolean =>
  button.matches(BOX) && !showsAllInBox(labelOf(button))

export const countBoxesLeft = (root: ParentNode): number =>
  [...root.querySelectorAll(BOX)].filter(
    button => isShown(button) && showsAllInBox(labelOf(button)) && saysUnfold(labelOf(button), [])
  ).length

/** Words to press that are no button to anyone but who points at them. */
function pressableWords(root: Node): Element[] {
  const found: Element[] = []
  for (const text of textsIn(root)) {
    const holder = text.parentElement
    const words = text.data.trim()
    if (words === '' || words.length > LONGEST || !holder || holder.closest(BUTTONS) !== null) continue
    const isPointedAt = () => getComputedStyle(holder).cursor === 'pointer'
    if (
      mayUnfold(words)
        ? holder.closest('label') !== null || isPointedAt()
        : mayGoOn(words, holder) && isPointedAt()
    )
      found.push(holder)
  }
  return found
}

const LONGEST = 60
const CUT = /^\[?(?:…|\.{3})\]?$/

/** What cuts a text short, or goes on where a list ends, and is all that a press of it would press. */
const mayGoOn = (words: string, holder: Element): boolean =>
  CUT.test(words) ||
  (saysGoesOn(words) && onlyShows(holder) && pressedWith(holder).textContent?.trim() === words)

const isPressed = (button: HTMLElement, label: string): boolean =>
  isShown(button) &&
  !button.matches(UNWANTED) &&
  !isInBox(button) &&
  ((staysHere(button) && button.closest(ELSEWHERE) === null) ||
    (button.closest(MENUS) === null && mayActInPlace(button, label)))

const ONE = /^\+\s?1$/

/** One more of something, or a vote for it. It is one more where it is a list's last item, and the others are words alone. */
export function mayBeVoteForOne(button: Element, label: string): boolean {
  if (!ONE.test(label)) return false
  const item = button.closest('li')
  const others = [...(item?.parentElement?.children ?? [])].filter(one => one !== item)
  const isOneMore = others.length > 1 && item?.nextElementSibling == null && others.every(isOfWords)
  return !isOneMore
}

const isOfWords = (item: Element): boolean =>
  item.querySelector(BUTTONS) === null && (item.textContent?.trim().length ?? 0) >= LONG

/** A shorter item may be an act among others. */
const LONG = 20

/** So many alike one after the other are a list. */
const LIST = 3

/** It ends a list, and speaks of going on. */
const endsList = (button: Element, label: string): boolean =>
  saysGoesOn(label) && !mayBeVoteForOne(button, label) && endsAlike(button) && !mayVote(button)

/** A button that stands right after a list of things that are alike, or last in it. */
export function endsAlike(button: Element): boolean {
  if (button.closest('[role="tablist"], [role="toolbar"], li:has(+ li)') !== null) return false
  let at: Element = button
  for (let up = 0; up < 3 && at.parentElement !== null && at.parentElement !== document.body; up++) {
    if (isLast(at) && isListBefore(at)) return true
    at = at.parentElement
  }
  return isLast(at) && isListBefore(at)
}

/** Nothing but empty parts and scripts comes after it. */
function isLast(part: Element): boolean {
  for (let next = part.nextElementSibling; next !== null; next = next.nextElementSibling)
    if (isShown(next) && next.textContent?.trim() !== '' && !next.matches('footer, script, style'))
      return false
  return true
}

function isListBefore(part: Element): boolean {
  const before = part.previousElementSibling
  if (before === null) return false
  return areAlike(siblingsBefore(part)) || areAlike([...before.children])
}

function siblingsBefore(part: Element): Element[] {
  const found: Element[] = []
  for (
    let at = part.previousElementSibling;
    at !== null && found.length < LIST;
    at = at.previousElementSibling
  )
    found.push(at)
  return found
}

const areAlike = (parts: readonly Element[]): boolean => {
  const last = parts.slice(-LIST)
  const [first] = last
  return (
    first !== undefined &&
    last.length === LIST &&
    last.every(
      one => one.localName === first.localName && one.className === first.className && isShown(one)
    ) &&
    !last.every(one => one.matches('button, a, [role="button"]'))
  )
}

export const isInMain = (button: Element): boolean =>
  closestAround(button, `${ELSEWHERE}, header, footer`) === null && isShown(button) && staysHere(button)

/** A post that is shown in a box over the page is what is looked at; other boxes are not. */
export function isInBox(button: Element): boolean {
  const box = closestAround(button, '[role="dialog"], dialog')
  return box !== null && box.querySelector('article, [role="article"]') === null
}

const MAIN = 'main, [role="main"]'
const CONTENT = `${MAIN}, article, [role="article"]`
/** Where a page does not say what its content is, its bars are known by how they are called. */
const BARS = ['header', 'nav', 'menu', 'meny', 'footer', 'cookie', 'toolbar', 'share']
  .flatMap(name => [`[class*="${name}" i]`, `[id*="${name}" i]`])
  .join()

export const isInBar = (button: Element): boolean => closestAround(button, BARS) !== null
export const isMarkedContent = (button: Element): boolean => closestAround(button, CONTENT) !== null
export const hasMain = (): boolean => everywhere(MAIN).length > 0

/** What the page calls its content, or all but its bars where it calls nothing so. */
const isInContent = (button: Element): boolean => isMarkedContent(button) || (!hasMain() && !isInBar(button))

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

/** So does what a page folds by itself and says so of, such as the answers to questions, also where it fetches them then; a menu lies over the page. */
function isAnswer(button: HTMLElement): boolean {
  if (!button.matches(FOLDED) || (button.getAttribute('aria-haspopup') ?? 'false') !== 'false') return false
  const id = button.getAttribute('aria-controls') ?? ''
  const part = id === '' ? null : document.getElementById(id)
  return (
    part !== null &&
    !isShown(part) &&
    !part.matches(MENUS) &&
    part.querySelector('nav, [role="menu"], [role="menuitem"], input[type="search"]') === null &&
    !/absolute|fixed/.test(getComputedStyle(part).position) &&
    !button.contains(part) &&
    isInContent(button) &&
    isInMain(button) &&
    !isInBox(button)
  )
}
