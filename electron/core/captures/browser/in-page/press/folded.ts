// What the page holds folded behind a control, and that can be shown without pressing anything: by a box to tick and styles, by the
// address and styles, or by a head that folds the part after it, where several do. No script of the page hears of it.
import { everywhere, roots, textsIn } from '../roots.ts'
import { rulesOf } from '../styles.ts'
import { isShown, labelOf, staysHere } from '../visibility.ts'
import { isOfConsent } from './consent.ts'
import { mayBeTicked } from './counted-behind.ts'
import { isInBar, isInMain, isMarkedContent } from './foldables.ts'
import { isFolded, showPart, wordsIn } from './hidden-words.ts'
import { isDangerous, isTool } from './unfold-words.ts'
import { voteOf } from './votes.ts'

/** What was shown, each by the words of what folds it. */
export const showFolded = (): string[] => [...tickBoxes(), ...showAddressed(), ...showBelowHeads()]

const tried = new WeakSet<Element>()
const MOST = 200
/** What goes when a box is ticked may be the words of its label, and no more. */
const LONGEST_GONE = 60

/** Ticks what styles show something for, as long as it is ticked. */
function tickBoxes(): string[] {
  const labels = everywhere<HTMLLabelElement>('label').filter(
    label => !tried.has(label) && isInMain(label) && mayBeTicked(label)
  )
  return labels.slice(0, MOST).flatMap(label => (tick(label) ? [labelOf(label)] : []))
}

function tick(label: HTMLLabelElement): boolean {
  const { control: box } = label
  tried.add(label)
  const around = box?.parentElement?.parentElement ?? null
  if (!(box instanceof HTMLInputElement) || around === null || isOneOfTabs(box)) return false
  const hidden = holdersIn(around).filter(holder => !isSeen(holder))
  if (hidden.length === 0 || isOfConsent(label)) return false
  const before = holdersIn(around).filter(isSeen)
  const { name } = box
  // Of several of which only one may be chosen each gets to be.
  if (box.type === 'radio') box.removeAttribute('name')
  box.checked = true
  for (const one of around.getAnimations({ subtree: true })) if (one instanceof CSSTransition) one.finish()
  const come = hidden.filter(isSeen)
  const gone = before.filter(holder => !isSeen(holder) && !holder.contains(label))
  const isFold = come.some(holder => wordsIn(holder).length > 0) && lengthOf(gone) <= LONGEST_GONE
  if (isFold) return true
  box.checked = false
  if (name !== '') box.name = name
  return false
}

/** Choices beside each other that put one part in the place of another; their panels are told of. */
function isOneOfTabs(box: HTMLInputElement): boolean {
  if (box.type !== 'radio') return false
  const group = everywhere<HTMLInputElement>('input[type="radio"]').filter(({ name }) => name === box.name)
  return new Set(group.map(one => one.parentElement)).size < group.length
}

const lengthOf = (parts: readonly Element[]): number =>
  parts.reduce((sum, part) => sum + (part.textContent?.trim().length ?? 0), 0)

const holdersIn = (around: Element): Element[] => [
  ...new Set(
    [...textsIn(around)].flatMap(({ data, parentElement }) =>
      data.trim() === '' ? [] : (parentElement ?? [])
    )
  )
]

/** How far out it is asked whether something cuts a text to nothing. */
const FAR = 4

function isSeen(holder: Element): boolean {
  if (!isShown(holder)) return false
  let at: Element | null = holder
  for (let up = 0; at !== null && up < FAR; up++, at = at.parentElement) if (isFolded(at)) return false
  return true
}

const TARGET = /:target(?!-)/g

/** What styles show only while the address names it, and a link of the page leads to. */
function showAddressed(): string[] {
  const links = everywhere<HTMLAnchorElement>('a[href^="#"]').filter(link => link.hash.length > 1)
  if (links.length === 0) return []
  const rules = roots()
    .flatMap(rulesOf)
    .filter(rule => rule instanceof CSSStyleRule)
    .filter(({ selectorText }) => selectorText.includes(':target'))
  return rules.flatMap(rule => {
    // One of what the browser does not know fits nothing.
    const selector = `:is(${rule.selectorText.replaceAll(TARGET, ':is(*)')})`
    return everywhere<HTMLElement>(selector).flatMap(part => {
      const id = part.closest('[id]')?.id
      const link = links.find(one => one.hash === `#${id}` && isInMain(one))
      if (link === undefined || !isFolded(part) || tried.has(part) || wordsIn(part).length === 0) return []
      tried.add(part)
      return showPart(part, declarationsOf(rule.style)) ? [labelOf(link)] : []
    })
  })
}

const declarationsOf = (style: CSSStyleDeclaration): Record<string, string> =>
  Object.fromEntries([...style].map(name => [name, style.getPropertyValue(name)]))

const PARTS = 'div, section, dd, tr, li, p, ul, ol, table, article'
const OF_ITS_OWN =
  '[aria-expanded], [role="tab"], summary, label, input, select, textarea, a[href]:not([href^="#"])'
const LONGEST_HEAD = 120
const ALIKE = 2

type Pair = { readonly head: HTMLElement; readonly part: HTMLElement; readonly words: string }

/** What folds the part after it by a script, in so many alike that it is how the page keeps its text; what each says is its own. */
function showBelowHeads(): string[] {
  const pairs = everywhere<HTMLElement>(PARTS).flatMap(part => pairOf(part) ?? [])
  const kinds = Map.groupBy(
    pairs,
    ({ head, part }) => `${head.localName}.${head.classList[0]}>${part.localName}`
  )
  return [...kinds.values()]
    .map(alike => alike.filter(one => alike.every(other => other === one || other.words !== one.words)))
    .filter(alike => alike.length >= ALIKE)
    .flat()
    .slice(0, MOST)
    .flatMap(({ head, part }) => {
      tried.add(part)
      return showPart(part) ? [labelOf(head)] : []
    })
}

function pairOf(part: HTMLElement): Pair | null {
  // A look at its height is quick, and settles it for nearly all.
  if (part.offsetHeight > 1 || tried.has(part) || part.childNodes.length === 0) return null
  const head = part.previousElementSibling
  if (!(head instanceof HTMLElement) || !isFolded(part) || !isHead(head)) return null
  if (/absolute|fixed/.test(getComputedStyle(part).position)) return null
  const words = wordsIn(part).join(' ')
  return words === '' ? null : { head, part, words }
}

function isHead(head: HTMLElement): boolean {
  const label = labelOf(head)
  return (
    /\p{L}{2}/u.test(label) &&
    (head.textContent?.length ?? 0) <= LONGEST_HEAD &&
    isPointedAt(head) &&
    !head.matches(OF_ITS_OWN) &&
    head.querySelector(OF_ITS_OWN) === null &&
    !isDangerous(label) &&
    !isTool(label) &&
    voteOf(head) === null &&
    isInMain(head) &&
    // The head itself may be called one.
    (isMarkedContent(head) || !isInBar(head.parentElement?.parentElement ?? head)) &&
    staysHere(head)
  )
}

const isPointedAt = (head: Element): boolean =>
  [head, ...head.children].some(
    one => one.matches('button, [role="button"]') || getComputedStyle(one).cursor === 'pointer'
  )
