// Which decisions may be made on a comment as it stands.
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
