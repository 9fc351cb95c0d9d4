// Posts and comments that nothing marks as such are known by being alike: just as many of them follow the page's own counter.
import { linesOfBox } from '../press/boxes-opened.ts'
import { cameBy } from '../press/openers.ts'
import { everywhere } from '../roots.ts'
import { isShown, textOf } from '../visibility.ts'

const BESIDE = 'nav, header, footer, aside, form, [role="navigation"], [role="banner"], [role="contentinfo"]'
const HEADING = 'h1, h2, h3'
const MOST_ELEMENTS = 20_000
/** One thing is alike to itself only. */
const FEWEST = 2
/** A word alone is a choice, or a name. */
const SAYS = /\p{L}\s+\p{L}/u

/** Whether the page has, after the counter, just so many alike that may be comments or posts, and nothing of another kind before them. */
export function hasRepeatedAfter(counter: Element, number: number, kind: 'comment' | 'post'): boolean {
  if (number < FEWEST) return false
  const groups = new Map<string, Element[]>()
  for (const element of followers(counter)) {
    const [first, second] = element.children
    if (first === undefined || element.closest(BESIDE) !== null || !isShown(element)) continue
    if (kind === 'comment' ? !mayBeComment(element) : !mayBePost(element)) continue
    const likeness = `${element.localName} ${first.localName} ${second?.localName ?? ''}`
    groups.set(likeness, [...(groups.get(likeness) ?? []), element])
  }
  return [...groups.values()].some(
    group => group.length === number && (kind === 'post' || standsUnder(counter, group))
  )
}

const LISTS = 'tbody, ul, ol, dl, main, section, div, [role="list"], [role="rowgroup"]'

/** Whether so many things of one kind are shown in one list: a counter may go on saying how many there were at first. */
export const hasAlike = (number: number): boolean =>
  everywhere(LISTS).some(list => {
    if (list.childElementCount < number) return false
    const alike = Map.groupBy(list.children, ({ localName }) => localName).values()
    return [...alike].some(those => those.filter(isShown).length >= number)
  })

const PLAIN = 'article, li, div, blockquote, tr, dd'
const DIALOGS = '[role="dialog"], dialog[open], [aria-modal="true"]'

/** What a page says of itself, and of who made it. */
const OF_PAGE =
  /^\P{L}*(?:(?:(?:senast |först )?(?:publicera|granska|uppdatera|ändra|godkän|fakta\p{L}{0,4}granska)[dnt]{1,2}|(?:sid|fakta)?ansvarig|skriv(?:en|et|it)|text|foto|bild|illustration|källa|kontakt|kategori(?:er)?|taggar|ämne(?:n|sord)?|(?:last )?(?:published|posted|written|updated|reviewed|edited)|photo|source|contact|categor(?:y|ies)|tags)(?: (?:av|den|för|by|on|at|in)(?!\p{L})|\s?:))/iu

/** Whether all of what stands right below the counter is just so many alike, of words only: nothing else is there to count. */
export function hasPlainBelow(counter: Element, number: number): boolean {
  const { parentElement: around } = counter
  const isAlone = around !== null && wordsIn(around) === wordsIn(counter)
  const next = counter.nextElementSibling ?? (isAlone ? around.nextElementSibling : null)
  if (next === null || next.closest(BESIDE) !== null) return false
  return [...listsOf(next), rowFrom(next)].some(
    parts =>
      areJust(parts, number) && parts.every(part => part.matches(PLAIN) && !OF_PAGE.test(wordsIn(part)))
  )
}

/** What a list holds, also where it has another in it that is all of it, or answers in its parts. */
function listsOf(list: Element): Element[][] {
  let inner = list
  while (inner.childElementCount === 1 && inner.firstElementChild !== null) inner = inner.firstElementChild
  if (inner instanceof HTMLTableElement) inner = inner.tBodies[0] ?? inner
  const parts = [...inner.children]
  if (parts.every(part => part.matches('dt, dd'))) return [parts.filter(part => part.matches('dd'))]
  const [first] = parts
  if (first === undefined || !parts.every(part => part.localName === first.localName))
    return [[...list.children]]
  return [[...list.children], parts, [...inner.querySelectorAll(first.localName)]]
}

/** Those alike that follow each other in no list of their own. */
function rowFrom(first: Element): Element[] {
  const row = [first]
  for (let at = first.nextElementSibling; at?.localName === first.localName; at = at.nextElementSibling)
    row.push(at)
  return row
}

const COMMENTS =
  /(?<!\p{L})(?:kommentar(?:er)?|synpunkt(?:er)?|svar|yttranden?|comments?|repl(?:y|ies)|answers?)(?!\p{L})/iu

/** Whether a box of comments, by its name, that a press of their counter has shown or filled has just so many alike in it. */
export const hasInBox = (counter: Element, number: number): boolean =>
  everywhere(DIALOGS).some(
    box =>
      isShown(box) &&
      COMMENTS.test(nameOf(box)) &&
      linesOfBox(box).length > 0 &&
      [...box.querySelectorAll('*')].some(
        list => holdsJust(list, number) && [...list.children].every(part => cameBy(counter, wordsIn(part)))
      )
  )

function nameOf(box: Element): string {
  const by = document.getElementById(box.getAttribute('aria-labelledby') ?? '')
  const title = by ?? box.querySelector(`${HEADING}, h4, [role="heading"]`)
  return `${box.getAttribute('aria-label') ?? ''} ${title === null ? '' : wordsIn(title)}`
}

const holdsJust = (list: Element, number: number): boolean => areJust([...list.children], number)

function areJust(parts: readonly Element[], number: number): boolean {
  const [first] = parts
  return (
    first !== undefined &&
    number >= FEWEST &&
    parts.length === number &&
    parts.every(
      part =>
        part.localName === first.localName &&
        part.className === first.className &&
        isShown(part) &&
        SAYS.test(wordsIn(part)) &&
        part.querySelector(`${HEADING}, button`) === null &&
        !isLink(part)
    )
  )
}

/** All that it says leads elsewhere: to share the page, or to what bears a tag. */
function isLink(part: Element): boolean {
  const links = part.matches('a') ? [part] : [...part.querySelectorAll('a')]
  const said = links.map(wordsIn).join('').replaceAll(/\s/g, '')
  return part.closest('a') !== null || (said !== '' && said === wordsIn(part).replaceAll(/\s/g, ''))
}

function* followers(counter: Element): Generator<Element> {
  const root = counter.getRootNode()
  const elements = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT)
  elements.currentNode = counter
  for (let seen = 0; seen < MOST_ELEMENTS; seen++) {
    const next = elements.nextNode()
    if (!(next instanceof Element)) return
    if (!counter.contains(next)) yield next
  }
}

const wordsIn = (element: Element): string => textOf(element).trim()

/** A name and words; no heading, which what leads on to another page has. */
const mayBeComment = (element: Element): boolean =>
  [...element.children].filter(child => wordsIn(child) !== '').length > 1 &&
  element.querySelector(HEADING) === null &&
  element.closest('a') === null

/** A picture, or words in more than one part. */
const mayBePost = (element: Element): boolean =>
  element.querySelector('img, video') !== null ||
  [...element.children].filter(child => wordsIn(child) !== '').length > 1

/** A heading between them begins something else. */
function standsUnder(counter: Element, [first]: readonly Element[]): boolean {
  if (first === undefined) return false
  for (const element of followers(counter)) {
    if (element === first) return true
    if (element.matches(HEADING) && isShown(element)) return false
  }
  return false
}
