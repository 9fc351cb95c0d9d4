// The order a comment goes through, with when each step was reached.
import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type CommentDetail, CommentState } from '#shared/comment.ts'
import { Time } from '../../components/facts.tsx'

/** The steps as a list: to the end for what is to be removed, otherwise to the decision. */
export function Order({ comment }: { comment: CommentDetail }) {
  const { t } = useTranslation()
  const { decision } = comment
  const isKept = decision !== null && decision.outcome !== 'remove'
  const steps = CommentState.options.filter(step => !(isKept && (step === 'removed' || step === 'gone')))
  const reached = steps.indexOf(comment.state)
  const times = {
    noticed: comment.noticedAt,
    saved: comment.savedAt,
    verified: comment.verifiedAt,
    decided: decision?.decidedAt ?? null,
    removed: comment.removal?.removedAt ?? null,
    gone: comment.removal?.confirmedAt ?? null
  }
  return (
    <ol className="order" aria-label={t('comments.detail.steps')}>
      {steps.map((step, index) => {
        const at = times[step]
        // What is not the authority's is decided on without being saved.
        const isDone = index <= reached && (at !== null || index === reached)
        return (
          <li
            key={step}
            className="order-step"
            {...(isDone ? { 'data-done': true } : {})}
            {...(index === reached ? { 'aria-current': 'step' } : {})}
          >
            <span className="order-name">
              {isDone ? <Check size={18} /> : null}
              {t(`comments.states.${step}`)}
            </span>
            {at === null ? null : <Time at={at} />}
          </li>
        )
      })}
    </ol>
  )
}
