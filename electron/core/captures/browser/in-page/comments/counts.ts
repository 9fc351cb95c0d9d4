// How many have liked, answered and passed on a comment or a post, where its page says so.
import { type MarkedComments, nearestComment } from './marks.ts'
import { CONTROLS } from './words.ts'

/** Null where it is not said. */
export type ShownCounts = {
  readonly like: number | null
  readonly comment: number | null
  readonly repost: number | null
}

const NUMBER = '\\d{1,3}(?:[ \\u00A0\\u202F.,]\\d{3}){0,3}|\\d{1,7}'
const LIKES = 'gilla-markering(?:ar)?|gillar(?: detta)?|likes?|reaktion(?:er)?|reactions?'
const WHOLE = {
  like: LIKES,
  comment: 'kommentar(?:er)?|svar|comments?|repl(?:y|ies)',
  repost: 'delning(?:ar)?|återpublicering(?:ar)?|shares?|reposts?|boosts?'
}
const counted = (words: string): RegExp => new RegExp(`^(${NUMBER})\\s{0,3}(?:${words})$`, 'i')
const PATTERNS = {
  // Whoever have liked it may be named before their number.
  like: new RegExp(`(${NUMBER})\\s{0,3}(?:${LIKES})$`, 'i'),
  comment: counted(WHOLE.comment),
  repost: counted(WHOLE.repost)
}
const KINDS = ['like', 'comment', 'repost'] as const
/** Several are said in one go: 3 replies, 5 reposts, 12 likes. */
const BETWEEN = /[,·•|\n] |\. /
const LONGEST = { one: 60, row: 200 }

/** The parts of a comment that its sender has written, where they are marked, and the sender. */
type Written = { readonly words: readonly Element[]; readonly sender: Element | null }

/** What the page says of the comment itself: not what is said of one within it, nor what its own words say of anything. */
export function countsOf(page: MarkedComments, comment: Element, { words, sender }: Written): ShownCounts {
  const written = sender === null ? words : [...words, sender]
  // Where the words are not marked, any text may be of them, but for what is no text at all.
  const mayBeRead = (part: Element) => words.length > 0 || isControl(comment, part)
  const counts: Record<keyof ShownCounts, number | null> = { like: null, comment: null, repost: null }
  for (const part of comment.querySelectorAll('*')) {
    if (part.closest('form, script, style') || nearestComment(page, part) !== comment) continue
    if (written.some(one => one.contains(part))) continue
    const isRow = part.children.length === 0 && mayBeRead(part)
    const said = [part.getAttribute('aria-label') ?? '', isRow ? (part.textContent ?? '') : '']
    const found = said.map(countsIn)
    for (const kind of KINDS)
      counts[kind] ??= found.map(one => one[kind]).find(count => count !== null) ?? null
  }
  return counts
}

function isControl(comment: Element, part: Element): boolean {
  const control = part.closest(CONTROLS)
  return control !== null && control !== comment && comment.contains(control)
}

/** The numbers in words such as "12 gilla-markeringar"; null in all other words. */
export function countsIn(words: string): ShownCounts {
  const parts = words.length > LONGEST.row ? [] : words.split(BETWEEN).map(part => part.trim())
  const find = (kind: keyof ShownCounts) => {
    const said = parts.flatMap(
      part => (part.length > LONGEST.one ? null : PATTERNS[kind].exec(part))?.[1] ?? []
    )
    return said[0] === undefined ? null : Number(said[0].replaceAll(/\D/g, ''))
  }
  return { like: find('like'), comment: find('comment'), repost: find('repost') }
}
