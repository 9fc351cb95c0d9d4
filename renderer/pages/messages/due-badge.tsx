// How it stands with a conversation: late, due, answered but not routed, or done.
import { CircleAlert, CircleCheck, Clock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ThreadRow } from '#shared/inbox.ts'
import { Badge } from '../../components/badge.tsx'
import { formatTime } from '../../format.ts'

/** The badge, with the day where there is one. */
export function DueBadge({ thread }: { thread: Pick<ThreadRow, 'dueAt' | 'isOverdue' | 'undecided'> }) {
  const { t } = useTranslation()
  const { dueAt, isOverdue, undecided } = thread
  if (dueAt !== null)
    return (
      <span className="due">
        <Badge tone={isOverdue ? 'bad' : 'accent'} icon={isOverdue ? CircleAlert : Clock}>
          {t(isOverdue ? 'messages.inbox.overdue' : 'messages.inbox.waits')}
        </Badge>
        <span className="muted nowrap">
          {t('messages.inbox.dueOn', { date: formatTime(dueAt).slice(0, 10) })}
        </span>
      </span>
    )
  return undecided > 0 ? (
    <Badge tone="warn" icon={CircleAlert}>
      {t('messages.states.undecided')}
    </Badge>
  ) : (
    <Badge tone="good" icon={CircleCheck}>
      {t('messages.inbox.done')}
    </Badge>
  )
}
