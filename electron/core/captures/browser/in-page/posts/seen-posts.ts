// The posts of a channel that have been on its page at any moment: a list that lets go of what is out of view has them one after the
// other. It is looked through each time something has changed.
import { markedComments } from '../comments/marks.ts'
import { timeOf } from '../comments/place.ts'
import { readComment } from '../comments/read.ts'
import { everywhere } from '../roots.ts'
import { isShown } from '../visibility.ts'
import { isBy, numberedAddress, type PostAddress, postAddressOf } from './addresses.ts'
import type { PostHooks } from './hooks.ts'

/** A post in the list, as it was last shown there. */
type SeenPost = {
  readonly address: string
  /** What the list says of it; empty where it shows a picture only. */
  readonly text: string
  readonly timeShown: string | null
  readonly timeMachine: string | null
}

export type SeenPosts = {
  readonly posts: readonly SeenPost[]
  /** Posts by others than the channel, and posts that show no address. */
  readonly byOthers: number
  readonly withoutAddress: number
  /** The address of the next page of the list; null on the last. */
  readonly next: string | null
}

const LOOK_EVERY = 150
const MOST_POSTS = 2_000
const MOST_TEXT = 100_000
/** How far up what holds a link may be what the post is in, where nothing is known of that. */
const CLIMB = 10

let asked: { readonly hooks: PostHooks; readonly names: readonly string[] } | null = null
const seen = new Map<string, SeenPost>()
const others = new Set<string>()
/** What a post is in that has shown no address yet, and how long its words were when it was read. */
const bare = new Set<Element>()
const lengths = new WeakMap<Element, number>()

/** Looks for posts from now on. `names`: what the channel is called in addresses. */
export function beginPosts(hooks: PostHooks, names: readonly string[]): void {
  if (asked !== null) return
  asked = { hooks, names }
  let isWaiting = false
  const lookSoon = () => {
    if (isWaiting) return
    isWaiting = true
    setTimeout(() => {
      isWaiting = false
      look()
    }, LOOK_EVERY)
  }
  new MutationObserver(lookSoon).observe(document, {
    ...{ childList: true, subtree: true, characterData: true },
    ...{ attributes: true, attributeFilter: ['href', 'hidden', 'open'] }
  })
  look()
}

/** All that have been seen, in the order they came; null where nobody has looked, since the page is another one now. */
export function postsSeen(): SeenPosts | null {
  if (asked === null) return null
  look()
  return {
    ...{ posts: [...seen.values()], byOthers: others.size, withoutAddress: bare.size },
    next: nextPage(asked.hooks)
  }
}

function nextPage({ next }: PostHooks): string | null {
  const [link] = next === null ? [] : everywhere<HTMLAnchorElement>(next)
  return link instanceof HTMLAnchorElement && link.host === location.host ? link.href : null
}

function look(): void {
  if (asked === null) return
  const { hooks, names } = asked
  const found = new Map<Element, PostAddress>()
  const links = everywhere<HTMLAnchorElement>(hooks.link)
  const places = new Map<HTMLAnchorElement, PostAddress>()
  for (const link of links) {
    if (hooks.without !== null && link.closest(hooks.without) !== null) continue
    const place = postAddressOf(hooks.addresses, link.href, location.href)
    if (place !== null) places.set(link, place)
  }
  for (const [link, place] of places) {
    const box =
      link.closest(hooks.post ?? 'never-there') ?? (hooks.post === null ? climb(link, places) : null)
    if (box === null) continue
    const before = found.get(box)
    if (before === undefined || place.form < before.form) found.set(box, place)
  }
  for (const [box, place] of numbered(hooks)) if (!found.has(box)) found.set(box, place)
  for (const [box, place] of found) {
    bare.delete(box)
    if (!isBy(place.owner, names)) others.add(place.address)
    else if (seen.size < MOST_POSTS || seen.has(place.address)) note(box, place.address)
  }
  noteBare(hooks, found)
}

/** The highest part of the page that holds links to no other post. */
function climb(link: Element, places: ReadonlyMap<HTMLAnchorElement, PostAddress>): Element {
  const own = places.get(link as HTMLAnchorElement)?.address
  let box = link
  for (let steps = 0; steps < CLIMB; steps++) {
    const up = box.parentElement
    if (up === null || up === document.body || up.matches('main, [role="main"]')) break
    const isOwn = [...places].every(([other, { address }]) => address === own || !up.contains(other))
    if (!isOwn) break
    box = up
  }
  return box
}

/** Posts whose number stands on what they are in. */
function numbered({ numbered: by, post }: PostHooks): Map<Element, PostAddress> {
  const boxes = by === null || post === null ? [] : everywhere(post)
  return new Map(
    boxes.flatMap(box => {
      const address = numberedAddress(by, box, location.origin)
      return address === null ? [] : [[box, { address, owner: null, form: 0 }] as const]
    })
  )
}

/** Reads what the list says of a post, when its words have changed since it was read. */
function note(box: Element, address: string): void {
  const length = box.textContent?.length ?? 0
  const before = seen.get(address)
  if (before !== undefined && lengths.get(box) === length) return
  lengths.set(box, length)
  const page = markedComments(asked?.hooks ?? null, { post: box, own: address })
  page.comments.add(box)
  const { text, timeMachine, timeShown } = readComment(page, box, MOST_TEXT)
  const time = timeOf(page, box)
  const longest = before !== undefined && before.text.length > text.length ? before.text : text
  seen.set(address, {
    ...{ address, text: longest },
    timeShown: timeShown ?? before?.timeShown ?? null,
    timeMachine: timeMachine ?? time?.getAttribute('title') ?? before?.timeMachine ?? null
  })
}

/** What looks like a post of the list, says something, and has no link that leads to it. */
function noteBare({ post, without }: PostHooks, found: ReadonlyMap<Element, PostAddress>): void {
  for (const box of bare) if (!box.isConnected && bare.size > MOST_POSTS) bare.delete(box)
  if (post === null) return
  for (const box of everywhere(post)) {
    if (found.has(box) || !isShown(box) || (box.textContent ?? '').trim() === '') continue
    if (without !== null && box.closest(without) !== null) continue
    const holdsOrIsIn = [...found.keys()].some(other => other.contains(box) || box.contains(other))
    if (holdsOrIsIn || box.parentElement?.closest(post)) continue
    bare.add(box)
  }
}
