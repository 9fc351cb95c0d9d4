// Controls that put something else in the place of what is shown, or lay it over the page: the next page of a list, the next month of
// a calendar, a day of it, the next picture, the "+3" of an album. They are pressed when all has been kept, all at once, and only to
// see whether something comes that is not in the record. What leads to an address of its own is another page.
import { noteInput } from '../rest.ts'
import { elementAt, everywhere, roots, textsIn } from '../roots.ts'
import { documentScroller, scroller } from '../scroller.ts'
import { isShown, labelOf, staysHere, textOf } from '../visibility.ts'
import { isPassing, pictureKey } from '../witness/seen-words.ts'
import { BUTTONS, isAmongFields, onlyShows, partAround, pressedWith } from './acts.ts'
import { type OtherChoice, otherChoices } from './choices.ts'
import { countedBehind } from './counted-behind.ts'
import { oddWords } from './odd-words.ts'
import { MENU_BUTTONS } from './show-all-comments.ts'
import { isSignOnward, looksSideways, signsOnward } from './signs.ts'
import { controlsOfPages, tapZones } from './swaps.ts'
import { largeCame, lastThumbnails, noteLarge } from './thumbnails.ts'
import { leadsOnward, plainLabel } from './unfold-words.ts'

const OFF = ':disabled, [aria-disabled="true"]'
/** What is done there is of the visitor's own, and what plays films has them at addresses of their own. */
const BESIDE =
  'fieldset, dialog, [role="dialog"], [role="menu"], [role="listbox"], [role="toolbar"], [role="radiogroup"], header, footer, [role="banner"], [role="contentinfo"], video, audio, [class*="player" i]'
const MORE_PICTURES = /^\+\s?\d{1,3}$/
const PICTURE = 60
/** Alone, it may show something, or do what it stands beside. */
const SHOWS = /^(?:visa|show)$/i
/** As far as one turn of a wheel goes, in pixels. */
const TURN = 120
const LONGEST = 30
const MOST = 12
/** How far out from a control what it is about is looked for. */
const FAR = 4

/** What the page showed before they were pressed; null of a document in which none has been. */
let shown: Came | null = null

/** The texts and the pictures that are shown, as they are compared; how many have come that were there in small. */
type Came = {
  readonly lines: readonly string[]
  readonly pictures: readonly string[]
  readonly larger: number
}

let found: { readonly all: readonly HTMLElement[]; readonly others: readonly OtherChoice[] } | null = null
let wheel: Element | null = null
let small: readonly HTMLElement[] = []

/** Their labels, before they are pressed: a press may lead away from whoever asks. */
export function findBehind(): string[] {
  const controls = [...new Set([...everywhere<HTMLElement>(BUTTONS), ...pointedAt()])].filter(leads)
  small = lastThumbnails().filter(one => !isBeside(one))
  const odd = [...controlsOfPages(), ...tapZones(), ...oddWords(), ...countedBehind()].filter(
    control => !controls.includes(control) && onlyShows(control) && !isBeside(control)
  )
  const all = [...controls, markedDay(), otherLetter(), ...odd, ...small]
    .filter(each => each !== null)
    .slice(0, MOST)
  const others = otherChoices()
  wheel = placeOfWheel()
  found = all.length + others.length === 0 && wheel === null ? null : { all, others }
  return [...all.map(nameOf), ...others.map(({ label }) => label), ...(wheel === null ? [] : ['wheel'])]
}

const nameOf = (control: Element): string =>
  labelOf(control) || [control.localName, ...control.classList].join('.')

/** Presses those that were found in this document. */
export async function pressBehind(): Promise<void> {
  if (found === null) return
  const { all, others } = found
  found = null
  noteShown()
  noteLarge(small)
  noteInput()
  for (const control of all) control.click()
  for (const { choose } of others) await choose()
  wheel?.dispatchEvent(new WheelEvent('wheel', { deltaY: TURN, bubbles: true, cancelable: true }))
}

/** From here on, what comes is behind something. */
export function noteShown(): void {
  shown = shownNow('all')
}

/** A page that nobody can scroll may go on to its next part when the wheel is turned; where. */
function placeOfWheel(): Element | null {
  const isLocked = (part: Element) => /hidden|clip/.test(getComputedStyle(part).overflowY)
  const scrolling = scroller()
  const isOfPage = scrolling === documentScroller() || isLocked(scrolling)
  if (!isOfPage || ![document.documentElement, document.body].some(isLocked)) return null
  return elementAt(innerWidth / 2, innerHeight / 2) ?? document.body
}

const SENDS_BACK = 'a[href^="javascript:" i]'

/** How many lead on by sending all of the page, as `__doPostBack` does: another page comes in the place of this one. */
export const sendsOnward = (): number =>
  everywhere<HTMLElement>(SENDS_BACK).filter(
    link =>
      /__doPostBack\(/.test(link.getAttribute('href') ?? '') &&
      leadsOnward(labelOf(link)) &&
      !link.matches(`${OFF}, [class*="disabled" i]`) &&
      isShown(link)
  ).length

/** What has come since then; null where the page has gone to another document, which is not behind anything in this one. */
export function cameBehind(): Came | null {
  if (shown === null) return null
  const [lines, pictures] = [new Set(shown.lines), new Set(shown.pictures)]
  const now = shownNow('large')
  const came = now.lines.filter(line => !lines.has(line))
  const short = came.filter(line => isContent(line, FEWEST.ofSeveral))
  return {
    lines: short.length >= SEVERAL ? short : came.filter(line => isContent(line, FEWEST.ofOne)),
    pictures: now.pictures.filter(key => key !== '' && !pictures.has(key)),
    larger: now.larger
  }
}

function leads(control: HTMLElement): boolean {
  const isButton = control.matches(BUTTONS)
  // A sign is often a part of something larger, which a press of it presses.
  const pressed = isButton ? control : pressedWith(control)
  if (control.matches(OFF) || pressed.matches(OFF) || !staysHere(pressed) || !isShown(control)) return false
  const label = labelOf(control)
  if (label.length > LONGEST) return false
  const words = [label, control.getAttribute('aria-label') ?? '', control.getAttribute('title') ?? '']
  const isOnward =
    words.some(leadsOnward) ||
    SHOWS.test(label) ||
    (label === '' && (isSignOnward(control) || looksSideways(control)))
  if (!isOnward && !(MORE_PICTURES.test(label) && liesOnPicture(control))) return false
  return (isButton || isOnwardWhole(pressed)) && onlyShows(pressed) && !isBeside(control)
}

/** Whether all that it says leads on, to those who see it and to those who do not. */
function isOnwardWhole(pressed: Element): boolean {
  const label = labelOf(pressed)
  if (MORE_PICTURES.test(label)) return true
  const names = [label, pressed.getAttribute('aria-label') ?? '', pressed.getAttribute('title') ?? '']
  return names.every(words => words.trim() === '' || leadsOnward(words))
}

/** A page that is one form all of it is no form to fill in. */
export function isBeside(control: Element): boolean {
  const form = control.closest('form')
  const isForm = form !== null && form.querySelector('main, h1') === null
  return control.closest(BESIDE) !== null || isForm || isAmongFields(control)
}

/** Short words and signs that can be pressed, and are no button to anyone but who points at them. */
function pointedAt(): HTMLElement[] {
  const texts = roots().flatMap(root => [...textsIn(root)])
  const said = texts.flatMap(({ data, parentElement: holder }) => {
    const words = data.trim()
    const mayLead = words.length <= LONGEST && (leadsOnward(words) || MORE_PICTURES.test(words))
    return mayLead && holder !== null && isPointedAt(holder) ? [holder] : []
  })
  const named = everywhere<HTMLElement>('[title], [aria-label]').filter(
    part => textOf(part).trim() === '' && leadsOnward(labelOf(part))
  )
  return [...said, ...[...named, ...signsOnward()].filter(isPointedAt), ...arrowsDrawn()]
}

/** Arrows that are drawn, and are no button but to who points at them; of two beside each other the last leads on. */
function arrowsDrawn(): HTMLElement[] {
  const arrows = everywhere('svg').flatMap(({ parentElement: holder }) =>
    holder !== null && isPointedAt(holder) && textOf(holder).trim() === '' && looksSideways(holder)
      ? [holder]
      : []
  )
  return [...Map.groupBy(arrows, ({ parentElement }) => parentElement).values()].flatMap(row => row.slice(-1))
}

/** How many pictures a number on the last one, or right after it, says that there are besides. */
export function picturesBeyond(): number {
  const texts = roots().flatMap(root => [...textsIn(root)])
  return texts
    .filter(({ data, parentElement: holder }) => {
      if (holder === null || !MORE_PICTURES.test(data.trim()) || !isShown(holder)) return false
      return holder.closest(BESIDE) === null && (liesOnPicture(holder) || isAfterPicture(holder))
    })
    .reduce((sum, { data }) => sum + Number(data.replaceAll(/\D/g, '')), 0)
}

function isAfterPicture(part: Element): boolean {
  const before = part.previousElementSibling
  const picture = before?.matches('img') === true ? before : before?.querySelector('img')
  return picture != null && before?.textContent?.trim() === '' && isLarge(picture)
}

const isPointedAt = (part: Element): part is HTMLElement =>
  part instanceof HTMLElement &&
  part.closest(BUTTONS) === null &&
  part.querySelector(BUTTONS) === null &&
  getComputedStyle(part).cursor === 'pointer'

/** The number stands in the middle of a picture, or of the box that a picture fills. */
function liesOnPicture(control: Element): boolean {
  const { left, top, width, height } = control.getBoundingClientRect()
  const [x, y] = [left + width / 2, top + height / 2]
  let around: Element | null = control
  for (let up = 0; around !== null && up < FAR; up++, around = around.parentElement) {
    const isUnder = [...around.querySelectorAll('img')].some(image => {
      const box = image.getBoundingClientRect()
      return box.width >= PICTURE && box.left <= x && box.right >= x && box.top <= y && box.bottom >= y
    })
    if (isUnder) return true
  }
  return false
}

const MONTHS = 'table, [role="grid"], [class*="calendar" i], [class*="kalender" i]'
const DAY = /^\d{1,2}$/
/** So many days are a month. */
const FEWEST_DAYS = 27

/** In a month that is shown day by day, the first of a few days that are not like the others and can be pressed. */
function markedDay(): HTMLElement | null {
  for (const month of everywhere(MONTHS)) {
    const days = [...month.querySelectorAll<HTMLElement>('*')].filter(
      part => part.childElementCount === 0 && DAY.test(part.textContent?.trim() ?? '') && isShown(part)
    )
    if (days.length < FEWEST_DAYS || isBeside(month)) continue
    const pressed = days.filter(day => isPressed(day) && day.closest(OFF) === null)
    const [first] = pressed.filter(day => day.closest('[aria-current], [aria-selected="true"]') === null)
    if (first !== undefined && pressed.length < days.length / 2 && onlyShows(pressedWith(first))) return first
  }
  return null
}

const LETTER = /^\p{Lu}$/u
/** Fewer are choices of some other kind, such as the answers to a question, and the same letter over and over sets the size of the text. */
const FEWEST_LETTERS_OF_ROW = 8
/** The first and the last of an alphabet in which few letters have anything. */
const ENDS = { first: /^[A-E]$/, last: /^[T-ZÅÄÖ]$/ }
const LISTS = 'ul, ol, dl, table, [role="list"]'

/** The last of a row of letters: what begins with another is shown in the place of what is. */
function otherLetter(): HTMLElement | null {
  const letters = everywhere<HTMLElement>(BUTTONS).filter(
    button => LETTER.test(button.textContent?.trim() ?? '') && staysHere(button) && !button.matches(OFF)
  )
  for (const row of Map.groupBy(letters, letter => letter.parentElement).values()) {
    const last = row.at(-1)
    if (last === undefined || !isAlphabet(row, last) || !onlyShows(last) || isBeside(last) || !isShown(last))
      continue
    return last
  }
  return null
}

function isAlphabet(row: readonly Element[], last: Element): boolean {
  const said = [...new Set(row.map(letter => letter.textContent?.trim() ?? ''))]
  const isFromEndToEnd = ENDS.first.test(said[0] ?? '') && ENDS.last.test(said.at(-1) ?? '')
  return (
    said.length >= FEWEST_LETTERS_OF_ROW || (isFromEndToEnd && partAround(last).querySelector(LISTS) !== null)
  )
}

function isPressed(day: HTMLElement): boolean {
  const button = day.closest(BUTTONS)
  return button === null ? getComputedStyle(day).cursor === 'pointer' : staysHere(button)
}

const PASSES =
  '[role="status"], [role="alert"], [role="tooltip"], [role="menu"], [role="listbox"], nav, select, option'
const UNSEEN = `script, style, noscript, template, ${MENU_BUTTONS}`

/** `large`: of pictures only those that are shown at some size. */
function shownNow(which: 'all' | 'large'): Came {
  const lines = new Set<string>()
  for (const root of roots())
    for (const { data, parentElement: holder } of textsIn(root)) {
      const words = data.trim()
      if (words === '' || holder === null || holder.closest(`${PASSES}, ${UNSEEN}`) !== null) continue
      if (isShown(holder)) lines.add(words)
    }
  const pictures = everywhere<HTMLImageElement>('img').filter(image => which === 'all' || isLarge(image))
  return {
    lines: [...lines],
    pictures: pictures.map(image => pictureKey(image.currentSrc || image.src)),
    larger: largeCame()
  }
}

const isLarge = (image: Element): boolean => image.getBoundingClientRect().width >= PICTURE && isShown(image)

/** Names of days and months, and which part of how many is shown. */
const OF_THE_VIEW =
  /(?<!\p{L})(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|january|february|march|may|june|july|august|october|(?:mån|tis|ons|tors|fre|lör|sön)(?:dag)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan|feb|mar|apr|jun|jul|aug|sep|okt|oct|nov|dec|vecka|week|idag|today|sidan?|page|bild|slide|visar|showing|av|of|till|to|nästa|next|föregående|previous|vald|valt|selected)(?!\p{L})/giu
/** A short word alone may tell of the moment; several that come at once do not. */
const FEWEST = { ofOne: 6, ofSeveral: 4 }
const SEVERAL = 3

const isContent = (line: string, letters: number): boolean =>
  !isPassing(line) &&
  !leadsOnward(plainLabel(line)) &&
  (line.replaceAll(OF_THE_VIEW, '').match(/\p{L}/gu)?.length ?? 0) >= letters
