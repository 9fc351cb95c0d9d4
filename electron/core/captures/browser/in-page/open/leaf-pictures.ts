// Pictures that are leafed through one at a time, where only the one that is shown is on the page: each is brought forward with the
// button that leads to the next, and a copy of it is laid below, since the picture of the page would show only one of them.
import { noteInput } from '../rest.ts'
import { everywhere } from '../roots.ts'
import { setStyles } from '../styles.ts'
import { isShown, labelOf, staysHere } from '../visibility.ts'
import { nextFrame } from '../wait.ts'

const SMALLEST = 150
const MOST = 20
/** How far out from its button what holds the picture is looked for. */
const FAR = 5
const NEXT =
  /^(?:(?:gå till |visa )?nästa(?: (?:bild|foto|sida|objekt|post))?|framåt|bläddra (?:framåt|åt höger)|(?:go to |show )?next(?: (?:image|photo|picture|slide|item))?|forward|[›❯→>»▶])$/i

type Leaf = {
  readonly button: HTMLElement
  readonly holder: Element
  readonly seen: Set<string>
  copies: Element | null
}

let leaves: readonly Leaf[] = []

/** How many there are. */
export function findLeaves(): number {
  leaves = everywhere<HTMLElement>('button, [role="button"]')
    .filter(isNext)
    .flatMap(button => leafAround(button) ?? [])
    .slice(0, MOST)
  return leaves.length
}

const isNext = (button: HTMLElement): boolean =>
  isShown(button) &&
  staysHere(button) &&
  NEXT.test(labelOf(button)) &&
  button.closest('nav, [role="navigation"], [role="toolbar"], [role="grid"], table') === null

const pictureIn = (holder: Element): HTMLImageElement | null => {
  const shown = [...holder.querySelectorAll('img')].filter(image => {
    const { width, height } = image.getBoundingClientRect()
    return width >= SMALLEST && height >= SMALLEST && isShown(image)
  })
  return shown.length === 1 ? (shown[0] ?? null) : null
}

function leafAround(button: HTMLElement): Leaf | null {
  let holder = button.parentElement
  for (let up = 0; holder !== null && up < FAR; up++, holder = holder.parentElement) {
    const picture = pictureIn(holder)
    if (picture !== null) return { button, holder, seen: new Set([addressOf(picture)]), copies: null }
    if (holder.querySelector('img') !== null) return null
  }
  return null
}

const addressOf = (picture: HTMLImageElement): string => picture.currentSrc || picture.src

/** Brings the next picture forward. False when it has been seen, or there is none. */
export async function leafOn(number: number, limit: number): Promise<boolean> {
  const leaf = leaves[number]
  const before = leaf === undefined ? null : pictureIn(leaf.holder)
  if (leaf === undefined || before === null || !leaf.button.isConnected || !isShown(leaf.button)) return false
  if (leaf.button.matches(':disabled, [aria-disabled="true"]')) return false
  const was = { address: addressOf(before), alt: before.alt, box: before.getBoundingClientRect() }
  noteInput()
  leaf.button.click()
  const until = performance.now() + limit
  while (performance.now() < until) {
    await nextFrame()
    const now = pictureIn(leaf.holder)
    if (now === null || addressOf(now) === was.address || !now.complete) continue
    layCopy(leaf, was)
    if (leaf.seen.has(addressOf(now))) return false
    leaf.seen.add(addressOf(now))
    return true
  }
  return false
}

type Shown = { readonly address: string; readonly alt: string; readonly box: DOMRect }

function layCopy(leaf: Leaf, { address, alt, box }: Shown): void {
  if (leaf.copies === null) {
    leaf.copies = document.createElement('div')
    leaf.holder.after(leaf.copies)
  }
  const copy = document.createElement('img')
  copy.src = address
  copy.alt = alt
  const [width, height] = [`${box.width}px`, `${box.height}px`]
  setStyles(copy, { display: 'block', width, height, position: 'static', opacity: '1' })
  leaf.copies.append(copy)
}
