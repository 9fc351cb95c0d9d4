// The order a comment goes through, with when each step was reached.
import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type CommentDetail, CommentState } from '#shared/comment.ts'
import { Time } from '../../components/facts.tsx'

/** The steps as a list. */
export function Order({ comment }: { comment: CommentDetail }) {
  const { t } = useTranslation()
  const steps = CommentState.options
  const reached = steps.indexOf(comment.state)
  const times = {
    noticed: comment.noticedAt,
    preserved: comment.preservedAt,
    cleared: comment.clearedAt,
    removed: comment.removal?.confirmedAt ?? null
  }
  return (
    <ol className="order" aria-label={t('comments.detail.steps')}>
      {steps.map((step, index) => {
        const at = times[step]
        return (
          <li
            key={step}
            className="order-step"
            {...(index <= reached ? { 'data-done': true } : {})}
            {...(index === reached ? { 'aria-current': 'step' } : {})}
          >
            <span className="order-name">
              {index <= reached ? <Check size={18} /> : null}
              {t(`comments.states.${step}`)}
            </span>
            {at === null ? null : <Time at={at} />}
          </li>
        )
      })}
    </ol>
  )
}
