// Which comment an address points at.
import { layersOf, type MarkedComments } from './marks.ts'

/** What of an address points at a comment: values such as `comment_id=7`, or the name after the `#`. */
export type Target = {
  readonly href: string
  readonly values: readonly (readonly [string, string])[]
  readonly fragment: string
  /** There is something after the page's own address. */
  readonly isMore: boolean
}

export function targetOf(address: string): Target {
  const url = new URL(address)
  return {
    href: url.href,
    values: [...url.searchParams].filter(
      ([key, value]) => value && /comment|kommentar|reply|svar/i.test(key)
    ),
    fragment: decoded(url.hash.slice(1)),
    isMore: url.search + url.hash !== ''
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

/** Whether the address points at the comment, which has this link. */
export function pointsAt(
  target: Target,
  page: MarkedComments,
  comment: Element,
  permalink: string | null
): boolean {
  const layers = layersOf(page, comment)
  if (target.values.length > 0) {
    const names = layers.flatMap(namesOf)
    const link = permalink === null ? null : new URL(permalink)
    return target.values.every(
      ([key, value]) => names.includes(value) || link?.searchParams.getAll(key).includes(value) === true
    )
  }
  const there = target.fragment ? document.getElementById(target.fragment) : null
  if (there === null) return permalink !== null && permalink === target.href && target.isMore
  const holds = (one: Element) => one === there || one.contains(there)
  const isNearest = () => [...page.comments].findLast(holds) === comment
  return layers.includes(there) || (layers.some(holds) && isNearest())
}

const namesOf = (element: Element) => [
  element.getAttribute('data-comment-id'),
  element.getAttribute('data-kommentar'),
  element.getAttribute('data-kommentar-id'),
  element.id.replace(/^(?:li-|div-)?(?:comment|kommentar)[-_]/i, '')
]
