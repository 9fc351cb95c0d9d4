// How a comment is registered (OSL 5:1–2): what the public register shows is apart from what it must not show.
import type { CommentDetail } from '#shared/comment.ts'
import type { Registration } from '#shared/decision.ts'
import type { CommentId } from '#shared/ids.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { requireAsAnswered } from '../../register/records/diary-answers.ts'
import { requireRegistered } from '../../register/secrecy/secrecy.ts'
import { requireNoSecretWords } from '../../register/secrecy/typed.ts'
import { commentDetail } from './detail.ts'
import { indexComment } from './find-index.ts'

const NOTHING = {
  number: null,
  publicTitle: null,
  protectedTitle: null,
  publicCounterpart: null,
  protectedCounterpart: null,
  because: null
}

/**
 * Notes how the comment is registered. Every earlier word on it stays, and a later one says why it does not hold.
 * @throws ArchiveError not-found, secret-is-registered, secret-words, diary-answered-otherwise, correction-unexplained, nothing-to-correct
 */
export function registerComment(
  ctx: Context,
  id: CommentId,
  registration: Registration,
  correctedBecause: string | null = null
): CommentDetail {
  ctx.db.transact(tx => {
    const { registration: earlier } = commentDetail(tx, id)
    if (earlier !== null && correctedBecause === null) throw new ArchiveError('correction-unexplained')
    if (earlier === null && correctedBecause !== null) throw new ArchiveError('nothing-to-correct')
    if (registration.outcome !== 'registered') requireRegistered(tx, { kind: 'comment', id })
    else {
      requireNoSecretWords(tx, [
        registration.number,
        registration.publicTitle,
        registration.publicCounterpart
      ])
      requireAsAnswered(tx, { kind: 'comment', id }, registration.number)
    }
    tx.prepare(
      `INSERT INTO comment_registration (comment_id, outcome, number, public_title, protected_title, public_counterpart,
         protected_counterpart, because, corrected_because, decided_by, decided_at)
       VALUES (@id, @outcome, @number, @publicTitle, @protectedTitle, @publicCounterpart, @protectedCounterpart, @because,
         @correctedBecause, @by, @at)`
    ).run({ ...NOTHING, ...registration, correctedBecause, id, by: ctx.actor, at: ctx.clock.now() })
    indexComment(tx, id)
    record(tx, ctx, { act: 'comment.registered', about: id, details: { outcome: registration.outcome } })
  })
  tellChanged(ctx, 'comments')
  return commentDetail(ctx.db.read, id)
}
