// Deadlines: what waits now, how it went by month and department, and the rules.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Waiting } from '#shared/deadline.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { ButtonLink } from '../../components/button.tsx'
import { Page } from '../../components/page.tsx'
import { AnswersCard } from './answers-card.tsx'
import { ChannelTimes } from './channel-times.tsx'
import { ClosedDays } from './closed-days.tsx'

/** The page. */
export function DeadlinesPage() {
  const { t } = useTranslation()
  const waiting = useQuery(api.deadlines.waiting.queryOptions())
  const rules = useQuery(api.deadlines.rules.queryOptions())
  return (
    <Page title={t('deadlines.title')} lead={t('deadlines.lead')}>
      <Asked query={waiting}>{counts => <Now counts={counts} />}</Asked>
      <AnswersCard />
      <Asked query={rules}>
        {({ closedDays, channels }) => (
          <div className="columns">
            <ClosedDays days={closedDays} />
            <ChannelTimes channels={channels} />
          </div>
        )}
      </Asked>
    </Page>
  )
}

const COUNTS = ['overdue', 'dueToday', 'waiting'] as const

function Now({ counts }: { counts: Waiting }) {
  const { t } = useTranslation()
  return (
    <section className="stack" aria-labelledby="now">
      <h2 id="now">{t('deadlines.now')}</h2>
      <ul className="plain-list tasks">
        {COUNTS.map(name => (
          <li key={name} className="card task">
            <span
              className={`task-count number${counts[name] === 0 ? ' task-count-none' : ''}`}
              aria-hidden="true"
            >
              {counts[name]}
            </span>
            <span className="task-words">{t(`deadlines.${name}`, { count: counts[name] })}</span>
          </li>
        ))}
      </ul>
      <div>
        <ButtonLink href="/messages">{t('deadlines.toInbox')}</ButtonLink>
      </div>
    </section>
  )
}
