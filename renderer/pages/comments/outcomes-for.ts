// Which decisions may be made on a comment as it stands, and in which order and by which keys they are chosen.
import type { CommentRow } from '#shared/comment.ts'
import type { Outcome } from '#shared/decision.ts'

/** The outcomes that may be decided on now. */
export function outcomesFor(comment: CommentRow): readonly Outcome[] {
  const { state, removal, verifiedAt, savedAt } = comment
  if (state === 'removed' || state === 'gone') {
    const isWord: readonly Outcome[] = removal?.via === 'person' ? ['not-removed'] : []
    return [...(removal?.kind === 'unpublished' ? (['put-back'] as const) : []), ...isWord, 'remove']
  }
  return [
    ...(verifiedAt === null ? [] : (['remove', 'answered', 'forwarded', 'no-answer'] as const)),
    ...(savedAt === null ? (['gone-before-saved'] as const) : []),
    'not-ours',
    ...(state === 'decided' ? (['reopened'] as const) : [])
  ]
}

/** Each has its place and its key, whichever others there are: who is used to a key means the same by it everywhere. */
const IN_ORDER: readonly Outcome[] = [
  'remove',
  'answered',
  'forwarded',
  'no-answer',
  'not-ours',
  'gone-before-saved',
  'reopened',
  'put-back',
  'not-removed'
]

/** Those that are given, in that order with their keys. */
export const numbered = (outcomes: readonly Outcome[]): readonly { id: Outcome; number: number }[] =>
  IN_ORDER.map((id, at) => ({ id, number: at + 1 })).filter(({ id }) => outcomes.includes(id))
