// What a button stands in before it is pressed, and what of that has gone afterwards: its post, those beside it, or all of its list.
import { everywhere, textsIn } from '../roots.ts'
import { labelOf } from '../visibility.ts'

const POSTS = 'article, [role="article"]'
const PARTS = '[role="listitem"], li, tr'
/** So much of a text tells it from others, and so many texts tell what was shown. */
const [BEGINNING, MOST] = [60, 50]
/** Shorter ones stand anywhere. */
const SHORTEST = 12
/** Times and counts may change where all else stays. */
const STAYS = 0.8
/** Of a list, which a page may draw anew with all that it had. */
const OF_LIST = /(?<!\p{L})(?:fler|flera|mera?|äldre|tidigare|more|older|earlier|previous)(?!\p{L})/iu
/** How far out from a button its part of a list is looked for that nothing marks as one. */
const FAR = 8

type Around = { readonly element: Element; readonly held: readonly Element[] }
/** What tells a post from the one that was pressed beside it, as it was shown then. */
type Beside = { readonly text: Text; readonly words: string }
/** A pressed button, what it stood in from itself outwards with what each held then, and what was shown of the posts beside its own. */
export type Place = {
  readonly button: Element
  readonly kind: string
  readonly post: Element
  /** Its post, or what stands as one in a list that nothing marks. */
  readonly part: Element
  readonly around: readonly Around[]
  readonly beside: readonly Beside[]
}

/** Those that say a number are alike whichever it is. */
export function kindOf(button: Element): string {
  const label = withoutNumbers(labelOf(button))
  return label === '' ? `${button.localName}.${button.getAttribute('class') ?? ''}` : label
}

const withoutNumbers = (words: string): string => words.replaceAll(/\d+/g, '0').toLowerCase()

export function placeOf(button: Element): Place {
  const post = outermostPost(button) ?? button.closest(PARTS) ?? button
  const around: Around[] = []
  for (let element: Element | null = button; element !== null; element = element.parentElement)
    around.push({ element, held: [...element.children] })
  const part = post === button ? partAlike(button) : post
  const own = squeezed(part?.textContent ?? '')
  const beside = part === null ? [] : siblingsOf(part).flatMap(one => besideOf(one, own))
  return { button, kind: kindOf(button), post, part: part ?? button.parentElement ?? button, around, beside }
}

function outermostPost(button: Element): Element | null {
  let found: Element | null = null
  for (let at = button.closest(POSTS); at !== null; at = at.parentElement?.closest(POSTS) ?? null) found = at
  return found
}

const siblingsOf = (part: Element): Element[] =>
  [...(part.parentElement?.children ?? [])].filter(one => one !== part).slice(0, MOST)

/** What stands beside another like it, with a button that says the same. */
function partAlike(button: Element): Element | null {
  const says = (one: Element) => withoutNumbers(squeezed(one.textContent ?? ''))
  const own = says(button)
  let part = button.parentElement
  for (let up = 0; up < FAR && part !== null && part !== document.body; up++, part = part.parentElement) {
    const { localName, className } = part
    const isAlike = siblingsOf(part).some(
      one =>
        one.localName === localName &&
        one.className === className &&
        [...one.querySelectorAll(button.localName)].some(other => says(other) === own)
    )
    if (isAlike) return part
  }
  return null
}

export const squeezed = (words: string): string => words.replaceAll(/\s+/g, '').toLowerCase()

/** How its texts begin, as they are compared. */
function textsOf(part: Element): string[] {
  const found: string[] = []
  for (const { data, parentElement } of textsIn(part)) {
    if (found.length === MOST) break
    const words = squeezed(data).slice(0, BEGINNING)
    if (words.length >= SHORTEST && parentElement?.closest('script, style, template') === null)
      found.push(words)
  }
  return found
}

/** The first text of it that is shown, and does not stand in the one that was pressed. */
function besideOf(post: Element, own: string): Beside[] {
  for (const text of textsIn(post)) {
    const words = squeezed(text.data).slice(0, BEGINNING)
    const tells = words.length >= SHORTEST && !own.includes(words)
    if (tells && text.parentElement?.checkVisibility() === true) return [{ text, words }]
  }
  return []
}

export const wordsBeside = ({ beside }: Place): string[] => beside.map(({ words }) => words)

export const shareOf = (texts: readonly string[], shown: string): number =>
  texts.filter(words => shown.includes(words)).length / texts.length

export const isThere = (element: Element): boolean => element.isConnected && element.checkVisibility()

/** Most posts beside it are shown no more; `shown`: what the page shows now, read only where they do not stand as they stood. */
const areOthersGone = (place: Place, shown: () => string): boolean =>
  place.beside.length > 0 && !standMostly(place.beside) && shareOf(wordsBeside(place), shown()) <= 0.5

/** In their places, and with the words that they had. */
function standMostly(beside: readonly Beside[]): boolean {
  const standing = beside.filter(
    ({ text, words }) =>
      text.isConnected && text.parentElement?.checkVisibility() && squeezed(text.data).startsWith(words)
  )
  return standing.length > beside.length / 2
}

/** What was shown, where it has gone: more than its own post, or most of the posts beside it. */
export function textsGone(place: Place, shown: () => string): string[] {
  const { button, kind, post, around, beside } = place
  if (areOthersGone(place, shown)) return wordsBeside(place)
  const at = around.findIndex(({ element }) => isThere(element))
  const gone = around.slice(0, Math.max(0, at)).map(({ element }) => element)
  const largest = gone.at(-1)
  if (largest === undefined || !gone.includes(post)) return []
  if (largest === post) return alone(post, kind, shown)
  const texts = textsOf(largest).filter(words => !squeezed(kind).startsWith(words))
  if (texts.length === 0) return []
  // All of a list is there where it was drawn anew; all of a single post also where it is shown alone.
  const isList = post === button ? OF_LIST.test(kind) : beside.length > 0
  return isList && shareOf(texts, shown()) >= STAYS ? [] : texts
}

/** One that has no others beside it, and is drawn anew where it only unfolds. */
function alone(post: Element, kind: string, shown: () => string): string[] {
  const texts = textsOf(post).filter(words => !squeezed(kind).startsWith(words))
  return texts.length > 0 && shareOf(texts, shown()) === 0 ? texts : []
}

/** What stands where the view stood. */
export function cameInstead({ around }: Place): Element[] {
  const holder = around.find(({ element }) => isThere(element))
  return [...(holder?.element.children ?? [])].filter(one => !holder?.held.includes(one) && isThere(one))
}

/**
 * Whether its list has given way to something else by nothing but the page's program: the posts beside it are shown nowhere, and it does
 * not stand where it stood. Of one alone only where something leads back that was not there (`backs`).
 */
export function hasGivenWay(place: Place, backs: () => readonly Element[], shown: () => string): boolean {
  const isGone = !isThere(place.part)
  const { length: others } = place.beside
  if (others > 0 ? !areOthersGone(place, shown) : !isGone) return false
  return (isGone && others > 0 && alikeNow(place) <= 1) || backs().length > 0
}

/** How many like its part stand where that stood; a list that was drawn anew has others in the place of those that it had. */
function alikeNow({ part, around }: Place): number {
  const holder = around.find(({ element }) => isThere(element))?.element
  const alike = [...(holder?.querySelectorAll(part.localName) ?? [])]
  return alike.filter(one => one.className === part.className && isThere(one)).length
}

const CONTROLS = 'button, [role="button"], a'
const BACK =
  /^(?:[←⟵‹«<]\s*)?(?:(?:gå |go )?(?:tillbaka|back)|(?:åter )?till (?:flödet|listan|alla))(?!\p{L})|^[←⟵]$/iu
/** Up the page that one is at. */
const UP = /topp|\btop\b|början/iu
const LONGEST = 40

/** What leads back to where one was. */
export const backControls = (): Element[] =>
  everywhere(CONTROLS).filter(control => {
    const words = control.textContent?.trim() || control.getAttribute('aria-label') || ''
    return words.length <= LONGEST && BACK.test(words) && !UP.test(words)
  })
