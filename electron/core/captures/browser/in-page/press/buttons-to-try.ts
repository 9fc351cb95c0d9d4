// Buttons that may show something though nothing tells what: those that say they are folded and name no part, those whose words
// begin as such buttons' do, signs without a name, those that open a box, and pictures that are buttons.
import { everywhere } from '../roots.ts'
import { isFixed } from '../scroll-boxes.ts'
import { isShown, labelOf, textOf } from '../visibility.ts'
import { isStillEmpty } from './boxes-opened.ts'
import {
  endsAlike,
  hasMain,
  isInBar,
  isInBox,
  isInMain,
  isMarkedContent,
  mayBeVoteForOne,
  showsAllInBox
} from './foldables.ts'
import { isSortMenu } from './show-all-comments.ts'
import { isSignOnward, looksLikeFold } from './signs.ts'
import { asksForMore, asksWeakly, isDangerous, isTool, mayShow } from './unfold-words.ts'
import { voteOf } from './votes.ts'

/** `isPressed`: false of one that is only told of; `goesOn`: one that may bring more each time. */
export type ToTry = {
  readonly kind: 'panel' | 'words' | 'box' | 'picture' | 'sign'
  readonly button: HTMLElement
  readonly label: string
  readonly isPressed: boolean
  readonly goesOn: boolean
}

type How = Pick<ToTry, 'kind' | 'isPressed'> & { goesOn?: boolean }

const BUTTONS = 'button, [role="button"], a, summary, [aria-expanded], input[type="button"]'
const FOLDED =
  '[aria-expanded="false"]:not([role="combobox"], [role="tab"], [role="menuitem"], input, select, summary)'
const OFF = ':disabled, [aria-disabled="true"], [aria-pressed], [aria-expanded="true"]'
const PICTURE = 60
/** Words of a button that does something. */
const TITLE = 2
/** So many alike are no single button any more. */
const ALIKE = 3
const FAR = 6

/** All of them that are there now; `isKnown`: those that are pressed for what they say. */
export function buttonsToTry(isKnown: (button: HTMLElement) => boolean): ToTry[] {
  const isMarked = hasMain()
  // In a frame, which is of somebody else, only what says that there is more.
  const isInContent = (button: Element, kind: ToTry['kind'], label: string) =>
    isMarkedContent(button) ||
    (!isInBar(button) &&
      // A page may have its list beside what it calls its content.
      (isMarked ? kind === 'words' && asksForMore(label) : self === top || kind === 'words'))
  const found: ToTry[] = []
  for (const button of new Set([...everywhere<HTMLElement>(BUTTONS), ...signHolders()])) {
    if (!(button instanceof HTMLElement) || button.matches(OFF) || isKnown(button)) continue
    const label = labelOf(button)
    if (doesSomething(button, label) || isSortMenu(button)) continue
    const how = howToTry(button, label)
    if (how === null || !isInContent(button, how.kind, label) || !isInMain(button) || isInBox(button))
      continue
    const vote = voteOf(button)
    if (vote === 'votes') continue
    const isPressed = how.isPressed && vote === null
    found.push({ goesOn: how.kind === 'words', ...how, isPressed, button, label })
  }
  return found
}

/** A heading or a question that says it is folded may speak of what a shorter button would do. */
const doesSomething = (button: HTMLElement, label: string): boolean =>
  [label, nameOf(button)].some(words => isDangerous(words) || isTool(words)) &&
  !(button.matches(FOLDED) && label.split(' ').length > TITLE)

function howToTry(button: HTMLElement, label: string): How | null {
  const popup = button.getAttribute('aria-haspopup') ?? 'false'
  if (popup === 'dialog') return showsAllInBox(label) ? null : { kind: 'box', isPressed: true }
  if (popup !== 'false') return null
  if (targetOf(button) !== null) return { kind: 'box', isPressed: true }
  // What it shows stands on the page already.
  if (button.matches('[popovertarget], [commandfor]')) return null
  if (button.matches(FOLDED)) return namesPart(button) ? null : { kind: 'panel', isPressed: true }
  if (button.matches('summary')) return null
  if (mayShow(label)) return { kind: 'words', isPressed: asksWeakly(label) }
  if (BUBBLE.test(label)) return { kind: 'panel', isPressed: true }
  if (isOfUnknownLanguage(button) && SAYS.test(label) && endsAlike(button))
    return { kind: 'words', isPressed: false, goesOn: false }
  if (mayBeVoteForOne(button, label))
    return endsAlike(button) ? { kind: 'words', isPressed: false, goesOn: false } : null
  if (isPictureOfMany(button)) return { kind: 'picture', isPressed: true }
  if (!isNameless(button) || isFixed(button) || isSignOnward(button)) return null
  if (isOncePerPart(button)) return { kind: 'sign', isPressed: looksLikeFold(button) }
  return endsAlike(button) ? { kind: 'sign', isPressed: true, goesOn: true } : null
}

/** How many comments there are, under a sign for what is said. */
const BUBBLE = /^(?:💬|🗨|🗯)\uFE0F?\s*\d{1,6}(?:\s+(?:kommentar(?:er)?|svar|comments?|repl(?:y|ies)))?$/iu
const SAYS = /\p{L}{3}/u
/** Those whose words are known here. */
const KNOWN = /^(?:sv|en|fi|fit|se|sme|sma|smj|nb|nn|no|da|de|ar)(?:-|$)/i

/** The page says that it is in a language whose words for more nobody here knows. */
function isOfUnknownLanguage(button: Element): boolean {
  const language = button.closest('[lang]')?.getAttribute('lang')?.trim() ?? ''
  return language !== '' && !KNOWN.test(language)
}

const namesPart = (button: Element): boolean =>
  document.getElementById(button.getAttribute('aria-controls') ?? '') !== null

/** The part that a button shows by what HTML itself knows of it; only one that has no words of its own yet needs the press. */
function targetOf(button: Element): Element | null {
  const id = button.getAttribute('popovertarget') ?? button.getAttribute('commandfor')
  const target = id === null ? null : document.getElementById(id)
  return target !== null && !isShown(target) && isStillEmpty(target) ? target : null
}

const NAMELESS = /^[^\p{L}\p{N}×✕✖✗⋯•…☰≡♥♡★☆]*$/u

const isNameless = (button: HTMLElement): boolean => {
  const label = labelOf(button)
  return (
    NAMELESS.test(label) &&
    nameOf(button) === '' &&
    !/\p{Emoji_Presentation}/u.test(label) &&
    // What lies on a picture leads through it, or plays it.
    getComputedStyle(button).position !== 'absolute' &&
    (label !== '' || button.querySelector('svg, i, img') !== null)
  )
}

/** For those who do not see what it shows. */
const nameOf = (button: Element): string =>
  button.getAttribute('aria-label') ||
  button.getAttribute('aria-labelledby') ||
  button.getAttribute('title') ||
  ''

/** Signs that can be pressed and are no button to anyone but who points at them. */
const signHolders = (): HTMLElement[] =>
  everywhere('svg').flatMap(sign => {
    const holder = sign.parentElement
    const isOne =
      holder !== null &&
      holder.closest(`${BUTTONS}, label`) === null &&
      textOf(holder).trim() === '' &&
      getComputedStyle(holder).cursor === 'pointer'
    return isOne ? [holder] : []
  })

const namelessIn = (part: Element): number =>
  [...part.querySelectorAll<HTMLElement>('button, [role="button"]')].filter(isNameless).length +
  [...part.querySelectorAll('svg')].filter(
    sign => sign.parentElement?.closest(BUTTONS) === null && getComputedStyle(sign).cursor === 'pointer'
  ).length

const alikeOf = (part: Element): Element[] =>
  [...(part.parentElement?.children ?? [])].filter(
    one => one.localName === part.localName && one.className === part.className
  )

/** The only one without a name in its part of a list, and each part has one. */
function isOncePerPart(button: Element): boolean {
  if (alikeOf(button).length >= ALIKE) return false
  let at = button.parentElement
  for (let up = 0; at !== null && at !== document.body && up < FAR; up++, at = at.parentElement) {
    const parts = alikeOf(at)
    if (parts.length < ALIKE) continue
    return namelessIn(at) === 1 && parts.filter(part => namelessIn(part) === 1).length >= ALIKE
  }
  return false
}

/** One of several pictures that are buttons, and say nothing of what is behind them. */
const isPictureOfMany = (button: HTMLElement): boolean =>
  isPictureButton(button) && alikeOf(button).filter(isPictureButton).length >= ALIKE

function isPictureButton(button: Element): boolean {
  const picture = button.querySelector('img')
  if (picture === null || !button.matches('button, [role="button"]') || textOf(button).trim() !== '')
    return false
  const { width, height } = picture.getBoundingClientRect()
  return width >= PICTURE && height >= PICTURE
}
