// Today: the runs that go on or stand still, what needs a person now, the most urgent first, and how the half-year stands.
import { useQuery } from '@tanstack/react-query'
import { CloudOff, FolderSync } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Asked } from '../../components/asked.tsx'
import { When } from '../../components/facts.tsx'
import { Page } from '../../components/page.tsx'
import { formatDay, swedishToday } from '../../format.ts'
import { useLanguage } from '../../settings.ts'
import { BrowserRules } from '../captures/browser-rules.tsx'
import { RunNow } from '../captures/run-now.tsx'
import { BackupTask } from './backup-task.tsx'
import { ChecksTask } from './checks-task.tsx'
import { FirstSteps } from './first-steps.tsx'
import { HalfYear } from './half-year.tsx'
import { HaltedRuns } from './halted-runs.tsx'
import { Queue } from './queue.tsx'

/** The first page of an open archive. */
export function TodayPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const status = useQuery(api.archive.status.queryOptions())
  return (
    <Page title={t('today.title')} lead={formatDay(swedishToday().toString(), language)}>
      <Asked query={status}>
        {answer => (
          <>
            {answer.syncedBy === null ? null : (
              <Alert tone="warn" icon={FolderSync} title={t('today.synced', { service: answer.syncedBy })} />
            )}
            {answer.roams ? <Alert tone="warn" icon={FolderSync} title={t('today.roams')} /> : null}
            {answer.filesAwaySince === null ? null : (
              <Alert tone="warn" icon={CloudOff} title={t('today.filesAway')}>
                <When at={answer.filesAwaySince} />
              </Alert>
            )}
            <BrowserRules only="what-stops" />
            <RunNow />
            <HaltedRuns />
            <ChecksTask />
            <BackupTask />
            {answer.captures === 0 ? <FirstSteps status={answer} /> : null}
            {answer.channels === 0 ? null : (
              <div className="today">
                <Queue status={answer} />
                <HalfYear status={answer} />
              </div>
            )}
          </>
        )}
      </Asked>
    </Page>
  )
}
