// How many have liked, answered and passed on a comment or a post, where its page says so.
import { type MarkedComments, nearestComment } from './marks.ts'

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

/** What is said of the comment itself, and not of one within it. */
export function countsOf(page: MarkedComments, comment: Element): ShownCounts {
  const counts: Record<keyof ShownCounts, number | null> = { like: null, comment: null, repost: null }
  for (const part of comment.querySelectorAll('*')) {
    if (part.closest('form, script, style') || nearestComment(page, part) !== comment) continue
    const said = [
      part.getAttribute('aria-label') ?? '',
      part.children.length === 0 ? (part.textContent ?? '') : ''
    ]
    const found = said.map(countsIn)
    for (const kind of KINDS)
      counts[kind] ??= found.map(one => one[kind]).find(count => count !== null) ?? null
  }
  return counts
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
