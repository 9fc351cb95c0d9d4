// Whether two sources say the same of a comment, and give it the same time, however each of them writes it.
import type { CommentContent } from './comment.ts'

const HAS_ZONE = /(?:Z|[+-]\d\d:?\d\d)$/

/** A time that is not there, or that names no zone, tells nothing of another. To the second, since sources differ in what they give of it. */
export function isSameTime(one: string | null, other: string | null): boolean {
  const [first, second] = [secondOf(one), secondOf(other)]
  return first === null || second === null || first === second
}

function secondOf(time: string | null): number | null {
  if (time === null || !HAS_ZONE.test(time)) return null
  const at = Date.parse(time)
  return Number.isNaN(at) ? null : Math.floor(at / 1_000)
}

type Said = Pick<CommentContent, 'text' | 'timeMachine'>

/**
 * Whether a comment says something else than before, or as of another time: then a decision on it is on other words. Who wrote it may be called
 * otherwise by then, and the words are the same.
 */
export const isRewritten = (before: Said, now: Said): boolean =>
  now.text !== before.text || !isSameTime(before.timeMachine, now.timeMachine)
