// When a version of a comment says that it was written, where that is another time than the first says.
import { useTranslation } from 'react-i18next'
import type { CommentContent } from '#shared/comment.ts'
import { Instant } from '#shared/ids.ts'
import { isSameTime } from '#shared/same-time.ts'
import { formatTime } from '../../format.ts'

/** A line; nothing for one of the same time. */
export function Dated({
  content: { timeMachine },
  first
}: {
  content: CommentContent
  first: CommentContent | null
}) {
  const { t } = useTranslation()
  if (timeMachine === null || isSameTime(timeMachine, first?.timeMachine ?? null)) return null
  const when = Date.parse(timeMachine)
  const at = Instant.safeParse(Number.isNaN(when) ? '' : new Date(when).toISOString())
  // A time that no clock here can have is in the comment as it came.
  return at.success ? <p className="muted">{t('taken.dated', { at: formatTime(at.data) })}</p> : null
}
